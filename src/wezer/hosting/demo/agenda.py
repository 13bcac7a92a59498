"""What the groups of Val-Commun plan: a circle that meets every month, a workshop with more hands than places, a feast."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from wezer.core.acts.answers import answer_event, note_attendance
from wezer.core.acts.event_dates import cancel_date, move_date
from wezer.core.acts.event_entry import accept_request, invite_to_event, refuse_request
from wezer.core.acts.event_following import change_following
from wezer.core.acts.event_options import answer_options, offer_date
from wezer.core.acts.event_photos import add_event_photo
from wezer.core.acts.event_questions import ask_at_event
from wezer.core.acts.event_report import report_date
from wezer.core.acts.events import publish_event, publish_event_draft
from wezer.core.acts.outside_calendars import follow_calendar, keep_reading
from wezer.core.acts.outside_rsvps import answer_outside, confirm_outside
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.happenings import takes_place
from wezer.core.agenda.outside import Reading, laid_out
from wezer.core.models import DateOption, Event, Member, OutsideRsvp, Room
from wezer.core.viewer import Viewer
from wezer.hosting.demo.drawings import picture
from wezer.hosting.demo.mapping import VENUES
from wezer.hosting.demo.valley import Valley
from wezer.kernel.clock import now

CALENDARS = ("", "garden", "repair", "oven", "store", "music")
#: What eight people say of three dates, in turn.
SUITS = ("yes", "yes", "if_needed", "no")
#: And what they bring to the feast.
TABLE = ("Bread", "A cake with plums", "Soup for ten", "")
TUESDAY, FRIDAY, SATURDAY = 1, 4, 5


def plan_agenda(valley: Valley) -> None:
    """Calendars are opened a month before the end, and filled; who comes says so in the last days."""
    story = valley.story
    story.at(story.end - timedelta(days=33), lambda: _open(valley))
    story.at(story.end - timedelta(days=32), lambda: _regular(valley))
    story.at(story.end - timedelta(days=8), lambda: _once(valley))
    story.at(story.end - timedelta(days=5), lambda: _answer(valley))
    story.at(story.end - timedelta(days=5), lambda: _by_approval(valley))
    story.at(story.end - timedelta(hours=33), lambda: _otherwise(valley))
    story.at(story.end - timedelta(days=4), lambda: _find_a_date(valley))
    story.at(story.end - timedelta(hours=22), lambda: _follow_the_plain(valley))


def _open(valley: Valley) -> None:
    for key in CALENDARS:
        open_room(by=valley.by(valley.holder_of(key) if key else "Oak"), group=valley.groups[key], kind="calendar")


#: A calendar that is nowhere, like the valley: no machine is asked for it when the demo is made.
PLAIN = "https://plain.example.org/market-days.ics"


def _follow_the_plain(valley: Valley) -> None:
    """The community's calendar shows the market days down in the plain, which somebody else keeps."""
    room = Room.objects.select_related("group").get(group=valley.groups[""], kind="calendar")
    friday = now().date() + timedelta(days=(FRIDAY - now().weekday()) % 7)
    kept = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//plain//market days//EN\r\nBEGIN:VEVENT\r\nUID:market@plain\r\n"
        f"SUMMARY:Market in the plain\r\nLOCATION:Under the plane trees\r\nDTSTART;TZID=Europe/Paris:{friday:%Y%m%d}T080000\r\n"
        f"DTEND;TZID=Europe/Paris:{friday:%Y%m%d}T123000\r\nRRULE:FREQ=WEEKLY;COUNT=26\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    followed = follow_calendar(
        by=valley.by("Oak"), room=room, url=PLAIN, name="Market days of the plain", audience="community"
    )
    dates, left_out = laid_out(kept.encode(), "Europe/Paris")
    keep_reading(by=Viewer.system(), calendar=followed, reading=Reading(dates=dates, left_out=left_out))


def _put(valley: Valley, group: str, author: str, title: str, starts_on: date, **more: Any) -> Event:
    room = Room.objects.select_related("group").get(group=valley.groups[group], kind="calendar")
    latitude, longitude = VENUES[more["place"]]
    return publish_event(
        by=valley.by(author),
        room=room,
        title=title,
        starts_on=starts_on,
        latitude=latitude,
        longitude=longitude,
        **more,
    )


def _regular(valley: Valley) -> None:
    day = valley.story.end.date() - timedelta(days=31)
    first_tuesday = _next(day, TUESDAY, first_week=True)
    _put(
        valley, "garden", "Fern", "Circle meeting", first_tuesday, starts_time=time(19), ends_time=time(21), place="Upper mill",
        rule="FREQ=MONTHLY;BYDAY=1TU", body="Who does what this month, what the beds need, and soup.",
    )  # fmt: skip
    _put(
        valley, "repair", "Basil", "Repair café", _next(day, SATURDAY), starts_time=time(10), ends_time=time(13), audience="community",
        place="Hall by the station", rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", body="Bring it broken, mend it together. #repair",
    )  # fmt: skip
    stories = _put(
        valley, "music", "Mélisse", "Soirée de contes", _next(day, FRIDAY), starts_time=time(20), ends_time=time(22, 30),
        rule="FREQ=WEEKLY;INTERVAL=4;BYDAY=FR", place="Chez Lupin", audience="community",
        body="Chacun apporte une histoire, ou une oreille.",
    )  # fmt: skip
    valley.story.at(stories.first_at - timedelta(days=1), lambda: _listen(valley, stories))
    valley.story.at(stories.first_at, lambda: _at_the_door(valley, stories))
    valley.story.at(stories.first_at + timedelta(hours=12), lambda: _write_down(valley, stories))


def _once(valley: Valley) -> None:
    day = valley.story.end.date()
    _put(
        valley, "oven", "Sage", "Baking workshop", day + timedelta(days=6), starts_time=time(9), ends_time=time(12), capacity=8,
        place="The Common Oven", audience="community", body="Sourdough from the first stir to the crust. Eight pairs of hands fit in.",
    )  # fmt: skip
    _put(
        valley, "", "Oak", "Feast of the valley", day + timedelta(days=17), ends_on=day + timedelta(days=18),
        place="Meadow by the bridge", audience="community", body="Two days: market, music, a long table.",
        most_guests=4, price="The long table: 8 € or 15 VAL a person",
    )  # fmt: skip
    feast = _named("Feast of the valley")
    ask_at_event(by=valley.by("Oak"), event=feast, words="What do you bring to the long table?")
    ask_at_event(
        by=valley.by("Oak"), event=feast, words="Do you sleep on the meadow?", choices=["Yes", "No"], is_required=True
    )
    _put(
        valley, "garden", "Fern", "Elderflower day", day + timedelta(days=40), starts_time=time(8), place="Upper mill",
        body="Who brings baskets? And the press?", draft=True,
    )  # fmt: skip
    _put(
        valley, "music", "Mélisse", "Strings by candlelight", day + timedelta(days=24), starts_time=time(18), ends_time=time(20),
        place="Hall by the station", audience="community", registration_address="https://tickets.example/candlelight",
        body="Four strings, sixty seats. The hall sells them itself.",
    )  # fmt: skip
    _put(
        valley, "oven", "Sage", "Open oven", day + timedelta(days=13), starts_time=time(10), ends_time=time(16), capacity=30,
        place="The Common Oven", audience="public", outside_rsvp=True, most_guests=3, body="Look in, taste, take a loaf home.",
    )  # fmt: skip
    school, oven = Viewer.anonymous(), _named("Open oven")
    answer_outside(
        by=valley.story.speaks(school), event=oven, on=oven.starts_on, name="School of Combe-Neuve", email="school@example.org", people=4
    )  # fmt: skip
    confirm_outside(by=school, rsvp=OutsideRsvp.objects.select_related("event_date__event__audience").get())
    rye = _put(
        valley, "oven", "Sage", "First loaves of the new rye", day + timedelta(days=10), starts_time=time(17), ends_time=time(18),
        place="The Common Oven", audience="unlisted", body="For the bakers, and for whom they pass the address on to.",
    )  # fmt: skip
    passed_on = next(one for one in valley.joined if one not in valley.inside["oven"])
    answer_event(by=valley.story.by(passed_on), event=rye, on=rye.starts_on, answer="going")
    _put(
        valley, "store", "Holly", "Shelves go up", day + timedelta(days=3), starts_time=time(14), ends_time=time(18),
        place="The Common Store", body="Twelve shelves, second hand. Bring a spanner.",
    )  # fmt: skip


def _by_approval(valley: Valley) -> None:
    """Six may walk with the bats, children among them first: one was invited, some ask, one must wait for the next walk."""
    day = valley.story.end.date() + timedelta(days=9)
    _put(
        valley, "garden", "Fern", "Night walk with the bats", day, starts_time=time(20), ends_time=time(22), place="Upper mill",
        audience="community", capacity=6, entry="approval", body="Quiet shoes, no lamps. Six at most, or they stay away.",
    )  # fmt: skip
    walk, fern = _named("Night walk with the bats"), valley.by("Fern")
    asking = [one for one in valley.joined if one.name != "Fern"][4:9]
    invite_to_event(by=fern, event=walk, on=day, members=asking[:1])
    for member in asking[1:]:
        answer_event(by=valley.story.by(member), event=_named(walk.title), on=day, answer="going")
    for member in asking[1:3]:
        accept_request(by=fern, event=_named(walk.title), on=day, member=member)
    refuse_request(
        by=fern, event=_named(walk.title), on=day, member=asking[3],
        reason="You walked with us last time: come to the next one, somebody new takes your place.",
    )  # fmt: skip


def _answer(valley: Valley) -> None:
    """Twelve want to bake where eight can; Fern is among those who wait."""
    bakers = [one for one in valley.joined if one.name not in ("Fern", "Sage")][:9]
    _say(valley, "Baking workshop", [valley.named("Sage"), *bakers[:8], valley.named("Fern"), bakers[8]])
    _say(valley, "Circle meeting", valley.inside["garden"][:9])
    _say(valley, "Repair café", valley.inside["repair"][:6])
    _say(valley, "Feast of the valley", valley.joined[:24])
    _say(valley, "Shelves go up", valley.inside["store"][:7])


def _say(valley: Valley, title: str, people: Sequence[Member]) -> None:
    event = _named(title)
    asked = list(event.questions.order_by("pk"))
    on = _coming(event, valley.story.end.date())
    for place, member in enumerate(people):
        wish = "maybe" if event.capacity is None and place % 5 == 3 else "going"
        guests = place % 3 if event.most_guests and wish == "going" else 0
        said = {str(each.uid): each.choices[place % 2] if each.choices else TABLE[place % 4] for each in asked}
        answer_event(by=valley.story.by(member), event=event, on=on, answer=wish, guests=guests, replies=said)


def _listen(valley: Valley, event: Event) -> None:
    for member in valley.joined[2:7]:
        answer_event(by=valley.story.by(member), event=event, on=event.starts_on, answer="going")


def _at_the_door(valley: Valley, event: Event) -> None:
    """All but one came to the first evening of stories."""
    for place, member in enumerate(valley.joined[2:7]):
        note_attendance(by=valley.by("Mélisse"), event=event, on=event.starts_on, member=member, came=place > 0)


def _write_down(valley: Valley, event: Event) -> None:
    """The first evening of stories is told again to those who were not there."""
    report_date(
        by=valley.by("Mélisse"), event=_named(event.title), on=event.starts_on, names_who_came=True,
        body="Quatre histoires, une soupe, et un loup qui demandait pardon. La prochaine fois, au coin du feu ?",
    )  # fmt: skip
    add_event_photo(
        by=valley.by("Mélisse"), event=_named(event.title), on=event.starts_on, photo=picture(event.title)[0],
        description="Une marmite de soupe fumante, sur la table.",
    )  # fmt: skip


def _otherwise(valley: Valley) -> None:
    """One meeting moves by two days, one café is left out, and from a date on the stories are told by the fire."""
    after = valley.story.end.date()
    meeting, cafe = _named("Circle meeting"), _named("Repair café")
    second = _coming(meeting, _coming(meeting, after) + timedelta(days=1))
    move_date(
        by=valley.by("Fern"), event=meeting, on=second, starts_on=second + timedelta(days=2), starts_time=time(18, 30)
    )
    cancel_date(by=valley.by("Basil"), event=cafe, on=_coming(cafe, _coming(cafe, after) + timedelta(days=1)))
    stories = _named("Soirée de contes")
    later = _coming(stories, after)
    change_following(
        by=valley.by("Mélisse"), event=stories, on=later, title="Contes au coin du feu", starts_on=later, starts_time=time(19),
        ends_time=time(21), rule=stories.rule, place=stories.place, latitude=stories.latitude, longitude=stories.longitude,
        body=stories.body, zone=stories.zone,
    )  # fmt: skip


def _find_a_date(valley: Valley) -> None:
    """Three dates to swap seeds on, and who can when; nothing is settled yet."""
    day, garden = valley.story.end.date(), valley.inside["garden"][:8]
    swap = _put(
        valley, "garden", "Fern", "Seed swap", day + timedelta(days=20), starts_time=time(15), ends_time=time(18),
        place="Upper mill", body="Bring what you saved, labelled. Which day suits you?", draft=True,
    )  # fmt: skip
    for days in (20, 21, 27):
        offer_date(by=valley.by("Fern"), event=_named(swap.title), starts_on=day + timedelta(days=days))
    publish_event_draft(by=valley.by("Fern"), event=_named(swap.title))
    dates = [str(one.uid) for one in DateOption.objects.filter(event=swap).order_by("starts_at")]
    for place, member in enumerate(garden):
        said = {uid: SUITS[(place + number) % len(SUITS)] for number, uid in enumerate(dates)}
        answer_options(by=valley.story.by(member), event=_named(swap.title), answers=said)


def _named(title: str) -> Event:
    return Event.objects.select_related("group", "room", "audience").get(title=title)


def _coming(event: Event, day: date) -> date:
    """The first date of the event after `day`."""
    day += timedelta(days=1)
    while not takes_place(event, day):
        day += timedelta(days=1)
    return day


def _next(day: date, weekday: int, *, first_week: bool = False) -> date:
    while day.weekday() != weekday or (first_week and day.day > 7):
        day += timedelta(days=1)
    return day
