"""The map, what it is drawn from, and its files."""

from django.urls import include, path

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

urlpatterns = [path("map/", include((map_patterns, "map")))]
