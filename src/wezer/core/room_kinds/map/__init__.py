"""Places: what stands on the map though it belongs to nobody here."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from wezer.core.kinds import RoomOfItems, room_kinds
from wezer.core.models import Place
from wezer.core.places import permissions as _rights  # noqa: F401 - registered when the kind is
from wezer.core.places.acts.imports import empty_map


@room_kinds.add
class MapRoom(RoomOfItems):
    kind = "map"
    name = pgettext_lazy("map", "Places")
    icon = "map-pinned"
    description = gettext_lazy("A compost, a well, a repair café: suggested by one, confirmed by several, on the map.")
    item_kinds = ("place",)
    rights = ("core.suggest_place", "core.correct_place", "core.judge_place", "core.settle_place", "core.import_places")
    once = True
    may_be_closed = True
    own_code = ("wezer.core.places",)

    def live(self, room: Any, viewer: Any) -> str:
        number = Place.objects.listed_for(viewer).filter(room=room).count()
        return ngettext("{number} place", "{number} places", number).format(number=number) if number else ""

    def opens_to(self, room: Any, viewer: Any) -> bool:
        """Those inside; and visitors, when something in there may be read by them."""
        return bool(viewer.belongs(room.group) or getattr(room, "newest", []))

    def fixtures(self, *, by: Any, room: Any) -> None:
        from wezer.core.places.acts.places import suggest_place

        suggest_place(
            by=by, room=room, title=_("The well by the mill"), category="water", latitude=44.91, longitude=5.23
        )

    def emptied(self, *, by: Any, room: Any) -> None:
        empty_map(by=by, room=room)

    def render(self, request: Any, room: Any) -> Any:
        from wezer.core.places.views.places import room_page

        return room_page(request, room)
