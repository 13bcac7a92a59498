"""What every organisation looks at before it closes a year."""

from typing import Any

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.operation.kinds import YearCheck, year_checks
from wezer.operation.models import BankLine, BookLine, BooksCheck, Invoice, InvoiceState, YearState
from wezer.operation.models.bank import LineState
from wezer.operation.queries.year_end import Checked
from wezer.operation.rules import year_after
from wezer.workflow.models import Flight, FlightState


@year_checks.add
class YearIsOver(YearCheck):
    kind = "over"
    name = _("The year is over")
    order = 10

    def look(self, books: Any, year: Any) -> Checked:
        is_over = year.end < now().date()
        return Checked(self.name, "" if is_over else _("The year is not over yet."), True)


@year_checks.add
class EarlierYears(YearCheck):
    kind = "earlier"
    name = _("Earlier years are closed")
    order = 20

    def look(self, books: Any, year: Any) -> Checked:
        earlier = books.years.filter(end__lt=year.start).exclude(state=YearState.CLOSED).order_by("start").first()
        said = _("Close %(name)s first.") % {"name": earlier.name} if earlier else ""
        return Checked(self.name, said, True)


@year_checks.add
class LastMonth(YearCheck):
    kind = "last_month"
    name = _("The last month is open")
    order = 30

    def look(self, books: Any, year: Any) -> Checked:
        last = year.periods.order_by("-start").first()
        is_open = last is not None and last.state == YearState.OPEN
        return Checked(
            self.name, "" if is_open else _("The closing entry needs the last month of the year open."), True
        )


@year_checks.add
class NextYear(YearCheck):
    kind = "next"
    name = _("The next year is open")
    order = 40

    def look(self, books: Any, year: Any) -> Checked:
        begin, _end = year_after(year.start, year.end)
        is_there = books.years.filter(start__lte=begin, end__gte=begin).exclude(state=YearState.OPENING).exists()
        said = "" if is_there else _("Open the next year: balances go on in it.")
        return Checked(self.name, said, False, reverse("office:settings"))


@year_checks.add
class Recordings(YearCheck):
    kind = "recordings"
    name = _("Everything is recorded")
    order = 50

    def look(self, books: Any, year: Any) -> Checked:
        waiting = Flight.objects.filter(kind="books", payload__entity=str(books.entity.uid))
        found = waiting.exclude(state=FlightState.DONE).filter(dropped_because="").count()
        said = _("%(count)s recordings wait or are held.") % {"count": found} if found else ""
        return Checked(self.name, said, True, reverse("office:recording"))


@year_checks.add
class Drafts(YearCheck):
    kind = "drafts"
    name = _("No draft is left")
    order = 55

    def look(self, books: Any, year: Any) -> Checked:
        count = Invoice.objects.filter(books=books, state=InvoiceState.DRAFT, date__lte=year.end).count()
        said = _("%(count)s drafts of the year wait: issue them or let them go.") % {"count": count} if count else ""
        return Checked(self.name, said, True, f"{reverse('office:invoices')}?state=draft")


@year_checks.add
class BankMatched(YearCheck):
    kind = "bank"
    name = _("Every bank line is matched")
    order = 56

    def look(self, books: Any, year: Any) -> Checked:
        waiting = (LineState.NEW, LineState.MATCHING)
        count = BankLine.objects.filter(books=books, state__in=waiting, date__lte=year.end).count()
        said = _("%(count)s bank lines of the year are not matched yet.") % {"count": count} if count else ""
        return Checked(self.name, said, True, reverse("office:bank"))


@year_checks.add
class MirrorInStep(YearCheck):
    kind = "mirror"
    name = _("Pages and engine say the same")
    order = 58

    def look(self, books: Any, year: Any) -> Checked:
        """What the nightly check found last."""
        last = BooksCheck.objects.filter(books=books).order_by("-at").first()
        odd = len(last.differences) if last else 0
        said = _("The last nightly check found %(count)s differences: ask whoever runs this place.") % {"count": odd}
        return Checked(self.name, said if odd else "", True, reverse("office:recording"))


@year_checks.add
class OpenItems(YearCheck):
    kind = "open_items"
    name = _("Open items of the year")
    order = 60

    def look(self, books: Any, year: Any) -> Checked:
        lines = BookLine.objects.filter(account__books=books, reconciliation=None, date__lte=year.end)
        kept = lines.filter(Q(account__is_receivable=True) | Q(account__is_payable=True))
        count = kept.exclude(debit=0, credit=0).aggregate(count=Count("id"))["count"]
        said = _("%(count)s lines of members and partners are not settled: are they still owed?") % {"count": count}
        return Checked(self.name, said if count else "", False, reverse("office:report", args=["aged"]))


@year_checks.add
class Suspense(YearCheck):
    kind = "suspense"
    name = _("The suspense account is empty")
    order = 70

    def look(self, books: Any, year: Any) -> Checked:
        lines = BookLine.objects.filter(account__roles__role="suspense", account__books=books, date__lte=year.end)
        sums = lines.aggregate(debit=Sum("debit"), credit=Sum("credit"))
        is_empty = (sums["debit"] or 0) == (sums["credit"] or 0)
        said = "" if is_empty else _("Something lies on the suspense account: find where it belongs.")
        return Checked(self.name, said, False, reverse("office:report", args=["trial_balance"]))


@year_checks.add
class Deferrals(YearCheck):
    kind = "deferrals"
    name = _("Deferrals")
    order = 80

    def look(self, books: Any, year: Any) -> Checked:
        """What only people know: asked each time."""
        said = _("Paid for next year already, or due for this one and not received yet? Have an entry made for each.")
        return Checked(self.name, said)
