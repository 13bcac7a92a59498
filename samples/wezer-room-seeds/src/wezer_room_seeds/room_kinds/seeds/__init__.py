"""The room: its door, its pages, what a group decides about it, and what it owes to people."""

from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.kinds import RoomKind, RoomSetting, room_kinds
from wezer.core.rooms.research import pseudonym
from wezer.core.viewer import Viewer
from wezer_room_seeds.acts import empty_shelf, forget_taker, offer_lot
from wezer_room_seeds.models import Lot, LotState
from wezer_room_seeds.room_kinds.seeds import pages


@room_kinds.add
class Seeds(RoomKind):
    kind = "seeds"
    name = gettext_lazy("Seeds")
    icon = "sprout"
    description = gettext_lazy("A shelf: put there what you give away, take what you need.")
    version = "1.0"
    core_api = ">=1.0,<2"
    item_kinds = ("seeds_lot",)
    notice_kinds = ("seeds_lot_taken",)
    rights = ("seeds.offer_lot", "seeds.take_lot")
    settings_schema = (
        RoomSetting("welcome", str, "", gettext_lazy("A sentence above the shelf")),
        RoomSetting("shows_taken", bool, True, gettext_lazy("What is taken stays in sight")),
    )
    urls = (
        path("lots/new/", pages.offer, name="offer"),
        path("lots/<uuid:uid>/", pages.lot, name="lot"),
        path("lots/<uuid:uid>/taking/", pages.take, name="take"),
    )

    def render(self, request, room):
        return pages.shelf(request, room)

    def live(self, room, viewer):
        newest = getattr(room, "newest", [])
        if not newest:
            return _("The shelf is empty.")
        return _("{name}: “{title}”").format(name=newest[0].author.name, title=newest[0].title)

    def opens_to(self, room, viewer):
        """Those inside; and visitors, when something in there may be read by them."""
        return bool(viewer.belongs(room.group) or getattr(room, "newest", []))

    def summary(self, room, viewer, since):
        found = Lot.objects.visible_to(viewer).filter(room=room, state=LotState.TAKEN, over_at__gt=since).count()
        words = ngettext(
            "{number} lot found somebody who needs it.", "{number} lots found somebody who needs them.", found
        )
        return words.format(number=found) if found else ""

    def emptied(self, *, by, room):
        empty_shelf(by=by, room=room)

    # What the room keeps of a person, beside the items themselves, which core gives and forgets.

    def export(self, room, member):
        mine = Lot.objects.filter(room=room, author=member, withdrawn_at=None)
        taken = Lot.objects.filter(room=room, taken_by=member)
        return [
            *({"offered": lot.title, "amount": lot.amount, "note": lot.note} for lot in mine if lot.amount or lot.note),
            *({"taken": lot.title, "on": lot.over_at.isoformat()} for lot in taken),
        ]

    def erase(self, room, member):
        forget_taker(by=Viewer.system(), room=room, member=member)

    def anonymise(self, room, salt):
        rows = Lot.objects.filter(room=room, withdrawn_at=None).values_list("author_id", "taken_by_id", "published_at")
        return [
            {"by": pseudonym(author, salt), "to": pseudonym(taker, salt) if taker else "", "on": at.date().isoformat()}
            for author, taker, at in rows
        ]

    def fixtures(self, *, by, room):
        offer_lot(by=by, room=room, title=_("Three of a kind"), amount=_("a handful"), note=_("Keep it dry."))
