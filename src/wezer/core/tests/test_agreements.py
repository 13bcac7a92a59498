"""Agreements: accepted when entering, asked again by a major version, looked at again on their day, read by rules."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.membership import (
    answer_invitation,
    ask_to_enter,
    bring_in,
    enter_group,
    invite_member,
    leave_group,
)
from wezer.core.acts.settings import change_setting
from wezer.core.crossing.acts.agreements import (
    accept_agreement,
    change_agreement,
    end_agreement,
    revise_agreement,
    tell_reviews,
    write_agreement,
)
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.jobs import look_at_rules, see_to_agreements
from wezer.core.crossing.refusals import AgreementInvalid, AgreementOlder, AgreementsWait
from wezer.core.group_duties.acts.declaring import declare_duty
from wezer.core.group_duties.acts.noting import note_done
from wezer.core.models import Acceptance, Belonging, BelongingStep, DutyRound, Member, Notice, User
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()


@pytest.fixture
def mill(circle, join):
    """An open circle that Sage tends, with Basil in it, and a charter that limits until it is accepted."""
    sage, basil = join("Sage"), join("Basil")
    group = circle("Mill", founder=sage, membrane="open")
    bring_in(by=system, group=group, member=basil)
    charter = write_agreement(
        by=viewer(sage), group=group, title="Charter", body="We *share* the flour.", is_limiting=True
    )
    return group, charter, sage, basil


def waits_for(member):
    return [
        each.detail["version"] for each in Notice.objects.filter(member=member, kind="agreement_waits", read_at=None)
    ]


def writes(member, group):
    return can(viewer(member), "core.write_in_group", group)


def test_entering_records_the_version_that_was_read(mill, join):
    group, charter, sage, _basil = mill
    fern = join("Fern")
    for enter in (enter_group, ask_to_enter):
        with pytest.raises(AgreementsWait):
            enter(by=viewer(fern), group=group)
    assert not Belonging.objects.filter(member=fern, group=group).exists()
    revise_agreement(by=viewer(sage), agreement=charter, body="We share the flour and the bran.", is_major=False)
    with pytest.raises(AgreementOlder):
        ask_to_enter(by=viewer(fern), group=group, accepted=[f"{charter.uid} 1.0"])
    ask_to_enter(by=viewer(fern), group=group, accepted=[f"{charter.uid} 1.1"])
    accepted = Acceptance.objects.get(member=fern)
    assert (accepted.text.body, accepted.text.version, writes(fern, group)) == (
        "We share the flour and the bran.",
        "1.1",
        True,
    )
    leave_group(by=viewer(fern), group=group)
    ask_to_enter(by=viewer(fern), group=group)  # what holds still holds


def test_a_major_version_asks_again_and_limits_until_it_is_accepted(mill):
    group, charter, sage, basil = mill
    deliver()
    assert waits_for(basil) == ["1.0"] and not writes(basil, group)
    accept_agreement(by=viewer(basil), agreement=charter, version="1.0")
    accept_agreement(by=viewer(basil), agreement=charter, version="1.0")
    deliver()
    assert waits_for(basil) == [] and writes(basil, group) and viewer(basil).belongs_fully(group)
    revise_agreement(by=viewer(sage), agreement=charter, body="And the millstones.", is_major=True, summary="Stones")
    deliver()
    assert waits_for(basil) == ["2.0"] and not writes(basil, group) and not viewer(basil).belongs_fully(group)
    with pytest.raises(AgreementOlder):
        accept_agreement(by=viewer(basil), agreement=charter, version="1.0")
    change_agreement(by=viewer(sage), agreement=charter, is_asked=True, is_limiting=False)
    assert writes(basil, group)
    accept_agreement(by=viewer(basil), agreement=charter, version="2.0")
    end_agreement(by=viewer(sage), agreement=charter)
    deliver()
    assert Acceptance.objects.filter(member=basil).count() == 2 and waits_for(sage) == []


def test_who_is_invited_accepts_too_and_who_is_brought_in_is_asked(mill, join):
    group, charter, sage, _basil = mill
    fern, hazel = join("Fern"), join("Hazel")
    invited = invite_member(by=viewer(sage), group=group, member=fern)
    with pytest.raises(AgreementsWait):
        answer_invitation(by=viewer(fern), belonging=invited, accept=True)
    answer_invitation(by=viewer(fern), belonging=invited, accept=True, accepted=[f"{charter.uid} 1.0"])
    bring_in(by=viewer(sage), group=group, member=hazel)
    deliver()
    assert (writes(fern, group), waits_for(hazel), writes(hazel, group)) == (True, ["1.0"], False)


def test_only_those_who_tend_write_and_only_those_who_know_the_group_accept(mill, circle, join):
    group, charter, sage, basil = mill
    with pytest.raises(NotAllowed):
        write_agreement(by=viewer(basil), group=group, title="Another", body="No.")
    with pytest.raises(NotAllowed):
        revise_agreement(by=viewer(basil), agreement=charter, body="Mine.", is_major=True)
    with pytest.raises(AgreementInvalid):
        write_agreement(by=viewer(sage), group=group, title="Charter", body="The same again.")
    with pytest.raises(AgreementInvalid):
        write_agreement(by=viewer(sage), group=group, title="Empty", body="  ")
    hidden = circle("Cellar", founder=sage, sight="secret")
    secret = write_agreement(by=viewer(sage), group=hidden, title="Silence", body="Of it.")
    with pytest.raises(NotAllowed):
        accept_agreement(by=viewer(basil), agreement=secret, version="1.0")


def test_the_day_of_review_tells_those_who_tend_once(mill):
    _group, charter, sage, basil = mill
    day = clock.now().date() + timedelta(days=30)
    change_agreement(by=viewer(sage), agreement=charter, is_asked=True, is_limiting=True, review_on=day)
    assert tell_reviews(by=system) == 0
    with clock.at(clock.now() + timedelta(days=31)):
        see_to_agreements()
        assert tell_reviews(by=system) == 0
        deliver()
        reviews = Notice.objects.filter(kind="agreement_review", read_at=None)
        assert [each.member for each in reviews] == [sage] and basil != sage
        revise_agreement(by=viewer(sage), agreement=charter, body="Still so.", is_major=False)
        deliver()
        assert not reviews.all().exists()


def month(number):
    """The first days of a month and of the one after it, of the ten before this: 1 is the longest ago."""
    first = clock.now().date().replace(day=1)
    for _ in range(11 - number):
        first = (first - timedelta(days=1)).replace(day=1)
    return {"starts_on": first, "ends_on": (first + timedelta(days=31)).replace(day=1)}


def fell_short(duty, member, *months):
    """Months of a duty that came out short."""
    for number in months:
        DutyRound.objects.create(duty=duty, member=member, needed=1, state="short", **month(number))


def test_scenario_03_rule_membrane(circle, join):
    """Entry by rule; a member falls out, has fourteen days of grace, is told, does a shift, is back; nobody is expelled."""
    sage, fern = join("Sage"), join("Fern")
    producers = circle("Producers", membrane="open")
    shop = circle("Shop", founder=sage)
    for one in (sage, fern):
        enter_group(by=viewer(one), group=producers)
    charter = write_agreement(by=viewer(sage), group=shop, title="Charter", body="We shop where we work.")
    accept_agreement(by=viewer(sage), agreement=charter, version="1.0")
    rule = {"kind": "rule", "expression": "belongs('producers') and agreed('charter') and duty.debt <= 2"}
    set_membrane(by=viewer(sage), group=shop, ways=[[rule]])
    ask_to_enter(by=viewer(fern), group=shop, accepted=[f"{charter.uid} 1.0"])
    here = Belonging.objects.get(member=fern, group=shop)
    assert (here.state, here.crossing) == ("member", "rule")

    shifts = declare_duty(by=viewer(sage), group=shop, name="Shifts", measure="tasks", amount=1)
    fell_short(shifts, fern, 1, 2, 3)
    in_third, in_fourth = (month(number)["starts_on"] + timedelta(days=4) for number in (3, 4))
    look_at_rules()
    deliver()
    here.refresh_from_db()
    assert here.state == "member" and timedelta(days=13) < here.grace_until - clock.now() <= timedelta(days=14)
    assert Notice.objects.filter(member=fern, kind="grace_began").count() == 1
    with clock.at(clock.now() + timedelta(days=10)):
        note_done(by=viewer(sage), duty=shifts, member=fern, on=in_third, amount=1)  # a shift that was forgotten
        deliver()
    here.refresh_from_db()
    assert (here.state, here.grace_until) == ("member", None)
    assert Notice.objects.filter(member=fern, kind="grace_ended").count() == 1

    revise_agreement(by=viewer(sage), agreement=charter, body="And clean there.", is_major=True)
    deliver()
    here.refresh_from_db()
    assert here.grace_until is not None
    accept_agreement(by=viewer(fern), agreement=charter, version="2.0")
    deliver()
    here.refresh_from_db()
    assert (here.state, here.grace_until) == ("member", None)
    states = BelongingStep.objects.filter(belonging=here).values_list("state", flat=True)
    assert list(states) == ["member"]  # it never was anything else

    accept_agreement(by=viewer(sage), agreement=charter, version="2.0")
    fell_short(shifts, fern, 4)
    look_at_rules()
    for days, state in ((13, "member"), (15, "paused")):
        with clock.at(clock.now() + timedelta(days=days)):
            look_at_rules()
            look_at_rules()
            deliver()
        here.refresh_from_db()
        assert (here.state, here.paused_by_rule) == (state, state == "paused")
    assert Notice.objects.filter(member=fern, kind="rule_lost").count() == 1
    assert not writes(fern, shop) and viewer(fern).belongs(shop)  # reads, is not put out
    with clock.at(clock.now() + timedelta(days=16)):
        note_done(by=viewer(sage), duty=shifts, member=fern, on=in_fourth, amount=1)
        deliver()
    here.refresh_from_db()
    assert (here.state, here.paused_by_rule, here.grace_until) == ("member", False, None) and writes(fern, shop)
    assert Notice.objects.filter(member=fern, kind="rule_found").count() == 1
    assert list(states.order_by("pk")) == ["member", "paused", "member"]


def test_pages_and_api_show_numbers_to_all_and_names_to_those_inside(mill, join, client, django_assert_max_num_queries):
    group, charter, sage, basil = mill
    fern = join("Fern")
    accept_agreement(by=viewer(basil), agreement=charter, version="1.0")
    page = reverse("groups:agreement", args=[group.slug, "charter"])

    def read(member, address=page):
        client.force_login(member.user)
        client.get("/me/")
        with django_assert_max_num_queries(12):
            return client.get(address).content.decode()

    outside, inside = read(fern), read(sage)
    assert "1 of 2 has accepted it" in outside and "Those who belong here read the names." in outside
    assert "Basil" not in outside and "Basil" in inside and "<em>share</em>" in outside
    assert "waits for you" in read(sage, reverse("groups:agreements", args=[group.slug]))
    assert client.post(page, {"do": "accept", "version": "1.0"}).status_code == 303
    revised = {"do": "revise", "body": "Two", "summary": "More", "is_major": "on"}
    assert client.post(page, revised).status_code == 303
    assert "We <em>share</em> the flour." in read(fern, f"{page}?v=1.0") and "An older version." in read(
        fern, f"{page}?v=1.0"
    )
    client.force_login(fern.user)
    assert client.post(page, revised).status_code == 403
    enter = reverse("groups:enter", args=[group.slug])
    assert "Charter" in client.get(enter).content.decode()
    assert client.post(enter, {}).status_code == 422
    assert client.post(enter, {f"a-{charter.uid}": "2.0"}).status_code == 303

    one = f"core/agreements/{charter.uid}"
    theirs, ours = Caller.of(join("Tansy")), Caller.of(basil)
    assert theirs.get(one).json()["accepted"] == 1 and theirs.get(f"{one}/acceptances").status_code == 404
    assert ours.send("put", f"{one}/acceptance", {"version": "1.0"}).json()["code"] == "agreement_older"
    assert ours.send("put", f"{one}/acceptance", {"version": "2.0"}).json()["mine"] is True
    assert [each["member"]["name"] for each in ours.get(f"{one}/acceptances").json()["items"]] == ["Fern", "Basil"]
    assert [each["version"] for each in theirs.get(f"{one}/versions").json()["items"]] == ["2.0", "1.0"]
    new = {"title": "Code of conduct", "body": "Kindly."}
    assert ours.post(f"core/groups/{group.uid}/agreements", new).status_code == 403
    made = Caller.of(sage).post(f"core/groups/{group.uid}/agreements", new).json()
    assert (made["key"], made["version"], made["body"]) == ("code-of-conduct", "1.0", "Kindly.")


# ------------------------------------------------------------------ at the door

SIGNUP = {"email": "rose@example.org", "name": "Rose", "password1": "nine calm herons waiting"}


@pytest.fixture
def door(community, gardener):
    """An open community with a charter that everybody accepts who signs up, and one that nobody is asked for."""
    change_setting(by=system, key="admission.mode", value="open", group=community)
    charter = write_agreement(by=viewer(gardener), group=community, title="Charter", body="We *share* the flour.")
    write_agreement(by=viewer(gardener), group=community, title="Attic", body="Nobody looks.", is_asked=False)
    return charter


def confirmed(client):
    code = re.search(r"^ {4}(\S+)$", mail.outbox[-1].body, re.MULTILINE)[1]
    client.post("/account/confirm-email/", {"code": code})
    return Member.objects.get(name="Rose")


def test_who_signs_up_reads_and_accepts_what_the_community_asks(door, client):
    page = client.get("/account/signup/").content.decode()
    assert "I accept “Charter”" in page and "Attic" not in page
    assert "<em>share</em>" in client.get("/join/agreements/charter/").content.decode()
    assert client.get("/join/agreements/attic/").status_code == 404
    refused = client.post("/account/signup/", SIGNUP)
    assert "Without it nobody comes in." in refused.content.decode() and not User.objects.filter(email=SIGNUP["email"])

    assert client.post("/account/signup/", {**SIGNUP, "agreement_charter_1_0": "on"}).status_code == 302
    assert not Acceptance.objects.exists()  # nobody is there yet who accepted it
    rose = confirmed(client)
    [kept] = Acceptance.objects.filter(member=rose)
    assert (kept.agreement, kept.text.version) == (door, "1.0")
    deliver()
    assert waits_for(rose) == []


def test_a_version_that_came_while_the_form_was_open_is_not_accepted_unread(door, client, gardener):
    revise_agreement(by=viewer(gardener), agreement=door, body="We keep the flour.", is_major=True)
    answer = client.post("/account/signup/", {**SIGNUP, "agreement_charter_1_0": "on"})
    assert "Without it nobody comes in." in answer.content.decode()


def test_a_major_version_that_came_before_the_address_was_confirmed_is_asked_again(door, client, gardener):
    client.post("/account/signup/", {**SIGNUP, "agreement_charter_1_0": "on"})
    revise_agreement(by=viewer(gardener), agreement=door, body="We keep the flour.", is_major=True)
    rose = confirmed(client)
    deliver()
    assert [each.text.version for each in Acceptance.objects.filter(member=rose)] == ["1.0"]
    assert waits_for(rose) == ["2.0"]


def test_where_one_comes_in_by_invitation_a_stranger_reads_no_agreement(door, client, community):
    change_setting(by=system, key="admission.mode", value="invitation", group=community)
    assert client.get("/join/agreements/charter/").status_code == 404
