"""Forms of the life of groups."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.forms_groups import MemberField
from wezer.core.models import Group, GroupState
from wezer.ui.forms import Form


class EndForm(Form):
    reason = forms.CharField(
        label=_("Why it ends"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays on its page, with its name and dates."),
    )  # fmt: skip


class MergeForm(Form):
    """Another group to become a part of: one that lies beside it, or around it."""

    into = forms.ChoiceField(label=_("Into which group"))

    def __init__(self, *args: Any, group: Group, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = Group.objects.visible_to(viewer).filter(state=GroupState.ACTIVE, parent__isnull=False)
        found = open_ones.exclude(pk=group.pk).order_by("name", "pk")[:500]
        self.groups = {str(each.uid): each for each in found}
        self.fields["into"].choices = [(uid, each.name) for uid, each in self.groups.items()]

    def clean_into(self) -> Group:
        return self.groups[self.cleaned_data["into"]]


class RuleForm(Form):
    """One setting of a group: what it says about it."""

    mode = forms.ChoiceField(label=_("What this group says"))
    locked = forms.BooleanField(
        label=_("Groups inside may not say otherwise"), required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, rule: Any, **kwargs: Any) -> None:
        own = rule.own
        said = {
            "mode": rule.mode,
            "locked": bool(own and own.locked),
            "value": _typed(own.value if own else rule.value),
        }
        super().__init__(*args, initial=said, prefix=None, auto_id=f"id_{rule.key.key.replace('.', '_')}_%s", **kwargs)
        self.rule = rule
        modes = [("inherit", _("Nothing: what is said around it holds")), ("set", _("This:"))]
        if rule.key.type is list:
            modes += [("add", _("Add these:")), ("remove", _("Take these away:"))]
        self.fields["mode"].choices = modes
        field = _field_of(rule)
        self.fields = {"mode": self.fields["mode"], "value": field, "locked": self.fields["locked"]}
        self.dress()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.rule.key.type is list:
            lines = str(said.get("value") or "").splitlines()
            said["value"] = [line.strip() for line in lines if line.strip()]
        elif self.rule.key.type is bool:
            said["value"] = said.get("value") == "yes"
        return said


def _typed(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "\n".join(map(str, value)) if isinstance(value, list) else value


def _field_of(rule: Any) -> forms.Field:
    key = rule.key
    if key.choices:
        return forms.ChoiceField(label=_("Value"), required=False, choices=key.choices)
    if key.type is bool:
        return forms.ChoiceField(label=_("Value"), required=False, choices=[("yes", _("yes")), ("no", _("no"))])
    if key.type is int:
        return forms.IntegerField(label=_("Value"), required=False)
    if key.type is list:
        return forms.CharField(label=_("Value"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
                               help_text=_("One in each line."))  # fmt: skip
    return forms.CharField(label=_("Value"), required=False)


class LoanForm(Form):
    """One's role for somebody else as well, until a day."""

    member = MemberField(label=_("Who"), max_length=120, help_text=_("A member of the community, by name."))
    ends_on = forms.DateField(
        label=_("Until the end of"), widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("What cannot be undone is not lent, and what is lent cannot be lent further."),
    )  # fmt: skip


class HandoverForm(Form):
    handover = forms.CharField(
        label=_("What the next one should know"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class PartingForm(HandoverForm):
    """What one leaves a group with: a word where it is said first, and one for those who take over roles."""

    field_order = ("word", "handover")
    word = forms.CharField(
        label=_("A word to those who tend the group"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, roles: bool, says_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not says_first:
            del self.fields["word"]
        if not roles:
            del self.fields["handover"]
