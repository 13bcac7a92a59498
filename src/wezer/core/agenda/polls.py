"""What the dates of an event that is still open look like: whom each suits, and what the viewer has said."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from wezer.core.agenda.happenings import Happening
from wezer.core.models import DateOption, Event, Member, OptionAnswer, Suits

#: The table names so many; the numbers count everybody.
MOST_NAMED = 200


@dataclass(slots=True)
class Choice:
    """One date: how many it suits."""

    option: DateOption
    shown: Happening
    yes: int
    if_needed: int
    no: int
    mine: str = ""
    is_best: bool = False


@dataclass(slots=True)
class Poll:
    choices: list[Choice]
    #: Who answered, each with their answers in the order of the choices; for members only.
    people: list[tuple[Member, list[str]]] = field(default_factory=list)


def poll_of(event: Event, viewer: Any) -> Poll:
    """Two statements, however many answered."""
    numbers = {
        said.value: Count("answers", filter=Q(answers__answer=said, answers__member__erased_at=None)) for said in Suits
    }
    rows: list[Any] = list(DateOption.objects.filter(event=event).annotate(**numbers).order_by("starts_at"))
    choices = [Choice(row, _shown(event, row), row.yes, row.if_needed, row.no) for row in rows]
    most = max(((each.yes, each.if_needed) for each in choices), default=(0, 0))
    for each in choices:
        each.is_best = (each.yes, each.if_needed) == most != (0, 0)
    if not viewer.is_inside or viewer.glass is not None:  # who chose what is a ballot to who looks in for once
        return Poll(choices)
    said = _said(event)
    mine = said.get(viewer.member.pk, (None, {}))[1] if viewer.member is not None else {}
    for each in choices:
        each.mine = mine.get(each.option.pk, "")
    people = sorted(said.values(), key=lambda one: one[0].name.casefold())[:MOST_NAMED]
    return Poll(choices, [(member, [given.get(row.pk, "") for row in rows]) for member, given in people])


def _said(event: Event) -> dict[int, tuple[Member, dict[int, str]]]:
    found: dict[int, tuple[Member, dict[int, str]]] = {}
    rows = OptionAnswer.objects.filter(option__event=event).select_related("member__photo").order_by("pk")
    for row in rows:
        found.setdefault(row.member_id, (row.member, {}))[1][row.option_id] = row.answer
    return found


def _shown(event: Event, row: DateOption) -> Happening:
    return Happening(event, row.starts_on, row.starts_on, row.starts_time, row.starts_at, row.ends_at)
