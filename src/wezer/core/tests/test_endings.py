"""Groups that end by themselves: projects on their closing date, conversations in which nobody says anything."""

from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import translation
from django.utils.formats import date_format

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment
from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.lifecycle import archive_group, pause_group, reopen_group
from wezer.core.acts.membership import enter_group
from wezer.core.acts.posts import publish_post
from wezer.core.acts.settings import change_setting
from wezer.core.jobs import end_groups_by_themselves
from wezer.core.models import Group, Notice, Room
from wezer.core.refusals import ClosesNotThen, SettingInvalid
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db
system = Viewer.system()
BEGAN = datetime(2026, 3, 2, 12, tzinfo=UTC)


def after(days):
    return clock.at(BEGAN + timedelta(days=days))


def night(days):
    """The job of that day; what was told by it."""
    before = Fact.objects.count()
    with after(days):
        end_groups_by_themselves()
        deliver()
    told = Fact.objects.order_by("id")[before:]
    return [fact.name.partition(".")[2] for fact in told if fact.name.startswith("core.group_")]


def day(that):
    with translation.override("en"):
        return date_format(that, "DATE_FORMAT")


def again(group):
    return Group.objects.get(pk=group.pk)


def notices(kind):
    return [one.member.name for one in Notice.objects.filter(kind=kind).select_related("member")]


@pytest.fixture
def fern(join):
    with after(0):
        return join("Fern")


@pytest.fixture
def barn(fern, community):
    """A project of Fern's that closes on the twentieth day."""
    with after(0):
        return create_group(
            by=viewer(fern),
            parent=community,
            type="project",
            name="Barn",
            closes_on=(BEGAN + timedelta(days=20)).date(),
        )


def test_a_project_is_archived_on_its_closing_date_and_told_of_a_week_before(barn, fern, client):
    told = [night(days) for days in (1, 12, 13, 14, 19)]
    assert told == [[], [], ["group_ends_soon"], [], []] and notices("group_ends_soon") == ["Fern"]
    client.force_login(fern.user)
    assert f"Barn is archived on {day(date(2026, 3, 22))}, its closing date" in client.get("/notices/").content.decode()
    assert night(20) == ["group_archived", "group_ended"]
    ended = Fact.objects.get(name="core.group_ended")
    assert (again(barn).state, ended.audit, ended.group, ended.actor) == ("archived", True, barn.pk, None)
    assert ended.payload["why"] == "date" and notices("group_ended") == ["Fern"]
    assert "on its closing date or fallen silent" in client.get("/g/barn/log/").content.decode()

    with after(21):  # opened again, its date is over: it closes no second time
        reopen_group(by=viewer(fern), group=again(barn))
    assert (again(barn).state, again(barn).closes_on, night(22)) == ("active", None, [])


def test_a_closing_date_is_moved_and_taken_away_by_those_who_tend_the_project_and_told_anew(barn, fern, join, client):
    night(13)
    with after(14):
        change_group(by=viewer(fern), group=again(barn), closes_on=(BEGAN + timedelta(days=40)).date())
    assert [night(days) for days in (20, 33, 34)] == [[], ["group_ends_soon"], []]
    with after(35):
        for wrong in ((BEGAN + timedelta(days=35)).date(), date(2020, 1, 1)):
            with pytest.raises(ClosesNotThen):
                change_group(by=viewer(fern), group=again(barn), closes_on=wrong)
        with pytest.raises(NotAllowed):
            change_group(by=viewer(join("Sage")), group=again(barn), closes_on=None)
        Authenticator.objects.create(
            user=fern.user, type=Authenticator.Type.TOTP, data={}
        )  # who holds a wallet owes one
        api = Caller.of(fern, "*")
        assert api.get(f"core/groups/{barn.uid}").json()["closes_on"] == "2026-04-11"
        assert api.send("patch", f"core/groups/{barn.uid}", {"closes_on": None}).json()["closes_on"] is None
    assert night(41) == [] and again(barn).state == "active"


def test_other_groups_have_no_closing_date_and_pages_offer_none(fern, community, circle, client):
    for kind in ("circle", "talk"):
        with pytest.raises(ClosesNotThen):
            create_group(by=viewer(fern), parent=community, type=kind, name=kind, closes_on=date(2099, 1, 1))
    assert not Group.objects.filter(type__in=("circle", "talk")).exists()
    client.force_login(fern.user)
    said = {"type": "project", "name": "Oven", "closes_on": "2099-01-01"}
    assert client.post("/g/new/", said).status_code == 303
    assert Group.objects.get(name="Oven").closes_on == date(2099, 1, 1)
    assert client.post("/g/new/", {**said, "closes_on": "2001-01-01"}).status_code == 422
    assert day(date(2099, 1, 1)) in client.get("/g/oven/sheet/").content.decode()
    assert 'value="2099-01-01"' in client.get("/g/oven/settings/").content.decode()
    circle("Garden", founder=fern)
    assert "Closing date" not in client.get("/g/garden/settings/").content.decode()


def test_a_paused_project_closes_too_and_one_that_is_archived_already_is_left_alone(barn, fern, community):
    with after(1):
        pause_group(by=viewer(fern), group=again(barn))
        other = create_group(
            by=viewer(fern),
            parent=community,
            type="project",
            name="Oven",
            closes_on=(BEGAN + timedelta(days=20)).date(),
        )
        archive_group(by=viewer(fern), group=other)
    night(13)
    assert night(20) == ["group_archived", "group_ended"] and again(barn).state == "archived"


@pytest.fixture
def chatter(fern, community):
    """A conversation that is archived after forty days of silence."""
    with after(0):
        change_setting(by=system, key="groups.idle_days", value=40, group=community)
        return create_group(by=viewer(fern), parent=community, type="talk", name="Chatter")


def test_a_conversation_that_falls_silent_is_archived_a_week_after_it_was_told(chatter, fern):
    assert [night(days) for days in (20, 32, 33, 34, 39)] == [[], [], ["group_ends_soon"], [], []]
    assert Notice.objects.get(kind="group_ends_soon").detail == {"why": "silence", "on": "2026-04-11"}
    assert night(40) == ["group_archived", "group_ended"] and again(chatter).state == "archived"
    with after(41):
        reopen_group(by=viewer(fern), group=again(chatter))
    assert [night(days) for days in (50, 74)] == [[], ["group_ends_soon"]]  # counted from its opening


def test_long_silence_gives_a_week_all_the_same(chatter):
    """The worker rested: nobody is archived without a word."""
    assert [night(days) for days in (100, 103, 106, 107)] == [
        ["group_ends_soon"],
        [],
        [],
        ["group_archived", "group_ended"],
    ]


@pytest.mark.parametrize("how", ["post", "comment", "message", "entry"])
def test_whoever_stirs_in_it_keeps_a_conversation_open(chatter, fern, join, how):
    room = Room.objects.get(group=chatter, kind="talk")
    with after(2):
        sage = join("Sage")
        post = publish_post(by=viewer(fern), room=room, body="Anybody?")
    night(36)
    with after(38):
        if how == "post":
            publish_post(by=viewer(fern), room=room, body="Here I am")
        elif how == "comment":
            add_comment(by=viewer(fern), item=post, body="Here I am")
        elif how == "message":
            say_in_chat(fern, chatter)
        else:
            enter_group(by=viewer(sage), group=again(chatter))
    assert night(45) == [] and (again(chatter).state, again(chatter).ending_told_at) == ("active", None)
    assert night(71) == ["group_ends_soon"]


def say_in_chat(member, group):
    from wezer.core.acts.rooms import open_room
    from wezer.core.chat.acts.messages import say
    from wezer.core.models import Conversation

    room = open_room(by=system, group=again(group), kind="chat", if_there=True)
    say(by=viewer(member), conversation=Conversation.objects.get(channel_of=room), body="Here I am")


def test_a_group_says_never_and_others_around_it_do_not_end(chatter, fern, community):
    with after(1):
        change_setting(by=viewer(fern), key="groups.idle_days", value=0, group=again(chatter))
        outer = create_group(by=viewer(fern), parent=community, type="talk", name="Outer")
        create_group(by=viewer(fern), parent=outer, type="talk", name="Inner")
        create_group(by=viewer(fern), parent=community, type="circle", name="Quiet circle")
        for wrong in (5, 29, 4000, -1):
            with pytest.raises(SettingInvalid):
                change_setting(by=viewer(fern), key="groups.idle_days", value=wrong, group=again(chatter))
    night(90)
    night(97)
    assert set(Group.objects.filter(state="archived").values_list("name", flat=True)) == {"Inner"}
    before = facts_told()
    assert night(98) == ["group_ends_soon"] and facts_told() == before + 1  # nothing goes on in the outer one any more


def test_one_that_cannot_end_keeps_no_other_from_it(barn, chatter, monkeypatch, fern, community):
    import wezer.core.jobs as jobs

    real = jobs.see_to_ending

    def fails_for_barn(*, by, group):
        if group.pk == barn.pk:
            raise RuntimeError("no")
        real(by=by, group=group)

    monkeypatch.setattr(jobs, "see_to_ending", fails_for_barn)
    night(33)
    assert night(40) == ["group_archived", "group_ended"]
    assert (again(barn).state, again(chatter).state) == ("active", "archived")
