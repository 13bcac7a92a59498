"""What a report is asked for."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wezer.operation.forms_books import DateInput
from wezer.operation.models import BookAccount, Books
from wezer.operation.queries.reporting import journals_of
from wezer.operation.reports import Filters, ReportKind
from wezer.ui.forms import Form

PAGE_SIZE = 50
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)


class ReportForm(Form):
    start = forms.DateField(label=_("From"), widget=DateInput())
    end = forms.DateField(label=_("To"), widget=DateInput())
    account = forms.ModelChoiceField(
        label=_("Account"), queryset=BookAccount.objects.none(), required=False, to_field_name="code"
    )
    journal = forms.ChoiceField(label=_("Journal"), required=False)

    def __init__(self, *args: Any, books: Books, kind: ReportKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind.at_day:
            del self.fields["start"]
            self.fields["end"].label = _("On the day")
        if "account" in kind.asks:
            self.fields["account"].queryset = (
                BookAccount.objects.filter(books=books, lines__isnull=False).distinct().order_by("code")
            )
        else:
            del self.fields["account"]
        if "journal" in kind.asks:
            self.fields["journal"].choices = [("", _("All"))] + [(each, each) for each in journals_of(books)]
        else:
            del self.fields["journal"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        start, end = said.get("start", EARLIEST), said.get("end")
        for name, day in (("start", start), ("end", end)):
            if day is not None and not EARLIEST <= day <= LATEST:
                self.add_error(name, ValidationError(_("Choose a day between 1900 and 2200."), code="day_far"))
        if start and end and end < start:
            self.add_error("end", ValidationError(_("The last day comes before the first."), code="days_crossed"))
        return said

    def filters(self, after: str = "", limit: int | None = PAGE_SIZE) -> Filters:
        said = self.cleaned_data
        start = said.get("start") or EARLIEST
        return Filters(start, said["end"], said.get("account"), said.get("journal") or "", after, limit)


def usual_period(books: Books, today: date) -> tuple[date, date]:
    """The fiscal year of today, or the last one there is."""
    years = sorted(books.years.all(), key=lambda one: one.start)
    running = next((one for one in years if one.start <= today <= one.end), years[-1] if years else None)
    return (running.start, running.end) if running else (date(today.year, 1, 1), date(today.year, 12, 31))
