"""What the calendar does when facts arrive: those who come are told what becomes of it."""

from typing import Any

from django.db.models import Q

from wezer.core.acts.event_waiting import move_waiting, settle_invitation, settle_requests, wake_invitation
from wezer.core.acts.notices import notify, settle_notices, tell_followers
from wezer.core.acts.outside_rsvps import tell_outside
from wezer.core.models import TOLD, Answer, Event, EventEntry, Member, OptionAnswer, Rsvp
from wezer.core.queries import actor_of, members_acting_for, members_who_may
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.permissions import can
from wezer.kernel.ref import resolve


@receiver("core.event_published")
def tell_who_follows(fact: Fact) -> None:
    """Those who follow the calendar, its group, or who plans it."""
    event = _event(fact)
    if event is not None:
        tell_followers(by=Viewer.system(), fact=fact, item=event, actor=actor_of(fact))


@receiver("core.event_changed")
def tell_of_a_change(fact: Fact) -> None:
    event = _event(fact)
    if event is None:
        return
    if fact.payload.get("is_other_time"):
        _tell(fact, "event_changed")
    if fact.payload.get("registration"):
        _tell_where_to_register(fact, event)
    if fact.payload.get("is_other_time") or fact.payload.get("registration"):
        move_waiting(by=Viewer.system(), event=event)


@receiver("core.event_continued")
def tell_of_what_follows(fact: Fact) -> None:
    """Those whose date is another, and those whose date is no more."""
    event, earlier = _event(fact), resolve(fact.payload.get("earlier", ""))
    if event is None or earlier is None:
        return
    said = Rsvp.objects.filter(answer__in=TOLD, event_date__ends_at__gt=fact.at)
    concerned = said.filter(event_date__event=earlier, event_date__on__gte=fact.payload["on"])
    if fact.payload.get("is_other_time"):
        concerned |= said.filter(event_date__event=event)
    people = list(Member.objects.filter(pk__in=concerned.values("member")))
    _notify(fact, "event_changed", event, people, actor=actor_of(fact), on="")
    if fact.payload.get("registration"):
        _tell_where_to_register(fact, event)
    if fact.payload.get("is_other_time"):
        tell_outside(by=Viewer.system(), event=event, fact=fact)
    if isinstance(earlier, Event):
        tell_outside(by=Viewer.system(), event=earlier, fact=fact, since=fact.payload["on"])
        move_waiting(by=Viewer.system(), event=event, earlier=earlier)


@receiver("core.event_cancelled")
def tell_of_the_end(fact: Fact) -> None:
    _tell(fact, "event_cancelled")
    event = _event(fact)
    if event is not None:
        settle_notices(by=Viewer.system(), kind=("event_invited", "event_requested"), item=event, fact=fact)
    if event is not None and "options" in event.card:  # its date was still open
        _notify(fact, "event_cancelled", event, _suited(event), actor=actor_of(fact))


@receiver("core.event_date_settled")
def ask_whom_it_suits(fact: Fact) -> None:
    """Whoever said that this date suits them, or would do, wherever the event has gone since."""
    event, option = _event(fact), resolve(fact.payload.get("option", ""))
    if event is not None and option is not None:
        _notify(fact, "event_settled", event, _suited(event, pk=option.pk), actor=actor_of(fact))


def _suited(event: Event, **which: Any) -> list[Member]:
    said = OptionAnswer.objects.not_no().filter(option__in=event.options.filter(**which))
    return list(Member.objects.filter(pk__in=said.values("member")))


@receiver("core.event_reported")
def tell_what_came_of_it(fact: Fact) -> None:
    """Those who came, and those who had said that they do, or might; once, not when it is written otherwise."""
    event = resolve(fact.subject)
    if not isinstance(event, Event) or event.withdrawn_at is not None or not fact.payload.get("is_first"):
        return
    said = Rsvp.objects.filter(event_date__event=event, event_date__on=fact.payload["on"])
    there = said.filter(Q(came=True) | Q(came=None, answer__in=(Answer.GOING, Answer.MAYBE)))
    people = list(Member.objects.filter(pk__in=there.values("member")))
    _notify(fact, "event_reported", event, people, actor=actor_of(fact))


@receiver("core.event_date_moved", "core.event_date_restored")
def tell_of_another_day(fact: Fact) -> None:
    _tell(fact, "event_date_moved")


@receiver("core.event_date_cancelled")
def tell_of_a_day_off(fact: Fact) -> None:
    _tell(fact, "event_date_cancelled")
    event = _event(fact)
    if event is not None:
        invited = Rsvp.objects.filter(event_date__event=event, event_date__on=fact.payload["on"], answer=Answer.INVITED)
        for each in invited.select_related("member"):
            settle_invitation(event, each.member)
        settle_requests(event)


@receiver("core.event_place_given", "core.event_place_offered", "core.event_place_lapsed")
def tell_who_waited(fact: Fact) -> None:
    event, member = _event(fact), resolve(fact.payload["member"])
    if event is not None and isinstance(member, Member):
        _notify(fact, fact.name.removeprefix("core."), event, [member], actor=None)


@receiver("core.event_invited")
def ask_who_is_invited(fact: Fact) -> None:
    event, member = _event(fact), resolve(fact.payload["member"])
    if event is None or not isinstance(member, Member):
        return
    if not wake_invitation(by=Viewer.system(), event=event, member=member, on=fact.payload["on"], fact=fact):
        _notify(fact, "event_invited", event, [member], actor=actor_of(fact))


@receiver("core.event_answered", "core.event_invitation_withdrawn")
def see_who_asks(fact: Fact) -> None:
    """Whoever answered is asked no more; those who tend the event are, where somebody needs to be let in."""
    event, member = _event(fact), resolve(fact.payload["member"])
    if event is None or not isinstance(member, Member):
        return
    settle_invitation(event, member)
    if fact.payload.get("answer") == Answer.REQUESTED:
        _notify(fact, "event_requested", event, organisers(event), actor=actor_of(fact))
    elif event.entry != EventEntry.OPEN:
        settle_requests(event)


@receiver("core.event_request_accepted", "core.event_request_refused")
def tell_who_asked(fact: Fact) -> None:
    event, member = _event(fact), resolve(fact.payload["member"])
    if event is not None and isinstance(member, Member):
        is_waiting = fact.payload.get("answer") == Answer.WAITLISTED
        kind = "event_request_waits" if is_waiting else fact.name.removeprefix("core.")
        _notify(fact, kind, event, [member], actor=None)
        settle_requests(event)


def organisers(event: Event) -> list[Member]:
    """Whose event it is, as far as they are inside and still tend it; else those who tend its group."""
    acting = [Viewer.of(member) for member in members_acting_for(event.author_id)]
    own = [one.member for one in acting if one.member and one.is_inside and can(one, "core.change_event", event)]
    assert event.group is not None  # an event lies in a group
    return own or members_who_may("core.tend_group", event.group)


def _tell_where_to_register(fact: Fact, event: Event) -> None:
    """Whoever answered here, from outside, too: that it counts for nothing now, or once more; then those who let people in look
    again, too."""
    ahead = Rsvp.objects.filter(event_date__event=event, answer__in=TOLD, event_date__ends_at__gt=fact.at)
    people = list(Member.objects.filter(pk__in=ahead.values("member")))
    _notify(fact, f"event_registers_{fact.payload['registration']}", event, people, actor=actor_of(fact), on="")
    asking = ahead.filter(answer=Answer.REQUESTED, event_date__event__registration_address="")
    first = asking.order_by("event_date__starts_at").values_list("event_date__on", flat=True).first()
    if first is not None:
        _notify(fact, "event_requested", event, organisers(event), actor=None, on=first.isoformat())
    tell_outside(by=Viewer.system(), event=event, fact=fact)


def _tell(fact: Fact, kind: str) -> None:
    """Those who said that they come, or might, to the date; without a date, to any that is still to come."""
    event = _event(fact)
    if event is None:
        return
    answers = Rsvp.objects.filter(event_date__event=event, answer__in=TOLD)
    on = fact.payload.get("on")
    answers = answers.filter(event_date__on=on) if on else answers.filter(event_date__ends_at__gt=fact.at)
    people = list(Member.objects.filter(pk__in=answers.values("member")))
    _notify(fact, kind, event, people, actor=actor_of(fact))
    tell_outside(by=Viewer.system(), event=event, fact=fact, on=on or "")


def _notify(fact: Fact, kind: str, event: Event, people: list[Member], *, actor: Any, on: str | None = None) -> None:
    notify(
        by=Viewer.system(), members=people, kind=kind, fact=fact, item=event, group=event.group, actor=actor,
        detail={"on": fact.payload.get("on", "") if on is None else on},
    )  # fmt: skip


def _event(fact: Fact) -> Event | None:
    found = resolve(fact.subject)
    if not isinstance(found, Event) or found.withdrawn_at is not None or found.last_at < now():
        return None
    return found
