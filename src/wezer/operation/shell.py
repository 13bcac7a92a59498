"""The office's place in the shell."""

from django.utils.translation import gettext_lazy as _

from wezer.core.panels import Section, is_member, me_sections
from wezer.operation import audit_words as _words_of_the_log  # noqa: F401
from wezer.operation import threads as _threads  # noqa: F401  how documents are named on threads of life
from wezer.operation.areas import OFFICE, sees_office
from wezer.ui.shell import Space, spaces

spaces.add(
    Space(key="office", label=_("Office"), icon="book-open", url=OFFICE, section="run", order=20, visible=sees_office)
)
me_sections.add(Section("invoices", _("My settlement requests"), "scroll-text", "office:mine", 60, is_member))
me_sections.add(Section("expenses", _("My expenses"), "receipt", "office:expenses", 62, is_member))
