"""Where an event stands while several dates are offered, when one is settled on, and when none is offered any more."""

from datetime import date, time
from typing import Any

from django.db.models import F

from wezer.core.agenda.happenings import planned_span
from wezer.core.agenda.times import wall
from wezer.core.models import DateOption, Event, Item
from wezer.core.search.index import list_in_search

#: What its card says only as long as its date is open: the dates that are offered, and the one it was planned for.
OPTIONS, PLANNED = "options", "planned"
_PLANNED_COLUMNS = ("starts_on", "starts_time", "ends_on", "ends_time")


def lock_event(event: Event) -> None:
    """The event as it stands, its row locked until the act ends."""
    Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    event.refresh_from_db()


def card_day(starts_on: date, starts_time: time | None) -> dict[str, str]:
    return {"starts_on": starts_on.isoformat(), "starts_time": _hour(starts_time)}


def settled_columns(event: Event, option: DateOption) -> tuple[dict[str, Any], dict[str, Any]]:
    """Where the event stands with this date: its own columns, and its card without what was offered."""
    ends = wall(option.ends_at, event.zone)
    ends_on = ends.date() if event.starts_time else option.starts_on + (event.ends_on - event.starts_on)
    columns = {
        "starts_on": option.starts_on, "starts_time": option.starts_time, "ends_on": ends_on,
        "ends_time": ends.time() if event.starts_time else None, "first_at": option.starts_at, "last_at": option.ends_at,
    }  # fmt: skip
    return columns, _settled_card(event) | card_day(option.starts_on, option.starts_time)


def follow_options(event: Event) -> None:
    """The event stands at the first of the dates that are offered, and reaches to the last; its card names them all."""
    options = list(DateOption.objects.filter(event=event).order_by("starts_at"))
    columns, card = settled_columns(event, options[0])
    columns["last_at"] = max(option.ends_at for option in options)
    card[OPTIONS] = [[option.starts_on.isoformat(), _hour(option.starts_time)] for option in options]
    card[PLANNED] = event.card.get(PLANNED) or [_text(getattr(event, name)) for name in _PLANNED_COLUMNS]
    _stand(event, columns, card)


def stand_as_planned(event: Event) -> None:
    """No date is offered any more: the event stands where it was planned for before the first one was."""
    columns: dict[str, Any] = {}
    if planned := event.card.get(PLANNED):
        columns = {name: _read(name, text) for name, text in zip(_PLANNED_COLUMNS, planned, strict=True)}
        for name, said in columns.items():
            setattr(event, name, said)
        columns["first_at"], columns["last_at"] = planned_span(event, event.starts_on)
    _stand(event, columns, _settled_card(event) | card_day(event.starts_on, event.starts_time))


def _settled_card(event: Event) -> dict[str, Any]:
    return {name: said for name, said in event.card.items() if name not in (OPTIONS, PLANNED)}


def _hour(value: time | None) -> str:
    return f"{value:%H:%M}" if value else ""


def _text(said: date | time | None) -> str:
    return said.isoformat() if said is not None else ""


def _read(name: str, text: str) -> date | time | None:
    if name.endswith("_on"):
        return date.fromisoformat(text)
    return time.fromisoformat(text) if text else None


def _stand(event: Event, columns: dict[str, Any], card: dict[str, Any]) -> None:
    was_over = event.over_at is not None
    Event.objects.filter(pk=event.pk).update(sequence=F("sequence") + 1, **columns)
    Item.objects.filter(pk=event.pk).update(card=card, over_at=None, version=F("version") + 1)
    event.refresh_from_db()
    if was_over:
        list_in_search(event)
