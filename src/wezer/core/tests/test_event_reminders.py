# ruff: noqa: F811  (fixtures of test_events)
"""When one is reminded of events: as one chose for all, or otherwise for a date; each once (core.md 11)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event
from wezer.core.acts.channels import choose_reminders
from wezer.core.acts.event_dates import move_date, remind_of_dates
from wezer.core.duties import data_of
from wezer.core.models import Notice, Rsvp
from wezer.core.tests.test_events import (  # noqa: F401  (fixtures)
    _this_november,
    calendar,
    garden,
    plan,
    who,
)
from wezer.core.viewer import Viewer
from wezer.kernel import clock

pytestmark = pytest.mark.django_db
system = Viewer.system()
JANUARY = date(2027, 1, 5)
BEGINS = datetime(2027, 1, 5, 18, tzinfo=UTC)


def test_each_chooses_when_and_each_time_is_told_once_also_of_a_date_that_moves(plan, who, client):
    event, fern, sage = plan(), who("Fern"), who("Sage")
    client.force_login(fern.member.user)
    assert client.post("/me/notices/reminders/", {"week": "on", "day": "on", "hours": "on"}).status_code == 303
    assert 'name="week" id="id_week" checked' in client.get("/me/notices/").content.decode()
    assert Caller.of(fern.member).get("core/me/reminders").json() == {"week": True, "day": True, "hours": True}
    caller = Caller.of(sage.member, "*")
    assert caller.get("core/me/reminders").json() == {"week": False, "day": True, "hours": False}
    for sent in ({"hours": "often"}, {"month": True}):
        assert caller.send("patch", "core/me/reminders", sent).status_code == 422
    assert caller.send("patch", "core/me/reminders", {"hours": True}).json() == {
        "week": False,
        "day": True,
        "hours": True,
    }
    assert data_of(sage.member, sage)["notices"]["mail"]["remind_hours"] is True

    def told(moment):
        with clock.at(moment):
            remind_of_dates(by=system), remind_of_dates(by=system)
        names = list(Notice.objects.filter(kind="event_near").order_by("pk").values_list("member__name", flat=True))
        Notice.objects.filter(kind="event_near").delete()
        return sorted(names)

    for one, answer in ((fern, "going"), (sage, "maybe")):
        answer_event(by=one, event=event, on=JANUARY, answer=answer)
    with clock.at(BEGINS - timedelta(days=3)):  # of the week before they need not be told any more
        answer_event(by=who("Sage"), event=event, on=JANUARY, answer="going")
    assert told(BEGINS - timedelta(days=8)) == []
    assert told(BEGINS - timedelta(days=6)) == ["Fern"]
    assert told(BEGINS - timedelta(hours=23)) == ["Fern", "Sage"]
    move_date(by=sage, event=event, on=JANUARY, starts_on=date(2027, 1, 6), starts_time=time(19))
    later = BEGINS + timedelta(days=1)
    assert told(later - timedelta(hours=26)) == ["Fern"], "a week before the new moment is past: once"
    assert told(later - timedelta(hours=20)) == ["Fern", "Sage"]
    assert told(later - timedelta(hours=1)) == ["Fern", "Sage"]
    assert told(later - timedelta(minutes=1)) == []

    # For one date otherwise; what is due together is told once; who chose nothing is told a day before.
    february = date(2027, 2, 2)
    begins = datetime(2027, 2, 2, 18, tzinfo=UTC)
    for one, hours in ((fern, None), (sage, 0), (who("Fern"), None)):
        answer_event(by=one, event=event, on=february, answer="going", remind_hours=hours)
    assert told(begins - timedelta(hours=1)) == ["Fern"]
    choose_reminders(by=fern, week=False, day=False, hours=False)
    answer_event(by=fern, event=event, on=date(2027, 3, 2), answer="going")
    answer_event(by=sage, event=event, on=date(2027, 3, 2), answer="going", remind_hours=168)
    assert told(datetime(2027, 2, 25, tzinfo=UTC)) == ["Sage"]
    assert told(datetime(2027, 3, 2, 17, 30, tzinfo=UTC)) == []
    assert Rsvp.objects.filter(remind_hours=None).count() == 4
