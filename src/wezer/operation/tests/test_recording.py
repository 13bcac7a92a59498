"""The outbox: what is asked of the books arrives once, in order, and nothing is ever lost."""

from datetime import timedelta

import pytest

from wezer.core.testing import viewer
from wezer.kernel import clock
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.operation.acts.recording import record
from wezer.operation.gateway.errors import BadInput, KeyConflict
from wezer.operation.kinds import RecordedKind, recorded_kinds
from wezer.operation.models import Recording
from wezer.operation.money import from_decimal, to_decimal
from wezer.operation.queries.recording import recording_pause, recordings_of, refusal_of, wait_until_recorded
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

pytestmark = pytest.mark.django_db


def seeds(units="1.00", day="2024-03-01", **more):
    """A small gift for seeds."""
    lines = [{"account": "bank", "debit": units}, {"account": "donation", "credit": units}]
    return {"date": day, "text": "Seeds", "lines": lines, **more}


@pytest.fixture
def heard(monkeypatch):
    """What those who follow entries of groups are told."""
    monkeypatch.setattr(recorded_kinds, "_kinds", dict(recorded_kinds._kinds))
    told = []

    @recorded_kinds.add
    class Followed(RecordedKind):
        kind = "test.followed"
        method = "post_entry"
        origin = "core.group"

        def recorded(self, flight, result):
            told.append((flight.payload["key"], "recorded", result.refs["number"]))

        def refused(self, flight, refusal):
            told.append((flight.payload["key"], "refused", refusal.code))

    return told


def recorded_by(member, books, **more):
    """An act of this member that asks for an entry."""

    @act
    def thank(*, by):
        return record(**{"books": books, "method": "post_entry", "key": "seeds:first", "payload": seeds(), **more})

    return thank(by=viewer(member))


def states():
    return list(Flight.objects.filter(kind="books").order_by("id").values_list("state", "tries"))


def test_what_an_act_records_is_in_the_books_once_and_its_record_hears_of_it(valley, books, heard, join):
    fern = join("Fern")
    flight = recorded_by(fern, valley, origin=valley.entity)
    assert (flight.state, heard) == ("pending", [])
    settle()
    settle()

    flight.refresh_from_db()
    assert (flight.state, flight.tries, flight.payload["actor"]) == ("done", 1, str(fern.uid))
    assert heard == [("seeds:first", "recorded", "1")]
    assert flight.payload["result"]["refs"]["number"] == "1"
    assert [each.flight for each in recordings_of(valley.entity)] == [flight]
    assert len(books.entries()) == 1


def test_the_same_key_is_the_same_flight_and_other_content_is_refused_at_once(valley, join):
    fern = join("Fern")
    first = recorded_by(fern, valley)
    assert recorded_by(fern, valley) == first
    with pytest.raises(KeyConflict):
        recorded_by(fern, valley, payload=seeds("2.00"))
    assert Recording.objects.count() == Flight.objects.filter(kind="books").count() == 1


def test_what_is_malformed_is_refused_beside_its_field_and_nothing_is_written(valley, join):
    fern = join("Fern")
    with pytest.raises(BadInput) as refused:
        recorded_by(fern, valley, payload=seeds("1e400"))
    assert refused.value.field == "lines.0.debit"
    assert not Flight.objects.filter(kind="books").exists()


def test_several_dependencies_are_waited_for_and_a_held_one_blocks_only_those_behind_it(valley, books, join):
    fern = join("Fern")
    closed = recorded_by(fern, valley, key="seeds:1999", payload=seeds(day="1999-03-01"))
    good = recorded_by(fern, valley, key="seeds:good")
    behind = recorded_by(fern, valley, key="seeds:behind", depends_on=[good, "seeds:1999"])
    other = recorded_by(fern, valley, key="seeds:other", depends_on=[good])
    settle()
    for flight in (closed, good, behind, other):
        flight.refresh_from_db()
    assert [each.state for each in (closed, good, behind, other)] == ["held", "done", "pending", "done"]
    refusal = refusal_of(closed)
    assert (refusal.code, refusal.field) == ("period_missing", "date")
    assert "1999-03-01" in refusal.sentence
    with pytest.raises(LookupError):
        recorded_by(fern, valley, key="seeds:lost", depends_on=["seeds:never"])


def test_a_refusal_reaches_the_record_that_asked(valley, books, heard, join):
    recorded_by(join("Fern"), valley, payload=seeds(day="1999-03-01"), origin=valley.entity)
    settle()
    assert heard == [("seeds:first", "refused", "period_missing")]


def test_without_an_engine_recording_is_paused_and_goes_on_by_itself_later(valley, join, request):
    fern = join("Fern")
    for number in range(3):
        recorded_by(fern, valley, key=f"seeds:no:{number}", payload=seeds(f"{number + 1}.00"))
    for hours in range(20):
        with clock.at(now() + timedelta(hours=hours)):
            settle()
    assert states() == [("pending", 0)] * 3
    assert recording_pause() is not None

    books = request.getfixturevalue("books")
    with clock.at(now() + timedelta(hours=20)):
        settle()
    assert states() == [("done", 1)] * 3
    assert recording_pause() is None
    assert [lines[0][1] for _number, lines in books.entries()] == ["1.00", "2.00", "3.00"]


def test_while_books_are_being_opened_everything_waits_for_that(valley, join):
    fern = join("Fern")
    valley.state = "opening"
    valley.save()
    opening = recorded_by(
        fern, valley, method="open_books", key="books:open:1", payload={"name": "Val-Commun", "pack": "fr"}
    )
    flight = recorded_by(fern, valley)
    assert list(flight.depends_on.all()) == [opening]


def test_nobody_waits_for_a_recording_when_no_worker_would_do_it(valley, join):
    flight = recorded_by(join("Fern"), valley)
    assert wait_until_recorded(flight, seconds=60).state == "pending"


@pytest.mark.parametrize(
    ("units", "digits", "text"), [(1250, 2, "12.50"), (-5, 2, "-0.05"), (60, 0, "60"), (0, 3, "0.000")]
)
def test_amounts_pass_the_door_both_ways(units, digits, text):
    assert (to_decimal(units, digits), from_decimal(text, digits)) == (text, units)


def test_more_decimals_than_the_currency_has_are_a_mistake():
    for text in ("1.005", "NaN"):
        with pytest.raises(ValueError):
            from_decimal(text, 2)
