"""Views and routes that are there when the first request comes for them: for what few people open, in a process that many ask.

invoices = views("wezer.operation.views.invoices")
urlpatterns = [path("invoices/", invoices.index, name="invoices")]
"""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from threading import Lock
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver
from django.urls.resolvers import RoutePattern
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language


class LaterView:
    """Stands for a view that is a function. Routes read its name; whatever else is asked, the view itself answers."""

    def __init__(self, module: str, name: str) -> None:
        self.__module__, self.__name__, self.__qualname__ = module, name, name

    @cached_property
    def view(self) -> Any:
        return getattr(import_module(self.__module__), self.__name__)

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.view(request, *args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        if name == "view_class":  # asked of each route, to tell classes from functions
            raise AttributeError(name)
        return getattr(self.view, name)


class LaterViews:
    """Stands for a module of views."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> LaterView:
        return LaterView(self._module, name)


def views(module: str) -> LaterViews:
    """The views of that module, none of them imported yet."""
    return LaterViews(module)


class LaterRoutes(URLResolver):
    """Routes below `prefix` that `build` makes for the first request they get. Nobody may ask for their address by name."""

    def __init__(self, prefix: str, build: Callable[[], list[Any]]) -> None:
        super().__init__(RoutePattern(prefix), [])
        self._build, self._alone = build, Lock()
        self._routes: list[Any] | None = None

    @property
    def url_patterns(self) -> list[Any]:
        """Whoever asks while they are built waits."""
        if self._routes is None:
            with self._alone:
                if self._routes is None:
                    self._routes = self._build()
        return self._routes

    def _populate(self) -> None:
        """Called before any address is made by its name: that must not build them."""
        language = get_language()
        self._reverse_dict[language] = MultiValueDict()
        self._namespace_dict[language] = {}  # type: ignore[attr-defined]  # the stubs forget it
        self._app_dict[language] = {}  # type: ignore[attr-defined]  # the stubs forget it
