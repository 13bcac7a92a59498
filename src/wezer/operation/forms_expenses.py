"""Forms of expenses: what was paid, with its receipts, and what is said about it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Group
from wezer.kernel.refusals import Refusal
from wezer.operation.acts.claims import Spent
from wezer.operation.amounts import looks
from wezer.operation.days import today
from wezer.operation.fields import DayField, LegalField
from wezer.operation.forms_invoices import MORE_ROWS, MOST_ROWS, ROWS, line_roles
from wezer.operation.models import (
    Books,
    Claim,
    Direction,
    Means,
    Wish,
)
from wezer.ui.forms import Form, choose_first
from wezer.ui.money import number


class SpentForm(Form):
    """One thing paid. An empty row is nothing."""

    day = DayField(label=_("Day"), required=False)
    text = forms.CharField(label=_("What"), max_length=300, required=False)
    role = forms.ChoiceField(label=_("Kind"), required=False)
    amount = LegalField(label=_("Amount"), required=False)
    kilometres = forms.IntegerField(label=_("or kilometres"), min_value=1, max_value=20_000, required=False)
    receipt = forms.FileField(label=_("Photo of the receipt"), required=False)

    def __init__(self, *args: Any, books: Books, **kwargs: Any) -> None:
        kwargs.setdefault("empty_permitted", True)
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.fields["amount"].currency, self.fields["amount"].digits = books.currency, books.digits
        self.fields["role"].choices = [
            each for each in line_roles(books, Direction.IN) if each[0].startswith("expense_")
        ]
        self.fields["receipt"].widget.attrs.update({"accept": "image/*", "capture": "environment"})

    @property
    def is_empty(self) -> bool:
        names = ("text", "amount", "kilometres")
        return not any(str(self.data.get(self.add_prefix(name), "")).strip() for name in names)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.is_empty:
            return cleaned
        if not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", ValidationError(_("Say what it is."), code="required"))
        if not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", ValidationError(_("Say on which day."), code="required"))
        if not (cleaned.get("amount") or cleaned.get("kilometres")) and not self.errors.keys() & {
            "amount",
            "kilometres",
        }:
            self.add_error("amount", ValidationError(_("Write the amount, or the kilometres."), code="required"))
        return cleaned

    def spent(self, receipt: Any) -> Spent:
        data = self.cleaned_data
        return Spent(
            text=data["text"], day=data["day"], role=data["role"], amount=data["amount"] or 0,
            kilometres=data["kilometres"], receipt=receipt,
        )  # fmt: skip


class ClaimForm(Form):
    """An expense claim and, in `rows`, what was paid."""

    title = forms.CharField(label=_("What it was for"), max_length=200)
    group = forms.ModelChoiceField(
        label=_("For which group"), queryset=Group.objects.none(), to_field_name="uid", empty_label=None
    )
    wish = forms.ChoiceField(label=_("How you want it back"), choices=Wish.choices, widget=forms.RadioSelect)
    currency = forms.ChoiceField(label=_("Currency of the community"), required=False)

    def __init__(
        self,
        *args: Any,
        books: Books,
        groups: Any,
        currencies: Iterable[Any],
        claim: Claim | None = None,
        **kwargs: Any,
    ) -> None:
        self.claim, self.currencies = claim, {one.code: one for one in currencies}
        if claim is not None:
            kwargs["initial"] = {
                "title": claim.title, "group": claim.group.uid, "wish": claim.wish,
                "currency": claim.currency.code if claim.currency else "",
            }  # fmt: skip
        kwargs.setdefault("initial", {"wish": Wish.LEGAL})
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups
        self.fields["currency"].choices = choose_first([(code, one.name) for code, one in self.currencies.items()])
        if not self.currencies:
            self.fields["wish"].choices = [choice for choice in Wish.choices if choice[0] != Wish.COMMUNITY]
            del self.fields["currency"]
        self.rows = self._rows(books)

    def _rows(self, books: Books) -> list[SpentForm]:
        if self.is_bound:
            many = self.data.get("rows", "")
            count = min(int(many), MOST_ROWS) if many.isdecimal() and len(many) < 4 else ROWS
            count = min(count + MORE_ROWS, MOST_ROWS) if "more" in self.data else count
            return [SpentForm(self.data, self.files, prefix=f"lines-{place}", books=books) for place in range(count)]
        written = list(self.claim.lines.all()) if self.claim else []
        rows = [
            SpentForm(prefix=f"lines-{place}", initial=_spent_initial(line, books), books=books)
            for place, line in enumerate(written)
        ]
        return rows + [
            SpentForm(prefix=f"lines-{place}", initial={"day": today()}, books=books)
            for place in range(len(rows), len(rows) + 1)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if any(not row.is_empty and not row.is_valid() for row in self.rows):
            raise ValidationError(_("Some lines need another look."), code="lines")
        if cleaned.get("wish") == Wish.COMMUNITY and not cleaned.get("currency"):
            self.add_error("currency", ValidationError(_("Choose the currency."), code="required"))
        return cleaned

    def head(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "title": data["title"], "group": data["group"], "wish": data["wish"],
            "currency": self.currencies.get(data.get("currency") or ""),
        }  # fmt: skip

    def written(self) -> list[SpentForm]:
        return [row for row in self.rows if not row.is_empty]

    def say(self, refusal: Refusal) -> None:
        path = (refusal.field or "").split(".")
        target: Any = self
        field: str | None = path[0]
        if path[0] == "lines" and len(path) == 3 and path[1].isdecimal() and int(path[1]) < len(self.written()):
            target, field = self.written()[int(path[1])], path[2]
            self.add_error(None, ValidationError(_("Some lines need another look."), code="lines"))
        if field not in target.fields:
            target, field = self, None
        target.add_error(field, ValidationError(refusal.sentence, code=refusal.code))


def _spent_initial(line: Any, books: Books) -> dict[str, Any]:
    amount = number(line.amount, looks(books.currency, books.digits)).replace("\u202f", " ")
    return {
        "day": line.date, "text": line.text, "role": line.role, "kilometres": line.kilometres,
        "amount": "" if line.kilometres else amount,
    }  # fmt: skip


class ReasonForm(Form):
    reason = forms.CharField(label=_("Why"), max_length=300)


class RepayForm(Form):
    means = forms.ChoiceField(label=_("How"), choices=Means.choices)
