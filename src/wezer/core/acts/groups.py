"""Groups: creating, changing, moving, archiving. The closure table is kept in the same transaction."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F
from django.utils.text import slugify

from wezer.core.acts.audiences import open_audiences
from wezer.core.acts.care import take_turns
from wezer.core.acts.lifecycle import first_state, propose
from wezer.core.acts.narrowing import narrow_items
from wezer.core.acts.notices import notify
from wezer.core.acts.roles import first_roles, grant_role
from wezer.core.acts.rooms import first_rooms
from wezer.core.acts.steps import become
from wezer.core.acts.tree import check_place, hang, lock_tree, reopen_below
from wezer.core.change_refusals import DecidedByVote
from wezer.core.changing import PLAIN, decides_by_vote
from wezer.core.community import forget_community
from wezer.core.crossing.acts.membranes import first_membrane, set_membrane
from wezer.core.crossing.membranes import first_rules
from wezer.core.endings import CLOSING, here
from wezer.core.events import GroupActivated, GroupChanged, GroupCreated
from wezer.core.events_structure import SovereigntyChanged
from wezer.core.founding import refuse_while_voted_on
from wezer.core.kinds import GroupKind, group_kinds
from wezer.core.looks import check_looks
from wezer.core.models import (
    BelongingState,
    ChangesBy,
    Group,
    GroupState,
    Member,
    Party,
    PartyKind,
    Sight,
)
from wezer.core.profile_fields import languages
from wezer.core.refusals import (
    ClosesNotThen,
    KindUnknown,
    NotARolePage,
    PlaceClosed,
    ReadersChange,
)
from wezer.core.rules import clean_lines, clean_name
from wezer.core.search.groups import index_group
from wezer.core.turning import SWITCHES, Turn, turn_of
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

#: What stays as it is while those around a proposed group vote on it: also its place (`check_move`), its membrane
#: (`set_membrane`) and what it decides by itself.
VOTED_ON = ("name", "purpose", "domain", "sight", "membrane", "direct_only")


@act
def create_group(
    *,
    by: Any,
    parent: Group,
    type: str,
    name: str,
    purpose: str = "",
    membrane: str = "",
    sight: str = "",
    direct_only: bool = False,
    icon: str = "",
    draft: bool = False,
    closes_on: date | None = None,
) -> Group:
    """A group inside `parent`; its founder belongs to it and tends it. Rooms of its kind are opened. It is active at once,
    unless it is to be a draft first, or the group around it asks more of new ones (`groups.creation`)."""
    require(by, "core.create_group", parent)
    kind = group_kinds.get(type)
    if kind is None:
        raise KindUnknown()
    if kind.is_role_page and not by.is_system:
        raise NotARolePage()
    check_looks(icon or None, None)
    name = clean_name(name)
    _check_closing(type, closes_on)
    lock_tree()
    check_place(type, parent, height=1)
    if parent.state != GroupState.ACTIVE:
        raise PlaceClosed(name=parent.name)
    rules, begun = first_rules(kind, membrane), now()
    group = Group.objects.create(
        kind=PartyKind.GROUP,
        type=type,
        name=name,
        slug=_slug(name),
        parent=parent,
        state=first_state(by, parent, draft=draft),
        purpose=purpose,
        icon=icon or kind.icon,
        hue=Party.hue_of(name),
        membrane=rules.word,
        membrane_rules=rules.as_json() if "rule" in rules.kinds else {},
        has_rule="rule" in rules.kinds,
        sight=Sight(sight or kind.sight),
        direct_only=direct_only,
        closes_on=closes_on,
        has_wallet=kind.has_wallet,
        sovereign_money="money" in kind.sovereign,
        sovereign_membership="membership" in kind.sovereign,
        changes_by=kind.changes_by,
        created_at=begun,
        in_care_since=begun,  # until somebody holds its role of steward, a moment later when a person founds it
    )
    hang(group, parent)
    open_audiences(group=group)
    first_membrane(by, group)
    index_group(group)
    _settle_in(by, group, kind)
    emit(GroupCreated(subject=ref(group)), group=group)
    group.refresh_from_db(fields=["in_care_since"])  # whoever founds it tends it
    if group.state == GroupState.ACTIVE:
        emit(GroupActivated(subject=ref(group)), group=group)
    elif group.state == GroupState.PROPOSED:
        propose(group)
    return group


def _settle_in(by: Any, group: Group, kind: GroupKind) -> None:
    system = Viewer.system()
    keys = () if kind.is_role_page else ("steward", "wallet") if group.has_wallet else ("steward",)
    roles = first_roles(group, keys)
    if by.member is not None:
        become(by.member, group, BelongingState.MEMBER, crossing="founder")
        for role in roles:
            grant_role(by=system, role=role, member=by.member)
        if hasattr(by, "forget"):
            by.forget()
    first_rooms(by=system, group=group, kinds=kind.rooms if kind.is_role_page else (*kind.rooms, "market", "wallet"))


@act
def change_group(*, by: Any, group: Group, confirmation: str = "", **changes: Any) -> Group:
    """Change name, purpose, domain, themes, languages, icon, hue, membrane, sight and what derived members may do. Where somebody would read
    more or less by it, it is done once that was seen and said (`confirmation`); who no longer reads is told (core.md I-5, M-3).
    """
    require(by, "core.tend_group", group)
    allowed = {
        "name", "purpose", "domain", "accountabilities", "themes", "languages", "icon", "hue", "membrane", "sight", "direct_only", "derived_may_read",
        "derived_may_write", "photo", "closes_on",
    }  # fmt: skip
    unknown = set(changes) - allowed
    assert not unknown, f"change_group does not change {unknown}"
    check_looks(changes.get("icon"), changes.get("hue"), own_icon=group.icon)
    if "name" in changes:
        changes["name"] = clean_name(changes["name"])
    _refuse_while_voted_on(group, changes)
    _refuse_what_is_voted_on(by, group, changes)
    for field, most in (("accountabilities", 300), ("themes", 60)):
        if field in changes:
            changes[field] = clean_lines(field, changes[field], most)
    if "languages" in changes:
        changes["languages"] = languages(changes["languages"])
    turn = _turned(by, group, changes, confirmation)
    if (word := changes.pop("membrane", group.membrane)) != group.membrane:
        set_membrane(by=by, group=group, ways=[[{"kind": word}]])
    if changes.get("closes_on", group.closes_on) != group.closes_on:
        _check_closing(group.type, changes["closes_on"])
        changes["ending_told_at"] = None
    for field, value in changes.items():
        setattr(group, field, value)
    group.version += 1
    group.save(update_fields=[*changes, "version"])  # what others change meanwhile stays
    if "direct_only" in changes:
        lock_tree()
        reopen_below(group)
    if group.is_root:
        forget_community()
    if "sight" in changes:
        narrow_items(group)
    index_group(group)
    fact = emit(GroupChanged(subject=ref(group)), group=group)
    for place, people in turn.lost.items():
        told = list(Member.objects.filter(pk__in=people))
        notify(by=by, members=told, kind="reading_ended", fact=fact, group=place, subject=ref(place))
    return group


def _refuse_while_voted_on(group: Group, changes: Mapping[str, Any]) -> None:
    """Whoever has voted has voted on what they read, and all who may vote go on knowing of it."""
    changed = [name for name in VOTED_ON if changes.get(name, getattr(group, name)) != getattr(group, name)]
    if changed:
        refuse_while_voted_on(group, field=changed[0])


def _refuse_what_is_voted_on(by: Any, group: Group, changes: Mapping[str, Any]) -> None:
    """Where those in the group vote on what it is, nobody changes that alone."""
    changed = [name for name in (*PLAIN, "membrane") if changes.get(name, getattr(group, name)) != getattr(group, name)]
    if changed and not by.is_system and decides_by_vote(group):
        raise DecidedByVote(field=changed[0], name=group.name)


def _turned(by: Any, group: Group, changes: Mapping[str, Any], confirmation: str) -> Turn:
    """The switches of the membrane that these changes turn: for those who may change it, after they have seen who is
    concerned."""
    turned = {name: changes[name] for name in SWITCHES if name in changes and changes[name] != getattr(group, name)}
    if not turned:
        return Turn()
    require(by, "core.change_membrane", group)
    lock_tree()  # nobody moves a group while it is reckoned
    turn = turn_of(group, by, turned)
    if turn.token and confirmation != turn.token and not by.is_system:
        raise ReadersChange(token=turn.token, what=turn.sentence)
    return turn


@act
def change_sovereignty(*, by: Any, group: Group, money: bool, membership: bool, changes_by: str = "") -> Group:
    """Say in what rights held around the group end at its membrane (core.md G-4), and who changes that and what else the group
    is (6.1; empty: as it is). For those who tend the group itself, until that is a vote of those in it."""
    take_turns([group.pk])  # two at once: the second is asked by what the first has said
    group.refresh_from_db(fields=["changes_by"])
    require(by, "core.change_sovereignty", group)
    refuse_while_voted_on(group)
    said = ChangesBy(changes_by or group.changes_by)
    changes = {"sovereign_money": money, "sovereign_membership": membership, "changes_by": said}
    Group.objects.filter(pk=group.pk).update(version=F("version") + 1, **changes)
    group.refresh_from_db()
    told = SovereigntyChanged(subject=ref(group), domains=group.sovereign_in, changes_by=group.changes_by)
    emit(told, group=group, audit=True)
    return group


def _check_closing(type: str, closes_on: date | None) -> None:
    if closes_on is not None and (type not in CLOSING or closes_on <= here(now())):
        raise ClosesNotThen()


#: What stands beside the groups in addresses.
RESERVED = {"new", "tree", "moves", "exclusions"}


def _slug(name: str) -> str:
    slug = slugify(name)[:50] or "group"
    if slug in RESERVED:
        slug = f"{slug}-group"
    if not Group.objects.filter(slug=slug).exists():
        return slug
    number = 2
    while Group.objects.filter(slug=f"{slug}-{number}").exists():
        number += 1
    return f"{slug}-{number}"
