"""Members, groups, events, places and things to lend on the map."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.kinds import MapLayer, group_kinds, map_layers
from wezer.core.models import PlaceCategory, PlaceState


@map_layers.add
class MembersLayer(MapLayer):
    kind = "members"
    name = _("Members")
    one = _("Member")
    icon = "user-round"
    tone = "plum"
    order = 10
    schema = "Person"
    pair = "Person"


@map_layers.add
class GroupsLayer(MapLayer):
    kind = "groups"
    name = _("Groups")
    one = _("Group")
    icon = "users-round"
    tone = "river"
    order = 20
    schema = "Organization"
    pair = "Organization"
    picture = ("groups:tree", _("Groups as circles"))

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
    schema = "Event"
    pair = "Event"


@map_layers.add
class PlacesLayer(MapLayer):
    kind = "places"
    name = pgettext_lazy("map", "Places")
    one = pgettext_lazy("map", "Place")
    icon = "map-pinned"
    tone = "plum"
    order = 35
    item_kind = "place"

    def theme(self, item: Any) -> str:
        return str(item.category)

    def themes(self) -> list[tuple[str, Any]]:
        return list(PlaceCategory.choices)

    def hours(self, item: Any) -> str:
        return str(item.hours)

    def note(self, item: Any) -> Any:
        return {
            PlaceState.SUGGESTED: _("not confirmed yet"),
            PlaceState.OUTDATED: _("perhaps no longer there"),
        }.get(item.state_label, "")


@map_layers.add
class ThingsLayer(MapLayer):
    kind = "things"
    name = _("Things to lend")
    one = _("Thing to lend")
    icon = "drill"
    tone = "river"
    order = 60
    item_kind = "thing"
    schema = "Product"
    pair, pair_by = "AtomBasedResource", "offeredBy"

    def hours(self, item: Any) -> str:
        return str(item.hours)
