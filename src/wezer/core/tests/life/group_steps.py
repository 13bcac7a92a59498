"""Groups begin, rest, are seen by more or fewer, move, turn what their membranes do, become one or two, and end."""

from contextlib import suppress

from wezer.core.acts.changing import propose_change
from wezer.core.acts.endings import see_to_ending
from wezer.core.acts.founding import close_group_votes, vote_on_group
from wezer.core.acts.groups import change_group, change_sovereignty, create_group
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
)
from wezer.core.acts.moving import consent_to_move, propose_move
from wezer.core.acts.splitting import split_group
from wezer.core.acts.tree import move_group, repair_closure
from wezer.core.holarchy_rules import widened
from wezer.core.links.acts import answer_link, ask_link, end_link
from wezer.core.models import Belonging, Group, GroupLink, Member, Sight
from wezer.core.moving import change_by
from wezer.core.testing import viewer
from wezer.core.tests.life.steps import Widens, step
from wezer.core.tests.life.world import Moved, system
from wezer.core.turning import turn_of
from wezer.kernel import clock
from wezer.kernel.refusals import Refusal


def again(group: Group) -> Group:
    return Group.objects.select_related("parent", "heir").get(pk=group.pk)


def inside(group: Group) -> frozenset[int]:
    return frozenset(Belonging.objects.filter(group=group).values_list("member_id", flat=True))


@step(create_group, publish_group, place=(1, 1, 2))
def begin_a_group(world, who, where, elsewhere):
    """Some are drafts first, of which nobody else knows."""
    made = create_group(by=viewer(who), parent=where, type="talk", name="Dough", draft=bool(world.choice % 2))
    world.groups.append(made.pk)
    return [who]


@step(publish_group, decide_group, place=(1, 1, 2))
def open_a_draft(world, who, where, elsewhere):
    draft = Group.objects.filter(pk__in=world.groups, state="draft").select_related("parent").first()
    if draft is None:
        draft = create_group(by=viewer(who), parent=where, type="talk", name="Yeast", draft=True)
        world.groups.append(draft.pk)
    publish_group(by=system, group=draft)
    return Widens(frozenset({who.pk}), groups=True, purses=True)


@step(pause_group, reopen_group, place=(3, 3, 2))
def rest_or_go_on(world, who, where, elsewhere):
    (pause_group if where.state == "active" else reopen_group)(by=system, group=where)


@step(archive_group, see_to_ending, place=(3, 3, 2))
def archive_or_restore(world, who, where, elsewhere):
    see_to_ending(by=system, group=where)
    (archive_group if again(where).state == "active" else reopen_group)(by=system, group=again(where))


@step(dissolve_group, place=(3, 3, 2))
def dissolve(world, who, where, elsewhere):
    if where.state != "archived":
        archive_group(by=system, group=where)
    dissolve_group(by=system, group=again(where))


@step(begin_merge, accept_merge, place=(3, 3, 1))
def become_a_part(world, who, where, elsewhere):
    if where.state != "merging":
        begin_merge(by=system, group=where, into=elsewhere)
    accept_merge(by=system, group=again(where))
    return Widens(inside(where))


@step(begin_merge, cancel_merge, place=(3, 3, 1))
def begin_to_merge_or_not(world, who, where, elsewhere):
    if where.state == "merging":
        cancel_merge(by=system, group=where)
    else:
        begin_merge(by=system, group=where, into=elsewhere)


@step(split_group, place=(3, 3, 6))
def split(world, who, where, elsewhere):
    """One goes: into the group beside it, or into one of their own."""
    if where.is_root:
        return None
    into = elsewhere if elsewhere.parent_id == where.parent_id else None
    part = split_group(by=system, group=where, into=into, name="Crumbs", going=[who])
    if part.pk not in world.groups:
        world.groups.append(part.pk)
    return [who]


@step(move_group, place=(3, 3, 4))
def move(world, who, where, elsewhere):
    gains = widened_by_move(where, elsewhere)
    move_group(by=system, group=where, parent=elsewhere)
    return Widens(gains=gains, groups=True, purses=True)


@step(propose_move, consent_to_move, place=(1, 3, 4))
def be_asked_to_move(world, who, where, elsewhere):
    """Whoever asks may be alone in wanting it: then it waits, and nobody reads more."""
    gains = widened_by_move(where, elsewhere)
    asked = propose_move(by=viewer(who), group=where, parent=elsewhere)
    if asked.is_waiting:
        return None
    return Widens(gains=gains, groups=True, purses=True)


def widened_by_move(group, parent):
    change = change_by(group, parent, system)
    return widened(change.before, change.after)


@step(change_group, place=(3, 1, 2))
def turn_a_switch(world, who, where, elsewhere):
    name = ("direct_only", "derived_may_read")[world.choice % 2]
    switch = {name: not getattr(where, name)}
    turn = turn_of(where, system, switch)
    change_group(by=system, group=where, **switch)
    of_groups = [{("group", row.pk): people for row, people in said.items()} for said in (turn.gains, turn.losses)]
    # whoever is kept out no longer has their roles back with it
    return Widens(gains=of_groups[0], losses=of_groups[1], groups=True, purses=True)


@step(change_group, place=(3, 1, 2))
def be_seen_by_others(world, who, where, elsewhere):
    order = [Sight.SECRET, Sight.MEMBERS, Sight.OPEN]
    sight = order[world.choice % 3]
    is_wider = order.index(sight) > order.index(where.sight)
    change_group(by=system, group=where, sight=sight)
    return Widens(groups=is_wider)


@step(change_sovereignty, place=(3, 2, 2))
def decide_by_itself_or_not(world, who, where, elsewhere):
    change_sovereignty(by=system, group=where, money=not where.sovereign_money, membership=bool(world.choice % 2))
    return Widens(purses=True)


@step(propose_change, vote_on_group, close_group_votes, place=(2, 2, 1))
def vote_on_what_it_is(world, who, where, elsewhere):
    """Where enough are in it, its steward proposes, and its people vote; whatever is said, nothing else happens by it."""
    change_sovereignty(
        by=system, group=where, money=where.sovereign_money, membership=where.sovereign_membership, changes_by="vote"
    )
    name = ("direct_only", "derived_may_read", "sovereign_money")[world.choice % 3]
    switch = {name: not getattr(where, name)}
    turn = turn_of(where, system, switch if name != "sovereign_money" else {})
    vote = propose_change(by=viewer(who), group=where, reason="We wonder.", **switch)
    for number in vote.electors:
        with suppress(Refusal):
            vote_on_group(by=viewer(Member.objects.get(pk=number)), group=again(where), choice="yes")
    with clock.at(vote.closes_at):
        close_group_votes(by=system)
    of_groups = [{("group", row.pk): people for row, people in said.items()} for said in (turn.gains, turn.losses)]
    return Widens(gains=of_groups[0], losses=of_groups[1], groups=True, purses=True)


@step(ask_link, answer_link, end_link, place=(1, 6, 4))
def give_a_voice_or_take_it(world, who, where, elsewhere):
    moved = Moved()
    link = GroupLink.objects.filter(source=where, target=elsewhere, state="agreed").first()
    if link is not None:
        end_link(by=system, link=link)
        return None
    ask_link(by=system, group=where, kind="represents", other=elsewhere, member=who)
    return Widens(moved.people())


@step(repair_closure)
def repair(world, who, where, elsewhere):
    assert repair_closure(by=system) == 0, "I-1"
