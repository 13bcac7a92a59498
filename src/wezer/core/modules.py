"""Modules that are installed but not open in this community: absent, not greyed (SETTLED row 18)."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from wezer.core.settings_registry import value

#: What no community can live without.
ALWAYS_OPEN = frozenset({"kernel", "ui", "core", "api", "hosting", "site", "flows"})


def closed_modules() -> frozenset[str]:
    """Labels of the packages this community has closed."""
    return frozenset(value("modules.closed")) - ALWAYS_OPEN


def is_open(label: str) -> bool:
    return label not in closed_modules()


def package_of(thing: Any) -> str:
    """The label of the package that brought a kind, a view, a fact class."""
    module = thing if isinstance(thing, str) else getattr(thing, "__module__", "") or type(thing).__module__
    config = apps.get_containing_app_config(module)
    return config.label if config else ""


def open_kinds(registry: Any) -> list[Any]:
    """The kinds of a registry whose package is open."""
    closed = closed_modules()
    return [kind for kind in registry if package_of(type(kind)) not in closed]


def is_closed_address(href: str) -> bool:
    """Whether the page at this address belongs to a closed package: menus leave it out."""
    closed = closed_modules()
    if not closed:
        return False
    try:
        view = resolve(href.partition("?")[0]).func
    except Resolver404:
        return False
    return package_of(getattr(view, "view_class", view)) in closed


class ClosedModules:
    """Routes of closed packages answer as if they did not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_arguments: Any) -> None:
        closed = closed_modules() if not request.path.startswith("/static/") else frozenset()
        if closed and package_of(getattr(view, "view_class", view)) in closed:
            raise Http404
