"""Forms of the calendar."""

import hashlib
from copy import copy
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.acts.answers import REMINDERS
from wezer.core.acts.events import LONGEST_PRICE, MOST_GUESTS, MOST_PLACES
from wezer.core.agenda.following import remaining_rule
from wezer.core.agenda.happenings import rule_of
from wezer.core.agenda.recurrence import Rule
from wezer.core.agenda.words import rule_words
from wezer.core.models import Answer, Event, EventEntry, EventState, Group
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.posting import UNLISTED, audiences_of, reaches_of
from wezer.ui.fields import Day
from wezer.ui.forms import Form

REPEATS = [
    ("", _("It does not repeat")),
    ("daily", _("Every day")),
    ("weekly", _("Every week, on that weekday")),
    ("fortnightly", _("Every two weeks, on that weekday")),
    ("monthly", _("Every month, on that date")),
    ("nth", _("Every month, on that weekday: the first Tuesday, for instance")),
    ("last", _("Every month, on the last such weekday")),
    ("yearly", _("Every year")),
]
#: Leaves the rule that an event has and this form cannot say.
AS_IT_IS = "as-it-is"


class _Hour(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def _day(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=Day(), input_formats=["%Y-%m-%d"], help_text=help_text
    )


def _hour(label: Any, *, help_text: Any = "") -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=_Hour(), help_text=help_text)


class EventForm(Form):
    field_of: ClassVar[dict[str, str]] = {"rule": "repeat", "name": "title"}

    title = forms.CharField(label=_("Title"), max_length=200)
    starts_on = _day(_("Day"), required=True)
    starts_time = _hour(_("From"), help_text=_("Leave the hours empty for whole days."))
    ends_on = _day(_("Last day"), help_text=_("Empty: the same day."))
    ends_time = _hour(_("Until"))
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    online_address = forms.CharField(
        label=_("Online address"), required=False, max_length=300,
        widget=forms.URLInput(attrs={"placeholder": "https://…"}),
        help_text=_("Where one meets online. Only those who say that they come read it, and who tends the event."),
    )  # fmt: skip
    registration_address = forms.CharField(
        label=_("Registration elsewhere"), required=False, max_length=300,
        widget=forms.URLInput(attrs={"placeholder": "https://…"}),
        help_text=_(
            "Where one registers, if not here: then nobody is asked here whether they come, and places, guests, a price and an "
            "online address stay empty."
        ),
    )  # fmt: skip
    latitude = forms.FloatField(label=_("Latitude"), required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)
    body = forms.CharField(
        label=_("Description"), required=False, max_length=LONGEST_BODY, strip=False,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Markdown: **bold**, lists, tables."),
    )  # fmt: skip
    repeat = forms.ChoiceField(label=_("Repeats"), required=False, choices=REPEATS)
    repeat_until = _day(_("Repeats until"), help_text=_("Empty: without end."))
    capacity = forms.IntegerField(
        label=_("Places"), required=False, min_value=1, max_value=MOST_PLACES,
        help_text=_("Empty: everybody fits in. Whoever comes later waits on a list."),
    )  # fmt: skip
    entry = forms.ChoiceField(
        label=_("Who may come"), required=False, choices=EventEntry.choices, initial=EventEntry.OPEN,
        help_text=_("Who reads the event is another question: an invitation shows it to nobody who does not."),
    )  # fmt: skip
    most_guests = forms.IntegerField(
        label=_("Guests"), required=False, min_value=0, max_value=MOST_GUESTS,
        help_text=_("How many each may bring along. They take places, too."),
    )  # fmt: skip
    outside_rsvp = forms.BooleanField(
        label=_("Coming without an account"), required=False,
        help_text=_(
            "People without an account say that they come by an e-mail address that they confirm. Only where the event opens to everyone, "
            "or to whoever has its address, and everyone may come."
        ),
    )  # fmt: skip
    price = forms.CharField(
        label=_("Price"), required=False, max_length=LONGEST_PRICE,
        help_text=_("In your own words, in any currency. Empty: it costs nothing."),
    )  # fmt: skip
    audience = forms.ChoiceField(
        label=_("Who reads it"),
        help_text=_(
            "Unlisted: besides its group, whoever has the address of its page; no list tells anybody else of it."
        ),
    )
    zone = forms.CharField(
        label=_("Time zone"), required=False, max_length=64,
        help_text=_("The hours above are what the clock shows there. Such as Europe/Paris."),
    )  # fmt: skip

    def __init__(self, *args: Any, group: Group, event: Event | None = None, **kwargs: Any) -> None:
        if event is not None:
            kwargs["initial"] = {**_initial(event), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.event = event
        if event is not None and event.state == EventState.TENTATIVE:  # its dates are those that are offered
            for name in ("starts_on", "starts_time", "ends_on", "ends_time", "repeat", "repeat_until", "zone"):
                self.fields[name].disabled = True
        self.fields["audience"].choices = reaches_of(group)
        if event is not None and event.rule and self.initial["repeat"] == AS_IT_IS:
            rule = rule_of(event)
            assert rule is not None  # it has one
            self.fields["repeat"].choices = [*REPEATS, (AS_IT_IS, rule_words(rule))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        repeat, until = cleaned.pop("repeat", ""), cleaned.pop("repeat_until", None)
        cleaned["most_guests"] = cleaned.get("most_guests") or 0
        first = cleaned.get("starts_on")
        if repeat == AS_IT_IS and self.event is not None:
            cleaned["rule"] = self.event.rule
        elif repeat and first:
            cleaned["rule"] = str(rule_for(repeat, first, until))
        return cleaned


class FollowingForm(EventForm):
    """One date of a series and all that follow it, filled as they would be if nothing changed."""

    def __init__(self, *args: Any, event: Event, on: date, **kwargs: Any) -> None:
        shape = copy(event)
        shape.rule = remaining_rule(event, on)
        shape.starts_on, shape.ends_on = on, on + (event.ends_on - event.starts_on)
        super().__init__(*args, event=shape, **kwargs)

    def digest(self) -> str:
        """Of exactly what is said: what was looked at is what is done."""
        typed: Any = self.data  # as a browser sends it
        assert self.event is not None
        said = [f"{name}={','.join(typed.getlist(name))}" for name in sorted(self.fields)]
        return hashlib.sha256("\n".join([str(self.event.version), *said]).encode()).hexdigest()[:32]


def rule_for(repeat: str, first: date, until: date | None = None) -> Rule:
    """The rule that a choice of the form means for an event that begins on `first`."""
    day = first.weekday()
    nth = (first.day - 1) // 7 + 1
    rules: dict[str, dict[str, Any]] = {
        "daily": {"frequency": "DAILY"},
        "weekly": {"frequency": "WEEKLY", "days": ((0, day),)},
        "fortnightly": {"frequency": "WEEKLY", "interval": 2, "days": ((0, day),)},
        "monthly": {"frequency": "MONTHLY", "month_days": (first.day,)},
        "nth": {"frequency": "MONTHLY", "days": ((nth, day),)},
        "last": {"frequency": "MONTHLY", "days": ((-1, day),)},
        "yearly": {"frequency": "YEARLY"},
    }
    return Rule(until=until, **rules[repeat])


def _initial(event: Event) -> dict[str, Any]:
    repeat, until = _repeat_of(event)
    return {
        "title": event.title, "starts_on": event.starts_on, "starts_time": event.starts_time, "ends_on": event.ends_on,
        "ends_time": event.ends_time, "place": event.place, "latitude": event.latitude, "longitude": event.longitude, "body": event.body, "capacity": event.capacity, "entry": event.entry, "most_guests": event.most_guests, "outside_rsvp": event.outside_rsvp, "price": event.price, "online_address": event.online_address,
        "registration_address": event.registration_address,
        "audience": UNLISTED if event.is_unlisted else event.audience.kind, "zone": event.zone, "repeat": repeat, "repeat_until": until,
    }  # fmt: skip


def _repeat_of(event: Event) -> tuple[str, date | None]:
    rule = rule_of(event)
    if rule is None:
        return "", None
    for name, _words in REPEATS[1:]:
        if str(rule_for(name, event.starts_on, rule.until)) == str(rule):
            return name, rule.until
    return AS_IT_IS, rule.until


class DateForm(Form):
    """One date of an event at another time."""

    starts_on = _day(_("Day"), required=True)
    starts_time = _hour(_("From"))
    ends_time = _hour(_("Until"), help_text=_("Empty: as long as the others."))


class OptionForm(Form):
    """One date that is offered."""

    starts_on = _day(_("Day"), required=True)
    starts_time = _hour(_("From"))


class AnswerForm(Form):
    on = forms.DateField(input_formats=["%Y-%m-%d"])
    answer = forms.ChoiceField(
        choices=[(each.value, each.label) for each in (Answer.GOING, Answer.MAYBE, Answer.DECLINED)]
    )
    guests = forms.IntegerField(required=False, min_value=0, max_value=MOST_GUESTS)
    needs = forms.CharField(required=False)
    remind_hours = forms.ChoiceField(choices=[(str(each), each) for each in REMINDERS], required=False)

    def clean_remind_hours(self) -> int | None:
        return int(self.cleaned_data["remind_hours"]) if self.cleaned_data["remind_hours"] else None

    def clean_guests(self) -> int:
        return self.cleaned_data["guests"] or 0


class FollowForm(Form):
    """A calendar elsewhere."""

    name = forms.CharField(label=_("What it is called here"), max_length=120)
    url = forms.CharField(
        label=_("Its address"), max_length=500, widget=forms.URLInput(attrs={"placeholder": "https://…"}),
        help_text=_("The address at which it is read as iCalendar: https, at most 1 MB."),
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("Who reads it"))

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audiences_of(group)


class ImportForm(Form):
    file = forms.FileField(
        label=_("Calendar file"), widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        help_text=_("A file that ends in .ics, at most 1 MB and 200 events."),
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("Who reads it"))

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audiences_of(group)


class OutsideRsvpForm(Form):
    """For people who are not members. `website` is for machines: no person sees it; `opened` says when the form was shown."""

    name = forms.CharField(
        label=_("Your name"), required=False, max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, help_text=_("Only those who tend the event read it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    people = forms.IntegerField(label=_("How many you are"), required=False, min_value=1, initial=1)
    website = forms.CharField(required=False)
    opened = forms.CharField(required=False)

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].widget.attrs["max"] = most

    def clean_people(self) -> int:
        return self.cleaned_data["people"] or 1
