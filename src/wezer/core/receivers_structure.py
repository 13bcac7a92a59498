"""What core tells when the holarchy is to change: to those whose consent is asked, and to those who asked."""

from wezer.core.acts.moving import overtake_moves
from wezer.core.acts.notices import notify, settle_notices
from wezer.core.models import GroupMove, Member, MoveState
from wezer.core.moving import GROUP_SIDE, sides_awaited
from wezer.core.tending import stewards_of
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact

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
