"""Books with something in them, written straight into the mirror: for pages and sums that never ask the engine."""

from datetime import date, timedelta
from uuid import uuid4

from wezer.operation.models import BookAccount, BookEntry, BookLine, BookRole, BookTaxLine, BookYear, Partner
from wezer.operation.rules import months_between

CHART = {
    # code: name, group, statement, grows by debit, receivable, payable, role
    "4111": ("Clients", "Créances", "balance", True, True, False, "receivable"),
    "4011": ("Fournisseurs", "Dettes", "balance", False, False, True, "payable"),
    "5121": ("Banque", "Disponibilités", "balance", True, False, False, "bank"),
    "5311": ("Caisse", "Disponibilités", "balance", True, False, False, "cash"),
    "51281": ("Val", "Disponibilités", "balance", True, False, False, "community:VAL"),
    "44571": ("TVA collectée", "Dettes", "balance", False, False, False, "vat_collected"),
    "10689": ("Réserves", "Fonds propres", "balance", False, False, False, "result"),
    "706": ("Prestations", "Produits", "income", False, False, False, "revenue_service"),
    "6132": ("Loyers", "Charges", "income", True, False, False, "expense_rent"),
    "6278": ("Frais bancaires", "Charges", "income", True, False, False, "expense_bank"),
}


class Ledger:
    """`ledger.post("2026-03-01", {"5121": 100, "706": -100})`: debit above zero, credit below, in hundredths."""

    def __init__(self, books):
        self.books = books
        self.accounts = {}
        for code, (name, group, statement, debit, receivable, payable, role) in CHART.items():
            self.accounts[code] = BookAccount.objects.create(
                books=books, code=code, name=name, group=group, statement=statement, is_debit=debit,
                is_receivable=receivable, is_payable=payable, number=len(self.accounts) + 1,
            )  # fmt: skip
            BookRole.objects.create(books=books, role=role, account=self.accounts[code])
        self.number = 0

    def year(self, start, end, state="open"):
        start, end = date.fromisoformat(start), date.fromisoformat(end)
        year = BookYear.objects.create(books=self.books, name=str(start.year), start=start, end=end, state=state)
        for begin, last in months_between(start, end):
            year.periods.create(start=begin, end=last, state=state)
        return year

    def partner(self, name):
        return Partner.objects.get_or_create(name=name)[0]

    def post(self, day, amounts, *, text="", journal="GEN", kind="general", partner="", due="", **lines):
        self.number += 1
        day = date.fromisoformat(day)
        entry = BookEntry.objects.create(
            books=self.books,
            uid=uuid4(),
            number=str(self.number),
            date=day,
            journal=journal,
            journal_kind=kind,
            text=text,
        )
        for place, (code, units) in enumerate(amounts.items()):
            account = self.accounts[code]
            by_party = account.is_receivable or account.is_payable
            BookLine.objects.create(
                entry=entry, account=account, line=self.number * 100 + place, date=day,
                debit=max(units, 0), credit=max(-units, 0), text=text,
                partner=self.partner(partner) if partner and by_party else None,
                due=date.fromisoformat(due) if due and by_party else None, **lines,
            )  # fmt: skip
        return entry

    def tax(self, entry, base, amount, side="sale", tax="TVA 20 %"):
        line = entry.lines.last()
        for is_base, units in ((True, base), (False, amount)):
            BookTaxLine.objects.create(line=line, tax=tax, side=side, is_base=is_base, amount=units)

    def many(self, count, start="2026-01-01"):
        """So many small sales, a few each day."""
        day, entries = date.fromisoformat(start), []
        for number in range(count):
            entries.append(
                BookEntry(
                    books=self.books, uid=uuid4(), number=f"F{number:05}", date=day + timedelta(days=number % 180),
                    journal="REV", journal_kind="revenue", text="Panier",
                )
            )  # fmt: skip
        BookEntry.objects.bulk_create(entries, batch_size=500)
        partners = [self.partner(f"Fern {number}") for number in range(40)]
        lines = []
        for number, entry in enumerate(entries):
            units = 1000 + number % 7 * 100
            shared = {"entry": entry, "date": entry.date}
            lines.append(
                BookLine(
                    **shared,
                    account=self.accounts["4111"],
                    line=number * 2,
                    debit=units,
                    due=entry.date,
                    partner=partners[number % 40],
                    reconciliation=None if number % 5 else number + 1,
                )
            )
            lines.append(BookLine(**shared, account=self.accounts["706"], line=number * 2 + 1, credit=units))
        BookLine.objects.bulk_create(lines, batch_size=2000)
