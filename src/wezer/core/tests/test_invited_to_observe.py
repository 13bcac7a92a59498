"""Invited as an observer: somebody from outside who reads and speaks in a group, without a vote (core.md 5.2)."""

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.membership import answer_invitation, ask_to_enter, bring_in, invite_member, leave_group
from wezer.core.crossing.acts.agreements import write_agreement
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.newcomers import set_observer
from wezer.core.crossing.refusals import CameToObserve
from wezer.core.kinds import notice_kinds
from wezer.core.models import Belonging, BelongingStep, Group, Notice
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db
system = Viewer.system()
VOTE = [[{"kind": "vote", "days": 3}]]


@pytest.fixture
def mill(circle, join):
    """Sage tends the mill, Basil is fully in and may invite; Fern is of the community only."""
    sage, basil, fern = join("Sage"), join("Basil"), join("Fern")
    group = circle("Mill", founder=sage, membrane="request")
    bring_in(by=system, group=group, member=basil)
    set_membrane(by=viewer(sage), group=group, ways=VOTE, inviting="members", trial_days=20)
    return group, sage, basil, fern


def here(member, group):
    return Belonging.objects.select_related("group", "member").get(member=member, group=group)


def words():
    notice = Notice.objects.select_related("actor", "group").filter(kind="invited").latest("pk")
    return notice_kinds["invited"].sentence(notice)


def test_the_invitation_says_so_and_who_accepts_reads_and_speaks_without_a_vote_or_a_trial(mill):
    group, sage, _basil, fern = mill
    invited = invite_member(by=viewer(sage), group=group, member=fern, as_observer=True)
    deliver()
    assert (invited.state, words()) == ("invited", "Sage invites you to Mill as an observer")
    answer_invitation(by=viewer(fern), belonging=invited, accept=True)
    assert (invited.state, invited.until, invited.guide) == ("observer", None, None)
    inside = viewer(fern)
    assert can(inside, "core.write_in_group", group) and not inside.belongs_fully(group)
    steps = BelongingStep.objects.filter(belonging=invited).order_by("id").values_list("before", "state", "crossing")
    assert list(steps) == [("", "invited", "observer"), ("invited", "observer", "observer")]


def test_whoever_came_to_observe_comes_in_fully_as_others_do(mill, circle):
    """One of those who decide does not make a member alone where all of them vote; elsewhere they may."""
    group, sage, _basil, fern = mill
    invite_member(by=viewer(sage), group=group, member=fern, as_observer=True)
    answer_invitation(by=viewer(fern), belonging=here(fern, group), accept=True)
    before = facts_told()
    with pytest.raises(CameToObserve):
        set_observer(by=viewer(sage), belonging=here(fern, group), observes=False)
    assert here(fern, group).state == "observer" and facts_told() == before
    leave_group(by=viewer(fern), group=group)
    ask_to_enter(by=viewer(fern), group=group)
    assert here(fern, group).state == "applied"
    bakery = circle("Bakery", founder=sage, membrane="request")
    invite_member(by=viewer(sage), group=bakery, member=fern, as_observer=True)
    answer_invitation(by=viewer(fern), belonging=here(fern, bakery), accept=True)
    set_observer(by=viewer(sage), belonging=here(fern, bakery), observes=False)
    assert (here(fern, bakery).state, here(fern, bakery).crossing) == ("member", "added")
    set_membrane(
        by=viewer(sage),
        group=Group.objects.get(pk=bakery.pk),
        ways=[[{"kind": "vote", "quorum": 50, "threshold": 60, "days": 3}]],
    )
    for observes in (True, False):  # who was fully in may be so again
        set_observer(by=viewer(sage), belonging=here(fern, bakery), observes=observes)
    assert here(fern, bakery).state == "member"


def test_only_those_who_decide_who_is_in_invite_so_and_the_last_invitation_counts(mill):
    group, sage, basil, fern = mill
    before = facts_told()
    with pytest.raises(NotAllowed):
        invite_member(by=viewer(basil), group=group, member=fern, as_observer=True)
    assert facts_told() == before and not Belonging.objects.filter(member=fern, group=group).exists()
    invite_member(by=viewer(sage), group=group, member=fern)
    assert invite_member(by=viewer(sage), group=group, member=fern, as_observer=True).is_to_observe
    assert not invite_member(by=viewer(basil), group=group, member=fern).is_to_observe
    deliver()
    assert words() == "Basil invites you to Mill"
    answer_invitation(by=viewer(fern), belonging=here(fern, group), accept=True)
    assert here(fern, group).state == "applied", "the vote remains"


def test_what_is_to_be_read_before_is_asked_of_an_observer_as_well(mill, client):
    group, sage, _basil, fern = mill
    charter = write_agreement(by=viewer(sage), group=group, title="Charter", body="Be kind.")
    invite_member(by=viewer(sage), group=group, member=fern, as_observer=True)
    client.force_login(fern.user)
    led = client.post("/g/mill/belonging/answer/", {"accept": "yes"})
    assert (led.url, here(fern, group).state) == ("/g/mill/belonging/", "invited")
    assert "As an observer: you read and speak here" in client.get(led.url).content.decode()
    ask_to_enter(by=viewer(fern), group=group, accepted=[f"{charter.uid} 1.0"])
    assert here(fern, group).state == "observer"


def test_pages_and_programs_invite_so_alike(mill, client):
    group, sage, basil, fern = mill
    for member, offered in ((basil, False), (sage, True)):
        client.force_login(member.user)
        assert ('name="as_observer"' in client.get("/g/mill/people/").content.decode()) is offered
    client.post("/g/mill/people/invitations/", {"member": "Fern", "as_observer": "on"})
    assert here(fern, group).is_to_observe and "as an observer" in client.get("/g/mill/people/").content.decode()
    client.force_login(fern.user)
    assert "As an observer: you read and speak here" in client.get("/g/mill/").content.decode()
    sent = {"member": str(fern.uid), "as_observer": True}
    there = f"core/groups/{group.uid}/invitations"
    assert Caller.of(basil, "*").post(there, sent).status_code == 403
    assert Caller.of(sage, "*").post(there, sent).json()["as_observer"] is True
    answered = Caller.of(fern, "*").post(f"core/belongings/{here(fern, group).uid}/decision", {"accept": True})
    assert (answered.json()["state"], answered.json()["as_observer"]) == ("observer", False)
