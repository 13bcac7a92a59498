"""The office's addresses: one file per area, found because of where it lies, each with its `urlpatterns`."""

from importlib import import_module
from pkgutil import iter_modules

from django.urls import include, path

_areas = [
    import_module(found.name) for found in sorted(iter_modules(__path__, f"{__name__}."), key=lambda one: one.name)
]
office_patterns = [pattern for area in _areas for pattern in area.urlpatterns]

urlpatterns = [path("office/", include((office_patterns, "office")))]
