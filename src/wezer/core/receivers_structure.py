"""What core tells when the holarchy is to change: to those whose consent is asked, and to those who asked."""

from wezer.core.acts.moving import overtake_moves
from wezer.core.acts.notices import notify, settle_notices
from wezer.core.models import ACTIVE_STATES, Group, GroupMove, GroupState, Member, MoveState
from wezer.core.models.group import LIVING
from wezer.core.moving import GROUP_SIDE, sides_awaited
from wezer.core.settings_registry import value
from wezer.core.tending import nearest_holders, stewards_of
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()


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
                settle_notices(by=system, kind="move_asks", subject=fact.subject, member=member)


def _awaited(move: GroupMove) -> dict[int, Member]:
    places = [move.group if side == GROUP_SIDE else move.parent for side in sides_awaited(move)]
    return {member.pk: member for place in places for member in stewards_of(place)}


@receiver("core.group_move_ended")
def tell_how_a_move_ended(fact: Fact) -> None:
    """It waits for nobody any more; those who asked or agreed hear whether the group lies elsewhere now."""
    move = _move(fact)
    if move is None:
        return
    settle_notices(by=system, kind="move_asks", subject=fact.subject)
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


@receiver("core.group_proposed")
def ask_about_a_new_group(fact: Fact) -> None:
    """Those who tend the group around it, or, where founders open groups, whoever is in it."""
    group = resolve(fact.subject)
    if not isinstance(group, Group) or group.state != GroupState.PROPOSED or group.parent is None:
        return
    members = nearest_holders("core.create_group", group.parent)
    if value("groups.creation", group.parent) == "founders":
        near = Member.objects.filter(belongings__group=group.parent, belongings__state__in=ACTIVE_STATES)
        members = [each for each in near[:200] if group.is_known_to(Viewer.of(each))]
    notify(
        by=system, members=members, kind="group_asks", fact=fact, group=group, actor=_actor(fact), subject=fact.subject
    )


@receiver("core.group_activated", "core.group_refused", "core.group_dissolved")
def tell_what_became_of_a_group(fact: Fact) -> None:
    """What waited is settled; its founders hear when it was refused."""
    group = resolve(fact.subject)
    if not isinstance(group, Group) or group.state in (GroupState.PROPOSED, GroupState.MERGING):
        return
    for kind in ("group_asks", "merge_asks"):
        settle_notices(by=system, kind=kind, subject=fact.subject)
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


@receiver("core.group_tended", "core.group_archived", "core.group_dissolved")
def somebody_tends_it(fact: Fact) -> None:
    group = resolve(fact.subject)
    if isinstance(group, Group) and (group.in_care_since is None or group.state not in LIVING):
        for kind in ("in_care", "nobody_tends"):
            settle_notices(by=system, kind=kind, subject=fact.subject)


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
