"""Where those in a group vote on what it is: its membrane, its purpose, what it decides by itself. core.md 6.1."""

import threading
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from wezer.api.testing import Caller
from wezer.core.acts.changing import propose_change, withdraw_change
from wezer.core.acts.founding import close_group_votes, vote_on_group
from wezer.core.acts.groups import change_group, change_sovereignty, create_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.roles import end_role
from wezer.core.acts.settings import change_setting
from wezer.core.change_refusals import ChangeRuns, DecidedByVote, NothingChanges
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.newcomers import pause_belonging, set_observer
from wezer.core.crossing.jobs import close_votes_on_groups
from wezer.core.exclusion.acts.procedure import set_exclusion_rule
from wezer.core.kinds import notice_kinds
from wezer.core.models import (
    Belonging,
    Group,
    GroupBallot,
    GroupVote,
    MembraneVersion,
    Notice,
    RoleHolding,
)
from wezer.core.refusals import NotWaiting, ReasonMissing
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed, Refusal

system = Viewer.system()


def again(group):
    return Group.objects.select_related("parent").get(pk=group.pk)


@pytest.fixture
def mill(join, community):
    """A local that Sage tends, with Basil, Mint and Thyme fully in it: those in it vote on what it is."""
    people = {name: join(name) for name in ("Sage", "Basil", "Mint", "Thyme")}
    group = create_group(by=viewer(people["Sage"]), parent=community, type="local", name="Mill", purpose="To grind.")
    for name in ("Basil", "Mint", "Thyme"):
        bring_in(by=system, group=group, member=people[name])
    return again(group), people


def propose(group, by, reason="It is time.", **wanted):
    return propose_change(by=viewer(by), group=again(group), reason=reason, **wanted)


def vote(group, choice, *members):
    for member in members:
        vote_on_group(by=viewer(member), group=again(group), choice=choice)


def test_its_steward_proposes_and_those_in_it_change_it(mill, client):
    group, people = mill
    sage, basil, mint, thyme = people.values()
    for alone in (
        lambda: change_group(by=viewer(sage), group=again(group), purpose="To sleep."),
        lambda: change_group(by=viewer(sage), group=again(group), sight="secret"),
        lambda: change_group(by=viewer(sage), group=again(group), direct_only=True),
        lambda: set_membrane(by=viewer(sage), group=again(group), ways=[[{"kind": "open"}]]),
        lambda: set_exclusion_rule(by=viewer(sage), group=again(group), deciders=2),
        lambda: change_sovereignty(by=viewer(sage), group=again(group), money=False, membership=False),
    ):
        with pytest.raises(DecidedByVote) as refused:
            alone()
        assert "“Mill”" in refused.value.sentence
    assert (
        change_group(by=viewer(sage), group=again(group), name="Water mill", purpose="To grind.").name == "Water mill"
    )
    for no_matter, refusal in (
        ({"purpose": "To grind."}, NothingChanges),
        ({"reason": " ", "purpose": "x"}, ReasonMissing),
    ):
        with pytest.raises(refusal):
            propose(group, sage, **no_matter)
    for who in (basil, mint):
        with pytest.raises(NotAllowed):
            propose(group, who, purpose="To sleep.")

    propose(
        group, sage, purpose="To grind and bake.", membrane="open", exclusion={"deciders": 2}, direct_only=True,
        sovereign_money=False,
    )  # fmt: skip
    with pytest.raises(ChangeRuns):
        propose(group, sage, sight="secret")
    deliver()
    asked = Notice.objects.filter(kind="change_asks")
    assert set(asked.values_list("member__name", flat=True)) == {"Basil", "Mint", "Thyme"}  # she knows
    assert again(group).purpose == "To grind."
    client.force_login(basil.user)
    assert "Read it and vote" in client.get("/g/mill/").content.decode()
    assert "To grind and bake." in client.get("/g/mill/sheet/changes/").content.decode()
    vote(group, "yes", sage, mint)
    assert client.post("/g/mill/ballot/", {"choice": "yes"}).status_code == 303  # of four, the fourth changes nothing

    now_ = again(group)
    assert (now_.purpose, now_.membrane, now_.direct_only, now_.sovereign_in) == (
        "To grind and bake.", "open", True, ["membership"],
    )  # fmt: skip
    assert now_.membrane_rules["exclusion"]["deciders"] == 2
    over = GroupVote.objects.get(about="change")
    assert (over.outcome, over.sums, over.electors, over.ballots.count()) == (
        "accepted", {"electors": 4, "yes": 3, "no": 0, "blank": 0}, [], 0,
    )  # fmt: skip
    changed = ("core.group_change_decided", "core.membrane_changed", "core.group_changed", "core.sovereignty_changed")
    told = Fact.objects.filter(name__in=changed, at__gte=over.began_at).exclude(actor=sage.pk)
    assert set(told.values_list("name", "actor")) == {(name, None) for name in changed}  # all of them, nobody alone
    assert MembraneVersion.objects.filter(group=group).latest("number").author is None
    deliver()
    assert not Notice.objects.filter(kind="change_asks", read_at=None).exists()
    assert Notice.objects.filter(kind="change_decided").count() == 4
    with pytest.raises(NotAllowed):
        vote(group, "no", thyme)
    shown = client.get("/g/mill/sheet/changes/").content.decode()
    assert "3 yes, 0 no, 0 blank, of 4 who could vote" in shown and "Accepted" in shown


def test_only_those_fully_and_directly_in_it_when_it_began_vote(mill, join, circle):
    group, people = mill
    sage, basil, mint, thyme = people.values()
    inner = circle("Wheel", parent=group, founder=mint)
    fern, reed, late = join("Fern"), join("Reed"), join("Late")
    bring_in(by=system, group=inner, member=fern)
    bring_in(by=system, group=group, member=reed)
    set_observer(by=viewer(sage), belonging=Belonging.objects.get(group=group, member=reed), observes=True)
    pause_belonging(by=viewer(thyme), group=group, until=clock.now() + timedelta(days=5))
    began = propose(group, sage, purpose="To bake.")
    bring_in(by=system, group=group, member=late)
    assert began.electors == sorted([sage.pk, basil.pk, mint.pk])
    for who in (fern, reed, thyme, late):
        with pytest.raises(NotAllowed):
            vote(group, "yes", who)
    vote(group, "no", sage, basil)
    assert again(group).purpose == "To grind." and GroupVote.objects.get(pk=began.pk).outcome == "refused"
    deliver()
    told = Notice.objects.filter(kind="change_decided").select_related("group").first()
    assert notice_kinds["change_decided"].sentence(told) == "Mill has voted on what it is: no, it stays as it is"


def test_back_to_its_stewards_by_a_vote_alone_and_to_a_vote_at_once(mill, join, community):
    group, people = mill
    sage, basil, mint, _thyme = people.values()
    plain = {"money": True, "membership": True}
    with pytest.raises(DecidedByVote):
        change_sovereignty(by=viewer(sage), group=group, **plain, changes_by="stewards")
    propose(group, sage, changes_by="stewards")
    vote(group, "yes", sage, basil, mint)
    assert again(group).changes_by == "stewards"
    change_group(by=viewer(sage), group=again(group), purpose="To sleep.")
    change_sovereignty(by=viewer(sage), group=again(group), **plain)
    assert again(group).changes_by == "stewards"
    change_sovereignty(by=viewer(sage), group=again(group), **plain, changes_by="vote")
    with pytest.raises(DecidedByVote):
        change_group(by=viewer(sage), group=again(group), purpose="To wake.")


def test_two_do_not_vote_and_new_groups_begin_by_their_kind(join, community, gardener):
    sage, basil, mint = join("Sage"), join("Basil"), join("Mint")
    made = {
        kind: create_group(by=viewer(sage), parent=community, type=kind, name=kind.title())
        for kind in ("alliance", "organisation", "local", "project", "talk")
    }
    assert {kind: group.changes_by for kind, group in made.items()} == {
        "alliance": "vote", "organisation": "vote", "local": "vote", "project": "stewards", "talk": "stewards",
    }  # fmt: skip
    assert community.changes_by == "stewards"
    local = again(made["local"])
    bring_in(by=system, group=local, member=basil)
    change_group(by=viewer(sage), group=again(local), purpose="For two.")
    with pytest.raises(NotAllowed):
        propose(local, sage, purpose="For nobody.")
    bring_in(by=system, group=local, member=mint)
    with pytest.raises(DecidedByVote):
        change_group(by=viewer(sage), group=again(local), purpose="For three.")


def test_who_tends_around_it_proposes_only_while_nobody_tends_it(mill, gardener):
    group, people = mill
    group.sovereign_membership = False
    change_sovereignty(by=system, group=group, money=False, membership=False)
    for refused in (
        lambda: propose(group, gardener, purpose="To sleep."),
        lambda: set_membrane(by=viewer(gardener), group=again(group), ways=[[{"kind": "open"}]]),
        lambda: change_group(by=viewer(gardener), group=again(group), purpose="To sleep."),
        lambda: change_sovereignty(by=viewer(gardener), group=again(group), money=True, membership=True),
    ):
        with pytest.raises(NotAllowed):
            refused()
    end_role(by=system, holding=RoleHolding.objects.get(role__group=group, role__key="steward", until=None))
    assert again(group).in_care_since is not None
    propose(group, gardener, purpose="To be tended.")
    with pytest.raises(NotAllowed):  # not one of those in it
        vote(group, "yes", gardener)
    vote(group, "yes", *[people[name] for name in ("Sage", "Basil", "Mint")])
    assert again(group).purpose == "To be tended."


def test_who_tends_it_cannot_make_the_vote_lighter(mill):
    group, people = mill
    for key, value in (("quorum", 1), ("threshold", 1), ("days", 1)):
        change_setting(by=viewer(people["Sage"]), key=f"groups.vote_{key}", value=value, group=group)
    assert propose(group, people["Sage"], purpose="Mine.").rules.items() >= {
        "quorum": 30, "threshold": 51, "days": 7,
    }.items()  # fmt: skip


def test_it_is_done_once_and_what_changed_meanwhile_stays(mill):
    """A second closing finds it over; what is no longer as it was when it was proposed is not changed, and the page says so."""
    group, people = mill
    sage, basil, mint, thyme = people.values()
    began = propose(group, sage, purpose="To bake.", sight="open")
    change_group(by=system, group=again(group), sight="secret")
    vote(group, "yes", sage, basil, mint)
    over = GroupVote.objects.get(pk=began.pk)
    now_ = again(group)
    assert (over.outcome, now_.purpose, now_.sight) == ("overtaken", "To grind.", "secret")

    began = propose(group, sage, purpose="To bake.")
    vote(group, "yes", sage, basil)  # of four, two more could still stop it
    with clock.at(began.closes_at + timedelta(minutes=1)):
        close_votes_on_groups()
        assert again(group).purpose == "To bake."
        before = (again(group).version, facts_told())
        change_group(by=system, group=again(group), purpose="To rest.")
        close_votes_on_groups()
        assert close_group_votes(by=system) == 0
        with pytest.raises(NotAllowed):
            vote(group, "yes", mint)
    assert again(group).purpose == "To rest." and again(group).version == before[0] + 1
    deliver()
    said = set(Notice.objects.filter(kind="change_decided", member=thyme).values_list("detail__outcome", flat=True))
    assert said == {"overtaken", "accepted"}


def test_a_condition_that_is_no_longer_there_changes_nothing(mill, monkeypatch):
    group, people = mill
    sage, basil, mint, _thyme = people.values()
    began = propose(group, sage, purpose="To bake.", membrane="open")

    def refuse(**kwargs):
        raise Refusal()

    monkeypatch.setattr("wezer.core.acts.changing.change_group", refuse)
    vote(group, "yes", sage, basil, mint)
    assert GroupVote.objects.get(pk=began.pk).outcome == "overtaken"
    assert (again(group).membrane, again(group).purpose) == (group.membrane, "To grind.")
    assert not Fact.objects.filter(name="core.membrane_changed").exists()


def test_who_proposed_it_takes_it_back(mill):
    group, people = mill
    sage, basil = people["Sage"], people["Basil"]
    began = propose(group, sage, purpose="To bake.")
    vote(group, "yes", basil)
    with pytest.raises(NotAllowed):
        withdraw_change(by=viewer(basil), vote=began)
    withdraw_change(by=viewer(sage), vote=began)
    with pytest.raises(NotWaiting):
        withdraw_change(by=viewer(sage), vote=began)
    assert GroupVote.objects.get(pk=began.pk).outcome == "withdrawn" and not GroupBallot.objects.exists()
    deliver()
    assert not Notice.objects.filter(kind="change_asks", read_at=None).exists()
    propose(group, sage, purpose="To bake bread.")


def test_programs_propose_list_and_vote_and_who_may_not_know_the_group_finds_nothing(mill, join):
    group, people = mill
    change_group(by=system, group=group, sight="secret")
    sage, basil, other = Caller.of(people["Sage"]), Caller.of(people["Basil"]), Caller.of(join("Fern"))
    at = f"core/groups/{group.uid}"
    assert sage.send("patch", at, {"purpose": "Mine."}).json()["code"] == "decided_by_vote"
    answer = sage.send("put", f"{at}/sovereignty", {"money": True, "membership": True, "changes_by": "stewards"})
    assert (answer.status_code, answer.json()["code"]) == (403, "decided_by_vote")
    new = {"reason": "So that all know.", "entry": {"ways": [[{"kind": "request"}]], "trial_days": 30}, "money": False}
    answer = sage.post(f"{at}/changes", new, key="k1")
    assert answer.status_code == 201 and answer.json()["outcome"] == ""
    assert sage.post(f"{at}/changes", new, key="k1").json()["uid"] == answer.json()["uid"]
    lines = {each["label"]: (each["before"], each["after"]) for each in answer.json()["lines"]}
    assert lines["Days of trial"] == ("0", "30") and len(lines) == 2
    assert basil.post(f"{at}/changes", new, key="k2").status_code == 403
    assert basil.get(f"{at}/changes").json()["items"][0]["uid"] == answer.json()["uid"]
    assert basil.get(f"{at}/vote").json()["electors"] == 4
    assert basil.post(f"{at}/ballot", {"choice": "blank"}).status_code == 200
    for refused in (
        other.get(f"{at}/changes"), other.get(f"{at}/vote"), other.post(f"{at}/changes", new, key="k"),
        other.post(f"{at}/ballot", {"choice": "yes"}), other.send("delete", f"{at}/changes/{answer.json()['uid']}"),
    ):  # fmt: skip
        assert refused.status_code == 404
    change_group(by=system, group=again(group), sight="members")
    assert other.get(f"{at}/changes").status_code == other.get(f"{at}/vote").status_code == 404
    assert other.post(f"{at}/ballot", {"choice": "yes"}).status_code == 403
    assert basil.send("delete", f"{at}/changes/{answer.json()['uid']}").status_code == 403
    assert sage.send("delete", f"{at}/changes/{answer.json()['uid']}").json()["outcome"] == "withdrawn"
    assert not can(viewer(people["Sage"]), "core.change_membrane", again(group))
    assert can(viewer(people["Sage"]), "core.propose_change", again(group))


def test_the_pages_of_who_tends_it_put_it_to_the_vote(mill, client, join):
    _group, people = mill
    client.force_login(people["Sage"].user)
    page = client.get("/g/mill/settings/").content.decode()
    assert "Put it to the vote" in page
    forms = {
        "/g/mill/settings/": {"part": "purpose", "purpose": "To bake."},
        "/g/mill/settings/sovereignty/": {"money": "on", "changes_by": "stewards"},
        "/g/mill/settings/exclusion/": {
            "decided_by": "vote", "deciders": 1, "quorum": 60, "threshold": 75, "days": 5, "hearing_days": 10,
            "appeal_days": 20, "return_days": 0,
        },
    }  # fmt: skip
    for address, sent in forms.items():
        assert client.post(address, sent).status_code == 422, address  # without a reason
        assert not GroupVote.objects.filter(ended_at=None).exists()
        answer = client.post(address, {**sent, "reason": "We talked about it."})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/g/mill/sheet/changes/"), address
        began = GroupVote.objects.get(ended_at=None)
        assert client.post(f"/g/mill/sheet/changes/{began.uid}/withdrawal/").status_code == 303
    sent = {"part": "membrane", "membrane": "open", "sight": "open", "derived_may_read": "on", "reason": "Come in."}
    assert client.post("/g/mill/settings/", sent).status_code == 303
    assert [*GroupVote.objects.get(ended_at=None).changes] == ["entry", "sight"]
    assert client.get("/g/mill/settings/membrane/").status_code == 200
    shown = client.get("/g/mill/sheet/").content.decode()
    assert "A vote of those fully in it" in shown and "Read it and vote" in shown
    client.force_login(join("Fern").user)
    assert client.get("/g/mill/sheet/changes/").status_code == 404
    assert "Read it and vote" not in client.get("/g/mill/sheet/").content.decode()


def test_groups_that_were_there_go_on_as_they_were(mill):
    """The column begins as what held; votes of before get the number by which they are named."""
    assert Group._meta.get_field("changes_by").default == "stewards"
    group, people = mill
    began = propose(group, people["Sage"], purpose="To bake.")
    migration = import_module("wezer.core.migrations.0104_votes_on_changes")
    migration.name_votes(apps, None)
    assert GroupVote.objects.get().uid == began.uid


@pytest.mark.django_db(transaction=True)
def test_it_is_done_once_whoever_closes_it_at_the_same_time(mill):
    """The last ballot and the worker, each in its own transaction: one vote, one change, told once."""
    group, people = mill
    sage, basil, mint, thyme = people.values()
    began = propose(group, sage, purpose="To bake.")
    vote(group, "yes", sage, basil)
    before = again(group).version
    tries = [lambda who=who: vote(group, "yes", who) for who in (mint, thyme)]
    gate, said = threading.Barrier(len(tries) + 1), []

    def run(what):
        gate.wait()
        try:
            what()
            said.append("done")
        except Refusal as refused:  # it was over
            said.append(refused.code)
        connection.close()

    def closing():
        with clock.at(began.closes_at + timedelta(minutes=1)):
            close_group_votes(by=system)

    threads = [threading.Thread(target=run, args=(each,)) for each in (*tries, closing)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert len(said) == 3 and "done" in said and "busy" not in said
    assert (again(group).purpose, again(group).version) == ("To bake.", before + 1)
    assert Fact.objects.filter(name="core.group_change_decided").count() == 1
    assert GroupVote.objects.get(pk=began.pk).outcome == "accepted"
    assert not GroupBallot.objects.exists()
