"""Tending rooms: what a group decides about one, its state, its health; proposing one; what the gardeners keep back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wezer.core.acts.rooms import (
    BIN,
    accept_room,
    archive_room,
    bin_room,
    decline_room,
    lock_room,
    propose_room,
    rename_room,
    reopen_room,
    restore_room,
)
from wezer.core.acts.settings import change_setting
from wezer.core.forms_rooms import RoomForm, RoomNameForm, RoomSettingsForm
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.kinds import room_kinds
from wezer.core.models import Group, Room
from wezer.core.modules import open_kinds, room_kind
from wezer.core.rooms.acts.health import try_again
from wezer.core.rooms.acts.settings import decide_settings
from wezer.core.rooms.doors import room_name
from wezer.core.rooms.health import disabled_rooms
from wezer.core.settings_registry import value
from wezer.core.views.doors import Guard, gardener_required
from wezer.kernel.clock import now
from wezer.kernel.permissions import require
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.paging import page_of

tending: Guard = gardener_required("core.tend_community")
#: What a steward's button asks for: the act, and what is said after it.
MOVES: dict[str, tuple[Any, Any]] = {
    "accept": (accept_room, gettext_lazy("The room is open.")),
    "decline": (decline_room, gettext_lazy("The room is not opened; whoever proposed it is told.")),
    "lock": (lock_room, gettext_lazy("The room is locked: it is read as before, nothing new comes in.")),
    "reopen": (reopen_room, gettext_lazy("The room is open again.")),
    "archive": (archive_room, gettext_lazy("The room is archived.")),
    "bin": (bin_room, gettext_lazy("The room is in the bin. For thirty days it can be put back.")),
    "restore": (restore_room, gettext_lazy("The room is back in the archive, with what was in it.")),
}


def _tended(request: MemberRequest, slug: str, uid: Any) -> tuple[Group, Room]:
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.tend_group", group)
    room = get_object_or_404(Room.objects.select_related("proposed_by"), uid=uid, group=group, emptied_at=None)
    room.group = group
    return group, room


@login_required
def settings(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """One room, for those who tend its group."""
    group, room = _tended(request, slug, uid)
    viewer: Any = request.viewer
    kind = room_kind(room.kind)
    part = request.POST.get("part", "")
    name = RoomNameForm(request.POST if part == "name" else None, initial={"name": room.name})
    said = request.POST if part == "settings" else None
    form = RoomSettingsForm(said, kind=kind, room=room, viewer=viewer) if kind else None
    if _changed(part, name, form, viewer, room):
        return go(request, reverse("groups:room-settings", args=[slug, uid]), said=_("Kept."))
    wrong = bool(name.errors or (form and form.errors))
    context = {
        "group": group,
        "room": room,
        "room_name": room_name(room),
        "kind": kind,
        "name_form": name,
        "form": form,
        "failures": room.failures.order_by("-at", "-pk")[:10],
        "until": room.state_at + BIN,
        "may_restore": room.state_at + BIN > now(),
        "tabs": tabs_of(group, rooms_of(group), viewer),
    }
    return render(request, "core/rooms/settings.html", context, status=422 if wrong else 200)


def _changed(part: str, name: RoomNameForm, form: RoomSettingsForm | None, viewer: Any, room: Room) -> bool:
    """Whether what was sent is kept."""
    if part == "name":
        return submit(name, rename_room, by=viewer, room=room) is not None
    if part == "settings" and form is not None:
        return submit(form, _decide, by=viewer, answered=form, group=room.group) is not None
    return False


def _decide(*, by: Any, answered: RoomSettingsForm, group: Group, **_typed: Any) -> bool:
    decide_settings(by=by, group=group, answers=list(answered.answers()))
    return True


@login_required
@require_POST
def state(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Open, lock, archive, bin, put back."""
    _group, room = _tended(request, slug, uid)
    if (found := MOVES.get(request.POST.get("to", ""))) is None:
        raise Http404
    act, said = found
    act(by=request.viewer, room=room)
    return go(request, reverse("groups:settings", args=[slug]) + "#rooms", said=str(said))


@login_required
@require_POST
def health(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Put a room that failed to use again."""
    group, room = _tended(request, slug, uid)
    try_again(by=request.viewer, room=room)
    return go(request, group, said=_("{name} is in use again.").format(name=room_name(room)))


@login_required
def propose(request: MemberRequest, slug: str) -> HttpResponse:
    """A member of the group asks for a room."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.propose_room", group)
    rooms = rooms_of(group)
    form = RoomForm(request.POST or None, group=group, there={room.kind for room in rooms}, viewer=viewer)
    if request.method == "POST" and submit(form, propose_room, by=viewer, group=group) is not None:
        return go(request, group, said=_("Those who tend the group are told."))
    context = {"group": group, "form": form, "tabs": tabs_of(group, rooms, viewer), "tab": "hall"}
    return render(request, "core/rooms/propose.html", context, status=422 if form.errors else 200)


@tending
def offered(request: MemberRequest) -> HttpResponse:
    """Which rooms those who tend groups may open, and which are out of order."""
    viewer: Any = request.viewer
    kinds = [kind for kind in open_kinds(room_kinds) if kind.kind != "hall"]
    withheld = value("rooms.withheld")
    if request.method == "POST":
        offered_now, known = set(request.POST.getlist("offered")), {kind.kind for kind in kinds}
        kept = [each for each in withheld if each not in known]
        said = [*kept, *(each for each in sorted(known) if each not in offered_now)]
        change_setting(by=viewer, key="rooms.withheld", value=said)
        return go(request, "garden:rooms", said=_("Kept."))
    page = page_of(disabled_rooms(), request, size=20, order=("-health_at", "-id"))
    context = {
        "kinds": [{"kind": kind, "is_offered": kind.kind not in withheld} for kind in kinds],
        "page": page,
        "failing": [(room, room_name(room)) for room in page.items],
    }
    return render(request, "core/garden/rooms.html", context)
