"""What hosting adds to the garden."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wezer.core.clearing.copies import tells_of_copies
from wezer.core.panels import Section, garden_sections
from wezer.hosting.permissions import may_import

garden_sections.add(Section("import", _("Bring along"), "upload", "imports:list", 85, may_import))


def _newest_backup() -> datetime | None:
    from wezer.hosting.archive import newest_backup_at  # seldom asked: no page loads it before

    return newest_backup_at()


tells_of_copies(_newest_backup)
