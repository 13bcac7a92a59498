"""Who mediates where nobody may by mandate: both sides name the same member, who accepts. And looking whether somebody may."""

from functools import cache
from typing import Any

from wezer.core.mediation.events import MediationLooked, MediatorNamed
from wezer.core.mediation.kinds import kind_of, mediation_kinds
from wezer.core.mediation.queries import is_a_side, may_mediate, stands
from wezer.core.mediation.refusals import MediatorUnfit, NotAsked, NotParty, NotYourWish
from wezer.core.mediation.rules import is_side, side_of
from wezer.core.models import Member
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition, StaleVersion

_NOBODY = {
    "mediator": None, "mediator_named_by": None, "mediator_agreed_at": None, "mediator_accepted_at": None,
    "mediator_unwanted_by": None,
}  # fmt: skip


@act
def name_mediator(*, by: Any, case: Any, member: Member) -> Any:
    """One side names somebody; naming the one whom the other side named agrees. Somebody else named before is not asked
    any more, but whoever has accepted stays, as long as they still may."""
    _take_part(by, case)
    if not is_side(by, case):
        raise NotParty()
    _let_go(case)
    if case.mediator_accepted_at is not None:
        raise InvalidTransition(state=case.get_state_display())
    if case.mediator_id == member.pk and case.mediator_named_by_id is not None:
        _agree(by, case)
        return case
    if is_a_side(member, case) or not Viewer.of(member).is_inside:
        raise MediatorUnfit(name=member.name)
    _set(case, {**_NOBODY, "mediator": member, "mediator_named_by": side_of(by, case)})
    _tell(case, member, "named")
    return case


@act
def agree_to_mediator(*, by: Any, case: Any, seen: str = "") -> None:
    """The other side agrees: now the one who was named is asked. `seen`: whom one read of, when somebody else may have
    been named meanwhile."""
    _take_part(by, case)
    if case.mediator is None or case.mediator_agreed_at is not None:
        raise InvalidTransition(state=case.get_state_display())
    if seen and seen != str(case.mediator.uid):
        raise StaleVersion()
    _agree(by, case)


def _agree(by: Any, case: Any) -> None:
    """Each side for itself: who named cannot agree for the other, unless they act for both."""
    if not by.may_act_for(case.other_than(case.mediator_named_by_id)):
        raise NotParty()
    if not stands(case):
        raise MediatorUnfit(name=case.mediator.name)
    if case.mediator_agreed_at is None:
        _set(case, {"mediator_agreed_at": now()})
        _tell(case, case.mediator, "agreed")


@act
def accept_mediation(*, by: Any, case: Any) -> None:
    """Whom both named accepts, and mediates from now on in this case alone."""
    _held(case)
    if not _is_asked(by, case):
        raise NotAsked()
    if case.mediator_accepted_at is None:
        _set(case, {"mediator_accepted_at": now()})
        _tell(case, case.mediator, "accepted")
        look_at_mediation(by=by, case=case)


@act
def decline_mediation(*, by: Any, case: Any) -> None:
    """Whom both named does not, or no longer; before they were asked, either side may want somebody else."""
    _held(case)
    is_open = case.mediator_agreed_at is None and is_side(by, case)
    if case.mediator is None or not (_is_asked(by, case) or is_open):
        raise NotAsked()
    _end(case, "declined")
    look_at_mediation(by=by, case=case)


@act
def release_mediator(*, by: Any, case: Any) -> None:
    """Whoever accepted stays until both sides want somebody else: one says so, then the other."""
    _take_part(by, case)
    first = case.mediator_unwanted_by_id
    if not is_side(by, case):
        raise NotParty()
    if case.mediator is None or case.mediator_accepted_at is None:
        raise InvalidTransition(state=case.get_state_display())
    if first is None:
        _set(case, {"mediator_unwanted_by": side_of(by, case)})
        _tell(case, case.mediator, "unwanted")
    elif by.may_act_for(case.other_than(first)):
        _end(case, "released")
        look_at_mediation(by=by, case=case)


@act
def take_back_release(*, by: Any, case: Any) -> None:
    """Whoever wished for somebody else does so no longer, as long as the other side has not wished it, too."""
    _take_part(by, case)
    first = case.mediator_unwanted_by_id
    if first is None or case.mediator is None:
        raise InvalidTransition(state=case.get_state_display())
    if not by.may_act_for(first):
        raise NotYourWish()
    _set(case, {"mediator_unwanted_by": None})
    _tell(case, case.mediator, "kept")


@act
def look_at_mediation(*, by: Any, case: Any) -> bool:
    """Whether nobody may mediate; said once each time that it comes to be so, or is so no more. Who was named and left, or
    has come to be one of the two sides, is named no longer; who reads it follows."""
    kind_of(case).reread(case)
    if case.is_disputed:
        _let_go(case)
    kind_of(case).sight_changed(case)
    lacks = case.is_disputed and not may_mediate(case)
    if lacks != (case.unmediated_since is not None):
        _set(case, {"unmediated_since": now() if lacks else None})
        if case.is_disputed:
            emit(MediationLooked(subject=ref(case), lacks=lacks), **_where(case))
    return lacks


def look_at_disputes(*, by: Any) -> int:
    """Who mediates may have left, or somebody may have been given the right: in how many nobody may. One act each."""
    return sum(
        look_at_mediation(by=by, case=case)
        for kind in mediation_kinds
        for (number,) in _disputed(kind.kind)()
        for case in kind.rows().filter(pk=number)
    )


@cache
def _disputed(kind: str) -> Compiled:
    return Compiled(lambda: mediation_kinds[kind].disputed().order_by("pk").values_list("pk"))


def forget_mediator(case: Any) -> None:
    """The dispute has ended. For acts only."""
    _set(case, {**_NOBODY, "unmediated_since": None})
    kind_of(case).sight_changed(case)


def _let_go(case: Any) -> None:
    if case.mediator is not None and not stands(case):
        _end(case, "declined")


def _end(case: Any, step: str) -> None:
    """`step`: “declined”, which of whoever had accepted is “left”, or “released”."""
    member = case.mediator
    if step == "declined" and case.mediator_accepted_at is not None:
        step = "left"
    _set(case, _NOBODY)
    _tell(case, member, step)


def _take_part(by: Any, case: Any) -> None:
    require(by, kind_of(case).right_of_sides, case)
    _held(case)


def _held(case: Any) -> None:
    kind_of(case).reread(case)
    if not case.is_disputed:
        raise InvalidTransition(state=case.get_state_display())


def _is_asked(by: Any, case: Any) -> bool:
    is_member = by.member is not None and by.member.pk == case.mediator_id
    return is_member and case.mediator_agreed_at is not None and bool(by.is_inside)


def _set(case: Any, values: dict[str, Any]) -> None:
    type(case)._base_manager.filter(pk=case.pk).update(**values)
    for name, each in values.items():
        setattr(case, name, each)


def _tell(case: Any, member: Member, step: str) -> None:
    """Who reads it follows from who is named: first that, so that the fact is for the same readers."""
    kind_of(case).sight_changed(case)
    emit(MediatorNamed(subject=ref(case), member=ref(member), step=step), audit=True, **_where(case))


def _where(case: Any) -> dict[str, Any]:
    return {"group": case.group_id, "audience": case.audience_id}
