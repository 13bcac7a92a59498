"""Whether the books take a day. For acts only; the engine asks it again, but by then nobody stands before the form."""

from datetime import date

from wezer.operation.models import BookPeriod, Books, BookYear, YearState
from wezer.operation.refusals import DateOutside

OPEN = (YearState.OPENING, YearState.OPEN)


def check_day(books: Books, day: date, field: str = "date") -> None:
    """Refuses a day outside of the open months of the books. Books whose years are not known here are asked later."""
    if not BookYear.objects.filter(books=books).exists():
        return
    here = BookPeriod.objects.filter(year__books=books, start__lte=day, end__gte=day, state__in=OPEN)
    years = BookYear.objects.filter(books=books, start__lte=day, end__gte=day, state__in=OPEN)
    if not (here.exists() or years.exclude(periods__isnull=False).exists()):
        raise DateOutside(field=field, date=day.isoformat())
