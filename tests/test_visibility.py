"""I-8 across the house: whatever door one takes, all agree on who may see what.

Page, part of a page, feed, search, suggestion, count, map, market, calendar, API, export, summary and push. Random small
holarchies, people who belong here and there, posts, announcements and answers with random audiences and fates. What a list
shows, its page opens; what a page opens and is published, every list that takes its kind shows.
"""

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, example, given, settings
from sight_doors import check_api, check_conversations, check_feeds, check_parts, check_taken_along
from sight_lists import check_lists, check_map, check_numbers, check_search
from sight_reader import Reader, numbers_in
from sight_told import check_told, listen
from sight_world import Undo, build, hide, put, system, worlds

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment
from wezer.core.acts.community import found_community
from wezer.core.acts.members import add_member
from wezer.core.duties import data_of
from wezer.core.models import Conversation, Item, User
from wezer.core.moderation.acts.cases import show_again
from wezer.core.moderation.acts.reports import report_thing
from wezer.core.push.testing import push_service
from wezer.core.testing import examples, viewer
from wezer.exchange.models import Announcement
from wezer.kernel.refusals import NotFound

__all__ = ["push_service"]


@settings(
    max_examples=examples(8),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(world=worlds)
@example(
    world={"parents": [0], "sights": ["open"] * 3, "inside": [], "things": [("event", 0, 1, 4, "")], "talks": []}
).via("an unlisted event")
def test_i8_page_feed_search_market_api_export_summary_and_push_agree(db, push_service, world):
    with pytest.raises(Undo), transaction.atomic():
        cache.clear()
        members = build(world)
        listen(members, push_service)  # before the rooms are read: what one has seen is told no more
        readers = [Reader(member) for member in [*members, None]]
        for reader in readers:
            check(reader)
        for reader in readers[:-1]:
            check_told(reader, push_service)
        for reader in readers:
            reader.check_words()
        raise Undo


def check(reader):
    opens = {str(uid) for uid in Item.objects.visible_to(reader.seen).values_list("uid", flat=True)}
    assert reader.pages == opens, "the page and the rule"
    assert reader.shown <= reader.pages, "what is listed opens"
    for check_some in (
        check_lists, check_search, check_map, check_numbers, check_parts, check_feeds, check_api, check_taken_along,
        check_conversations,
    ):  # fmt: skip
        check_some(reader)


def test_something_was_really_hidden_and_really_shown(db):
    """The property is not empty: Mint, outside, sees one of the two; Sage, inside, both."""
    world = {
        "parents": [0], "sights": ["secret"] * 3, "inside": [(1, 1)],
        "things": [("offer", 0, 0, 1, ""), ("post", 0, 1, 3, "")],
        "talks": [("channel", 1, 1), ("direct", 1, 0), ("letter", 2, 0)],
    }  # fmt: skip
    _fern, sage, mint = build(world)
    talks = [Conversation.objects.visible_to(viewer(each)).values_list("form", flat=True) for each in (sage, mint)]
    assert [sorted(each) for each in talks] == [["channel", "direct"], ["letter"]]
    counts = [
        Item.objects.listed_for(viewer(each)).filter(kind__in=["post", "announcement"]).count() for each in (sage, mint)
    ]
    assert counts[0] >= counts[1] >= 1 and Announcement.objects.count() == 1


# --- what those who moderate hide is gone at every door, and comes back with an appeal ---

#: Where things of these kinds stand in lists, for whoever may read them.
LISTS = (
    "/", "/search/?q=pumpkin", "/g/community/talk/", "/g/community/forum/", "/agenda/", "/library/", "/library/documents/",
    "/market/", "/map/?layer=events,offers,wants", "/map/points/?layer=events,offers,wants&box=4,40,6,60", "/map/export/geojson/?layer=events,offers,wants",
    "/m/{author}/", "/g/community/calendar/", "/g/community/calendar/calendar.ics", "/market/feed.atom", "/g/community/talk/feed.atom",
)  # fmt: skip
LISTS_OF_API = (
    "core/items?limit=100", "exchange/announcements?limit=100", "core/agenda", "core/things?limit=100",
    "core/documents?limit=100", "core/map?layer=events,offers,wants", "core/search?q=pumpkin",
)  # fmt: skip


def doors(member, author):
    """What each list says to this member, by its address."""
    client, caller = Client(), Caller.of(member, "*")
    client.force_login(member.user)
    pages = {path: client.get(path.format(author=author.uid), follow=True).content.decode() for path in LISTS}
    return pages | {path: caller.get(path).content.decode() for path in LISTS_OF_API}


def test_what_is_hidden_is_refused_at_every_door_and_is_there_again_when_the_appeal_is_heard(db):
    root = found_community(by=system, name="Val-Commun")
    fern, sage = (
        add_member(by=system, name=name, user=User.objects.create_user(f"{name}@example.org", "x"))
        for name in ("Fern", "Sage")
    )
    kinds = ("post", "event", "thing", "document", "question", "offer")
    things = {kind: put(7 + place, kind, viewer(fern), root, 0, "quiet") for place, kind in enumerate(kinds)}
    names = {kind: f"umpkin {7 + place}" for place, kind in enumerate(kinds)}
    post = Item.objects.select_related("group", "audience", "room").get(pk=things["post"].pk)
    said = add_comment(by=viewer(sage), item=post, body="Orange.")
    before = doors(sage, fern)
    found = {kind: {path for path, said in before.items() if names[kind] in said} for kind in kinds}
    assert all(len(paths) >= 2 for paths in found.values()), {kind: sorted(paths) for kind, paths in found.items()}
    for thing in things.values():
        hide(thing)
    cache.clear()
    after = doors(sage, fern)
    shown = {path: [kind for kind in kinds if names[kind] in said] for path, said in after.items()}
    assert {path: some for path, some in shown.items() if some} == {}
    for member, status in ((sage, 404), (fern, 200)):
        client, caller = Client(), Caller.of(member, "*")
        client.force_login(member.user)
        for kind, thing in things.items():
            assert client.get(f"/i/{thing.uid}/", follow=True).status_code == status, (str(member), kind)
            assert caller.get(f"core/items/{thing.uid}").status_code == status, (str(member), kind)
            assert caller.get(f"core/items/{thing.uid}/comments").status_code == status, (str(member), kind)
    with pytest.raises(NotFound):
        report_thing(by=viewer(sage), kind="item", uid=things["post"].uid, ground="other")
    taken = data_of(sage, viewer(sage))
    own = {each["kind"] for each in taken.pop("items") if "umpkin" in str(each)}
    assert own == {"reply"}, "what she answered is hers"
    assert "umpkin" not in str(taken) and said.body in str(taken["comments"])
    for thing in things.values():
        show_again(by=system, kind="item", thing=Item.objects.get(pk=thing.pk))
    cache.clear()
    again = doors(sage, fern)
    assert {kind: {path for path, said in again.items() if names[kind] in said} for kind in kinds} == found


def test_a_summary_and_a_push_really_tell(db, push_service):
    world = {"parents": [0], "sights": ["secret"] * 3, "inside": [(0, 1), (1, 1)], "talks": [],
        "things": [("post", 0, 1, 0, ""), ("event", 0, 1, 0, ""), ("thing", 0, 1, 0, "hidden")]}  # fmt: skip
    members = build(world)
    listen(members, push_service)
    told = [
        numbers_in(" ".join(str(each.said) for each in push_service.got if each.path == f"/{one.name}"))
        for one in members
    ]
    mailed = [numbers_in(" ".join(each.body for each in mail.outbox if each.to == [one.user.email])) for one in members]
    assert told == [{"2"}, {"0", "1"}, set()] == mailed  # Fern hears what became of what Fern wrote
