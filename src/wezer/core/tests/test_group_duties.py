"""Duties: borne, measured, told before, judged after; a pause only beyond what is tolerated and announced (core.md R-3)."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wezer.core.acts.answers import answer_event, note_attendance
from wezer.core.acts.events import publish_event
from wezer.core.acts.lifecycle import pause_group, reopen_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.roles import create_role, grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.crossing.acts.newcomers import end_pause, end_pauses, pause_belonging
from wezer.core.duties import data_of
from wezer.core.group_duties.acts.declaring import change_duty, declare_duty, end_duty
from wezer.core.group_duties.acts.forgetting import forget_rounds
from wezer.core.group_duties.acts.noting import let_pass, note_done, take_note_back
from wezer.core.group_duties.jobs import see_to_duties
from wezer.core.group_duties.measures import duty_measures
from wezer.core.group_duties.progress import bearers, duties_of
from wezer.core.group_duties.refusals import (
    DutyAmountInvalid,
    DutyIsOver,
    MeasureUnknown,
    NotedDayInvalid,
    NothingToLetPass,
    NotTheirDuty,
    PausedByDuty,
    ToleranceInvalid,
)
from wezer.core.group_duties.rules import outcome, period_before, period_of
from wezer.core.models import Belonging, Duty, DutyNote, DutyRound, Notice, RoundState
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()


def on(month, day, year=2031):
    return clock.at(datetime(year, month, day, 10, tzinfo=UTC))


@pytest.fixture
def mill(circle, join):
    """Fern tends the mill; Sage and Basil are fully in; Mint holds its keys; Rowan is not there."""
    people = {name: join(name) for name in ("Fern", "Sage", "Basil", "Mint", "Rowan")}
    group = circle("Mill", founder=people["Fern"])
    for name in ("Sage", "Basil", "Mint"):
        bring_in(by=system, group=group, member=people[name])
    keys = create_role(by=system, group=group, name="Keys", rights=[])
    grant_role(by=system, role=keys, member=people["Mint"])
    return SimpleNamespace(group=group, keys=keys, by=viewer(people["Fern"]), **people)


def declared(mill, **said):
    said = {"name": "Sweep", "measure": "tasks", "amount": 2, "tolerance": 0, **said}
    with on(1, 10):
        return declare_duty(by=mill.by, group=mill.group, **said)


def noted(mill, duty, who, month, day, amount=1):
    return note_done(by=mill.by, duty=duty, member=who, on=date(2031, month, day), amount=amount)


def night(month, day):
    """What the worker does in that night, twice: nothing happens twice."""
    with on(month, day):
        see_to_duties()
        see_to_duties()
        deliver()


def rounds(duty):
    return {(one.member.name, one.starts_on.month): one.state for one in duty.rounds.select_related("member")}


def told(member):
    kinds = Notice.objects.filter(member=member, kind__startswith="duty").order_by("id")
    return [(each.kind, each.detail.get("state") or each.detail.get("what", "")) for each in kinds]


def test_a_duty_that_fails_is_named_in_the_log_and_keeps_no_other_from_its_night(mill, caplog):
    """The first says a time that there is not."""
    first, second = declared(mill), declared(mill, name="Water")
    Duty.objects.filter(pk=first.pk).update(every="moon")
    with on(3, 7):
        see_to_duties()
    assert not rounds(first) and rounds(second)
    assert [each.getMessage() for each in caplog.records if each.exc_info] == [f"What was due for {ref(first)} failed."]


def test_told_before_judged_after_announced_paused_and_back_on_the_day(mill):
    duty = declared(mill, effect="pause", tolerance=1)
    deliver()
    night(2, 8)  # January had begun already when it was declared
    night(2, 20)
    assert not duty.rounds.exists() and told(mill.Sage) == [("duty_mine", "declared")]
    with on(2, 21):
        noted(mill, duty, mill.Basil, 2, 20, 2)
        noted(mill, duty, mill.Fern, 2, 20, 2)
    night(2, 23)
    assert told(mill.Sage)[1:] == [("duty_behind", "")] and told(mill.Basil)[1:] == []
    night(3, 4)
    assert rounds(duty)["Sage", 2] == "running"  # it may still be noted
    night(3, 7)
    found = rounds(duty)
    assert (found["Sage", 2], found["Basil", 2]) == ("short", "met")
    assert told(mill.Sage)[2:] == [("duty_judged", "short")]  # once is tolerated

    with on(4, 2):
        noted(mill, duty, mill.Fern, 3, 20, 2)
    night(4, 7)
    warned = duty.rounds.get(member=mill.Sage, starts_on=date(2031, 3, 1))
    assert (warned.state, warned.acts_at.date()) == ("warned", date(2031, 4, 21))
    assert told(mill.Sage)[-1] == ("duty_paused", "warned") and ("duty_of", "warned") in told(mill.Fern)
    night(4, 20)
    here = Belonging.objects.get(group=mill.group, member=mill.Sage)
    assert here.state == "member"
    night(4, 22)
    here.refresh_from_db()
    assert (here.state, here.until.date()) == ("paused", date(2031, 6, 1))  # April has too few days left
    assert told(mill.Sage)[-1] == ("duty_paused", "paused") and mill.Sage not in bearers(duty)
    with on(4, 23), pytest.raises(PausedByDuty):
        end_pause(by=viewer(mill.Sage), group=mill.group)
    with on(6, 2):
        end_pauses(by=system)
    here.refresh_from_db()
    assert here.state == "member" and mill.Sage in bearers(duty)
    night(6, 8)  # who came back within it did not bear it all the time
    night(7, 8)
    assert ("Sage", 5) not in rounds(duty) and ("Sage", 6) not in rounds(duty)
    night(8, 8)
    assert rounds(duty)["Sage", 7] == "short"  # counted anew


def test_what_was_missing_is_made_up_or_let_pass(mill):
    duty = declared(mill, effect="pause")
    night(3, 7)
    sage, basil = (duty.rounds.get(member=who) for who in (mill.Sage, mill.Basil))
    assert sage.state == basil.state == "warned"
    with on(3, 10):
        noted(mill, duty, mill.Sage, 3, 9, 2)  # after the period, before the pause
        with pytest.raises(NotAllowed):
            let_pass(by=viewer(mill.Basil), round=basil)
        let_pass(by=mill.by, round=basil, word="A child was born.")
        with pytest.raises(NothingToLetPass):
            let_pass(by=mill.by, round=basil)
        deliver()
    night(3, 25)
    assert (rounds(duty)["Sage", 2], rounds(duty)["Basil", 2]) == ("made_up", "let_pass")
    assert ("duty_judged", "made_up") in told(mill.Sage) and ("duty_judged", "let_pass") in told(mill.Basil)
    mint = Belonging.objects.get(group=mill.group, member=mill.Mint)
    assert mint.state == "paused"
    with on(3, 26):
        note = noted(mill, duty, mill.Mint, 3, 25, 2)
    mint.refresh_from_db()
    assert (mint.state, rounds(duty)["Mint", 2]) == ("member", "made_up")
    with on(3, 27):
        take_note_back(by=mill.by, note=note)
    assert rounds(duty)["Mint", 2] == "made_up" and DutyNote.objects.count() == 1


def test_a_role_bears_it_and_a_talk_follows(mill):
    duty = declared(mill, role=mill.keys, measure="hours", amount=5400, effect="talk")
    assert set(bearers(duty)) == {mill.Mint} and duties_of(mill.Mint) == [duty] and duties_of(mill.Sage) == []
    assert [duty_measures[duty.measure].say(amount, "") for amount in (5400, 60)] == ["1:30\xa0h", "0:01\xa0h"]
    night(3, 7)
    deliver()
    assert rounds(duty) == {("Mint", 2): "talk"}
    assert told(mill.Mint)[-1] == ("duty_judged", "talk") and told(mill.Fern) == [("duty_of", "talk")]
    with on(3, 8):
        pause_belonging(by=viewer(mill.Mint), group=mill.group, until=clock.now() + timedelta(days=20))
    assert not bearers(duty).exists() and duties_of(mill.Mint) == []


def test_presence_is_what_the_door_noted(mill):
    duty = declared(mill, measure="presence", amount=1)
    with on(2, 1):
        room = open_room(by=mill.by, group=mill.group, kind="calendar", name="Calendar")
        said = {"title": "Milling day", "starts_on": date(2031, 2, 10), "starts_time": time(10)}
        party = publish_event(by=mill.by, room=room, **said)
        for who in (mill.Sage, mill.Basil):
            answer_event(by=viewer(who), event=party, on=date(2031, 2, 10), answer="going")
    with on(2, 11):
        note_attendance(by=mill.by, event=party, on=date(2031, 2, 10), member=mill.Sage, came=True)
    night(3, 7)
    assert (rounds(duty)["Sage", 2], rounds(duty)["Basil", 2]) == ("met", "short")
    with on(3, 9):  # somebody remembers
        note_attendance(by=mill.by, event=party, on=date(2031, 2, 10), member=mill.Basil, came=True)
        deliver()
    assert rounds(duty)["Basil", 2] == "made_up"


def test_it_is_said_otherwise_and_ends(mill):
    duty = declared(mill, effect="pause")
    night(3, 7)
    night(3, 25)
    assert Belonging.objects.get(group=mill.group, member=mill.Sage).state == "paused"
    with on(3, 26):
        with pytest.raises(NotAllowed):
            change_duty(by=viewer(mill.Sage), duty=duty, amount=1)
        change_duty(by=mill.by, duty=duty, amount=1, effect="reminder")
        end_duty(by=mill.by, duty=duty)
        end_duty(by=mill.by, duty=duty)
        deliver()
        with pytest.raises(DutyIsOver):
            noted(mill, duty, mill.Sage, 3, 20)
    assert Belonging.objects.get(group=mill.group, member=mill.Sage).state == "member"
    assert set(rounds(duty).values()) == {"let_pass"}
    assert told(mill.Fern)[-2:] == [("duty_mine", "changed"), ("duty_mine", "ended")]


@pytest.mark.parametrize("stricter", [{"amount": 3}, {"tolerance": 0}, {"effect": "talk"}])
def test_what_becomes_stricter_counts_from_the_next_period(mill, stricter):
    duty = declared(mill, tolerance=1)
    night(2, 23)
    assert set(rounds(duty).values()) == {"running"}
    with on(3, 2):
        change_duty(by=mill.by, duty=duty, **stricter)
    night(3, 7)
    night(4, 7)
    assert not duty.rounds.exists()  # February was over, March had begun
    with on(4, 8):
        change_duty(by=mill.by, duty=duty, amount=1, tolerance=2, effect="reminder")  # milder
    night(5, 7)
    assert duty.rounds.get(member=mill.Sage).state == "short"


def test_a_period_in_which_the_group_was_paused_is_not_judged(mill):
    duty = declared(mill)
    with on(2, 3):
        pause_group(by=mill.by, group=mill.group)
    with on(3, 2):
        reopen_group(by=mill.by, group=mill.group)
    night(3, 7)
    night(3, 25)
    night(4, 7)
    assert not duty.rounds.exists()
    night(5, 7)
    assert rounds(duty)["Sage", 4] == "short"


def test_bad_input_is_refused(mill):
    duty = declared(mill)
    for wrong, refusal in (
        ({"amount": 0}, DutyAmountInvalid),
        ({"measure": "moonlight"}, MeasureUnknown),
        ({"about": "VAL"}, MeasureUnknown),
        ({"tolerance": 13}, ToleranceInvalid),
    ):
        with pytest.raises(refusal):
            declared(mill, **wrong)
    with pytest.raises(NotAllowed), on(1, 11):
        declare_duty(by=viewer(mill.Sage), group=mill.group, name="Mine", measure="tasks", amount=1)
    with on(2, 10):
        for day, who, refusal in (
            (date(2031, 2, 11), mill.Sage, NotedDayInvalid),
            (date(2030, 2, 1), mill.Sage, NotedDayInvalid),
            (date(2031, 2, 9), mill.Rowan, NotTheirDuty),
        ):
            with pytest.raises(refusal):
                note_done(by=mill.by, duty=duty, member=who, on=day, amount=1)
        twice = {
            note_done(by=mill.by, duty=duty, member=mill.Sage, on=date(2031, 2, 9), amount=1, key="k").pk for _ in "ab"
        }
    assert len(twice) == 1


def test_ones_own_data_and_what_is_forgotten(mill):
    duty = declared(mill)
    with on(2, 10):
        noted(mill, duty, mill.Sage, 2, 9)
    night(3, 7)
    mine = data_of(mill.Sage, viewer(mill.Sage))["duties"]
    assert (mine["rounds"][0]["done"], mine["rounds"][0]["state"]) == ("1 time", "short") and len(mine["noted"]) == 1
    assert forget_rounds(by=system, before=datetime(2031, 4, 1, tzinfo=UTC), spared=[mill.Sage.uid]) > 0
    assert set(DutyRound.objects.values_list("member", flat=True)) == {mill.Sage.pk}


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(["month", "quarter", "year"]))
@settings(max_examples=30)
def test_periods_meet_without_a_gap(day, every):
    first, end = period_of(day, every)
    assert first <= day < end and first.day == end.day == 1
    assert period_before(first, every)[1] == first and period_of(end, every)[0] == end
    assert period_of(first - timedelta(days=1), every) == period_before(first, every)


def test_so_many_in_a_row_are_tolerated():
    short, paused = RoundState.SHORT, RoundState.PAUSED
    assert outcome("pause", 2, [short, "met", short]) == short
    assert outcome("pause", 2, [short, short]) == "warned" and outcome("talk", 0, []) == "talk"
    assert outcome("pause", 1, [paused, short]) == short and outcome("reminder", 0, [short]) == short
