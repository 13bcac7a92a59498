"""Links across the tree: asked for, agreed to by the other side, ended by either (core.md G-2)."""

from typing import Any

from wezer.core.acts.roles import end_role, grant_role, open_role
from wezer.core.acts.steps import become, step_belonging
from wezer.core.crossing.voters import full_members
from wezer.core.links.events import GroupLinkAsked, GroupLinkChanged
from wezer.core.links.refusals import LinkInvalid, LinkKnown, LinkMoved
from wezer.core.models import (
    ACTIVE_STATES,
    LIVING_LINKS,
    Belonging,
    BelongingState,
    Group,
    GroupLink,
    GroupState,
    LinkKind,
    LinkState,
    Member,
    RoleHolding,
)
from wezer.core.refusals import NotAwaited
from wezer.core.tending import stewards_of
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import can, require
from wezer.kernel.ref import ref
from wezer.kernel.states import state_table

REPRESENTATIVE = "representative"
#: What changes in a link, and to what (I-6).
TRANSITIONS: dict[str, frozenset[str]] = {
    LinkState.ASKED: frozenset({LinkState.AGREED, LinkState.REFUSED, LinkState.WITHDRAWN}),
    LinkState.AGREED: frozenset({LinkState.ENDED}),
    LinkState.REFUSED: frozenset(),
    LinkState.WITHDRAWN: frozenset(),
    LinkState.ENDED: frozenset(),
}
state_table(GroupLink, TRANSITIONS)


@act
def ask_link(
    *, by: Any, group: Group, kind: str, other: Group, member: Member | None = None, word: str = ""
) -> GroupLink:
    """Link the group to another. To follow needs nobody's consent; what says something of both waits for the other side,
    unless who asks speaks for it too."""
    require(by, "core.tend_group", group)
    kind = LinkKind(kind)
    if group.pk == other.pk or group.state != GroupState.ACTIVE or other.state != GroupState.ACTIVE:
        raise LinkInvalid(field="other")
    represents = kind == LinkKind.REPRESENTS
    if represents != (member is not None) or (member and not full_members(group).filter(member=member).exists()):
        raise LinkInvalid(field="member")
    Group.objects.select_for_update(of=("self",)).order_by("pk").filter(pk__in=(group.pk, other.pk)).first()
    if _known(kind, group, other, member):
        raise LinkKnown(field="other")
    link = GroupLink.objects.create(
        kind=kind,
        source=group,
        target=other,
        member=member,
        word=word.strip()[:1000],
        asked_by=by.member,
        asked_at=now(),
    )
    emit(GroupLinkAsked(subject=ref(link)), group=group, audit=True)
    if kind == LinkKind.FOLLOWS or by.is_system or speaks_for(by, other):
        _agree(link)
    return link


def _known(kind: str, group: Group, other: Group, member: Member | None) -> bool:
    """Partners are partners either way round."""
    living = GroupLink.objects.filter(kind=kind, state__in=LIVING_LINKS)
    if living.filter(source=group, target=other, member=member).exists():
        return True
    return kind == LinkKind.PARTNER and living.filter(source=other, target=group).exists()


def speaks_for(by: Any, group: Group) -> bool:
    """Those nearest who tend it: rights from afar do not agree for a group that has its own stewards."""
    return by.member is not None and any(one.pk == by.member.pk for one in stewards_of(group))


@act
def answer_link(*, by: Any, link: GroupLink, agree: bool) -> None:
    """The other side agrees, or does not."""
    link = _held(link)
    if not (by.is_system or speaks_for(by, link.target)):
        raise NotAwaited()
    if agree:
        _agree(link)
    else:
        _end(by, link, LinkState.REFUSED)


@act
def end_link(*, by: Any, link: GroupLink) -> None:
    """Those who tend either side end it, or take back what they asked; so may whoever represents."""
    link = _held(link)
    mine = by.member is not None and by.member.pk == link.member_id
    if link.is_waiting:
        require(by, "core.tend_group", link.source)
        _end(by, link, LinkState.WITHDRAWN)
        return
    if not mine and not can(by, "core.tend_group", link.target):
        require(by, "core.tend_group", link.source)
    _end(by, link, LinkState.ENDED)
    if link.kind == LinkKind.REPRESENTS and link.member is not None:
        _speak_no_more(link, link.member)


def _held(link: GroupLink) -> GroupLink:
    return GroupLink.objects.select_for_update(of=("self",)).with_sides().get(pk=link.pk)


def _agree(link: GroupLink) -> None:
    if link.kind == LinkKind.REPRESENTS and link.member is not None:
        _give_a_voice(link, link.member)
    _move(link, LinkState.AGREED)


def _end(by: Any, link: GroupLink, state: str) -> None:
    _move(link, state, ended_by=by.member, ended_at=now())


def _move(link: GroupLink, state: str, **also: Any) -> None:
    before = tuple(one for one, after in TRANSITIONS.items() if state in after)
    if not move(link, before, state, **also):
        raise LinkMoved()
    emit(GroupLinkChanged(subject=ref(link), state=str(state)), group=link.target, audit=True)


def _give_a_voice(link: GroupLink, member: Member) -> None:
    """They belong to the other group, with the role; whoever was excluded from it is refused."""
    become(member, link.target, BelongingState.MEMBER, crossing="represents")
    role = open_role(by=Viewer.system(), group=link.target, key=REPRESENTATIVE)
    grant_role(by=Viewer.system(), role=role, member=member)


def _speak_no_more(link: GroupLink, member: Member) -> None:
    """The role ends with the last voice they carry there, and the belonging if it came by that alone."""
    others = GroupLink.objects.filter(
        kind=LinkKind.REPRESENTS, target=link.target, member=member, state=LinkState.AGREED
    )
    if others.exists():
        return
    held = RoleHolding.objects.filter(role__group=link.target, role__key=REPRESENTATIVE, member=member, until=None)
    for holding in held.select_related("role__group", "member", "lent_from"):
        end_role(by=Viewer.system(), holding=holding)
    keeps = RoleHolding.objects.filter(role__group=link.target, member=member, until=None).exists()
    inside = Belonging.objects.select_related("group", "member").filter(
        member=member, group=link.target, crossing="represents", state__in=ACTIVE_STATES
    )
    for belonging in inside if not keeps else ():
        step_belonging(belonging, ACTIVE_STATES, BelongingState.LEFT, LinkMoved(), told_as="represents")
