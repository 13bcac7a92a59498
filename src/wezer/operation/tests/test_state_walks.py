"""I-6 over what the office keeps: claims, lines of the bank, mandates and months take each step that their tables list."""

from datetime import date
from types import SimpleNamespace

import pytest

from wezer.core.state_walks import Step, Table, race, walk_all
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.operation.acts import bank_hearing, claims, closing, hearing, invoices, sepa, statements
from wezer.operation.matching import Share
from wezer.operation.models import BankLine, BankStatement, BookPeriod, BookYear, Invoice, Mandate, Partner
from wezer.workflow.models import Flight

system = Viewer.system()
RESULT = SimpleNamespace(refs={"number": "1", "document": None, "entry": None})
TODAY = date.today()


@pytest.fixture
def world(valley, join):
    return SimpleNamespace(books=valley, fern=join("Fern", login=False))


def claim(wish):
    owed = "waived" if wish == "waive" else "owed"

    def of(world):
        by, lines = viewer(world.fern), [claims.Spent("Train to the orchard", TODAY, "expense_travel", 4850)]
        entity = world.books.entity

        def change(one):
            claims.change_claim(by=by, claim=one, lines=lines, group=entity, wish=wish)

        def heard(method):
            return lambda one: hearing.claim_recorded(claim=one, method=method, result=RESULT)

        def dropped(method):
            return lambda one: hearing.claim_dropped(claim=one, method=method, why="A month is closed.")

        return Table(
            lambda world: claims.write_claim(by=by, books=world.books, group=entity, lines=lines, wish=wish),
            {
                "change": Step(change, {"refused": "draft"}, stays=("draft",)),
                "submit": Step(
                    lambda one: claims.submit_claim(by=by, claim=one), {"draft": "submitted", "refused": "submitted"}
                ),
                "withdraw": Step(
                    lambda one: claims.withdraw_claim(by=by, claim=one),
                    dict.fromkeys(("draft", "refused", "submitted"), "cancelled"),
                ),
                "refuse": Step(
                    lambda one: claims.refuse_claim(by=system, claim=one, reason="No receipt."),
                    {"submitted": "refused"},
                ),
                "approve": Step(lambda one: claims.approve_claim(by=system, claim=one), {"submitted": "recording"}),
                "recorded": Step(heard("post_expense"), {"recording": owed}, is_silent=True),
                "given up": Step(dropped("post_expense"), {"recording": "submitted"}, is_silent=True),
                "repay": Step(lambda one: claims.repay_claim(by=system, claim=one), {"owed": "repaying"}),
                "repaid": Step(heard("repay_expense"), {"repaying": "repaid"}, is_silent=True),
                "repayment given up": Step(dropped("repay_expense"), {"repaying": "owed"}, is_silent=True),
            },
        )

    return of


def line(world):
    def make(world):
        statement = BankStatement.objects.create(
            books=world.books, name="March", format="csv", digest="d", size=1, starts=TODAY, ends=TODAY
        )
        Flight.objects.create(kind="books", name="import_statement", key=f"books:{statement.recording_key}")
        return BankLine.objects.create(
            books=world.books, statement=statement, position=1, date=TODAY, amount=-4850, text="Train", print="p"
        )

    def match(one):
        share = Share(kind="account", target="expense_travel", amount=4850, label="Train")
        statements.match_line(by=system, line=one, shares=[share])

    return Table(
        make,
        {
            "match": Step(match, {"new": "matching"}),
            "ignore": Step(lambda one: statements.ignore_line(by=system, line=one, reason="Twice."), {"new": "ignored"}),
            "heed": Step(lambda one: statements.heed_line(by=system, line=one), {"ignored": "new"}),
            "matched": Step(
                lambda one: bank_hearing.line_matched(line=one, key=one.recording_key, result=RESULT),
                {"matching": "matched"},
                is_silent=True,
            ),
            "undo": Step(
                lambda one: statements.unmatch_line(by=system, line=one, day=TODAY, reason="Another train."),
                {"matched": "matching"},
            ),
            "freed": Step(
                lambda one: bank_hearing.line_freed(line=one), {"matching": "new"}, is_silent=True,
            ),
            "kept": Step(lambda one: bank_hearing.line_kept(line=one), {"matching": "matched"}, is_silent=True),
        },
    )  # fmt: skip


def mandate(world):
    def make(world):
        partner = Partner.objects.create(party=world.fern, name="Fern")
        return Mandate.objects.create(
            books=world.books,
            partner=partner,
            identification="M1",
            iban="FR7630006000011234567890189",
            signed=TODAY,
            state="returned",
        )

    return Table(
        make,
        {
            "end": Step(
                lambda one: sepa.end_mandate(by=system, mandate=one), dict.fromkeys(("active", "returned"), "ended")
            ),
            "use again": Step(lambda one: sepa.use_again(by=system, mandate=one), {"returned": "active"}),
        },
        elsewhere={("active", "returned"): "as the bank gives a payment back"},
    )


def month(world):
    def make(world):
        year = BookYear.objects.create(
            books=world.books, name="2024", start=date(2024, 1, 1), end=date(2024, 12, 31), state="open"
        )
        return BookPeriod.objects.create(year=year, start=date(2024, 1, 1), end=date(2024, 1, 31), state="open")

    return Table(
        make,
        {
            "close": Step(lambda one: closing.close_period(by=system, period=one), {"open": "closing"}),
            "closed": Step(lambda one: closing.period_closed(period=one), {"closing": "closed"}, is_silent=True),
            "refused": Step(lambda one: closing.closing_refused(thing=one), {"closing": "open"}, is_silent=True),
        },
        told_as=lambda one: [one.year.books.entity],
        elsewhere={("opening", "open"): "with its year", ("open", "closed"): "with its year"},
        silent={
            ("open", "closing"): "the page Recording shows what the books are asked",
            ("closing", "open"): "the page Recording says why",
        },
    )


TABLES = {"claim": claim("legal"), "claim given": claim("waive"), "line": line, "mandate": mandate, "month": month}


@pytest.mark.any_database
def test_i6_each_listed_step_of_the_office_is_taken_by_its_act_and_told_and_no_other(world):
    walk_all({name: of(world) for name, of in TABLES.items()}, world)


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_of_two_at_once_in_the_office_one_wins_and_the_other_hears_of_it(world):
    for name, first in (("claim", ["submit"]), ("line", []), ("month", ["close"])):
        table = TABLES[name](world)
        race(table, table.make(world), first, seed=name)


def test_an_invoice_read_before_it_was_given_up_is_recorded_under_a_key_of_its_own(world):
    partner = Partner.objects.create(party=world.fern, name="Fern")
    line = invoices.LineOf("Mending", 10000, taxes=("vat_20",))
    made = invoices.draft_invoice(by=system, books=world.books, partner=partner, lines=[line])
    read = Invoice.objects.get(pk=made.pk)
    invoices.issue_invoice(by=system, invoice=made)
    hearing.invoice_dropped(invoice=made, key=made.recording_key)
    invoices.issue_invoice(by=system, invoice=read)
    assert read.recording_key != "" and (read.attempt, read.state) == (2, "recording")
