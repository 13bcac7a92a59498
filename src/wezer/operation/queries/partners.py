"""Partners and what is open with them."""

from typing import Any

from django.db.models import Q, Sum

from wezer.operation.models import Books, Direction, InvoiceState, Partner


def listed(books: Books, q: str = "") -> Any:
    """Partners by name, with what they owe and what is owed to them in the books' own currency. One statement a page."""
    open_ones = Q(invoices__books=books, invoices__state=InvoiceState.POSTED, invoices__currency=books.currency)
    rows = Partner.objects.annotate(
        to_receive=Sum("invoices__to_pay", filter=open_ones & Q(invoices__direction=Direction.OUT)),
        to_give=Sum("invoices__to_pay", filter=open_ones & Q(invoices__direction=Direction.IN)),
    )
    if words := q.strip():
        rows = rows.filter(Q(name__icontains=words) | Q(email__icontains=words) | Q(vat_number__icontains=words))
    return rows
