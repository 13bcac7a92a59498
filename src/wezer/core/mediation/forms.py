"""Naming somebody who mediates."""

from django.utils.translation import gettext_lazy as _

from wezer.core.forms_groups import MemberField
from wezer.ui.forms import Form


class MediatorForm(Form):
    member = MemberField(
        label=_("Who mediates in this case"), max_length=120,
        help_text=_("A member of the community, by name, who is on neither side. They read here what you agreed on and said."),
    )  # fmt: skip
