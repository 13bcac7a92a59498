"""The map with its list, what a script draws on it, and the small one for other sites."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_POST, require_safe

from wezer.core.acts.map_points import place_group
from wezer.core.forms_map import GroupPlaceForm
from wezer.core.halls import find_group
from wezer.core.http import MemberRequest
from wezer.core.maps.find import Wanted, centre, drawn, extent, layers, listed
from wezer.core.maps.ground import AGREED, Ground, ground_for, outline
from wezer.core.maps.shown import bubble_out, point_out
from wezer.core.models import GroupPlace
from wezer.core.models.veil import read_by
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.kernel.permissions import require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page
from wezer.ui.middleware import policy

#: The address of each file, and what it is called.
# untranslated: names of formats
FILES = (("geojson", "GeoJSON"), ("csv", "CSV"), ("jsonld", "JSON-LD"), ("pair", "JSON-LD (PAIR)"))


@require_safe
def show(request: MemberRequest) -> HttpResponse:
    """The map, and beside it the same as a list; `?box=west,south,east,north` is what the screen shows."""
    viewer: Any = request.viewer
    wanted = Wanted.read(request.GET, viewer)
    context = map_context(request, wanted, viewer)
    context["pictures"] = dict.fromkeys(layer.picture for layer in context["layers"] if layer.picture)
    return framed(show_page(request, "core/map/map.html", "core/map/_list.html", context), context["ground"])


def map_context(request: MemberRequest, wanted: Wanted, viewer: Any) -> dict[str, Any]:
    """What the map and its list need."""
    page = listed(wanted, viewer, after=request.GET.get("after", ""))
    address = ""
    if page.next:
        query = request.GET.copy()
        query["after"] = page.next
        address = f"{request.path}?{query.urlencode()}"
    known = layers()
    names = {layer.kind: layer for layer in known}
    return {
        "page": page,
        "more_address": address,
        "points": [point_out(point, names, wanted.near) for point in page],
        "wanted": wanted,
        "layers": known,
        "themes": [(layer.name, layer.themes()) for layer in known if layer.kind in (wanted.layers or ())],
        "extent": wanted.box or extent(viewer) or centre(),
        "ground": ground_for(request.session),
        "has_outline": outline() is not None,
        "files": FILES,
    }


def framed(response: HttpResponse, ground: Ground) -> HttpResponse:
    """Pictures of the tile server may load on this page, once its reader agreed."""
    if ground.host and ground.is_agreed:
        response["Content-Security-Policy"] = policy({"img-src": [ground.host]})
    return response


@require_safe
def points(request: MemberRequest) -> JsonResponse:
    """What stands on a screen of the map, for the script that draws it."""
    viewer: Any = Viewer.anonymous() if request.GET.get("embed") else request.viewer
    names = {layer.kind: layer for layer in layers()}
    with read_by(viewer):
        shown = drawn(Wanted.read(request.GET, viewer), viewer)
        response = JsonResponse(
            {
                "points": [point_out(point, names) for point in shown.points],
                "bubbles": [bubble_out(bubble) for bubble in shown.bubbles],
            }
        )
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def consent(request: MemberRequest) -> HttpResponse:
    """The reader lets their browser ask the tile server for pictures, or takes that back. Kept in their session."""
    host = ground_for(request.session).host
    request.session[AGREED] = host if request.POST.get("agree") == "yes" else ""
    back = request.POST.get("back", "")
    return go(request, back if back.startswith(reverse("map:map")) else reverse("map:map"))


@require_safe
@xframe_options_exempt
@read_by(Viewer.anonymous())
def embed(request: MemberRequest) -> HttpResponse:
    """The map for other sites: what everybody may read, whoever is signed in; only where the community allows it."""
    viewer = Viewer.anonymous()
    context = map_context(request, Wanted.read(request.GET, viewer), viewer)
    context["ground"] = Ground() if context["ground"].host else context["ground"]  # nobody was asked there
    response = render(request, "core/map/embed.html", context)
    response["Content-Security-Policy"] = policy({"frame-ancestors": value("map.embed_origins")})
    return response


@login_required
def group_place(request: MemberRequest, slug: str) -> HttpResponse:
    """Where a group is at home."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.tend_group", group)
    home = GroupPlace.objects.filter(group=group).first()
    said = {"place": home.place, "latitude": home.latitude, "longitude": home.longitude} if home else {}
    form = GroupPlaceForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        submit(form, place_group, by=viewer, group=group)
        if not form.errors:
            return go(request, group, said=_("Kept."))
    return render(request, "core/map/group_place.html", {"form": form, "group": group}, status=status_of(form))
