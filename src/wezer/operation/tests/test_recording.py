"""The outbox: what is asked of the books arrives once, in order, and nothing is ever lost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.operation.acts.recording import note_engine, record
from wezer.operation.gateway.errors import BadInput, KeyConflict, NeedsConfirmation, PeriodMissing
from wezer.operation.kinds import RecordedKind, recorded_kinds
from wezer.operation.models import Recording
from wezer.operation.money import from_decimal, to_decimal
from wezer.operation.queries.recording import recording_pause, recordings_of, refusal_of, wait_until_recorded
from wezer.workflow.acts.flights import failed
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


# --- the page ---


@pytest.fixture
def appointed(community, join):
    def one(name, key):
        member = join(name)
        if key:
            grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key=key), member=member)
        return member

    return one


@pytest.fixture
def held(valley, join):
    """An entry for a day of no year, held with the words of the books."""
    flight = recorded_by(join("Fern"), valley, payload=seeds(day="1999-03-01"))
    refusal = PeriodMissing(field="date", date="1999-03-01", detail="no year has this day")
    failed(flight=flight, error="x", for_good=True, problem=refusal)
    flight.refresh_from_db()
    return flight


@pytest.fixture
def asking(valley, join):
    """An entry about which the books ask something."""
    flight = recorded_by(join("Mint"), valley, key="seeds:asking")
    refusal = NeedsConfirmation(detail="This date lies ahead. Is that so?", warning="future_1")
    failed(flight=flight, error="x", for_good=True, problem=refusal)
    flight.refresh_from_db()
    return flight


def test_who_keeps_the_books_reads_the_cause_and_tries_again(client, held, appointed, django_assert_max_num_queries):
    client.force_login(appointed("Sage", "treasurer").user)
    client.get("/office/recording/")  # settings and session are read once
    with django_assert_max_num_queries(12):
        page = client.get("/office/recording/").content.decode()
    assert "There is no accounting year for 1999-03-01" in page and "no year has this day" in page
    assert client.post(f"/office/recording/{held.uid}/again/").status_code == 303
    held.refresh_from_db()
    assert (held.state, held.tries) == ("retry", 0)
    assert client.post(f"/office/recording/{held.uid}/again/", {"confirm": "other"}).status_code == 409


def test_a_question_of_the_books_is_answered_by_the_answer_to_that_question(client, asking, appointed):
    client.force_login(appointed("Sage", "treasurer").user)
    page = client.get("/office/recording/").content.decode()
    assert "This date lies ahead" in page and 'value="future_1"' in page
    assert client.post(f"/office/recording/{asking.uid}/again/", {"confirm": "something else"}).status_code == 409
    assert client.post(f"/office/recording/{asking.uid}/again/", {"confirm": "future_1"}).status_code == 303
    asking.refresh_from_db()
    assert (asking.state, asking.payload["confirm"]) == ("retry", ["future_1"])


def test_giving_up_needs_a_reason_and_is_told(client, held, appointed):
    client.force_login(appointed("Sage", "treasurer").user)
    assert client.post(f"/office/recording/{held.uid}/drop/", {"reason": " "}).status_code == 422
    assert client.post(f"/office/recording/{held.uid}/drop/", {"reason": "no such day"}).status_code == 303
    held.refresh_from_db()
    assert (held.state, held.dropped_because) == ("done", "no such day")
    assert Fact.objects.get(name="operation.recording_dropped").payload == {"key": "seeds:first"}
    assert "Given up: no such day" in " ".join(client.get("/office/recording/").content.decode().split())


def test_an_auditor_reads_and_changes_nothing_and_others_find_nothing(client, held, appointed):
    client.force_login(appointed("Moss", "auditor").user)
    page = client.get("/office/recording/")
    assert page.status_code == 200 and "Try again" not in page.content.decode()
    assert client.post(f"/office/recording/{held.uid}/again/").status_code == 404
    client.force_login(appointed("Thyme", "").user)
    assert client.get("/office/recording/").status_code == 404
    held.refresh_from_db()
    assert held.state == "held"


def test_an_empty_page_says_what_will_show_and_a_paused_one_that_nothing_is_lost(client, valley, appointed):
    client.force_login(appointed("Sage", "treasurer").user)
    assert "Nothing has been recorded yet" in client.get("/office/recording/").content.decode()
    note_engine(is_up=False, why="the disk is full")
    page = client.get("/office/recording/").content.decode()
    assert "Recording is paused" in page and "the disk is full" not in page


PAGES = (
    "dashboard", "invoices", "invoice-new", "expenses", "expense-new", "partners", "partner-new", "bank",
    "statements", "bank-import", "bank-rules", "sepa", "mandates", "budgets", "reports", "recording", "year-end",
)  # fmt: skip


def test_every_page_of_the_office_says_that_recording_is_paused(client, valley, appointed):
    note_engine(is_up=False, why="the disk is full")
    sage, thyme = appointed("Sage", "treasurer"), appointed("Thyme", "")
    client.force_login(sage.user)
    for name in PAGES:
        page = client.get(reverse(f"office:{name}")).content.decode()
        assert page.count("Recording is paused") == 1, name
    client.force_login(thyme.user)
    assert "Recording is paused" not in client.get(reverse("office:expenses")).content.decode()


def test_machines_read_and_mend_the_same(client, held, asking, appointed):
    client.force_login(appointed("Sage", "treasurer").user)
    listed = client.get("/api/v1/operation/recordings").json()["items"]
    assert [(each["key"], each["held"]["code"], each["held"]["questions"]) for each in listed] == [
        ("seeds:asking", "needs_confirmation", ["future_1"]),
        ("seeds:first", "period_missing", []),
    ]
    assert client.get("/api/v1/operation/recording").json() == {"paused": False, "since": None}
    address = f"/api/v1/operation/recordings/{asking.uid}/retry"
    wrong = client.post(address, {"confirm": ["no"]}, content_type="application/json")
    assert (wrong.status_code, wrong.json()["code"]) == (409, "other_question")
    again = client.post(address, {"confirm": ["future_1"]}, content_type="application/json")
    assert (again.status_code, again.json()["state"]) == (200, "retry")
    dropped = client.post(
        f"/api/v1/operation/recordings/{held.uid}/drop", {"reason": "no such day"}, content_type="application/json"
    )
    assert (dropped.status_code, dropped.json()["given_up"]) == (200, "no such day")
    client.force_login(appointed("Moss", "auditor").user)
    assert client.get("/api/v1/operation/recordings?state=done").json()["items"][0]["key"] == "seeds:first"
    assert client.post(address, {"confirm": []}, content_type="application/json").status_code == 403
    client.force_login(appointed("Thyme", "").user)
    assert client.get("/api/v1/operation/recordings").status_code in (403, 404)
