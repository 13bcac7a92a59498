"""What becomes of events that one comes to."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds
from wezer.ui.times import day_text


class _OfEvent(NoticeKind):
    #: With {title} and, where a date is meant, {day}.
    words: Any = ""
    #: Instead of them, where one registers elsewhere: nobody is asked here whether they come.
    words_elsewhere: Any = ""
    icon, topic = "calendar-days", "events"

    def sentence(self, notice: Any) -> str:
        title = notice.item.title if notice.item else ""
        is_elsewhere = bool(self.words_elsewhere and notice.item and "registers_at" in notice.item.card)
        words = self.words_elsewhere if is_elsewhere else self.words
        return str(words).format(title=title[:60], day=_day(notice))

    def url(self, notice: Any) -> str:
        if not notice.item_id or not notice.item.group:
            return reverse("agenda:mine")
        on = notice.detail.get("on", "")
        page = reverse("events:event", args=[notice.item.group.slug, notice.item.uid])
        return f"{page}?on={on}" if on else page


def _day(notice: Any) -> str:
    try:
        return day_text(date.fromisoformat(notice.detail.get("on", "")))
    except ValueError:
        return _("that day")


@notice_kinds.add
class EventNear(_OfEvent):
    kind, name, icon = "event_near", gettext_lazy("An event I come to is near"), "clock"
    words = gettext_lazy("“{title}” is near: {day}")


@notice_kinds.add
class EventMoves(_OfEvent):
    kind, name = "event_changed", gettext_lazy("An event I come to changes its time or place")
    words = gettext_lazy("“{title}” takes place otherwise. Do you still come?")
    words_elsewhere = gettext_lazy("“{title}” takes place otherwise")


@notice_kinds.add
class RegistersElsewhere(_OfEvent):
    kind, name = "event_registers_elsewhere", gettext_lazy("For an event I answered to, one registers elsewhere now")
    words = gettext_lazy("One registers elsewhere for “{title}” now: your answer here does not register you")


@notice_kinds.add
class RegistersHere(_OfEvent):
    kind, name = "event_registers_here", gettext_lazy("My answer to an event counts again")
    words = gettext_lazy("“{title}” takes answers here again: what you said before counts. Do you come?")


@notice_kinds.add
class DateIsSettled(_OfEvent):
    kind, name, icon = "event_settled", gettext_lazy("A date that suits me is settled on"), "calendar-check"
    words = gettext_lazy("“{title}” takes place on {day}. Do you come?")


@notice_kinds.add
class EventIsOff(_OfEvent):
    kind, name, icon = "event_cancelled", gettext_lazy("An event I come to is cancelled"), "calendar-x"
    words = gettext_lazy("“{title}” is cancelled")


@notice_kinds.add
class DateMoves(_OfEvent):
    kind, name = "event_date_moved", gettext_lazy("One date I come to takes place at another time")
    words = gettext_lazy("“{title}” of {day} takes place at another time. Do you still come?")
    words_elsewhere = gettext_lazy("“{title}” of {day} takes place at another time")


@notice_kinds.add
class DateIsOff(_OfEvent):
    kind, name, icon = "event_date_cancelled", gettext_lazy("One date I come to is cancelled"), "calendar-x"
    words = gettext_lazy("“{title}” does not take place on {day}")


@notice_kinds.add
class PlaceGiven(_OfEvent):
    kind, name, icon = "event_place_given", gettext_lazy("A place is free for me"), "calendar-check"
    words = gettext_lazy("A place became free: you come to “{title}” on {day}")


@notice_kinds.add
class PlaceOffered(_OfEvent):
    kind, name, icon = (
        "event_place_offered",
        gettext_lazy("A place is kept for me until I say that I come"),
        "calendar-check",
    )
    words = gettext_lazy("A place became free for you: “{title}” on {day}. It is kept for a day: say whether you come")


@notice_kinds.add
class PlaceLapsed(_OfEvent):
    kind, name, icon = "event_place_lapsed", gettext_lazy("A place that was kept for me goes on"), "calendar-x"
    words = gettext_lazy("Your place at “{title}” on {day} went to the next: nothing was heard from you")


@notice_kinds.add
class WhatCameOfIt(_OfEvent):
    kind, name, icon = "event_reported", gettext_lazy("What came of an event I came to is written down"), "scroll-text"
    words = gettext_lazy("What came of “{title}” of {day}: read the report")


@notice_kinds.add
class IsInvited(_OfEvent):
    kind, name, icon = "event_invited", gettext_lazy("I am invited to an event"), "mail"
    words, waits, may_be_off = gettext_lazy("You are invited to “{title}” on {day}. Do you come?"), True, True


@notice_kinds.add
class SomebodyAsks(_OfEvent):
    kind, name, icon = "event_requested", gettext_lazy("Somebody asks to come to an event that I tend"), "user-check"
    words, waits = gettext_lazy("“{title}” of {day}: there is a request to come. Let them in, or say why not"), True

    def url(self, notice: Any) -> str:
        on = notice.detail.get("on", "")
        if not on or not notice.item_id or not notice.item.group:
            return super().url(notice)
        return reverse("events:invitations", args=[notice.item.group.slug, notice.item.uid, on])


@notice_kinds.add
class RequestAccepted(_OfEvent):
    kind, name, icon = (
        "event_request_accepted",
        gettext_lazy("I may come to an event that I asked for"),
        "calendar-check",
    )
    words = gettext_lazy("You come to “{title}” on {day}: your request was accepted")


@notice_kinds.add
class RequestWaits(_OfEvent):
    kind, name = "event_request_waits", gettext_lazy("I may come to an event, as soon as a place is free")
    words = gettext_lazy("You may come to “{title}” on {day}, but all places are taken: you are on the waiting list")


@notice_kinds.add
class RequestRefused(_OfEvent):
    kind, name, icon = "event_request_refused", gettext_lazy("I was not let in to an event"), "calendar-x"
    words = gettext_lazy("You were not let in to “{title}” on {day}: read why")
