"""A currency, and who sees what of it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.journey.kinds import JourneyMove, journey_moves
from wezer.ledger.acts.currencies import change_currency, close_currency, create_currency, is_used
from wezer.ledger.kinds import currency_kinds
from wezer.ledger.models import Currency, CurrencyState
from wezer.ledger.refusals import CodeClosed


@journey_moves.add
class MakeCurrency(JourneyMove):
    """What `create_currency` takes."""

    kind = "currency"

    def says(self, wanted: Mapping[str, Any]) -> str:
        kind = currency_kinds[wanted["kind"]].name
        return _("Currency {name}, {code} ({kind})").format(name=wanted["name"], code=wanted["code"], kind=kind)

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        return Currency.objects.filter(code=wanted["code"]).exclude(state=CurrencyState.CLOSED).exists()

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        if Currency.objects.filter(code=wanted["code"]).exists():
            raise CodeClosed(code=wanted["code"])
        return {"code": create_currency(by=by, **wanted).code}

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        """A code is for ever: what nobody used is closed, and its code is not used a second time."""
        one = Currency.objects.filter(code=made["code"]).first()
        if one is None or one.state == CurrencyState.CLOSED:
            return True
        if is_used(one):
            return False
        close_currency(by=by, currency=one)
        return True


@journey_moves.add
class WhoSees(JourneyMove):
    """{"balances", "may_hide"}: in every currency."""

    kind = "currency_privacy"

    def says(self, wanted: Mapping[str, Any]) -> str:
        from wezer.ledger.currency_forms import SEEN_BY

        return _("Balances are seen by: {who}").format(who=str(dict(SEEN_BY)[wanted["balances"]]).lower())

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        living = _living()
        return bool(living) and not any(_others(each, wanted) for each in living)

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        before = {}
        for each in _living():
            if _others(each, wanted):
                before[each.code] = each.rules.get("privacy", {})
                change_currency(by=by, currency=each, rules={"privacy": {**before[each.code], **_said(wanted)}})
        return {"before": before, "said": _said(wanted)}

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        still = [each for each in _living() if each.code in made["before"]]
        if any(not _agrees(each, made["said"]) for each in still):
            return False
        for each in still:
            change_currency(by=by, currency=each, rules={"privacy": made["before"][each.code]})
        return True


def _living() -> list[Currency]:
    return list(Currency.objects.exclude(state=CurrencyState.CLOSED).exclude(kind="gratitude"))


def _said(wanted: Mapping[str, Any]) -> dict[str, Any]:
    return {name: wanted[name] for name in ("balances", "may_hide") if name in wanted}


def _agrees(one: Currency, said: Mapping[str, Any]) -> bool:
    return _said(one.rules.get("privacy", {})) == dict(said)


def _others(one: Currency, wanted: Mapping[str, Any]) -> bool:
    return not _agrees(one, _said(wanted))
