"""The nightly check: the books add up, the mirror says the same, the wallet agrees; and every difference is named."""

from datetime import date

import pytest

from wezer.core.testing import viewer
from wezer.kernel.money import Money
from wezer.ledger.acts.currencies import create_currency
from wezer.ledger.acts.payments import pay
from wezer.operation import checkup
from wezer.operation.acts.recording import record
from wezer.operation.integrity import check_books, differences_of
from wezer.operation.jobs import check_all_books
from wezer.operation.mirroring import catch_up_all
from wezer.operation.models import BookEntry, BookLine, BooksCheck, CommunityMoney

pytestmark = pytest.mark.django_db


def entry(debit="bank", credit="donation", amount="10.00", text="Seeds", **more):
    lines = [{"account": debit, "debit": amount, "text": text, **more}, {"account": credit, "credit": amount}]
    return {"date": "2024-03-01", "text": text, "lines": lines}


def found(valley):
    return [(each.kind, each.place, each.here, each.there) for each in differences_of(check_books(valley))]


def told():
    return [sentence for _health, sentence in checkup.look()]


def test_books_that_agree_are_said_to(valley, books):
    books.do("post_entry", **entry())
    check_all_books()
    assert BooksCheck.objects.get().differences == []
    assert "Val-Commun: 1 entries added up 0 h ago, and mirror and ledger agreed." in told()
    said = []
    assert checkup.prove(said.append) == 0 and said == ["Val-Commun: 1 entries; the books add up."]


def test_every_difference_between_mirror_and_books_is_named(valley, books):
    for amount in ("1.00", "2.00", "3.00"):
        books.do("post_entry", **entry(amount=amount))
    catch_up_all()
    first, second, _third = BookEntry.objects.order_by("number")
    BookLine.objects.filter(entry=first, debit__gt=0).update(debit=150)
    second.lines.all().delete()
    lost = BookEntry.objects.create(
        books=valley,
        uid="0190f000-0000-7000-8000-00000000000a",
        number="9",
        date=date(2024, 3, 1),
        journal="GEN",
        journal_kind="general",
    )
    account = first.lines.first().account
    BookLine.objects.create(entry=lost, account=account, line=10**9, date=lost.date, debit=100)

    assert found(valley) == [
        ("entry", "1", "5121 1.50 / 0.00", "5121 1.00 / 0.00"),
        ("missing_here", "2", "", ""),
        ("missing_there", "9", "", ""),
    ]
    assert (checkup.BAD, "Val-Commun: Entry 2 of the books is missing in the mirror.") in list(checkup.look())
    said = []
    assert checkup.prove(said.append) == 3
    wrong = "WRONG  Val-Commun: Entry 1 says 5121 1.50 / 0.00 in the mirror and 5121 1.00 / 0.00 in the books."
    assert said[0] == wrong
    assert checkup.prove(said.append, repair=True) == 0 and BookLine.objects.count() == 6


def test_an_entry_that_lost_its_balance_in_the_engine_is_named(valley, books):
    books.do("post_entry", **entry())
    catch_up_all()

    def spoil(pool):
        from trytond.transaction import Transaction

        Line = pool.get("account.move.line")
        [line] = [each for each in Line.search([]) if each.debit]
        table = Line.__table__()
        cursor = Transaction().connection.cursor()
        cursor.execute(*table.update([table.debit], [9], where=table.id == line.id))

    books.change(spoil)
    assert found(valley) == [
        ("unbalanced", "1", "9.00", "10.00"),
        ("entry", "1", "5121 10.00 / 0.00", "5121 9.00 / 0.00"),
    ]


@pytest.fixture
def val(valley, books, gardener):
    """VAL is in the books at its value; the community's wallet is paid 60 by Fern."""
    currency = create_currency(
        by=viewer(gardener), code="VAL", name="Val", kind="mutual_credit", rules={"floor": None, "ceiling": None}
    )
    money = CommunityMoney.objects.create(books=valley, currency=currency, policy="valued")
    money.rates.create(since=date(2020, 1, 1), units=6, value=100)
    books.do("ensure_currency", code="VAL", name="Val", digits="0")
    return currency


def test_units_in_the_books_are_those_of_the_wallet_or_the_transactions_are_listed(valley, books, val, join, community):
    fern = join("Fern")
    paid = pay(by=viewer(fern), payer=fern, payee=community, amounts=[Money(60, "VAL")], key="k1", memo="Repair")
    other = pay(by=viewer(fern), payer=fern, payee=community, amounts=[Money(6, "VAL")], key="k2", memo="Tea")
    settled = f"VAL 60 · {paid.uid}"
    books.do("post_entry", **entry("community:VAL", "revenue_service", text=settled, currency="VAL", units="60"))
    books.do("post_entry", **entry("community:VAL", "revenue_service", "1.00", currency="VAL", units="6"))

    assert found(valley) == [
        ("not_in_books", "VAL", str(other.uid), "6"),
        ("not_in_ledger", "VAL", "2", "6"),
    ]
    assert checkup.prove(lambda sentence: None) == 0  # for the treasurer to look at; no fault of the machine


def test_what_is_still_on_its_way_is_no_difference(valley, books, val, join, community):
    fern = join("Fern")
    paid = pay(by=viewer(fern), payer=fern, payee=community, amounts=[Money(60, "VAL")], key="k1", memo="Repair")
    assert ("units", "VAL", "0", "60") in found(valley)
    payload = {
        "invoice": "invoice:first",
        "transaction": str(paid.uid),
        "currency": "VAL",
        "units": "60",
        "value": "10.00",
        "date": "2024-03-01",
    }
    record(books=valley, method="settle_community", key="settle:first", payload=payload)
    assert found(valley) == []


def test_an_instance_without_books_has_nothing_to_say(community):
    assert list(checkup.look()) == [] and checkup.prove(print) == 0
