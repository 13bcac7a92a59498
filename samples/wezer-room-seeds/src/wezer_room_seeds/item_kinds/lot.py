from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds, room_kinds


@item_kinds.add
class SeedsLot(ItemKind):
    kind = "seeds_lot"
    name = _("Lot on a shelf")
    icon = "package"
    model = "seeds.Lot"
    card_template = "seeds/_card.html"

    def url(self, item):
        item.room.group = item.group
        return room_kinds["seeds"].page_url(item.room, "lot", item.uid)

    def search_parts(self, item):
        return [item.lot.note]
