"""Forms by which people are let in to an event."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.acts.event_entry import LONGEST_REASON
from wezer.core.models import Group
from wezer.core.models.group import LIVING
from wezer.ui.forms import Form


class InviteToEventForm(Form):
    members = forms.CharField(
        label=_("Whom to invite"), required=False, max_length=2000,
        help_text=_("Names of members, a comma between them."), widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    group = forms.ModelChoiceField(
        queryset=Group.objects.none(), label=_("And everybody in a group"), required=False, to_field_name="slug",
        empty_label=_("no group"),
    )  # fmt: skip

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Group.objects.visible_to(viewer).filter(pk__in=viewer.group_ids, state__in=LIVING)
        group: Any = self.fields["group"]
        group.queryset = mine.order_by("name")


class NotLetInForm(Form):
    reason = forms.CharField(
        label=_("Why not"), max_length=LONGEST_REASON, help_text=_("The person reads it; nobody else but those who tend the event."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
