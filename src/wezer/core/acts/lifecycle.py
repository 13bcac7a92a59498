"""The life of a group: drafted, proposed, active, paused, archived, merged into another, dissolved (core.md 4.3, G-7)."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from wezer.core.acts.membership import bring_in, stood_before
from wezer.core.acts.roles import end_role, grant_role, open_role
from wezer.core.acts.steps import become, step_belonging
from wezer.core.acts.tree import close_upward
from wezer.core.crossing.acts.attempts import standing_inside
from wezer.core.crossing.membranes import rules_of
from wezer.core.crossing.voters import electors_of
from wezer.core.endings import here
from wezer.core.ends import obstacles
from wezer.core.events import GroupActivated, GroupArchived
from wezer.core.events_structure import GroupDissolved, GroupMerging, GroupPaused, GroupProposed, GroupRefused
from wezer.core.exclusion.refusals import ExcludedHere
from wezer.core.exclusion.rules import LONGEST_EMERGENCY_HOURS
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    Group,
    GroupState,
    GroupVote,
    Member,
    Party,
    RoleHolding,
    Sight,
)
from wezer.core.refusals import NotSettled, NotTogether, NotWaiting, PlaceClosed, ReasonMissing
from wezer.core.search.groups import index_group
from wezer.core.settings_registry import value
from wezer.core.settlement import blocking, heir_steps, open_points
from wezer.core.tending import stewards_of
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.models import Fact
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition

system = Viewer.system()
#: Who is not in yet.
WAITING = (BelongingState.INVITED, BelongingState.APPLIED)
#: Who comes along when a group becomes a part of another: those inside, and those kept out of it for a time.
COMES_ALONG = (*ACTIVE_STATES, BelongingState.SUSPENDED)
OPEN = (GroupState.ACTIVE, GroupState.PAUSED)


def first_state(by: Any, parent: Group, *, draft: bool) -> str:
    """In what state a new group begins: as its founder wants, and as the rule of the group around it lets it."""
    if draft:
        return GroupState.DRAFT
    return GroupState.ACTIVE if opens_freely(by, parent) else GroupState.PROPOSED


def opens_freely(by: Any, parent: Group) -> bool:
    """Whether a group may lie in `parent` by this one's word alone: by a role there, or because all may (`groups.creation`)."""
    return bool(by.is_system or by.has_right("core.create_group", parent) or value("groups.creation", parent) == "free")


@act
def publish_group(*, by: Any, group: Group) -> None:
    """A draft is ready: it opens, or waits for what the group around it asks of new ones."""
    require(by, "core.end_group", group)
    parent = _parent(group)
    _refuse_closed(parent)
    if first_state(by, parent, draft=False) == GroupState.ACTIVE:
        _open(group, GroupState.DRAFT)
        return
    _step(group, GroupState.DRAFT, GroupState.PROPOSED)
    propose(group)


def propose(group: Group) -> None:
    """Those who are asked about it hear of it; where it is put to the vote, that begins. For acts, of a group just proposed.

    A group that is secret is not put to the vote, nor one that nobody could vote on: those who tend around it decide.
    """
    parent = _parent(group)
    if value("groups.creation", parent) == "vote" and group.sight != Sight.SECRET:
        rules = {"who": "members", "blank": "counts", "silence": "nothing", "quorum": value("groups.vote_quorum", parent),
                 "threshold": value("groups.vote_threshold", parent)}  # fmt: skip
        if electors := electors_of(parent, rules):
            closes = now() + timedelta(days=value("groups.vote_days", parent))
            GroupVote.objects.create(group=group, rules=rules, electors=electors, began_at=now(), closes_at=closes)
    emit(GroupProposed(subject=ref(group)), group=group)


def let_open(group: Group) -> Fact:
    """A proposed group opens. For acts."""
    return _open(group, GroupState.PROPOSED)


def refuse_opening(group: Group, reason: str) -> Fact:
    """It does not, and its founders read why. For acts."""
    _step(group, GroupState.PROPOSED, GroupState.REFUSED, end_reason=reason[:2000], ended_at=now())
    return emit(GroupRefused(subject=ref(group)), group=group, audit=True)


@act
def second_group(*, by: Any, group: Group) -> None:
    """Found it together: whoever is directly in the group around it joins. With enough founders it opens. Where a rule lets
    in those who hold a role there, they hold that of a founder, without rights: who begins it is not put out by its rule."""
    require(by, "core.second_group", group)
    _refuse_closed(_parent(group))
    bring_in(by=system, group=group, member=by.member, crossing="founder")
    if group.has_rule:
        grant_role(by=system, role=open_role(by=system, group=group, key="founder"), member=by.member)
    founders = Belonging.objects.filter(group=group, state__in=ACTIVE_STATES).count()
    if founders >= value("groups.founders", _parent(group)):
        _open(group, GroupState.PROPOSED)
    if hasattr(by, "forget"):
        by.forget()


@act
def decide_group(*, by: Any, group: Group, accept: bool, reason: str = "") -> None:
    """Those who tend the group around it let a proposed one open, or say why not."""
    require(by, "core.decide_group", group)
    if accept:
        _refuse_closed(_parent(group))
        let_open(group)
        return
    if not reason.strip():
        raise ReasonMissing()
    refuse_opening(group, reason.strip())


@act
def pause_group(*, by: Any, group: Group) -> None:
    """Nothing new for now, and nobody new; what is there stays readable."""
    require(by, "core.tend_group", group)
    _step(group, GroupState.ACTIVE, GroupState.PAUSED)
    emit(GroupPaused(subject=ref(group)), group=group)


@act
def archive_group(*, by: Any, group: Group) -> None:
    """Read-only, out of lists, found by who searches what is over, restorable."""
    require(by, "core.tend_group", group)
    _step(group, OPEN, GroupState.ARCHIVED)
    index_group(group)
    emit(GroupArchived(subject=ref(group)), group=group)


@act
def reopen_group(*, by: Any, group: Group) -> None:
    require(by, "core.tend_group", group)
    _open(group, (GroupState.ARCHIVED, GroupState.PAUSED))


@act
def begin_merge(*, by: Any, group: Group, into: Group) -> None:
    """The group is to become a part of another one. Read-only until those who tend the other agree, or this is taken back."""
    require(by, "core.end_group", group)
    if into.pk == group.pk or into.is_root or into.state != GroupState.ACTIVE:
        raise NotTogether(name=into.name)
    _refuse_obstacles(group)
    _step(group, OPEN, GroupState.MERGING, heir=into)
    emit(GroupMerging(subject=ref(group), into=ref(into)), group=group, audit=True)


@act
def accept_merge(*, by: Any, group: Group) -> None:
    """Those who tend the other group agree: its people come in, what is left in the wallet goes there, and it is dissolved."""
    group = _locked(group)
    into = group.heir
    if group.state != GroupState.MERGING or into is None:
        raise NotWaiting()
    if not by.is_system and (by.member is None or by.member not in stewards_of(into)):
        require(by, "core.end_group", into)
    into = _locked(into)
    if into.state != GroupState.ACTIVE:  # it was, when they were asked
        raise NotTogether(name=into.name)
    for one in Belonging.objects.filter(group=group, state__in=COMES_ALONG).select_related("group", "member"):
        with suppress(ExcludedHere, NotWaiting), attempt():  # one who may not come in there keeps nobody else out
            come_along(one, into, crossing="merge")
    _end(group, GroupState.MERGING, heir=into)


def come_along(one: Belonging, into: Group, *, crossing: str) -> None:
    """As they stood: observers observe there too, newcomers begin as the other group lets its own begin, a pause goes on
    until its day, and who is kept out for a time stays so. Who stands in the other group already stands there as before."""
    if Belonging.objects.filter(member=one.member, group=into, state__in=COMES_ALONG).exists():
        return
    state, until = one.state, one.until
    if one.state == BelongingState.SUSPENDED:
        state, until = stood_before(one)
    here = become(one.member, into, crossing=crossing, **_standing_in_heir(state, one.member, into))
    if state == BelongingState.PAUSED:
        step_belonging(
            here, here.state, BelongingState.PAUSED, NotWaiting(), told_as=crossing, until=until,
            paused_by_rule=one.paused_by_rule,
        )  # fmt: skip
    if one.state == BelongingState.SUSPENDED:
        step_belonging(
            here, here.state, BelongingState.SUSPENDED, NotWaiting(), told_as=crossing, reason=one.reason,
            until=one.until or now() + timedelta(hours=LONGEST_EMERGENCY_HOURS),
            inputs={"until": here.until and here.until.isoformat()},
        )  # fmt: skip


def _standing_in_heir(state: str, member: Member, into: Group) -> dict[str, Any]:
    if state == BelongingState.OBSERVER:
        return {"state": BelongingState.OBSERVER}
    if state == BelongingState.NEWCOMER:
        return standing_inside(rules_of(into), into, besides=member)
    return {"state": BelongingState.MEMBER}


@act
def cancel_merge(*, by: Any, group: Group) -> None:
    """Taken back, or not agreed to: the group is as it was."""
    group = _locked(group)
    if group.heir is None or by.member is None or by.member not in stewards_of(group.heir):
        require(by, "core.end_group", group)
    _open(group, GroupState.MERGING, heir=None)


@act
def dissolve_group(*, by: Any, group: Group, reason: str = "") -> None:
    """The end, for an archived group in which nothing is open: what is left in the wallet goes to the group around it, what
    was written stays readable for those who could read it, a stone with its name, dates and heir remains."""
    require(by, "core.end_group", group)
    group = _locked(group)
    _end(group, GroupState.ARCHIVED, heir=_parent(group), end_reason=reason.strip()[:2000])


def _end(group: Group, before: str, *, heir: Group, **also: Any) -> None:
    _refuse_obstacles(group)
    for step in sorted(heir_steps, key=lambda each: (each.order, each.kind)):
        step.hand_over(by=system, party=Party.objects.get(pk=group.pk), heir=Party.objects.get(pk=heir.pk))
    if still := blocking(open_points(group), hands_over=False):
        raise NotSettled(what=still[0].text)
    _step(group, before, GroupState.DISSOLVED, heir=heir, ended_at=now(), **also)
    for holding in RoleHolding.objects.filter(role__group=group, until=None).select_related("role__group", "member"):
        end_role(by=system, holding=holding)
    asked = Belonging.objects.filter(group=group, state__in=WAITING).select_related("group", "member")
    for belonging in asked:
        step_belonging(belonging, WAITING, BelongingState.WITHDRAWN, NotWaiting())
    close_upward(group=group)
    index_group(group)
    emit(GroupDissolved(subject=ref(group), heir=ref(heir)), group=group, audit=True)


def _refuse_obstacles(group: Group) -> None:
    for refusal in obstacles(group):
        raise refusal


def _refuse_closed(parent: Group) -> None:
    """Nothing opens in a group that takes nothing in, though it did when the one inside it was prepared or proposed."""
    if Group.objects.filter(pk=parent.pk).exclude(state=GroupState.ACTIVE).exists():
        raise PlaceClosed(name=parent.name)


def _open(group: Group, before: Any, **also: Any) -> Fact:
    """Open, from now on: a closing date that has passed was that of its first time."""
    if group.closes_on is not None and group.closes_on <= here(now()):
        also["closes_on"] = None
    _step(group, before, GroupState.ACTIVE, opened_at=now(), ending_told_at=None, **also)
    index_group(group)
    return emit(GroupActivated(subject=ref(group)), group=group)


def _step(group: Group, before: Any, after: str, **also: Any) -> None:
    if group.is_root or not move(group, before, after, **also):
        raise InvalidTransition(state=group.get_state_display())


def _locked(group: Group) -> Group:
    return Group.objects.select_for_update(of=("self",)).get(pk=group.pk)


def _parent(group: Group) -> Group:
    assert group.parent is not None, "the community has no parent and none of these states"
    return group.parent
