"""I-8 and I-2 across the house: whatever door one takes, page, feed, search, market, API and export agree on who may see an item.

Random small holarchies, people who belong here and there, posts, announcements and answers with random audiences and
fates. What a list shows, its page opens; what a page opens and is published, every list that takes its kind shows.
"""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.audiences import audience
from wezer.core.acts.community import found_community
from wezer.core.acts.events import publish_event
from wezer.core.acts.groups import change_group, change_sovereignty, create_group
from wezer.core.acts.items import hide_item, withdraw_item
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in, suspend_member
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.happenings import happenings
from wezer.core.chat.acts.letters import write_letter, write_to
from wezer.core.chat.acts.messages import say
from wezer.core.chat.reading import may_listen
from wezer.core.duties import data_of
from wezer.core.feed import newest
from wezer.core.forum.acts.questions import answer_question
from wezer.core.forum.acts.threads import ask_question
from wezer.core.forum.reading import entries
from wezer.core.lending.acts.loans import ask_for_loan
from wezer.core.lending.acts.things import offer_thing
from wezer.core.lending.queries import shelf
from wezer.core.library.acts.documents import add_document
from wezer.core.library.queries import documents
from wezer.core.maps.export import rows as map_rows
from wezer.core.maps.export import uid_of
from wezer.core.maps.find import Wanted, counted_in, drawn, found
from wezer.core.maps.find import listed as map_listed
from wezer.core.models import (
    Agreement,
    Conversation,
    Crossing,
    Document,
    Event,
    Group,
    Item,
    ItemAnswer,
    Loan,
    Member,
    Message,
    Party,
    Question,
    Role,
    Room,
    Thing,
    Ticket,
    User,
)
from wezer.core.posting import audiences_of
from wezer.core.queries import members_acting_for, members_who_may, members_with_right
from wezer.core.reach import groups_reached
from wezer.core.search.alike import alike
from wezer.core.search.find import search
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, pause_announcement, publish_announcement
from wezer.exchange.acts.endings import cancel_announcement
from wezer.exchange.acts.replies import reply_to_announcement
from wezer.exchange.models import Announcement, Reply, ReplyEvaluation
from wezer.exchange.queries.market import Filters, listed
from wezer.exchange.rules import STEPS
from wezer.kernel.clock import now
from wezer.kernel.permissions import can, rights

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
                st.sampled_from(["post", "offer", "want", "event", "thing", "document", "question"]), st.integers(0, 2), st.integers(0, 3), st.integers(0, 3),
                st.sampled_from(FATES),
            ),
            min_size=1, max_size=5,
        ),
        "talks": st.lists(
            st.tuples(st.sampled_from(["channel", "direct", "letter"]), st.integers(0, 2), st.integers(0, 3)), max_size=4
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
            withdraw_item(by=viewer(author), item=thing) if kind not in ("offer", "want") else cancel_announcement(
                by=viewer(author), announcement=thing
            )
    for form, who, where in world["talks"]:
        talk(form, members[who], groups[where % len(groups)], members[where % len(members)])
    return members


def talk(form, author, group, other):
    """Something said in the group's chat, to one other member, or in a letter to the group."""
    if form == "direct":
        return other.pk == author.pk or write_to(by=viewer(author), members=[other], body="pumpkin soup")
    if form == "letter":
        return can(viewer(author), "core.write_letter", group) and write_letter(
            by=viewer(author), group=group, title="Pumpkin", body="pumpkin seeds"
        )
    room = Room.objects.filter(group=group, kind="chat").first() or open_room(by=system, group=group, kind="chat")
    bring_in(by=system, group=group, member=author)
    channel = Conversation.objects.select_related("group", "channel_of").get(channel_of=room)
    return say(by=viewer(author), conversation=channel, body="pumpkin pie")


def put(number, kind, by, group, width, fate):
    if kind == "post":
        choices = [each for each, _words in audiences_of(group)]
        room = Room.objects.select_related("group").get(group=group, kind="talk")
        return publish_post(
            by=by, room=room, body=f"pumpkin {number}", audience=choices[width % len(choices)], draft=fate == "draft"
        )
    if kind == "event":
        choices = [each for each, _words in audiences_of(group)]
        found = Room.objects.select_related("group").filter(group=group, kind="calendar").first()
        room = found or open_room(by=system, group=group, kind="calendar")
        day = now().date() + timedelta(days=3)
        return publish_event(
            by=by, room=room, title=f"Pumpkin {number}", starts_on=day, audience=choices[width % len(choices)],
            latitude=44 + number, longitude=5,
        )  # fmt: skip
    if kind in ("thing", "document"):
        return put_into_library(number, kind, by, group, width, fate)
    if kind == "question":
        choices = [each for each, _words in audiences_of(group)]
        found = Room.objects.select_related("group").filter(group=group, kind="forum").first()
        room = found or open_room(by=system, group=group, kind="forum")
        asked = ask_question(
            by=by, room=room, title=f"Pumpkin {number}", body="Which pumpkin?", audience=choices[width % len(choices)]
        )
        answer_question(
            by=by, question=Question.objects.select_related("group", "room", "audience").get(pk=asked.pk), body="x"
        )
        return asked
    wide = ("public", "community", "group", "branch")[width]
    rows = audience(wide, group) if wide in ("group", "branch") else audience(wide)
    if rows.pk not in by.audience_ids:
        rows = audience("community")
    made = announce(
        by=by, sense=kind, title=f"Pumpkin {number}", price_mode="free", audience=rows, latitude=44 + number, longitude=5,
    )  # fmt: skip
    if fate != "draft":
        made = publish_announcement(by=by, announcement=made)
        other = Member.objects.exclude(pk=by.member.pk).order_by("-pk").first()
        if made.audience_id in viewer(other).audience_ids:
            reply_to_announcement(by=viewer(other), announcement=made, message="With pleasure.")
    if fate == "paused":
        pause_announcement(by=by, announcement=made)
    return made


def put_into_library(number, kind, by, group, width, fate):
    """A document; or a thing, for which somebody who may asks, unless it is to go again."""
    choices = [each for each, _words in audiences_of(group)]
    seen_by, room_kind = choices[width % len(choices)], "things" if kind == "thing" else "library"
    found = Room.objects.select_related("group").filter(group=group, kind=room_kind).first()
    room = found or open_room(by=system, group=group, kind=room_kind)
    if kind == "document":
        file = SimpleUploadedFile(f"pumpkin{number}.txt", b"pumpkin seeds %d" % number)
        return add_document(by=by, room=room, file=file, title=f"Pumpkin {number}", audience=seen_by)
    thing = offer_thing(by=by, room=room, title=f"Pumpkin {number}", audience=seen_by)
    other = viewer(Member.objects.exclude(pk=by.member.pk).order_by("-pk").first())
    if fate == "" and can(other, "core.borrow_thing", thing):
        day = now().date() + timedelta(days=2)
        ask_for_loan(by=other, thing=thing, starts_on=day, ends_on=day)
    return thing


def check(member):
    seen = viewer(member)
    every = {str(item.uid): item for item in Item.objects.all()}
    pages = opened(member, every)
    shown = {str(uid) for uid in Item.objects.listed_for(seen).values_list("uid", flat=True)}
    assert shown <= pages, "what is listed opens"
    by_kind = {
        kind: {uid for uid in shown if every[uid].kind == kind}
        for kind in ("post", "announcement", "reply", "event", "thing", "document", "loan", "question")
    }
    in_feed = ["post", "announcement", "event", "thing", "document", "question"]
    everybody = set().union(*(by_kind[kind] for kind in in_feed))

    assert {str(item.uid) for item in newest(seen, kinds=in_feed, limit=100)} == everybody, "the feed"
    hits = search(seen, "pumpkin", limit=100).hits
    assert {str(hit.item.uid) for hit in hits if hit.item is not None} == everybody, "search"
    assert {str(one.uid) for one in listed(Filters.read({}, seen), seen)} == by_kind["announcement"], "the market"
    coming = happenings(Event.objects.on_calendar_of(seen), now(), now() + timedelta(days=30), seen)
    assert {str(each.event.uid) for each in coming} == by_kind["event"], "calendars"
    assert {str(each.uid) for each in shelf(seen)} == by_kind["thing"], "the shelf"
    assert {str(each.uid) for each in documents(seen)} == by_kind["document"], "the library"
    rooms = Room.objects.filter(kind="forum").select_related("group")
    asked = {str(entry.item.uid) for room in rooms for entry in entries(room, seen, size=100)[0]}
    assert asked == by_kind["question"], "forums"
    alike_ones = {str(item.uid) for item in alike(seen, "pumpkin", kinds=["question"], limit=100)}
    assert alike_ones == by_kind["question"], "the same question"
    check_map(seen, by_kind["announcement"] | by_kind["event"])
    talks = {str(uid) for uid in Conversation.objects.visible_to(seen).values_list("uid", flat=True)}
    assert talks == {uid for uid in pages if every[uid].kind == "conversation"}, "conversations"
    heard = Message.objects.visible_to(seen).values_list("conversation__uid", flat=True)
    assert {str(uid) for uid in heard} <= talks, "messages"
    if member is None:
        return
    caller = Caller.of(member, "*")
    check_conversations(member, seen, caller, talks)
    assert uids(caller, "exchange/announcements?limit=100") == by_kind["announcement"], "the market's API"
    assert {one["event"] for one in caller.get("core/agenda").json()} == by_kind["event"], "the agenda's API"
    for kind in ("thing", "document"):
        assert uids(caller, f"core/{kind}s?limit=100") == by_kind[kind], f"the API's {kind}s"
    assert uids(caller, "core/me/loans?limit=100") == by_kind["loan"], "one's loans"
    in_api = uids(caller, "core/items?limit=100")
    assert everybody <= in_api <= pages, "the API's list"
    for uid in every:
        status = caller.get(f"core/items/{uid}").status_code
        assert (status == 200) == (uid in pages), (every[uid].kind, status)
    on_map = caller.get("core/map?layer=events,offers,wants").json()["features"]
    assert {one["id"] for one in on_map} == by_kind["announcement"] | by_kind["event"], "the map's API"
    export = {one["uid"] for one in json.loads(json.dumps(data_of(member, seen), default=str))["items"]}
    assert export <= {uid for uid, item in every.items() if item.author_id == member.pk}, (
        "the export holds what is one's own"
    )
    assert {uid for uid in pages if every[uid].author_id == member.pk} <= export, "all of it"


def check_map(seen, everything):
    """List, screen, bubbles and files: what may be read where it has a point, and no more is counted."""
    wanted = Wanted.read({"layer": "events,offers,wants", "box": "4,40,6,60"}, seen)
    assert {uid_of(point) for point in map_listed(wanted, seen, size=100)} == everything, "the map's list"
    assert {uid_of(point) for point in map_rows(wanted, seen)} == everything, "the map's files"
    shown = drawn(wanted, seen)
    assert {uid_of(point) for point in shown.points} == everything and shown.bubbles == [], "the map"
    counted = counted_in(found(wanted, seen), wanted.box.squares(4))
    assert sum(number for number, *_rest in counted) == len(everything), "the bubbles of the map"


def check_conversations(member, seen, caller, talks):
    """The list, the page, what a page asks for while it is open, the API and the live line: one answer."""
    client = Client()
    client.force_login(member.user)
    assert uids(caller, "core/conversations?limit=100") <= talks, "the list of conversations"
    for conversation in Conversation.objects.all():
        uid = str(conversation.uid)
        statuses = {
            client.get(f"/c/{uid}/changes/", headers=PART).status_code,
            *(caller.get(f"core/conversations/{uid}{part}").status_code for part in ("", "/messages", "/changes")),
            200 if may_listen(seen, uid) else 404,
        }
        assert statuses == {200 if uid in talks else 404}, (conversation.form, statuses)


PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


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


# --- I-2: what somebody may do with a thing, they may see; what a list of people says, each of them confirms ---

#: What each right is asked about; the community's own (None) are asked about nothing.
SUBJECTS: dict[str, Any] = {
    **dict.fromkeys(
        (
            "core.tend_group", "core.change_sovereignty", "core.end_group", "core.decide_group", "core.second_group", "core.decide_membership", "core.invite_to_group", "core.grant_roles", "core.moderate",
            "core.create_group", "core.act_for_group", "core.write_in_group", "core.enter_group", "core.mention_many",
            "exchange.moderate", "exchange.announce", "ledger.spend_from_wallet", "core.answer_letters", "core.write_letter", "core.create_event", "core.welcome_newcomers", "core.change_membrane",
            "core.lend_thing", "core.add_document", "core.propose_room",
            "core.begin_thread", "core.ask_for_help", "core.give_help", "core.write_article",
        ),
        Group,
    ),
    "core.write_in_conversation": Conversation,
    "core.accept_agreement": Agreement,
    **dict.fromkeys(("core.vouch_for_entry", "core.vote_on_entry"), Crossing),
    **dict.fromkeys(("core.comment_item", "core.pin_item"), Item),
    **dict.fromkeys(("core.answer_question", "core.accept_answer", "core.tend_question"), Question),
    **dict.fromkeys(("core.change_answer", "core.vote_useful"), ItemAnswer),
    **dict.fromkeys(
        ("core.answer_ticket", "core.take_ticket", "core.settle_ticket", "core.tend_ticket", "core.make_article"), Ticket
    ),
    **dict.fromkeys(("core.change_event", "core.answer_event"), Event),
    **dict.fromkeys(("core.change_thing", "core.borrow_thing"), Thing),
    **dict.fromkeys(("core.answer_loan", "core.keep_loan", "core.take_part_in_loan", "core.mediate_loan"), Loan),
    **dict.fromkeys(("core.write_document", "core.change_document", "core.approve_document"), Document),
    **dict.fromkeys(("exchange.change_announcement", "exchange.reply"), Announcement),
    **dict.fromkeys((f"exchange.{step}_reply" for step in STEPS), Reply),
    "exchange.mediate": Reply,
    **dict.fromkeys(
        (
            "core.tend_community", "core.set_levels", "core.admit_members", "core.suspend_members", "core.invite_to_community",
            "exchange.tend_market", "ledger.moderate", "ledger.issue", "ledger.manage_currencies", "ledger.set_limits",
            "ledger.audit", "workflow.tend_flights", "workflow.switch_arrows",
        )
    ),
    **dict.fromkeys(("ledger.pay", "ledger.receive", "ledger.manage_wallet", "ledger.use_wallet"), Party),
    "exchange.read_words": ReplyEvaluation,
    "core.erase_for": Member,
}  # fmt: skip
#: Rights of neighbours that may not be installed have tests of their own.
ELSEWHERE = ("operation.",)


def test_i2_every_right_is_asked_about_something_known():
    known = {each.name for each in rights() if not each.name.startswith((*ELSEWHERE, "orchard.", "test"))}
    assert known == set(SUBJECTS)


def check_i2(member):
    seen = viewer(member)
    for model in (
        Group,
        Item,
        Announcement,
        Reply,
        Conversation,
        Event,
        Thing,
        Loan,
        Document,
        Question,
        ItemAnswer,
        Ticket,
    ):
        open_to_them = set(model.objects.visible_to(seen).values_list("pk", flat=True))
        for thing in model.objects.all():
            allowed = [name for name, kind in SUBJECTS.items() if kind is model and can(seen, name, thing)]
            assert not allowed or thing.pk in open_to_them, (str(member), allowed, str(thing))
            if model is Group:
                assert thing.is_known_to(seen) == (thing.pk in open_to_them), (str(member), str(thing))


def check_lists_of_people(members):
    """What the program tells “those who hold a right” reaches exactly those whom the same right lets do it."""
    eyes = {member.pk: viewer(member) for member in members}
    for name in (each.name for each in rights() if each.by_role):
        told = {member.pk for member in members_with_right(name)}
        assert told == {number for number, seen in eyes.items() if seen.has_right(name)}, name
    for group in Group.objects.all():
        told = {member.pk for member in members_acting_for(group.pk)}
        assert told == {number for number, seen in eyes.items() if seen.may_act_for(group)}, str(group)
        for name in ("core.tend_group", "core.decide_membership", "core.act_for_group"):
            told = {member.pk for member in members_who_may(name, group)}
            assert told == {number for number, seen in eyes.items() if seen.has_right(name, group)}, (name, str(group))
            reached = {
                number for number, seen in eyes.items() if groups_reached(seen, name).filter(descendant=group).exists()
            }
            assert told == reached, (name, str(group))


holdings = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from(["gardener", "steward", "wallet", "moderator"])),
    max_size=4,
)


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    world=worlds, held=holdings, suspended=st.integers(0, 5), disputed=st.booleans(), alone=st.sets(st.integers(1, 3))
)
def test_i2_can_and_visible_to_agree(db, world, held, suspended, disputed, alone):
    with pytest.raises(Undo), transaction.atomic():
        cache.clear()
        members = build(world)
        groups = list(Group.objects.order_by("pk"))
        for who, where, key in held:
            role = Role.objects.filter(group=groups[where % len(groups)], key=key).first()
            if role is not None:
                bring_in(by=system, group=role.group, member=members[who])
                grant_role(by=system, role=role, member=members[who])
        for place, group in enumerate(groups[1:], 1):
            group.refresh_from_db()
            change_sovereignty(by=system, group=group, money=place in alone, membership=place in alone)
        if disputed:
            Reply.objects.update(disputed_at=now())
            Loan.objects.update(state="disputed")
        if suspended < len(members):
            suspend_member(by=system, member=members[suspended], reason="a test")
        for member in [*members, None]:
            check_i2(member)
        check_lists_of_people(members)
        raise Undo


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
