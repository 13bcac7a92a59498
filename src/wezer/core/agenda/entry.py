"""Who may come to an event: everyone who sees it, whoever those who tend it accept, or whom they invite (core.md 11)."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from wezer.core.agenda.happenings import Happening
from wezer.core.agenda.refusals import OnlyInvited, WasNotLetIn
from wezer.core.models import LET_IN, Answer, Event, EventEntry, EventInvitation, Rsvp, RsvpReply
from wezer.kernel.permissions import can

#: So many who ask, or are invited, a page lists.
MOST_LISTED = 500


def comes_freely(event: Event, viewer: Any) -> bool:
    """Whether nobody needs to let the viewer in: everyone may come, they tend the event, or are invited. One statement at most."""
    if event.entry == EventEntry.OPEN or can(viewer, "core.change_event", event):
        return True
    return EventInvitation.objects.filter(event=event, member=viewer.member).exists()


def given_entry(event: Event, viewer: Any, wanted: str, before: str) -> str:
    """What the answer is, as far as it depends on who may come: whoever needs to be let in asks for it, or is refused."""
    if event.entry == EventEntry.OPEN or before in LET_IN or comes_freely(event, viewer):
        return wanted
    if before == Answer.REFUSED:
        raise WasNotLetIn()
    if event.entry == EventEntry.INVITED and not (before and wanted in (Answer.DECLINED, before)):
        raise OnlyInvited()
    return Answer.REQUESTED if wanted == Answer.GOING else wanted


def stays_outside(event: Event, mine: str, viewer: Any) -> bool:
    """Whether the viewer is not among those who may answer: only whom somebody invites comes, or they were not let in."""
    if event.entry == EventEntry.OPEN or mine in LET_IN:
        return False
    if mine != Answer.REFUSED and (mine or event.entry != EventEntry.INVITED):
        return False
    return not comes_freely(event, viewer)


@dataclass(slots=True)
class Entries:
    """Who asks to come to a date, who was not let in, and who is invited to the event, with their answers."""

    requests: list[Rsvp] = field(default_factory=list)
    refused: list[Rsvp] = field(default_factory=list)
    invited: list[EventInvitation] = field(default_factory=list)  # each with `.answer`, a label


def entries_of(found: Happening) -> Entries:
    """For those who tend the event. Two statements, a third where those who come are asked something."""
    invited = EventInvitation.objects.filter(event=found.event).select_related("member__photo")
    listed = list(invited.order_by("member__name", "pk")[:MOST_LISTED])
    said: dict[int, Rsvp] = {}
    if found.row is not None:
        asks = Q(answer__in=(Answer.REQUESTED, Answer.REFUSED)) | Q(member__in=[each.member_id for each in listed])
        rows = with_replies(Rsvp.objects.filter(asks, event_date=found.row), found.event).select_related(
            "member__photo"
        )
        first = rows.order_by(F("waiting_since").asc(nulls_last=True), "pk")[: 3 * MOST_LISTED]
        said = {row.member_id: row for row in first}
    for each in listed:
        row = said.get(each.member_id)
        each.answer = row.get_answer_display() if row else ""  # type: ignore[attr-defined]  # kept for who shows it
    return Entries(
        [row for row in said.values() if row.answer == Answer.REQUESTED],
        [row for row in said.values() if row.answer == Answer.REFUSED],
        listed,
    )


def with_replies(answers: QuerySet[Rsvp], event: Event) -> QuerySet[Rsvp]:
    """Each with what was replied to the event's questions. One statement more, none where it asks nothing."""
    if not event.asks:
        return answers
    return answers.prefetch_related(
        Prefetch("replies", RsvpReply.objects.select_related("question").order_by("question"))
    )
