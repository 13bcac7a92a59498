"""Modules that are installed but not open in this community: absent, not greyed (SETTLED row 18)."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from wezer.core.kinds import item_kinds, notice_kinds, room_kinds
from wezer.core.models.item import set_closed_kinds
from wezer.core.rooms.kind import RoomKind
from wezer.core.settings_registry import value
from wezer.kernel.jobs import Scheduled, scheduled_jobs
from wezer.kernel.models import Fact

#: What no community can live without.
ALWAYS_OPEN = frozenset({"kernel", "ui", "core", "api", "hosting", "site", "flows"})
#: The setting that names the kinds of rooms which are closed.
ROOMS_CLOSED = "rooms.closed"


def closed_modules() -> frozenset[str]:
    """Labels of the packages this community has closed."""
    return frozenset(value("modules.closed")) - ALWAYS_OPEN


def is_open(label: str) -> bool:
    return label not in closed_modules()


def rests_of(label: str) -> list[tuple[datetime, datetime]]:
    """From when until when this package was closed, oldest first. One statement."""
    told = Fact.objects.filter(name__in=(_CLOSED, _OPENED), payload__module=label).order_by("id")
    found, since = [], _EVER
    for name, at in told.values_list("name", "at"):
        if name == _OPENED:
            found.append((since, at))
        since = at if name == _CLOSED else _EVER
    return found


_CLOSED, _OPENED = "core.module_closed", "core.module_opened"
#: Since when it was closed, where closing was not yet a fact.
_EVER = datetime.min.replace(tzinfo=UTC)


def what_is_closed() -> tuple[frozenset[str], frozenset[str]]:
    """The packages and the kinds of rooms that this community has closed: what a compiled question varies by."""
    return closed_modules(), closed_room_kinds()


def closed_room_kinds() -> frozenset[str]:
    """Kinds of rooms that this community has closed, one by one or with the package that brought them."""
    closable = (name for name in value(ROOMS_CLOSED) if name not in room_kinds or room_kinds[name].may_be_closed)
    return frozenset(closable) | _of_closed_packages(room_kinds)


def room_kind(name: str) -> RoomKind | None:
    """The kind of this name, if it is installed and the community has not closed it."""
    return None if name in closed_room_kinds() else room_kinds.get(name)


def closed_item_kinds() -> frozenset[str]:
    """Kinds of items that lie in rooms of closed kinds or come with closed packages: nobody sees them until these are opened
    again."""
    return _of_closed("item_kinds") | _of_closed_packages(item_kinds)


def closed_notice_kinds() -> frozenset[str]:
    return _of_closed("notice_kinds") | _of_closed_packages(notice_kinds)


def _of_closed_packages(registry: Any) -> frozenset[str]:
    """The kinds of a registry that closed packages brought."""
    closed = closed_modules()
    return frozenset(kind.kind for kind in registry if package_of(type(kind)) in closed) if closed else frozenset()


def _of_closed(what: str) -> frozenset[str]:
    """What only closed kinds name under `what`."""
    closed = closed_room_kinds()
    if not closed:
        return frozenset()
    named = {name: frozenset(getattr(room_kinds[name], what)) for name, _words in room_kinds.choices()}
    kept = frozenset().union(*(each for name, each in named.items() if name not in closed))
    return frozenset().union(*(each for name, each in named.items() if name in closed)) - kept


def is_closed_code(module: str) -> bool:
    """Whether this code serves a kind of room that is closed, and no other."""
    return any(module == code or module.startswith(f"{code}.") for code in _of_closed("own_code"))


set_closed_kinds(closed_item_kinds)


def closable_rooms() -> list[dict[str, Any]]:
    """The kinds of rooms that a community may close one by one, each with whether it is open."""
    closed, packages = closed_room_kinds(), closed_modules()
    found = [kind for kind in room_kinds if kind.may_be_closed and package_of(type(kind)) not in packages]
    return [{"kind": kind, "open": kind.kind not in closed} for kind in found]


def close_rooms_but(wanted: set[str]) -> list[str]:
    """What the setting says when only these of the closable kinds are open; what is not installed now stays as it was."""
    names = [each["kind"].kind for each in closable_rooms()]
    return [
        *(name for name in value(ROOMS_CLOSED) if name not in names),
        *(name for name in names if name not in wanted),
    ]


def package_of(thing: Any) -> str:
    """The label of the package that brought a kind, a view, a fact class."""
    return _package_of(thing if isinstance(thing, str) else getattr(thing, "__module__", "") or type(thing).__module__)


@cache
def _package_of(module: str) -> str:
    """Every request asks for its view's; what is installed does not change while a process runs."""
    config = apps.get_containing_app_config(module)
    return config.label if config else ""


def open_jobs() -> dict[str, Scheduled]:
    """What the timetable has to do: the jobs of closed packages rest, and are due once when they are opened again."""
    closed = closed_modules()
    return {name: job for name, job in scheduled_jobs().items() if not (job.rests and package_of(job.run) in closed)}


def open_kinds(registry: Any) -> list[Any]:
    """The kinds of a registry whose package is open, and that no closed kind of room brought."""
    closed = closed_modules()
    absent = {"room_kinds": closed_room_kinds, "item_kinds": closed_item_kinds, "notice_kinds": closed_notice_kinds}
    left_out = absent.get(registry.name, frozenset)()
    return [kind for kind in registry if package_of(type(kind)) not in closed and kind.kind not in left_out]


def closed_addresses() -> Callable[[str], bool]:
    """What tells whether the page at an address belongs to a closed package or kind of room: menus leave it out."""
    return _lies_in_closed if closed_modules() or closed_room_kinds() else _lies_in_open


def is_closed_address(href: str) -> bool:
    return closed_addresses()(href)


def _lies_in_open(href: str) -> bool:
    return False


def _lies_in_closed(href: str) -> bool:
    try:
        view = resolve(href.partition("?")[0]).func
    except Resolver404:
        return False
    return _is_closed(view)


def _is_closed(view: Any) -> bool:
    view = getattr(view, "view_class", view)
    return package_of(view) in closed_modules() or is_closed_code(getattr(view, "__module__", "") or "")


class ClosedModules:
    """Routes of closed packages and kinds of rooms answer as if they did not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_arguments: Any) -> None:
        if not request.path.startswith("/static/") and _is_closed(view):
            raise Http404
