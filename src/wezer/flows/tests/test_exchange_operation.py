"""From the market into the books and back, without anybody typing anything again (operation.md 13.23)."""

import os
import subprocess
import sys

import pytest

from wezer.core.acts.roles import grant_role
from wezer.core.acts.settings import change_setting
from wezer.core.models import Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.exchanges import (
    confirm_reply_receipt,
    deliver_reply,
    dispute_reply,
    pay_reply,
    refund_reply,
    take_back_call,
    tick_cancellation,
)
from wezer.exchange.acts.replies import accept_reply, reply_to_announcement
from wezer.kernel.money import Money
from wezer.ledger.testing import balance
from wezer.operation.acts.settlements import pay_community_part, record_payment
from wezer.operation.acts.statements import accept_sure, import_statement
from wezer.operation.acts.undoing import undo_payment
from wezer.operation.models import Books, Invoice, InvoicePayment
from wezer.operation.queries.bank import proposed
from wezer.operation.refusals import PaymentTicked
from wezer.operation.tests.bank_samples import camt, entry
from wezer.workflow.models import Flight
from wezer.workflow.queries import thread_of
from wezer.workflow.testing import settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_spring")]
BOTH = [Money(60, "VAL"), Money(5000, "EUR")]


@pytest.fixture
def mint(join):
    return join("Mint")


@pytest.fixture
def agreed(keeper, valley, val, eur, worth, announced, mint, community):
    """`agreed()`: the community offers, Mint answers, both agree. Moss holds the community's wallet, too."""
    worth(val, 6, 100)
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="wallet"), member=keeper.member)

    def one(prices=BOTH, sense="offer"):
        if sense == "offer":
            made = announced(keeper.member, "offer", "Mend a roof", list(prices), acting_for=community)
            reply = reply_to_announcement(by=viewer(mint), announcement=made)
            return accept_reply(by=viewer(keeper.member, community), reply=reply)
        made = announced(keeper.member, "want", "Mend our roof", list(prices), acting_for=community)
        reply = reply_to_announcement(by=viewer(mint), announcement=made)
        return accept_reply(by=viewer(keeper.member, community), reply=reply)

    return one


@pytest.fixture
def office(keeper, community):
    """Moss in the community's name."""
    return lambda: viewer(keeper.member, community)


def test_scenario_23_an_accepted_reply_becomes_agreement_invoice_and_entry_by_itself(
    books, agreed, office, mint, keeper
):
    reply = agreed()
    deliver_reply(by=office(), reply=reply)
    dispute_reply(by=viewer(mint), reply=reply, reason="It rains in.")
    settle()
    settle()
    invoice = Invoice.objects.get()
    reply.refresh_from_db()
    assert (invoice.state, invoice.number, invoice.partner.party_id, invoice.total) == (
        "posted",
        "F2024-00001",
        mint.pk,
        6000,
    )
    assert reply.state == "delivered"  # nothing moves while they disagree; then it follows its invoice
    take_back_call(by=viewer(mint), reply=reply)
    settle()
    reply.refresh_from_db()
    assert [(part.currency.code, part.units, part.value) for part in invoice.parts.all()] == [("VAL", 60, 1000)]
    assert reply.state == "invoiced"  # the market says that settlement was asked for
    assert books.entries() == [
        (
            "1",
            [("4111", "60.00", "0.00"), ("44571", "0.00", "10.00"), ("706", "0.00", "41.67"), ("706", "0.00", "8.33")],
        )
    ]
    thread = thread_of(invoice, viewer(mint))
    assert [knot.label.title for knot in thread.before] == ["Mend a roof", "Mint: Mend a roof"]
    assert "invoice F2024-00001" in thread_of(reply, viewer(mint)).after[-1].label.title


def test_paid_in_the_market_the_village_money_is_settled_and_the_bank_confirms_the_rest(
    books, agreed, office, mint, keeper, community
):
    reply = agreed()
    deliver_reply(by=office(), reply=reply)
    settle()
    pay_reply(by=viewer(mint), reply=reply, key="k")
    settle()
    invoice = Invoice.objects.get()
    reply.refresh_from_db()
    assert (reply.state, invoice.state, invoice.to_pay, balance(community)) == ("confirming", "posted", 5000, 60)
    record_payment(by=keeper, invoice=invoice, amount=5000)
    settle()
    reply.refresh_from_db()
    invoice.refresh_from_db()
    assert (reply.state, invoice.state) == ("evaluating", "paid")
    assert books.entries()[1:] == [
        ("2", [("4111", "0.00", "10.00"), ("51281", "10.00", "0.00")]),
        ("3", [("4111", "0.00", "50.00"), ("5121", "50.00", "0.00")]),
    ]


def test_paid_on_the_invoice_and_confirmed_in_the_market_comes_to_the_same(books, agreed, office, mint, community):
    reply = agreed()
    deliver_reply(by=office(), reply=reply)
    settle()
    invoice = Invoice.objects.get()
    pay_community_part(by=viewer(mint), invoice=invoice, part=invoice.parts.get())
    settle()
    reply.refresh_from_db()
    assert (reply.state, balance(community)) == ("confirming", 60)
    confirm_reply_receipt(by=office(), reply=reply)
    settle()
    settle()
    invoice.refresh_from_db()
    reply.refresh_from_db()
    assert (invoice.state, reply.state, InvoicePayment.objects.count()) == ("paid", "evaluating", 2)
    assert books.entries()[1:] == [
        ("2", [("4111", "0.00", "10.00"), ("51281", "10.00", "0.00")]),
        ("3", [("4111", "0.00", "50.00"), ("5121", "50.00", "0.00")]),
    ]


def test_paid_before_anybody_said_done_the_invoice_comes_with_the_payment(books, agreed, mint):
    reply = agreed()
    pay_reply(by=viewer(mint), reply=reply, key="k")
    settle()
    settle()
    invoice = Invoice.objects.get()
    assert (invoice.state, invoice.to_pay) == ("posted", 5000)
    assert books.entries()[1] == ("2", [("4111", "0.00", "10.00"), ("51281", "10.00", "0.00")])


def test_an_exchange_that_is_called_off_leaves_a_credit_note(books, agreed, office, mint):
    reply = agreed()
    deliver_reply(by=office(), reply=reply)
    settle()
    tick_cancellation(by=viewer(mint), reply=reply)
    tick_cancellation(by=office(), reply=reply, side="payee")
    settle()
    first, note = Invoice.objects.order_by("id")
    assert (first.state, note.number, len(books.entries())) == ("credited", "A2024-00001", 2)


def test_the_community_decides_whether_drafts_wait_or_nothing_comes(agreed, office, keeper):
    change_setting(by=Viewer.system(), key="operation.invoices_from_replies", value="draft")
    deliver_reply(by=office(), reply=agreed())
    settle()
    assert [one.state for one in Invoice.objects.all()] == ["draft"]
    change_setting(by=Viewer.system(), key="operation.invoices_from_replies", value="no")
    deliver_reply(by=office(), reply=agreed())
    settle()
    assert Invoice.objects.count() == 1


def test_what_the_community_asked_for_waits_as_a_draft_of_the_supplier_s_invoice(agreed, mint):
    deliver_reply(by=viewer(mint), reply=agreed(sense="want"))
    settle()
    made = Invoice.objects.get()
    assert (made.direction, made.state, made.total, made.lines.get().role if made.lines.count() == 1 else "two") == (
        "in", "draft", 6000, "two",
    )  # fmt: skip


def test_exchanges_of_others_and_money_without_value_concern_no_books(
    agreed, office, accepted_reply, mint, join, valley, val
):
    deliver_reply(by=viewer(mint), reply=accepted_reply(wanted_by=join("Sage"), given_by=mint, price=[Money(5, "VAL")]))
    valley.moneys.all().delete()
    deliver_reply(by=office(), reply=agreed([Money(60, "VAL")]))
    Books.objects.get().moneys.all().delete()
    settle()
    assert not Invoice.objects.exists() or Invoice.objects.get().total == 1000


def test_facts_read_twice_make_one_invoice(agreed, office):
    from wezer.workflow.models import FactCursor

    deliver_reply(by=office(), reply=agreed())
    settle()
    FactCursor.objects.all().delete()
    settle()
    assert (Invoice.objects.count(), Flight.objects.filter(key__startswith="books:invoice:").count()) == (1, 1)


def test_an_instance_without_books_never_imports_them(tmp_path):
    code = (
        "from wezer.hosting.django_ready import wake; wake()\n"
        "import sys, wezer.flows\n"
        "print([name for name in sys.modules if name.startswith(('wezer.operation', 'wezer.flows.exchange', 'trytond'))])"
    )
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("WEZER_", "DJANGO_"))}
    environ["WEZER_HOME"] = str(tmp_path)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environ)
    assert done.stdout.strip() == "[]", done.stderr


def test_what_was_confirmed_in_the_market_is_ticked_off_by_the_bank_and_booked_once(
    books, agreed, office, mint, keeper, valley, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    reply = agreed([Money(5000, "EUR")])
    deliver_reply(by=office(), reply=reply)
    settle()
    pay_reply(by=viewer(mint), reply=reply, key="k")
    confirm_reply_receipt(by=office(), reply=reply)
    settle()
    settle()
    invoice, before = Invoice.objects.get(), books.entries()
    assert (invoice.state, invoice.payments.get().state, len(before)) == ("paid", "recorded", 2)
    content = camt(entry("50.00", day="2024-03-25", text=f"Merci {invoice.number}"), opening="0.00", closing="50.00")
    line = import_statement(by=keeper, books=valley, content=content, name="march.xml").lines.get()
    [(_line, found)] = proposed(valley, [line])
    assert [(each.shares[0].kind, each.sureness) for each in found] == [("recorded", "sure")]
    assert accept_sure(by=keeper, books=valley, lines=[(line, found)]) == 1
    settle()
    line.refresh_from_db()
    assert (line.state, books.entries()) == ("matched", before)
    with pytest.raises(PaymentTicked):
        undo_payment(by=keeper, payment=invoice.payments.get(), reason="No")


def test_what_is_given_back_in_the_market_takes_its_invoice_along(books, agreed, office, mint, keeper, community):
    reply = agreed([Money(60, "VAL")])
    deliver_reply(by=office(), reply=reply)
    settle()
    pay_reply(by=viewer(mint), reply=reply, key="k")
    settle()
    settle()
    invoice = Invoice.objects.get()
    assert (invoice.state, balance(community)) == ("paid", 60)
    reply.refresh_from_db()
    refund_reply(by=office(), reply=reply)
    for _turn in range(4):
        settle()
    for each in (reply, invoice):
        each.refresh_from_db()
    note, payment = invoice.credit_notes.get(), invoice.payments.get()
    assert (reply.state, balance(community), payment.state) == ("cancelled", 0, "undone")
    assert (invoice.state, invoice.to_pay, note.number, note.total) == ("credited", 0, "A2024-00001", 1000)
    assert books.entries()[1:] == [
        ("2", [("4111", "0.00", "10.00"), ("51281", "10.00", "0.00")]),
        ("3", [("4111", "10.00", "0.00"), ("51281", "0.00", "10.00")]),
        ("4", [("4111", "0.00", "10.00"), ("44571", "1.67", "0.00"), ("706", "8.33", "0.00")]),
    ]
    assert "Credit note A2024-00001" in [knot.label.title for knot in thread_of(reply, viewer(mint)).after]


def test_what_was_noted_by_hand_waits_for_a_person_when_the_exchange_is_called_off(books, agreed, office, mint, keeper):
    reply = agreed([Money(5000, "EUR")])
    deliver_reply(by=office(), reply=reply)
    settle()
    pay_reply(by=viewer(mint), reply=reply, key="k")
    settle()
    invoice = Invoice.objects.get()
    record_payment(by=keeper, invoice=invoice, amount=2000)
    settle()
    reply.refresh_from_db()
    for side in (viewer(mint), office()):
        tick_cancellation(by=side, reply=reply)
    settle()
    for each in (reply, invoice):
        each.refresh_from_db()
    assert (reply.state, invoice.state, invoice.to_pay, invoice.credit_notes.count()) == (
        "cancelled",
        "posted",
        3000,
        0,
    )
