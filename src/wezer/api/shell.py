"""What the API adds to one's settings."""

from django.utils.translation import gettext_lazy as _

from wezer.api import audit_words as _words_of_the_log  # noqa: F401
from wezer.core.panels import Section, is_member, me_sections

me_sections.add(Section("tokens", _("Tokens for programs"), "key-round", "tokens:list", 75, is_member))
me_sections.add(Section("webhooks", _("Webhooks"), "plug", "webhooks:list", 76, is_member))
