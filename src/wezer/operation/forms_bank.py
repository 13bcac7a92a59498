"""Forms of the bank's pages: a file, how its table is read, what a line is matched with, mandates, answers."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wezer.operation.bank_files import Layout
from wezer.operation.days import today
from wezer.operation.fields import DayField, LegalField, PartnerField
from wezer.operation.matching import Open, Share
from wezer.operation.models import BankLine, BookRole, Books, MandateKind
from wezer.operation.roles import role_name
from wezer.ui.forms import Form

LARGEST = 5_000_000
ACCOUNT_ROWS = 2
#: Roles that money of the bank never goes to by a choice of somebody's.
HIDDEN = ("bank", "receivable", "payable", "expense_payable", "share_receivable", "deposit", "deposit_paid", "result")


class FileForm(Form):
    file = forms.FileField(
        label=_("File of the bank"), help_text=_("CAMT.053, OFX, CODA, or a table of text (CSV). At most 5 MB.")
    )

    account = forms.ChoiceField(label=_("Account at the bank"))

    def __init__(self, *args: Any, accounts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = accounts
        if len(accounts) < 2:  # nothing to choose
            del self.fields["account"]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("This file is above 5 MB. Ask your bank for shorter periods."), code="too_large")
        return file


class ColumnField(forms.TypedChoiceField):
    """The number of a column; 0 for none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value="0", **kwargs)

    def clean(self, value: Any) -> int:
        return int(super().clean(value) or 0)


class LayoutForm(Form):
    """How a table is read. Amounts stand in one column, or in two."""

    date = ColumnField(label=_("Date"))
    amount = ColumnField(label=_("Amount"), required=False)
    money_in = ColumnField(label=_("Money in"), required=False)
    money_out = ColumnField(label=_("Money out"), required=False)
    text = ColumnField(label=_("Text"), required=False)
    name = ColumnField(label=_("Name"), required=False)
    iban = ColumnField(label=_("Their IBAN"), required=False)
    reference = ColumnField(label=_("Reference"), required=False)
    skip = forms.IntegerField(label=_("Rows above the first movement"), min_value=0, max_value=50)
    day_order = forms.ChoiceField(
        label=_("Days are written"),
        choices=[("dmy", _("day, month, year")), ("ymd", _("year, month, day")), ("mdy", _("month, day, year"))],
    )
    decimal = forms.ChoiceField(label=_("Decimal mark"), choices=[(",", _("comma")), (".", _("point"))])
    delimiter = forms.ChoiceField(
        label=_("Between columns"),
        choices=[(";", _("semicolon")), (",", _("comma")), ("\t", _("tab")), ("|", _("vertical bar"))],
    )
    encoding = forms.ChoiceField(label=_("Letters"), choices=[("utf-8", "UTF-8"), ("windows-1252", "Windows-1252")])
    opening = forms.CharField(label=_("Balance before"), max_length=20, required=False)
    closing = forms.CharField(label=_("Balance after"), max_length=20, required=False)

    def __init__(self, *args: Any, guess: Layout, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {**guess.as_dict(), "skip": guess.skip})
        super().__init__(*args, use_required_attribute=False, **kwargs)
        columns = [(number, name or f"{number}") for number, name in enumerate(guess.headings, 1)]
        for name in ("date", "amount", "money_in", "money_out", "text", "name", "iban", "reference"):
            self.fields[name].choices = [(0, "–"), *columns]
        for name in ("opening", "closing"):
            self.fields[name].widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})

    def layout(self) -> Layout:
        return Layout(**self.cleaned_data)


class ByHandForm(Form):
    """What a line pays, by hand: open documents that are ticked, accounts, and a partner for the rest."""

    partner = PartnerField(label=_("A partner, oldest first"), required=False)
    partner_amount = LegalField(label=_("Amount"), required=False)

    def __init__(
        self, *args: Any, line: BankLine, books: Books, opens: Sequence[Open], viewer: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.line, self.opens = line, {each.document: each for each in opens}
        self.fields["partner"].viewer = viewer
        roles = [("", _("choose")), *account_roles(books)]
        for number in range(1, ACCOUNT_ROWS + 1):
            self.fields[f"role{number}"] = forms.ChoiceField(label=_("Account"), choices=roles, required=False)
            self.fields[f"role{number}_amount"] = LegalField(label=_("Amount"), required=False)
        for each in opens:
            self.fields[f"pays-{each.document}"] = forms.BooleanField(label=each.label, required=False)
            self.fields[f"takes-{each.document}"] = LegalField(label=_("Amount"), required=False)
        for field in self.fields.values():
            if isinstance(field, LegalField):
                field.currency, field.digits = books.currency, books.digits
        self.dress()

    def rows(self) -> list[dict[str, Any]]:
        """The documents with their two controls."""
        return [
            {"open": each, "pays": self[f"pays-{document}"], "takes": self[f"takes-{document}"]}
            for document, each in self.opens.items()
        ]

    def accounts(self) -> list[dict[str, Any]]:
        return [
            {"role": self[f"role{number}"], "amount": self[f"role{number}_amount"]}
            for number in range(1, ACCOUNT_ROWS + 1)
        ]

    def shares(self, partner: Any) -> list[Share]:
        """What was chosen. An amount that was left empty takes what is left of the line."""
        said, wanted = self.cleaned_data, list[tuple[Share, int | None]]()
        for document, each in self.opens.items():
            if said.get(f"pays-{document}"):
                share = Share("document", document, 0, f"{each.label} · {each.name}", each.partner)
                wanted.append((share, said.get(f"takes-{document}") or None))
        for number in range(1, ACCOUNT_ROWS + 1):
            if role := said.get(f"role{number}"):
                share = Share("account", role, 0, str(role_name(role)))
                wanted.append((share, said.get(f"role{number}_amount")))
        if partner is not None:
            share = Share("party", "", 0, _("{name}, oldest first").format(name=partner.name), partner.pk)
            wanted.append((share, said.get("partner_amount")))
        return _filled(wanted, abs(self.line.amount), {key: each.amount for key, each in self.opens.items()})


def _filled(wanted: list[tuple[Share, int | None]], whole: int, opens: dict[str, int]) -> list[Share]:
    left = whole - sum(amount or 0 for _share, amount in wanted)
    made = []
    for share, amount in wanted:
        if amount is None:
            amount = max(min(left, opens.get(share.target, left)), 0)
            left -= amount
        made.append(Share(share.kind, share.target, amount, share.label, share.partner))
    return made


def account_roles(books: Books) -> list[tuple[str, Any]]:
    known = BookRole.objects.filter(books=books).exclude(role__in=HIDDEN).values_list("role", flat=True)
    listed = [(role, role_name(role)) for role in known if not role.startswith("community")]
    return sorted(listed, key=lambda pair: str(pair[1]).lower())


class WhyForm(Form):
    reason = forms.CharField(label=_("Why"), max_length=300)


class UndoForm(Form):
    """Nothing is erased: an entry that mirrors another needs its day and its reason."""

    field_of: ClassVar = {"date": "day"}
    day = DayField(label=_("Date of the mirror entry"))
    reason = forms.CharField(label=_("Why"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"day": today()})
        super().__init__(*args, **kwargs)


class MandateForm(Form):
    partner = PartnerField(label=_("Whose account is debited"))
    identification = forms.CharField(
        label=_("Reference of the mandate"), max_length=35, help_text=_("Plain letters and figures, as on the paper that was signed.")
    )  # fmt: skip
    iban = forms.CharField(label=_("IBAN"), max_length=50)
    bic = forms.CharField(label=_("BIC"), max_length=11, required=False)
    signed = DayField(label=_("Signed on"))
    kind = forms.ChoiceField(label=_("For"), choices=[(MandateKind.RECURRENT, _("payments again and again")), (MandateKind.ONE_OFF, _("one payment"))])  # fmt: skip

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].viewer = viewer

    def clean_identification(self) -> str:
        typed: str = self.cleaned_data["identification"].strip()
        if not all(letter.isascii() and (letter.isalnum() or letter in "+?/:().,' -") for letter in typed):
            raise ValidationError(_("Use plain letters and figures only: banks know no others."), code="letters")
        return typed


class BatchForm(Form):
    """The day on which the bank is to act; what is chosen comes as `items`."""

    date = DayField(label=_("Day on which the bank acts"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"date": today()})
        super().__init__(*args, **kwargs)


class AnswerForm(Form):
    day = DayField(label=_("Date"))
    booked = forms.BooleanField(
        label=_("Post the money to the bank now"),
        help_text=_("Leave this empty when you import statements: the line of the statement does it."),
        required=False,
    )

    def __init__(self, *args: Any, items: Sequence[Any], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"day": today()})
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            self.fields[f"failed-{item.uid}"] = forms.BooleanField(label=_("Refused"), required=False)
            self.fields[f"code-{item.uid}"] = forms.CharField(label=_("Code"), max_length=4, required=False)
        self.dress()

    def rows(self) -> list[dict[str, Any]]:
        return [
            {"item": item, "failed": self[f"failed-{item.uid}"], "code": self[f"code-{item.uid}"]}
            for item in self.items
        ]

    def failed(self) -> dict[str, str]:
        said = self.cleaned_data
        return {
            str(item.uid): said[f"code-{item.uid}"].strip().upper() for item in self.items if said[f"failed-{item.uid}"]
        }
