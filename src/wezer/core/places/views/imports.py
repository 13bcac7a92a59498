"""Bringing many places in out of a file: what it would bring is shown before anything stands on the map."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from wezer.core.halls import room_name
from wezer.core.http import MemberRequest
from wezer.core.models import Group, PlaceImport
from wezer.core.places.acts.imports import drop_import, read_places, take_places_back, write_places
from wezer.core.places.files import MOST_PLACES
from wezer.core.places.reading import find_import
from wezer.core.places.rules import LONGEST_LINE
from wezer.core.posting import audiences_of
from wezer.core.views.posts import find_room
from wezer.kernel.permissions import require
from wezer.ui.forms import Form, status_of, submit
from wezer.ui.http import go

#: So many of what a file holds are shown.
SHOWN = 50


class ImportForm(Form):
    file = forms.FileField(
        label=gettext_lazy("File"), widget=forms.FileInput(attrs={"accept": ".geojson,.json,.csv"}),
        help_text=gettext_lazy("GeoJSON with points, or a table (CSV) with the columns name, latitude, longitude. 2 MB at most."),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Source"), max_length=LONGEST_LINE,
        help_text=gettext_lazy("Whose file it is. The same source again changes what it brought, and doubles nothing."),
    )  # fmt: skip
    licence = forms.CharField(label=gettext_lazy("Licence"), required=False, max_length=LONGEST_LINE)
    audience = forms.ChoiceField(label=pgettext_lazy("places", "Who sees them"))

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audiences_of(group)


@login_required
def begin(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    viewer: Any = request.viewer
    room = find_room(viewer, slug, room_slug)
    if room.kind != "map":
        raise Http404
    require(viewer, "core.tend_group", room.group)  # who may bring nothing more still takes back what came
    form = ImportForm(request.POST or None, request.FILES or None, group=room.group)
    if request.method == "POST" and (order := submit(form, read_places, by=viewer, room=room)):
        return go(request, _page(order))
    context = {
        "form": form, "room": room, "group": room.group, "room_name": room_name(room), "most": MOST_PLACES,
        "earlier": PlaceImport.objects.filter(room=room).only("uid", "source", "state", "created_at").order_by("-pk")[:20],
    }  # fmt: skip
    return render(request, "core/places/import.html", context, status=status_of(form))


def _page(order: PlaceImport) -> str:
    return reverse("places:imported", args=[order.uid])


def _order(request: MemberRequest, uid: Any) -> PlaceImport:
    return get_object_or_404(find_import(request.viewer, uid))


@login_required
@require_safe
def show(request: MemberRequest, uid: Any) -> HttpResponse:
    order = _order(request, uid)
    does = [row["does"] for row in order.rows]
    context = {
        "order": order, "room": order.room, "group": order.room.group, "room_name": room_name(order.room),
        "rows": order.rows[:SHOWN], "more": max(len(order.rows) - SHOWN, 0), "problems": order.problems[:200],
        "fresh": does.count("new"), "changed": does.count("change"), "same": does.count("same"),
    }  # fmt: skip
    return render(request, "core/places/imported.html", context)


@login_required
@require_POST
def write(request: MemberRequest, uid: Any) -> HttpResponse:
    order = _order(request, uid)
    while not write_places(by=request.viewer, order=order):
        pass
    return go(request, _page(order), said=_("They stand on the map."))


@login_required
@require_POST
def take_back(request: MemberRequest, uid: Any) -> HttpResponse:
    order = _order(request, uid)
    while not take_places_back(by=request.viewer, order=order):
        pass
    return go(request, _page(order), said=_("The import is taken back."))


@login_required
@require_POST
def drop(request: MemberRequest, uid: Any) -> HttpResponse:
    order = _order(request, uid)
    drop_import(by=request.viewer, order=order)
    where = reverse("places:import", args=[order.room.group.slug, order.room.slug])
    return go(request, where, said=_("Thrown away. Nothing of it stood on the map."))
