"""The only code that writes."""

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from wezer.core.acts.posts import chosen_audience, one_time
from wezer.core.models import RoomState
from wezer.core.rules import clean_name
from wezer.core.search.index import index_item
from wezer.core.talk_refusals import RoomNotOpen
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Conflict
from wezer_room_seeds.events import LotOffered, LotTaken
from wezer_room_seeds.models import Lot, LotState


class LotGone(Conflict):
    code = "seeds_lot_gone"
    message = _("Somebody was quicker: this is taken.")


@act
def offer_lot(*, by, room, title, amount="", note="", key=""):
    """Put something on the shelf. The same `key` sent twice by the same party gives the same lot."""
    require(by, "seeds.offer_lot", room.group)
    if room.state != RoomState.OPEN:
        raise RoomNotOpen()
    once = one_time(by, key)
    if once and (known := Lot.objects.filter(key=once).first()):
        return known
    content = {
        "title": clean_name(title, most=200, field="title"),
        "amount": amount.strip(),
        "note": note.strip(),
        "card": {"excerpt": note.strip()[:400], "amount": amount.strip()},
        "audience": chosen_audience(room.group, ""),
        "published_at": now(),
    }
    try:
        with attempt():
            lot = Lot.objects.create(
                kind="seeds_lot",
                room=room,
                group=room.group,
                author=by.party,
                written_by=by.member,
                key=once,
                **content,
            )
    except IntegrityError:
        return Lot.objects.get(key=once)
    index_item(lot, body=lot.note)
    emit(LotOffered(subject=ref(lot)), group=room.group, audience=lot.audience)
    return lot


@act
def take_lot(*, by, lot):
    """Take it: one who asks first has it, whoever asks at the same moment is told so."""
    require(by, "seeds.take_lot", lot)
    if lot.room.state != RoomState.OPEN:
        raise RoomNotOpen()
    if not move(lot, LotState.THERE, LotState.TAKEN, taken_by=by.member):
        raise LotGone()
    lot.over_at = now()
    type(lot).objects.filter(pk=lot.pk).update(over_at=lot.over_at, state_label=LotState.TAKEN)
    emit(LotTaken(subject=ref(lot), member=ref(by.member)), group=lot.group, audience=lot.audience)
    return lot


@act
def forget_taker(*, room, member, by):
    """Nobody can tell any more that the member took something here; what they put there, core forgets with its items."""
    Lot.objects.filter(room=room, taken_by=member).update(taken_by=None)
    Lot.objects.filter(room=room, author=member).update(amount="", note="")


@act
def empty_shelf(*, by, room):
    """The room's days in the bin are over."""
    Lot.objects.filter(room=room).update(amount="", note="", taken_by=None)
