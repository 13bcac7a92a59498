"""The office's place in the shell."""

from django.utils.translation import gettext_lazy as _

from wezer.operation.areas import OFFICE, sees_office
from wezer.ui.shell import Space, spaces

spaces.add(
    Space(key="office", label=_("Office"), icon="book-open", url=OFFICE, section="run", order=20, visible=sees_office)
)
