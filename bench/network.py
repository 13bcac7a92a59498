"""network: the pages of the living network in a community of 5,000 members, at a thousand, a hundred thousand and a million items.

Whatever a community has, its rooms fill with time: events lie half a day apart, back into the past, so that a month is as
full in a young community as in an old one. The circle that is looked at has a full page of topics and of posts, search its
full page of results, and the map its places, from the beginning: what is compared is how much there is behind a page, not
how much stands on it. Search is asked twice: for a word in a hundredth of everything, and for one that always stands in as
many items.

Each size is a community of its own, in a database and a process of its own, and all of them are filled before the first is
measured: pages and sizes take turns, so that whatever disturbs the machine disturbs all of them.
"""

import contextlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from bench import options, seed
from bench.instance import ROOT, environment, wake
from bench.measure import load
from bench.options import Options, Report
from bench.pages import SOUGHT, Place
from bench.profiling import statements
from wezer.kernel.memory import settle

PEOPLE = 5_000
EACH = 12  # requests for a page in a round
EVENTS, TOPICS, FOUND = 400, 40, 60  # that the smallest has already; posts and offers with each word that is sought
BEGINNING = EVENTS + TOPICS + 2 * FOUND
RARE = "quince"  # stands in no others, however many there are


def main(given: Options) -> None:
    wake()
    sizes = (600, 1_000) if given.tiny else (1_000, 100_000, 1_000_000) if given.full else (1_000, 100_000)
    report = Report("network", given)
    with contextlib.ExitStack() as stack:
        communities = [stack.enter_context(_community(size, sizes[0], 200 if given.tiny else PEOPLE)) for size in sizes]
        report.say(f"Load when it began to measure: {load()}.", "")
        for _round in range(given.rounds):
            for page in communities[0].pages:
                for one in communities:
                    one.measure(page)
    for one in communities:
        report.say(
            f"{one.size:,} items:", "",
            "| page | statements | server ms: p50 | p95 | kB |", "| --- | ---: | ---: | ---: | ---: |",
            *(figures.line(name) for name, figures in one.pages.items()), "",
        )  # fmt: skip
    _compare(report, {one.size: one.pages for one in communities})
    report.finish()


class Figures:
    """One page at one size."""

    def __init__(self, count: int, kilobytes: float) -> None:
        self.count, self.kilobytes = count, kilobytes
        self.times: list[float] = []  # milliseconds

    @property
    def p50(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.times, n=20)[-1]

    def line(self, name: str) -> str:
        return f"| {name} | {self.count} | {self.p50:.1f} | {self.p95:.1f} | {self.kilobytes:.0f} |"


class Community:
    """One size, as its process answers: first the statements and the kB of each page, then the times of one that is named."""

    def __init__(self, size: int, process: "subprocess.Popen[str]") -> None:
        self.size, self._process = size, process
        self.pages = {name: Figures(*each) for name, each in self._answer().items()}

    def measure(self, page: str) -> None:
        assert self._process.stdin is not None
        print(page, file=self._process.stdin, flush=True)
        self.pages[page].times += self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


@contextlib.contextmanager
def _community(size: int, smallest: int, people: int) -> Iterator[Community]:
    words = [sys.executable, "-m", "bench.network", "at", str(size), str(smallest), str(people)]
    with (
        environment(f"network_{size}", os.environ["WEZER_BENCH_SERVER"]) as variables,
        subprocess.Popen(
            words, env=variables, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
    ):
        yield Community(size, process)  # whose process ends when nobody asks it any more


def answer(size: int, smallest: int, people: int) -> None:
    """The process of one size."""
    from django.test import Client

    wake()
    place = Place(smallest - BEGINNING, people)
    open_rooms(place)
    for each in sorted({smallest, size}):
        grow(place, each)
    seed.analyse()
    settle()  # as a web process does
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(place.member, "wezer.core.accounts.backends.Backend")
    addresses, made = pages(place), {}
    for name, address in addresses.items():
        for _warm in range(3):
            found = client.get(address)
            assert found.status_code == 200, (name, address, found.status_code)
        count = len(statements(lambda address=address: client.get(address)))
        made[name] = count, len(found.content) / 1024
    print(json.dumps(made), flush=True)
    for line in sys.stdin:
        print(json.dumps([_milliseconds(client, addresses[line.strip()]) for _number in range(EACH)]), flush=True)


def _milliseconds(client: Any, address: str) -> float:
    begun = time.perf_counter()
    client.get(address)
    return (time.perf_counter() - begun) * 1000


def _compare(report: Report, found: dict[int, dict[str, Figures]]) -> None:
    """The largest beside the smallest, page by page; the figures of the targets."""
    sizes = list(found)
    report.say(
        f"| page | p50 at {sizes[-1]:,} / at {sizes[0]:,} items |", "| --- | ---: |",
        *(f"| {name} | {one.p50 / found[sizes[0]][name].p50:.2f} |" for name, one in found[sizes[-1]].items()),
    )  # fmt: skip
    at = found[100_000 if 100_000 in found else sizes[-1]]
    report.fact("p50_ms", max(one.p50 for one in at.values()))
    report.fact("p95_ms", max(one.p95 for one in at.values()))
    report.fact("statements", max(one.count for one in at.values()))
    report.fact("flat", max(one.p50 / found[sizes[0]][name].p50 for name, one in found[sizes[-1]].items()))


def open_rooms(place: Place) -> None:
    """What a new circle does not begin with."""
    from wezer.core.acts.rooms import open_room
    from wezer.core.viewer import Viewer

    for group in place.groups:
        for kind in ("calendar", "forum"):
            room = open_room(by=Viewer.system(), group=group, kind=kind, if_there=True)
            assert room is not None
            place.rooms[group.pk, kind] = room.pk


def grow(place: Place, size: int) -> None:
    """Of a hundred items that come to the first ones, one is an event and one a topic; of twenty offers one has a place."""
    from wezer.core.models import Item

    missing = size - Item.objects.count()
    if place.events:
        _add_events(place, missing // 100)
        _add_topics(place, missing // 100, place.groups)
        place.add_items(missing)
        _add_points(place, 20)
    else:
        _add_events(place, EVENTS)
        _add_topics(place, TOPICS, place.groups[:1])
        for word in (SOUGHT, RARE):
            place.add_items(FOUND, groups=1, sought=1, word=word)
        _add_points(place, 1)


def _first_free() -> int:
    from wezer.core.models import Item

    return (Item.objects.order_by("-id").values_list("id", flat=True).first() or 0) + 1


def _item(
    place: Place, number: int, *, kind: str, room: str, groups: list[Any] | None = None, **more: Any
) -> dict[str, Any]:
    """The row of an item that one of these circles reads."""
    group = place.draw.choice(groups or place.groups)
    return {
        "id": number, "item_ptr_id": number, "kind": kind, "group_id": group.pk, "room_id": place.rooms[group.pk, room],
        "author_id": place.first, "written_by_id": place.first, "audience_id": place.audiences[f"group:{group.pk}"],
        "language": "en", **more,
    }  # fmt: skip


def _write(rows: list[dict[str, Any]], *models: Any) -> None:
    """Each model takes from the rows what it has columns for."""
    for model in models:
        columns = {one.attname for one in model._meta.local_concrete_fields}
        seed.bulk(model, ({name: value for name, value in row.items() if name in columns} for row in rows))


def _add_events(place: Place, count: int) -> None:
    """Events half a day apart: the first ones reach ninety days ahead, the others ever further back."""
    from wezer.core.models import Event, Item

    first = _first_free()
    ahead = datetime.now(tz=UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=90)
    rows = []
    for number in range(count):
        at = ahead - timedelta(hours=12 * (place.events + number))
        rows.append(
            _item(
                place, first + number, kind="event", room="calendar", title=f"Meeting {place.events + number}",
                card={"excerpt": "", "starts_on": at.date().isoformat(), "zone": "UTC", "starts_time": f"{at:%H:%M}", "rule": ""},
                published_at=min(at, ahead - timedelta(days=90)) - timedelta(days=7),
                state="confirmed", zone="UTC", starts_on=at.date(), starts_time=at.time(), ends_on=at.date(),
                ends_time=at.time(), first_at=at, last_at=at + timedelta(hours=1), sequence=0,
            )
        )  # fmt: skip
    place.events += count
    _write(rows, Item, Event)


def _add_topics(place: Place, count: int, groups: list[Any]) -> None:
    """Topics of these circles' forums, one more recent than the other."""
    from wezer.core.models import ForumEntry, Item, ItemCount, Topic

    first, begun = _first_free(), datetime.now(tz=UTC) - timedelta(days=700)
    rows = []
    for number in range(first, first + count):
        at = begun + timedelta(minutes=number)
        rows.append(
            _item(
                place, number, kind="topic", room="forum", groups=groups, title=f"About {number}", card={"excerpt": "A few words."},
                published_at=at, body="A few words.", body_html="<p>A few words.</p>", renderer=1,
                item_id=number, active_at=at, comments=number % 5,
            )
        )  # fmt: skip
    _write(rows, Item, ItemCount, Topic, ForumEntry)


def _add_points(place: Place, every: int) -> None:
    """One of so many offers has a place, in a valley of some forty kilometres."""
    from wezer.core.maps.grid import cell
    from wezer.core.models import Item, MapPoint

    known = MapPoint.objects.values("item_id")
    offers = (
        Item.objects.filter(kind="announcement").exclude(pk__in=known).order_by("pk").values_list("pk", "audience_id")
    )
    rows = []
    for item, audience in offers[::every]:
        latitude, longitude = 44.5 + place.draw.random() / 3, 5.0 + place.draw.random() / 2
        rows.append(
            {
                "ref": f"exchange.announcement/{item}", "layer": "offers", "item_id": item, "audience_id": audience,
                "latitude": latitude, "longitude": longitude, "cell": cell(latitude, longitude),
            }
        )  # fmt: skip
    _write(rows, MapPoint)


def pages(place: Place) -> dict[str, str]:
    group = place.groups[0].get_absolute_url()
    return {
        "home": "/",
        "hall": group,
        "talk": f"{group}talk/",
        "search": f"/search/?q={SOUGHT}",
        "search, rare word": f"/search/?q={RARE}",
        "directory": "/directory/",
        "calendar": f"{group}calendar/",
        "agenda": "/agenda/",
        "forum": f"{group}forum/",
        "map": "/map/",
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["at"]:
        answer(*map(int, sys.argv[2:]))
    else:
        main(options.read())
