"""Where the journey stands: steps in their order, what each would do, how far one has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wezer.core.journey.kinds import JourneyPreset, journey_moves, journey_presets, journey_steps
from wezer.core.journey.kinds import JourneyStep as Kind
from wezer.core.models import Belonging, Item
from wezer.core.models.journey import Journey, JourneyStep, StepState
from wezer.core.modules import open_kinds

#: How much of a step is behind one, in quarters.
_QUARTERS = {StepState.TODO: 0, StepState.IN_DISCUSSION: 1, StepState.DECIDED: 2}


@dataclass(frozen=True)
class Planned:
    """One move of a step: what it says, and whether it is done."""

    move: str
    wanted: dict[str, Any]
    says: str
    is_done: bool


@dataclass
class Standing:
    """A step as the pages show it."""

    kind: Kind
    row: JourneyStep
    number: int
    planned: list[Planned] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return self.row.state in (StepState.APPLIED, StepState.TO_REVIEW)

    @property
    def tone(self) -> str:
        return {"applied": "good", "decided": "brand", "in_discussion": "sun", "to_review": "sun"}.get(
            self.row.state, ""
        )


@dataclass(frozen=True)
class Progress:
    done: int
    decided: int
    whole: int
    percent: int


def kinds() -> list[Kind]:
    """The steps of the packages that are open here, in their order."""
    return sorted(open_kinds(journey_steps), key=lambda kind: (kind.order, kind.kind))


def presets() -> list[JourneyPreset]:
    return sorted(journey_presets, key=lambda preset: preset.order)


def journey() -> Journey | None:
    return Journey.objects.select_related("begun_by").first()


def standings() -> list[Standing]:
    """All steps; those that nobody touched yet as to do."""
    rows = {row.kind: row for row in JourneyStep.objects.select_related("decided_by", "discussion__group")}
    return [
        Standing(kind, rows.get(kind.kind) or JourneyStep(kind=kind.kind, value=kind.proposal(), version=0), number)
        for number, kind in enumerate(kinds(), 1)
    ]


def standing(key: str) -> Standing | None:
    """One step, with what applying it would do."""
    found = next((each for each in standings() if each.kind.kind == key), None)
    if found is not None:
        found.planned = plan(found.kind, found.row.value)
    return found


def plan(kind: Kind, value: Mapping[str, Any]) -> list[Planned]:
    made = []
    for name, wanted in kind.moves(value):
        move = journey_moves[name]
        made.append(Planned(name, wanted, move.says(wanted), move.is_done(wanted)))
    return made


def progress(steps: list[Standing]) -> Progress:
    quarters = sum(_QUARTERS.get(StepState(each.row.state), 4) for each in steps)
    return Progress(
        done=sum(1 for each in steps if each.is_done),
        decided=sum(1 for each in steps if each.row.state == StepState.DECIDED),
        whole=len(steps),
        percent=round(100 * quarters / (4 * len(steps))) if steps else 0,
    )


def is_before_us() -> bool:
    """Whether this community has yet to begin: no journey, and nobody here but those who founded it."""
    if Journey.objects.exists() or Item.objects.exists():
        return False
    return bool(Belonging.objects.count() <= 1)
