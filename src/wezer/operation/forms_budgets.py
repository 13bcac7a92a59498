"""Forms of budgets."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from wezer.operation.amounts import looks
from wezer.operation.forms_books import DateInput
from wezer.operation.models import BookAccount, Budget
from wezer.operation.models.mirror import Statement
from wezer.operation.rules import months_between
from wezer.ui.forms import AmountUnread, Form, read_amount


class BudgetForm(Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    start = forms.DateField(label=_("From"), widget=DateInput())
    end = forms.DateField(label=_("To"), widget=DateInput())


class BudgetLineForm(Form):
    account = forms.ModelChoiceField(label=_("Account"), queryset=BookAccount.objects.none(), to_field_name="code")
    month = forms.ChoiceField(label=_("When"), required=False)
    units = forms.CharField(label=_("Amount"), max_length=30)
    text = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, budget: Budget, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        books = budget.books
        self.digits = books.digits
        found = BookAccount.objects.filter(books=books, is_heading=False, statement=Statement.INCOME)
        self.fields["account"].queryset = found.order_by("code")
        months = [start.replace(day=1) for start, _end in months_between(budget.start, budget.end)]
        self.fields["month"].choices = [("", _("Over the whole budget"))] + [
            (each.isoformat(), formats.date_format(each, "F Y")) for each in months
        ]
        self.unit = looks(books.currency, books.digits).symbol

    def clean_units(self) -> int:
        try:
            units = read_amount(self.cleaned_data["units"], self.digits)
        except AmountUnread:
            units = 0
        if not units:
            raise ValidationError(_("Write an amount above zero, such as 150.00."), code="amount_invalid")
        return units
