"""How a reply takes any step: read anew under a lock, the right asked, its state moved and told. For acts only."""

from collections.abc import Sequence
from typing import Any, cast

from django.db.models import F, prefetch_related_objects

from wezer.core.models import Item
from wezer.core.viewer import Viewer
from wezer.exchange import rules
from wezer.exchange.events import ReplyMoved
from wezer.exchange.models import Reply
from wezer.exchange.models.reply import ReplyQuerySet, prices_of
from wezer.exchange.permissions import is_actor
from wezer.exchange.refusals import InDispute, InvalidTransition
from wezer.kernel.acts import move
from wezer.kernel.events import emit
from wezer.kernel.lookup import Lookup
from wezer.kernel.permissions import can, require
from wezer.kernel.ref import ref

_locked = Lookup(
    "exchange.Reply", "pk", lambda rows: cast("ReplyQuerySet", rows).select_for_update(of=("self",)).joined()
)


def take(by: Any, reply: Reply, name: str) -> rules.Step:
    """Read the reply anew under a lock, ask the right of the step, refuse what the table does not list. Nothing moves in
    a dispute but by who mediates."""
    reread(reply)
    step = rules.STEPS[name]
    require(by, f"exchange.{name}_reply", reply)
    if reply.is_disputed and not can(by, "exchange.mediate", reply):
        raise InDispute()
    if reply.state not in step.before:
        raise InvalidTransition(state=reply.get_state_display())
    return step


def reread(reply: Reply) -> None:
    """The row as it is now, locked until the commit, with its parts; the object given becomes it."""
    fresh = _locked.get(reply.pk)
    if fresh is None:
        raise Reply.DoesNotExist
    prefetch_related_objects([fresh], prices_of("terms__prices"))
    reply.__dict__.clear()
    reply.__dict__.update(fresh.__dict__)


def shift(by: Any, reply: Reply, name: str, to: str, *, before: Sequence[str] | None = None, **also: Any) -> None:
    """Move the state, write its label, tell it; a mediator's step goes into the audited facts."""
    was = reply.state
    if not move(reply, before or rules.STEPS[name].before, to, **also):
        raise InvalidTransition(state=reply.get_state_display())
    label(reply)
    is_mediator = not by.is_system and not is_actor(by, reply, rules.EITHER)
    emit(ReplyMoved(subject=ref(reply), step=name, before=was, state=reply.state), audit=is_mediator, **where(reply))


def label(reply: Reply) -> None:
    Item.objects.filter(pk=reply.pk).update(state_label=reply.state, version=F("version") + 1)


def where(reply: Reply) -> dict[str, Any]:
    return {"group": reply.group_id, "audience": reply.audience_id}


def treasurer(by: Any, reply: Reply) -> Any:
    """Who stands before the ledger: the party itself; for a mediator, whose right the step has asked, the system."""
    return by if is_actor(by, reply, rules.EITHER) else Viewer.system()
