"""Who mediates where nobody may by mandate: both sides name the same member, who accepts. And looking whether somebody may."""

from typing import Any

from wezer.core.models import Member
from wezer.core.viewer import Viewer
from wezer.exchange import rules
from wezer.exchange.acts.stepping import reread, side_of, where
from wezer.exchange.events import MediationLooked, MediatorNamed
from wezer.exchange.models import Reply
from wezer.exchange.permissions import is_actor
from wezer.exchange.queries.mediation import is_a_side, may_mediate, stands
from wezer.exchange.refusals import InvalidTransition, MediatorUnfit, NotAsked, NotParty, NotYourWish, StaleVersion
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

_NOBODY = {
    "mediator": None, "mediator_named_by": None, "mediator_agreed_at": None, "mediator_accepted_at": None,
    "mediator_unwanted_by": None,
}  # fmt: skip


@act
def name_mediator(*, by: Any, reply: Reply, member: Member) -> Reply:
    """One side names somebody; naming the one whom the other side named agrees. Somebody else named before is not asked
    any more, but whoever has accepted stays, as long as they still may."""
    require(by, "exchange.dispute_reply", reply)
    _held(reply)
    if not is_actor(by, reply, rules.EITHER):
        raise NotParty()
    _let_go(reply)
    if reply.mediator_accepted_at is not None:
        raise InvalidTransition(state=reply.get_state_display())
    if reply.mediator_id == member.pk and reply.mediator_named_by_id is not None:
        return _agree(by, reply)
    if is_a_side(member, reply) or not Viewer.of(member).is_inside:
        raise MediatorUnfit(name=member.name)
    _set(reply, {**_NOBODY, "mediator": member, "mediator_named_by": side_of(by, reply)})
    _tell(reply, member, "named")
    return reply


@act
def agree_to_mediator(*, by: Any, reply: Reply, seen: str = "") -> Reply:
    """The other side agrees: now the one who was named is asked. `seen`: whom one read of, when somebody else may have
    been named meanwhile."""
    require(by, "exchange.dispute_reply", reply)
    _held(reply)
    if reply.mediator is None or reply.mediator_agreed_at is not None:
        raise InvalidTransition(state=reply.get_state_display())
    if seen and seen != str(reply.mediator.uid):
        raise StaleVersion()
    return _agree(by, reply)


def _agree(by: Any, reply: Reply) -> Reply:
    """Each side for itself: who named cannot agree for the other, unless they hold both wallets."""
    assert reply.mediator is not None and reply.mediator_named_by_id is not None
    other = reply.other_than(reply.mediator_named_by_id)
    if not by.may_act_for(other):
        raise NotParty()
    if not stands(reply):
        raise MediatorUnfit(name=reply.mediator.name)
    if reply.mediator_agreed_at is None:
        _set(reply, {"mediator_agreed_at": now()})
        _tell(reply, reply.mediator, "agreed")
    return reply


@act
def accept_mediation(*, by: Any, reply: Reply) -> Reply:
    """Whom both named accepts, and mediates from now on in this case alone."""
    _asked(by, reply)
    if reply.mediator_accepted_at is None:
        assert reply.mediator is not None
        _set(reply, {"mediator_accepted_at": now()})
        _tell(reply, reply.mediator, "accepted")
        look_at_mediation(by=by, reply=reply)
    return reply


@act
def decline_mediation(*, by: Any, reply: Reply) -> Reply:
    """Whom both named does not, or no longer; before they were asked, either side may want somebody else."""
    _held(reply)
    member = reply.mediator
    is_asked = _is_asked(by, reply)
    is_open = reply.mediator_agreed_at is None and is_actor(by, reply, rules.EITHER)
    if member is None or not (is_asked or is_open):
        raise NotAsked()
    _set(reply, _NOBODY)
    _tell(reply, member, "declined")
    look_at_mediation(by=by, reply=reply)
    return reply


@act
def release_mediator(*, by: Any, reply: Reply) -> Reply:
    """Whoever accepted stays until both sides want somebody else: one says so, then the other."""
    require(by, "exchange.dispute_reply", reply)
    _held(reply)
    member, first = reply.mediator, reply.mediator_unwanted_by_id
    if not is_actor(by, reply, rules.EITHER):
        raise NotParty()
    if member is None or reply.mediator_accepted_at is None:
        raise InvalidTransition(state=reply.get_state_display())
    if first is None:
        _set(reply, {"mediator_unwanted_by": side_of(by, reply)})
        _tell(reply, member, "unwanted")
    elif by.may_act_for(reply.other_than(first)):
        _set(reply, _NOBODY)
        _tell(reply, member, "released")
        look_at_mediation(by=by, reply=reply)
    return reply


@act
def take_back_release(*, by: Any, reply: Reply) -> Reply:
    """Whoever wished for somebody else does so no longer, as long as the other side has not wished it, too."""
    require(by, "exchange.dispute_reply", reply)
    _held(reply)
    first = reply.mediator_unwanted_by_id
    if first is None or reply.mediator is None:
        raise InvalidTransition(state=reply.get_state_display())
    if not by.may_act_for(first):
        raise NotYourWish()
    _set(reply, {"mediator_unwanted_by": None})
    _tell(reply, reply.mediator, "kept")
    return reply


@act
def look_at_mediation(*, by: Any, reply: Reply) -> bool:
    """Whether nobody may mediate; said once each time that it comes to be so, or is so no more. Who was named and left, or
    has come to be one of the two sides, is named no longer."""
    reread(reply)
    if reply.is_disputed:
        _let_go(reply)
    lacks = reply.is_disputed and not may_mediate(reply)
    if lacks != (reply.unmediated_since is not None):
        _set(reply, {"unmediated_since": now() if lacks else None})
        if reply.is_disputed:
            emit(MediationLooked(subject=ref(reply), lacks=lacks), **where(reply))
    return lacks


def forget_mediator(reply: Reply) -> None:
    """The dispute has ended. For acts only."""
    _set(reply, {**_NOBODY, "unmediated_since": None})


def _let_go(reply: Reply) -> None:
    if reply.mediator is not None and not stands(reply):
        member = reply.mediator
        _set(reply, _NOBODY)
        _tell(reply, member, "declined")


def _held(reply: Reply) -> None:
    reread(reply)
    if not reply.is_disputed:
        raise InvalidTransition(state=reply.get_state_display())


def _asked(by: Any, reply: Reply) -> None:
    _held(reply)
    if not _is_asked(by, reply):
        raise NotAsked()


def _is_asked(by: Any, reply: Reply) -> bool:
    is_member = by.member is not None and by.member.pk == reply.mediator_id
    return is_member and reply.mediator_agreed_at is not None and bool(by.is_inside)


def _set(reply: Reply, values: dict[str, Any]) -> None:
    Reply.objects.filter(pk=reply.pk).update(**values)
    for name, each in values.items():
        setattr(reply, name, each)


def _tell(reply: Reply, member: Member, step: str) -> None:
    emit(MediatorNamed(subject=ref(reply), member=ref(member), step=step), audit=True, **where(reply))
