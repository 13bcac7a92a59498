"""What a currency would look like, and what a limit would do, before anything is saved."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.models import Party
from wezer.kernel.money import Money
from wezer.ledger.kinds import currency_kinds
from wezer.ledger.limits import limits_of
from wezer.ledger.models import WALLET, Account, Currency, LimitRule
from wezer.ledger.screens import Purse, purses

#: Accounts looked at for a preview; a sample says enough.
SAMPLE = 500
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Sample:
    """A member's purse in a currency that does not exist yet, and sentences on how far it goes."""

    purse: Purse
    sentences: list[str]


def sample_wallet(values: dict[str, Any]) -> Sample:
    """The wallet of someone who has received a little, under the rules typed."""
    kind = currency_kinds[values["kind"]]
    rules = {**kind.default_rules(), **values["rules"]}
    currency = Currency(
        code=values["code"], name=values["name"], symbol=values["symbol"] or values["code"], scale=values["scale"],
        display_format=values["display_format"], category=values["category"] or kind.categories[0], origin=kind.origins[0],
        kind=values["kind"], rules=rules,
    )  # fmt: skip
    floor, ceiling = rules.get("floor"), rules.get("ceiling")
    balance = (ceiling or 600) // 4
    account = Account(currency=currency, balance=balance, floor=floor, ceiling=ceiling, gross_in=balance)
    return Sample(Purse(account, currency, 3), _sentences(currency, floor, ceiling))


def _sentences(currency: Currency, floor: int | None, ceiling: int | None) -> list[str]:
    code = currency.code
    said = []
    if floor is None:
        said.append(_("A new member may pay without having received anything, without limit."))
    elif floor < 0:
        said.append(
            _("A new member may pay up to {amount} {code} before receiving anything.").format(
                amount=currency.text(-floor), code=code
            )
        )
    else:
        said.append(_("A new member pays only what they have received."))
    if ceiling is not None:
        said.append(
            _("Nobody gathers more than {amount} {code}: from there on one spends before earning.").format(
                amount=currency.text(ceiling), code=code
            )
        )
    return said


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a wallet may go in one currency, now."""

    currency: Currency
    floor: Money | None
    ceiling: Money | None


def reaches(party: Party) -> list[Reach]:
    """The limits in force of each of the party's wallets, opened or not. Counters have none worth a word."""
    found = []
    for purse in purses(party):
        if not purse.is_counter:
            reach = limits_of(purse.account)
            amounts = [None if units is None else purse.currency.money(units) for units in (reach.floor, reach.ceiling)]
            found.append(Reach(purse.currency, *amounts))
    return found


@dataclass(frozen=True, slots=True)
class Touched:
    """An account whose limit would change, and whether it lies beyond the new one."""

    account: Account
    before: Money | None
    after: Money | None
    is_beyond: bool


@dataclass(frozen=True, slots=True)
class Effect:
    looked_at: int
    changed: int
    beyond: int
    rows: list[Touched]


def effect_of_limits(currency: Currency, typed: dict[str, Any]) -> Effect:
    """Whom the rule would touch if it were saved: limits before and after, who would lie beyond. Nothing is written."""
    rule = LimitRule(
        pk=2**62, currency=currency, side=typed["side"], units=typed.get("units"), expression=typed.get("expression") or "",
        member=typed.get("member"), group=typed.get("group"), level=typed.get("level"),
        account_kind=typed.get("account_kind") or "", soft=typed.get("soft") or False,
    )  # fmt: skip
    standing = list(LimitRule.objects.filter(currency=currency, removed_at=None))
    accounts = list(
        Account.objects.filter(currency=currency, purpose=WALLET)
        .select_related("holder", "currency")
        .order_by("id")[:SAMPLE]
    )
    touched = [one for account in accounts if (one := _touched(account, standing, rule))]
    touched.sort(key=lambda one: not one.is_beyond)
    return Effect(len(accounts), len(touched), sum(one.is_beyond for one in touched), touched[:SHOWN])


def _touched(account: Account, standing: list[LimitRule], rule: LimitRule) -> Touched | None:
    now_, then = limits_of(account, standing), limits_of(account, [*standing, rule])
    name = f"{'soft_' if rule.soft else ''}{rule.side}"
    before, after = getattr(now_, name), getattr(then, name)
    if before == after:
        return None
    beyond = after is not None and (account.balance < after if rule.side == "floor" else account.balance > after)
    money = account.currency.money
    return Touched(account, None if before is None else money(before), None if after is None else money(after), beyond)
