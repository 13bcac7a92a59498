"""The mirror: what the engine has posted, in plain tables, each once, however often it is read."""

from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wezer.kernel.models import Fact
from wezer.operation import mirroring
from wezer.operation.gateway.methods import events as events_method
from wezer.operation.kinds import EventKind, event_kinds
from wezer.operation.mirroring import catch_up_all, rebuild
from wezer.operation.models import BookAccount, BookEntry, BookLine, BookRole, BookTaxLine, Partner
from wezer.operation.money import from_decimal
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

pytestmark = pytest.mark.django_db
ACCOUNTS = ("bank", "cash", "donation", "expense_travel", "community:VAL")


def entry(debit, credit, amount="10.00", day="2024-03-01", **more):
    lines = [{"account": debit, "debit": amount, **more}, {"account": credit, "credit": amount}]
    return {"date": day, "text": "Seeds", "lines": lines}


def sale(books, party, key="invoice:first", total="100.00"):
    line = {"text": "Repair", "price": total, "account": "revenue_service", "nature": "service", "taxes": ["vat_20"]}
    return books.do("post_invoice", key=key, direction="out", party=party, date="2024-03-01", lines=[line])


def mirrored(valley):
    """Account code → (debit, credit) of the mirror."""
    sums = defaultdict(lambda: (0, 0))
    for code, debit, credit in BookLine.objects.filter(entry__books=valley).values_list(
        "account__code", "debit", "credit"
    ):
        sums[code] = (sums[code][0] + debit, sums[code][1] + credit)
    return dict(sums)


def in_engine(books):
    """Account code → (debit, credit) of the engine's trial balance."""
    rows = books.do("report", kind="trial_balance", start="2024-01-01", end="2024-12-31").rows
    return {row["account"]: (from_decimal(row["debit"], 2), from_decimal(row["credit"], 2)) for row in rows}


def test_the_chart_arrives_with_its_headings_roles_and_sides(valley, books):
    assert catch_up_all() is True
    assert BookAccount.objects.filter(books=valley).count() > 1000
    bank = BookRole.objects.get(books=valley, role="bank").account
    revenue = BookRole.objects.get(books=valley, role="revenue_service").account
    heading = BookAccount.objects.get(books=valley, code="512")
    said = [(each.statement, each.is_debit, each.is_heading) for each in (bank, revenue, heading)]
    assert said == [("balance", True, False), ("income", False, False), ("balance", True, True)]

    books.do("ensure_currency", code="VAL", name="Val", digits="0")
    catch_up_all()
    assert BookRole.objects.get(books=valley, role="community:VAL").account.name == "Val"


def test_an_invoice_and_its_payment_arrive_whole_and_twice_is_once(valley, books):
    fern = books.party("Fern")
    made = sale(books, fern)
    paid = books.do("record_payment", invoice="invoice:first", date="2024-03-05", amount="120.00", by="bank")
    assert paid.state == "paid"
    catch_up_all()
    first = snapshot()
    partner = Partner.objects.get()
    assert (str(partner.uid), partner.name) == (fern, "Fern")
    assert mirrored(valley) == in_engine(books)
    entries = {str(each.uid): each for each in BookEntry.objects.all()}
    assert (
        entries[made.refs["entry"]].origin is not None and entries[made.refs["entry"]].origin_kind == "account.invoice"
    )
    assert [
        (tax.side, tax.is_base, tax.amount) for tax in BookTaxLine.objects.order_by("-is_base")
    ] == [("sale", True, 10000), ("sale", False, 2000)]  # fmt: skip
    receivable = BookLine.objects.filter(account__is_receivable=True)
    assert receivable.count() == 2 and receivable.exclude(reconciliation=None).count() == 2

    rebuild(valley)  # which tells nothing again
    assert snapshot() == first
    told = Fact.objects.filter(name__in=["operation.entry_posted", "operation.document_moved"])
    steps = sorted(fact.payload.get("step", "entry") for fact in told)
    assert steps == ["changed", "entry", "entry", "paid", "posted"]

    valley.events_read = 0
    valley.save(update_fields=["events_read"])  # read again from the start, nothing is written twice
    catch_up_all()
    assert snapshot() == first


def snapshot():
    """Everything in the mirror, by what does not depend on its own numbers."""
    lines = BookLine.objects.order_by("line").values_list(
        "entry__uid",
        "account__code",
        "partner__uid",
        "line",
        "date",
        "debit",
        "credit",
        "due",
        "currency",
        "units",
        "reconciliation",
    )
    taxes = BookTaxLine.objects.order_by("line__line", "is_base").values_list(
        "line__line", "tax", "side", "is_base", "amount"
    )
    return list(lines), list(taxes)


def test_what_is_open_again_is_open_in_the_mirror(valley, books):
    fern = books.party("Fern")
    sale(books, fern)
    books.do("record_payment", invoice="invoice:first", date="2024-03-05", amount="120.00", by="bank")
    catch_up_all()

    def undo(pool):
        Reconciliation = pool.get("account.move.reconciliation")
        Reconciliation.delete(Reconciliation.search([]))

    books.change(undo)
    catch_up_all()
    assert not BookLine.objects.exclude(reconciliation=None).exists()


def test_long_histories_come_in_batches_and_go_on_where_they_stopped(valley, books, monkeypatch):
    monkeypatch.setattr(events_method, "AT_ONCE", 2)
    monkeypatch.setattr(mirroring, "AT_ONCE", 2)
    for number in range(5):
        books.do("post_entry", **entry("bank", "donation", f"{number + 1}.00"))
    real, calls = mirroring.project, []

    def stopped_after_two(**asked):
        if len(calls) == 2:
            raise KeyboardInterrupt
        calls.append(len(asked["events"]))
        return real(**asked)

    monkeypatch.setattr(mirroring, "project", stopped_after_two)
    with pytest.raises(KeyboardInterrupt):
        catch_up_all()
    assert calls == [2, 2]
    monkeypatch.setattr(mirroring, "project", real)
    catch_up_all()
    assert BookEntry.objects.count() == 5 and mirrored(valley) == in_engine(books)


def test_a_follower_hears_of_every_event_and_one_that_fails_is_tried_again_alone(valley, books, monkeypatch):
    monkeypatch.setattr(event_kinds, "_kinds", dict(event_kinds._kinds))
    heard = []

    @event_kinds.add
    class Invoices(EventKind):
        kind = "test.invoices"
        events = frozenset({"invoice_posted"})

        def project(self, books, event):
            heard.append((event.key, event.payload["total"], event.payload["lines"][0]["text"]))
            if len(heard) == 1:
                raise ValueError("not ready")

        def document(self, books, event):
            return "operation.invoice/0190f000-0000-7000-8000-000000000009"

    sale(books, books.party("Fern"))
    catch_up_all()
    assert BookEntry.objects.count() == 1 and len(heard) == 1
    assert Flight.objects.get(kind="engine_event").state == "pending"
    settle()
    assert heard == [("invoice:first", "120.00", "Repair")] * 2
    assert (
        Fact.objects.get(name="operation.document_moved").subject
        == "operation.invoice/0190f000-0000-7000-8000-000000000009"
    )


amounts = st.integers(1, 10**7).map(lambda units: f"{Decimal(units) / 100:.2f}")
pairs = st.tuples(st.sampled_from(ACCOUNTS[:4]), st.sampled_from(ACCOUNTS[:4])).filter(lambda pair: pair[0] != pair[1])


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(pairs, amounts, st.booleans()), min_size=1, max_size=4))
def test_whatever_was_posted_and_reversed_the_mirror_adds_up_like_the_engine(valley, books, history):
    for (debit, credit), amount, is_reversed in history:
        made = books.do("post_entry", **entry(debit, credit, amount))
        if is_reversed:
            books.do("reverse_entry", entry=made.refs["entry"], date="2024-04-01", reason="Wrong seeds")
    catch_up_all()
    assert mirrored(valley) == in_engine(books)
    assert sum(debit - credit for debit, credit in mirrored(valley).values()) == 0


def test_units_of_a_community_currency_keep_their_own_digits(valley, books):
    books.do("ensure_currency", code="VAL", name="Val", digits="0")
    books.do("post_entry", **entry("community:VAL", "revenue_service", currency="VAL", units="60"))
    catch_up_all()
    line = BookLine.objects.get(currency="VAL")
    assert (line.debit, line.units) == (1000, 60)
