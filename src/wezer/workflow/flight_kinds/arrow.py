"""Arrows drawn by facts: one flight per arrow and fact, the target and the link made in one act."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.models import Fact
from wezer.workflow.acts.links import link
from wezer.workflow.arrow import arrow_of, arrows_on
from wezer.workflow.kinds import Draft, FlightKind, flight_kinds
from wezer.workflow.models import ArrowSwitch


class ArrowMissing(Exception):
    """The arrow that drew this flight is no longer installed."""


@flight_kinds.add
class ArrowFlight(FlightKind):
    kind = "arrow"
    name = _("Arrow")
    icon = "arrow-right"
    in_act = True
    keep = None

    def draw(self, facts: Sequence[Fact]) -> Iterable[Draft]:
        drawn = [(one, fact) for fact in facts for one in arrows_on(fact.name)]
        off = switched_off() if drawn else frozenset()
        for one, fact in drawn:
            if one.key not in off:
                yield Draft(self.kind, one.key, f"arrow:{one.key}:{fact.uid}", fact.uid)

    def fly(self, flight: Any) -> None:
        found = arrow_of(flight.name)
        fact = Fact.objects.filter(uid=flight.fact).first()
        if found is None or fact is None:
            raise ArrowMissing(flight.name)
        made = found.shoot(fact)
        for source, target in _pairs(made):
            link(source=source, target=target, arrow=found.key, fact=fact.uid)

    def title(self, flight: Any) -> str:
        found = arrow_of(flight.name)
        return str(found.words) if found else str(flight.name)


def _pairs(made: Any) -> list[tuple[models.Model, models.Model]]:
    if made is None:
        return []
    if isinstance(made, tuple):
        return [made]
    return list(made)


def switched_off() -> frozenset[str]:
    """Arrows that do not fly in this community."""
    return frozenset(ArrowSwitch.objects.filter(is_on=False).values_list("arrow", flat=True))
