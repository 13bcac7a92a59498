"""Judging an attempt: every way, every condition, with what each knew."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wezer.core.crossing.kinds import NO, WAITS, YES, Attempt, Verdict, membrane_kinds
from wezer.core.crossing.membranes import Way
from wezer.core.models import Crossing
from wezer.kernel.clock import now


@dataclass(frozen=True, slots=True)
class Part:
    """One condition of a way, as it stands."""

    settings: dict[str, Any]
    verdict: Verdict

    @property
    def kind(self) -> str:
        return str(self.settings["kind"])

    @property
    def sentence(self) -> str:
        known = membrane_kinds.get(self.kind)
        return known.sentence(self.settings) if known else self.kind


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of an attempt; `way` is the one that is open now."""

    answer: str
    parts: list[list[Part]] = field(default_factory=list)
    way: Way | None = None

    @property
    def inputs(self) -> dict[str, Any]:
        """What every condition knew, for the step that follows from it."""
        return {
            "ways": [
                [{"kind": part.kind, "answer": part.verdict.answer, **part.verdict.inputs} for part in way]
                for way in self.parts
            ]
        }

    @property
    def awaited(self) -> set[str]:
        """The kinds of what is waited for, in the ways that may still open. Nothing once one of them is open."""
        if self.answer != WAITS:
            return set()
        open_ways = (way for way in self.parts if _answer(way) == WAITS)
        return {part.kind for way in open_ways for part in way if part.verdict.answer == WAITS}

    @property
    def is_decided_by_people(self) -> bool:
        """A no that somebody said, not only a rule that does not hold yet."""
        return any(
            part.verdict.answer == NO and part.kind in membrane_kinds and membrane_kinds[part.kind].asks_others
            for way in self.parts
            for part in way
        )

    @property
    def unmet(self) -> list[str]:
        """What stands in the way, in sentences."""
        return [part.sentence for way in self.parts for part in way if part.verdict.answer == NO]


def judge(ways: Sequence[Way], attempt: Attempt) -> Judged:
    parts = [[Part(each, _verdict(each, attempt)) for each in way] for way in ways]
    answers = [_answer(way) for way in parts]
    if YES in answers:
        return Judged(YES, parts, ways[answers.index(YES)])
    return Judged(WAITS if WAITS in answers else NO, parts)


def _verdict(settings: dict[str, Any], attempt: Attempt) -> Verdict:
    kind = membrane_kinds.get(settings["kind"])
    return kind.judge(settings, attempt) if kind else Verdict(NO, {"unknown": settings["kind"]})


def _answer(way: list[Part]) -> str:
    said = {part.verdict.answer for part in way}
    return NO if NO in said else WAITS if WAITS in said else YES


def attempt_of(crossing: Crossing) -> Attempt:
    """The attempt of a crossing that waits, with every voice so far."""
    belonging = crossing.belonging
    return Attempt(
        belonging.group, belonging.member, now(), crossing.invited, crossing, list(crossing.voices.all())
    )  # fmt: skip


def settings_of(crossing: Crossing, kind: str) -> dict[str, Any] | None:
    """The settings of a condition among the ways of a crossing, None when it is not asked there."""
    return next(iter(all_settings_of(crossing, kind)), None)


def all_settings_of(crossing: Crossing, kind: str) -> list[dict[str, Any]]:
    """The same of every way that asks it: each is judged by its own."""
    return [each for way in crossing.ways for each in way if each["kind"] == kind]
