"""The life of groups: from a draft to the stone that remains. core.md 4.3 and rule G-7."""

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.groups import create_group
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
from wezer.core.acts.posts import publish_post
from wezer.core.acts.settings import change_setting
from wezer.core.acts.tree import repair_closure
from wezer.core.models import Belonging, Group, Item, Notice, RoleHolding, Room
from wezer.core.refusals import HasInside, NotSettled, NotTogether, OnHold, ReasonMissing
from wezer.core.search.find import search
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, move
from wezer.kernel.models import Fact
from wezer.kernel.money import Money
from wezer.kernel.permissions import can
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


@act
def put(*, group, state, heir):
    assert move(group, group.state, state, heir=heir)


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
    change_setting(by=system, key="groups.legal_hold", value=True, group=again(garden))
    with pytest.raises(OnHold):
        dissolve_group(by=viewer(fern), group=again(garden))
    assert state(garden) == "archived"


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
