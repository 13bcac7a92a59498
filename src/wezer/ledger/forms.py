"""Forms of the wallet: what people type becomes parties, amounts and dates."""

import uuid
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.models import ACTIVE_STATES, Belonging, Group, Party, PartyKind
from wezer.kernel.money import LARGEST, Money
from wezer.ledger.currencies import kind_of
from wezer.ledger.models import Currency, Every
from wezer.ledger.refusals import CurrencyNotAvailable
from wezer.ledger.statements import Filters
from wezer.ledger.typed_amounts import signed_units
from wezer.ui.forms import Form, MoneyField

#: How many names the form offers when several could be meant.
OFFERED = 8


class PartyField(forms.CharField):
    """A member or a group, by name or by uid; the names offered when several could be meant are in `meant`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 120)
        super().__init__(**kwargs)
        self.viewer: Any = None
        self.meant: list[Party] = []

    def clean(self, value: Any) -> Party | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = self._named(typed)
        if len(found) == 1:
            return found[0]
        self.meant = found[:OFFERED]
        if found:
            raise forms.ValidationError(_("Several could be meant. Choose one below."), code="several")
        raise forms.ValidationError(
            _("Nobody here has this name. Check the spelling, or look in the directory."), code="unknown"
        )

    def _named(self, typed: str) -> list[Party]:
        known = payees_for(self.viewer)
        if len(typed) == 36 and typed.count("-") == 4:
            by_uid = list(known.filter(uid=typed)) if is_uid(typed) else []
            if by_uid:
                return by_uid
        exact = list(known.filter(name__iexact=typed)[: OFFERED + 1])
        return exact or list(known.filter(name__icontains=typed).order_by("name")[: OFFERED + 1])


def payees_for(viewer: Any) -> Any:
    """Parties whom `viewer` may name in a payment: members of the community, and groups they may know of."""
    inside = Belonging.objects.filter(group__parent=None, state__in=ACTIVE_STATES).values("member_id")
    groups = Group.objects.filter(has_wallet=True).visible_to(viewer).values("pk")
    return Party.objects.filter(Q(kind=PartyKind.MEMBER, pk__in=inside) | Q(kind=PartyKind.GROUP, pk__in=groups))


def is_uid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


class AmountsForm(Form):
    """Amounts in any of the currencies of a wallet; counters (thanks) are a choice of a few."""

    def __init__(self, *args: Any, currencies: Iterable[Currency], with_thanks: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes: list[str] = []
        self.counters: list[str] = []
        for currency in currencies:
            if kind_of(currency).is_counter:
                if with_thanks:
                    self._add_thanks(currency)
                continue
            self.codes.append(currency.code)
            self.fields[f"amount_{currency.code}"] = MoneyField(
                currency=currency.code, label=currency.name, required=False
            )
        self.dress()

    def _add_thanks(self, currency: Currency) -> None:
        most = currency.rule("max_amount") or 1
        choices = [("", _("Not this time"))] + [
            (str(number), f"{number} {currency.name}") for number in (1, 3, 5) if number <= most
        ]
        self.counters.append(currency.code)
        self.fields[f"thanks_{currency.code}"] = forms.ChoiceField(
            choices=choices, required=False, label=currency.name, widget=forms.RadioSelect, initial=""
        )

    def amount_fields(self) -> list[Any]:
        return [self[f"amount_{code}"] for code in self.codes]

    def thanks_fields(self) -> list[Any]:
        return [self[f"thanks_{code}"] for code in self.counters]

    def amounts(self) -> list[Money]:
        """What was typed, currency by currency."""
        data = self.cleaned_data
        paid = [Money(data[f"amount_{code}"], code) for code in self.codes if data.get(f"amount_{code}")]
        return paid + [Money(int(data[f"thanks_{code}"]), code) for code in self.counters if data.get(f"thanks_{code}")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, typed in self.data.items():  # a form opened before a currency was frozen or closed
            code = name.removeprefix("amount_")
            if name.startswith("amount_") and name not in self.fields and typed and code.isalnum():
                refused = CurrencyNotAvailable(currency=code[:12])
                raise forms.ValidationError(refused.sentence, code=refused.code)
        if not self.errors and not self.amounts():
            raise forms.ValidationError(_("Say how much, in at least one currency."), code="amount_invalid")
        return cleaned


class PayForm(AmountsForm):
    to = PartyField(label=_("To"))
    memo = forms.CharField(label=_("What for"), max_length=500, required=False)
    field_order = ["to", "memo"]

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, with_thanks=True, **kwargs)
        self.fields["to"].viewer = viewer


class RequestForm(AmountsForm):
    """Asking somebody to pay, or (without anybody) a ticket for whoever shows its code."""

    to = PartyField(
        label=_("From whom"), required=False, help_text=_("Leave this empty to make a code that anyone can pay.")
    )
    memo = forms.CharField(label=_("What for"), max_length=500, required=False)

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].viewer = viewer


class PlanForm(AmountsForm):
    """A payment to come: once, in instalments, or again and again."""

    to = PartyField(label=_("To"))
    memo = forms.CharField(label=_("What for"), max_length=500, required=False)
    first_on = forms.DateField(label=_("First on"), widget=forms.DateInput(attrs={"type": "date"}))
    rhythm = forms.ChoiceField(
        label=_("How often"),
        choices=[
            ("once", _("Once, on that day")),
            ("instalments", _("In equal parts, one a month")),
            ("week", _("Every week")),
            ("month", _("Every month")),
        ],
    )
    count = forms.IntegerField(label=_("How many times"), min_value=1, max_value=120, required=False)

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].viewer = viewer

    def occurrences(self) -> dict[str, Any]:
        """What `schedule_payment` takes."""
        chosen, count = self.cleaned_data["rhythm"], self.cleaned_data.get("count")
        plans: dict[str, dict[str, Any]] = {
            "once": {"count": 1},
            "instalments": {"every": Every.MONTH, "count": count or 2, "in_instalments": True},
            "week": {"every": Every.WEEK, "count": count},
            "month": {"every": Every.MONTH, "count": count},
        }
        return plans[chosen]


class AuthorisationForm(Form):
    """From which amount on a wallet's payments wait for how many signatures."""

    needs = forms.IntegerField(label=_("Signatures needed"), min_value=2, max_value=20, initial=2)
    above_units = forms.CharField(
        label=_("Above which amount"),
        required=False,
        max_length=20,
        help_text=_("Without an amount, for every payment."),
    )
    currency = forms.ModelChoiceField(
        label=_("In which currency"), queryset=Currency.objects.all(), required=False, empty_label=_("Every currency")
    )
    only_new_payees = forms.BooleanField(label=_("Only for people not paid before"), required=False)

    def clean(self) -> dict[str, Any]:
        """The amount as units of the currency, in which it is typed."""
        typed, currency = self.cleaned_data.get("above_units", "").strip(), self.cleaned_data.get("currency")
        self.cleaned_data["above_units"] = 0
        if typed in ("", "0"):
            return dict(self.cleaned_data)
        if currency is None:
            self.add_error("currency", _("Say in which currency the amount is."))
        else:
            self._read(typed, currency)
        return dict(self.cleaned_data)

    def _read(self, typed: str, currency: Currency) -> None:
        try:
            units = signed_units(typed, currency.scale, currency.display_format) or 0
        except ValueError:
            units = -1
        if 0 <= units <= LARGEST:
            self.cleaned_data["above_units"] = units
        else:
            self.add_error("above_units", _("Write an amount in figures, such as 50."))


class StatementForm(Form):
    """Filters of a statement."""

    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(
        label=pgettext_lazy("date", "To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    direction = forms.ChoiceField(
        label=_("Direction"), required=False, choices=[("", _("In and out")), ("in", _("Received")), ("out", _("Paid"))]
    )

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        return dict(self.cleaned_data)

    def filters(self) -> Filters:
        """Whole days in the person's zone; the last day is part of it."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        return Filters(
            since=make_aware(datetime.combine(since, time.min)) if since else None,
            until=make_aware(datetime.combine(until, time.min)) + timedelta(days=1) if until else None,
            direction=self.cleaned_data.get("direction", ""),
        )


class TicketCodeForm(Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )
