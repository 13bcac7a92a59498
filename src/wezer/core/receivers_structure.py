"""What core tells when the holarchy is to change: to those whose consent is asked, and to those who asked."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from wezer.core.acts.moving import overtake_moves
from wezer.core.acts.notices import notify, settle_notices
from wezer.core.acts.role_pages import keep_role_page
from wezer.core.founding import open_vote
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    Group,
    GroupMove,
    GroupState,
    GroupVote,
    Member,
    MoveState,
    Role,
    RoleHolding,
    VoteOutcome,
)
from wezer.core.models.group import LIVING
from wezer.core.moving import GROUP_SIDE, sides_awaited
from wezer.core.settings_registry import value
from wezer.core.tending import nearest_holders, stewards_of
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()
#: What one act does has the same moment, or nearly.
_SAME_ACT = timedelta(minutes=1)
#: Of a large group so many are told at once.
_PORTION = 500


@receiver("core.group_move_proposed")
def ask_for_consent(fact: Fact) -> None:
    """Those whose consent is awaited."""
    move = _move(fact)
    if move is not None:
        _tell(fact, move, list(_awaited(move).values()), "move_asks")


@receiver("core.group_move_consented")
def ask_no_more(fact: Fact) -> None:
    """Somebody agreed for their side: the others of it need not."""
    move = _move(fact)
    if move is not None:
        place = move.group if fact.payload["side"] == GROUP_SIDE else move.parent
        for member in stewards_of(place):
            if member.pk not in _awaited(move):
                settle_notices(by=system, fact=fact, kind="move_asks", subject=fact.subject, member=member)


def _awaited(move: GroupMove) -> dict[int, Member]:
    places = [move.group if side == GROUP_SIDE else move.parent for side in sides_awaited(move)]
    return {member.pk: member for place in places for member in stewards_of(place)}


@receiver("core.group_move_ended")
def tell_how_a_move_ended(fact: Fact) -> None:
    """It waits for nobody any more; those who asked or agreed hear whether the group lies elsewhere now."""
    move = _move(fact)
    if move is None:
        return
    settle_notices(by=system, fact=fact, kind="move_asks", subject=fact.subject)
    kinds = {MoveState.DONE: "move_done", MoveState.REFUSED: "move_refused"}
    asked = (move.proposed_by_id, move.group_consent_by_id, move.parent_consent_by_id)
    concerned = {number for number in asked if number is not None and number != move.ended_by_id}
    if kind := kinds.get(MoveState(move.state)):
        _tell(fact, move, list(Member.objects.filter(pk__in=concerned)), kind, reason=move.reason[:200])


@receiver("core.group_moved", "core.group_archived")
def drop_moves_that_cannot_be_made(fact: Fact) -> None:
    overtake_moves(by=system)


@receiver("core.group_in_care")
def ask_for_somebody_to_tend(fact: Fact) -> None:
    """Nobody tends it any more: those around it hold the charge, and find that somebody is to be chosen."""
    group = resolve(fact.subject)
    if isinstance(group, Group) and group.in_care_since is not None and group.state in LIVING:
        notify(by=system, members=stewards_of(group), kind="in_care", fact=fact, group=group, subject=fact.subject)
        people = Member.objects.filter(belongings__group=group, belongings__state__in=ACTIVE_STATES)
        notify(by=system, members=people, kind="nobody_tends", fact=fact, group=group, subject=fact.subject)


@receiver("core.role_granted", "core.role_ended", "core.role_lent", "core.role_changed")
def keep_the_page_of_a_role(fact: Fact) -> None:
    role = resolve(fact.subject)
    if isinstance(role, Role) and role.page_id is not None:
        keep_role_page(by=system, role=role)


@receiver("core.group_changed")
def keep_the_pages_of_its_roles(fact: Fact) -> None:
    """They are seen as the group is whose roles they are."""
    for role in Role.objects.filter(group__uid=fact.subject.rpartition("/")[2]).exclude(page=None):
        keep_role_page(by=system, role=role)


@receiver("core.group_proposed")
def ask_about_a_new_group(fact: Fact) -> None:
    """Those who tend the group around it; where founders open groups, whoever is in it; where it is voted on, who may vote."""
    group = resolve(fact.subject)
    if not isinstance(group, Group) or group.state != GroupState.PROPOSED or group.parent is None:
        return
    asked: Iterable[list[Member]] = [nearest_holders("core.create_group", group.parent)]
    if value("groups.creation", group.parent) == "founders":
        near = Member.objects.filter(belongings__group=group.parent, belongings__state__in=ACTIVE_STATES)
        asked = [[each for each in near[:200] if group.is_known_to(Viewer.of(each))]]
    elif vote := open_vote(group):
        asked = _in_portions(vote.electors)
    told: dict[str, Any] = {"fact": fact, "group": group, "actor": _actor(fact), "subject": fact.subject}
    for members in asked:
        notify(by=system, members=members, kind="group_asks", **told)


def _in_portions(numbers: list[int]) -> Iterable[list[Member]]:
    portions = (numbers[start : start + _PORTION] for start in range(0, len(numbers), _PORTION))
    return (list(Member.objects.filter(pk__in=portion)) for portion in portions)


@receiver("core.group_change_proposed")
def ask_about_a_change(fact: Fact) -> None:
    """Those who vote on it, as long as it runs."""
    vote = _vote(fact)
    if vote is None or vote.ended_at is not None:
        return
    for members in _in_portions(vote.electors):
        notify(
            by=system, members=members, kind="change_asks", fact=fact, group=vote.group, actor=_actor(fact),
            subject=fact.subject,
        )  # fmt: skip


@receiver("core.group_change_decided")
def tell_how_a_vote_on_a_change_ended(fact: Fact) -> None:
    """It waits for nobody any more; all who are in the group hear what became of it."""
    settle_notices(by=system, fact=fact, kind="change_asks", subject=fact.subject)
    vote = _vote(fact)
    if vote is None or vote.outcome == VoteOutcome.WITHDRAWN:
        return
    inside = Belonging.objects.filter(group=vote.group, state__in=ACTIVE_STATES)
    for members in _in_portions(list(inside.order_by("member_id").values_list("member_id", flat=True))):
        notify(
            by=system, members=members, kind="change_decided", fact=fact, group=vote.group, subject=fact.subject,
            detail={"outcome": vote.outcome},
        )  # fmt: skip


def _vote(fact: Fact) -> GroupVote | None:
    return GroupVote.objects.select_related("group").filter(uid=fact.payload["vote"]).first()


@receiver("core.group_activated", "core.group_refused", "core.group_dissolved")
def tell_what_became_of_a_group(fact: Fact) -> None:
    """What waited is settled; its founders hear when it was refused."""
    group = resolve(fact.subject)
    if not isinstance(group, Group) or group.state in (GroupState.PROPOSED, GroupState.MERGING):
        return
    for kind in ("group_asks", "merge_asks"):
        settle_notices(by=system, fact=fact, kind=kind, subject=fact.subject)
    if fact.name == "core.group_refused":
        people = Member.objects.filter(belongings__group=group, belongings__state__in=ACTIVE_STATES)
        detail = {"reason": group.end_reason[:200]}
        notify(
            by=system, members=people, kind="group_refused", fact=fact, group=group, actor=_actor(fact), detail=detail
        )


@receiver("core.group_merging")
def ask_about_a_merger(fact: Fact) -> None:
    group = resolve(fact.subject)
    if isinstance(group, Group) and group.state == GroupState.MERGING and group.heir is not None:
        notify(
            by=system, members=stewards_of(group.heir), kind="merge_asks", fact=fact, group=group, actor=_actor(fact),
            subject=fact.subject, detail={"into": group.heir.name},
        )  # fmt: skip


@receiver("core.group_split")
def tell_of_a_split(fact: Fact) -> None:
    """Those who went or belong to both, and those who stay, where they may know the new group."""
    group, part = resolve(fact.subject), resolve(fact.payload["part"])
    if not isinstance(group, Group) or not isinstance(part, Group):
        return
    inside = set(Belonging.objects.filter(group=group, state__in=ACTIVE_STATES).values_list("member_id", flat=True))
    came = Belonging.objects.filter(group=part, crossing="split", state__in=ACTIVE_STATES).select_related("member")
    there = {one.member_id: one.member for one in came if one.since >= fact.at - _SAME_ACT}
    stay = Member.objects.filter(pk__in=inside - set(there))
    told: dict[str, Any] = {"fact": fact, "subject": fact.subject, "actor": _actor(fact)}
    for how, members, where in (
        ("going", [one for number, one in there.items() if number not in inside], part),
        ("both", [one for number, one in there.items() if number in inside], part),
        ("staying", [one for one in stay if part.is_known_to(Viewer.of(one))], part),
    ):
        detail = {"group": group.name, "part": part.name, "how": how}
        notify(by=system, members=members, kind="group_split", group=where, detail=detail, **told)


@receiver("core.group_ends_soon", "core.group_ended")
def tell_of_an_end(fact: Fact) -> None:
    """Those who tend the group: a week before, and when it is archived."""
    group = resolve(fact.subject)
    if not isinstance(group, Group):
        return
    kind = fact.name.partition(".")[2]
    if (kind == "group_ended") != (group.state == GroupState.ARCHIVED):
        return  # it went otherwise meanwhile
    detail = {key: fact.payload[key] for key in ("why", "on") if key in fact.payload}
    notify(
        by=system, members=stewards_of(group), kind=kind, fact=fact, group=group, subject=fact.subject, detail=detail
    )


@receiver("core.group_tended", "core.group_archived", "core.group_dissolved")
def somebody_tends_it(fact: Fact) -> None:
    group = resolve(fact.subject)
    if isinstance(group, Group) and (group.in_care_since is None or group.state not in LIVING):
        for kind in ("in_care", "nobody_tends"):
            settle_notices(by=system, fact=fact, kind=kind, subject=fact.subject)


@receiver("core.role_ends_soon")
def remind_of_a_term(fact: Fact) -> None:
    """Whoever holds the role, and those nearest who give roles there."""
    role, member = resolve(fact.subject), resolve(fact.payload["member"])
    if not isinstance(role, Role) or not isinstance(member, Member):
        return
    held = RoleHolding.objects.filter(role=role, member=member, until=None).exclude(ends_at=None).first()
    if held is None or held.ends_at is None:
        return
    told: dict[str, Any] = {"fact": fact, "group": role.group, "subject": fact.subject}
    detail = {"role": role.name, "until": held.ends_at.isoformat()}
    notify(by=system, members=[member], kind="role_ending", detail=detail, **told)
    others = [one for one in nearest_holders("core.grant_roles", role.group) if one.pk != member.pk]
    notify(by=system, members=others, kind="role_ending", actor=member, detail=detail, **told)


@receiver("core.role_vacant")
def tell_of_a_vacancy(fact: Fact) -> None:
    role = resolve(fact.subject)
    if isinstance(role, Role) and not RoleHolding.objects.filter(role=role, until=None).exists():
        givers = nearest_holders("core.grant_roles", role.group)
        notify(
            by=system, members=givers, kind="role_vacant", fact=fact, group=role.group, subject=fact.subject,
            detail={"role": role.name},
        )  # fmt: skip


@receiver("core.role_granted")
def a_role_is_vacant_no_more(fact: Fact) -> None:
    role = resolve(fact.subject)
    if isinstance(role, Role) and RoleHolding.objects.filter(role=role, until=None).exists():
        settle_notices(by=system, kind="role_vacant", subject=fact.subject)


def _tell(fact: Fact, move: GroupMove, members: list[Member], kind: str, **more: str) -> None:
    detail = {"parent": move.parent.name, **more}
    notify(
        by=system, members=members, kind=kind, fact=fact, group=move.group, actor=_actor(fact), subject=fact.subject,
        detail=detail,
    )  # fmt: skip


def _actor(fact: Fact) -> Member | None:
    return Member.objects.filter(pk=fact.actor).first() if fact.actor else None


def _move(fact: Fact) -> GroupMove | None:
    return GroupMove.objects.with_places().filter(uid=fact.subject.rpartition("/")[2]).first()
