"""Members, groups and events on the map."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import MapLayer, group_kinds, map_layers


@map_layers.add
class MembersLayer(MapLayer):
    kind = "members"
    name = _("Members")
    one = _("Member")
    icon = "user-round"
    tone = "plum"
    order = 10


@map_layers.add
class GroupsLayer(MapLayer):
    kind = "groups"
    name = _("Groups")
    one = _("Group")
    icon = "users-round"
    tone = "river"
    order = 20

    def themes(self) -> list[tuple[str, Any]]:
        return group_kinds.choices()


@map_layers.add
class EventsLayer(MapLayer):
    kind = "events"
    name = _("Events")
    one = _("Event")
    icon = "calendar-days"
    tone = "sun"
    order = 30
    item_kind = "event"

    def takes(self, item: Any) -> bool:
        return bool(item.kind == "event")
