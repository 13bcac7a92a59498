"""The life of groups: from a draft to the stone that remains. core.md 4.3 and rule G-7."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps

from wezer.api.testing import Caller
from wezer.core.acts import founding
from wezer.core.acts.founding import vote_on_group
from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.lifecycle import (
    accept_merge,
    archive_group,
    begin_merge,
    cancel_merge,
    decide_group,
    dissolve_group,
    pause_group,
    publish_group,
    reopen_group,
    second_group,
)
from wezer.core.acts.membership import bring_in, enter_group, invite_member
from wezer.core.acts.moving import consent_to_move, propose_move
from wezer.core.acts.posts import publish_post
from wezer.core.acts.retention import hold_back, lift_hold
from wezer.core.acts.settings import change_setting
from wezer.core.acts.tree import repair_closure
from wezer.core.crossing.acts.newcomers import pause_belonging
from wezer.core.crossing.jobs import close_votes_on_groups, look_at_rules, see_to_newcomers, see_to_suspensions
from wezer.core.ends import merge_preview
from wezer.core.exclusion.acts.procedure import propose_exclusion, withdraw_exclusion
from wezer.core.models import Belonging, Group, GroupVote, Item, LegalHold, Notice, RoleHolding, Room, Setting
from wezer.core.refusals import (
    HasInside,
    HoldNeedsThing,
    MoveOvertaken,
    NotSettled,
    NotTogether,
    OnHold,
    PlaceClosed,
    ReasonMissing,
    VoteRuns,
)
from wezer.core.search.find import search
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact
from wezer.kernel.money import Money
from wezer.kernel.permissions import can
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Conflict, InvalidTransition, NotAllowed
from wezer.ledger.acts.payments import pay
from wezer.ledger.testing import balance

system = Viewer.system()


@pytest.fixture
def garden(circle, join):
    """Fern tends the garden, Sage works in it."""
    group = circle("Garden", founder=join("Fern"), membrane="open")
    bring_in(by=system, group=group, member=join("Sage"))
    return group


def member(name):
    from wezer.core.models import Member

    return Member.objects.get(name=name)


def state(group):
    return Group.objects.get(pk=group.pk).state


def again(group):
    return Group.objects.get(pk=group.pk)


def test_a_draft_is_seen_by_its_founders_alone_until_they_open_it(join, community, gardener):
    fern, sage = join("Fern"), join("Sage")
    group = create_group(by=viewer(fern), parent=community, type="circle", name="Garden", sight="open", draft=True)
    assert group.state == "draft" and not Fact.objects.filter(name="core.group_activated").exists()
    for other in (sage, gardener, None):
        assert not Group.objects.visible_to(viewer(other)).filter(pk=group.pk).exists()
    assert Group.objects.visible_to(viewer(fern)).filter(pk=group.pk).exists()
    with pytest.raises(NotAllowed):
        publish_group(by=viewer(sage), group=group)
    publish_group(by=viewer(fern), group=group)
    assert state(group) == "active" and Group.objects.visible_to(viewer(None)).filter(pk=group.pk).exists()


def test_where_those_who_tend_decide_a_new_group_waits_for_them(join, community, gardener, client):
    fern = join("Fern")
    change_setting(by=system, key="groups.creation", value="steward", group=community)
    group = create_group(by=viewer(fern), parent=community, type="talk", name="Knitting")
    deliver()
    assert group.state == "proposed" and Notice.objects.get(kind="group_asks").member == gardener
    assert create_group(by=viewer(gardener), parent=community, type="talk", name="Owls").state == "active"
    with pytest.raises(NotAllowed):
        decide_group(by=viewer(fern), group=group, accept=True)
    with pytest.raises(ReasonMissing):
        decide_group(by=viewer(gardener), group=group, accept=False)
    client.force_login(gardener.user)
    assert "Let it open" in client.get("/g/knitting/").content.decode()
    assert client.post("/g/knitting/settings/decision/", {"accept": "no", "reason": "There is one."}).status_code == 303
    deliver()
    assert (state(group), again(group).end_reason) == ("refused", "There is one.")
    assert not Group.objects.visible_to(viewer(join("Sage"))).filter(pk=group.pk).exists()
    assert Notice.objects.filter(kind="group_refused").get().member == fern
    assert not Notice.objects.filter(kind="group_asks", read_at=None).exists()


def test_where_founders_decide_enough_of_them_open_it(join, community):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    change_setting(by=system, key="groups.creation", value="founders", group=community)
    group = create_group(by=viewer(fern), parent=community, type="talk", name="Knitting")
    second_group(by=viewer(sage), group=again(group))
    with pytest.raises(NotAllowed):  # once each
        second_group(by=viewer(sage), group=again(group))
    assert state(group) == "proposed"
    second_group(by=viewer(mint), group=again(group))
    assert state(group) == "active"
    assert Belonging.objects.filter(group=group, crossing="founder", state="member").count() == 3


@pytest.mark.parametrize("closed", ["paused", "archived", "merging"])
def test_nothing_opens_in_a_group_that_takes_nothing_in_by_whatever_way(garden, circle, join, closed):
    """What was prepared or proposed while the group around it was active waits until it is again; a no may be said."""
    fern, sage, orchard = member("Fern"), member("Sage"), circle("Orchard")
    change_setting(by=system, key="groups.creation", value="founders", group=garden)
    change_setting(by=system, key="groups.founders", value=2, group=garden)
    draft = create_group(by=viewer(fern), parent=again(garden), type="talk", name="Draft", draft=True)
    proposed = create_group(by=viewer(sage), parent=again(garden), type="talk", name="Knitting")
    mint = join("Mint")
    bring_in(by=system, group=garden, member=mint)
    put(group=again(garden), state=closed, heir=orchard if closed == "merging" else None)
    before = facts_told()
    for refused in (
        lambda: publish_group(by=viewer(fern), group=again(draft)),
        lambda: second_group(by=viewer(mint), group=again(proposed)),
        lambda: decide_group(by=viewer(fern), group=again(proposed), accept=True),
    ):
        with pytest.raises(PlaceClosed):
            refused()
    assert (state(draft), state(proposed), facts_told()) == ("draft", "proposed", before)
    assert Caller.of(fern, "*").post(f"core/groups/{draft.uid}/publication").json()["code"] == "place_closed"
    put(group=again(garden), state="active", heir=None)
    second_group(by=viewer(mint), group=again(proposed))
    publish_group(by=viewer(fern), group=again(draft))
    assert (state(draft), state(proposed)) == ("active", "active")


def test_who_founds_a_circle_together_stays_inside_when_its_rule_is_looked_at(join, community):
    fern, sage = join("Fern"), join("Sage")
    for key, said in (("creation", "founders"), ("founders", 2)):
        change_setting(by=system, key=f"groups.{key}", value=said, group=community)
    group = create_group(by=viewer(fern), parent=community, type="circle", name="Mill")
    second_group(by=viewer(sage), group=again(group))
    deliver()
    look_at_rules()
    inside = Belonging.objects.filter(group=group, state="member", grace_until=None)
    assert state(group) == "active" and {one.member for one in inside.select_related("member")} == {fern, sage}
    held = RoleHolding.objects.get(role__group=group, member=sage)
    assert (held.role.key, held.role.rights) == ("founder", [])


def test_votes_on_groups_are_counted_each_by_itself_and_nothing_opens_where_nothing_is_taken_in(
    join, community, monkeypatch
):
    fern, sage = join("Fern"), join("Sage")
    valley = create_group(by=viewer(fern), parent=community, type="local", name="Valley")
    bring_in(by=system, group=valley, member=sage)
    change_setting(by=system, key="groups.creation", value="vote", group=valley)
    monkeypatch.setattr("wezer.core.receivers_structure._PORTION", 1)
    knitting, owls = (
        create_group(by=viewer(sage), parent=valley, type="talk", name=name) for name in ("Knitting", "Owls")
    )
    deliver()
    assert Notice.objects.filter(kind="group_asks", member=fern).count() == 2
    pause_group(by=viewer(fern), group=again(valley))
    refuse_opening = founding.refuse_opening

    def stubborn(group, reason):
        if group.pk == knitting.pk:
            raise InvalidTransition(state=group.state)
        return refuse_opening(group, reason)

    monkeypatch.setattr(founding, "refuse_opening", stubborn)
    with clock.at(clock.now() + timedelta(days=8)):
        close_votes_on_groups()
    assert (state(knitting), state(owls)) == ("proposed", "refused")
    assert GroupVote.objects.get(ended_at=None).group_id == knitting.pk
    assert again(owls).end_reason == "“Valley” takes nothing in for now: it is not active."


def test_where_those_inside_vote_their_ballots_open_a_new_group_or_refuse_it(
    join, community, gardener, client, django_assert_max_num_queries
):
    """Five may vote; 60 % of them have to, and two thirds of yes open it. What is certain is decided at once."""
    fern, sage, mint, reed = join("Fern"), join("Sage"), join("Mint"), join("Reed")
    for key, said in (("creation", "vote"), ("vote_quorum", 60), ("vote_threshold", 67)):
        change_setting(by=system, key=f"groups.{key}", value=said, group=community)

    def proposed(name, **more):
        return again(create_group(by=viewer(fern), parent=community, type="talk", name=name, **more))

    group = proposed("Knitting")
    late = join("Thyme")
    deliver()
    asked = Notice.objects.filter(kind="group_asks").values_list("member__name", flat=True)
    assert group.state == "proposed" and set(asked) >= {"Oak", "Sage", "Mint", "Reed"} and "Thyme" not in asked
    for by, refused in ((gardener, decide_group), (late, vote_on_group)):
        with pytest.raises(NotAllowed):  # nobody decides alone; nobody comes to change a vote
            refused(by=viewer(by), group=group, **({"accept": True} if refused is decide_group else {"choice": "yes"}))
    client.force_login(sage.user)
    client.get("/g/knitting/")
    with django_assert_max_num_queries(14):
        assert "0 of 5 have voted" in client.get("/g/knitting/").content.decode()
    assert client.post("/g/knitting/ballot/", {"choice": "no"}).status_code == 303
    assert client.post("/g/knitting/ballot/", {"choice": "yes"}).status_code == 303  # thought better of it
    caller = Caller.of(mint, "*")
    assert caller.post(f"core/groups/{group.uid}/ballot", {"choice": "maybe"}).status_code == 422
    assert caller.post(f"core/groups/{group.uid}/ballot", {"choice": "yes"}).status_code == 200
    told = caller.get(f"core/groups/{group.uid}/vote").json()
    assert (told["electors"], told["voted"], told["mine"], state(group)) == (5, 2, "yes", "proposed")
    for each in (reed, gardener):  # four yes: no fifth ballot changes it
        vote_on_group(by=viewer(each), group=again(group), choice="yes")
    vote = GroupVote.objects.get(group=group)
    assert (state(group), vote.sums["yes"], vote.ballots.count(), vote.electors) == ("active", 4, 0, [])

    owls = proposed("Owls")
    for each in (sage, mint):  # of six, the four who are left would be no two thirds
        vote_on_group(by=viewer(each), group=again(owls), choice="no")
    assert state(owls) == "refused" and again(owls).end_reason == "The vote: 0 yes, 2 no, 0 blank, of 6 who could vote."
    assert Fact.objects.filter(name="core.group_refused").get().actor is None

    quiet = proposed("Quiet")
    for change in (
        {"sight": "secret"},
        {"name": "Loud"},
        {"purpose": "To be loud."},
    ):  # what is voted on stays what it is
        with pytest.raises(VoteRuns):
            change_group(by=viewer(fern), group=again(quiet), **change)
    change_group(by=viewer(fern), group=again(quiet), name="Quiet", themes=["Silence"])
    vote_on_group(by=viewer(sage), group=again(quiet), choice="yes")
    close_votes_on_groups()
    assert state(quiet) == "proposed"
    with clock.at(clock.now() + timedelta(days=7)):
        with pytest.raises(Conflict):
            vote_on_group(by=viewer(mint), group=again(quiet), choice="yes")
        close_votes_on_groups()
    assert state(quiet) == "refused"  # the quorum was not met

    hidden = proposed("Hidden", sight="secret")
    decide_group(by=viewer(gardener), group=hidden, accept=True)  # who cannot know of it cannot vote on it
    assert state(hidden) == "active"


def test_what_is_voted_on_is_what_opens(join, community, circle):
    """Neither its place, nor its membrane, nor what it decides by itself changes while a vote on it runs, on pages or by
    programs; a move asked for before waits for nothing; once it is open its founders change all of it."""
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    orchard = circle("Orchard", founder=mint)
    change_setting(by=system, key="groups.creation", value="vote", group=community)
    group = again(create_group(by=viewer(fern), parent=community, type="talk", name="Knitting", draft=True))
    waits = propose_move(by=viewer(fern), group=group, parent=orchard)
    publish_group(by=viewer(fern), group=again(group))
    caller, before = Caller.of(fern, "*"), again(group)
    for refused in (
        lambda: caller.post(f"core/groups/{group.uid}/moves", {"parent": str(orchard.uid)}, key="k"),
        lambda: caller.send("patch", f"core/groups/{group.uid}", {"membrane": "invitation"}),
        lambda: caller.send("put", f"core/groups/{group.uid}/membrane", {"ways": [[{"kind": "invitation"}]]}),
        lambda: caller.send("put", f"core/groups/{group.uid}/sovereignty", {"money": True, "membership": True}),
    ):
        answer = refused()
        assert (answer.status_code, answer.json()["code"]) == (422, "vote_runs")
    with pytest.raises(MoveOvertaken):
        consent_to_move(by=viewer(mint), asked=waits)
    now_ = again(group)
    for field in ("parent", "membrane", "membrane_rules", "sovereign_money", "sovereign_membership", "version"):
        assert getattr(now_, field) == getattr(before, field), field
    for each in (fern, sage):  # of three, the third changes nothing any more
        vote_on_group(by=viewer(each), group=again(group), choice="yes")
    assert state(group) == "active"
    assert caller.send("patch", f"core/groups/{group.uid}", {"membrane": "invitation"}).status_code == 200


def test_a_paused_group_takes_nothing_new_and_stays_readable(garden, join):
    fern, mint = member("Fern"), join("Mint")
    room = Room.objects.select_related("group").get(group=garden, kind="talk")
    post = publish_post(by=viewer(fern), room=room, body="The first courgettes")
    pause_group(by=viewer(fern), group=garden)
    for refused in (
        lambda: publish_post(by=viewer(fern), room=Room.objects.select_related("group").get(pk=room.pk), body="More"),
        lambda: enter_group(by=viewer(mint), group=again(garden)),
        lambda: invite_member(by=viewer(fern), group=again(garden), member=mint),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert Item.objects.visible_to(viewer(member("Sage"))).filter(pk=post.pk).exists()
    reopen_group(by=viewer(fern), group=again(garden))
    assert enter_group(by=viewer(mint), group=again(garden)).state == "member"


def test_an_archived_group_leaves_the_lists_and_is_found_among_what_is_over(garden, client):
    fern, sage = member("Fern"), member("Sage")
    archive_group(by=viewer(fern), group=garden)
    found = [search(viewer(sage), "Garden", over=over) for over in (False, True)]
    assert [len(each.hits) for each in found] == [0, 1]
    client.force_login(sage.user)
    assert "archived" in client.get("/g/garden/").content.decode()
    assert "Garden" not in client.get("/g/").content.decode().split('id="all-title"')[1]


#: core.md 4.3: from each state, what may come next.
AFTER = {
    "draft": {"publish"},
    "proposed": {"decide"},
    "active": {"pause", "archive", "merge"},
    "paused": {"reopen", "archive", "merge"},
    "merging": {"accept", "cancel"},
    "archived": {"reopen", "dissolve"},
    "refused": set(),
    "dissolved": set(),
}


def put(*, group, state, heir):
    """As if it had come there by its steps."""
    Group.objects.filter(pk=group.pk).update(state=state, heir=heir)


@pytest.mark.parametrize("before", AFTER)
def test_i6_from_each_state_only_the_steps_of_the_table_lead_on(garden, circle, before):
    other = circle("Orchard")
    steps = {
        "publish": lambda group: publish_group(by=system, group=group),
        "decide": lambda group: decide_group(by=system, group=group, accept=True),
        "pause": lambda group: pause_group(by=system, group=group),
        "archive": lambda group: archive_group(by=system, group=group),
        "reopen": lambda group: reopen_group(by=system, group=group),
        "merge": lambda group: begin_merge(by=system, group=group, into=other),
        "accept": lambda group: accept_merge(by=system, group=group),
        "cancel": lambda group: cancel_merge(by=system, group=group),
        "dissolve": lambda group: dissolve_group(by=system, group=group),
    }
    went = set()
    for name, step in steps.items():
        group = create_group(by=system, parent=again(garden), type="talk", name=name)
        if before != "active":
            put(group=group, state=before, heir=other if before == "merging" else None)
        told = facts_told()
        try:
            step(again(group))
        except Conflict:
            assert (state(group), facts_told()) == (before, told)
        else:
            went.add(name)
            assert state(group) != before and facts_told() > told
    assert went == AFTER[before]


def test_g7_what_is_open_holds_back_the_end_in_plain_words(garden, circle, join, val, client):
    fern = member("Fern")
    inside = circle("Seeds", parent=garden, type="project", founder=fern)
    pay(by=system, payer=garden, payee=fern, amounts=[Money(20, "VAL")], memo="Tools", key="k")
    archive_group(by=viewer(fern), group=garden)
    with pytest.raises(HasInside) as refused:
        dissolve_group(by=viewer(fern), group=again(garden))
    assert "Seeds" in refused.value.sentence
    client.force_login(fern.user)
    page = client.get("/g/garden/settings/end/").content.decode()
    assert "Groups lie inside “Garden”: Seeds." in page and "below zero" in page
    archive_group(by=viewer(fern), group=inside)
    dissolve_group(by=viewer(fern), group=again(inside))
    with pytest.raises(NotSettled):
        dissolve_group(by=viewer(fern), group=again(garden))
    pay(by=system, payer=fern, payee=garden, amounts=[Money(20, "VAL")], memo="Back", key="b")
    dissolve_group(by=viewer(fern), group=again(garden))
    assert state(garden) == "dissolved"


def test_g7_a_hold_is_set_and_lifted_by_those_who_tend_the_community_and_binds_what_lies_inside(
    garden, circle, gardener, join, client
):
    fern, root = member("Fern"), Group.objects.root()
    inside, beside = circle("Seeds", parent=garden, type="project", founder=fern), circle("Orchard", founder=fern)
    told = facts_told()
    with pytest.raises(NotAllowed):  # those who tend the group are those whom a hold binds
        hold_back(by=viewer(fern), uid=garden.uid, reason="Because.")
    assert "On hold" not in client_rules(client, fern) and facts_told() == told
    client.force_login(gardener.user)
    sent = {"uid": "https://valley.example/g/garden/", "reason": "The court of Val."}
    assert client.post("/garden/retention/hold/", {**sent, "uid": "/g/nothing/"}).status_code == 422
    assert client.post("/garden/retention/hold/", sent).status_code == 303
    assert ">Garden</a>" in client.get("/garden/retention/").content.decode()
    hold = LegalHold.objects.get(lifted_at=None)
    assert hold.ref == str(ref(garden)) and hold.by == gardener
    line = Fact.objects.get(name="core.thing_held")
    assert (line.audit, line.group, line.actor) == (True, garden.pk, gardener.pk)

    with pytest.raises(OnHold):
        begin_merge(by=viewer(fern), group=again(inside), into=beside)
    archive_group(by=viewer(fern), group=inside)
    with pytest.raises(OnHold) as refused:
        dissolve_group(by=viewer(fern), group=again(inside))
    assert "Garden" in refused.value.sentence and state(inside) == "archived"
    client.force_login(fern.user)
    page = client.get("/g/seeds/settings/end/").content.decode()
    assert "is on hold for legal reasons" in page and "Dissolve it" not in page and "Hold it back" not in page
    with pytest.raises(NotAllowed):
        lift_hold(by=viewer(fern), hold=hold)
    assert Caller.of(fern, "*").send("delete", f"core/holds/{hold.uid}").status_code == 403

    before = facts_told()
    with pytest.raises(OnHold):  # nor is it moved out to be ended there
        propose_move(by=viewer(fern), group=again(inside), parent=beside)
    assert facts_told() == before and again(inside).parent_id == garden.pk

    archive_group(by=viewer(fern), group=beside)  # what lies elsewhere ends as ever
    dissolve_group(by=viewer(fern), group=again(beside))
    client.force_login(gardener.user)
    assert client.post(f"/garden/retention/{hold.uid}/lift/").status_code == 303
    assert Fact.objects.get(name="core.hold_lifted").group == garden.pk
    dissolve_group(by=viewer(fern), group=again(inside))
    assert (state(inside), again(inside).heir.pk, root.state) == ("dissolved", garden.pk, "active")
    with pytest.raises(HoldNeedsThing):  # what has ended is held no more
        hold_back(by=viewer(gardener), uid=inside.uid, reason="Too late.")


def client_rules(client, member):
    client.force_login(member.user)
    return client.get("/g/garden/settings/rules/").content.decode()


def test_what_a_group_said_of_a_hold_before_is_carried_over_once(garden, circle):
    """A group on hold by the setting of before stays on hold; one that said no, or has ended, is not."""
    carry = import_module("wezer.core.migrations.0056_holds_of_groups_in_one_place").carry
    other, gone = circle("Orchard"), circle("Gone")
    put(group=gone, state="dissolved", heir=None)
    for group, said in ((garden, True), (other, False), (gone, True)):
        Setting.objects.create(group=group, key="groups.legal_hold", value=said, author=member("Fern"))
    carry(apps, None)
    carry(apps, None)
    held = LegalHold.objects.values_list("ref", "by__name", "lifted_at")
    assert list(held) == [(str(ref(garden)), "Fern", None)]
    assert not Setting.objects.filter(key="groups.legal_hold").exists()
    with pytest.raises(OnHold):
        begin_merge(by=system, group=garden, into=other)


def test_a_dissolved_group_leaves_a_stone_its_words_and_its_money_to_the_group_around_it(garden, join, val, client):
    fern, sage, mint = member("Fern"), member("Sage"), join("Mint")
    root = Group.objects.root()
    room = Room.objects.select_related("group").get(group=garden, kind="talk")
    post = publish_post(by=viewer(fern), room=room, body="The first courgettes")
    pay(by=system, payer=mint, payee=garden, amounts=[Money(15, "VAL")], memo="Seeds", key="k")
    with pytest.raises(InvalidTransition):
        dissolve_group(by=viewer(fern), group=garden)
    archive_group(by=viewer(fern), group=again(garden))
    with pytest.raises(NotAllowed):
        dissolve_group(by=viewer(sage), group=again(garden))
    client.force_login(fern.user)
    assert client.post("/g/garden/settings/end/", {"reason": "The terraces are rented out."}).status_code == 303
    ended = again(garden)
    assert (ended.state, ended.heir, balance(root), balance(garden)) == ("dissolved", root, 15, 0)
    assert not RoleHolding.objects.filter(role__group=garden, until=None).exists() and repair_closure(by=system) == 0
    assert Item.objects.visible_to(viewer(sage)).filter(pk=post.pk).exists()
    assert not Item.objects.visible_to(viewer(mint)).filter(pk=post.pk).exists()
    client.force_login(mint.user)
    page = client.get("/g/garden/").content.decode()
    assert "This group is dissolved." in page and "The terraces are rented out." in page and root.name in page
    with pytest.raises(InvalidTransition):
        reopen_group(by=system, group=ended)


def test_two_groups_become_one_when_both_want_it(garden, circle, join, val, client):
    fern, sage, mint = member("Fern"), member("Sage"), join("Mint")
    orchard = circle("Orchard", founder=mint)
    bring_in(by=system, group=orchard, member=sage)
    pay(by=system, payer=fern, payee=garden, amounts=[Money(15, "VAL")], memo="Seeds", key="k")
    with pytest.raises(NotTogether):
        begin_merge(by=viewer(fern), group=garden, into=garden)
    client.force_login(fern.user)
    page = client.get(f"/g/garden/settings/merger/?into={orchard.uid}").content.decode()
    assert "1 person comes into Orchard." in page and "1 is there already." in page and "left in the wallet" in page
    assert client.post("/g/garden/settings/merger/", {"into": orchard.uid}).status_code == 303
    deliver()
    assert state(garden) == "merging" and Notice.objects.get(kind="merge_asks", read_at=None).member == mint
    with pytest.raises(NotAllowed):
        accept_merge(by=viewer(sage), group=again(garden))
    cancel_merge(by=viewer(mint), group=again(garden))
    assert (state(garden), again(garden).heir) == ("active", None)
    begin_merge(by=viewer(fern), group=again(garden), into=orchard)
    client.force_login(mint.user)
    assert client.post("/g/garden/settings/merger/answer/", {"accept": "yes"}).status_code == 303
    deliver()
    assert (state(garden), again(garden).heir, balance(orchard)) == ("dissolved", orchard, 15)
    assert viewer(fern).belongs_directly(orchard) and not can(viewer(fern), "core.tend_group", orchard)
    assert not Notice.objects.filter(kind="merge_asks", read_at=None).exists()


def test_programs_lead_a_group_through_its_life(garden):
    fern = Caller.of(member("Fern"), "*")
    place = f"core/groups/{garden.uid}"
    made = fern.post(
        "core/groups", {"parent": garden.uid, "type": "talk", "name": "Beans", "draft": True}, key="k"
    ).json()
    assert (made["state"], fern.post(f"core/groups/{made['uid']}/publication").json()["state"]) == ("draft", "active")
    assert fern.post(f"{place}/pause").json()["state"] == "paused"
    assert fern.send("delete", f"{place}/pause").json()["state"] == "active"
    assert fern.post(f"{place}/archiving").json()["state"] == "archived"
    assert fern.post(f"{place}/end", {}).json()["code"] == "has_inside"


def test_a_merge_keeps_observers_observers_and_asks_that_the_other_group_is_active(garden, circle, join):
    mint, sage = join("Mint"), member("Sage")
    orchard = circle("Orchard", founder=mint)
    Belonging.objects.filter(member=sage, group=garden).update(state="observer")
    begin_merge(by=viewer(member("Fern")), group=garden, into=orchard)
    pause_group(by=system, group=again(orchard))
    with pytest.raises(NotTogether):
        accept_merge(by=viewer(mint), group=again(garden))
    reopen_group(by=system, group=again(orchard))
    accept_merge(by=viewer(mint), group=again(garden))
    stand = dict(Belonging.objects.filter(group=orchard).values_list("member__name", "state"))
    assert stand == {"Mint": "member", "Sage": "observer", "Fern": "member"}


def test_a_merge_wakes_nobody_on_a_pause_and_lets_nobody_in_who_is_kept_out_for_a_time(garden, circle, join):
    mint, sage, basil, hazel, thyme = join("Mint"), member("Sage"), join("Basil"), join("Hazel"), join("Thyme")
    orchard = circle("Orchard", founder=mint)
    for one in (basil, hazel, thyme):
        bring_in(by=system, group=garden, member=one)
    for one in (thyme, hazel):
        bring_in(by=system, group=orchard, member=one)
    day = clock.now() + timedelta(days=20)
    pause_belonging(by=viewer(sage), group=garden, until=day)
    pause_belonging(by=viewer(thyme), group=garden, until=day)
    propose_exclusion(by=viewer(member("Fern")), group=garden, member=basil, reason="Rude", hours=48)
    Belonging.objects.filter(member=hazel, group=orchard).update(state="suspended", until=day)
    begin_merge(by=viewer(member("Fern")), group=garden, into=orchard)
    assert {each.name for each in merge_preview(again(garden), orchard).coming} == {"Fern", "Sage", "Basil"}
    accept_merge(by=viewer(mint), group=again(garden))
    stand = {
        each.member.name: (each.state, each.until)
        for each in Belonging.objects.filter(group=orchard).select_related("member")
    }
    ends = Belonging.objects.get(member=basil, group=garden).until
    assert ends is not None and stand == {
        "Mint": ("member", None),
        "Fern": ("member", None),
        "Sage": ("paused", day),
        "Basil": ("suspended", ends),
        "Thyme": ("member", None),  # stands there already
        "Hazel": ("suspended", day),
    }
    assert not viewer(basil).belongs(orchard) and not can(viewer(sage), "core.write_in_group", orchard)
    with clock.at(clock.now() + timedelta(days=21)):
        see_to_suspensions()
        see_to_newcomers()
    assert set(Belonging.objects.filter(group=orchard).values_list("state", flat=True)) == {"member"}


def test_i5_who_is_kept_out_of_a_group_around_does_not_come_to_read_by_the_end_of_the_one_inside(garden, circle):
    """Being in what has ended makes one belong to nothing around; but whoever was kept out of it stays so."""
    fern, sage = member("Fern"), member("Sage")
    seeds = circle("Seeds", parent=garden, type="project")
    bring_in(by=system, group=seeds, member=sage)
    room = Room.objects.select_related("group").get(group=seeds, kind="talk")
    bring_in(by=system, group=seeds, member=fern)
    post = publish_post(by=viewer(fern), room=room, body="The first courgettes")

    def reads():
        return [Item.objects.visible_to(viewer(one)).filter(pk=post.pk).exists() for one in (fern, sage)]

    running = propose_exclusion(by=viewer(fern), group=garden, member=sage, reason="Rude", hours=48)
    assert reads() == [True, False]
    archive_group(by=system, group=again(seeds))
    dissolve_group(by=system, group=again(seeds))
    assert reads() == [True, False]
    withdraw_exclusion(by=viewer(fern), exclusion=running)
    assert reads() == [True, True]
