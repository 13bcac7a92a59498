"""What becomes of rooms."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds, room_kinds


class _OfRoom(NoticeKind):
    topic = "roles"

    def url(self, notice: Any) -> str:
        if not notice.group_id:
            return reverse("home:home")
        if notice.detail.get("room"):
            return reverse("groups:room-settings", args=[notice.group.slug, notice.detail["room"]])
        return reverse("groups:hall", args=[notice.group.slug])

    def words(self, notice: Any) -> dict[str, str]:
        kind = room_kinds.get(notice.detail.get("kind", ""))
        name = notice.detail.get("name") or (str(kind.name) if kind else "")
        return {
            "room": name,
            "group": notice.group.name if notice.group else "",
            "name": notice.actor.name if notice.actor else _("Someone"),
        }


@notice_kinds.add
class RoomOutOfOrder(_OfRoom):
    kind, name, icon = "room_disabled", gettext_lazy("A room in a group I tend is out of order"), "wrench"
    topic = "moderation"

    def sentence(self, notice: Any) -> str:
        return _("{room} in {group} failed three times and is out of order").format(**self.words(notice))


@notice_kinds.add
class RoomAsked(_OfRoom):
    kind, name, icon = "room_proposed", gettext_lazy("Someone proposes a room in a group I tend"), "door-open"
    waits = True

    def sentence(self, notice: Any) -> str:
        return _("{name} proposes a room in {group}: {room}").format(**self.words(notice))


@notice_kinds.add
class RoomGiven(_OfRoom):
    kind, name, icon = "room_accepted", gettext_lazy("A room that I proposed is open"), "door-open"

    def sentence(self, notice: Any) -> str:
        return _("{room}, which you proposed, is open in {group}").format(**self.words(notice))


@notice_kinds.add
class RoomNotGiven(_OfRoom):
    kind, name, icon = "room_declined", gettext_lazy("A room that I proposed is not opened"), "circle-x"

    def sentence(self, notice: Any) -> str:
        return _("{group} does not open the room that you proposed: {room}").format(**self.words(notice))
