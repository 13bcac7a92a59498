"""The steps of setting up books: what each asks, in order, and how its answers are kept until the end."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Group
from wezer.kernel.clock import now
from wezer.kernel.money import decimal_text
from wezer.ledger.models import Currency
from wezer.operation.amounts import digits_of
from wezer.operation.forms_books import BankForm, IdentityForm, MoneyForm, PackForm, TaxForm, YearForm, usual_year
from wezer.operation.kinds import Pack, pack_kinds
from wezer.operation.models import OpeningDraft
from wezer.operation.queries.moneys import community_currencies

Said = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """One page of the wizard. `form` is made of (what was said before, the typed data, the draft)."""

    key: str
    title: Any
    intro: Any
    form: Callable[[Any, "Draft"], Any]
    said: Callable[[Any], dict[str, Any]]
    template: str = "operation/set_up/step.html"


class Draft:
    """The answers so far, read with what follows from them."""

    def __init__(self, entity: Group) -> None:
        found = OpeningDraft.objects.filter(entity=entity).first()
        self.entity = entity
        self.said: Said = found.said if found else {}

    @property
    def pack(self) -> Pack:
        kind = self.said.get("pack", {}).get("pack", "")
        return pack_kinds[kind] if kind in pack_kinds else next(iter(pack_kinds))

    @property
    def currency(self) -> str:
        return str(self.said.get("pack", {}).get("currency", "") or self.pack.currency)

    def of(self, step: str) -> dict[str, Any]:
        return dict(self.said.get(step, {}))

    @property
    def year_start(self) -> date:
        return date.fromisoformat(self.said["year"]["start"])

    @property
    def year_end(self) -> date:
        return date.fromisoformat(self.said["year"]["end"])

    @property
    def next_step(self) -> str:
        """The first step without an answer; empty when all have one."""
        return next((step.key for step in STEPS if step.key not in self.said), "")


def _plain(form: Any) -> dict[str, Any]:
    return dict(form.cleaned_data)


def _identity_form(data: Any, draft: Draft) -> IdentityForm:
    known = draft.of("identity") or {"legal_name": draft.entity.name, "country": draft.pack.country}
    return IdentityForm(data, initial=known, pack=draft.pack)


def _year_form(data: Any, draft: Draft) -> YearForm:
    known = draft.of("year")
    return YearForm(data, initial={**known, **known["prefixes"]} if known else usual_year(now().date()))


def _year_said(form: YearForm) -> dict[str, Any]:
    dates = {name: form.cleaned_data[name].isoformat() for name in ("start", "end")}
    return {**dates, "prefixes": form.prefixes}


class MoneyForms:
    """One form per community currency, behaving like one."""

    def __init__(self, data: Any, draft: Draft) -> None:
        known = draft.of("moneys")
        self.forms = [
            MoneyForm(
                data,
                initial=_typed(one, known.get(one.code), digits_of(draft.currency)),
                prefix=one.code,
                currency=one,
                legal=draft.currency,
            )
            for one in community_currencies(draft.currency)
        ]

    def __iter__(self) -> Iterator[MoneyForm]:
        return iter(self.forms)

    def is_valid(self) -> bool:
        answers = [form.is_valid() for form in self.forms]  # each is asked, so that each shows its errors
        return all(answers)

    @property
    def errors(self) -> bool:
        return any(form.errors for form in self.forms)


def _typed(currency: Currency, known: Said | None, digits: int) -> dict[str, Any]:
    """What the wizard kept, as a person would type it."""
    if not known:
        return {}
    units = currency.text(known["units"]) if known.get("units") else ""
    value = decimal_text(known["value"], digits) if known.get("value") else ""
    return {"policy": known["policy"], "units": units, "value": value}


def _moneys_said(forms: MoneyForms) -> dict[str, Any]:
    return {
        form.currency.code: {name: form.cleaned_data[name] for name in ("policy", "units", "value")} for form in forms
    }


STEPS = (
    Step("pack", _("Country"), _("It brings the chart of accounts and the taxes of your country. An accountant can change both later."),
         lambda data, draft: PackForm(data, initial=draft.of("pack") or {"currency": "EUR"}), _plain,
         "operation/set_up/pack.html"),
    Step("identity", _("Name and address"), _("As they are printed on documents."), _identity_form, _plain,
         "operation/set_up/identity.html"),
    Step("year", _("Fiscal year"), _("Most follow the calendar. Numbers of documents begin with these signs and never have a gap."),
         _year_form, _year_said, "operation/set_up/year.html"),
    Step("bank", _("Bank"), _("Printed on documents, so that people know where to pay. It may wait."),
         lambda data, draft: BankForm(data, initial=draft.of("bank") or {"due_days": 30}), _plain),
    Step("tax", _("VAT"), _("What documents say about VAT. When in doubt, ask an accountant before you charge any."),
         lambda data, draft: TaxForm(data, initial=draft.of("tax"), pack=draft.pack), _plain, "operation/set_up/tax.html"),
    Step("moneys", _("Community currencies"),
         _("The units stay in the wallets. Here you say what the books make of them, with the legal value that was agreed."),
         MoneyForms, _moneys_said, "operation/set_up/moneys.html"),
)  # fmt: skip


def step_of(key: str) -> Step | None:
    return next((step for step in STEPS if step.key == key), None)


def titles() -> list[Any]:
    return [*(step.title for step in STEPS), _("Summary")]


def place_of(key: str) -> int:
    """Its number among the steps, from 1; the summary is the last."""
    keys = [step.key for step in STEPS]
    return keys.index(key) + 1 if key in keys else len(keys) + 1


def after(key: str) -> str:
    """The step that follows; the summary after the last."""
    keys = [step.key for step in STEPS]
    place = keys.index(key) + 1
    return keys[place] if place < len(keys) else "summary"
