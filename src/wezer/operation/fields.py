"""Fields of the office: days, amounts of legal money, quantities, partners."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wezer.ledger.forms import is_uid, payees_for
from wezer.operation.amounts import looks
from wezer.operation.models import (
    Partner,
)
from wezer.operation.reckoning import read_quantity
from wezer.ui.forms import AMOUNT_ERRORS, AmountUnread, read_amount
from wezer.ui.money import number

#: The gateway knows no earlier and no later days.
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2190, 12, 31)
OFFERED = 8


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(format="%Y-%m-%d", attrs=attrs)


class DayField(forms.DateField):
    """A day that accounts may speak of: the year 0202 is a slip of the finger."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DayInput(), **kwargs)

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise ValidationError(_("Look at the year of this day again."), code="day_odd")
        return day


class LegalField(forms.CharField):
    """An amount of legal money, typed as people write it; cleans to whole minor units."""

    def __init__(self, *, least: int = 1, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.least = least
        self.currency, self.digits = "EUR", 2
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})

    def clean(self, value: Any) -> int | None:  # type: ignore[override]  # narrower or wider than Django's stub
        typed = super().clean(value)
        if not typed:
            return None
        money = looks(self.currency, self.digits)
        try:
            units = read_amount(typed, self.digits)
        except AmountUnread as problem:
            example = number(1250, money)
            words = str(AMOUNT_ERRORS[problem.reason]).format(unit=money.symbol, scale=self.digits, example=example)
            raise ValidationError(words, code=f"amount_{problem.reason}") from problem
        if units < self.least:
            raise ValidationError(AMOUNT_ERRORS["zero"], code="amount_zero")
        if units > 10**12:
            raise ValidationError(AMOUNT_ERRORS["large"], code="amount_large")
        return units

    def shown(self, units: int | None) -> str:
        return "" if units is None else number(units, looks(self.currency, self.digits)).replace("\u202f", " ")


class QuantityField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=15, **kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})

    def clean(self, value: Any) -> int | None:  # type: ignore[override]  # narrower or wider than Django's stub
        typed = super().clean(value)
        if not typed:
            return None
        quantity = read_quantity(typed)
        if quantity is None:
            raise ValidationError(_("Write how many, such as 2 or 1.5: above zero, with at most four decimals."))
        return quantity


class PartnerField(forms.CharField):
    """A partner of the books, or a member or group who becomes one; the names offered when several could be meant are
    in `meant`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=120, **kwargs)
        self.viewer: Any = None
        self.meant: list[Any] = []

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        found = self._named(typed)
        if len(found) == 1:
            return found[0]
        self.meant = found[:OFFERED]
        if found:
            raise ValidationError(_("Several could be meant. Choose one below."), code="several")
        raise ValidationError(_("Nobody has this name. Add them under Partners first."), code="unknown")

    def _named(self, typed: str) -> list[Any]:
        partners, parties = Partner.objects.all(), payees_for(self.viewer)
        if is_uid(typed):
            return list(partners.filter(uid=typed)) or list(parties.filter(uid=typed))
        for test in ("iexact", "icontains"):
            named = {f"name__{test}": typed}
            known: list[Any] = list(partners.filter(**named).order_by("name")[: OFFERED + 1])
            taken = {one.party_id for one in known}
            known += [one for one in parties.filter(**named).order_by("name")[: OFFERED + 1] if one.pk not in taken]
            if known:
                return known
        return []
