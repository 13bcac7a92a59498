"""Splitting a group: a part of it becomes a group of its own beside it, everything in one act (core.md 4.3)."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from django.db.models import F

from wezer.core.acts.door import invitation_ends
from wezer.core.acts.groups import create_group
from wezer.core.acts.lifecycle import come_along, opens_freely
from wezer.core.acts.roles import end_role
from wezer.core.acts.rooms import open_room
from wezer.core.acts.steps import become, step_belonging
from wezer.core.acts.tree import lock_tree
from wezer.core.events_structure import GroupSplit
from wezer.core.exclusion.refusals import ExcludedHere
from wezer.core.kinds import group_kinds
from wezer.core.links.acts import answer_link, ask_link
from wezer.core.models import (
    ACTIVE_STATES,
    LIVING_LINKS,
    STANDING,
    Belonging,
    BelongingState,
    Group,
    GroupLink,
    GroupState,
    LinkKind,
    Member,
    Membrane,
    RoleHolding,
    Room,
)
from wezer.core.refusals import OnHold
from wezer.core.retention import held_around
from wezer.core.split_refusals import NotBeside, NotInIt, NotTaken, SplitChanged, SplitWaits
from wezer.core.splitting import said_to_each
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition

system = Viewer.system()


@act
def split_group(
    *,
    by: Any,
    group: Group,
    into: Group | None = None,
    type: str = "",
    name: str = "",
    purpose: str = "",
    going: Sequence[Member] = (),
    both: Sequence[Member] = (),
    rooms: Sequence[str] = (),
    shares: Mapping[str, str] | None = None,
    version: int | None = None,
) -> Group:
    """A part of the group becomes a new one beside it, or joins one that is there (`into`): who goes, who belongs to both,
    which kinds of rooms it opens, what of the wallet it takes along. What was written stays where it is. All, or nothing."""
    require(by, "core.end_group", group)
    lock_tree()
    group = Group.objects.select_for_update(of=("self",)).select_related("parent").get(pk=group.pk)
    if version is not None and group.version != version:
        raise SplitChanged()
    if group.state != GroupState.ACTIVE:
        raise InvalidTransition(state=group.get_state_display())
    if (held := held_around(group)) is not None:
        raise OnHold(name=held.name)
    leaving = _inside(group, going)
    staying = [one for one in _inside(group, both) if one not in leaving]
    part = _beside(by, group, into) if into is not None else _new(by, group, type, name, purpose)
    _link(by, part, group)
    there = set(Room.objects.filter(group=part, state__in=STANDING).values_list("kind", flat=True))
    for kind in dict.fromkeys(rooms):
        if kind not in there:
            open_room(by=by, group=part, kind=kind)
    for share, said in said_to_each(
        shares or {}
    ):  # before anybody leaves: who gives it may do so by a role in the group
        share.hand_over(by=by, group=group, part=part, said=said)
    for one in (*staying, *leaving):
        come_along(one, part, crossing="split")
    for one in leaving:
        if not Belonging.objects.filter(member=one.member, group=part, state__in=ACTIVE_STATES).exists():
            raise NotTaken(name=one.member.name, group=part.name)
        _let_go(by, one)
    Group.objects.filter(pk=group.pk).update(version=F("version") + 1)
    emit(GroupSplit(subject=ref(group), part=ref(part)), group=group, audit=True)
    if hasattr(by, "forget"):
        by.forget()
    return part


def _new(by: Any, group: Group, type: str, name: str, purpose: str) -> Group:
    """Beside the group, as the rule of the one around them lets new groups open; known to no more people than it."""
    parent = group.parent
    assert parent is not None, "the community is not split"
    if not opens_freely(by, parent):
        raise SplitWaits(name=parent.name)
    kind = group_kinds.get(type or group.type)
    # who goes along holds no role in it yet: its rule would put them out again
    membrane = Membrane.INVITATION if kind is not None and kind.rule else ""
    return create_group(
        by=by, parent=parent, type=type or group.type, name=name, purpose=purpose, sight=group.sight, membrane=membrane
    )


def _beside(by: Any, group: Group, into: Group) -> Group:
    require(by, "core.end_group", into)
    into = Group.objects.select_for_update(of=("self",)).get(pk=into.pk)
    if into.parent_id != group.parent_id or into.pk == group.pk or into.state != GroupState.ACTIVE:
        raise NotBeside(name=into.name)
    return into


def _link(by: Any, part: Group, group: Group) -> None:
    known = GroupLink.objects.filter(kind=LinkKind.SPIN_OFF, source=part, target=group, state__in=LIVING_LINKS)
    link = known.first() or ask_link(by=by, group=part, kind=LinkKind.SPIN_OFF, other=group)
    if link.is_waiting:  # who may end a group speaks for it
        answer_link(by=system, link=link, agree=True)


def _inside(group: Group, members: Sequence[Member]) -> list[Belonging]:
    wanted = {member.pk: member for member in members}
    rows = Belonging.objects.filter(group=group, member__in=wanted, state__in=ACTIVE_STATES)
    found = {one.member_id: one for one in rows.select_related("group", "member").order_by("pk")}
    for number, member in wanted.items():
        if number not in found:
            raise NotInIt(name=member.name)
    return list(found.values())


def _let_go(by: Any, one: Belonging) -> None:
    """Out of the group, with its roles; where one does not walk in, the door stays open to them by an invitation."""
    held = RoleHolding.objects.filter(member=one.member, role__group=one.group, until=None)
    for holding in held.select_related("role__group", "member", "lent_from"):
        end_role(by=system, holding=holding)
    step_belonging(one, ACTIVE_STATES, BelongingState.LEFT, SplitChanged(), told_as="split")
    if one.group.membrane != Membrane.OPEN:
        with suppress(ExcludedHere), attempt():
            become(
                one.member, one.group, BelongingState.INVITED, crossing="split", invited_by=by.member,
                until=invitation_ends(one.group),
            )  # fmt: skip
