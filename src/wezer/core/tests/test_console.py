"""The gardener's console: its lists, health, telling everybody, and looking at pages as others do."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wezer.api.testing import Caller
from wezer.core.acts.announcing import announce_to_group
from wezer.core.acts.channels import choose_channels
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import end_role, grant_role
from wezer.core.acts.rooms import lock_room, open_room
from wezer.core.acts.settings import change_setting
from wezer.core.announcing import MOST_IMPORTANT, left_this_week, who_is_told
from wezer.core.chat.acts.letters import write_letter
from wezer.core.console import SHOWN, garden_lists, lists_for, signs, worst
from wezer.core.forum.acts.questions import answer_question
from wezer.core.forum.acts.threads import ask_question
from wezer.core.models import (
    Belonging,
    BelongingState,
    Group,
    Item,
    MailState,
    Member,
    Notice,
    Post,
    Question,
    Role,
    RoleHolding,
    Room,
)
from wezer.core.moderation.acts.reports import report_thing
from wezer.core.panels import HealthSign, health_signs
from wezer.core.refusals import AnnouncedEnough, NowhereToTell
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()


def who(name):
    return viewer(Member.objects.get(name=name))


def client_of(name):
    client = Client()
    client.force_login(Member.objects.get(name=name).user)
    return client


@pytest.fixture
def valley(gardener, join, circle):
    """Oak tends the community; Sage's garden holds Fern and Basil."""
    fern, sage, basil = (join(name) for name in ("Fern", "Sage", "Basil"))
    garden = circle("Garden", founder=sage)
    for member in (fern, basil):
        bring_in(by=system, group=garden, member=member)
    return garden


def rows_of(kind, by="Oak"):
    return [row.text for row in garden_lists[kind].rows(who(by))]


# ------------------------------------------------------------------ the lists


def test_each_list_shows_what_asks_for_a_hand_and_nothing_else(valley, community):
    assert [shown.rows for shown in lists_for(who("Oak"))] == [[]] * len(garden_lists)
    room = Room.objects.select_related("group").get(group=community, kind="talk")
    post = publish_post(by=who("Fern"), room=room, body="Slugs.", audience="community")
    report_thing(by=who("Basil"), kind="item", uid=post.uid, ground="other")
    forum = open_room(by=system, group=community, kind="forum")
    asked = ask_question(by=who("Fern"), room=forum, title="Slugs?", body="How?")
    holding = RoleHolding.objects.select_related("role__group", "member").get(role__group=valley, role__key="steward")
    end_role(by=system, holding=holding)
    newcomer = Belonging.objects.get(group=valley, member__name="Basil")
    Belonging.objects.filter(pk=newcomer.pk).update(state=BelongingState.NEWCOMER, since=now())
    role = Role.objects.get(group=community, key="moderator")
    grant_role(by=system, role=role, member=Member.objects.get(name="Fern"))
    RoleHolding.objects.filter(role=role).update(ends_at=now() + timedelta(days=9))
    assert (rows_of("reports"), rows_of("orphans"), rows_of("unanswered"), rows_of("unmet")) == (
        ["What somebody published"], ["Garden"], [], [],
    )  # fmt: skip
    with clock.at(now() + timedelta(days=4)):
        assert rows_of("unanswered") == ["Slugs?"] and rows_of("unmet") == ["Basil"]
        assert rows_of("roles_ending") and rows_of("sleepy") == []
        answer_question(
            by=who("Basil"),
            question=Question.objects.select_related("group", "room", "audience").get(pk=asked.pk),
            body="x",
        )
        assert rows_of("unanswered") == []
    with clock.at(now() + timedelta(days=100)):
        assert rows_of("roles_ending") == [] and len(rows_of("sleepy")) >= 2


def test_a_newcomer_of_a_group_that_decides_by_itself_is_met_on_their_own_page(valley, django_assert_num_queries):
    new = Belonging.objects.filter(member__name="Basil").exclude(state=BelongingState.LEFT)
    new.update(state=BelongingState.NEWCOMER, since=now() - timedelta(days=4))
    listed, client = garden_lists["unmet"], client_of("Oak")
    for is_sovereign in (False, True):
        Group.objects.filter(pk=valley.pk).update(sovereign_membership=is_sovereign)
        oak = who("Oak")
        oak.has_right("core.tend_community")
        with django_assert_num_queries(2):
            rows = listed.rows(oak)
        assert len(rows) == 2 and [client.get(row.url).status_code for row in rows] == [200, 200]
        of_garden = next(row for row in rows if "Garden" in row.note)
        assert (of_garden.url == of_garden.party.get_absolute_url()) == is_sovereign
        assert client_of("Sage").get(f"/g/{valley.slug}/people/{new.get(group=valley).uid}/").status_code == 200


def test_a_list_is_for_those_with_its_right_and_shows_a_few(valley, community, join):
    elm = join("Elm")
    grant_role(by=system, role=Role.objects.get(group=community, key="moderator"), member=elm)
    room = Room.objects.select_related("group").get(group=community, kind="talk")
    for number in range(SHOWN + 2):
        post = publish_post(by=who("Fern"), room=room, body=f"Slug {number}", audience="community")
        report_thing(by=who("Basil"), kind="item", uid=post.uid, ground="other")
    assert [shown.kind.kind for shown in lists_for(who("Elm"))] == ["reports"]
    shown = lists_for(who("Elm"))[0]
    assert (len(shown.rows), shown.has_more, shown.number) == (SHOWN, True, f"{SHOWN}+")
    assert lists_for(who("Fern")) == []


def test_the_console_asks_little_and_leads_others_to_what_is_theirs(valley, community, join):
    change_setting(by=who("Oak"), key="security.second_factor", value=False)  # it asks three more while it is missing
    client = client_of("Oak")
    client.get("/garden/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/garden/")
    assert page.status_code == 200 and len(asked) <= 12, "\n".join(each["sql"][-260:] for each in asked)
    assert "Groups that nobody tends" in page.content.decode()
    elm = join("Elm")
    grant_role(by=system, role=Role.objects.get(group=community, key="moderator"), member=elm)
    assert client_of("Elm").get("/garden/").headers["Location"] == "/garden/reports/"
    assert client_of("Fern").get("/garden/").status_code == 404


def test_health_is_that_of_its_worst_sign(valley, monkeypatch):
    read = {sign.name: sign.state for sign in signs(who("Oak"), fresh=True)}
    assert set(read.values()) <= {"good", "sun", "alert"} and worst(signs(who("Oak"))) in read.values()
    assert worst([]) == "good"

    class Leak(HealthSign):
        kind, name, order = "leak", "Roof", 1

        def read(self, viewer):
            return {"state": "alert", "text": "It rains in."}

    monkeypatch.setitem(health_signs._known, "leak", Leak())
    assert worst(signs(who("Oak"), fresh=True)) == "alert"
    assert "It rains in." in client_of("Oak").get("/garden/health/").content.decode()


# ------------------------------------------------------------------ telling everybody


def told(name):
    return {
        (kind, state)
        for kind, state in Notice.objects.filter(member__name=name, kind__startswith="announced").values_list(
            "kind", "mail_state"
        )
    }


def test_everybody_in_the_group_is_told_once_and_an_important_one_by_mail_at_once(valley):
    made = announce_to_group(by=who("Sage"), group=valley, title="Frost", body="Tonight.", key="k1")
    assert announce_to_group(by=who("Sage"), group=valley, title="Frost", body="Tonight.", key="k1").pk == made.pk
    announce_to_group(by=who("Sage"), group=valley, title="Flood", body="Now.", important=True, key="k2")
    deliver()
    assert {kind for kind, _state in told("Fern")} == {"announced", "announced_important"}
    assert told("Sage") == told("Oak") == set()
    assert Notice.objects.get(kind="announced_important", member__name="Fern").mail == "now"
    assert Notice.objects.get(kind="announced_important", member__name="Fern").mail_state == MailState.QUEUED
    assert Fact.objects.filter(name="core.group_told").count() == 2 == Post.objects.filter(group=valley).count()


def test_important_ones_are_few_in_a_week_and_a_group_has_its_own(valley, community):
    for number in range(MOST_IMPORTANT):
        announce_to_group(by=who("Sage"), group=valley, title=f"Flood {number}", body="Now.", important=True)
    with pytest.raises(AnnouncedEnough):
        announce_to_group(by=who("Sage"), group=valley, title="Again", body="Now.", important=True)
    assert not Post.objects.filter(title="Again").exists()
    announce_to_group(by=who("Sage"), group=valley, title="Again", body="No hurry.")
    announce_to_group(by=who("Oak"), group=community, title="Feast", body="Come.", important=True)
    assert left_this_week(valley) == (4, 0)
    with clock.at(now() + timedelta(days=8)):
        announce_to_group(by=who("Sage"), group=valley, title="Later", body="Now.", important=True)


def test_who_does_not_tend_the_group_tells_nobody_and_nowhere_is_said(valley):
    with pytest.raises(NotAllowed):
        announce_to_group(by=who("Fern"), group=valley, title="x", body="x")
    assert client_of("Fern").get(f"/g/{valley.slug}/announcement/").status_code == 403
    lock_room(by=who("Sage"), room=Room.objects.select_related("group").get(group=valley, kind="talk"))
    with pytest.raises(NowhereToTell):
        announce_to_group(by=who("Sage"), group=valley, title="x", body="x")


def test_one_sees_before_how_many_hear_of_it_by_which_channel(valley):
    choose_channels(by=who("Fern"), chosen={"announcements": "off"})
    ordinary, important = who_is_told(valley)
    assert (ordinary.total, ordinary.off, ordinary.digest, important.total, important.now) == (2, 1, 2, 3, 3)
    page = client_of("Sage").get(f"/g/{valley.slug}/announcement/").content.decode()
    assert "3 by mail at once" in page and "2 people in all" in page
    client = client_of("Sage")
    answer = client.post(f"/g/{valley.slug}/announcement/", {"title": "Frost", "body": "Tonight.", "key": "k"})
    assert answer.status_code in (302, 303) and Post.objects.filter(title="Frost").count() == 1


def test_the_console_and_announcements_by_the_api(valley):
    oak, sage, fern = (Caller.of(Member.objects.get(name=name), "*") for name in ("Oak", "Sage", "Fern"))
    told = oak.get("core/garden").json()
    assert {each["kind"] for each in told["lists"]} == {each.kind for each in garden_lists}
    assert fern.get("core/garden").status_code == 403
    path = f"core/groups/{valley.uid}/announcements"
    assert [each["left"] for each in sage.get(path).json()] == [7, 2]
    new = {"title": "Frost", "body": "Tonight.", "important": True}
    assert sage.post(path, new, key="k").status_code == 201 and fern.post(path, new, key="f").status_code == 403
    assert [each["left"] for each in sage.get(path).json()] == [6, 1]


# ------------------------------------------------------------------ as others do


def test_a_gardener_looks_at_a_page_as_any_member_or_a_visitor_and_sends_nothing(valley):
    client = client_of("Oak")
    assert 'href="/garden/"' in client.get("/g/").content.decode()
    as_member = client.get("/g/?seen_as=member")
    page = as_member.content.decode()
    assert 'href="/garden/"' not in page and "as any member would" in page
    assert "form-action 'none'" in as_member.headers["Content-Security-Policy"]
    assert "connect-src 'none'" in as_member.headers["Content-Security-Policy"]
    assert client.get("/garden/?seen_as=member").status_code == 404
    as_visitor = client.get(f"/g/{valley.slug}/?seen_as=visitor")
    assert as_visitor.status_code == Client().get(f"/g/{valley.slug}/").status_code
    assert client.get("/market/?seen_as=visitor").status_code == 200
    before = Fact.objects.count()
    assert client.post(f"/g/{valley.slug}/belonging/?seen_as=member", {}).status_code == 403
    assert Fact.objects.count() == before
    assert "as any member would" not in client_of("Fern").get("/g/?seen_as=member").content.decode()


def test_without_roles_one_reads_nothing_that_is_for_role_holders_alone(valley):
    letter = write_letter(by=who("Fern"), group=valley, title="Half a bed?", body="I water.")
    sage = who("Sage")
    assert Item.objects.visible_to(sage).filter(pk=letter.pk).exists()
    assert not Item.objects.visible_to(sage.without_roles()).filter(pk=letter.pk).exists()
    assert Item.objects.visible_to(who("Fern").without_roles()).filter(pk=letter.pk).exists()


def test_the_page_leads_to_what_is_asked_and_nowhere_else(valley):
    client = client_of("Oak")
    there = client.get("/garden/see/", {"page": "/g/garden/?x=1", "who": "visitor"})
    assert there.headers["Location"] == "/g/garden/?x=1&seen_as=visitor"
    for page in ("https://elsewhere.example/", "//elsewhere.example/", "g/garden"):
        assert client.get("/garden/see/", {"page": page, "who": "member"}).status_code == 422
    assert client_of("Fern").get("/garden/see/").status_code == 404
