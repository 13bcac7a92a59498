"""Reading in a group one is not in (core.md 6.1, decision 0083): a reason, a short time, before its eyes, reading alone."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from wezer.api.models import Token
from wezer.api.testing import Caller
from wezer.core.acting import carry_on
from wezer.core.acts.event_options import answer_options, offer_date
from wezer.core.acts.events import publish_event, publish_event_draft
from wezer.core.acts.groups import change_sovereignty
from wezer.core.acts.membership import bring_in, suspend_member
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import end_role, grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.blog.acts.articles import begin_article
from wezer.core.blog.acts.states import publish_article
from wezer.core.chat.acts.letters import write_letter, write_to
from wezer.core.chat.acts.messages import say
from wezer.core.duties import data_of
from wezer.core.exclusion.acts.procedure import propose_exclusion
from wezer.core.glass import reading
from wezer.core.glass.acts import end_glass, forget_openings, open_glass
from wezer.core.glass.refusals import OpenAlready
from wezer.core.models import (
    Belonging,
    BelongingState,
    Conversation,
    DateOption,
    Event,
    GlassOpening,
    GlassPage,
    Item,
    Member,
    Notice,
    Role,
    RoleHolding,
    Room,
    User,
    Visit,
)
from wezer.core.models.glass import LONGEST_REASON
from wezer.core.moderation.acts.cases import decide_now
from wezer.core.testing import at_once, deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.permissions import can, rights
from wezer.kernel.refusals import Refusal

system = Viewer.system()
WHY = "A member wrote that somebody is threatened there."


@pytest.fixture
def refuge(circle, join, gardener):
    """Fern's circle, Sage in it; Oak and Elm tend the community and are not. Something of every kind is said there."""
    fern, sage = join("Fern"), join("Sage")
    group = circle("Refuge", founder=fern)
    bring_in(by=system, group=group, member=sage)
    grant_role(by=system, role=Role.objects.get(group__parent=None, key="gardener"), member=join("Elm"))
    join("Mint")
    return group


@pytest.fixture
def said(refuge):
    """What is written there, by name."""
    fern = viewer(Member.objects.get(name="Fern"))
    talk = Room.objects.select_related("group").get(group=refuge, kind="talk")
    rooms = {kind: open_room(by=system, group=refuge, kind=kind) for kind in ("chat", "calendar", "blog")}
    article = begin_article(by=fern, room=rooms["blog"], title="Lantern by night", body="pumpkin", audience="group")
    publish_article(by=fern, article=article)
    say(by=fern, conversation=Conversation.objects.get(channel_of=rooms["chat"]), body="pumpkin whispered")
    day = date.today() + timedelta(days=3)
    found = {
        "post": publish_post(by=fern, room=talk, body="pumpkin for us", audience="group"),
        "branch": publish_post(by=fern, room=talk, body="pumpkin around", audience="branch"),
        "event": publish_event(by=fern, room=rooms["calendar"], title="Pumpkin feast", starts_on=day, audience="group"),
        "article": article,
        "draft": publish_post(by=fern, room=talk, body="pumpkin unripe", audience="group", draft=True),
        "hidden": publish_post(by=fern, room=talk, body="pumpkin thrown", audience="group"),
        "letter": write_letter(by=viewer(Member.objects.get(name="Mint")), group=refuge, title="Pumpkin", body="Seeds?"),
        "direct": write_to(by=fern, members=[Member.objects.get(name="Sage")], body="pumpkin to you"),
        "channel": Conversation.objects.get(channel_of=rooms["chat"]),
    }  # fmt: skip
    decide_now(by=system, kind="item", thing=Item.objects.get(pk=found["hidden"].pk), decision="hide", reason="A test.")
    return {name: Item.objects.get(pk=one.pk) for name, one in found.items()}


@pytest.fixture
def as_(client):
    def one(name):
        client.force_login(User.objects.get(email=f"{name.lower()}@example.org"))
        return client

    return one


def who(name):
    return viewer(Member.objects.get(name=name))


def opened(group, by="Oak", reason=WHY):
    return open_glass(by=who(by), group=group, reason=reason)


def refused(group, by="Oak", reason=WHY):
    before = Fact.objects.count(), GlassOpening.objects.count()
    with pytest.raises(Refusal) as no:
        opened(group, by, reason)
    assert (Fact.objects.count(), GlassOpening.objects.count()) == before
    return no.value.code


def test_a_gardener_reads_nothing_in_a_group_until_they_open_it_and_then_its_items_alone(refuge, said, as_):
    oak = as_("Oak")
    assert {name for name, one in said.items() if oak.get(f"/i/{one.uid}/", follow=True).status_code == 200} == {
        "letter"
    }
    mark = f"?glass={opened(refuge).uid}"
    read = {name for name, one in said.items() if oak.get(f"/i/{one.uid}/{mark}", follow=True).status_code == 200}
    assert read == {"post", "branch", "event", "article", "letter"}  # letters are theirs who tend what is around
    assert {name for name, one in said.items() if oak.get(f"/i/{one.uid}/", follow=True).status_code == 200} == {
        "letter"
    }
    hall = oak.get(f"/g/refuge/{mark}")
    page = hall.content.decode()
    assert "You are not in Refuge: you read here until" in page and "pumpkin for us" in page
    assert f"/g/refuge/talk/{mark}" in page and 'href="/garden/"' not in page and "whispered" not in page
    assert "form-action 'none'" in hall["Content-Security-Policy"] and hall["Cache-Control"] == "no-store"
    assert "pumpkin around" in oak.get(f"/g/refuge/talk/{mark}").content.decode()
    assert "whispered" not in oak.get(f"/g/refuge/chat/{mark}").content.decode()
    assert "pumpkin for us" not in oak.get("/g/refuge/").content.decode()
    assert not Visit.objects.filter(member__name="Oak").exists()


def test_no_other_place_shows_what_is_read_there(refuge, said, as_):
    oak, mark = as_("Oak"), f"glass={opened(refuge).uid}"
    before = {str(one.uid) for one in Item.objects.visible_to(who("Oak"))}
    for place in ("/?", "/search/?q=pumpkin&", "/agenda/?", "/map/?", "/c/?", "/notices/?", "/g/?", "/blog/?"):
        page = oak.get(f"{place}{mark}", follow=True).content.decode()
        assert not any(str(said[name].uid) in page for name in ("post", "branch", "event", "article")), place
        assert "You are not in Refuge" not in page, place
    for path in ("core/feed", "core/search?q=pumpkin", f"core/posts/{said['post'].uid}"):
        joint = "&" if "?" in path else "?"
        assert "pumpkin for us" not in oak.get(f"/api/v1/{path}{joint}{mark}").content.decode(), path
    assert {str(one.uid) for one in Item.objects.visible_to(who("Oak"))} == before
    assert not GlassPage.objects.exists()


def test_under_glass_one_may_do_nothing_and_sends_nothing(refuge, said, as_):
    opening = opened(refuge)
    reader = who("Oak").through_glass(
        reading.UnderGlass(opening, None), reading.audiences_of(refuge), shut=frozenset({"conversation"})
    )
    post = Item.objects.select_related("audience", "group", "room").get(pk=said["branch"].pk)
    for right in ("core.comment_item", "core.vote_in_poll", "core.report_thing"):
        assert can(who("Fern"), right, post) and not can(reader, right, post)
    for right in ("core.tend_group", "core.moderate", "core.write_in_group", "core.enter_group", "core.break_glass"):
        assert not can(reader, right, refuge), right
    assert not any(
        reader.has_right(each.name, refuge) for each in rights() if each.by_role and each.name != "core.break_glass"
    )
    assert not reader.belongs(refuge) and reader.own_party_ids == {reader.member.pk}
    before = Fact.objects.count()
    oak = as_("Oak")
    for path in (f"/i/{post.uid}/comments/", f"/i/{post.uid}/reactions/warm/", "/g/refuge/"):
        assert oak.post(f"{path}?glass={opening.uid}", {"body": "Here I am"}).status_code == 403, path
    assert oak.post(f"/i/{post.uid}/comments/", {"body": "Here I am"}).status_code == 404
    assert Fact.objects.count() == before


def test_the_group_is_told_at_once_and_sees_who_why_until_when_and_each_page(refuge, said, as_):
    opening = opened(refuge)
    deliver()
    told = Notice.objects.filter(kind="glass_opened").order_by("member__name")
    assert [(one.member.name, one.actor.name) for one in told] == [("Elm", "Oak"), ("Fern", "Oak")]
    as_("Oak").get(f"/g/refuge/?glass={opening.uid}")
    for _again in range(2):
        as_("Oak").get(f"/i/{said['post'].uid}/?glass={opening.uid}", follow=True)
    assert [(page.path, page.item_id) for page in GlassPage.objects.order_by("id")] == [
        ("/g/refuge/", None), (f"/g/refuge/posts/{said['post'].uid}/", said["post"].pk),
    ]  # fmt: skip
    sage = as_("Sage")
    hall = sage.get("/g/refuge/").content.decode()
    assert "Oak, who is not in this group, reads what is written here until" in hall and WHY in hall
    assert "opened for reading by somebody" in sage.get("/g/refuge/log/").content.decode()
    page = sage.get("/g/refuge/glass/").content.decode()
    assert "Oak" in page and WHY in page and "2 pages read" in page and "Open for reading" not in page
    assert str(said["post"].uid) in sage.get(f"/g/refuge/glass/{opening.uid}/").content.decode()
    assert (
        Fact.objects.filter(name="core.glass_opened", audit=True, group=refuge.pk, actor=who("Oak").member.pk).count()
        == 1
    )
    assert as_("Mint").get("/g/refuge/glass/").status_code == 403
    assert WHY not in as_("Mint").get("/g/refuge/").content.decode()
    with clock.at(now() + timedelta(hours=25)):
        assert WHY not in as_("Sage").get("/g/refuge/").content.decode()
        assert WHY in as_("Sage").get("/g/refuge/glass/").content.decode()


def test_who_could_have_opened_it_too_sees_that_something_was_read_and_not_what(refuge, said, as_):
    opening = opened(refuge)
    as_("Oak").get(f"/i/{said['article'].uid}/?glass={opening.uid}", follow=True)
    there = f"/g/refuge/glass/{opening.uid}/"
    elm, sage = as_("Elm").get(there).content.decode(), as_("Sage").get(there).content.decode()
    assert f"/i/{said['article'].uid}/" in elm and "antern" not in elm and "Lantern by night" in sage
    asked = f"/api/v1/core/openings/{opening.uid}/pages"
    assert [as_(name).get(asked).json()["items"][0]["title"] for name in ("Elm", "Sage")] == ["", "Lantern by night"]


def test_it_is_opened_on_its_page_after_showing_again_with_a_reason(refuge, as_):
    oak, there = as_("Oak"), "/g/refuge/glass/"
    assert "Read here in an emergency" in oak.get("/g/refuge/").content.decode()
    assert oak.post(there, {"reason": " "}).status_code == 422
    assert oak.post(there, {"reason": "x" * (LONGEST_REASON + 1)}).status_code == 422
    led = oak.post(there, {"reason": WHY})
    assert led.url.startswith("/account/reauthenticate/") and not GlassOpening.objects.exists()
    assert "Open Refuge for reading" in oak.get(led.url).content.decode()
    done = oak.post(led.url, {"password": "a fine long pass", "next": there})
    opening = GlassOpening.objects.get()
    assert done.url == f"/g/refuge/?glass={opening.uid}" and opening.reason == WHY
    assert opening.until - opening.opened_at == timedelta(hours=24)
    assert "You read here now" in oak.get(done.url).content.decode()
    assert oak.post(there, {"reason": WHY}).status_code == 409
    assert as_("Elm").post(f"{there}{opening.uid}/end/").status_code == 403
    assert as_("Fern").post(f"{there}{opening.uid}/end/").status_code == 403  # who tends it is told, and cannot end it
    assert GlassOpening.objects.open_now().exists()
    assert as_("Oak").post(f"{there}{opening.uid}/end/").status_code == 303
    assert as_("Oak").post(f"{there}{opening.uid}/end/").status_code == 409
    assert as_("Oak").get(f"/g/refuge/?glass={opening.uid}").status_code == 409
    assert Fact.objects.filter(name="core.glass_ended", audit=True).count() == 1


def test_it_ends_by_itself_with_the_right_and_where_its_reader_is_kept_out(refuge, said, as_):
    opening = opened(refuge)
    oak, there = as_("Oak"), f"/g/refuge/?glass={opening.uid}"
    assert oak.get(there).status_code == 200
    assert as_("Elm").get(there).status_code == 200 and "pumpkin for us" not in as_("Elm").get(there).content.decode()
    with clock.at(now() + timedelta(hours=24)):
        assert as_("Oak").get(there).status_code == 409
    hers = f"/g/refuge/?glass={opened(refuge, 'Elm').uid}"
    assert as_("Elm").get(hers).status_code == 200
    Belonging.objects.create(group=refuge, member=Member.objects.get(name="Elm"), state=BelongingState.EXCLUDED)
    assert as_("Elm").get(hers).status_code == 409
    end_role(by=system, holding=RoleHolding.objects.get(member__name="Oak", role__key="gardener"))
    assert as_("Oak").get(there).status_code == 409
    assert GlassPage.objects.count() == 2


def test_what_nobody_can_follow_is_not_read(refuge, as_, monkeypatch):
    monkeypatch.setattr(reading, "MOST_PAGES", 1)
    opening = opened(refuge)
    assert as_("Oak").get(f"/g/refuge/?glass={opening.uid}").status_code == 200
    assert as_("Oak").get(f"/g/refuge/talk/?glass={opening.uid}").status_code == 409


def test_who_may_not_open_it(refuge, circle, community):
    assert refused(refuge, "Mint") == "not_allowed" and refused(refuge, "Sage") == "not_allowed"
    assert refused(refuge, reason="  \n") == "glass_reason_missing"
    assert refused(community) == "glass_reads_already"
    opened(refuge)
    assert refused(refuge) == "glass_open_already"
    opened(refuge, "Elm")  # somebody else, with a reason of theirs
    alone = circle("Press", founder=Member.objects.get(name="Fern"))
    change_sovereignty(by=system, group=alone, money=False, membership=True)
    assert refused(alone) == "decides_alone"
    oak = Member.objects.get(name="Oak")
    shed = circle("Shed", founder=Member.objects.get(name="Fern"))
    bring_in(by=system, group=shed, member=oak)
    assert refused(shed) == "glass_reads_already"
    propose_exclusion(by=system, group=shed, member=oak, reason="A test.", hours=9)  # kept out at once
    inner = circle("Loft", parent=shed, founder=Member.objects.get(name="Fern"))
    assert refused(shed) == "glass_kept_out" and refused(inner) == "glass_kept_out"


def test_who_is_suspended_or_may_not_write_opens_nothing(refuge, gardener, community):
    decide_now(by=system, kind="member", thing=gardener, decision="restrict", reason="A test.", days=3, everywhere=True)
    assert refused(refuge) == "restricted"
    suspend_member(by=system, member=gardener, reason="A test.")
    assert refused(refuge) == "not_allowed"


def test_programs_open_list_and_end_and_read_no_more_by_it(refuge, said, gardener, as_):
    oak, path = Caller.of(gardener, "*"), f"core/groups/{refuge.uid}/openings"
    Token.objects.update(is_shown=False)
    assert oak.post(path, {"reason": WHY}, key="k0").json()["code"] == "show_again"
    Token.objects.update(is_shown=True)
    no = oak.post(path, {"reason": ""}, key="k1")
    assert (no.status_code, no.json()["code"], no.json()["field"]) == (422, "glass_reason_missing", "reason")
    made = oak.post(path, {"reason": WHY}, key="k2")
    assert made.status_code == 201 and made.json()["is_open"] and made.json()["pages"] == 0
    uid = made.json()["uid"]
    assert oak.get(f"core/posts/{said['post'].uid}?glass={uid}").status_code == 404
    fern = Caller.of(Member.objects.get(name="Fern"), "*")
    assert [one["reason"] for one in fern.get(path).json()["items"]] == [WHY]
    assert fern.send("delete", f"core/openings/{uid}").status_code == 403
    assert Caller.of(Member.objects.get(name="Mint"), "*").get(path).status_code == 403
    assert oak.send("delete", f"core/openings/{uid}").status_code == 204
    assert not fern.get(path).json()["items"][0]["is_open"]


def test_a_hall_asks_nothing_more_while_nothing_is_open(refuge, as_):
    def asked(name):
        as_(name).get("/g/refuge/")
        with CaptureQueriesContext(connection) as seen:
            as_(name).get("/g/refuge/")
        return sum(bool(re.match(r'SELECT "?core_glass', one["sql"])) for one in seen)

    assert [asked(name) for name in ("Sage", "Oak", "Mint")] == [0, 0, 0]
    opened(refuge)
    assert (asked("Sage"), asked("Mint")) == (1, 0)


def test_reasons_are_given_to_who_wrote_them_and_forgotten_after_two_years(refuge, gardener, as_):
    opening = opened(refuge)
    as_("Oak").get(f"/g/refuge/?glass={opening.uid}")
    mine = data_of(gardener, viewer(gardener))["openings"]
    assert [(one["group"], one["reason"], one["read"]) for one in mine] == [("Refuge", WHY, ["/g/refuge/"])]
    end_glass(by=who("Oak"), opening=opening)
    late = opening.until + timedelta(seconds=1)
    assert forget_openings(by=system, before=opening.until) == 0
    assert forget_openings(by=system, before=late, spared=[refuge.uid]) == 0
    assert forget_openings(by=system, before=late) == 1
    assert not GlassPage.objects.exists() and Fact.objects.filter(name="core.glass_opened").exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_once_one_opens_it(refuge):
    assert at_once(lambda: opened(refuge), lambda: opened(refuge)) == ["done", OpenAlready.code]
    assert GlassOpening.objects.count() == 1


@pytest.mark.any_database
def test_links_and_pictures_of_such_a_page_go_on_under_it_and_what_is_ones_own_does_not():
    html = '<a href="/i/1/?all=yes#thread"></a><img src="/files/2/480/"><img src="/static/a.svg"><a href="/me/"></a>'
    page = carry_on(HttpResponse(html), "3", "glass", pictures=True).content.decode()
    assert page == (
        '<a href="/i/1/?all=yes&amp;glass=3#thread"></a><img src="/files/2/480/?glass=3"><img src="/static/a.svg">'
        '<a href="/me/"></a>'
    )
    assert 'src="/files/2/480/"' in carry_on(HttpResponse(html), "3").content.decode()


def test_whom_a_date_suits_is_told_to_who_is_asked_alone(refuge, said, as_):
    room, day = Room.objects.select_related("group").get(group=refuge, kind="calendar"), date.today()
    plan = {"title": "Pumpkin walk", "starts_on": day + timedelta(days=5), "audience": "group", "draft": True}
    event = publish_event(by=who("Fern"), room=room, **plan)
    for days in (5, 6):
        offer_date(by=who("Fern"), event=event, starts_on=day + timedelta(days=days))
    event = publish_event_draft(by=who("Fern"), event=Event.objects.get(pk=event.pk))
    first = DateOption.objects.filter(event=event).earliest("starts_at")
    answer_options(by=who("Sage"), event=event, answers={str(first.uid): "yes"})
    address = f"/g/refuge/events/{event.uid}/"
    assert "Who said what" in as_("Fern").get(address).content.decode()
    shown = as_("Oak").get(f"{address}?glass={opened(refuge).uid}").content.decode()
    assert "Pumpkin walk" in shown and "Who said what" not in shown and "Sage" not in shown


def test_each_leaf_of_a_room_is_a_page_of_its_own_and_of_another_group_none(refuge, as_, circle):
    opening, oak = opened(refuge), as_("Oak")
    circle("Mill")
    for asked in ("", "&after=9", "&q=" + "x" * 400, "&q=" + "x" * 399 + "y", "&q=" + "x" * 400):
        assert oak.get(f"/g/refuge/talk/?glass={opening.uid}{asked}").status_code == 200
    oak.get(f"/g/mill/?glass={opening.uid}")
    paths = list(GlassPage.objects.order_by("id").values_list("path", flat=True))
    assert paths[:2] == ["/g/refuge/talk/", "/g/refuge/talk/?after=9"] and len(set(paths)) == 4 == len(paths)
    assert all(len(path) <= 300 and "glass=" not in path for path in paths)
