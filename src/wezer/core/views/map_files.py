"""What the map is drawn on, and the map as files."""

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from wezer.core.http import MemberRequest
from wezer.core.maps import export as files
from wezer.core.maps import ground
from wezer.core.maps.find import Wanted
from wezer.core.maps.pair import as_pair

#: What a file is called where its kind is no ending.
NAMES = {"pair": "map-pair.jsonld"}


@require_safe
def tile(request: MemberRequest, z: int, x: int, y: int) -> HttpResponse:
    """One picture of the instance's own archive. A place without one is empty, not a mistake."""
    if not ground.path_of(ground.TILES).is_file():
        raise Http404
    found = ground.tile(z, x, y)
    response = HttpResponse(*found) if found else HttpResponse(status=204)
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def outline(request: MemberRequest) -> HttpResponse:
    """The outline that a host gave."""
    drawing = ground.outline()
    if drawing is None:
        raise Http404
    response = HttpResponse(drawing, "application/geo+json")
    response["Cache-Control"] = "public, max-age=3600"
    return response


@require_safe
def export(request: MemberRequest, kind: str) -> HttpResponse:
    """What one may see of the map, filtered like the page, as geojson, csv, jsonld or pair."""
    viewer: Any = request.viewer
    rows = files.rows(Wanted.read(request.GET, viewer), viewer)
    site = request.build_absolute_uri("/").rstrip("/")
    if kind == "geojson":
        body, media = json.dumps(files.as_geojson(rows, site)).encode(), "application/geo+json"
    elif kind == "csv":
        body, media = files.as_csv(rows, site), "text/csv; charset=utf-8"
    elif kind == "jsonld":
        body, media = json.dumps(files.as_linked(rows, site)).encode(), "application/ld+json"
    elif kind == "pair":
        body, media = json.dumps(as_pair(rows, site)).encode(), "application/ld+json"
    else:
        raise Http404
    response = HttpResponse(body, media)
    response["Content-Disposition"] = f'attachment; filename="{NAMES.get(kind, f"map.{kind}")}"'
    response["Cache-Control"] = "no-store"
    return response
