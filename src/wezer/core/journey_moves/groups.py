"""Groups, roles and rooms."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.acts.groups import create_group
from wezer.core.acts.lifecycle import archive_group, reopen_group
from wezer.core.acts.roles import create_role, remove_role
from wezer.core.acts.rooms import archive_room, open_room
from wezer.core.community import community
from wezer.core.journey.kinds import JourneyMove, journey_moves
from wezer.core.kinds import group_kinds, room_kinds
from wezer.core.models import Belonging, Group, GroupState, Item, Role, RoleHolding, Room, RoomState


@journey_moves.add
class OpenGroup(JourneyMove):
    """{"name", "type", "membrane", "purpose"}, inside the community."""

    kind = "group"

    def says(self, wanted: Mapping[str, Any]) -> str:
        kind = group_kinds[wanted["type"]].name
        return _("Group “{name}” ({kind})").format(name=wanted["name"], kind=kind)

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        return _group(wanted["name"]).filter(state=GroupState.ACTIVE).exists()

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        asleep = _group(wanted["name"]).filter(state=GroupState.ARCHIVED).first()
        if asleep is not None:
            reopen_group(by=by, group=asleep)
            return {"group": str(asleep.uid)}
        made = create_group(
            by=by, parent=community(), type=wanted["type"], name=wanted["name"], purpose=wanted.get("purpose") or "",
            membrane=wanted.get("membrane") or "",
        )  # fmt: skip
        return {"group": str(made.uid)}

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        group = Group.objects.filter(uid=made["group"], state=GroupState.ACTIVE).first()
        if group is None:
            return True
        others = Belonging.objects.filter(group=group).exclude(crossing="founder").exists()
        if others or Item.objects.filter(group=group).exists() or group.children.exists():
            return False
        archive_group(by=by, group=group)
        return True


def _group(name: str) -> Any:
    return Group.objects.filter(parent=community(), name=name)


@journey_moves.add
class MakeRole(JourneyMove):
    """{"name", "purpose", "rights"}: a role of the community, nobody's yet."""

    kind = "role"

    def says(self, wanted: Mapping[str, Any]) -> str:
        return _("Role “{name}”").format(name=wanted["name"])

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        return Role.objects.filter(group=community(), name=wanted["name"]).exists()

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        rights = [name for name in wanted.get("rights", ()) if by.is_system or by.has_right(name)]
        purpose = wanted.get("purpose") or ""
        made = create_role(by=by, group=community(), name=wanted["name"], rights=rights, purpose=purpose)
        return {"role": str(made.uid)}

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        role = Role.objects.select_related("group").filter(uid=made["role"]).first()
        if role is not None and RoleHolding.objects.filter(role=role).exists():
            return False
        if role is not None:
            remove_role(by=by, role=role)
        return True


@journey_moves.add
class OpenRoom(JourneyMove):
    """{"room": kind}: a room of the community. A kind that no package brings is passed over."""

    kind = "room"

    def says(self, wanted: Mapping[str, Any]) -> str:
        known = room_kinds.get(wanted["room"])
        return _("Room “{name}”").format(name=known.name if known else wanted["room"])

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        return wanted["room"] not in room_kinds or _rooms(wanted["room"]).exists()

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        made = open_room(by=by, group=community(), kind=wanted["room"], if_there=True)
        return {"room": str(made.uid) if made else ""}

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        room = Room.objects.select_related("group").filter(uid=made["room"]).first() if made["room"] else None
        if room is None:
            return True
        if Item.objects.filter(room=room).exclude(kind="conversation").exists():
            return False
        return archive_room(by=by, room=room)


def _rooms(kind: str) -> Any:
    return Room.objects.filter(group=community(), kind=kind).exclude(state=RoomState.ARCHIVED)
