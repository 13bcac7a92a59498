"""Who invites into a group, as its membrane says; invitations that those who decide who enters confirm first (core.md 5.1, 6.1)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.invitations import create_invitation
from wezer.core.acts.membership import (
    answer_invitation,
    ask_to_enter,
    bring_in,
    invite_member,
    leave_group,
    lift_suspension,
    suspend_member,
)
from wezer.core.acts.settings import change_setting
from wezer.core.crossing.acts.inviting import (
    answer_proposal,
    end_needless_proposals,
    end_proposals,
    forget_proposals,
    propose_invitation,
    withdraw_proposal,
)
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.jobs import see_to_invitations
from wezer.core.crossing.refusals import AlreadyThere, ConfirmedFirst, NobodyInvites, NotAskedFirst, ProposalOver
from wezer.core.kinds import notice_kinds
from wezer.core.models import Belonging, BelongingStep, Notice, ProposedInvitation
from wezer.core.state_walks import Step, Table, into, walk_all
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed
from wezer.kernel.states import table_of

system = Viewer.system()
WAYS = [[{"kind": "request"}]]


@pytest.fixture
def mill(circle, join):
    """Sage tends the mill; Basil is fully in, Cress a newcomer; Dill, Fern and Mint are of the community only."""
    sage = join("Sage")
    group = circle("Mill", founder=sage, membrane="request")
    people = {name: join(name) for name in ("Basil", "Cress", "Dill", "Fern", "Mint")} | {"Sage": sage}
    bring_in(by=system, group=group, member=people["Basil"])
    bring_in(by=system, group=group, member=people["Cress"], state="newcomer")
    return group, people


def says(group, mode, by=system):
    set_membrane(by=by, group=group, ways=WAYS, inviting=mode)


def who_may(group, people):
    return {name for name, one in people.items() if can(viewer(one), "core.invite_to_group", group)}


def test_a_group_says_who_invites_and_pages_and_programs_agree(mill, client):
    group, people = mill
    sage, basil, fern = people["Sage"], people["Basil"], people["Fern"]
    sent = invite_member(by=viewer(sage), group=group, member=people["Mint"])
    people_page, hall = reverse("groups:people", args=["mill"]), group.get_absolute_url()
    found = {}
    client.force_login(basil.user)
    for mode in ("holders", "members", "confirmed", "nobody"):
        says(group, mode, by=viewer(sage))
        page, of_hall = client.get(people_page).content.decode(), client.get(hall).content.decode()
        found[mode] = (who_may(group, people), 'id="invite"' in page, "#invite" in of_hall, "Propose it" in page)
    assert found == {
        "holders": ({"Sage"}, False, False, False),
        "members": ({"Sage", "Basil"}, True, True, False),
        "confirmed": ({"Sage", "Basil"}, True, True, True),
        "nobody": (set(), False, False, False),
    }

    with pytest.raises(NobodyInvites):
        invite_member(by=viewer(sage), group=group, member=fern)
    said = Caller.of(sage, "*").post(f"core/groups/{group.uid}/invitations", {"member": str(fern.uid)})
    assert (said.status_code, said.json()["code"]) == (403, "nobody_invites")
    answer_invitation(by=viewer(people["Mint"]), belonging=sent, accept=True)  # what was sent is not taken back
    assert Belonging.objects.get(pk=sent.pk).state == "member"

    # the membrane's page says it, keeps it, and shows it; the sheet and the API as well
    client.force_login(sage.user)
    page = client.get(reverse("groups:membrane", args=["mill"])).content.decode()
    assert "Nobody is invited for now" in page and "is not taken back by a change" in page
    form = {"way0-use_request": "on", "way0-request_deciders": "1", "new-trial_days": "0", "new-guides": "none"}
    form |= {"new-contact_days": "7", "in-inviting": "friends", "in-leaving": "free", "in-leaving_days": "14"}
    wrong = client.post(reverse("groups:membrane", args=["mill"]), form)
    assert wrong.status_code == 422 and 'id="id_in-inviting-error"' in wrong.content.decode()
    assert (
        client.post(reverse("groups:membrane", args=["mill"]), form | {"in-inviting": "confirmed"}).status_code == 303
    )
    assert (
        "once those who decide who enters say yes"
        in client.get(reverse("groups:sheet", args=["mill"])).content.decode()
    )
    asking = Caller.of(sage, "*")
    kept = asking.send("put", f"core/groups/{group.uid}/membrane", {"ways": WAYS, "trial_days": 5}).json()
    assert (kept["inviting"], kept["trial_days"]) == ("confirmed", 5)  # what a program does not say stays

    group.refresh_from_db()
    change_setting(by=system, key="invitation.members_may", value=True)
    for act in (invite_member, create_invitation):
        with pytest.raises(ConfirmedFirst):
            act(by=viewer(basil), group=group, **({"member": fern} if act is invite_member else {}))
    with pytest.raises(NotAskedFirst):
        propose_invitation(by=viewer(sage), group=group, member=fern)
    with pytest.raises(NotAllowed):
        propose_invitation(by=viewer(people["Cress"]), group=group, member=fern)


def test_what_a_member_proposes_waits_for_a_yes_and_the_person_hears_nothing_before(mill, client):
    group, people = mill
    sage, basil, fern, mint = (people[name] for name in ("Sage", "Basil", "Fern", "Mint"))
    says(group, "confirmed")
    client.force_login(basil.user)
    address = reverse("groups:invite", args=["mill"])
    assert client.post(address, {"member": "Fern", "message": "She mills"}).status_code == 303
    again = client.post(address, {"member": "Fern"})
    assert again.status_code == 303 and ProposedInvitation.objects.count() == 1
    with pytest.raises(AlreadyThere):
        propose_invitation(by=viewer(basil), group=group, member=people["Cress"])
    asked = ProposedInvitation.objects.get()
    deliver()
    told = Notice.objects.get(member=sage, kind="invitation_to_confirm")
    assert told.read_at is None and not Notice.objects.filter(member=fern).exists()
    assert not Belonging.objects.filter(member=fern, group=group).exists()
    page = reverse("groups:people", args=["mill"])
    assert "Take it back" in client.get(page).content.decode()
    client.force_login(people["Cress"].user)
    assert "She mills" not in client.get(page).content.decode()
    client.force_login(sage.user)
    assert "She mills" in client.get(page).content.decode()

    answer = reverse("groups:proposal", args=["mill", asked.uid])
    before = facts_told()
    said = client.post(answer, {"do": "no"})
    assert said.status_code == 422 and f'id="id_{asked.uid}-reason-error"' in said.content.decode()
    client.force_login(basil.user)
    assert client.post(answer, {"do": "yes"}).status_code == 403
    client.force_login(mint.user)
    assert client.post(answer, {"do": "withdraw"}).status_code == 404
    assert facts_told() == before
    client.force_login(sage.user)
    assert client.post(answer, {"do": "yes"}).status_code == 303
    deliver()
    told.refresh_from_db()
    invited = Belonging.objects.get(member=fern, group=group)
    step = BelongingStep.objects.get(belonging=invited)
    assert (invited.state, invited.invited_by_id, invited.message) == ("invited", basil.pk, "She mills")
    assert (step.actor, told.read_at is None) == (sage, False)
    assert Notice.objects.filter(member=fern, kind="invited", actor=basil).exists()
    assert Notice.objects.get(member=basil, kind="invitation_answered").detail["state"] == "confirmed"

    # a no has its reason, and whoever proposed reads it; programs do the same
    caller, decider = Caller.of(basil, "*"), Caller.of(sage, "*")
    path = f"core/groups/{group.uid}/proposed-invitations"
    second = caller.post(path, {"member": str(mint.uid)}).json()
    assert [each["uid"] for each in decider.get(path).json()["items"]] == [second["uid"], str(asked.uid)]
    assert Caller.of(mint, "*").get(path).json()["items"] == []
    refused = decider.post(f"{path}/{second['uid']}/answer", {"accept": False})
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (422, "reason_missing", "reason")
    assert (
        decider.post(f"{path}/{second['uid']}/answer", {"accept": False, "reason": "Later"}).json()["state"]
        == "refused"
    )
    deliver()
    refusal = Notice.objects.get(member=basil, kind="invitation_answered", detail__state="refused")
    assert "Mint is not invited into Mill: “Later”" in notice_kinds["invitation_answered"].sentence(refusal)
    assert not Notice.objects.filter(member=mint, kind="invited").exists()

    # who asks to come in meanwhile needs no invitation; who is answered is not answered again
    third = propose_invitation(by=viewer(basil), group=group, member=mint)
    says(group, "nobody")
    ask_to_enter(by=viewer(mint), group=group, message="May I?")
    assert answer_proposal(by=viewer(sage), proposal=third, accept=True).state == "over"
    assert Belonging.objects.get(member=mint, group=group).state == "applied"
    with pytest.raises(ProposalOver):
        answer_proposal(by=viewer(sage), proposal=ProposedInvitation.objects.get(pk=asked.pk), accept=True)
    says(group, "confirmed")
    # nobody is invited in the name of somebody who is kept out, or went
    dill = people["Dill"]
    for keep_out in (
        lambda: suspend_member(by=system, member=basil, reason="Quarrel", until=clock.now() + timedelta(days=1)),
        lambda: leave_group(by=viewer(basil), group=group),
    ):
        fourth = propose_invitation(by=viewer(basil), group=group, member=dill)
        keep_out()
        assert answer_proposal(by=viewer(sage), proposal=fourth, accept=True).state == "over"
        assert not Belonging.objects.filter(member=dill, group=group).exists()
        if Belonging.objects.get(member=basil, group__parent=None).state == "suspended":
            lift_suspension(by=system, member=basil)
    bring_in(by=system, group=group, member=basil)
    late = propose_invitation(by=viewer(basil), group=group, member=people["Dill"])
    with clock.at(clock.now() + timedelta(days=31)):
        see_to_invitations()
    late.refresh_from_db()
    assert (late.state, forget_proposals(by=system, before=clock.now() + timedelta(days=60))) == ("expired", 6)


def test_a_proposal_goes_only_where_its_table_says(mill):
    group, people = mill
    sage, basil, fern = people["Sage"], people["Basil"], people["Fern"]
    says(group, "confirmed")
    moves = table_of(ProposedInvitation)

    def answer(one, **said):
        return answer_proposal(by=viewer(sage), proposal=one, **said)

    def time_passes(_one):
        with clock.at(clock.now() + timedelta(days=31)):
            end_proposals(by=system)

    def came_in(_one):
        end_needless_proposals(by=system, group=group, member=fern)

    steps = {
        "yes": Step(lambda one: answer(one, accept=True), into(moves, "confirmed")),
        "no": Step(lambda one: answer(one, accept=False, reason="Not now"), into(moves, "refused")),
        "back": Step(lambda one: withdraw_proposal(by=viewer(basil), proposal=one), into(moves, "withdrawn")),
        "late": Step(time_passes, into(moves, "expired"), is_silent=True),
        "in": Step(came_in, into(moves, "over"), is_silent=True),
    }
    made = Table(
        lambda _world: propose_invitation(by=viewer(basil), group=group, member=fern),
        steps,
        told_as=lambda one: [one.group],
    )
    walk_all({"proposal": made}, None)
