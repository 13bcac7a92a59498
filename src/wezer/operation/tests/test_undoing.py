"""A payment that was recorded by mistake is undone by a mirror, and the invoice asks for it again."""

from datetime import date

import pytest

from wezer.core.testing import viewer
from wezer.kernel.refusals import NotAllowed
from wezer.operation.acts.invoice_lines import LineOf
from wezer.operation.acts.recording import drop_recording
from wezer.operation.acts.settlements import record_payment
from wezer.operation.acts.undoing import undo_payment
from wezer.operation.models import BookPeriod, BookYear, InvoicePayment
from wezer.operation.queries.invoices import left_in_legal
from wezer.operation.refusals import PaymentNotThere, UndoneBefore
from wezer.workflow.models import Flight
from wezer.workflow.queries import thread_of
from wezer.workflow.testing import settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_spring")]
DAY = date(2024, 3, 5)


def pay(keeper, invoice, amount, **more):
    made = record_payment(by=keeper, invoice=invoice, amount=amount, day=DAY, **more)
    settle()
    made.refresh_from_db()
    invoice.refresh_from_db()
    return made


def test_an_undone_payment_is_mirrored_and_due_again(books, keeper, invoice, fern):
    made = invoice(LineOf("Mending", 12000))
    settle()
    first, second = pay(keeper, made, 5000), pay(keeper, made, 7000, means="cash")
    assert made.state == "paid"
    undo_payment(by=keeper, payment=second, reason="It was for another one")
    with pytest.raises(PaymentNotThere):
        undo_payment(by=keeper, payment=InvoicePayment.objects.get(pk=second.pk), reason="Twice")
    settle()
    for each in (made, second):
        each.refresh_from_db()
    assert (made.state, made.to_pay, left_in_legal(made), second.state) == ("posted", 7000, 7000, "undone")
    assert books.entries()[2:] == [
        ("3", [("4111", "0.00", "70.00"), ("5311", "70.00", "0.00")]),
        ("4", [("4111", "70.00", "0.00"), ("5311", "0.00", "70.00")]),
    ]
    [knot] = thread_of(made, keeper).after
    assert (knot.label.title.replace("\xa0", " "), knot.label.kind) == ("Payment of 70.00 €", "undone")
    pay(keeper, made, 7000)
    assert (made.state, len(books.entries()), first.state) == ("paid", 5, "recorded")


def test_a_difference_of_exchange_is_undone_with_its_payment(books, keeper, invoice):
    made = invoice(LineOf("Mending", 40000), currency="USD", rate="1.20")
    settle()
    books.do("set_rate", currency="USD", date="2024-03-05", rate="1.10")
    undo_payment(by=keeper, payment=pay(keeper, made, 40000), reason="Bounced")
    settle()
    made.refresh_from_db()
    assert (made.state, made.to_pay) == ("posted", 40000)
    assert books.entries()[3:] == [
        ("4", [("4111", "363.64", "0.00"), ("5121", "0.00", "363.64")]),
        ("5", [("4111", "0.00", "30.31"), ("766", "30.31", "0.00")]),
    ]


def test_an_undoing_that_is_given_up_leaves_the_payment_as_it_was(books, keeper, invoice, valley):
    made = invoice()
    settle()
    paid = pay(keeper, made, 12000)
    undo_payment(by=keeper, payment=paid, reason="Perhaps", day=date(2025, 3, 5))  # no year is open then
    settle()
    flight = Flight.objects.get(key=f"books:{paid.undoing_key}")
    drop_recording(by=keeper, recording=flight.recording, reason="It was right")
    paid.refresh_from_db()
    made.refresh_from_db()
    assert (paid.state, paid.undone_on, made.state) == ("recorded", None, "paid")
    undo_payment(by=keeper, payment=paid, reason="It was wrong after all", day=DAY)
    settle()
    made.refresh_from_db()
    assert made.state == "posted"


def test_who_may_not_keep_the_books_undoes_nothing_nor_does_an_odd_day(keeper, posted, fern, valley):
    made = posted()
    paid = record_payment(by=keeper, invoice=made, amount=12000, day=DAY)
    InvoicePayment.objects.update(state="recorded", entry=made.uid)
    paid.refresh_from_db()
    year = BookYear.objects.create(books=valley, name="2024", start="2024-01-01", end="2024-12-31", state="open")
    BookPeriod.objects.create(year=year, start="2024-01-01", end="2024-12-31", state="open")
    before = Flight.objects.count()
    with pytest.raises(NotAllowed):
        undo_payment(by=viewer(fern), payment=paid, reason="No")
    with pytest.raises(UndoneBefore):
        undo_payment(by=keeper, payment=paid, reason="No", day=date(2024, 3, 4))
    assert (InvoicePayment.objects.get().state, Flight.objects.count()) == ("recorded", before)


def test_the_page_and_the_api_undo_alike(keeper, posted, client):
    made = posted()
    record_payment(by=keeper, invoice=made, amount=2000, day=DAY)
    record_payment(by=keeper, invoice=made, amount=3000, day=DAY)
    InvoicePayment.objects.update(state="recorded", entry=made.uid)
    first, second = InvoicePayment.objects.all()
    client.force_login(keeper.member.user)
    assert "Undo it" in client.get(made.get_absolute_url()).content.decode()
    address = f"/office/invoices/{made.uid}/payment/{first.uid}/undoing/"
    empty = client.post(address, {"day": "2024-03-05", "reason": ""})
    early = client.post(address, {"day": "2024-03-01", "reason": "Wrong"})
    assert (empty.status_code, early.status_code) == (422, 422) and "before its own day" in early.content.decode()
    assert client.post(address, {"day": "2024-03-05", "reason": "Wrong"}).status_code == 303
    assert client.post(address, {"day": "2024-03-05", "reason": "Wrong"}).status_code == 409
    api = f"/api/v1/operation/invoices/{made.uid}/payments/{second.uid}/undoing"
    for sent, status in (({"reason": " "}, 422), ({"reason": "Wrong"}, 200), ({"reason": "Wrong"}, 409)):
        answer = client.post(api, sent, content_type="application/json", headers={"Idempotency-Key": f"key-{status}"})
        assert answer.status_code == status, answer.content
    assert set(InvoicePayment.objects.values_list("state", flat=True)) == {"undoing"}
    page = client.get(made.get_absolute_url()).content.decode()
    assert "being undone" in page and "Undo it" not in page
