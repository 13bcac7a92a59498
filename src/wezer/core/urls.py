"""The pages of core, a file per area."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

_AREAS = (
    "home",
    "journey",
    "members",
    "agenda",
    "library",
    "forum",
    "blog",
    "site",
    "help",
    "groups",
    "chat",
    "map",
    "moderation",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"wezer.core.urls_{area}")) for area in _AREAS if find_spec(f"wezer.core.urls_{area}")
]
