"""Currencies: reading them, and for those who tend them, making and changing them."""

from typing import Annotated, Any, Literal

from django.http import Http404
from pydantic import Field

from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.currencies import change_currency, close_currency, create_currency, move_currency
from wezer.ledger.api.common import Bound, CodeInPath, bound_in, bound_out, router
from wezer.ledger.currencies import currencies as known_currencies
from wezer.ledger.models import Category, Currency, CurrencyState, DisplayFormat, Origin
from wezer.ui.rest import MADE, UID, Schema, Short, Strict, When, idempotent, made, moment

Count = Annotated[int, Field(ge=1, le=10_000)]
#: Rules that are amounts: sent and told as decimals, kept as smallest units.
AMOUNTS = ("floor", "ceiling", "min_amount", "max_amount")


class CurrencyOut(Schema):
    uid: UID
    code: str
    name: str
    symbol: str
    scale: int
    kind: str
    category: str
    origin: str
    state: str


class CurrencyDetail(CurrencyOut):
    """`rules`: those in force; what is not there is as usual for the kind. Amounts in them are decimals."""

    name_plural: str
    symbol_before: bool
    display_decimals: int
    display_format: str
    version: int
    rules: dict[str, Any]


class Participants(Strict):
    who: Literal["community", "groups", "opt_in"] = "community"
    groups: Annotated[list[UID], Field(max_length=200)] = []
    group_wallets: bool = True


class Privacy(Strict):
    balances: Literal["owner", "group", "community", "everyone", "nobody"] = "owner"
    transactions: Literal["parties"] = "parties"
    may_hide: bool = True


class Velocity(Strict):
    """At most so many payments, and so much in all, in a period."""

    per: Literal["day", "week", "month", "year"]
    count: Count | None = None
    amount: Bound | None = None


class Backing(Strict):
    """The reserve, in this currency's own amounts; units in circulation are at most reserve x ratio[1] / ratio[0]."""

    asset: Annotated[str, Field(max_length=120)] = ""
    reserve: Bound = "0"
    ratio: Annotated[list[Count], Field(min_length=2, max_length=2)] = [1, 1]
    redeemable: bool = True
    rule: Annotated[str, Field(max_length=500)] = ""


class RulesIn(Strict):
    """Only what is sent changes. A limit of null is none."""

    floor: Bound | None = None
    ceiling: Bound | None = None
    min_amount: Bound | None = None
    max_amount: Bound | None = None
    participants: Participants | None = None
    privacy: Privacy | None = None
    velocity: Annotated[list[Velocity], Field(max_length=10)] | None = None
    pause_seconds: Annotated[int, Field(ge=0, le=86_400)] | None = None
    signatures: Annotated[int, Field(ge=1, le=20)] | None = None
    value_scale: Annotated[list[tuple[float, Short, float, Short]], Field(max_length=20)] | None = None
    backing: Backing | None = None
    per_day: Count | None = None
    per_object: Count | None = None
    withdraw_hours: Annotated[int, Field(ge=0, le=720)] | None = None


class CurrencyIn(Strict):
    """What is not said follows from the kind. `draft` is seen by those who tend currencies only."""

    code: Annotated[str, Field(max_length=12)]
    name: Annotated[str, Field(max_length=60)]
    kind: Annotated[str, Field(max_length=20)]
    name_plural: Annotated[str, Field(max_length=60)] = ""
    symbol: Annotated[str, Field(max_length=8)] = ""
    symbol_before: bool = False
    scale: Annotated[int, Field(ge=0, le=9)] = 0
    display_decimals: Annotated[int, Field(ge=0, le=9)] | None = None
    display_format: DisplayFormat = DisplayFormat.DECIMAL
    category: Category | None = None
    origin: Origin | None = None
    state: Literal["draft", "active"] = "active"
    decision: Annotated[str, Field(max_length=100)] = ""
    rules: RulesIn = RulesIn()


class CurrencyChange(Strict):
    """What may change later. In force at once, or from a date on."""

    name: Annotated[str, Field(max_length=60)] | None = None
    name_plural: Annotated[str, Field(max_length=60)] | None = None
    symbol: Annotated[str, Field(max_length=8)] | None = None
    symbol_before: bool | None = None
    display_decimals: Annotated[int, Field(ge=0, le=9)] | None = None
    display_format: DisplayFormat | None = None
    effective_from: When | None = None
    decision: Annotated[str, Field(max_length=100)] = ""
    rules: RulesIn = RulesIn()


class VersionOut(Schema):
    number: int
    effective_from: str
    decision: str


class StateIn(Strict):
    to: Literal["active", "frozen", "closing", "closed"]


def show_currency(one: Currency) -> dict[str, Any]:
    names = ("uid", "code", "name", "symbol", "scale", "kind", "category", "origin", "state")
    return {name: getattr(one, name) for name in names}


def show_detail(one: Currency) -> dict[str, Any]:
    names = ("name_plural", "symbol_before", "display_decimals", "display_format", "version")
    return {**show_currency(one), **{name: getattr(one, name) for name in names}, "rules": _rules_out(one)}


@router.get("/currencies", response=list[CurrencyOut])
def currencies(request: Any) -> Any:
    """The currencies of the community; drafts only for those who tend currencies."""
    return [show_currency(one) for one in _known(request)]


@router.post("/currencies", response=MADE(CurrencyDetail))
@idempotent
def new_currency(request: Any, new: CurrencyIn) -> Any:
    """A currency of any kind, with its first version."""
    typed = new.dict(exclude={"rules", "decision", "category", "origin"})
    one = create_currency(
        by=request.viewer, **typed, category=new.category or "", origin=new.origin or "",
        rules=_rules_in(new.rules, new.scale), governance_ref=new.decision,
    )  # fmt: skip
    return made(show_detail(one))


@router.get("/currencies/{code}", response=CurrencyDetail)
def currency(request: Any, code: CodeInPath) -> Any:
    return show_detail(found_currency(request, code))


@router.patch("/currencies/{code}", response=VersionOut)
def change(request: Any, code: CodeInPath, change: CurrencyChange) -> Any:
    """A new version. Code, scale, kind, category and origin are chosen once."""
    one = found_currency(request, code)
    sent = change.dict(exclude_unset=True, exclude={"rules", "decision", "effective_from"})
    version = change_currency(
        by=request.viewer, currency=one, rules=_rules_in(change.rules, one.scale), governance_ref=change.decision,
        effective_from=change.effective_from, **{name: value for name, value in sent.items() if value is not None},
    )  # fmt: skip
    told = moment(version.effective_from)
    return {"number": version.number, "effective_from": told, "decision": version.governance_ref}


@router.put("/currencies/{code}/state", response=CurrencyOut)
def set_state(request: Any, code: CodeInPath, new: StateIn) -> Any:
    """Open, freeze, begin to close, take that back; closed is for good, and needs every balance at zero."""
    one = found_currency(request, code)
    if new.to == "closed":
        close_currency(by=request.viewer, currency=one)
    else:
        move_currency(by=request.viewer, currency=one, to=new.to)
    return show_currency(one)


def found_currency(request: Any, code: str) -> Currency:
    """Read anew: what is changed must not be what the process remembers."""
    if not any(one.code == code for one in _known(request)):
        raise Http404
    return Currency.objects.get(code=code)


def _known(request: Any) -> list[Currency]:
    if not request.viewer.is_inside:
        raise NotAllowed()
    tends = request.viewer.has_right("ledger.manage_currencies")
    return [one for one in known_currencies() if tends or one.state != CurrencyState.DRAFT]


def _rules_in(sent: RulesIn, scale: int) -> dict[str, Any]:
    """As the currency keeps them: amounts in smallest units; null is a value for limits only."""
    typed = sent.model_dump(exclude_unset=True, mode="json")
    rules = {name: value for name, value in typed.items() if value is not None or name in AMOUNTS}
    rules |= {name: bound_in(rules[name], scale) for name in AMOUNTS if name in rules}
    if "velocity" in rules:
        rules["velocity"] = [
            {"per": each["per"], "count": each.get("count"), "units": bound_in(each.get("amount"), scale)}
            for each in rules["velocity"]
        ]
    for name, kind in (("participants", sent.participants), ("privacy", sent.privacy), ("backing", sent.backing)):
        if kind is not None:
            rules[name] = kind.model_dump(mode="json")
    if "backing" in rules:
        rules["backing"]["reserve"] = bound_in(rules["backing"]["reserve"], scale)
    return rules


def _rules_out(one: Currency) -> dict[str, Any]:
    rules = dict(one.rules)
    rules |= {name: bound_out(rules[name], one) for name in AMOUNTS if name in rules}
    if "velocity" in rules:
        rules["velocity"] = [
            {"per": each["per"], "count": each.get("count"), "amount": bound_out(each.get("units"), one)}
            for each in rules["velocity"]
        ]
    if "backing" in rules:
        rules["backing"] = {**rules["backing"], "reserve": one.text(rules["backing"].get("reserve", 0))}
    return rules
