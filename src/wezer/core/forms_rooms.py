"""Forms of rooms: which to open, what a group decides about one, which kinds the gardeners keep back."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.halls import may_know
from wezer.core.kinds import RoomKind, RoomSetting, room_kinds
from wezer.core.models import Group, Room
from wezer.core.rooms.contract import is_offered
from wezer.core.settings_registry import explain, value
from wezer.kernel.permissions import can
from wezer.ui.forms import Form, SwitchInput


class RoomForm(Form):
    """Another room: those who tend the group open it, others propose it. What the gardeners keep back they alone open."""

    kind = forms.ChoiceField(label=gettext_lazy("What kind of room"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Empty: the usual name of its kind."),
    )

    def __init__(self, *args: Any, group: Group, there: set[str], viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept_back = () if can(viewer, "core.tend_community", None) else value("rooms.withheld")
        self.kinds = [
            kind
            for kind in room_kinds
            if kind.may_open(group)
            and is_offered(kind)
            and kind.kind not in kept_back
            and not (kind.once and kind.kind in there)
        ]
        self.fields["kind"].choices = [(kind.kind, kind.name) for kind in self.kinds]


class RoomNameForm(Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Empty: the usual name of its kind. Its address stays."),
    )


def _field(setting: RoomSetting) -> forms.Field:
    """The control of a setting, by its type."""
    said: dict[str, Any] = {"label": setting.label, "help_text": setting.help, "required": False}
    if setting.type is bool:
        return forms.BooleanField(widget=SwitchInput, **said)
    if setting.type is int:
        return forms.IntegerField(**{**said, "required": True})
    if setting.choices:
        return forms.ChoiceField(choices=setting.choices, **{**said, "required": True})
    if setting.type is list:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=5000, **said)
    return forms.CharField(max_length=500, **said)


class RoomSettingsForm(Form):
    """What the kind lets a group decide, drawn from its `settings_schema`. Each may be left as it is said around the group."""

    def __init__(self, *args: Any, kind: RoomKind, room: Room, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.room, self.viewer = kind, room, viewer
        for setting in kind.settings_schema:
            self._add(setting)
        self.dress()

    def _add(self, setting: RoomSetting) -> None:
        said = explain(self._key(setting.name), self.room.group)
        field = _field(setting)
        field.initial = "\n".join(said.value) if setting.type is list else said.value
        field.disabled = said.locked_above
        self.fields[setting.name] = field
        own = said.group_id == self.room.group_id
        if said.locked_above:
            field.help_text = _("A group around this one decided it for all inside.")
        elif not self.room.group.is_root:
            as_around = _("{setting}: as it is said around this group").format(setting=setting.label)
            around = forms.BooleanField(label=as_around, required=False, initial=not own)
            around.help_text = "" if own else self._origin(said.group_id)
            self.fields[f"around_{setting.name}"] = around

    def _origin(self, group_id: int | None) -> str:
        """Who said what holds now, as far as the viewer may know that group."""
        where = Group.objects.filter(pk=group_id).first() if group_id else None
        if where is None or not may_know(where, self.viewer):
            return _("So it is said around this group, or by WeZer itself.")
        return _("So {group} says it.").format(group=where.name)

    def _key(self, name: str) -> str:
        return f"room.{self.kind.kind}.{name}"

    def answers(self) -> Iterable[tuple[str, Any, bool]]:
        """(key, value, whether it is left as said around) of each setting that may be decided here."""
        for setting in self.kind.settings_schema:
            if self.fields[setting.name].disabled:
                continue
            typed = self.cleaned_data[setting.name]
            if setting.type is list:
                typed = [line.strip() for line in typed.splitlines() if line.strip()]
            yield self._key(setting.name), typed, bool(self.cleaned_data.get(f"around_{setting.name}"))
