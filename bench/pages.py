"""The pages people open most, in a community of some size: statements and time in the server, for a busy member and for a
newcomer who may see almost nothing of what there is."""

import random
import statistics
import time
from datetime import timedelta
from typing import Any

from bench import growth, options, seed
from bench.instance import wake
from bench.measure import load
from bench.options import Options, Report
from bench.profiling import statements
from wezer.kernel.memory import settle

WORDS = (
    "apple", "barrel", "bench", "bicycle", "blanket", "bottle", "branch", "brick", "bucket", "button", "candle", "carrot",
    "chair", "cheese", "compost", "copper", "cotton", "garden", "ginger", "hammer", "harvest", "kettle", "ladder", "lantern",
    "lemon", "linen", "marrow", "mirror", "orchard", "paint", "paper", "pepper", "piano", "pillow", "pocket", "potato",
    "saddle", "shovel", "spinach", "stove", "ticket", "timber", "tomato", "towel", "trolley", "violin", "wagon", "walnut",
    "window", "wool",
)  # fmt: skip
#: Stands in the title of one item of a hundred.
SOUGHT = "honey"
GROUPS = 40
MINE = 10  # groups of the busy member
COMMON = 20  # items that the newcomer may see: the oldest of all


def main(given: Options) -> None:
    wake()
    settle()  # as a web process does
    from django.test import Client

    report = Report("pages", given)
    items, people = (1_000, 100) if given.tiny else (100_000, 5_000) if given.full else (10_000, 500)
    begun = time.perf_counter()
    place = Place(items, people)
    seed.analyse()
    report.say(
        f"{items:,} items in {GROUPS} groups, {people:,} members, {place.entries:,} entries on the member's account"
        f" (made in {time.perf_counter() - begun:.0f} s). The member belongs to {MINE} groups; the newcomer may see {COMMON}"
        f" items, the oldest. Load when it began to measure: {load()}.",
        "",
        "| page | viewer | statements | server ms: median | lowest median | highest median | CPU ms in the web process | kB |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    )
    worst_statements, worst_ms, medians = 0, 0.0, {}
    clients = {}
    for viewer, user in (("member", place.member), ("newcomer", place.newcomer)):
        clients[viewer] = Client(headers={"host": "127.0.0.1"})
        clients[viewer].force_login(user, "wezer.core.accounts.backends.Backend")
    runs = []
    for name, viewer, address in place.pages(clients):
        client = clients[viewer]
        for _warm in range(3):
            answer = client.get(address)
            assert answer.status_code == 200, (name, address, answer.status_code, answer.headers.get("Location"))
        runs.append(
            (name, viewer, address, len(statements(lambda c=client, a=address: c.get(a))), len(answer.content) / 1024)
        )
    each = 3 if given.tiny else 15
    times: dict[tuple[str, str], list[float]] = {}
    cpus: dict[tuple[str, str], list[float]] = {}
    for _round in range(given.rounds):
        for name, viewer, address, _count, _size in runs:
            waits, client = [], clients[viewer]
            cpu = time.process_time()
            for _number in range(each):
                moment = time.perf_counter()
                client.get(address)
                waits.append(time.perf_counter() - moment)
            cpus.setdefault((name, viewer), []).append((time.process_time() - cpu) / each * 1000)
            times.setdefault((name, viewer), []).append(statistics.median(waits) * 1000)
    for name, viewer, _address, count, size in runs:
        found = times[name, viewer]
        middle = statistics.median(found)
        medians[name, viewer] = middle
        report.say(
            f"| {name} | {viewer} | {count} | {middle:.1f} | {min(found):.1f} | {max(found):.1f} |"
            f" {statistics.median(cpus[name, viewer]):.1f} | {size:.0f} |"
        )
        if "deep" not in name:
            worst_statements, worst_ms = max(worst_statements, count), max(worst_ms, middle)
    report.fact("statements", worst_statements)
    report.fact("slowest_ms", worst_ms)
    report.fact("slowest", max((v, k) for k, v in medians.items())[1][0])
    report.fact("median_ms", statistics.median(medians.values()))
    for name in ("market", "home", "statement"):
        deep = medians.get((f"{name}, deep", "member"))
        if deep:
            report.say("", f"- {name}, deep page / first page: **{deep / medians[name, 'member']:.2f}**")
            report.fact(f"{name}_deep", deep / medians[name, "member"])
    report.finish()


class Place:
    """A community with a past."""

    def __init__(self, items: int, people: int) -> None:
        from wezer.core.acts.groups import create_group
        from wezer.core.community import community
        from wezer.core.models import Audience, Belonging, BelongingState, Member, Room
        from wezer.core.viewer import Viewer

        self.draw = draw = random.Random(7)
        self.events = 0
        self.val = seed.currency()
        first, last = seed.members(people, logins=True)
        root = community()
        self.groups = [
            create_group(by=Viewer.system(), parent=root, type="circle", name=f"Circle {number}")
            for number in range(GROUPS)
        ]
        inside = [
            {"member_id": person, "group_id": group.pk, "state": BelongingState.MEMBER}
            for person in range(first, last)  # the last one is the newcomer
            for group in (self.groups[:MINE] if person == first else draw.sample(self.groups, 3))
        ]
        seed.bulk(Belonging, inside)
        self.audiences = {one.key: one.pk for one in Audience.objects.all()}
        self.rooms = {(room.group_id, room.kind): room.pk for room in Room.objects.all()}
        self.first, self.last = first, last
        self.add_items(items)
        self._notices(first)
        accounts = seed.wallets(first, last, self.val)
        for code in ("HOURS", "MERCI"):
            seed.wallets(first, last, seed.currency(code))
        self.entries = growth.fill(
            10_000 if items < 100_000 else 100_000, accounts, last - first + 1, first, self.val.pk
        )
        self.member = Member.objects.get(pk=first).user
        self.newcomer = Member.objects.get(pk=last).user
        self.account = accounts

    def add_items(self, count: int, *, groups: int = GROUPS, sought: float = 0.01, word: str = SOUGHT) -> None:
        """In the first so many groups; so many of one have the sought word in their title."""
        from wezer.core.models import Item, ItemCount, Post, SearchDoc
        from wezer.core.search.normalise import tokens
        from wezer.exchange.acts.categories import create_category
        from wezer.exchange.models import Announcement, Category, PriceLine
        from wezer.kernel.clock import now

        draw = self.draw
        category = Category.objects.first() or self._category(create_category)
        begun, start = (
            now() - timedelta(days=730),
            (Item.objects.order_by("-id").values_list("id", flat=True).first() or 0) + 1,
        )
        rows: list[dict[str, Any]] = []
        for place in range(count):
            group = self.groups[draw.randrange(groups)].pk
            is_post = draw.random() < 0.5
            audience = self.audiences["community"] if place < COMMON else self.audiences[f"group:{group}"]
            words = [draw.choice(WORDS) for _word in range(4)] + ([word] if draw.random() < sought else [])
            title, author = " ".join(words).capitalize(), draw.randrange(self.first, self.last)
            sense = draw.choice(("offer", "want"))
            card: dict[str, Any] = {"text": f"{title}. " * 4, "excerpt": f"{title}. " * 3}
            if not is_post:
                card |= {
                    "sense": sense, "state": "published", "mode": "all", "prices": [[60, "VAL"]], "unit": "", "category": "",
                    "icon": "gift", "hue": 90, "flip": False, "photos": [], "tags": [], "quantity": 1, "remote": False, "left": 1,
                    "ends": "",
                }  # fmt: skip
            rows.append(
                {
                    "id": start + place, "kind": "post" if is_post else "announcement", "group_id": group,
                    "room_id": self.rooms.get((group, "talk" if is_post else "market")), "author_id": author,
                    "written_by_id": author, "audience_id": audience, "title": title, "card": card, "language": "en",
                    "published_at": begun + timedelta(seconds=place * 730 * 86_400 / count), "state_label": "",
                    "sense": sense,
                }
            )  # fmt: skip
        columns = {each.attname for each in Item._meta.local_concrete_fields}
        seed.bulk(Item, ({name: value for name, value in row.items() if name in columns} for row in rows))
        seed.bulk(ItemCount, ({"item_id": row["id"], "comments": row["id"] % 5} for row in rows))
        posts = [row for row in rows if row["kind"] == "post"]
        offers = [row for row in rows if row["kind"] == "announcement"]
        text = "A few words about it, as people write them. " * 6
        seed.bulk(
            Post,
            ({"item_ptr_id": row["id"], "body": text, "body_html": f"<p>{text}</p>", "renderer": 1} for row in posts),
        )
        seed.bulk(
            Announcement,
            (
                {
                    "item_ptr_id": row["id"], "sense": row["sense"], "state": "published", "description": text,
                    "description_html": f"<p>{text}</p>", "category_id": category.pk, "shown_since": row["published_at"],
                }
                for row in offers
            ),
        )  # fmt: skip
        seed.bulk(
            PriceLine, ({"announcement_id": row["id"], "currency_id": self.val.pk, "units": 60} for row in offers)
        )
        seed.bulk(
            SearchDoc,
            (
                {
                    "ref": f"{'core.post' if row['kind'] == 'post' else 'exchange.announcement'}/{row['id']}", "kind": row["kind"],
                    "item_id": row["id"], "audience_id": row["audience_id"], "group_id": row["group_id"],
                    "author_id": row["author_id"], "language": "en", "at": row["published_at"],
                    "title_tokens": f" {' '.join(tokens(row['title'], 'en'))} ",
                }
                for row in rows
            ),
        )  # fmt: skip
        from django.db import connection

        with connection.cursor() as db:
            db.execute(
                "UPDATE core_searchdoc SET tokens = array_to_tsvector(array_remove(string_to_array(title_tokens, ' '), ''))"
            )

    def _category(self, create_category: Any) -> Any:
        from wezer.core.viewer import Viewer

        return create_category(by=Viewer.system(), name="Things")

    def _notices(self, person: int) -> None:
        from wezer.core.models import Notice

        rows = ({"member_id": person, "kind": "core.member_joined", "key": f"bench-{n}"} for n in range(30))
        names = {each.attname for each in Notice._meta.local_concrete_fields}
        seed.bulk(Notice, ({name: value for name, value in row.items() if name in names} for row in rows))

    def pages(self, clients: dict[str, Any]) -> list[tuple[str, str, str]]:
        """Name, viewer, address."""
        from wezer.core.models import Member
        from wezer.core.viewer import Viewer
        from wezer.exchange.models import Announcement
        from wezer.ledger.models import Account

        found = []
        account = Account.objects.get(pk=self.account).uid
        newcomers = Account.objects.get(holder_id=self.last, currency=self.val).uid
        for viewer, person in (("member", self.first), ("newcomer", self.last)):
            seen = (
                Announcement.objects.listed_for(Viewer.of(Member.objects.get(pk=person)))
                .order_by("-published_at")
                .first()
            )
            found += [
                ("home", viewer, "/"),
                ("hall", viewer, "/g/community/" if viewer == "newcomer" else self.groups[0].get_absolute_url()),
                ("market", viewer, "/market/"),
                ("detail", viewer, f"/market/{seen.uid}/"),
                ("wallet", viewer, "/wallet/"),
                ("statement", viewer, f"/wallet/statement/{account if viewer == 'member' else newcomers}/"),
                ("search", viewer, f"/search/?q={SOUGHT}"),
            ]
        for name, address in (("home", "/"), ("market", "/market/"), ("statement", f"/wallet/statement/{account}/")):
            deep = _deep(clients["member"], address)
            if deep != address:
                found.append((f"{name}, deep", "member", deep))
        return found


def _deep(client: Any, address: str, pages: int = 40) -> str:
    """Where “Show more” leads after forty times."""
    import html
    import re

    here = address
    for _page in range(pages):
        content = client.get(here).content.decode()
        after = re.search(r'["\'](?P<address>[^"\']*[?&]after=[^"\']+)["\']', content)
        if not after:
            break
        following = html.unescape(after["address"])
        here = following if following.startswith("/") else address + following
    return here


if __name__ == "__main__":
    main(options.read())
