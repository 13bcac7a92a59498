"""Invitations into groups end by themselves, and who was refused asks again after some days (core.md 5.1, 5.2)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from wezer.api.testing import Caller
from wezer.core.acts.membership import (
    answer_invitation,
    ask_to_enter,
    bring_in,
    decide_entry,
    enter_group,
    invite_member,
)
from wezer.core.acts.settings import change_setting
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.jobs import see_to_invitations
from wezer.core.crossing.refusals import AskedTooSoon
from wezer.core.models import Belonging, BelongingStep, Group, Member, Notice
from wezer.core.refusals import InvitationOver, MembraneClosed, SettingInvalid
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

system = Viewer.system()


@pytest.fixture
def mill(circle, join):
    """Sage tends the mill, which one enters by invitation."""
    return circle("Mill", founder=join("Sage"), membrane="invitation"), join("Fern"), viewer_of


def viewer_of(name):
    return viewer(Member.objects.get(name=name))


def later(days):
    return clock.at(clock.now() + timedelta(days=days, minutes=5))


def stands(member, group):
    return Belonging.objects.get(member=member, group=group).state


def fresh(belonging):
    return Belonging.objects.select_related("group", "member").get(pk=belonging.pk)


def test_an_invitation_nobody_answers_ends_on_its_day_and_can_be_made_anew(mill, client):
    group, fern, who = mill
    asked = invite_member(by=who("Sage"), group=group, member=fern)
    assert timedelta(days=29, hours=23) < asked.until - asked.since <= timedelta(days=30)
    deliver()
    client.force_login(fern.user)
    assert "until" in client.get(group.get_absolute_url()).content.decode()
    assert Caller.of(fern, "*").get("core/me/belongings").json()["items"][0]["until"]
    with later(29):
        see_to_invitations()
        assert stands(fern, group) == "invited"
    with later(30):
        with pytest.raises(InvitationOver):  # the job comes once a day
            answer_invitation(by=who("Fern"), belonging=fresh(asked), accept=True)
        with pytest.raises(MembraneClosed):
            ask_to_enter(by=who("Fern"), group=group)
        see_to_invitations()
        see_to_invitations()
        assert stands(fern, group) == "expired"
        deliver()
        last = BelongingStep.objects.filter(belonging=asked).order_by("-id").first()
        assert (last.before, last.state, last.actor) == ("invited", "expired", None)
        assert not Notice.objects.filter(member=fern, kind="invited", read_at=None).exists()
        again = invite_member(by=who("Sage"), group=group, member=fern)
        answer_invitation(by=who("Fern"), belonging=fresh(again), accept=True)
    inside = Belonging.objects.get(member=fern, group=group)
    assert (inside.state, inside.until) == ("member", None)


def test_invited_again_one_may_answer_for_as_long_again(mill):
    group, fern, who = mill
    asked = invite_member(by=who("Sage"), group=group, member=fern, message="Come.")
    with later(29):
        again = invite_member(by=who("Sage"), group=group, member=fern, message="Still.")
        assert (again.pk, again.message, again.until - asked.until > timedelta(days=28)) == (asked.pk, "Still.", True)
    with later(40):
        see_to_invitations()
        answer_invitation(by=who("Fern"), belonging=fresh(asked), accept=True)
    assert stands(fern, group) == "member"


def test_a_group_says_how_long_and_ninety_days_are_the_most(mill, community):
    group, fern, who = mill
    for wrong in (0, 91):
        with pytest.raises(SettingInvalid):
            change_setting(by=system, key="groups.invitation_days", group=group, value=wrong)
    change_setting(by=system, key="groups.invitation_days", group=group, value=3)
    invite_member(by=who("Sage"), group=group, member=fern)
    with later(3):
        see_to_invitations()
    assert stands(fern, group) == "expired"


def test_an_invitation_from_before_they_ended_has_ninety_days(mill):
    group, fern, who = mill
    asked = invite_member(by=who("Sage"), group=group, member=fern)
    Belonging.objects.filter(pk=asked.pk).update(until=None)
    with later(80):
        see_to_invitations()
        assert stands(fern, group) == "invited"
    with later(90):
        see_to_invitations()
    assert stands(fern, group) == "expired"


def test_the_day_of_an_invitation_is_not_kept_by_who_comes_in_otherwise(mill, join):
    group, fern, who = mill
    mint = join("Mint")
    for one in (fern, mint):
        invite_member(by=who("Sage"), group=group, member=one)
    bring_in(by=system, group=group, member=fern)
    Group.objects.filter(pk=group.pk).update(membrane="request", membrane_rules={})
    answer_invitation(by=viewer(mint), belonging=Belonging.objects.get(member=mint, group=group), accept=False)
    assert set(Belonging.objects.filter(group=group).values_list("member__name", "state", "until")) == {
        ("Sage", "member", None),
        ("Fern", "member", None),
        ("Mint", "declined", None),
    }


def test_who_was_refused_asks_again_when_the_days_of_the_group_are_over(mill, circle, client):
    _group, fern, who = mill
    oven = circle("Oven", founder=Member.objects.get(name="Sage"), membrane="request")
    asked = ask_to_enter(by=who("Fern"), group=oven, message="I bake")
    decide_entry(by=who("Sage"), belonging=fresh(asked), accept=False, reason="Not yet")
    change_setting(by=system, key="membership.again_days", group=oven, value=10)
    before = BelongingStep.objects.count()
    with later(9):
        day = date_format(localtime(fresh(asked).since + timedelta(days=10)), "DATE_FORMAT")
        with pytest.raises(AskedTooSoon) as too_soon:
            ask_to_enter(by=who("Fern"), group=oven, message="I bake well")
        assert day in too_soon.value.sentence and (stands(fern, oven), BelongingStep.objects.count()) == (
            "refused",
            before,
        )
        said = Caller.of(fern, "*").post(f"core/groups/{oven.uid}/entry", {"message": "Please"}, key="k")
        assert (said.status_code, said.json()["code"]) == (422, "asked_too_soon")
        client.force_login(fern.user)
        page = client.post(reverse("groups:enter", args=[oven.slug]), {"message": "Please"})
        assert page.status_code == 422 and day in page.content.decode()
    with later(10):
        assert ask_to_enter(by=who("Fern"), group=oven, message="I bake well").state == "applied"


def test_who_was_refused_comes_in_sooner_where_they_are_invited_or_nobody_is_asked(mill, circle):
    _group, fern, who = mill
    oven = circle("Oven", founder=Member.objects.get(name="Sage"), membrane="request")
    asked = ask_to_enter(by=who("Fern"), group=oven)
    decide_entry(by=who("Sage"), belonging=fresh(asked), accept=False, reason="Not yet")
    invited = invite_member(by=who("Sage"), group=oven, member=fern)
    answer_invitation(by=who("Fern"), belonging=fresh(invited), accept=True)
    assert stands(fern, oven) == "member"
    Belonging.objects.filter(pk=asked.pk).update(state="refused")
    set_membrane(by=who("Sage"), group=oven, ways=[[{"kind": "open"}]])
    assert enter_group(by=who("Fern"), group=Group.objects.get(pk=oven.pk)).state == "member"


def test_a_group_may_let_ask_again_at_once(mill, circle):
    _group, _fern, who = mill
    oven = circle("Oven", founder=Member.objects.get(name="Sage"), membrane="request")
    change_setting(by=system, key="membership.again_days", group=oven, value=0)
    asked = ask_to_enter(by=who("Fern"), group=oven)
    decide_entry(by=who("Sage"), belonging=fresh(asked), accept=False, reason="Not yet")
    assert ask_to_enter(by=who("Fern"), group=oven).state == "applied"
