"""I-8 and I-2 across the house: whatever door one takes, page, feed, search, market, API and export agree on who may see an item.

Random small holarchies, people who belong here and there, posts, announcements and answers with random audiences and
fates. What a list shows, its page opens; what a page opens and is published, every list that takes its kind shows.
"""

import json
import re
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.audiences import audience
from wezer.core.acts.comments import add_comment
from wezer.core.acts.community import found_community
from wezer.core.acts.events import publish_event
from wezer.core.acts.following import follow
from wezer.core.acts.groups import change_group, change_sovereignty, create_group
from wezer.core.acts.items import withdraw_item
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in, suspend_member
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.happenings import happenings
from wezer.core.blog.acts.articles import begin_article
from wezer.core.blog.acts.states import archive_article, propose_article, publish_article
from wezer.core.blog.reading import articles
from wezer.core.chat.acts.letters import write_letter, write_to
from wezer.core.chat.acts.messages import say
from wezer.core.chat.reading import may_listen
from wezer.core.duties import data_of
from wezer.core.exclusion.acts.procedure import end_hearings, propose_exclusion
from wezer.core.exclusion.refusals import NotExcludable
from wezer.core.feed import newest
from wezer.core.forum.acts.questions import answer_question
from wezer.core.forum.acts.threads import ask_question
from wezer.core.forum.reading import entries
from wezer.core.helpdesk.acts.articles import write_article
from wezer.core.helpdesk.acts.tickets import ask_for_help, send_ticket
from wezer.core.helpdesk.reading import articles_of, tickets_of
from wezer.core.helpdesk.suggesting import suggestions
from wezer.core.jobs import push_what_is_due, send_summaries
from wezer.core.kinds import item_kinds
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
    Article,
    Conversation,
    Crossing,
    Document,
    Event,
    Exclusion,
    Group,
    Item,
    ItemAnswer,
    Loan,
    MailPlan,
    Member,
    Message,
    Party,
    Place,
    Question,
    Role,
    Room,
    SitePage,
    Thing,
    Ticket,
    User,
)
from wezer.core.moderation.acts.cases import decide_now, show_again
from wezer.core.moderation.acts.reports import report_thing
from wezer.core.pages.acts import make_page, show_page
from wezer.core.pages.crawlers import public_addresses
from wezer.core.pages.reading import pages_of
from wezer.core.places.acts.places import suggest_place
from wezer.core.places.reading import places_of
from wezer.core.posting import audiences_of
from wezer.core.push.acts.choices import choose_pushes
from wezer.core.push.choosing import push_topics
from wezer.core.push.testing import push_service
from wezer.core.queries import members_acting_for, members_who_may, members_with_right
from wezer.core.reach import groups_reached
from wezer.core.refusals import LastSteward
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
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.permissions import can, rights
from wezer.kernel.refusals import NotFound
from wezer.ledger.models import Transaction
from wezer.workflow.testing import settle

__all__ = ["push_service"]

SITE_URL = django_settings.SITE_URL
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
                st.sampled_from(["post", "offer", "want", "event", "thing", "document", "question", "article", "page", "ticket", "help_article", "place"]), st.integers(0, 2), st.integers(0, 3), st.integers(0, 3),
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
            hide(thing)
        elif fate == "withdrawn":
            withdraw_item(by=system if kind == "page" else viewer(author), item=thing) if kind not in (
                "offer",
                "want",
            ) else cancel_announcement(by=viewer(author), announcement=thing)
    for form, who, where in world["talks"]:
        talk(form, members[who], groups[where % len(groups)], members[where % len(members)])
    return members


def hide(thing):
    """By a decision, as those who moderate do."""
    decide_now(
        by=system, kind="item", thing=Item.objects.get(pk=thing.pk), decision="hide", reason="a test",
    )  # fmt: skip


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
    if kind == "page":
        return put_on_site(number, by, group, width, fate)
    if kind == "article":
        return put_into_blog(number, by, group, width, fate)
    if kind in ("ticket", "help_article"):
        return put_on_the_desk(number, kind, by, group, width, fate)
    if kind == "place":
        choices = [each for each, _words in audiences_of(group)]
        found = Room.objects.select_related("group").filter(group=group, kind="map").first()
        return suggest_place(
            by=by, room=found or open_room(by=system, group=group, kind="map"), title=f"Pumpkin {number}",
            audience=choices[width % len(choices)], latitude=44 + number, longitude=5,
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


def put_on_site(number, by, group, width, fate):
    """A page of the group's site, shown unless it is a draft. It is the group's: nobody withdraws it alone."""
    choices = [each for each, _words in audiences_of(group)]
    found = Room.objects.select_related("group").filter(group=group, kind="pages").first()
    room = found or open_room(by=system, group=group, kind="pages")
    page = make_page(
        by=system, room=room, title=f"Pumpkin {number}", body="pumpkin", audience=choices[width % len(choices)],
        is_first=not SitePage.objects.filter(site=room).exists(),
    )  # fmt: skip
    return page if fate in ("draft", "withdrawn") else show_page(by=system, page=page)


def put_into_blog(number, by, group, width, fate):
    """An article; a draft is written with somebody else in the group, one that is paused lies in the archive."""
    choices = [each for each, _words in audiences_of(group)]
    found = Room.objects.select_related("group").filter(group=group, kind="blog").first()
    room = found or open_room(by=system, group=group, kind="blog")
    inside = Member.objects.filter(belongings__group=group).exclude(pk=by.member.pk).order_by("-pk")
    article = begin_article(
        by=by, room=room, title=f"Pumpkin {number}", body="pumpkin", audience=choices[width % len(choices)],
        authors=[each.name for each in inside[:1]],
    )  # fmt: skip
    if fate == "draft":
        return propose_article(by=by, article=article) if number % 2 else article
    publish_article(by=by, article=article)
    return archive_article(by=by, article=article) if fate == "paused" else article


def put_on_the_desk(number, kind, by, group, width, fate):
    """A request for help, of which some are for the team alone and some not sent yet; or an article, by who tends the group."""
    found = Room.objects.select_related("group").filter(group=group, kind="help").first()
    room = found or open_room(by=system, group=group, kind="help")
    if kind == "ticket":
        asked = ask_for_help(by=by, room=room, title=f"Pumpkin {number}", body="How?", is_private=width == 3)
        if fate != "draft" and asked.published_at is None:
            send_ticket(by=by, ticket=asked)
        return asked
    choices = [each for each, _words in audiences_of(group)]
    role = Role.objects.filter(group=group, key__in=["steward", "gardener"]).first()
    grant_role(by=system, role=role, member=by.member)
    return write_article(
        by=viewer(by.member), room=room, title=f"Pumpkin {number}", body="A pumpkin.", language="en",
        audience=choices[width % len(choices)],
    )  # fmt: skip


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
        for kind in (
            "post",
            "announcement",
            "reply",
            "event",
            "thing",
            "document",
            "loan",
            "question",
            "article",
            "page",
            "ticket",
            "help_article",
            "place",
        )
    }
    in_feed = ["post", "announcement", "event", "thing", "document", "question", "article", "ticket", "help_article"]
    everybody = set().union(*(by_kind[kind] for kind in in_feed))

    assert {str(item.uid) for item in newest(seen, kinds=in_feed, limit=100)} == everybody, "the feed"
    hits = search(seen, "pumpkin", limit=100).hits
    assert {str(hit.item.uid) for hit in hits if hit.item is not None} == everybody | by_kind["page"] | by_kind[
        "place"
    ], "search"
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
    assert {str(each.uid) for each in articles(seen)} == by_kind["article"], "blogs"
    sites = Room.objects.filter(kind="pages").select_related("group")
    on_sites = {str(page.uid) for room in sites for page in pages_of(room, seen)}
    assert on_sites == {uid for uid in pages if every[uid].kind == "page"}, "sites"
    if member is None:
        told = {each for each, _changed in public_addresses()}
        for_all = by_kind["article"] | by_kind["page"]
        assert told == {f"{SITE_URL}{item_kinds[every[uid].kind].url(every[uid])}" for uid in for_all}, "the sitemap"
    desks = Room.objects.filter(kind="help").select_related("group")
    waiting = {str(ticket.uid) for desk in desks for ticket in tickets_of(desk, seen)}
    assert waiting == by_kind["ticket"], "help desks"
    assert {str(article.uid) for article in articles_of(seen)} == by_kind["help_article"], "articles"
    assert {str(item.uid) for item in suggestions(seen, "pumpkin")} <= everybody, "what may answer a request"
    assert {str(each.uid) for each in places_of(seen)} == by_kind["place"], "places"
    check_map(seen, by_kind["announcement"] | by_kind["event"] | by_kind["place"])
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
    for kind, path in (
        ("thing", "things"),
        ("document", "documents"),
        ("article", "articles"),
        ("help_article", "help-articles"),
        ("place", "places"),
    ):
        assert uids(caller, f"core/{path}?limit=100") == by_kind[kind], f"the API's {path}"
    told = [caller.get(f"core/rooms/{desk.uid}/tickets?limit=100") for desk in desks]
    in_desks = {one["uid"] for answer in told if answer.status_code == 200 for one in answer.json()["items"]}
    assert in_desks == by_kind["ticket"], "the API's help desks"
    assert uids(caller, "core/me/loans?limit=100") == by_kind["loan"], "one's loans"
    in_api = uids(caller, "core/items?limit=100")
    assert everybody - by_kind["help_article"] <= in_api <= pages, "the API's list"
    for uid in every:
        status = caller.get(f"core/items/{uid}").status_code
        assert (status == 200) == (uid in pages), (every[uid].kind, status)
    on_map = caller.get("core/map?layer=events,offers,wants,places").json()["features"]
    assert {one["id"] for one in on_map} == by_kind["announcement"] | by_kind["event"] | by_kind["place"], (
        "the map's API"
    )
    export = {one["uid"] for one in json.loads(json.dumps(data_of(member, seen), default=str))["items"]}
    assert export <= {uid for uid, item in every.items() if item.author_id == member.pk}, (
        "the export holds what is one's own"
    )
    assert {uid for uid in pages if every[uid].author_id == member.pk} <= export, "all of it"


def check_map(seen, everything):
    """List, screen, bubbles and files: what may be read where it has a point, and no more is counted."""
    wanted = Wanted.read({"layer": "events,offers,wants,places", "box": "4,40,6,60"}, seen)
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
    said = caller.get("core/messages?q=pumpkin&limit=100").json()["items"]
    assert {one["conversation"] for one in said} <= talks, "what is found of what was said"
    for conversation in Conversation.objects.all():
        uid = str(conversation.uid)
        statuses = {
            client.get(f"/c/{uid}/changes/", headers=PART).status_code,
            *(
                caller.get(f"core/conversations/{uid}{part}").status_code
                for part in ("", "/messages", "/changes", "/pins")
            ),
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


def listen(members, service):
    """Each follows the groups they are in, and hears of everything by push and in the summary."""
    for member in members:
        by = viewer(member)
        for group in Group.objects.filter(pk__in=by.direct_group_ids, parent__isnull=False):
            with clock.at(now() - timedelta(days=1)):  # before it happened
                follow(by=by, target=group)
        choose_pushes(by=by, chosen={topic.kind: True for topic in push_topics()})
        service.subscribe(by, path=f"/{member.name}")
    settle()
    service.got.clear()
    mail.outbox.clear()
    with clock.at(now() + timedelta(seconds=20)):
        push_what_is_due()
        settle()
        send_summaries()
        MailPlan.objects.update(next_digest_at=now())
        send_summaries()


def check_told(member, service):
    """What a push or a summary names, its page opens; what others put in one's groups, the summary names."""
    seen, every = viewer(member), {str(item.uid): item for item in Item.objects.all()}
    readable = {
        number for uid in opened(member, every) for number in numbers_of(every[uid])
    }  # answers, too, bear titles
    pushed = " ".join(str(each.said) for each in service.got if each.path == f"/{member.name}")
    mailed = " ".join(f"{each.subject} {each.body}" for each in mail.outbox if each.to == [member.user.email])
    assert numbers_in(pushed) <= readable, "pushes"
    assert numbers_in(mailed) <= readable, "summaries"
    around = Item.objects.listed_for(seen).filter(group__in=seen.direct_group_ids, kind__in=NUMBERED)
    wanted = {number for item in around.exclude(author__in=seen.own_party_ids) for number in numbers_of(item)}
    assert wanted <= numbers_in(mailed), "the summary names all that is new"


NUMBERED = ("post", "announcement", "event", "thing", "document", "question")


def numbers_in(text):
    return set(re.findall(r"pumpkin (\d+)", text.lower()))


def numbers_of(item):
    return numbers_in(f"{item.title} {item.card.get('excerpt', '')}")


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(world=worlds)
def test_i8_page_feed_search_market_api_export_summary_and_push_agree(db, push_service, world):
    with pytest.raises(Undo), transaction.atomic():
        cache.clear()
        members = build(world)
        for member in [*members, None]:
            check(member)
        listen(members, push_service)
        for member in members:
            check_told(member, push_service)
        raise Undo


# --- I-2: what somebody may do with a thing, they may see; what a list of people says, each of them confirms ---

#: What each right is asked about; the community's own (None) are asked about nothing.
SUBJECTS: dict[str, Any] = {
    **dict.fromkeys(
        (
            "core.tend_group", "core.change_sovereignty", "core.end_group", "core.decide_group", "core.second_group", "core.vote_on_group", "core.decide_membership", "core.invite_to_group", "core.grant_roles", "core.moderate",
            "core.create_group", "core.act_for_group", "core.write_in_group", "core.enter_group", "core.mention_many",
            "exchange.moderate", "exchange.announce", "ledger.spend_from_wallet", "core.answer_letters", "core.write_letter", "core.create_event", "core.welcome_newcomers", "core.change_membrane",
            "core.lend_thing", "core.add_document", "core.propose_room",
            "core.begin_thread", "core.ask_for_help", "core.give_help", "core.write_article", "core.write_blog", "core.tend_pages",
            "core.suggest_place", "core.import_places",
        ),
        Group,
    ),
    **dict.fromkeys(("core.write_in_conversation", "core.pin_in_conversation"), Conversation),
    "core.accept_agreement": Agreement,
    **dict.fromkeys(("core.vouch_for_entry", "core.vote_on_entry"), Crossing),
    **dict.fromkeys(("core.propose_exclusion", "core.give_trust", "core.see_trust", "core.see_duties", "core.change_transparency"), Group),
    **dict.fromkeys(
        ("core.decide_exclusion", "core.vote_on_exclusion", "core.hear_appeal", "core.speak_on_exclusion"), Exclusion
    ),
    **dict.fromkeys(("core.comment_item", "core.pin_item", "core.vote_in_poll"), Item),
    **dict.fromkeys(("core.answer_question", "core.accept_answer", "core.tend_question"), Question),
    **dict.fromkeys(("core.change_answer", "core.vote_useful"), ItemAnswer),
    **dict.fromkeys(
        ("core.answer_ticket", "core.take_ticket", "core.settle_ticket", "core.tend_ticket", "core.make_article"), Ticket
    ),
    **dict.fromkeys(("core.change_article", "core.publish_article"), Article),
    **dict.fromkeys(("core.change_event", "core.answer_event"), Event),
    **dict.fromkeys(("core.change_thing", "core.borrow_thing"), Thing),
    **dict.fromkeys(("core.correct_place", "core.judge_place", "core.settle_place"), Place),
    **dict.fromkeys(("core.answer_loan", "core.keep_loan", "core.take_part_in_loan", "core.mediate_loan"), Loan),
    **dict.fromkeys(("core.write_document", "core.change_document", "core.approve_document"), Document),
    **dict.fromkeys(("exchange.change_announcement", "exchange.reply"), Announcement),
    **dict.fromkeys((f"exchange.{step}_reply" for step in STEPS), Reply),
    "exchange.mediate": Reply,
    **dict.fromkeys(
        (
            "core.report_thing", "core.tend_community", "core.set_levels", "core.admit_members", "core.suspend_members", "core.export_members", "core.invite_to_community",
            "exchange.tend_market", "ledger.moderate", "ledger.issue", "ledger.manage_currencies", "ledger.set_limits",
            "ledger.audit", "workflow.tend_flights", "workflow.switch_arrows",
        )
    ),
    **dict.fromkeys(("ledger.pay", "ledger.receive", "ledger.manage_wallet", "ledger.use_wallet"), Party),
    "ledger.settle_own": Transaction,
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
        Place,
        Document,
        Question,
        ItemAnswer,
        Ticket,
        Exclusion,
        Article,
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
    world=worlds,
    held=holdings,
    suspended=st.integers(0, 5),
    disputed=st.booleans(),
    alone=st.sets(st.integers(1, 3)),
    kept_out=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3), st.booleans()), max_size=3),
)
def test_i2_can_and_visible_to_agree(db, world, held, suspended, disputed, alone, kept_out):
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
        for who, where, is_heard in kept_out:
            group = Group.objects.get(pk=groups[where % len(groups)].pk)
            with suppress(NotExcludable, LastSteward):
                made = propose_exclusion(by=system, group=group, member=members[who], reason="A test.", hours=9)
                if is_heard:
                    Exclusion.objects.filter(pk=made.pk).update(heard_until=now())
        end_hearings(by=system)
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
