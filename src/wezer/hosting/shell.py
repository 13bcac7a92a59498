"""What hosting adds to the garden."""

from django.utils.translation import gettext_lazy as _

from wezer.core.panels import Section, garden_sections
from wezer.hosting.permissions import may_import

garden_sections.add(Section("import", _("Bring along"), "upload", "imports:list", 85, may_import))
