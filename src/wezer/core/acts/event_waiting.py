"""What waits for an answer to an event: invitations, and requests to come; they wait as long as a date to come does."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from wezer.core.acts.notices import settle_notices
from wezer.core.models import Answer, Event, EventDate, EventDateState, EventState, Member, Notice, Rsvp
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref

#: What waits for an answer to a date that ended so long ago at most is put away.
LATELY = timedelta(days=3)
#: The answers that kinds of notices wait for to change.
WAITS_FOR = {"event_invited": Answer.INVITED, "event_requested": Answer.REQUESTED}


def settle_invitation(event: Event, member: Member) -> None:
    """Their invitation waits no more, once no date to come does."""
    if not _awaited().filter(event_date__event=event, answer=Answer.INVITED, member=member).exists():
        settle_notices(by=Viewer.system(), kind="event_invited", item=event, member=member)


def settle_requests(event: Event) -> None:
    """Nobody who tends the event needs to look, once nobody asks to come to a date ahead."""
    if not _awaited().filter(event_date__event=event, answer=Answer.REQUESTED).exists():
        settle_notices(by=Viewer.system(), kind="event_requested", item=event)


@act
def put_unanswered_away(*, by: Any) -> None:
    """A date is over: nobody is asked any more whether they come to it, nor who may. The worker calls it. Two statements."""
    over = EventDate.objects.filter(ends_at__range=(now() - LATELY, now())).values("event")
    for kind, answer in WAITS_FOR.items():
        awaited = _awaited().filter(event_date__event=OuterRef("item"), answer=answer)
        if kind == "event_invited":
            awaited = awaited.filter(member=OuterRef("member"))
        waiting = Notice.objects.filter(kind=kind, item__in=over, read_at=None)
        waiting.exclude(Exists(awaited)).update(read_at=now())


@act
def wake_invitation(*, by: Any, event: Event, member: Member, on: str, fact: Fact) -> bool:
    """Whether the member was told before that they are invited to this date: they are not told again, it only waits for them
    once more."""
    told = Notice.objects.filter(kind="event_invited", item=event, member=member, detail__on=on).exclude(fact=fact.uid)
    last = told.order_by("-pk").first()
    if last is None:
        return False
    if _awaited().filter(event_date__event=event, answer=Answer.INVITED, member=member).exists():
        Notice.objects.filter(pk=last.pk).update(read_at=None)
    return True


@act
def move_waiting(*, by: Any, event: Event, earlier: Event | None = None) -> None:
    """A date has another name now, or went from the series `earlier` to this event: what waits for an answer to it follows;
    where nothing is awaited any more it waits no longer."""
    places = [each.pk for each in (event, earlier) if each is not None]
    awaited = _awaited().filter(event_date__event__in=places, answer__in=WAITS_FOR.values())
    ahead: dict[tuple[str, int], list[tuple[int, Any]]] = {}
    for answer, member, place, on in awaited.order_by("event_date__starts_at", "pk").values_list(
        "answer", "member", "event_date__event", "event_date__on"
    ):
        whose = member if answer == Answer.INVITED else 0
        ahead.setdefault((answer, whose), []).append((place, on.isoformat()))
    for notice in Notice.objects.filter(kind__in=WAITS_FOR, item__in=places, read_at=None):
        whose = notice.member_id if notice.kind == "event_invited" else 0
        known = ahead.get((WAITS_FOR[notice.kind], whose), [])
        if not known:
            notice.read_at = now()
        elif (notice.item_id, notice.detail.get("on")) not in known:
            place, on = next((each for each in known if each[0] == event.pk), known[0])
            there = event if earlier is None or place == event.pk else earlier
            notice.item_id, notice.subject, notice.detail = there.pk, str(ref(there)), {**notice.detail, "on": on}
        else:
            continue
        notice.save(update_fields=["item", "subject", "detail", "read_at"])


def _awaited() -> QuerySet[Rsvp]:
    """Answers to dates that are still to come, and are asked for here."""
    coming = Rsvp.objects.filter(event_date__ends_at__gt=now(), event_date__event__registration_address="")
    return coming.exclude(event_date__state=EventDateState.CANCELLED).exclude(
        event_date__event__state=EventState.CANCELLED
    )
