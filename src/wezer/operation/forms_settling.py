"""Forms of what is done with an invoice: paid, taken back, sent."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.operation.amounts import looks, shown
from wezer.operation.days import today
from wezer.operation.fields import DayField, LegalField, QuantityField
from wezer.operation.models import Invoice, LineKind, Means
from wezer.operation.reckoning import quantity_text
from wezer.ui.forms import Form
from wezer.ui.money import number


class PaymentForm(Form):
    amount = LegalField(label=_("Amount"))
    day = DayField(label=_("Received or paid on"))
    means = forms.ChoiceField(label=_("How"), choices=Means.choices)
    reference = forms.CharField(label=_("Reference"), max_length=200, required=False)

    def __init__(self, *args: Any, invoice: Invoice, left: int, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"day": today(), "means": Means.BANK}
        initial["amount"] = number(left, looks(invoice.currency, invoice.digits)).replace("\u202f", " ")
        kwargs["initial"] = {**initial, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["amount"].currency, self.fields["amount"].digits = invoice.currency, invoice.digits
        self.fields["amount"].help_text = _("{amount} is left.").format(amount=shown(left, invoice, unit=True))


class CreditForm(Form):
    """Why and when, and of each line how much: as it opens, all that is left."""

    field_of: ClassVar = {"date": "day"}
    reason = forms.CharField(label=_("Why"), max_length=300, help_text=_("It stands on the credit note."))
    day = DayField(label=_("Date"))

    def __init__(self, *args: Any, invoice: Invoice, left: Mapping[int, int], **kwargs: Any) -> None:
        kwargs["initial"] = {"day": today(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.left = left
        for line in invoice.lines.all():
            if line.kind == LineKind.ITEM and left[line.position] > 0:
                name = f"lines.{line.position}"  # as refusals name it
                self.fields[name] = QuantityField(label=line.text[:80], required=False)
                self.initial[name] = quantity_text(left[line.position])
        self.dress()

    def line_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("lines.")]

    def clean(self) -> dict[str, Any]:
        """All that is left, when every line keeps its quantity, or none is spoken of."""
        cleaned = super().clean() or {}
        names = {int(name[6:]): name for name in self.fields if name.startswith("lines.")}
        is_all = not any(name in self.data for name in names.values())
        typed = {place: cleaned.pop(name, None) for place, name in names.items()}
        is_all = is_all or all(units == self.left[place] for place, units in typed.items())
        cleaned["quantities"] = None if is_all else {place: units for place, units in typed.items() if units}
        return cleaned


class LetterForm(Form):
    """A word that goes with a document."""

    word = forms.CharField(
        label=_("A word with it"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
