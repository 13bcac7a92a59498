"""Recordings fly from the worker to the gateway, outside of any transaction, in the order of their making."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.settings_registry import value
from wezer.operation.acts.recording import keep_payload, note_engine
from wezer.operation.engine.readiness import why_not
from wezer.operation.gateway import Asked, GatewayRefusal, are_neighbours, call, call_together
from wezer.operation.gateway.errors import EngineDown, Internal, NeedsConfirmation
from wezer.operation.kinds import followers_of
from wezer.operation.mirroring import catch_up_all
from wezer.operation.queries.recording import name_of_method
from wezer.workflow.kinds import FlightKind, HeldForGood, NotNow, flight_kinds

#: A mistake of ours is tried once more, then a person looks at it.
TRIES_OF_A_BUG = 2
LONGEST_PAUSE = timedelta(seconds=300)


@flight_kinds.add
class BooksFlight(FlightKind):
    kind = "books"
    name = _("Recording in the books")
    icon = "book-open"
    lane = "books"
    is_orderly = True
    together = 10  # a back office that wants to write waits for one pass: a second
    tries = 12
    lease = timedelta(minutes=2)  # twice the time after which a writer is told that the books are busy

    @property
    def keep(self) -> timedelta:  # type: ignore[override]  # narrower or wider than Django's stub
        """The legal retention of accounting documents."""
        return timedelta(days=366 * int(value("operation.keep_years")))

    def is_open(self) -> bool:
        """While the engine is missing, being made or of another version, recordings wait and nothing counts as a try."""
        reason = why_not()
        note_engine(is_up=not reason, why=reason)
        return not reason

    def goes_with(self, flight: Any, other: Any) -> bool:
        """Neighbours that the engine posts in one pass cost a third to a fifth of what they cost one by one."""
        return are_neighbours(_asked(flight), _asked(other))

    def fly_together(self, flights: Sequence[Any]) -> Sequence[Any]:
        return call_together([_asked(flight) for flight in flights])

    def fly(self, flight: Any) -> Any:
        asked = _asked(flight)
        try:
            return call(
                asked.method,
                asked.key,
                asked.payload,
                entity=asked.entity,
                confirm=asked.confirm,
                actor=asked.actor,
            )
        except EngineDown as down:
            note_engine(is_up=False, why=down.detail)
            raise NotNow(down.detail) from down
        except GatewayRefusal as refusal:
            is_hopeless = isinstance(refusal, Internal) and flight.tries >= TRIES_OF_A_BUG
            if refusal.retryable and not is_hopeless:
                raise
            raise HeldForGood(str(refusal)) from refusal

    def pause(self, tries: int) -> timedelta:
        return min(timedelta(seconds=2 ** (tries - 1)), LONGEST_PAUSE)

    def arrived(self, flight: Any, answer: Any) -> None:
        asked = {**flight.payload, "result": answer.as_dict()}
        asked.pop("refusal", None)
        keep_payload(flight=flight, payload=asked)
        for follower in followers_of(asked["method"], asked["origin"]):
            follower.recorded(flight, answer)

    def held(self, flight: Any, problem: BaseException | None) -> None:
        refusal = problem if isinstance(problem, GatewayRefusal) else getattr(problem, "__cause__", None)
        if not isinstance(refusal, GatewayRefusal):
            refusal = Internal(detail=str(problem or "the worker stopped each time"))
        keep_payload(flight=flight, payload={**flight.payload, "refusal": _kept(refusal)})
        for follower in followers_of(flight.payload["method"], flight.payload["origin"]):
            follower.refused(flight, refusal)

    def dropped(self, flight: Any, reason: str) -> None:
        for follower in followers_of(flight.payload["method"], flight.payload["origin"]):
            follower.dropped(flight, reason)

    def afterwards(self) -> None:
        """What was recorded shows at once on pages that read the mirror."""
        catch_up_all()

    def title(self, flight: Any) -> str:
        return name_of_method(str(flight.name))


def _asked(flight: Any) -> Asked:
    said = flight.payload
    confirm = tuple(said.get("confirm", ()))
    return Asked(said["method"], said["key"], said["payload"], said["entity"], confirm, said["actor"])


def _kept(refusal: GatewayRefusal) -> dict[str, Any]:
    """Enough to say the same sentence again, in the language of whoever reads it."""
    details = {name: str(each) for name, each in refusal.details.items() if name != "detail"}
    asked = [refusal.details["warning"]] if isinstance(refusal, NeedsConfirmation) else []
    return {"code": refusal.code, "field": refusal.field, "detail": refusal.detail, "details": details, "asked": asked}
