"""Reactions that pay (core.md T-3): which currency and how much each is bound to, in the setting `ledger.reactions`.

{"warm": {"amount": "1", "currency": "VAL"}}
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wezer.core.chosen_reactions import MOST, reaction
from wezer.core.models import Party
from wezer.core.reactions import Gift
from wezer.core.refusals import SettingInvalid
from wezer.core.settings_registry import value
from wezer.kernel.money import Money, parse_amount
from wezer.kernel.refusals import Refusal
from wezer.ledger.currencies import currencies, currency, kind_of
from wezer.ledger.models import Currency, CurrencyState, State, Transaction

KEY, MOST_KEY = "ledger.reactions", "ledger.reaction_most"
#: How the keys of payments by a reaction begin; then its kind, a number and the uid of what it was given to.
PREFIX = "reaction/"
#: Of payments that are no thanks.
PATH = "reaction"


def price_of(kind: str) -> Money | None:
    """What giving this reaction pays."""
    return prices().get(kind)


def prices() -> dict[str, Money]:
    """By reaction. No statement."""
    said = value(KEY)
    known = {one.code: one for one in currencies()} if said else {}
    return {kind: _money(price, known[price["currency"]]) for kind, price in said.items() if price["currency"] in known}


def _money(price: dict[str, str], one: Currency) -> Money:
    return Money(parse_amount(price["amount"], one.scale), one.code)


def bindable() -> list[Currency]:
    """Currencies a reaction may pay in: what is only recorded here would wait for its receipt to be confirmed."""
    return [one for one in currencies() if one.state == CurrencyState.ACTIVE and not one.is_tracked]


def most_units(one: Currency) -> int:
    """So many smallest units one reaction pays at most."""
    whole = 3600 if one.display_format == "hours_minutes" else 10**one.scale
    bound: int = value(MOST_KEY) * whole
    return min(bound, one.rule("max_amount") or bound)


# ------------------------------------------------------------------ what was paid


def paid_before(giver: Party, gift: Gift, money: Money) -> Transaction | None:
    """What this reaction to this text has paid already, and nobody gave back since."""
    paid = Q(path=PATH) | Q(path="thanks", transfers__currency__code=money.currency)
    return _payments(giver, gift).exclude(state=State.REVERSED).filter(paid).first()


def thanks_before(giver: Party, gift: Gift) -> Transaction | None:
    """The thanks that this reaction gave, if they are not taken back."""
    return _payments(giver, gift).filter(path="thanks", state=State.COMPLETED).first()


def next_key(giver: Party, gift: Gift) -> str:
    """Once for ever, unless what it paid was given back."""
    return f"{PREFIX}{gift.kind}/{_payments(giver, gift).count() + 1}/{gift.about.uid}"


def _payments(giver: Party, gift: Gift) -> QuerySet[Transaction]:
    mine = Transaction.objects.filter(about=gift.about, party=giver, payee=gift.author)
    return mine.filter(key__startswith=f"{PREFIX}{gift.kind}/").order_by("-pk")


def reaction_of(transaction: Transaction) -> str:
    """The kind of the reaction that paid this; empty when none did."""
    key = transaction.key or ""
    if transaction.path not in (PATH, "thanks"):  # a program may give its payments any key
        return ""
    return key.split("/")[1] if key.startswith(PREFIX) and key.count("/") == 3 else ""


# ------------------------------------------------------------------ what a community says


def check_prices(said: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Refuses what cannot be paid with one tap; what is said already stays, whatever became of its currency."""
    if len(said) > MOST:
        raise SettingInvalid(why=_("there are at most {most} reactions").format(most=MOST))
    kept = value(KEY)
    return {
        kind: price if kind in kept and kept[kind] == price else _checked(kind, price) for kind, price in said.items()
    }


def _checked(kind: str, price: Any) -> dict[str, str]:
    if reaction(kind) is None:
        raise SettingInvalid(field="kind", why=_("there is no such reaction"))
    if not isinstance(price, dict) or set(price) != {"amount", "currency"}:
        raise SettingInvalid(why=_("a price is an amount and a currency"))
    one = next((each for each in bindable() if each.code == price["currency"]), None)
    if one is None:
        raise SettingInvalid(field="currency", why=_("choose a currency that is issued here and in use"))
    try:
        units = parse_amount(price["amount"], one.scale)
    except Refusal as refusal:
        raise SettingInvalid(field="amount", why=refusal.sentence) from None
    least, most = one.rule("min_amount") or 1, most_units(one)
    if not least <= units <= most:
        shown = one.text(least), one.text(most)
        why = _("between {least} and {most} {currency}").format(least=shown[0], most=shown[1], currency=one.code)
        raise SettingInvalid(field="amount", why=why)
    return {"amount": one.text(units), "currency": one.code}


def check_most(said: int) -> int:
    """A bound that what is bound already would pass is refused, not passed over."""
    if not 1 <= said <= 1000:
        raise SettingInvalid(why=_("a number between 1 and 1000 was expected"))
    for money in prices().values():
        one = currency(money.currency)
        if money.units > said * (3600 if one.display_format == "hours_minutes" else 10**one.scale):
            raise SettingInvalid(why=_("a reaction pays more than that: change it first"))
    return said


def takes_back(one: Currency) -> int:
    """Within how many hours taking the reaction back takes back what it gave; 0: never, it was paid."""
    return (one.rule("withdraw_hours") or 24) if kind_of(one).is_counter else 0
