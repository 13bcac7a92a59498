from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds
from wezer.core.models import Place, PlaceState, PlaceVote, Revision
from wezer.core.places.refusals import PlaceShared


@item_kinds.add
class PlaceKind(ItemKind):
    kind = "place"
    name = _("Place on the map")
    many = _("Places on the map")
    icon = "map-pin"
    model = "core.Place"
    card_template = "core/places/_card.html"
    in_feed = False  # an import brings hundreds

    def url(self, item: Any) -> str:
        return reverse("places:place", args=[item.uid])

    def reindex(self, item: Any) -> None:
        from wezer.core.places.acts.places import reindex_place

        reindex_place(item)

    def shared(self, items: Collection[Any]) -> set[int]:
        """Confirmed or judged otherwise, corrected by others, or said by one of them to be there. Three statements."""
        named = {f"core.place/{item.uid}": item for item in items}
        numbers = [item.pk for item in items]
        judged = Place.objects.filter(pk__in=numbers).exclude(state=PlaceState.SUGGESTED).values_list("pk", flat=True)
        voices = PlaceVote.objects.filter(place__in=numbers, is_there=True).values_list("place", flat=True)
        written = Revision.objects.filter(subject__in=named).values_list("subject", "written_by")
        return {*judged, *voices, *(named[name].pk for name, by in written if by != named[name].written_by_id)}

    def check_withdrawal(self, item: Any) -> None:
        """As long as it is one's own suggestion alone."""
        if self.shared([item]):
            raise PlaceShared()
