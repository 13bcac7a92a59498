"""What the market knows of a party, for limit rules: `reputation.<indicator>` (exchange.md A.4, E.1, E.2)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.exchange.kinds import indicator_kinds
from wezer.exchange.queries.reputation import Reputation, marks_of, reputation_of
from wezer.kernel.wel import NUMBER, TEXT, Lookup, Need
from wezer.ledger.figures import LimitFigures, limit_figures
from wezer.ledger.models import Account

PREFIX = "reputation."
MARK = "reputation.mark"


@limit_figures.add
class OfReputation(LimitFigures):
    """Words received (none below three, as on the page), exchanges kept, and every indicator that is one number."""

    kind = "reputation"
    name = _("How exchanges went")

    def names(self) -> dict[str, Any]:
        found = {"mean": NUMBER.or_none(), "ratings": NUMBER, "kept": NUMBER.or_none()}
        for each in indicator_kinds:
            if each.is_number:
                found[each.kind] = NUMBER.or_none() if each.when_silent is None else NUMBER
        return {f"{PREFIX}{name}": type for name, type in found.items()}

    def questions(self) -> dict[str, Lookup]:
        return {MARK: Lookup((TEXT,), NUMBER.or_none())}

    def values(self, needs: Sequence[Need], account: Account) -> dict[str, Any]:
        found: dict[str, Any] = {}
        asked = [need for need in needs if need.name != MARK]
        if asked:
            reputation = reputation_of(account.holder, with_amounts=False)
            found = {need.key: _number(_said(need.name.removeprefix(PREFIX), reputation)) for need in asked}
        for need in needs:
            if need.name == MARK:
                found[need.key] = _number(marks_of(account.holder, str(need.args[0])))
        return found


def _said(name: str, reputation: Reputation) -> Any:
    if name in ("mean", "ratings"):
        return getattr(reputation, name)
    if name == "kept":
        return Fraction(reputation.kept, reputation.begun) if reputation.begun else None
    said = {shown.kind.kind: shown.value for shown in reputation.indicators}
    return said.get(name, indicator_kinds[name].when_silent)


def _number(value: Any) -> Any:
    return Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value
