"""What would be absent if modules or kinds of rooms were closed: looked at before they are. Nothing is changed here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Count, Q
from django.urls import Resolver404, URLResolver, get_resolver, resolve

from wezer.core.kinds import item_kinds, notice_kinds, room_kinds
from wezer.core.models import STANDING, Item, Room
from wezer.core.modules import closed_modules, closed_room_kinds, package_of
from wezer.core.panels import garden_sections, me_sections
from wezer.core.settings_keys_modules import MODULES, NEEDED_BY
from wezer.kernel.jobs import scheduled_jobs
from wezer.ui.shell import spaces


@dataclass(frozen=True, slots=True)
class Loss:
    """What goes with one module or kind of rooms; the data stay, and come back with it."""

    kind: str
    name: Any
    menus: tuple[Any, ...] = ()
    pages: int = 0
    notices: int = 0
    jobs: int = 0
    rooms: int = 0
    items: int = 0
    needed_by: tuple[Any, ...] = ()


def losses(modules: Iterable[str], rooms: Iterable[str]) -> list[Loss]:
    """For each module and kind of rooms that is open now and would be closed. Two statements."""
    shut = [label for label in modules if label in MODULES and label not in closed_modules()]
    kinds = [kind for kind in rooms if kind in room_kinds and kind not in closed_room_kinds()]
    if not shut and not kinds:
        return []
    of_package = {label: {each.kind for each in item_kinds if package_of(type(each)) == label} for label in shut}
    wanted = set().union(*of_package.values())
    items = dict(Item.objects.filter(kind__in=wanted).order_by().values_list("kind").annotate(Count("pk")))
    counted = Room.objects.filter(Q(kind__in=[*kinds, *_rooms_of(shut)]), state__in=STANDING).order_by().values("kind")
    rows = counted.annotate(rooms=Count("pk", distinct=True), held=Count("items"))
    found = {row["kind"]: (row["rooms"], row["held"]) for row in rows}
    gone = set(shut) | closed_modules()
    return [
        *(
            Loss(
                kind=label, name=MODULES[label], menus=tuple(_menus(label)), pages=_routes().get(label, 0),
                notices=sum(package_of(type(each)) == label for each in notice_kinds), jobs=_jobs(label),
                rooms=sum(found.get(kind, (0, 0))[0] for kind in _rooms_of([label])),
                items=sum(items.get(kind, 0) for kind in of_package[label]),
                needed_by=tuple(MODULES[each] for each in NEEDED_BY.get(label, ()) if each in MODULES and each not in gone),
            )
            for label in shut
        ),
        *(
            Loss(kind=kind, name=room_kinds[kind].name, rooms=found.get(kind, (0, 0))[0], items=found.get(kind, (0, 0))[1])
            for kind in kinds
        ),
    ]  # fmt: skip


def _rooms_of(labels: Iterable[str]) -> list[str]:
    wanted = set(labels)
    return [kind.kind for kind in room_kinds if package_of(type(kind)) in wanted]


def _menus(label: str) -> Iterator[Any]:
    for entries in (spaces, garden_sections, me_sections):
        for entry in entries:
            view = _view(entry.href)
            if view is not None and package_of(view) == label:
                yield entry.label


def _view(href: str) -> Any:
    try:
        return getattr(resolve(href).func, "view_class", resolve(href).func)
    except Resolver404:
        return None


def _jobs(label: str) -> int:
    return sum(job.rests and package_of(job.run) == label for job in scheduled_jobs().values())


@cache
def _routes() -> dict[str, int]:
    """How many addresses each package answers: looked up once, routes do not change while a process runs."""
    counts: dict[str, int] = {}
    _count(get_resolver().url_patterns, lambda label: counts.update({label: counts.get(label, 0) + 1}))
    return counts


def _count(patterns: Iterable[Any], add: Callable[[str], None]) -> None:
    for each in patterns:
        if isinstance(each, URLResolver):
            _count(each.url_patterns, add)
        elif label := package_of(getattr(each.callback, "view_class", each.callback)):
            add(label)
