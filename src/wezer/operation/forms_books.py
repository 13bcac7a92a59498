"""Forms of the wizard and of the settings of the books."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wezer.core.images import MOST_BYTES
from wezer.kernel.refusals import Refusal
from wezer.ledger.models import Currency
from wezer.operation import identifiers
from wezer.operation.amounts import digits_of, looks
from wezer.operation.kinds import Pack, pack_kinds
from wezer.operation.models import BookAccount, BookRole, Books, MoneyPolicy
from wezer.operation.rules import DAYS_AT_LEAST, DAYS_AT_MOST, year_name
from wezer.ui.forms import AmountUnread, Form, read_amount

CURRENCIES = ("EUR", "CHF", "GBP", "USD", "CAD", "XOF", "XAF", "XPF", "MAD", "TND")


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class CheckedField(forms.CharField):
    """A number that its issuer defines: the check's refusal stands beside the field."""

    def __init__(self, check: Any, **kwargs: Any) -> None:
        self.check = check
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return str(self.check(typed))
        except Refusal as refusal:
            raise ValidationError(refusal.sentence, code=refusal.code) from None


class PackForm(Form):
    pack = forms.ChoiceField(label=_("Country and kind of organisation"), widget=forms.RadioSelect)
    currency = forms.ChoiceField(label=_("Currency of the books"), choices=[(code, code) for code in CURRENCIES])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pack"].choices = [(pack.kind, f"{pack.name}. {pack.note}") for pack in pack_kinds]
        self.fields["currency"].help_text = _("It cannot change once the books are open.")


class IdentityForm(Form):
    legal_name = forms.CharField(label=_("Name in law"), max_length=120)
    street = forms.CharField(label=_("Street"), max_length=200)
    postcode = forms.CharField(label=_("Postcode"), max_length=20)
    city = forms.CharField(label=_("Town"), max_length=100)
    country = forms.RegexField(label=_("Country"), regex=r"^[A-Za-z]{2}$", help_text=_("Two letters, such as FR."))
    registration = CheckedField(str, label=_("Registration number"), max_length=40)
    email = forms.EmailField(label=_("E-mail for questions on documents"), required=False)
    footer = forms.CharField(
        label=_("Foot of documents"),
        max_length=500,
        required=False,
        help_text=_("A sentence printed on every document."),
    )

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["registration"].check = lambda typed: identifiers.registration(typed, pack)
        named = ", ".join(f"{each.name} ({each.example})" for each in pack.identifiers)
        self.fields["registration"].help_text = named

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()


class LogoForm(Form):
    logo = forms.FileField(
        label=_("Logo"), required=False, help_text=_("PNG, JPEG or WebP; printed at the head of documents.")
    )

    def clean_logo(self) -> Any:
        upload = self.cleaned_data["logo"]
        if upload and upload.size > MOST_BYTES:
            raise ValidationError(_("This picture is too large."), code="image_invalid")
        return upload


class YearForm(Form):
    start = forms.DateField(label=_("First day of the year"), widget=DateInput())
    end = forms.DateField(label=_("Last day"), widget=DateInput())
    invoice = forms.RegexField(label=_("Settlement requests begin with"), regex=r"^[A-Za-z0-9/_.-]{1,12}$")
    credit = forms.RegexField(label=_("Credit notes begin with"), regex=r"^[A-Za-z0-9/_.-]{1,12}$")
    supplier_invoice = forms.RegexField(label=_("Invoices received begin with"), regex=r"^[A-Za-z0-9/_.-]{1,12}$")
    supplier_credit = forms.RegexField(label=_("Credit notes received begin with"), regex=r"^[A-Za-z0-9/_.-]{1,12}$")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        start, end = said.get("start"), said.get("end")
        if start and end and not DAYS_AT_LEAST <= (end - start).days <= DAYS_AT_MOST:
            self.add_error(
                "end", ValidationError(_("A fiscal year has between one month and two years."), code="year_odd")
            )
        series = [said.get(name) for name in ("invoice", "credit", "supplier_invoice", "supplier_credit")]
        if all(series) and len(set(series)) < len(series):
            self.add_error(
                "credit", ValidationError(_("Each series needs a beginning of its own."), code="prefixes_alike")
            )
        return said

    @property
    def prefixes(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("invoice", "credit", "supplier_invoice", "supplier_credit")}


def usual_year(today: date, start: date | None = None, end: date | None = None) -> dict[str, Any]:
    """The calendar year of today, or the dates given, with series that carry the year's name."""
    start, end = start or date(today.year, 1, 1), end or date(today.year, 12, 31)
    name = year_name(start, end)
    letters = {"invoice": "F", "credit": "A", "supplier_invoice": "FF", "supplier_credit": "AF"}
    return {"start": start, "end": end, **{series: f"{letter}{name}-" for series, letter in letters.items()}}


class BankForm(Form):
    bank_name = forms.CharField(label=_("Bank"), max_length=100, required=False)
    iban = CheckedField(identifiers.iban, label=_("IBAN"), max_length=50)
    bic = CheckedField(identifiers.bic, label=_("BIC"), max_length=20)
    creditor_id = forms.CharField(
        label=_("SEPA creditor identifier"),
        max_length=35,
        required=False,
        help_text=_("Only for collecting by mandate: the bank gives it."),
    )
    due_days = forms.IntegerField(label=_("Days to pay"), min_value=0, max_value=365, initial=30)


class TaxForm(Form):
    tax_regime = forms.ChoiceField(label=_("How you stand to VAT"), widget=forms.RadioSelect)
    vat_number = CheckedField(identifiers.vat_number, label=_("VAT number"), max_length=20)

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pack = pack
        self.fields["tax_regime"].choices = [(each.kind, f"{each.name}. {each.note}") for each in pack.regimes]
        self.fields["tax_regime"].initial = pack.regimes[0].kind
        self.fields["vat_number"].help_text = _("Two letters of the country first, such as FR40303265045.")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        regime = said.get("tax_regime")
        if (
            regime
            and self.pack.regime(regime).charges
            and not said.get("vat_number")
            and "vat_number" not in self.errors
        ):
            sentence = _("Who charges VAT prints a VAT number on every document: write yours.")
            self.add_error("vat_number", ValidationError(sentence, code="vat_number_needed"))
        return said


class MoneyForm(Form):
    """One community currency: kept at its worth, by units, or not at all."""

    policy = forms.ChoiceField(label=_("In the books"), choices=MoneyPolicy.choices, widget=forms.RadioSelect)
    units = forms.CharField(label=_("So many units"), max_length=20, required=False)
    value = forms.CharField(label=_("are worth"), max_length=20, required=False)
    since = forms.DateField(label=_("From"), widget=DateInput(), required=False)

    def __init__(self, *args: Any, currency: Currency, legal: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency, self.legal = currency, legal
        self.fields["policy"].initial = MoneyPolicy.OFF_BOOKS

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        is_valued = said.get("policy") == MoneyPolicy.VALUED
        said["units"] = self._read("units", said, self.currency.scale, is_valued)
        said["value"] = self._read("value", said, digits_of(self.legal), is_valued)
        return said

    def _read(self, name: str, said: dict[str, Any], digits: int, is_needed: bool) -> int:
        typed = said.get(name) or ""
        if not typed and not is_needed:
            return 0
        try:
            units = read_amount(typed, digits)
        except AmountUnread:
            units = 0
        if not units:
            sentence = (
                _("Write an amount above zero, such as 6.")
                if name == "units"
                else _("Write an amount above zero, such as 1.00.")
            )
            self.add_error(name, ValidationError(sentence, code="worth_needed"))
        return units

    @property
    def legal_symbol(self) -> str:
        return looks(self.legal, digits_of(self.legal)).symbol


class RoleForm(Form):
    """The account that plays a role: any of the chart that can be posted to."""

    account = forms.ModelChoiceField(label=_("Account"), queryset=BookAccount.objects.none())

    def __init__(self, *args: Any, books: Books, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = BookAccount.objects.filter(books=books, is_heading=False).order_by("code")
        playing = BookRole.objects.filter(books=books, role=role).first()
        self.fields["account"].initial = playing.account_id if playing else None
