"""Several calls of the gateway in one pass of the engine: what comes of it is what one after the other would have made."""

from uuid import uuid4

import pytest

from wezer.operation.acts.recording import record
from wezer.operation.gateway import Asked, call_together
from wezer.operation.gateway.errors import Apart, KeyConflict
from wezer.operation.models import BookEntry, Partner
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

pytestmark = pytest.mark.django_db


def seeds(units="1.00", day="2024-03-01"):
    lines = [{"account": "bank", "debit": units}, {"account": "donation", "credit": units}]
    return {"date": day, "text": f"Seeds {units}", "lines": lines}


def repair(party, price="100.00", day="2024-03-01", **more):
    line = {"text": "Repair", "price": price, "account": "revenue_service", "nature": "service", "taxes": ["vat_20"]}
    return {"direction": "out", "party": party, "date": day, "lines": [line], **more}


def asked(books, method, key, payload):
    return Asked(method, key, payload, books.entity, (), "fern")


def told(books):
    """Name, subject and key of every event of the engine."""
    rows = books.do("events").rows
    return [(row["name"], row["subject"], row["key"]) for row in rows if row["key"].startswith("together")]


def test_invoices_of_one_pass_are_those_of_one_after_the_other_with_their_own_keys_in_every_event(books):
    fern, prices = books.party("Fern"), ["100.00", "33.33", "7.01"]
    alone = [books.do("post_invoice", **repair(fern, price)) for price in prices]
    calls = [
        asked(books, "post_invoice", f"together:{place}", repair(fern, price)) for place, price in enumerate(prices)
    ]
    made = call_together(calls)
    assert [(each.amounts, each.state) for each in made] == [(each.amounts, each.state) for each in alone]
    assert [each.refs["number"] for each in [*alone, *made]] == [f"F2024-{n:05}" for n in range(1, 7)]
    entries = [lines for _number, lines in books.entries()]
    assert entries[3:] == entries[:3]
    assert [number for number, _lines in books.entries()] == ["1", "2", "3", "4", "5", "6"]
    events = told(books)
    for place, each in enumerate(made):
        key = f"together:{place}"
        assert ("move_posted", each.refs["entry"], key) in events
        assert ("invoice_posted", each.refs["document"], key) in events
    assert len(events) == 6

    again = call_together(calls)
    assert [(each.refs, each.replayed) for each in again] == [(each.refs, True) for each in made]
    more = asked(books, "post_invoice", "together:new", repair(fern))
    with pytest.raises(KeyConflict):
        call_together([more, asked(books, "post_invoice", "together:0", repair(fern, "1.00"))])
    assert len(books.entries()) == 6  # all or none
    assert [each.replayed for each in call_together([calls[0], more])] == [True, False]


@pytest.mark.parametrize(
    "second",
    [{"day": "2024-02-01"}, {"direction": "in", "reference": "A-1"}],
    ids=["an earlier day behind a later one", "a supplier's"],
)
def test_what_hangs_on_what_was_just_posted_does_not_go_in_one_pass(books, second):
    fern = books.party("Fern")
    first, other = repair(fern), repair(fern, **second)
    with pytest.raises(Apart):
        call_together(
            [asked(books, "post_invoice", "together:0", first), asked(books, "post_invoice", "together:1", other)]
        )
    assert books.entries() == []


def test_what_is_asked_in_a_row_is_numbered_in_that_row_and_one_that_is_refused_leaves_the_others(valley, books):
    fern = Partner.objects.create(name="Fern")
    books.do("ensure_party", uid=str(fern.uid), name="Fern")
    wishes = [("post_entry", seeds(f"{number}.00")) for number in range(1, 4)]
    wishes += [("post_invoice", repair(str(fern.uid))), ("post_invoice", repair(str(fern.uid), "10.00"))]
    wishes += [("post_entry", seeds("4.00")), ("post_entry", seeds(day="1999-03-01")), ("post_entry", seeds("5.00"))]
    for method, payload in wishes:
        record(books=valley, method=method, key=f"row:{uuid4()}", payload=payload)
    settle()
    flights = Flight.objects.filter(kind="books").order_by("id")
    assert list(flights.values_list("state", "tries")) == [("done", 1)] * 6 + [("held", 1), ("done", 1)]
    numbers = [flight.payload["result"]["refs"]["entry"] for flight in flights if flight.state == "done"]
    mirrored = {str(entry.uid): entry.number for entry in BookEntry.objects.all()}
    assert [mirrored[entry] for entry in numbers] == ["1", "2", "3", "4", "5", "6", "7"]
    assert flights.get(state="held").payload["refusal"]["code"] == "period_missing"
