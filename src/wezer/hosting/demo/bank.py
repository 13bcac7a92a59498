"""A month of the bank, half matched: what is sure waits for one click, the rest for a decision."""

from datetime import date, timedelta
from typing import Any
from xml.sax.saxutils import escape

from wezer.operation.acts.statements import import_statement, match_line
from wezer.operation.days import today
from wezer.operation.matching import Share
from wezer.operation.models import Books, Direction, Invoice, InvoiceState, LineState

OPENING = 412_650
#: Days before the last line, cents, who, what for; the role it was matched with, or nothing: it waits.
PLAIN = (
    (34, 50_000, "Mairie de Basse-Vallée", "Subvention de fonctionnement", "subsidy"),
    (31, -640, "", "Frais de tenue de compte", "expense_bank"),
    (27, 3_000, "Aster", "Cotisation annuelle", "membership_fee"),
    (24, 3_000, "Yarrow", "Cotisation annuelle", "membership_fee"),
    (20, -4_590, "Poste", "Timbres et colis", "expense_post"),
    (12, -640, "", "Frais de tenue de compte", "expense_bank"),
    (9, 5_000, "Linden", "Pour le four à pain, avec mes vœux", ""),
    (6, -2_180, "Quincaillerie Pirate", "Vis et charnières", ""),
    (2, 3_000, "Sorrel", "Cotisation annuelle", ""),
    (1, -640, "", "Frais de tenue de compte", ""),
)


def tell_bank(books: Books, keeper: Any) -> None:
    """Import last month's file; match what the treasurer had come to."""
    last = today() - timedelta(days=1)
    lines = [(last - timedelta(days=days), cents, name, text) for days, cents, name, text, _role in PLAIN]
    lines = sorted(line for line in [*lines, *_of_invoices(books, last)] if line[0].year == last.year)
    statement = import_statement(by=keeper, books=books, content=_file(books, lines), name=f"releve-{last:%Y-%m}.xml")
    wanted = {(text, cents): role for _days, cents, _name, text, role in PLAIN if role}
    for line in statement.lines.filter(state=LineState.NEW, date__lte=last - timedelta(days=10)).order_by("position"):
        if role := wanted.get((line.text, line.amount)):
            match_line(by=keeper, line=line, shares=[Share("account", role, abs(line.amount), role)])


def _of_invoices(books: Books, last: date) -> list[tuple[date, int, str, str]]:
    """What partners paid, and what was paid to them: still open in the books."""
    open_now = Invoice.objects.filter(
        books=books, state__in=(InvoiceState.RECORDING, InvoiceState.POSTED), credits=None
    )
    open_now = open_now.filter(payments=None, parts=None, total__gt=0).select_related("partner").order_by("date", "id")
    found = [*open_now.filter(direction=Direction.OUT)[:2], *open_now.filter(direction=Direction.IN)[:1]]
    return [
        (
            max(invoice.date, last - timedelta(days=3 + place)),
            invoice.total if invoice.is_out else -invoice.total,
            invoice.partner.name,
            invoice.number or invoice.title,
        )
        for place, invoice in enumerate(found)
    ]


def _file(books: Books, lines: list[tuple[date, int, str, str]]) -> bytes:
    """As the bank of the valley sends it: CAMT.053."""
    closing = OPENING + sum(cents for _day, cents, _name, _text in lines)
    entries = "".join(_entry(*line) for line in lines)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>valley</Id>'
        f"<Acct><Id><IBAN>{books.iban}</IBAN></Id><Ccy>{books.currency}</Ccy></Acct>"
        f"{_balance('OPBD', OPENING)}{_balance('CLBD', closing)}{entries}</Stmt></BkToCstmrStmt></Document>\n"
    ).encode()


def _balance(code: str, cents: int) -> str:
    return f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{_amount(cents)}</Bal>"


def _amount(cents: int) -> str:
    side = "CRDT" if cents >= 0 else "DBIT"
    return f'<Amt Ccy="EUR">{abs(cents) // 100}.{abs(cents) % 100:02}</Amt><CdtDbtInd>{side}</CdtDbtInd>'


def _entry(day: date, cents: int, name: str, text: str) -> str:
    party = "Dbtr" if cents > 0 else "Cdtr"
    return (
        f"<Ntry>{_amount(cents)}<Sts>BOOK</Sts><BookgDt><Dt>{day.isoformat()}</Dt></BookgDt><NtryDtls><TxDtls>"
        f"<RltdPties><{party}><Nm>{escape(name)}</Nm></{party}></RltdPties>"
        f"<RmtInf><Ustrd>{escape(text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
    )
