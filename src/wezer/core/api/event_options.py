"""Finding the date of an event together."""

from datetime import date
from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.event_options import answer_options, drop_option, offer_date, settle_date
from wezer.core.agenda.polls import poll_of
from wezer.core.api.common import caller, router
from wezer.core.api.events import EventOut, Hour, found_event, show_event
from wezer.core.models.event import MOST_OPTIONS
from wezer.ui.rest import MADE, UID, PartyOut, Schema, Strict, idempotent, made, moment, show_party


class OptionIn(Strict):
    """Without an hour it is the event's; it lasts as long as the event was planned to."""

    starts_on: date
    starts_time: Hour | None = None


class OptionOut(Schema):
    uid: UID
    starts_at: str
    ends_at: str
    yes: int
    if_needed: int
    no: int
    my_answer: str | None


class SuitingOut(Schema):
    member: PartyOut
    answers: list[str | None]
    """In the order of the options."""


class OptionsOut(Schema):
    """`people`: for members, two hundred at most; the numbers count everybody."""

    options: list[OptionOut]
    people: list[SuitingOut]


class SuitsIn(Strict):
    """By the uid of each option; null takes an answer back, what is left out stays."""

    answers: Annotated[dict[UID, Literal["yes", "if_needed", "no"] | None], Field(max_length=MOST_OPTIONS)]


class ChosenIn(Strict):
    option: UID


def _show(request: Any, uid: Any) -> dict[str, Any]:
    poll = poll_of(found_event(request, uid), request.viewer)
    return {
        "options": [
            {
                "uid": each.option.uid,
                "starts_at": moment(each.option.starts_at),
                "ends_at": moment(each.option.ends_at),
                "yes": each.yes,
                "if_needed": each.if_needed,
                "no": each.no,
                "my_answer": each.mine or None,
            }
            for each in poll.choices
        ],
        "people": [
            {"member": show_party(member), "answers": [one or None for one in said]} for member, said in poll.people
        ],
    }


@router.get("/events/{uid}/options", response=OptionsOut)
def event_options(request: Any, uid: UID) -> Any:
    """The dates that were offered, and whom they suit."""
    return _show(request, uid)


@router.post("/events/{uid}/options", response=MADE(OptionsOut))
@idempotent
def new_option(request: Any, uid: UID, new: OptionIn) -> Any:
    """Offer a date; the first one makes a draft tentative."""
    offer_date(by=request.viewer, event=found_event(request, uid), **new.dict())
    return made(_show(request, uid))


@router.delete("/events/{uid}/options/{option}", response=OptionsOut)
def no_option(request: Any, uid: UID, option: UID) -> Any:
    """Offer it no more."""
    found = found_event(request, uid)
    drop_option(by=request.viewer, event=found, option=get_object_or_404(found.options, uid=option))
    return _show(request, uid)


@router.put("/events/{uid}/option-answers", response=OptionsOut)
def put_suits(request: Any, uid: UID, sent: SuitsIn) -> Any:
    """Say which dates suit."""
    caller(request)
    said = {str(option): answer or "" for option, answer in sent.answers.items()}
    answer_options(by=request.viewer, event=found_event(request, uid), answers=said)
    return _show(request, uid)


@router.put("/events/{uid}/settlement", response=EventOut)
def put_settlement(request: Any, uid: UID, chosen: ChosenIn) -> Any:
    """It is this date: whom it suits is asked whether they come."""
    found = found_event(request, uid)
    settle_date(by=request.viewer, event=found, option=get_object_or_404(found.options, uid=chosen.option))
    return show_event(found_event(request, uid), request.viewer)
