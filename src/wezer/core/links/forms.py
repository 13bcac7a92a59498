"""The form of a link."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.forms_groups import MemberField
from wezer.core.models import Group, GroupState, LinkKind
from wezer.ui.forms import Form


class LinkForm(Form):
    kind = forms.ChoiceField(label=_("How they are linked"), choices=LinkKind.choices)
    other = forms.ChoiceField(label=_("To which group"))
    member = MemberField(
        label=_("Who carries the voice"), max_length=120, required=False,
        help_text=_("Only where the group has a voice in the other: somebody fully in it."),
    )  # fmt: skip
    word = forms.CharField(
        label=_("A word to them"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, group: Group, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Group.objects.visible_to(viewer).filter(state=GroupState.ACTIVE).exclude(pk=group.pk)
        self.groups = {str(each.uid): each for each in found.order_by("name", "pk")[:500]}
        self.fields["other"].choices = [(uid, each.name) for uid, each in self.groups.items()]

    def clean_other(self) -> Group:
        return self.groups[self.cleaned_data["other"]]

    def clean_member(self) -> Any:
        return self.cleaned_data.get("member") or None
