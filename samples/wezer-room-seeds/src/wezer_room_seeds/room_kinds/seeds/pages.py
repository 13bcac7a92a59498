"""The room's pages: a view finds what this person may see, does one thing, answers."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.kinds import room_kinds
from wezer.core.models import RoomState
from wezer.core.rooms.pages import context_of
from wezer.kernel.permissions import can
from wezer.ui.forms import submit
from wezer.ui.http import form_key, go
from wezer.ui.paging import page_of
from wezer_room_seeds.acts import offer_lot, take_lot
from wezer_room_seeds.forms import LotForm
from wezer_room_seeds.models import Lot, LotState


def _kind():
    return room_kinds["seeds"]


def shelf(request, room):
    """What stands there, newest first."""
    lots = Lot.objects.visible_to(request.viewer).filter(room=room, published_at__isnull=False)
    if not _kind().setting(room, "shows_taken"):
        lots = lots.filter(state=LotState.THERE)
    page = page_of(lots.select_related("author", "group"), request, size=20, order=("-published_at", "-id"))
    for lot in page.items:
        lot.url = _kind().page_url(room, "lot", lot.uid)
    may_offer = room.state == RoomState.OPEN and can(request.viewer, "seeds.offer_lot", room.group)
    context = context_of(request, room) | {
        "page": page,
        "welcome": _kind().setting(room, "welcome"),
        "offer_url": _kind().page_url(room, "offer") if may_offer else "",
    }
    return render(request, "seeds/shelf.html", context)


def lot(request, room, uid):
    """One lot, and who took it."""
    found = get_object_or_404(Lot.objects.visible_to(request.viewer).with_people(), uid=uid, room=room)
    found.room = room
    may_take = (
        found.state == LotState.THERE and room.state == RoomState.OPEN and can(request.viewer, "seeds.take_lot", found)
    )
    take_url = _kind().page_url(room, "take", uid) if may_take else ""
    return render(request, "seeds/lot.html", context_of(request, room) | {"lot": found, "take_url": take_url})


@login_required
def offer(request, room):
    form = LotForm(request.POST or None)
    if request.method == "POST":
        made = submit(form, offer_lot, by=request.viewer, room=room, key=form_key(request))
        if made is not None:
            return go(request, _kind().page_url(room, "lot", made.uid), said=_("It stands on the shelf."))
    context = context_of(request, room) | {"form": form}
    return render(request, "seeds/offer.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def take(request, room, uid):
    found = get_object_or_404(Lot.objects.visible_to(request.viewer).with_people(), uid=uid, room=room)
    found.room = room
    take_lot(by=request.viewer, lot=found)
    return go(request, _kind().page_url(room, "lot", uid), said=_("It is yours. Whoever put it there is told."))
