"""Recurrence: the dates of rules, what is refused of rules from outside, hours across summer time, months on a page."""

import time as stopwatch
from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from wezer.core.agenda.recurrence import DAYS, checked, dates, falls_on, last_date, read_rule
from wezer.core.agenda.refusals import EndsBeforeStart, HourNotThere, RuleRefused, TooLong
from wezer.core.agenda.times import checked_span, moment, wall
from wezer.core.agenda.words import rule_words
from wezer.core.forms_agenda import REPEATS, rule_for

FIRST = date(2026, 12, 1)  # a Tuesday, the first of its month


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", ["2026-12-01", "2026-12-02", "2026-12-03"]),
        ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231", ["2026-12-01", "2026-12-15", "2026-12-29"]),
        ("FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270331", ["2026-12-01", "2027-01-05", "2027-02-02", "2027-03-02"]),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1;COUNT=2", ["2026-12-01", "2027-01-05"]),
        ("RRULE:FREQ=YEARLY;COUNT=2", ["2026-12-01", "2027-12-01"]),
        ("FREQ=WEEKLY;BYDAY=TU,FR;COUNT=3", ["2026-12-01", "2026-12-04", "2026-12-08"]),
        ("FREQ=DAILY;UNTIL=20261202T225959Z", ["2026-12-01", "2026-12-02"]),
    ],
)
def test_e1_rules_give_their_dates(rule, expected):
    found = dates(checked(read_rule(rule, zone="Europe/Paris"), FIRST), FIRST, FIRST, date(2028, 1, 1))
    assert [each.isoformat() for each in found] == expected
    assert str(read_rule(str(read_rule(rule)))) == str(read_rule(rule))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=99", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=1,2,3", "FREQ=DAILY;BYSECOND=1",
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=100", "FREQ=DAILY;COUNT=501", "FREQ=DAILY;COUNT=-1", "FREQ=FORTNIGHTLY",
        "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;COUNT=2;UNTIL=20270101", "FREQ=DAILY;BYMONTH=2", "FREQ=YEARLY;BYYEARDAY=1", "",
        "FREQ=WEEKLY;BYDAY=2MO", "FREQ=YEARLY;BYDAY=20MO", "FREQ=MONTHLY;BYDAY=XX", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ",
        "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=DAILY;UNTIL=yesterday", "FREQ=DAILY;" + "X" * 300, "FREQ=DAILY;COUNT=１",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;UNTIL=00010101T000000Z", "FREQ=DAILY;UNTIL=20200101", "FREQ=WEEKLY;BYDAY=WE",
    ],
)  # fmt: skip
def test_e1_hostile_rules_are_refused_before_they_cost_anything(rule):
    begun = stopwatch.thread_time()
    with pytest.raises(RuleRefused):
        checked(read_rule(rule), FIRST)
    assert stopwatch.thread_time() - begun < 0.5


def test_e1_an_endless_rule_is_looked_at_in_a_window_and_never_beyond_500():
    daily = read_rule("FREQ=DAILY")
    begun = stopwatch.thread_time()
    assert len(dates(daily, date(2000, 1, 1), date(2000, 1, 1), date(2190, 1, 1))) == 500
    assert dates(daily, date(2000, 1, 1), date(2189, 1, 1), date(2189, 1, 3)) == [date(2189, 1, 1), date(2189, 1, 2)]
    leap = checked(read_rule("FREQ=YEARLY;INTERVAL=3"), date(2028, 2, 29))
    assert dates(leap, date(2028, 2, 29), date(2029, 1, 1), date(2045, 1, 1)) == [date(2040, 2, 29)]
    assert stopwatch.thread_time() - begun < 1


rules = st.one_of(
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(1, 9)),
    st.builds(
        "FREQ=WEEKLY;INTERVAL={};BYDAY={}".format,
        st.integers(1, 4),
        st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True).map(",".join),
    ),
    st.builds("FREQ=MONTHLY;BYDAY={}{}".format, st.sampled_from([1, 2, 3, 4, -1]), st.sampled_from(DAYS)),
    st.builds("FREQ=MONTHLY;INTERVAL={};BYMONTHDAY={}".format, st.integers(1, 5), st.integers(1, 31)),
)


@settings(max_examples=60, deadline=None)
@given(text=rules, first=st.dates(date(2024, 1, 1), date(2027, 1, 1)), later=st.integers(0, 900))
def test_e1_a_window_shows_what_the_whole_rule_would(text, first, later):
    rule = read_rule(text)
    if not falls_on(rule, first):
        return
    start = first + timedelta(days=later)
    end = start + timedelta(days=120)
    whole = rrulestr(text, dtstart=datetime.combine(first, time())).between(
        datetime.combine(start, time()), datetime.combine(end, time()) - timedelta(seconds=1), inc=True
    )
    assert dates(rule, first, start, end) == [each.date() for each in whole]


def test_the_last_date_is_known_where_there_is_one():
    beyond = date(2200, 1, 1)
    assert last_date(None, FIRST, beyond) == FIRST
    assert last_date(read_rule("FREQ=DAILY;COUNT=3"), FIRST, beyond) == date(2026, 12, 3)
    assert last_date(read_rule("FREQ=DAILY;UNTIL=20270101"), FIRST, beyond) == date(2027, 1, 1)
    assert last_date(read_rule("FREQ=DAILY"), FIRST, beyond) is None


def test_every_choice_of_the_form_fits_its_first_day():
    for name, _words in REPEATS[1:]:
        for day in (FIRST, date(2026, 12, 31), date(2028, 2, 29)):
            if name == "last" and day == FIRST:
                continue  # refused: the first Tuesday is not the last one
            rule = checked(rule_for(name, day), day)
            assert dates(rule, day, day, day + timedelta(days=1)) == [day] and read_rule(str(rule)) == rule


def test_a_rule_in_words():
    assert rule_words(read_rule("FREQ=MONTHLY;BYDAY=1TU")) == "every month on the first Tuesday"
    assert rule_words(read_rule("FREQ=MONTHLY;BYMONTHDAY=1")) == "every month on day 1"
    assert rule_words(read_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4")) == (
        "every 2 weeks on Monday and Thursday, 4 times"
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", "chaque semaine le mardi"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "chaque mois le dernier vendredi"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "chaque mois le 1er"),
        ("FREQ=MONTHLY;BYMONTHDAY=2", "chaque mois le 2"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270301", "chaque semaine le mardi, jusqu’au 1er mars 2027"),
    ],
)
def test_a_rule_in_french_names_days_small_and_the_first_as_an_ordinal(rule, said):
    with translation.override("fr"):
        assert rule_words(read_rule(rule)) == said


def test_the_wall_clock_is_kept_over_summer_time_and_an_hour_that_is_left_out_is_refused():
    paris, seven = "Europe/Paris", time(19)
    assert [moment(day, seven, paris).hour for day in (date(2026, 10, 24), date(2026, 10, 25))] == [17, 18]
    assert wall(moment(date(2026, 3, 29), time(2, 30), paris), paris).time() == time(3, 30)
    with pytest.raises(HourNotThere):
        checked_span(date(2026, 3, 29), time(2, 30), None, None, paris)


def test_ends_follow_from_starts():
    paris, day = "Europe/Paris", date(2026, 12, 1)
    assert checked_span(day, time(23, 30), None, None, paris) == (date(2026, 12, 2), time(0, 30))
    assert checked_span(day, time(20), None, time(1), paris) == (date(2026, 12, 2), time(1))
    assert checked_span(day, None, None, None, paris) == (day, None)
    with pytest.raises(EndsBeforeStart):
        checked_span(day, time(20), date(2026, 11, 30), time(21), paris)
    with pytest.raises(TooLong):
        checked_span(day, None, date(2027, 12, 1), None, paris)
