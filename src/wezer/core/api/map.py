"""The map by the API: the same questions as the page, as GeoJSON and as numbers."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from wezer.core.acts.map_points import place_group
from wezer.core.api.common import OpenNow, Words, caller, router
from wezer.core.maps.export import as_feature
from wezer.core.maps.find import Wanted, drawn, layers, listed
from wezer.core.maps.shown import bubble_out
from wezer.core.models import Group
from wezer.ui.rest import UID, After, Limit, Schema, Strict

Layers = Annotated[str, Query(max_length=200, description="Layers, comma between them; all when empty.")]
BoxText = Annotated[str, Query(max_length=100, description="west,south,east,north in degrees; everywhere when empty.")]
Near = Annotated[
    str, Query(max_length=100, description="latitude,longitude, or a place that somebody here has given a point.")
]
Km = Annotated[int, Query(ge=0, le=500, description="How far from there; 25 when left out.")]
Theme = Annotated[str, Query(max_length=40, description="A category, a type: one of the layer's themes.")]
TagName = Annotated[str, Query(max_length=40)]


class ThemeOut(Schema):
    key: str
    name: str


class LayerOut(Schema):
    kind: str
    name: str
    themes: list[ThemeOut]


class PointGeometry(Schema):
    type: str
    coordinates: list[float]


class PointProperties(Schema):
    """`opening`: when it is open, as far as that can be read, such as “Mo-Fr 09:00-12:00”, by the community's clocks."""

    name: str
    layer: str
    theme: str
    place: str
    approximate: bool
    opening: list[str]
    url: str
    source: str
    licence: str


class FeatureOut(Schema):
    type: str
    id: UID
    geometry: PointGeometry
    properties: PointProperties


class MapOut(Schema):
    """GeoJSON (RFC 7946) with the cursor of the next part."""

    type: str
    features: list[FeatureOut]
    next: str | None


class BubbleOut(Schema):
    """`more`: than so many were not counted."""

    latitude: float
    longitude: float
    number: int
    more: bool


class ScreenOut(Schema):
    type: str
    features: list[FeatureOut]
    bubbles: list[BubbleOut]


class GroupPlaceIn(Strict):
    place: Annotated[str, Field(max_length=200)] = ""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None


def _wanted(request: Any, **typed: Any) -> Wanted:
    return Wanted.read({name: str(value) for name, value in typed.items() if value}, request.viewer)


@router.get("/map/layers", response=list[LayerOut])
def map_layers_list(request: Any) -> Any:
    """What the map shows, and by what each layer is sorted."""
    return [
        {
            "kind": layer.kind,
            "name": str(layer.name),
            "themes": [{"key": key, "name": str(words)} for key, words in layer.themes()],
        }
        for layer in layers()
    ]


@router.get("/map", response=MapOut)
def map_points(
    request: Any, q: Words = "", layer: Layers = "", box: BoxText = "", near: Near = "", km: Km = 0, theme: Theme = "",
    tag: TagName = "", open: OpenNow = "", after: After = "", limit: Limit = 100,
) -> Any:  # fmt: skip
    """What one may see of the map, neighbour after neighbour; around a place, nearest first."""
    wanted = _wanted(request, q=q, layer=layer, box=box, near=near, km=km, theme=theme, tag=tag, open=open)
    page = listed(wanted, request.viewer, after=after, size=limit)
    return {"type": "FeatureCollection", "features": [as_feature(one) for one in page], "next": page.next or None}


@router.get("/map/screen", response=ScreenOut)
def map_screen(
    request: Any, box: BoxText, q: Words = "", layer: Layers = "", near: Near = "", km: Km = 0, theme: Theme = "",
    tag: TagName = "", open: OpenNow = "",
) -> Any:  # fmt: skip
    """What stands on a screen: each point while they are few, else how many are near each other."""
    shown = drawn(
        _wanted(request, q=q, layer=layer, box=box, near=near, km=km, theme=theme, tag=tag, open=open), request.viewer
    )
    return {
        "type": "FeatureCollection",
        "features": [as_feature(one) for one in shown.points],
        "bubbles": [bubble_out(one) for one in shown.bubbles],
    }


@router.put("/groups/{uid}/place", response={204: None})
def put_group_place(request: Any, uid: UID, sent: GroupPlaceIn) -> None:
    """Say where a group is at home; nothing at all takes it off the map."""
    caller(request)
    group = get_object_or_404(Group.objects.visible_to(request.viewer), uid=uid)
    place_group(by=request.viewer, group=group, **sent.dict())
