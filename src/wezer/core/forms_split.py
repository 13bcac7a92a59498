"""The form by which a part of a group is split off."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wezer.core.forms_groups import kinds_inside
from wezer.core.halls import rooms_of
from wezer.core.kinds import room_kinds
from wezer.core.models import ACTIVE_STATES, Belonging, Group
from wezer.core.splitting import groups_beside, share_lines
from wezer.ui.forms import Form

HOW = [("staying", _("stays")), ("going", _("goes")), ("both", _("belongs to both"))]
#: So many people stand on the page; of a larger group the others stay.
MOST_PEOPLE = 500


class SplitForm(Form):
    into = forms.ChoiceField(label=_("Into which group"), required=False)
    name = forms.CharField(label=_("Name"), required=False, max_length=120)
    type = forms.ChoiceField(label=_("What kind of group"), required=False)
    purpose = forms.CharField(
        label=_("Purpose"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    rooms = forms.MultipleChoiceField(
        label=_("Rooms it opens besides the usual ones"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("What was written stays where it is."),
    )  # fmt: skip

    def __init__(self, *args: Any, group: Group, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert group.parent is not None, "the community is not split"
        self.group = group
        beside = groups_beside(viewer, group)
        self.beside = {str(one.uid): one for one in beside}
        self.fields["into"].choices = [("", _("A new group")), *((str(one.uid), one.name) for one in beside)]
        self.fields["type"].choices = [(kind.kind, kind.name) for kind in kinds_inside(group.parent)]
        self.fields["type"].initial = group.type
        kinds = dict.fromkeys(room.kind for room in rooms_of(group))
        self.fields["rooms"].choices = [(kind, room_kinds[kind].name) for kind in kinds if kind in room_kinds]
        self.belongings = list(_people(group)[:MOST_PEOPLE])
        for one in self.belongings:
            mine = viewer.member is not None and one.member_id == viewer.member.pk
            self.fields[f"who_{one.member.uid}"] = forms.ChoiceField(
                label=one.member.name, choices=HOW[1:] if mine else HOW, initial="both" if mine else "staying",
                required=False,
            )  # fmt: skip
        self.lines = share_lines(viewer, group)
        for line in self.lines:
            self.fields[f"share_{line.key}"] = forms.CharField(
                label=line.label, required=False, max_length=30, help_text=_("There: {amount}").format(amount=line.there),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )  # fmt: skip
        self.dress()

    def people(self) -> Iterator[Any]:
        return (self[f"who_{one.member.uid}"] for one in self.belongings)

    def shares(self) -> Iterator[Any]:
        return (self[f"share_{line.key}"] for line in self.lines)

    def clean(self) -> dict[str, Any]:
        """What the act takes."""
        said = super().clean() or {}
        into = self.beside.get(said.get("into", ""))
        if into is None and not said.get("name") and "name" not in self.errors:
            self.add_error("name", ValidationError(self.fields["name"].error_messages["required"], code="required"))
        how = {one.member: said.get(f"who_{one.member.uid}") for one in self.belongings}
        return {
            "into": into,
            "name": said.get("name", ""),
            "type": said.get("type", ""),
            "purpose": said.get("purpose", ""),
            "rooms": said.get("rooms", []),
            "going": [member for member, word in how.items() if word == "going"],
            "both": [member for member, word in how.items() if word == "both"],
            "shares": {line.key: said.get(f"share_{line.key}", "") for line in self.lines},
        }

    def digest(self) -> str:
        """Of exactly what is said: what was looked at is what is done."""
        typed: Any = self.data  # as a browser sends it
        said = [f"{name}={','.join(typed.getlist(name))}" for name in sorted(self.fields)]
        return hashlib.sha256("\n".join([str(self.group.version), *said]).encode()).hexdigest()[:32]


def _people(group: Group) -> Any:
    inside = Belonging.objects.filter(group=group, state__in=ACTIVE_STATES)
    return inside.select_related("member").order_by("member__name", "pk")
