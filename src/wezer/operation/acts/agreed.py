"""An agreement made elsewhere becomes an invoice: what was agreed is what is to be paid in all, its taxes within."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wezer.core.models import Party
from wezer.kernel.acts import act
from wezer.kernel.money import Money
from wezer.ledger.currencies import currency
from wezer.ledger.models import Transaction
from wezer.operation.acts.invoice_lines import LineOf, PartOf, rate_on, taxes_of
from wezer.operation.acts.invoices import draft_invoice
from wezer.operation.acts.partners import partner_of
from wezer.operation.days import day_of, today
from wezer.operation.kinds import pack_kinds
from wezer.operation.models import Books, Direction, Invoice
from wezer.operation.reckoning import before_tax, value_of
from wezer.ui.money import text

ROLES = {Direction.OUT: "revenue_service", Direction.IN: "expense_services"}


@act
def draft_from_agreement(
    *,
    by: Any,
    books: Books,
    direction: str,
    party: Party,
    title: str,
    prices: Sequence[Money],
    origin: str,
    agreement: Transaction | None,
    service_at: datetime,
) -> Invoice | None:
    """One line for each currency that has a value in the books, with a part for those of the community. None when
    nothing of it concerns the books. One origin has one invoice."""
    day = today()
    role, taxes = ROLES[Direction(direction)], usual_taxes(books, direction)
    lines: list[LineOf] = []
    parts: list[PartOf] = []
    for price in prices:
        worth, part = _worth(books, price, day)
        if part is not None:
            parts.append(part)
        if worth:
            words = title if price.currency == books.currency else f"{title} ({text(price)})"
            lines += _lines(words[:500], worth, role, taxes, day_of(service_at))
    if not lines:
        return None
    return draft_invoice(
        by=by, books=books, partner=partner_of(by=by, party=party), direction=direction, lines=lines, parts=parts,
        title=title, origin=origin, agreement=agreement, day=day,
    )  # fmt: skip


def usual_taxes(books: Books, direction: str) -> tuple[str, ...]:
    """What a new line begins with: the usual tax of a regime that charges any, on what the organisation provides."""
    pack = pack_kinds.get(books.pack)
    if pack is None or direction != Direction.OUT:
        return ()
    regime = pack.regime(books.tax_regime)
    usual = regime.usual_tax if regime.charges else ""
    return (usual,) if usual and usual in taxes_of(books) else ()


def _worth(books: Books, price: Money, day: Any) -> tuple[int, PartOf | None]:
    """In minor units of legal money, and the part to be paid in a currency of the community."""
    if price.currency == books.currency:
        return price.units, None
    one = currency(price.currency)
    rate = rate_on(books, one, day)
    worth = value_of(price.units, rate) if rate else 0
    return worth, PartOf(one, price.units, worth)


def _lines(words: str, gross: int, role: str, taxes: tuple[str, ...], day: Any) -> list[LineOf]:
    """The net price that makes `gross` with its taxes; a cent that no net price can make stands on a line of its own."""
    net, missing = before_tax(gross, taxes)
    made = [LineOf(words, net, role=role, taxes=taxes, service_date=day)]
    if missing:
        made.append(LineOf(words, missing, role=role, service_date=day))
    return made
