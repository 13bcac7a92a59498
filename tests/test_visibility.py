"""I-8 across the house: whatever door one takes, page, feed, search, market, API and export agree on who may see an item.

Random small holarchies, people who belong here and there, posts, announcements and answers with random audiences and
fates. What a list shows, its page opens; what a page opens and is published, every list that takes its kind shows.
"""

import json

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.audiences import audience
from wezer.core.acts.community import found_community
from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.items import hide_item, withdraw_item
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.feed import newest
from wezer.core.models import Item, Member, Room, User
from wezer.core.own_data import data_of
from wezer.core.posting import audiences_of
from wezer.core.search.find import search
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, pause_announcement, publish_announcement
from wezer.exchange.acts.endings import cancel_announcement
from wezer.exchange.acts.replies import reply_to_announcement
from wezer.exchange.models import Announcement
from wezer.exchange.queries.market import Filters, listed

system = Viewer.system()
PEOPLE = ("Fern", "Sage", "Mint")
FATES = ("", "", "draft", "hidden", "withdrawn", "paused")

worlds = st.fixed_dictionaries(
    {
        "parents": st.lists(st.integers(0, 9), min_size=1, max_size=3),
        "sights": st.lists(st.sampled_from(["open", "members", "secret"]), min_size=3, max_size=3),
        "inside": st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=5),
        "things": st.lists(
            st.tuples(
                st.sampled_from(["post", "offer", "want"]), st.integers(0, 2), st.integers(0, 3), st.integers(0, 3),
                st.sampled_from(FATES),
            ),
            min_size=1, max_size=5,
        ),
    }
)  # fmt: skip


class Undo(Exception):
    """Nothing of an example stays."""


def build(world):
    groups = [found_community(by=system, name="Val-Commun")]
    for place, above in enumerate(world["parents"]):
        made = create_group(by=system, parent=groups[above % len(groups)], type="local", name=f"Group {place}")
        groups.append(change_group(by=system, group=made, sight=world["sights"][place]) or made)
    members = [
        add_member(by=system, name=name, user=User.objects.create_user(f"{name}@example.org", "x")) for name in PEOPLE
    ]
    for who, where in world["inside"]:
        bring_in(by=system, group=groups[where % len(groups)], member=members[who])
    for number, (kind, who, where, width, fate) in enumerate(world["things"]):
        group, author = groups[where % len(groups)], members[who]
        bring_in(by=system, group=group, member=author)
        thing = put(number, kind, viewer(author), group, width, fate)
        if fate == "hidden":
            hide_item(by=system, item=thing, reason="a test")
        elif fate == "withdrawn":
            withdraw_item(by=viewer(author), item=thing) if kind == "post" else cancel_announcement(
                by=viewer(author), announcement=thing
            )
    return members


def put(number, kind, by, group, width, fate):
    if kind == "post":
        choices = [each for each, _words in audiences_of(group)]
        room = Room.objects.select_related("group").get(group=group, kind="talk")
        return publish_post(
            by=by, room=room, body=f"pumpkin {number}", audience=choices[width % len(choices)], draft=fate == "draft"
        )
    wide = ("public", "community", "group", "branch")[width]
    rows = audience(wide, group) if wide in ("group", "branch") else audience(wide)
    if rows.pk not in by.audience_ids:
        rows = audience("community")
    made = announce(by=by, sense=kind, title=f"Pumpkin {number}", price_mode="free", audience=rows)
    if fate != "draft":
        made = publish_announcement(by=by, announcement=made)
        other = Member.objects.exclude(pk=by.member.pk).order_by("-pk").first()
        if made.audience_id in viewer(other).audience_ids:
            reply_to_announcement(by=viewer(other), announcement=made, message="With pleasure.")
    if fate == "paused":
        pause_announcement(by=by, announcement=made)
    return made


def check(member):
    seen = viewer(member)
    every = {str(item.uid): item for item in Item.objects.all()}
    pages = opened(member, every)
    shown = {str(uid) for uid in Item.objects.listed_for(seen).values_list("uid", flat=True)}
    assert shown <= pages, "what is listed opens"
    by_kind = {kind: {uid for uid in shown if every[uid].kind == kind} for kind in ("post", "announcement", "reply")}
    everybody = by_kind["post"] | by_kind["announcement"]

    assert {str(item.uid) for item in newest(seen, kinds=["post", "announcement"], limit=100)} == everybody, "the feed"
    hits = search(seen, "pumpkin", limit=100).hits
    assert {str(hit.item.uid) for hit in hits if hit.item is not None} == everybody, "search"
    assert {str(one.uid) for one in listed(Filters.read({}, seen), seen)} == by_kind["announcement"], "the market"
    if member is None:
        return
    caller = Caller.of(member, "*")
    assert uids(caller, "exchange/announcements?limit=100") == by_kind["announcement"], "the market's API"
    in_api = uids(caller, "core/items?limit=100")
    assert everybody <= in_api <= pages, "the API's list"
    for uid in every:
        status = caller.get(f"core/items/{uid}").status_code
        assert (status == 200) == (uid in pages), (every[uid].kind, status)
    export = {one["uid"] for one in json.loads(json.dumps(data_of(member, seen), default=str))["items"]}
    assert export <= {uid for uid, item in every.items() if item.author_id == member.pk}, (
        "the export holds what is one's own"
    )
    assert {uid for uid in pages if every[uid].author_id == member.pk} <= export, "all of it"


def uids(caller, path):
    return {one["uid"] for one in caller.get(path).json()["items"]}


def opened(member, every):
    """Whose page answers 200 at the address of any item, wherever that leads; to anybody else it is 404."""
    client = Client()
    if member is not None:
        client.force_login(member.user)
    found = set()
    for uid, item in every.items():
        answer = client.get(f"/i/{uid}/", follow=True)
        at_door = any(where.startswith("/account/login") for where, _status in answer.redirect_chain)
        assert answer.status_code in (200, 404), (item.kind, answer.status_code)
        if answer.status_code == 200 and not at_door:
            found.add(uid)
    return found


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(world=worlds)
def test_i8_page_feed_search_market_api_and_export_agree(db, world):
    with pytest.raises(Undo), transaction.atomic():
        cache.clear()
        for member in [*build(world), None]:
            check(member)
        raise Undo


def test_something_was_really_hidden_and_really_shown(db):
    """The property is not empty: Mint, outside, sees one of the two; Sage, inside, both."""
    world = {
        "parents": [0], "sights": ["secret"] * 3, "inside": [(1, 1)],
        "things": [("offer", 0, 0, 1, ""), ("post", 0, 1, 3, "")],
    }  # fmt: skip
    _fern, sage, mint = build(world)
    counts = [
        Item.objects.listed_for(viewer(each)).filter(kind__in=["post", "announcement"]).count() for each in (sage, mint)
    ]
    assert counts[0] >= counts[1] >= 1 and Announcement.objects.count() == 1
