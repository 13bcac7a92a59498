"""Every package brings its own routes; this file only joins them."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from wezer.site.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    *(
        path("", include(f"wezer.{name}.urls"))
        for name in sorted(settings.PACKAGES, key=lambda name: name != "api")  # machines call most often: asked first
        if f"wezer.{name}" in settings.INSTALLED_APPS and find_spec(f"wezer.{name}.urls")
    ),
    *(path("", include(f"{app}.urls")) for app in settings.THIRD_PARTY_PACKAGES if find_spec(f"{app}.urls")),
    path("account/", include("allauth.urls")),
    path("", include("wezer.core.urls_rooms")),  # last: what no package's own route answers
]

handler500 = "wezer.ui.errors.failed"
