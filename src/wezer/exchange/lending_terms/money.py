"""Price, deposit and worth of a thing that is lent. What is agreed is set aside in the ledger, and paid or released with
the loan; a dispute is settled by a payment from who borrowed to who owns."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.lending.refusals import TermsUnknown
from wezer.core.lending.terms import LendingTerms, Line, Terms, lending_terms
from wezer.core.viewer import Viewer
from wezer.exchange.acts.checks import check_amount
from wezer.exchange.queries.market import market_currencies
from wezer.exchange.refusals import BeyondDeposit, PriceInvalid
from wezer.kernel.money import Money
from wezer.kernel.ref import ref
from wezer.ledger.acts import agreements
from wezer.ledger.acts.clearing import signatures_needed
from wezer.ledger.acts.payments import pay
from wezer.ledger.acts.steps import planned_moves
from wezer.ledger.models import State, Transaction, lines
from wezer.ui.forms import MoneyField
from wezer.workflow.acts import link

PER = {"loan": _("for the whole loan"), "day": _("a day"), "week": _("a week")}
DAYS_OF = {"day": 1, "week": 7}
PARTS = {"price": _("Price"), "deposit": _("Deposit"), "worth": _("Worth")}
#: Set aside and not paid yet.
HELD = (State.ACCEPTED, State.INVOICED)


@lending_terms.add
class PriceAndDeposit(LendingTerms):
    kind = "exchange"
    name = _("Price and deposit")

    def fields(self, terms: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for part, label in PARTS.items():
            initial = {code: units for units, code in terms.get(part, ())}
            for one in market_currencies():
                words = _("{part}, in {currency}").format(part=label, currency=one.name)
                found[f"terms_{part}_{one.code}"] = _amount(one.code, words, initial.get(one.code))
            if part == "price":
                found["terms_per"] = forms.ChoiceField(
                    label=_("The price is"), required=False, choices=PER.items(), initial=terms.get("per", "loan")
                )
        return found

    def offer_fields(self, terms: Mapping[str, Any]) -> dict[str, Any]:
        kept = {code: units for units, code in terms.get("deposit", ())}
        return {
            f"terms_kept_{one.code}": _amount(
                one.code, _("To be paid for it, in {currency}").format(currency=one.name), kept.get(one.code)
            )
            for one in market_currencies()
        }

    def typed(self, clean: Mapping[str, Any]) -> Terms:
        parts = {part: _typed(clean, part) for part in PARTS}
        return _terms(parts, str(clean.get("terms_per") or "loan"))

    def typed_offer(self, clean: Mapping[str, Any]) -> Terms:
        kept = _checked(_typed(clean, "kept"))
        return {"kept": kept} if kept else {}

    def sent(self, said: Any) -> Terms:
        if not isinstance(said, dict) or set(said) - {"per", *PARTS} or said.get("per", "loan") not in PER:
            raise TermsUnknown()
        return _terms({part: _sent(said.get(part, [])) for part in PARTS}, said.get("per", "loan"))

    def sent_offer(self, said: Any) -> Terms:
        if not isinstance(said, dict) or set(said) - {"kept"}:
            raise TermsUnknown()
        kept = _checked(_sent(said.get("kept", [])))
        return {"kept": kept} if kept else {}

    def told(self, terms: Terms) -> Any:
        from wezer.ledger.rest import money_out

        amounts = {
            part: [money_out(each) for each in _money(terms, part)] for part in (*PARTS, "kept") if part in terms
        }
        return {**({"per": terms["per"]} if "per" in terms else {}), **amounts}

    def lines(self, terms: Terms, days: int | None = None) -> list[Line]:
        found = []
        for part in ("price", "deposit", "worth", "kept"):
            amounts = _money(terms, part)
            if part == "price" and amounts and days is None:
                found.append(Line(PARTS[part], amounts, str(PER[terms["per"]]), part))
            elif amounts:
                amounts = _price(terms, days) if part == "price" and days else amounts
                found.append(Line(PARTS.get(part, _("To be paid for it")), amounts, "", part))
        return found

    def agreed(self, *, by: Any, loan: Any, terms: Terms) -> None:
        for part, amounts in (("price", _price(terms, loan.days)), ("deposit", _money(terms, "deposit"))):
            if amounts:
                made = agreements.reserve(
                    by=by, payer=loan.borrower, payee=loan.owner, amounts=amounts, key=_key(loan, part), about=ref(loan),
                    memo=f"{loan.title}: {PARTS[part]}"[:500], path="lending", usage="marketplace",
                )  # fmt: skip
                link(source=loan, target=made, arrow="agreement")

    def called_off(self, *, by: Any, loan: Any, terms: Terms) -> None:
        for part in ("price", "deposit"):
            _release(loan, part)

    def ended(self, *, by: Any, loan: Any, terms: Terms, offer: Terms | None, is_lost: bool) -> None:
        _settle(loan, "price")
        if offer is None and is_lost:
            _settle(loan, "deposit")
            return
        _release(loan, "deposit")
        kept = _money(offer or {}, "kept")
        if kept:
            made = pay(
                by=Viewer.system(), payer=loan.borrower, payee=loan.owner, amounts=kept, key=_key(loan, "kept"),
                about=ref(loan), memo=loan.title, path="lending", usage="marketplace",
            )  # fmt: skip
            link(source=loan, target=made, arrow="settlement")

    def check_decision(self, *, loan: Any, terms: Terms, offer: Terms) -> None:
        most = {each.currency: each.units for each in _money(terms, "deposit")}
        for each in _money(offer, "kept"):
            if each.units > most.get(each.currency, 0):
                raise BeyondDeposit(currency=each.currency)


# ------------------------------------------------------------------ amounts


def _amount(code: str, label: Any, initial: int | None) -> MoneyField:
    return MoneyField(currency=code, required=False, label=label, initial=initial)


def _typed(clean: Mapping[str, Any], part: str) -> list[Money]:
    head = f"terms_{part}_"
    return [Money(units, name.removeprefix(head)) for name, units in clean.items() if name.startswith(head) and units]


def _sent(said: Any) -> list[Money]:
    # What programs send is read by what the API loads: no start waits for that.
    from pydantic import ValidationError

    from wezer.ledger.rest import money_read

    try:
        return money_read(said)
    except ValidationError:
        raise TermsUnknown() from None


def _checked(amounts: Sequence[Money]) -> list[list[Any]]:
    if len({each.currency for each in amounts}) < len(amounts):
        raise PriceInvalid(field="terms")
    for each in amounts:
        check_amount(each)
    return [[each.units, each.currency] for each in amounts]


def _terms(parts: Mapping[str, Sequence[Money]], per: str) -> Terms:
    kept = {part: checked for part, amounts in parts.items() if (checked := _checked(amounts))}
    return {**kept, "per": per} if "price" in kept else dict(kept)


def _money(terms: Terms, part: str) -> list[Money]:
    return [Money(units, code) for units, code in terms.get(part, ())]


def _price(terms: Terms, days: int) -> list[Money]:
    """For so many days; a week begun is a week."""
    length = DAYS_OF.get(terms.get("per", "loan"))
    times = 1 if length is None else -(-days // length)
    return [each * times for each in _money(terms, "price")]


# ------------------------------------------------------------------ the ledger's side


def _key(loan: Any, part: str) -> str:
    return f"loan:{loan.uid}:{part}"


def _held(loan: Any, part: str) -> Transaction | None:
    """What was set aside, unless the wallet's own doors paid it or called it off meanwhile."""
    found = Transaction.objects.filter(about=ref(loan), key=_key(loan, part), state__in=HELD)
    return found.select_related("payer", "payee").first()


def _release(loan: Any, part: str) -> None:
    if held := _held(loan, part):
        agreements.release(by=Viewer.system(), transaction=held)


def _settle(loan: Any, part: str) -> None:
    """Paid as both agreed; a wallet that asks for several signatures is asked for them there."""
    held = _held(loan, part)
    if held is None:
        return
    system = Viewer.system()
    if signatures_needed(held.payer_id, planned_moves(lines(held))):
        if held.state == State.ACCEPTED:
            agreements.invoice(by=system, transaction=held)
        return
    agreements.settle(by=system, transaction=held)
