"""Forms of invoices and partners: what is typed becomes minor units, ten-thousandths, partners and dates."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Refusal
from wezer.operation.acts.invoice_lines import LineOf, PartOf
from wezer.operation.amounts import digits_of, looks
from wezer.operation.days import today
from wezer.operation.fields import DayField, LegalField, PartnerField, QuantityField
from wezer.operation.models import (
    BookRole,
    Books,
    Direction,
    Invoice,
    LineKind,
    Nature,
    PartnerKind,
    Unit,
)
from wezer.operation.reckoning import quantity_text, rate_words
from wezer.operation.roles import role_name
from wezer.ui.forms import Form, MoneyField
from wezer.ui.money import number

#: Rows offered on an empty form, and how many a click on “More lines” adds.
ROWS, MORE_ROWS, MOST_ROWS = 3, 5, 60


class LineForm(Form):
    """One line of an invoice. An empty row is no line."""

    text = forms.CharField(label=_("What"), max_length=500, required=False)
    quantity = QuantityField(label=_("How many"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), choices=Unit.choices, required=False)
    price = LegalField(label=_("Price of one"), least=0, required=False)
    tax = forms.ChoiceField(label=_("Tax"), required=False)
    role = forms.ChoiceField(label=_("Account"), required=False)

    def __init__(
        self, *args: Any, books: Books, direction: str, taxes: Sequence[str], currency: str, **kwargs: Any
    ) -> None:
        kwargs.setdefault("empty_permitted", True)
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.fields["price"].currency, self.fields["price"].digits = currency, digits_of(currency)
        self.fields["tax"].choices = [("", _("none")), *((name, rate_words(name)) for name in taxes)]
        self.fields["role"].choices = line_roles(books, direction)
        for name in ("quantity", "price"):
            self.fields[name].widget.attrs["class"] = "input end"

    @property
    def is_empty(self) -> bool:
        return not any(str(self.data.get(self.add_prefix(name), "")).strip() for name in ("text", "price"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.is_empty:
            for name, why in (("text", _("Say what it is.")), ("price", _("Write the price of one."))):
                if name not in self.errors and cleaned.get(name) in (None, ""):
                    self.add_error(name, ValidationError(why, code="required"))
        return cleaned

    def line(self) -> LineOf:
        data = self.cleaned_data
        role = data["role"]
        kind = role if role in (LineKind.DEPOSIT, LineKind.RECALL) else LineKind.ITEM
        return LineOf(
            text=data["text"], price=data["price"], quantity=data["quantity"] or 10**4, unit=data["unit"] or Unit.UNIT,
            role=role, kind=kind, taxes=(data["tax"],) if data["tax"] else (),
            nature=Nature.GOODS if "goods" in role else Nature.SERVICE,
        )  # fmt: skip


#: What holds what is paid in advance; lines may be deposits, or take one off, where it has an account.
DEPOSIT_ROLE = {Direction.OUT: "deposit", Direction.IN: "deposit_paid"}


def line_roles(books: Books, direction: str) -> list[tuple[str, Any]]:
    """The roles that lines of this direction may have, those of goods and services first."""
    wanted = (
        ("revenue_", "membership_fee", "donation", "grant", "subsidy") if direction == Direction.OUT else ("expense_",)
    )
    known = BookRole.objects.filter(books=books).values_list("role", flat=True)
    roles = [role for role in known if role.startswith(wanted) and role != "expense_payable"]
    if not roles:
        roles = (
            ["revenue_service", "revenue_goods"]
            if direction == Direction.OUT
            else ["expense_services", "expense_goods"]
        )
    first = ("revenue_service", "revenue_goods", "expense_services", "expense_goods")
    listed = sorted(set(roles), key=lambda role: (role not in first, first.index(role) if role in first else 0, role))
    in_advance = [LineKind.DEPOSIT, LineKind.RECALL] if DEPOSIT_ROLE[Direction(direction)] in set(known) else []
    return [(role, role_name(role)) for role in [*listed, *in_advance]]


class InvoiceForm(Form):
    """The head of an invoice and, in `rows`, its lines."""

    partner = PartnerField(label=_("Who"))
    day = DayField(label=_("Date"))
    due = DayField(label=_("Due"))
    currency = forms.ChoiceField(label=_("Currency"), required=False)
    title = forms.CharField(label=_("About"), max_length=300, required=False)
    reference = forms.CharField(label=_("Their reference"), max_length=100, required=False)
    note = forms.CharField(
        label=_("A note on the document"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        *args: Any,
        books: Books,
        direction: str,
        viewer: Any,
        currencies: Iterable[Any],
        taxes: Sequence[str],
        moneys: Sequence[str] = (),
        usual: str = "",
        invoice: Invoice | None = None,
        **kwargs: Any,
    ) -> None:
        self.invoice, self.direction = invoice, direction
        kwargs["initial"] = {**self._initial(books, invoice), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["partner"].viewer = viewer
        self.fields["partner"].label = _("Who receives") if direction == Direction.OUT else _("Who provides")
        self.fields["partner"].widget.attrs.update({"list": "partners", "autocomplete": "off"})
        if direction == Direction.OUT:
            del self.fields["reference"]
        self.money = self._money(books, invoice, moneys)
        self.currencies = list(currencies)
        parts = {part.currency_id: part.units for part in invoice.parts.all()} if invoice else {}
        for one in self.currencies:
            name = f"part_{one.code}"
            self.fields[name] = MoneyField(currency=one.code, label=one.name, required=False)
            self.initial[name] = parts.get(one.pk)
        self.dress()
        self.rows = self._rows(books, taxes, usual)

    def _money(self, books: Books, invoice: Invoice | None, moneys: Sequence[str]) -> str:
        """The one its prices are read in: chosen where a foreign one has a rate."""
        own = invoice.currency if invoice else books.currency
        offered = list(dict.fromkeys([*moneys, own]))
        if len(offered) < 2:
            del self.fields["currency"]
            return own
        self.fields["currency"].choices = [(code, code) for code in offered]
        self.initial.setdefault("currency", own)
        typed = self.data.get("currency", "") if self.is_bound else own
        return typed if typed in offered else own

    def _initial(self, books: Books, invoice: Invoice | None) -> dict[str, Any]:
        this_day = today()
        if invoice is None:
            return {"day": this_day, "due": this_day + timedelta(days=books.due_days)}
        return {
            "partner": invoice.partner.name, "day": invoice.date, "due": invoice.due, "title": invoice.title,
            "reference": invoice.reference, "note": invoice.note,
        }  # fmt: skip

    def _rows(self, books: Books, taxes: Sequence[str], usual: str) -> list[LineForm]:
        common: dict[str, Any] = {
            "books": books,
            "direction": self.direction,
            "taxes": taxes,
            "currency": self.money,
        }
        if self.is_bound:
            many = self.data.get("rows", "")
            count = min(int(many), MOST_ROWS) if many.isdecimal() and len(many) < 4 else ROWS
            if "more" in self.data:
                count = min(count + MORE_ROWS, MOST_ROWS)
            return [LineForm(self.data, prefix=f"lines-{place}", **common) for place in range(count)]
        written = list(self.invoice.lines.all()) if self.invoice else []
        rows = [
            LineForm(prefix=f"lines-{place}", initial=_line_initial(line, self.money), **common)
            for place, line in enumerate(written)
        ]
        blank = {"quantity": "1", "tax": usual}
        return rows + [
            LineForm(prefix=f"lines-{place}", initial=blank, **common)
            for place in range(len(rows), max(ROWS, len(rows) + 1))
        ]

    def part_fields(self) -> list[Any]:
        return [self[f"part_{one.code}"] for one in self.currencies]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        wrong = [row for row in self.rows if not row.is_empty and not row.is_valid()]
        if wrong:
            raise ValidationError(_("Some lines need another look."), code="lines")
        return cleaned

    def lines(self) -> list[LineOf]:
        return [row.line() for row in self.rows if not row.is_empty]

    def parts(self) -> list[PartOf]:
        data = self.cleaned_data
        return [PartOf(one, data[f"part_{one.code}"]) for one in self.currencies if data.get(f"part_{one.code}")]

    def head(self) -> dict[str, Any]:
        names = ("day", "due", "title", "reference", "note", "currency")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def say(self, refusal: Refusal) -> None:
        """A refusal goes beside the very field of the very line."""
        path = (refusal.field or "").split(".")
        target: Any = self
        field: str | None = {"date": "day"}.get(path[0], path[0])
        if path[0] == "lines" and len(path) == 3 and path[1].isdecimal():
            written = [row for row in self.rows if not row.is_empty]
            if int(path[1]) < len(written):
                target, field = written[int(path[1])], {"account": "role", "taxes": "tax"}.get(path[2], path[2])
                self.add_error(None, ValidationError(_("Some lines need another look."), code="lines"))
        if field not in target.fields:
            target, field = self, None
        target.full_clean() if not target.is_bound else None
        target.add_error(field, ValidationError(refusal.sentence, code=refusal.code))


def _line_initial(line: Any, currency: str) -> dict[str, Any]:
    return {
        "text": line.text, "quantity": quantity_text(line.quantity), "unit": line.unit,
        "price": number(line.price, looks(currency, digits_of(currency))).replace("\u202f", " "),
        "tax": line.taxes[0] if line.taxes else "", "role": line.role or line.kind,
    }  # fmt: skip


class PartnerForm(Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=PartnerKind.choices)
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), required=False)
    language = forms.ChoiceField(label=_("Language of documents"), required=False)
    street = forms.CharField(label=_("Street"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=20, required=False)
    city = forms.CharField(label=_("Town"), max_length=100, required=False)
    country = forms.RegexField(
        "^[A-Z]{2}$", label=_("Country"), max_length=2, required=False, help_text=_("Two letters, such as FR.")
    )
    registration = forms.CharField(label=_("Registration number"), max_length=40, required=False)
    vat_number = forms.CharField(label=_("VAT number"), max_length=20, required=False)
    iban = forms.CharField(label=_("IBAN"), max_length=42, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [("en", "English"), ("fr", "Français")]  # untranslated: each language is called as it calls itself
        self.fields["language"].choices = [("", _("the community's")), *own]


class InvoiceFilterForm(Form):
    """Filters of the list; anything odd is as if nothing was said."""

    direction = forms.ChoiceField(label=_("Which"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("To"), required=False)
    q = forms.CharField(label=_("Number or who"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["direction"].choices = [("", _("all")), *Direction.choices]
        self.fields["state"].choices = [("", _("any")), *STATES]


STATES: list[tuple[str, Any]] = [
    ("draft", _("draft")), ("recording", _("being recorded")), ("posted", _("to be settled")), ("late", _("past their day")),
    ("paid", _("settled")), ("credited", _("credited")), ("cancelled", _("cancelled")),
]  # fmt: skip
