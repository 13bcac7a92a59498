"""Who has not been here for long is warned twice, then dormant until they come again (core.md 2.1)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.login import note_visit
from wezer.core.acts.notices import notify
from wezer.core.acts.roles import grant_role
from wezer.core.acts.settings import change_setting
from wezer.core.community import forget_community, member_count
from wezer.core.dormancy import awaited
from wezer.core.garden_lists.people import Dormant
from wezer.core.jobs import mail_what_is_wanted_at_once, see_to_who_is_silent
from wezer.core.models import Belonging, Group, MailState, Member, Notice, Role
from wezer.core.refusals import SettingInvalid
from wezer.core.tending import stewards_of
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact

pytestmark = pytest.mark.django_db
system = Viewer.system()
BEGAN = datetime(2026, 3, 2, 12, tzinfo=UTC)
#: Eighteen months later.
DAY = datetime(2027, 9, 2, 12, tzinfo=UTC)


def after(days):
    return clock.at(DAY + timedelta(days=days))


def night(days):
    """What is told of dormancy in a night so many days after the eighteen months."""
    before = Fact.objects.count()
    with after(days):
        see_to_who_is_silent()
        deliver()
    told = Fact.objects.order_by("id")[before:]
    return [fact.name for fact in told if "dorman" in fact.name or fact.name.startswith("core.group_in")]


@pytest.fixture
def here(join):
    def one(name, at=BEGAN, **more):
        member = join(name, **more)
        with clock.at(at):
            note_visit(by=viewer(member), member=member)
        return member

    return one


def again(member):
    return Member.objects.get(pk=member.pk)


def test_two_warnings_then_dormant_until_one_comes_again(here, gardener, client):
    fern = here("Fern")
    with after(40):
        note_visit(by=viewer(gardener), member=gardener)
    assert night(-43) == [] and night(-42) == ["core.dormancy_near"] and night(-41) == []
    assert night(-14) == ["core.dormancy_near"] and night(-1) == []
    with after(-1):
        mail_what_is_wanted_at_once()
    assert mail.outbox[-1].to == ["fern@example.org"] and "2 September 2027" in mail.outbox[-1].body
    forget_community()
    assert member_count() == 2
    assert night(0) == ["core.member_dormant"] and night(1) == []
    forget_community()
    assert again(fern).dormant_at is not None and member_count() == 1
    assert Belonging.objects.get(member=fern, group__parent=None).state == "member"  # nothing of theirs is gone

    notify(by=system, members=[again(fern)], kind="mail_bounces", actor=gardener)
    notify(by=system, members=[again(fern)], kind="login_changed")
    assert dict(Notice.objects.filter(member=fern).exclude(kind="dormancy_near").values_list("kind", "mail_state")) == {
        "mail_bounces": MailState.NONE,
        "login_changed": MailState.QUEUED,
    }
    client.force_login(gardener.user)
    page = client.get("/garden/members/?state=dormant").content.decode()
    assert "Fern" in page and "Oak" not in page
    lists = {each["kind"]: each["rows"] for each in Caller.of(gardener).get("core/garden").json()["lists"]}
    assert [row["text"] for row in lists["dormant"]] == ["Fern"]
    assert "Member dormant" in client.get("/garden/log/").content.decode()

    browser = Client()
    browser.force_login(fern.user)
    browser.get("/")
    back = again(fern)
    assert (back.dormant_at, back.dormancy_warnings, Dormant().rows(system)) == (None, 0, [])
    assert Fact.objects.filter(name="core.member_woke").count() == 1


def test_a_visit_or_a_program_takes_the_warnings_back(here, gardener):
    fern = here("Fern")
    night(-42)
    with after(-20):
        Caller.of(fern).get("core/me")
    assert again(fern).dormancy_warnings == 0 and night(0) == []


def test_whom_it_never_concerns(here, join, community, gardener, django_assert_num_queries):
    with clock.at(BEGAN):
        note_visit(by=viewer(gardener), member=gardener)
    here("Paper", login=False)
    join("Never seen")
    paused = here("Paused")
    Belonging.objects.filter(member=paused, group=community).update(state="paused")
    for days in (-42, -14, 0, 30, 60):  # the last gardener neither, nor is Oak warned
        assert night(days) == []
    with django_assert_num_queries(1):
        assert [one.name for one in awaited(18, DAY)] == ["Oak"]

    sage = here("Sage", at=DAY)
    grant_role(by=system, role=Role.objects.get(group=community, key="gardener"), member=sage)
    assert night(61) == ["core.dormancy_near"]


def test_a_group_whose_only_steward_is_dormant_is_in_care(here, circle, community, gardener):
    fern = here("Fern")
    garden = circle("Garden", founder=fern)
    with after(0):
        note_visit(by=viewer(gardener), member=gardener)
    night(-42)
    night(-14)
    assert night(0) == ["core.member_dormant", "core.group_in_care"]
    assert stewards_of(garden) == [gardener]
    assert Notice.objects.filter(member=gardener, kind="in_care", group=garden).exists()
    with after(5):
        note_visit(by=viewer(fern), member=again(fern))
    assert Group.objects.get(pk=garden.pk).in_care_since is None and stewards_of(garden) == [fern]


def test_the_months_are_the_communitys(here, gardener, client):
    fern = here("Fern")
    with after(400):
        note_visit(by=viewer(gardener), member=gardener)
    change_setting(by=system, key="membership.dormant_months", value=0)
    assert night(0) == []
    for wrong in (2, 121, -1):
        with pytest.raises(SettingInvalid):
            change_setting(by=system, key="membership.dormant_months", value=wrong)
    change_setting(by=system, key="membership.dormant_months", value=6)
    assert night(0) == ["core.dormancy_near"]  # however long ago it was: six weeks are theirs
    assert night(1) == [] and night(28) == ["core.dormancy_near"] and night(41) == []
    change_setting(by=system, key="membership.dormant_months", value=0)
    assert night(42) == []
    change_setting(by=system, key="membership.dormant_months", value=6)
    assert night(300) == ["core.dormancy_near"] and again(fern).dormancy_warnings == 1  # anew, both
