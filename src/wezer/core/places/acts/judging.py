"""What members say of a place, and what follows; and those who tend the group, who need nobody else."""

from typing import Any

from django.db.models import F

from wezer.core.models import Item, Member, Place, PlaceState, PlaceVote
from wezer.core.places.events import PlaceJudged, PlaceMovedOn
from wezer.core.places.refusals import PlaceMoved
from wezer.core.places.rules import STEPS
from wezer.core.search.index import list_in_search
from wezer.core.settings_registry import value
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound


@act
def judge_place(*, by: Any, place: Place, is_there: bool) -> Place:
    """Say that it is there as described, or that it no longer is; one's last word counts. With enough voices (`map.votes`)
    it is confirmed, or outdated."""
    require(by, "core.judge_place", place)
    Place.objects.select_for_update(of=("self",)).get(
        pk=place.pk
    )  # two last voices at once: counted one after the other
    said = {"is_there": is_there, "at": now()}
    PlaceVote.objects.update_or_create(place=place, member=by.member, defaults=said)
    emit(PlaceJudged(subject=ref(place), is_there=is_there), group=place.group_id, audience=place.audience_id)
    voices = PlaceVote.objects.filter(place=place, is_there=is_there).count()
    if voices >= int(value("map.votes")):
        _step(place, "confirm" if is_there else "outdate")
    return place


@act
def settle_place(*, by: Any, place: Place, step: str) -> Place:
    """One of `STEPS`, by somebody who tends the group."""
    require(by, "core.settle_place", place)
    if step not in STEPS:
        raise NotFound()
    if not _step(place, step):
        place.refresh_from_db()
        raise PlaceMoved(state=place.get_state_display())
    return place


@act
def forget_judgements(*, by: Any, member: Member) -> None:
    """What a member said of places goes; what followed of it stays."""
    PlaceVote.objects.filter(member=member).delete()


def _step(place: Place, name: str) -> bool:
    before, after = STEPS[name]
    if not move(place, before, after):
        return False
    PlaceVote.objects.filter(place=place).delete()  # they have done their work: the next change needs new ones
    over = now() if after == PlaceState.REMOVED else None
    label = "" if after == PlaceState.CONFIRMED else after
    Item.objects.filter(pk=place.pk).update(state_label=label, over_at=over, version=F("version") + 1)
    place.refresh_from_db()
    list_in_search(place)
    emit(PlaceMovedOn(subject=ref(place), state=after), group=place.group_id, audience=place.audience_id)
    return True
