"""The map, what it is drawn from, and its files."""

from django.urls import include, path

from wezer.core.places.views import imports, places
from wezer.core.views import map_files, map_page

map_patterns = [
    path("", map_page.show, name="map"),
    path("points/", map_page.points, name="points"),
    path("consent/", map_page.consent, name="consent"),
    path("embed/", map_page.embed, name="embed"),
    path("groups/<slug:slug>/", map_page.group_place, name="group-place"),
    path("outline/", map_files.outline, name="outline"),
    path("tiles/<int:z>/<int:x>/<int:y>/", map_files.tile, name="tile"),
    path("export/<slug:kind>/", map_files.export, name="export"),
]

place_patterns = [
    path("g/<slug:slug>/<slug:room_slug>/suggest/", places.suggest, name="new"),
    path("g/<slug:slug>/<slug:room_slug>/bring-in/", imports.begin, name="import"),
    path("places/imports/<uuid:uid>/", imports.show, name="imported"),
    path("places/imports/<uuid:uid>/writing/", imports.write, name="import-write"),
    path("places/imports/<uuid:uid>/undoing/", imports.take_back, name="import-undo"),
    path("places/imports/<uuid:uid>/removal/", imports.drop, name="import-drop"),
    path("places/<uuid:uid>/", places.show, name="place"),
    path("places/<uuid:uid>/edit/", places.correct, name="edit"),
    path("places/<uuid:uid>/judgement/", places.judgement, name="judge"),
    path("places/<uuid:uid>/steps/<slug:name>/", places.step, name="step"),
    path("places/<uuid:uid>/versions/", places.versions, name="versions"),
    path("places/<uuid:uid>/return/", places.return_to, name="return"),
]

urlpatterns = [path("map/", include((map_patterns, "map"))), path("", include((place_patterns, "places")))]
