"""What ends on a day, in calendars (core.md E-3): to whom it is asked of, and to nobody who may not see the thing itself."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.agenda_address import renew_address
from wezer.core.acts.changing import propose_change
from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.membership import ask_to_enter, bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.agenda.deadlines import deadlines_in, deadlines_of, duties_due
from wezer.core.crossing.acts.agreements import change_agreement, end_agreement, write_agreement
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.group_duties.acts.declaring import declare_duty
from wezer.core.models import Member, Room
from wezer.core.moderation.acts.cases import decide_now
from wezer.core.polls.acts.asking import Plan
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
START, END = NOON, NOON + timedelta(days=30)


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(NOON):
        yield


@pytest.fixture
def garden(circle, join):
    """Fern tends a secret garden, Sage works in it, Mint belongs to the community only."""
    fern, sage, _mint = (join(name) for name in ("Fern", "Sage", "Mint"))
    group = circle("Garden", founder=fern, sight="secret")
    bring_in(by=system, group=group, member=sage)
    return group


def who(name):
    return viewer(Member.objects.get(name=name))


def ask(group, **more):
    poll = Plan(question="Which soup?", answers=("Leek", "Nettle"), ends_at=NOON + timedelta(days=2, hours=7), **more)
    room = Room.objects.select_related("group").get(group=group, kind="talk")
    return publish_post(by=who("Fern"), room=room, body="We cook.", poll=poll)


def said(found):
    return [(each.event.title, str(each.starts_on), each.words, each.address) for each in found]


def of(name, start=START, end=END):
    return said(deadlines_of(who(name), start, end))


def test_a_poll_stands_with_those_in_its_group_until_its_hour(garden):
    post = ask(garden)
    told = [("Which soup?", "2026-11-28", "The poll ends at 19:00", f"/i/{post.uid}/")]
    assert [of(name) for name in ("Fern", "Sage", "Mint")] == [told, told, []]
    ends = NOON + timedelta(days=2, hours=7)
    assert (of("Sage", end=ends), of("Sage", start=ends)) == ([], told)
    assert [said(deadlines_in(garden, who(name), START, END)) for name in ("Sage", "Mint")] == [told, []]
    assert deadlines_in(garden, Viewer.anonymous(), START, END) == deadlines_of(Viewer.anonymous(), START, END) == []
    decide_now(by=system, kind="item", thing=post, decision="hide", reason="a test")
    assert of("Sage") == [] and deadlines_in(garden, who("Sage"), START, END) == []


def test_an_agreement_stands_on_the_day_it_is_looked_at_again(garden):
    day = NOON.date() + timedelta(days=9)
    charter = write_agreement(by=who("Fern"), group=garden, title="Charter", body="We share.", review_on=day)
    told = [("Charter", "2026-12-05", "The agreement is to be looked at again", "/g/garden/agreements/charter/")]
    assert [of(name) for name in ("Fern", "Sage", "Mint")] == [told, told, []]
    midnight = datetime(2026, 12, 5, tzinfo=UTC)
    assert (of("Sage", end=midnight), of("Sage", start=midnight, end=midnight + timedelta(days=1))) == ([], told)
    assert said(deadlines_in(garden, who("Sage"), START, END)) == told
    later = day + timedelta(days=90)
    change_agreement(by=who("Fern"), agreement=charter, is_asked=True, is_limiting=False, review_on=later)
    assert of("Sage") == []
    end_agreement(by=who("Fern"), agreement=charter)
    assert of("Sage", end=END + timedelta(days=99)) == []


def test_a_vote_on_who_comes_in_stands_with_those_who_may_vote(garden, join):
    set_membrane(by=who("Fern"), group=garden, ways=[[{"kind": "vote", "quorum": 50, "threshold": 60, "days": 3}]])
    change_group(by=who("Fern"), group=garden, sight="members")
    asked = ask_to_enter(by=viewer(join("Basil")), group=garden)
    bring_in(by=system, group=garden, member=Member.objects.get(name="Mint"))
    told = [("Basil", "2026-11-29", "The vote on letting them in ends at 12:00", f"/g/garden/people/{asked.uid}/")]
    assert [of(name) for name in ("Fern", "Sage", "Mint", "Basil")] == [told, told, [], []]


def test_a_vote_on_a_new_group_stands_with_those_around_it_who_may_vote(garden, join):
    change_setting(by=system, key="groups.creation", value="vote", group=garden)
    made = create_group(by=who("Sage"), parent=garden, type="talk", name="Knitting")
    deliver()
    bring_in(by=system, group=garden, member=Member.objects.get(name="Mint"))
    (told,) = of("Fern")
    assert told[0] == "Knitting" and told[2:] == ("The vote on opening this group ends at 12:00", f"/g/{made.slug}/")
    assert (of("Sage"), of("Mint"), deadlines_in(garden, who("Fern"), START, END)) == ([told], [], [])


def test_periods_of_duties_stand_with_who_bears_them(garden, django_assert_num_queries):
    duty = declare_duty(by=who("Fern"), group=garden, name="Watering", measure="tasks", amount=2)
    sage = who("Sage")
    with django_assert_num_queries(1):
        found = duties_due(sage, NOON - timedelta(days=40), NOON + timedelta(days=70))
    page = f"/g/garden/people/duties/{duty.uid}/"
    assert said(found) == [
        ("Watering", day, "Last day of the period: 2 times each month", page)
        for day in ("2026-11-30", "2026-12-31", "2027-01-31")
    ]
    assert duties_due(who("Mint"), START, END) == []
    assert duties_due(sage, NOON - timedelta(days=40), NOON - timedelta(days=10)) == []


def test_agenda_calendar_feed_and_program_say_the_same(garden, django_assert_max_num_queries):
    room = open_room(by=system, group=garden, kind="calendar")
    ask(garden)
    write_agreement(
        by=who("Fern"), group=garden, title="Charter", body="We share.", review_on=NOON.date() + timedelta(days=3)
    )
    declare_duty(by=who("Fern"), group=garden, name="Watering", measure="tasks", amount=2)
    titles = {"Which soup?", "Charter", "Watering"}
    sage, mint = (Member.objects.get(name=name) for name in ("Sage", "Mint"))
    feeds = {one: f"/agenda/feeds/{renew_address(by=viewer(one))}.ics" for one in (sage, mint)}
    for member, shown in ((sage, titles), (mint, set())):
        client, caller = Client(), Caller.of(member, "*")
        client.force_login(member.user, "wezer.core.accounts.backends.Backend")
        client.get("/me/")  # what every first request of a process reads is not what is counted
        with django_assert_max_num_queries(9):
            page = client.get("/agenda/?month=2026-11").content.decode()
        assert {each for each in titles if each in page} == shown
        told = caller.get(f"core/agenda/entries?since={date(2026, 11, 26)}").json()
        assert {each["title"] for each in told if each["starts_on"] < "2026-12-02"} == shown
        feed = Client().get(feeds[member]).content.decode().replace("\r\n ", "")
        assert {each for each in titles if f"SUMMARY:{each}" in feed} == shown
    client = Client()
    client.force_login(sage.user, "wezer.core.accounts.backends.Backend")
    page = client.get(f"/g/garden/{room.slug}/?month=2026-11").content.decode()
    assert {each for each in titles if each in page} == titles - {"Watering"}
    feed = Client().get(feeds[sage]).content.decode()
    assert "DTSTART:20261128T190000Z" in feed and "DTSTART;VALUE=DATE:20261129" in feed


def test_a_vote_on_a_change_stands_with_those_fully_in_the_group_when_it_began(join, community):
    sage, basil, mint = join("Sage"), join("Basil"), join("Mint")
    mill = create_group(by=viewer(sage), parent=community, type="local", name="Mill", purpose="To grind.")
    for member in (basil, join("Thyme"), join("Hazel")):
        bring_in(by=system, group=mill, member=member)
    propose_change(by=viewer(sage), group=mill, reason="It is time.", purpose="To rest.")
    bring_in(by=system, group=mill, member=mint)
    (told,) = of("Basil")
    assert (told[0], told[3]) == ("Mill", "/g/mill/sheet/changes/") and told[2].startswith(
        "The vote on a change of this group ends"
    )
    assert (of("Sage"), of("Mint")) == ([told], [])
