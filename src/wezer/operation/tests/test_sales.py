"""Invoices as who keeps the books writes them: drafted, issued, paid, credited, each once, in the books to the cent."""

import threading
from datetime import date

import pytest
from django.db import connection

from wezer.core.testing import viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.testing import balance
from wezer.operation.acts.credits import credit_invoice
from wezer.operation.acts.invoice_lines import LineOf, PartOf
from wezer.operation.acts.invoices import cancel_invoice, change_invoice, draft_invoice, issue_invoice
from wezer.operation.acts.partners import change_partner, make_partner
from wezer.operation.acts.recording import drop_recording
from wezer.operation.acts.settlements import pay_community_part, record_payment
from wezer.operation.mirroring import catch_up_all
from wezer.operation.models import (
    Invoice,
    InvoicePayment,
    Partner,
)
from wezer.operation.queries.invoices import left_in_legal
from wezer.operation.refusals import (
    CreditNothing,
    CreditTooMany,
    CreditTooMuch,
    NotADraft,
    PaidAlready,
    PaidInFull,
    PartPaid,
    PartsTooMuch,
    ReferenceKnown,
    TaxUnknown,
)
from wezer.operation.tests.sales_world import DAY, DUE, MENDING, THAT_SPRING
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_spring")]


def pay(keeper, invoice, amount, **more):
    return record_payment(by=keeper, invoice=invoice, amount=amount, day=date(2024, 3, 5), **more)


def test_scenario_1_a_draft_is_issued_and_paid_in_two_halves(books, keeper, invoice):
    made = invoice()
    assert (made.state, made.number) == ("recording", "")
    settle()
    made.refresh_from_db()
    assert (made.state, made.number, made.net, made.tax, made.total, made.to_pay) == (
        "posted", "F2024-00001", 10000, 2000, 12000, 12000,
    )  # fmt: skip
    pay(keeper, made, 6000)
    settle()
    made.refresh_from_db()
    assert (made.state, made.to_pay, left_in_legal(made)) == ("posted", 6000, 6000)
    pay(keeper, made, 6000, means="cash")
    settle()
    made.refresh_from_db()
    assert (made.state, made.to_pay) == ("paid", 0)
    assert books.entries() == [
        ("1", [("4111", "120.00", "0.00"), ("44571", "0.00", "20.00"), ("706", "0.00", "100.00")]),
        ("2", [("4111", "0.00", "60.00"), ("5121", "60.00", "0.00")]),
        ("3", [("4111", "0.00", "60.00"), ("5311", "60.00", "0.00")]),
    ]


def test_scenario_2_the_member_pays_the_community_part_from_their_wallet(
    books, keeper, invoice, fern, val, worth, valley
):
    worth(val, 6, 100)
    made = invoice(
        LineOf("Mending", 5000, taxes=("vat_20",)), LineOf("Mending (60 VAL)", 1000), parts=[PartOf(val, 60)]
    )
    settle()
    part = made.parts.get()
    assert (part.value, left_in_legal(Invoice.objects.get(pk=made.pk))) == (1000, 6000)
    paid = pay_community_part(by=viewer(fern), invoice=made, part=part)
    with pytest.raises(PartPaid):
        pay_community_part(by=viewer(fern), invoice=made, part=part)
    settle()
    pay(keeper, made, 6000)
    settle()
    made.refresh_from_db()
    paid.refresh_from_db()
    assert (made.state, paid.state, balance(fern), balance(valley.entity)) == ("paid", "recorded", -60, 60)
    assert books.entries() == [
        (
            "1",
            [("4111", "70.00", "0.00"), ("44571", "0.00", "10.00"), ("706", "0.00", "10.00"), ("706", "0.00", "50.00")],
        ),
        ("2", [("4111", "0.00", "10.00"), ("51281", "10.00", "0.00")]),
        ("3", [("4111", "0.00", "60.00"), ("5121", "60.00", "0.00")]),
    ]


def test_scenario_3_what_is_sent_again_is_the_same_document(books, keeper, invoice):
    first = invoice(key="form-1")
    assert invoice(key="form-1", issue=False) == first
    with pytest.raises(NotADraft):
        issue_invoice(by=keeper, invoice=first)
    settle()
    again = pay(keeper, first, 12000, key="click")
    assert pay(keeper, first, 12000, key="click") == again
    settle()
    assert (Invoice.objects.count(), InvoicePayment.objects.count(), len(books.entries())) == (1, 1, 2)


def test_scenario_8_a_supplier_s_invoice_is_entered_once_and_paid(books, keeper, invoice):
    bill = {"direction": "in", "reference": "W-17"}
    bought = LineOf("Timber", 25000, role="expense_services", taxes=("vat_20",))
    made = invoice(bought, **bill)
    with pytest.raises(ReferenceKnown):
        invoice(bought, **bill)
    settle()
    pay(keeper, made, 30000)
    settle()
    made.refresh_from_db()
    assert (made.number, made.state, Invoice.objects.count()) == ("FF2024-00001", "paid", 1)
    assert books.entries() == [
        ("1", [("4011", "0.00", "300.00"), ("44566", "50.00", "0.00"), ("604", "250.00", "0.00")]),
        ("2", [("4011", "300.00", "0.00"), ("5121", "0.00", "300.00")]),
    ]


def test_scenario_12_an_invoice_in_a_foreign_currency_gains_by_the_rate(books, keeper, invoice):
    made = invoice(LineOf("Mending", 40000), currency="USD", rate="1.20")
    settle()
    books.do("set_rate", currency="USD", date="2024-03-05", rate="1.10")
    made.refresh_from_db()
    assert (made.state, made.total) == ("posted", 40000)
    pay(keeper, made, 40000)
    settle()
    made.refresh_from_db()
    assert made.state == "paid"
    assert books.entries() == [
        ("1", [("4111", "333.33", "0.00"), ("706", "0.00", "333.33")]),
        ("2", [("4111", "0.00", "363.64"), ("5121", "363.64", "0.00")]),
        ("3", [("4111", "30.31", "0.00"), ("766", "0.00", "30.31")]),
    ]


def test_scenario_20_a_credit_note_takes_the_whole_back_before_payment(books, keeper, invoice):
    made = invoice()
    settle()
    note = credit_invoice(by=keeper, invoice=made, reason="Not delivered", day=date(2024, 3, 2))
    assert credit_invoice(by=keeper, invoice=made, reason="Again", day=date(2024, 3, 2)) == note
    settle()
    made.refresh_from_db()
    note.refresh_from_db()
    assert (made.state, note.state, note.number, note.total) == ("credited", "paid", "A2024-00001", 12000)
    assert books.entries()[1] == (
        "2",
        [("4111", "0.00", "120.00"), ("44571", "20.00", "0.00"), ("706", "100.00", "0.00")],
    )


def test_a_part_is_credited_line_by_line_until_nothing_is_left(books, keeper, invoice):
    made = invoice(LineOf("Mending", 10000, taxes=("vat_20",)), LineOf("Jars", 500, quantity=40000))
    settle()
    back = {"by": keeper, "invoice": made, "reason": "Two jars broke", "day": date(2024, 3, 5)}
    note = credit_invoice(quantities={2: 20000}, key="one", **back)
    assert credit_invoice(quantities={2: 20000}, key="one", **back) == note
    settle()
    made.refresh_from_db()
    note.refresh_from_db()
    assert (made.state, made.to_pay, note.total, note.number) == ("posted", 13000, 1000, "A2024-00001")
    with pytest.raises(CreditTooMany) as refused:
        credit_invoice(quantities={2: 20001}, **back)
    assert (refused.value.field, refused.value.details["left"]) == ("lines.2", "2")
    for wanted in ({}, {3: 1}):
        with pytest.raises((CreditNothing, CreditTooMany)):
            credit_invoice(quantities=wanted, **back)
    pay(keeper, made, 12500)
    with pytest.raises(CreditTooMuch) as refused:  # 10.00 of jars, 5.00 left
        credit_invoice(quantities={2: 20000}, **back)
    assert refused.value.details["open"] == "5.00"
    credit_invoice(quantities={2: 10000}, **back)
    settle()
    made.refresh_from_db()
    assert (made.state, made.to_pay, made.credit_notes.count()) == ("paid", 0, 2)
    assert books.entries()[1:] == [
        ("2", [("4111", "0.00", "10.00"), ("706", "10.00", "0.00")]),
        ("3", [("4111", "0.00", "125.00"), ("5121", "125.00", "0.00")]),
        ("4", [("4111", "0.00", "5.00"), ("706", "5.00", "0.00")]),
    ]


def test_the_whole_after_a_part_is_the_rest(books, keeper, invoice):
    made = invoice(LineOf("Mending", 3333, quantity=30000, taxes=("vat_20",)))
    settle()
    for quantities in ({1: 10000}, None):
        credit_invoice(by=keeper, invoice=made, reason="Sorry", quantities=quantities, day=date(2024, 3, 5))
        settle()
    made.refresh_from_db()
    assert (made.state, made.to_pay, sum(note.total for note in made.credit_notes.all())) == ("credited", 0, made.total)


def test_what_was_paid_on_is_not_credited_and_no_more_is_taken_than_is_open(books, keeper, invoice):
    made = invoice()
    settle()
    pay(keeper, made, 6000)
    with pytest.raises(PaidAlready):
        credit_invoice(by=keeper, invoice=made, reason="Sorry")
    with pytest.raises(PaidInFull) as refusal:
        pay(keeper, made, 6001)
    assert (refusal.value.field, refusal.value.details["open"]) == ("amount", "60.00")
    settle()
    assert len(books.entries()) == 2


@pytest.mark.django_db(transaction=True)
def test_two_browsers_paying_the_same_invoice_pay_it_once(books, keeper, invoice):
    made = invoice()
    settle()
    start, said = threading.Barrier(2), []

    def browser(key):
        with clock.at(THAT_SPRING):
            start.wait()
            try:
                said.append(pay(keeper, Invoice.objects.get(pk=made.pk), 12000, key=key).state)
            except PaidInFull as refusal:
                said.append(refusal.code)
            finally:
                connection.close()

    threads = [threading.Thread(target=browser, args=(key,)) for key in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    settle()
    assert (sorted(said), InvoicePayment.objects.count(), len(books.entries())) == (["paid_in_full", "recording"], 1, 2)


def test_what_the_books_refuse_waits_with_its_reason_and_is_a_draft_again_once_given_up(books, keeper, invoice):

    made = invoice(day=date(1999, 3, 1), due=date(1999, 3, 31))
    settle()
    made.refresh_from_db()
    flight = Flight.objects.get(key=f"books:{made.recording_key}")
    assert (made.state, flight.state, books.entries()) == ("recording", "held", [])
    assert "1999-03-01" in made.problem
    drop_recording(by=keeper, recording=flight.recording, reason="The year was wrong")
    made.refresh_from_db()
    change_invoice(by=keeper, invoice=made, partner=made.partner, lines=[MENDING], day=DAY, due=DUE)
    issue_invoice(by=keeper, invoice=made)
    settle()
    made.refresh_from_db()
    assert (made.state, made.number, made.problem, len(books.entries())) == ("posted", "F2024-00001", "", 1)


def test_drafts_change_and_go_but_what_was_sent_to_the_books_does_not(keeper, invoice, fern):
    made = invoice(issue=False)
    changed = change_invoice(
        by=keeper, invoice=made, partner=fern.partner_row, lines=[LineOf("Sowing", 500)], day=DAY, due=DUE, version=1
    )
    assert (changed.total, [line.text for line in changed.lines.all()]) == (500, ["Sowing"])
    with pytest.raises(NotADraft):  # somebody else wrote it meanwhile
        change_invoice(by=keeper, invoice=made, partner=made.partner, lines=[MENDING], day=DAY, due=DUE, version=1)
    issue_invoice(by=keeper, invoice=made)
    for step in (cancel_invoice, issue_invoice):
        with pytest.raises(NotADraft):
            step(by=keeper, invoice=made)
    gone = cancel_invoice(by=keeper, invoice=invoice(issue=False))
    assert gone.state == "cancelled"


def test_only_who_keeps_the_books_writes_and_only_the_partner_pays_their_part(invoice, fern, join, val, worth, valley):
    worth(val, 6, 100)
    made = invoice(LineOf("Mending", 1000), parts=[PartOf(val, 60)])
    sage = join("Sage")
    for who in (viewer(fern), viewer(sage)):
        with pytest.raises(NotAllowed):
            draft_invoice(by=who, books=valley, partner=made.partner, lines=[MENDING])
        for step in (issue_invoice, cancel_invoice):
            with pytest.raises(NotAllowed):
                step(by=who, invoice=made)
    with pytest.raises(NotAllowed):
        pay_community_part(by=viewer(sage), invoice=made, part=made.parts.get())
    assert not Invoice.objects.visible_to(viewer(fern)).exists()  # not in the books yet
    Invoice.objects.update(state="posted")
    assert [list(Invoice.objects.visible_to(viewer(who))) for who in (fern, sage)] == [[made], []]


@pytest.mark.parametrize(
    ("lines", "more", "refusal", "field"),
    [
        ([LineOf("Mending", 100, taxes=("vat_99",))], {}, TaxUnknown, "lines.0.taxes"),
        ([LineOf("Mending", 100)], {"parts": 1}, PartsTooMuch, "parts"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(invoice, val, worth, lines, more, refusal, field):
    worth(val, 6, 100)
    parts = [PartOf(val, 600)] if more else []
    with pytest.raises(refusal) as refused:
        invoice(*lines, parts=parts)
    assert (refused.value.field, Invoice.objects.count(), Flight.objects.filter(kind="books").count()) == (field, 0, 0)


def test_a_partner_is_told_anew_when_something_of_them_changed(books, keeper, invoice, valley):
    made = make_partner(
        by=keeper, books=valley, name="Mill", kind="organisation", iban="FR76 3000 6000 0112 3456 7890 189"
    )
    assert made.iban == "FR7630006000011234567890189"
    draft = draft_invoice(by=keeper, books=valley, partner=made, lines=[MENDING], day=DAY)
    issue_invoice(by=keeper, invoice=draft)
    change_partner(by=keeper, books=valley, partner=made, name="Old mill", email="mill@example.org")
    change_partner(by=keeper, books=valley, partner=made, name="Old mill")
    again = draft_invoice(by=keeper, books=valley, partner=Partner.objects.get(pk=made.pk), lines=[MENDING], day=DAY)
    issue_invoice(by=keeper, invoice=again)
    settle()
    names = books.engine(
        lambda pool: [one.name for one in pool.get("party.party").search([("wezer_uid", "=", str(made.uid))])]
    )
    assert (made.version, names) == (2, ["Old mill"])


def test_what_the_bank_or_the_back_office_recorded_settles_the_invoice_here(books, keeper, invoice):
    made = invoice()
    settle()
    for amount, left in (("50.00", 7000), ("70.00", 0)):
        books.do("record_payment", invoice=made.recording_key, date="2024-03-05", amount=amount)
        catch_up_all()
        made.refresh_from_db()
        assert made.to_pay == left
    assert (made.state, made.paid_at is not None, left_in_legal(made)) == ("paid", True, 0)


def test_a_payment_may_be_noted_while_the_invoice_is_on_its_way(books, keeper, invoice):
    made = invoice()
    pay(keeper, made, 12000)
    assert left_in_legal(made) == 0
    settle()
    made.refresh_from_db()
    assert (made.state, len(books.entries())) == ("paid", 2)


def test_scenario_15_a_deposit_that_was_paid_is_taken_off_the_final_invoice(books, keeper, invoice):
    first = invoice(LineOf("Deposit for the roof", 10000, kind="deposit"))
    settle()
    pay(keeper, first, 10000)
    settle()
    final = invoice(LineOf("The roof", 50000), LineOf("Deposit taken off", 10000, kind="recall"))
    assert (final.total, [line.net for line in final.lines.all()]) == (40000, [50000, -10000])
    settle()
    first.refresh_from_db()
    final.refresh_from_db()
    assert (first.state, final.state, final.total, final.to_pay) == ("paid", "posted", 40000, 40000)
    assert books.entries() == [
        ("1", [("4111", "100.00", "0.00"), ("4191", "0.00", "100.00")]),
        ("2", [("4111", "0.00", "100.00"), ("5121", "100.00", "0.00")]),
        ("3", [("4111", "400.00", "0.00"), ("4191", "100.00", "0.00"), ("706", "0.00", "500.00")]),
    ]
    pay(keeper, final, 40000)
    settle()
    final.refresh_from_db()
    assert final.state == "paid"
