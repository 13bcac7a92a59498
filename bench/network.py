"""network: the pages of the living network in a community of 5,000 members, at a thousand, a hundred thousand and a million items.

Whatever a community has, its rooms fill with time: events lie half a day apart, back into the past, so that a month is as
full in a young community as in an old one.
"""

import statistics
import time
from datetime import UTC, datetime, timedelta

from bench import options, seed
from bench.instance import wake
from bench.measure import load
from bench.options import Options, Report
from bench.pages import SOUGHT, Place
from bench.profiling import statements

PEOPLE = 5_000
EACH = 12  # requests for a page in a round


def main(given: Options) -> None:
    wake()
    sizes = (500, 1_000) if given.tiny else (1_000, 100_000, 1_000_000) if given.full else (1_000, 100_000)
    report = Report("network", given)
    place = Place(sizes[0], 200 if given.tiny else PEOPLE)
    _open_rooms(place)
    found: dict[int, dict[str, Figures]] = {}
    for size in sizes:
        _grow(place, size)
        seed.analyse()
        found[size] = _measure(place, given)
        report.say(f"{size:,} items; load when it was measured: {load()}.", "")
        report.say(
            "| page | statements | server ms: p50 | p95 | kB |", "| --- | ---: | ---: | ---: | ---: |",
            *(one.line(name) for name, one in found[size].items()), "",
        )  # fmt: skip
    _compare(report, found)
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


def _measure(place: Place, given: Options) -> dict[str, Figures]:
    """Pages take turns, so that whatever disturbs the machine disturbs all of them."""
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(place.member, "wezer.core.accounts.backends.Backend")
    addresses, made = _pages(place), {}
    for name, address in addresses.items():
        for _warm in range(3):
            answer = client.get(address)
            assert answer.status_code == 200, (name, address, answer.status_code)
        count = len(statements(lambda address=address: client.get(address)))
        made[name] = Figures(count, len(answer.content) / 1024)
    for _round in range(given.rounds):
        for name, address in addresses.items():
            for _number in range(EACH):
                begun = time.perf_counter()
                client.get(address)
                made[name].times.append((time.perf_counter() - begun) * 1000)
    return made


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


def _open_rooms(place: Place) -> None:
    """What a new circle does not begin with."""
    from wezer.core.acts.rooms import open_room
    from wezer.core.viewer import Viewer

    for group in place.groups:
        room = open_room(by=Viewer.system(), group=group, kind="calendar", if_there=True)
        assert room is not None
        place.rooms[group.pk, "calendar"] = room.pk


def _grow(place: Place, size: int) -> None:
    from wezer.core.models import Item

    missing = size - Item.objects.count()
    if missing > 0:
        _add_events(place, max(missing // 100, 0 if place.events else 400))
        place.add_items(missing)


def _add_events(place: Place, count: int) -> None:
    """Events half a day apart: the first ones reach ninety days ahead, the others ever further back."""
    from wezer.core.models import Event, Item

    first = (Item.objects.order_by("-id").values_list("id", flat=True).first() or 0) + 1
    ahead = datetime.now(tz=UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=90)
    rows = []
    for number in range(count):
        group = place.draw.choice(place.groups)
        at = ahead - timedelta(hours=12 * (place.events + number))
        rows.append(
            {
                "id": first + number, "item_ptr_id": first + number, "kind": "event", "group_id": group.pk,
                "room_id": place.rooms.get((group.pk, "calendar")), "author_id": place.first, "written_by_id": place.first,
                "audience_id": place.audiences[f"group:{group.pk}"], "title": f"Meeting {place.events + number}",
                "card": {
                    "excerpt": "", "starts_on": at.date().isoformat(), "zone": "UTC", "starts_time": f"{at:%H:%M}", "rule": "",
                },
                "language": "en", "published_at": min(at, ahead - timedelta(days=90)) - timedelta(days=7),
                "state": "confirmed", "zone": "UTC", "starts_on": at.date(), "starts_time": at.time(), "ends_on": at.date(),
                "ends_time": at.time(), "first_at": at, "last_at": at + timedelta(hours=1), "sequence": 0,
            }
        )  # fmt: skip
    place.events += count
    item_columns = {one.attname for one in Item._meta.local_concrete_fields}
    event_columns = {one.attname for one in Event._meta.local_concrete_fields}
    seed.bulk(Item, ({name: value for name, value in row.items() if name in item_columns} for row in rows))
    seed.bulk(Event, ({name: value for name, value in row.items() if name in event_columns} for row in rows))


def _pages(place: Place) -> dict[str, str]:
    group = place.groups[0].get_absolute_url()
    return {
        "home": "/",
        "hall": group,
        "talk": f"{group}talk/",
        "search": f"/search/?q={SOUGHT}",
        "directory": "/directory/",
        "calendar": f"{group}calendar/",
        "agenda": "/agenda/",
    }


if __name__ == "__main__":
    main(options.read())
