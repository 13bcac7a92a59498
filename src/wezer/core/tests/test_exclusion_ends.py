# ruff: noqa: F811
"""Procedures of exclusion that meet leaving, forgetting, coming back, or the last one who tends the community."""

from datetime import timedelta

import pytest
from django.core import mail

from wezer.core.acts.admission import apply
from wezer.core.acts.channels import choose_channels
from wezer.core.acts.erasing import ask_erasure, erase_member
from wezer.core.acts.invitations import accept_invitation, create_invitation
from wezer.core.acts.leaving import ask_to_leave, leave_community
from wezer.core.acts.lifecycle import accept_merge, begin_merge
from wezer.core.acts.membership import (
    answer_invitation,
    ask_to_enter,
    bring_in,
    decide_entry,
    end_suspensions,
    enter_group,
    invite_member,
    leave_group,
)
from wezer.core.acts.roles import grant_role
from wezer.core.acts.settings import change_setting
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.refusals import MembraneInvalid
from wezer.core.exclusion.acts.appeals import appeal, decide_appeal
from wezer.core.exclusion.acts.procedure import (
    close_decisions,
    decide_exclusion,
    propose_exclusion,
    set_exclusion_rule,
    vote_on_exclusion,
    withdraw_exclusion,
)
from wezer.core.exclusion.barring import why_barred
from wezer.core.exclusion.refusals import ExcludedHere, ExclusionMoved, NotDecidedYet
from wezer.core.jobs import let_go_who_leaves, mail_what_is_wanted_at_once
from wezer.core.models import Belonging, BelongingStep, Member, Notice, RoleHolding
from wezer.core.refusals import LastSteward
from wezer.core.testing import deliver, viewer
from wezer.core.tests.test_exclusion import (  # noqa: F401  (fixtures)
    _clock,
    excluded,
    heard,
    later,
    mill,
    propose,
    role,
    standing,
    system,
)
from wezer.kernel import clock


@pytest.fixture(autouse=True)
def _a_list_of_its_own(settings, tmp_path):
    settings.WEZER_HOME = tmp_path


def put_out(member, community, gardener):
    exclusion = heard(propose_exclusion(by=viewer(gardener), group=community, member=member, reason="Threats."))
    decide_exclusion(by=viewer(gardener), exclusion=exclusion, exclude=True, grounds="Read by all.")
    exclusion.refresh_from_db()
    return exclusion


def test_whoever_is_excluded_can_be_forgotten_and_so_can_those_after_them(join, community, gardener):
    basil, mint = join("Basil"), join("Mint")
    ask_erasure(by=viewer(basil), wish="sign")
    later(0.1)
    ask_erasure(by=viewer(mint), wish="sign")
    exclusion = put_out(basil, community, gardener)
    appeal(by=viewer(basil), exclusion=exclusion, body="No.")
    elm = join("Elm")
    grant_role(by=system, role=role(community, "gardener"), member=elm)
    later(15)
    let_go_who_leaves()
    deliver()
    assert not Member.objects.filter(pk__in=[basil.pk, mint.pk], erased_at=None).exists()
    exclusion.refresh_from_db()
    assert (exclusion.state, exclusion.reason) == ("lapsed", "")  # nobody judges what nobody can read
    with pytest.raises(ExclusionMoved):
        decide_appeal(by=viewer(elm), exclusion=exclusion, uphold=False, grounds="Too harsh.")


def test_what_fails_for_one_keeps_nobody_else_from_being_forgotten(join, community, gardener):
    basil, mint = join("Basil"), join("Mint")
    ask_erasure(by=viewer(basil), wish="sign")
    later(0.1)
    ask_erasure(by=viewer(mint), wish="sign")
    Belonging.objects.filter(member=basil, group=community).update(state="nowhere")
    later(15)
    let_go_who_leaves()
    erased = Member.objects.exclude(erased_at=None)
    assert list(erased) == [mint]


@pytest.mark.parametrize("state", ["refused", "withdrawn", "applied"])
def test_whoever_was_never_in_can_be_forgotten(join, community, gardener, state):
    basil = join("Basil", state="applied")
    if state != "applied":
        Belonging.objects.filter(member=basil, group=community).update(state=state)
    erase_member(by=system, member=basil, wish="sign")
    assert standing(basil, community) == ("withdrawn" if state == "applied" else state)


def test_leaving_and_coming_back_ends_no_emergency(mill):
    """The door is open; whoever left while they were kept out is let in by those who decide, and by nobody else."""
    place, _valley, people = mill
    basil = people["Basil"]
    propose(people, place, hours=72)
    leave_group(by=viewer(basil), group=place)
    for _told in range(2):  # before the worker heard of it, and after
        with pytest.raises(NotDecidedYet):
            enter_group(by=viewer(basil), group=place)
        deliver()
    with pytest.raises(NotDecidedYet):
        invite_member(by=viewer(people["Mint"]), group=place, member=basil)
    answer_invitation(
        by=viewer(basil), accept=True, belonging=invite_member(by=viewer(people["Sage"]), group=place, member=basil)
    )
    assert standing(basil, place) == "member"
    leave_group(by=viewer(basil), group=place)
    later(0.1)
    enter_group(by=viewer(basil), group=place)  # that was settled by letting them in
    assert standing(basil, place) == "member"


def test_who_left_undecided_may_ask_where_people_decide(mill, circle):
    place, _valley, people = mill
    basil = people["Basil"]
    beds = circle("Beds", parent=place, type="talk", founder=people["Mint"], membrane="open")
    propose(people, place)
    enter_group(by=viewer(basil), group=beds)  # who is only heard is in as before
    leave_group(by=viewer(basil), group=beds)
    leave_group(by=viewer(basil), group=place)
    deliver()
    with pytest.raises(NotDecidedYet):
        enter_group(by=viewer(basil), group=beds)
    set_membrane(by=viewer(people["Fern"]), group=place, ways=[[{"kind": "request"}]])
    place.refresh_from_db()
    asked = ask_to_enter(by=viewer(basil), group=place, message="Again?")
    decide_entry(by=viewer(people["Sage"]), belonging=asked, accept=True)
    assert standing(basil, place) == "member"


def test_who_leaves_the_community_is_not_brought_back_by_the_end_of_an_emergency(mill, community):
    place, _valley, people = mill
    basil = people["Basil"]
    exclusion = propose(people, place, hours=72)
    ask_to_leave(by=viewer(basil))
    leave_community(by=viewer(basil))
    deliver()
    exclusion.refresh_from_db()
    assert (standing(basil, place), exclusion.state) == ("left", "lapsed")
    later(4)
    assert end_suspensions(by=system) == 0 and standing(basil, place) == "left"


def test_nobody_begins_to_exclude_the_last_one_who_tends_the_community(join, community, gardener):
    elm = join("Elm")
    grant_role(by=system, role=role(community, "auditor"), member=elm)
    role(community, "auditor").__class__.objects.filter(group=community, key="auditor").update(
        rights=["core.suspend_members"]
    )
    with pytest.raises(LastSteward):
        propose_exclusion(by=viewer(elm), group=community, member=gardener, reason="Away.")


@pytest.mark.parametrize("by", ["the last ballot", "the clock"])
def test_a_vote_on_who_has_become_the_last_steward_lapses_and_stops_nothing(join, community, gardener, by):
    elm, mint = join("Elm"), join("Mint")
    grant_role(by=system, role=role(community, "gardener"), member=elm)
    set_exclusion_rule(by=viewer(elm), group=community, decided_by="vote", quorum=1)
    first = propose_exclusion(by=viewer(elm), group=community, member=gardener, reason="Away.")
    second = propose_exclusion(by=viewer(elm), group=community, member=mint, reason="Away.")
    heard(first)
    RoleHolding.objects.filter(member=elm, until=None).update(until=clock.now())
    vote_on_exclusion(by=viewer(elm), exclusion=first, choice="yes")
    vote_on_exclusion(by=viewer(elm), exclusion=second, choice="yes")
    if by == "the last ballot":
        vote_on_exclusion(by=viewer(mint), exclusion=first, choice="yes")
        assert first.voices.filter(choice="yes").count() == 2
    later(8)
    close_decisions(by=system)
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.state, standing(gardener, community)) == ("lapsed", "member")
    assert (second.state, standing(mint, community)) == ("excluded", "excluded")


def test_the_end_of_a_procedure_lifts_no_other_suspension(mill):
    place, _valley, people = mill
    basil = people["Basil"]
    first = propose(people, place, hours=1)
    later(1)
    end_suspensions(by=system)
    held = Belonging.objects.get(member=basil, group=place)
    Belonging.objects.filter(pk=held.pk).update(state="suspended")
    BelongingStep.objects.create(
        belonging=held, before="member", state="suspended", crossing="other", at=clock.now(), membrane_version=1
    )
    withdraw_exclusion(by=viewer(people["Fern"]), exclusion=first)
    assert standing(basil, place) == "suspended"


def test_an_appeal_that_is_won_brings_nobody_back_who_has_left_the_community(mill, community):
    place, _valley, people = mill
    basil = people["Basil"]
    grant_role(by=system, role=role(place, "wallet"), member=basil)
    exclusion = excluded(people, place)
    appeal(by=viewer(basil), exclusion=exclusion, body="No.")
    ask_to_leave(by=viewer(basil))
    leave_community(by=viewer(basil))
    decide_appeal(by=viewer(people["Hazel"]), exclusion=exclusion, uphold=False, grounds="Too harsh.")
    exclusion.refresh_from_db()
    assert (exclusion.state, standing(basil, place)) == ("overturned", "left")
    assert not RoleHolding.objects.filter(member=basil, until=None).exists()


def test_one_comes_back_to_the_community_when_the_days_are_over(join, community, gardener):
    basil, mint = join("Basil"), join("Mint")
    for member in (basil, mint):
        put_out(member, community, gardener)
    _invitation, _token = create_invitation(by=viewer(gardener), most_uses=5)
    with pytest.raises(ExcludedHere):
        apply(by=viewer(basil))
    with pytest.raises(ExcludedHere):
        accept_invitation(by=viewer(mint), invitation=_invitation)
    later(366)
    _invitation, _token = create_invitation(by=viewer(gardener), most_uses=5)
    apply(by=viewer(basil))
    accept_invitation(by=viewer(mint), invitation=_invitation)
    assert (standing(basil, community), standing(mint, community)) == ("applied", "member")


def test_an_open_door_lets_back_who_was_excluded_when_the_days_are_over_and_not_before(join, community, gardener):
    change_setting(by=system, key="admission.mode", value="open")
    basil = join("Basil")
    put_out(basil, community, gardener)
    with pytest.raises(ExcludedHere):
        apply(by=viewer(basil))
    assert standing(basil, community) == "excluded"
    later(366)
    assert apply(by=viewer(basil)) is None
    assert standing(basil, community) == "member"


@pytest.mark.parametrize(("inviter", "expected"), [("Oak", "member"), ("Sage", "left")])
def test_who_left_the_community_undecided_is_let_in_by_those_who_decide(join, community, gardener, inviter, expected):
    change_setting(by=system, key="admission.mode", value="invitation")
    change_setting(by=system, key="invitation.members_may", value=True)
    people = {"Oak": gardener, "Sage": join("Sage")}
    basil = join("Basil")
    propose_exclusion(by=viewer(gardener), group=community, member=basil, reason="Threats.")
    ask_to_leave(by=viewer(basil))
    leave_community(by=viewer(basil))
    deliver()
    invitation, _token = create_invitation(by=viewer(people[inviter]))
    if expected == "left":
        with pytest.raises(NotDecidedYet):
            accept_invitation(by=viewer(basil), invitation=invitation)
    else:
        accept_invitation(by=viewer(basil), invitation=invitation)
    assert standing(basil, community) == expected


def test_one_who_is_barred_stops_neither_a_merge_nor_an_invitation(mill, circle, community):
    place, valley, people = mill
    basil = people["Basil"]
    excluded(people, place)
    orchard = circle("Orchard", parent=valley, founder=people["Hazel"])
    bring_in(by=system, group=orchard, member=basil)
    begin_merge(by=viewer(people["Hazel"]), group=orchard, into=place)
    orchard.refresh_from_db()
    accept_merge(by=viewer(people["Fern"]), group=orchard)
    orchard.refresh_from_db()
    assert (orchard.state, standing(basil, place)) == ("dissolved", "excluded")
    ask_to_leave(by=viewer(basil))
    leave_community(by=viewer(basil))
    invitation, _token = create_invitation(by=viewer(people["Fern"]), group=place)
    accept_invitation(by=viewer(basil), invitation=invitation)
    assert (standing(basil, community), standing(basil, place)) == ("member", "excluded")


def test_nobody_comes_back_while_they_appeal(mill):
    place, _valley, people = mill
    basil = people["Basil"]
    with pytest.raises(MembraneInvalid):
        set_exclusion_rule(by=viewer(people["Fern"]), group=place, return_days=13)
    assert set_exclusion_rule(by=viewer(people["Fern"]), group=place, return_days=0)["return_days"] == 0
    set_exclusion_rule(by=viewer(people["Fern"]), group=place, return_days=14)
    exclusion = excluded(people, place)
    appeal(by=viewer(basil), exclusion=exclusion, body="No.")
    later(20)
    with pytest.raises(ExcludedHere):
        enter_group(by=viewer(basil), group=place)
    Belonging.objects.filter(member=basil, group=place).update(state="observer")  # in all the same, by an older rule
    decide_appeal(by=viewer(people["Hazel"]), exclusion=exclusion, uphold=False, grounds="Too harsh.")
    assert standing(basil, place) == "observer"


def test_the_person_is_mailed_at_once_whatever_they_chose(mill, community, gardener):
    """Also when they are kept out of the community, and their choice is to read notices on the page only."""
    basil = mill[2]["Basil"]
    choose_channels(by=viewer(basil), chosen={"belonging": "here"})
    propose_exclusion(by=viewer(gardener), group=community, member=basil, reason="Threats.", hours=10)
    deliver()
    told = Notice.objects.get(member=basil, kind="exclusion_emergency")
    assert (told.mail, told.mail_state) == ("now", "queued")
    mail.outbox.clear()
    mail_what_is_wanted_at_once()
    assert [message.to for message in mail.outbox] == [["basil@example.org"]]


def test_who_was_excluded_reads_until_when_and_is_refused_in_the_same_words(client, community, join, gardener):
    basil = join("Basil")
    put_out(basil, community, gardener)
    sentence = why_barred(basil, community)
    assert "One may ask again from " in sentence and "Basil" in sentence
    client.force_login(basil.user)
    page = client.get("/join/").content.decode()
    assert sentence in page and "Ask to join" not in page
    refused = client.post("/join/application/", {})
    assert refused.status_code == 422 and sentence in refused.content.decode()
    answer = client.post("/api/v1/core/me/application", {"answers": []}, content_type="application/json")
    assert (answer.status_code, answer.json()["message"]) == (403, sentence)
    with clock.at(clock.now() + timedelta(days=800)):
        page = client.get("/join/").content.decode()
        assert sentence not in page and "Ask to join" in page and why_barred(basil, community) == ""
