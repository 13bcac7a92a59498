"""Kinds of rooms that a community closes: absent everywhere, and back as they were (core.md scenario 17, I-10)."""

from datetime import timedelta

import pytest
from django.apps import apps
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment
from wezer.core.acts.following import follow
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.forum.acts.questions import answer_question
from wezer.core.forum.acts.threads import ask_question, open_topic
from wezer.core.models import (
    Comment,
    ForumEntry,
    Item,
    ItemAnswer,
    Member,
    Notice,
    Question,
    Room,
    SearchDoc,
    Topic,
)
from wezer.core.modules import closable_rooms, closed_item_kinds
from wezer.core.queries import waiting_notices
from wezer.core.refusals import KindUnknown
from wezer.core.search.find import search, suggest
from wezer.core.settings_registry import value
from wezer.core.testing import deliver, examples, viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, publish_announcement
from wezer.exchange.acts.replies import reply_to_announcement
from wezer.exchange.models import Announcement
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.payments import pay

system = Viewer.system()
TABLES = (Room, Item, Topic, Question, ItemAnswer, ForumEntry, Comment, Notice, SearchDoc)


def close(*kinds):
    change_setting(by=system, key="rooms.closed", value=list(kinds))


def rows():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in TABLES}


def who(name):
    return viewer(Member.objects.get(name=name))


@pytest.fixture
def forum(gardener, join, community):
    """The community's forum, where Sage asked and Oak answered; Fern follows it."""
    room = open_room(by=system, group=community, kind="forum")
    for name in ("Fern", "Sage"):
        join(name)
    follow(by=who("Fern"), target=room)
    return room


def test_scenario_17_a_forum_that_is_closed_leaves_nothing_and_comes_back_with_all_its_topics(forum, client):
    sage, fern = who("Sage"), Member.objects.get(name="Fern")
    for number in range(60):
        open_topic(by=sage, room=forum, title=f"Pumpkin {number}", body="Soup.")
    question = ask_question(by=sage, room=forum, title="Which pumpkin?", body="For soup.")
    answered = Question.objects.select_related("group", "room", "audience").get(pk=question.pk)
    answer_question(by=who("Oak"), question=answered, body="The red one.")
    topic = Topic.objects.order_by("pk").select_related("group", "room", "audience").first()
    add_comment(by=who("Oak"), item=topic, body="Yes.")
    deliver()
    client.force_login(fern.user)
    caller, before = Caller.of(fern, "*"), rows()
    pages = (
        "/g/community/forum/", f"/g/community/topics/{topic.uid}/", f"/g/community/questions/{question.uid}/",
        f"/i/{topic.uid}/", "/g/community/forum/begin/", "/forum/similar/?title=pumpkin",
    )  # fmt: skip
    routes = (
        f"core/rooms/{forum.uid}", f"core/rooms/{forum.uid}/forum", f"core/topics/{topic.uid}", f"core/items/{topic.uid}",
        f"core/questions/{question.uid}/answers", "core/questions/similar?q=pumpkin", f"core/items/{topic.uid}/comments",
    )  # fmt: skip

    def seen():
        return {
            "pages": {client.get(page, follow=True).status_code for page in pages},
            "routes": {caller.get(route).status_code for route in routes},
            "menu": "/g/community/forum/" in client.get("/g/community/").content.decode(),
            "hits": search(viewer(fern), "pumpkin").total,
            "suggested": len(suggest(viewer(fern), "pump")),
            "in feed": "Pumpkin" in client.get("/").content.decode(),
            "notices": client.get("/notices/").content.decode().count("Pumpkin"),
            "unread": 'class="pip"' in client.get("/notices/").content.decode(),
            "in the API": sum(item["kind"] == "topic" for item in caller.get("core/items?limit=50").json()["items"]),
        }

    was = seen()
    assert was["pages"] == was["routes"] == {200} and was["hits"] == 61 and was["menu"] and was["notices"]
    close("forum")
    assert seen() == {
        "pages": {404}, "routes": {404}, "menu": False, "hits": 0, "suggested": 0, "in feed": False, "notices": 0,
        "unread": False, "in the API": 0,
    }  # fmt: skip
    with pytest.raises(KindUnknown):
        open_room(by=system, group=forum.group, kind="forum")
    assert rows() == before  # nothing of it was touched
    close()
    assert seen() == was and rows() == before and Topic.objects.listed_for(viewer(fern)).count() == 60


def test_what_happens_elsewhere_meanwhile_is_told_of_nothing_that_is_closed(forum):
    topic = open_topic(by=who("Sage"), room=forum, title="Pumpkin", body="Soup.")
    follow(by=who("Fern"), target=topic)
    close("forum")
    deliver()
    assert not Notice.objects.filter(item__isnull=False).exists()  # who may not see it is not told
    close()


def test_those_who_tend_the_community_close_a_kind_on_the_page_of_modules_or_by_the_api(forum, client):
    oak = Member.objects.get(name="Oak")
    client.force_login(oak.user)
    page = client.get("/garden/modules/").content.decode()
    assert 'value="forum" checked' in page and 'value="hall"' not in page and 'value="chat"' not in page
    modules = ["exchange", "ledger", "workflow", "operation"]
    chosen = {"open": modules, "room": ["talk", "calendar"]}
    asked = client.post("/garden/modules/", chosen)
    assert "Nothing is changed yet." in asked.content.decode() and value("rooms.closed") == []
    client.post("/garden/modules/", {**chosen, "sure": "yes"})
    assert closed_item_kinds() >= {"topic", "question"} and "post" not in closed_item_kinds()
    caller = Caller.of(oak, "*")
    assert caller.send("put", "core/room-kinds/forum", {"is_open": True}).status_code == 204
    assert not closed_item_kinds() & {"topic", "question"}
    assert caller.send("put", "core/room-kinds/hall", {"is_open": False}).status_code == 404
    fern = Caller.of(Member.objects.get(name="Fern"), "*")
    assert fern.send("put", "core/room-kinds/forum", {"is_open": False}).status_code == 403
    with pytest.raises(NotAllowed):
        change_setting(by=who("Fern"), key="rooms.closed", value=["talk"])


def test_the_calendar_and_talk_close_one_by_one(forum, community, client):
    room = Room.objects.select_related("group").get(group=community, kind="talk")
    publish_post(by=who("Sage"), room=room, body="Pumpkins everywhere")
    client.force_login(Member.objects.get(name="Fern").user)
    close("talk")
    assert "Pumpkins" not in client.get("/").content.decode()
    assert client.get("/g/community/talk/").status_code == client.get("/g/community/talk/write/").status_code == 404
    close("calendar")
    home = client.get("/").content.decode()
    assert "Pumpkins" in home and "/agenda/" not in home and client.get("/agenda/").status_code == 404
    close()
    assert client.get("/agenda/").status_code == 200 and "/agenda/" in client.get("/").content.decode()


@settings(max_examples=examples(8), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sets(st.sampled_from(["forum", "talk", "calendar"])), min_size=1, max_size=4))
def test_i10_closing_and_opening_kinds_restores_exactly_what_was_there(forum, steps):
    if not Topic.objects.exists():
        topic = open_topic(by=who("Sage"), room=forum, title="Pumpkin", body="Soup.")
        publish_post(by=who("Sage"), room=Room.objects.select_related("group").get(kind="talk"), body="Soup.")
        assert topic.pk
    fern = Member.objects.get(name="Fern")
    before, listed = rows(), set(Item.objects.visible_to(viewer(fern)).values_list("pk", flat=True))
    for closed in steps:
        close(*sorted(closed))
        shown = Item.objects.visible_to(viewer(fern))
        assert not set(shown.values_list("kind", flat=True)) & closed_item_kinds()
    close()
    assert rows() == before and set(Item.objects.visible_to(viewer(fern)).values_list("pk", flat=True)) == listed


PACKAGES = {"exchange": "exchange/categories", "ledger": "ledger/currencies", "workflow": "workflow/arrows"}


def rows_of_packages():
    models = [model for label in PACKAGES for model in apps.get_app_config(label).get_models()]
    return rows() | {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


@settings(max_examples=examples(6), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sets(st.sampled_from([*PACKAGES, "forum"]), min_size=1), min_size=1, max_size=3))
@example(steps=[{"exchange"}, {"ledger", "exchange", "workflow"}])
def test_i10_closing_and_opening_packages_restores_exactly_what_was_there(forum, val, client, steps):
    """By the setting that closes whole packages, and kinds of rooms beside them: what they hold waits untouched."""
    fern, sage = Member.objects.get(name="Fern"), Member.objects.get(name="Sage")
    if not Announcement.objects.exists():
        open_topic(by=who("Sage"), room=forum, title="Pumpkin", body="Soup.")
        pay(by=viewer(sage), payer=sage, payee=fern, amounts=[Money(5, "VAL")], memo="Soup", key="soup")
        offered = announce(by=viewer(sage), sense="offer", title="A pumpkin", prices=[Money(9, "VAL")])
        publish_announcement(by=viewer(sage), announcement=offered)
        deliver()
    client.force_login(fern.user)
    caller = Caller.of(fern, "*")

    def seen():
        pages = {page: client.get(page).status_code for page in ("/market/", "/wallet/", "/g/community/forum/")}
        return pages | {route: caller.get(route).status_code for route in PACKAGES.values()}

    before, was = rows_of_packages(), seen()
    assert before["exchange.Announcement"] and before["ledger.Entry"] and was["/market/"] == was["/wallet/"] == 200
    for chosen in steps:
        on_it = {"exchange", "operation"} if "ledger" in chosen else set()  # closed with what they stand on
        closed = chosen | on_it
        change_setting(by=system, key="modules.closed", value=sorted(closed - {"forum"}))
        close(*sorted(closed & {"forum"}))
        now = seen()
        gone = {route for label, route in PACKAGES.items() if label in closed}
        gone |= {"/market/"} if "exchange" in closed else set()
        gone |= {"/wallet/"} if "ledger" in closed else set()
        gone |= {"/g/community/forum/"} if "forum" in closed else set()
        assert {where for where, status in now.items() if status == 404} - {
            w for w, s in was.items() if s == 404
        } == gone
    change_setting(by=system, key="modules.closed", value=[])
    close()
    assert rows_of_packages() == before and seen() == was


def test_a_closed_market_is_on_no_page_of_core_and_comes_back_with_all_it_held(forum, val, client):
    fern, sage, group = Member.objects.get(name="Fern"), Member.objects.get(name="Sage"), forum.group
    offered = announce(by=viewer(sage), sense="offer", title="A pumpkin", prices=[Money(9, "VAL")], group=group)
    publish_announcement(by=viewer(sage), announcement=offered)
    reply_to_announcement(by=viewer(fern), announcement=Announcement.objects.get(pk=offered.pk))
    deliver()
    deliver("exchange.")
    client.force_login(sage.user)
    caller = Caller.of(sage, "*")
    pages = ("/g/community/market/", f"/i/{offered.uid}/")

    def seen():
        home = client.get("/").content.decode()
        return {
            "pages": {client.get(page, follow=True).status_code for page in pages},
            "on home": home.count("A pumpkin"),
            "door": "/g/community/market/" in client.get("/g/community/").content.decode(),
            "waits": [notice.kind for notice in waiting_notices(viewer(sage))],
            "notices": client.get("/notices/").content.decode().count("A pumpkin"),
            "hits": search(viewer(sage), "pumpkin").total,
            "in the API": sum(item["kind"] == "announcement" for item in caller.get("core/items").json()["items"]),
        }

    was = seen()
    assert was["pages"] == {200} and was["waits"] == ["exchange.answer"]
    assert all((was["on home"], was["door"], was["notices"], was["hits"], was["in the API"])), was
    client.force_login(Member.objects.get(name="Oak").user)
    rooms = [each["kind"].kind for each in closable_rooms()]
    client.post("/garden/modules/", {"open": ["ledger", "workflow", "operation"], "room": rooms, "sure": "yes"})
    client.force_login(sage.user)
    assert seen() == {
        "pages": {404}, "on home": 0, "door": False, "waits": [], "notices": 0, "hits": 0, "in the API": 0,
    }  # fmt: skip
    change_setting(by=system, key="modules.closed", value=[])
    assert seen() == was


def test_scenario_17_the_jobs_of_a_closed_package_rest_and_are_due_once_when_it_is_opened_again(val):
    from wezer.exchange.jobs import end_announcements
    from wezer.ledger.jobs import forget_prints, run_due
    from wezer.workflow.acts.timetable import take_job
    from wezer.workflow.models import ScheduledJob

    def due():
        return [job.run for job in iter(take_job, None)]

    theirs = {end_announcements, run_due}
    assert theirs <= set(due()) and due() == []
    ScheduledJob.objects.update(next_at=now() - timedelta(days=9))
    change_setting(by=system, key="modules.closed", value=["exchange", "ledger", "operation"])
    meanwhile = set(due())
    assert not meanwhile & theirs and forget_prints in meanwhile  # what forgets goes on
    change_setting(by=system, key="modules.closed", value=[])
    again = due()
    assert theirs <= set(again) and len(again) == len(set(again)) and not meanwhile & set(again)


def test_every_closable_kind_says_where_its_own_code_lies(db):
    from importlib.util import find_spec

    for each in closable_rooms():
        for code in each["kind"].own_code:
            assert find_spec(code) is not None, (each["kind"].kind, code)
