"""Finding a date together: several are offered, each says which suit, one is settled on.

Every act locks the event first: nobody answers what is settled, and two who settle at once settle one date.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.db.models import F

from wezer.core.acts.event_days import follow_options, lock_event, settled_columns, stand_as_planned
from wezer.core.acts.events import index_event
from wezer.core.agenda.happenings import planned_span
from wezer.core.agenda.refusals import (
    DateIsOver,
    DateIsSettled,
    OptionGone,
    OptionsMissing,
    OptionsRepeat,
    OptionTwice,
    SuitsUnknown,
    TooManyOptions,
)
from wezer.core.agenda.registration import require_registration_here
from wezer.core.agenda.times import checked_span
from wezer.core.events_agenda import EventDateOffered, EventDateSettled, EventOptionDropped, EventOptionsAnswered
from wezer.core.models import DateOption, Event, EventState, Item, OptionAnswer, Suits
from wezer.core.models.event import FEWEST_OPTIONS, MOST_OPTIONS
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound


@act
def offer_date(*, by: Any, event: Event, starts_on: date, starts_time: time | None = None) -> DateOption:
    """Ask whether this date suits, too. A draft becomes tentative by its first one; without an hour it is the event's."""
    require(by, "core.change_event", event)
    require_voice(by, event)
    lock_event(event)
    require_registration_here(event)
    is_first = event.state == EventState.CONFIRMED and event.published_at is None
    if event.rule:
        raise OptionsRepeat()
    if event.state != EventState.TENTATIVE and not is_first:
        raise DateIsSettled()
    hour = None if event.starts_time is None else starts_time or event.starts_time
    checked_span(starts_on, hour, None, None, event.zone)
    starts_at, ends_at = planned_span(event, starts_on, hour)
    offered = DateOption.objects.filter(event=event)
    if ends_at <= now():
        raise DateIsOver()
    if offered.filter(starts_at=starts_at).exists():
        raise OptionTwice()
    if offered.count() >= MOST_OPTIONS:
        raise TooManyOptions(most=MOST_OPTIONS)
    if is_first:
        move(event, EventState.CONFIRMED, EventState.TENTATIVE)
    made = DateOption.objects.create(
        event=event, starts_on=starts_on, starts_time=hour, starts_at=starts_at, ends_at=ends_at
    )
    follow_options(event)
    _tell(event, EventDateOffered(subject=ref(event), on=starts_on.isoformat()))
    return made


@act
def drop_option(*, by: Any, event: Event, option: DateOption) -> None:
    """Offer this date no more; what was said of it goes with it. Of a published event two stay to choose from; a draft
    without any stands where it was planned for at first."""
    require(by, "core.change_event", event)
    lock_event(event)
    if event.state != EventState.TENTATIVE:
        raise DateIsSettled()
    found = DateOption.objects.filter(event=event, pk=option.pk)
    if not found.exists():
        raise OptionGone()
    if event.published_at is not None and DateOption.objects.filter(event=event).count() <= FEWEST_OPTIONS:
        raise OptionsMissing(fewest=FEWEST_OPTIONS)
    on = option.starts_on.isoformat()
    found.delete()
    if DateOption.objects.filter(event=event).exists():
        follow_options(event)
    else:
        move(event, EventState.TENTATIVE, EventState.CONFIRMED)
        stand_as_planned(event)
    _tell(event, EventOptionDropped(subject=ref(event), on=on))


@act
def answer_options(*, by: Any, event: Event, answers: Mapping[str, str]) -> int:
    """Say of each date (by its uid) whether it suits: yes, if needed, no; empty takes it back. How many answers changed."""
    if not Event.objects.visible_to(by).filter(pk=event.pk).exists():
        raise NotFound()
    require(by, "core.answer_event", event)
    lock_event(event)
    if event.state != EventState.TENTATIVE:
        raise DateIsSettled()
    known = {str(option.uid): option for option in DateOption.objects.filter(event=event)}
    if set(answers.values()) - {*Suits.values, ""}:
        raise SuitsUnknown()
    if set(answers) - set(known):
        raise OptionGone()
    mine = {row.option_id: row for row in OptionAnswer.objects.filter(option__event=event, member=by.member)}
    changed = 0
    for uid, said in answers.items():
        row = mine.get(known[uid].pk)
        if said == (row.answer if row else ""):
            continue
        changed += 1
        if not said:
            OptionAnswer.objects.filter(option=known[uid], member=by.member).delete()
            continue
        OptionAnswer.objects.update_or_create(
            option=known[uid], member=by.member, defaults={"answer": said, "answered_at": now()}
        )
    if changed:
        _tell(event, EventOptionsAnswered(subject=ref(event), member=ref(by.member)))
    return changed


@act
def settle_date(*, by: Any, event: Event, option: DateOption) -> Event:
    """The event takes place on this date. Nobody is put down as coming by what they said of it: whomever it suited is
    asked again (core.md 11)."""
    require(by, "core.change_event", event)
    require_voice(by, event)
    lock_event(event)
    if event.published_at is None:
        raise OptionsMissing(fewest=FEWEST_OPTIONS)
    chosen = DateOption.objects.filter(event=event, pk=option.pk).first()
    if chosen is None:
        raise OptionGone()
    if chosen.is_over:
        raise DateIsOver()
    columns, card = settled_columns(event, chosen)
    if not move(event, EventState.TENTATIVE, EventState.CONFIRMED, sequence=event.sequence + 1, **columns):
        raise DateIsSettled()
    Item.objects.filter(pk=event.pk).update(card=card, over_at=None, edited_at=now(), version=F("version") + 1)
    event.refresh_from_db()
    index_event(by, event)
    _tell(event, EventDateSettled(subject=ref(event), on=chosen.starts_on.isoformat(), option=ref(chosen)))
    return event


def _tell(event: Event, told: Any) -> None:
    emit(told, group=event.group_id, audience=event.audience_id)
