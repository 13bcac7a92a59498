"""Rates of foreign legal currencies."""

from datetime import date

from wezer.operation.models import Books, ForeignRate


def foreign_rate_on(books: Books, currency: str, day: date) -> ForeignRate | None:
    """The newest that is in force on that day."""
    return ForeignRate.objects.filter(books=books, currency=currency, since__lte=day).order_by("-since").first()


def foreign_rates(books: Books) -> list[ForeignRate]:
    """All of them, each currency's newest first."""
    return list(ForeignRate.objects.filter(books=books).order_by("currency", "-since")[:200])


def invoice_currencies(books: Books) -> list[str]:
    """In which an invoice may be written: the books' own, then those that have a rate."""
    codes = ForeignRate.objects.filter(books=books).order_by("currency").values_list("currency", flat=True).distinct()
    return [books.currency, *codes]
