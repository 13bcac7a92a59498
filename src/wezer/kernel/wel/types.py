"""The types of WEL. A currency is part of an amount's type, so VAL never meets EUR by accident."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MAX_LIST = 1_000

_WORDS = {
    "number": _("number"),
    "text": _("text"),
    "yes_no": _("yes/no"),
    "moment": _("date-time"),
    "duration": _("duration"),
    "none": pgettext_lazy("value of a rule", "none"),
    "rate": _("rate"),
}


@dataclass(frozen=True, slots=True)
class Type:
    """One type; `optional` says that the value may also be none."""

    kind: str
    currency: str = ""
    of: Type | None = None
    max_length: int = MAX_LIST
    optional: bool = False

    def or_none(self) -> Type:
        return replace(self, optional=True)

    def sure(self) -> Type:
        return replace(self, optional=False)

    def __str__(self) -> str:
        if self.kind == "amount":
            words = str(_("amount in {currency}")).format(currency=self.currency)
        elif self.kind == "list":
            words = str(_("list of {type}")).format(type=self.of or _WORDS["none"])
        else:
            words = str(_WORDS[self.kind])
        return str(_("{type} or none")).format(type=words) if self.optional and self.kind != "none" else words


NUMBER = Type("number")
TEXT = Type("text")
YES_NO = Type("yes_no")
MOMENT = Type("moment")
DURATION = Type("duration")
NONE = Type("none", optional=True)
RATE = Type("rate")

#: Kinds that have a smaller and a larger.
ORDERED = frozenset({"number", "amount", "duration", "moment"})
#: Kinds that can be added up and scaled.
MEASURES = frozenset({"number", "amount", "duration"})


def amount(currency: str) -> Type:
    return Type("amount", currency=currency)


def list_of(of: Type | None, max_length: int = MAX_LIST) -> Type:
    """A list of one type. `None` is the type of the empty list written out."""
    assert max_length <= MAX_LIST
    assert of is None or not (of.optional or of.kind == "list")
    return Type("list", of=of, max_length=max_length)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of whole units of one currency (12.50 EUR, not cents), as rules read and give it."""

    number: Decimal
    currency: str


def join(left: Type, right: Type) -> Type | None:
    """The one type that holds both, or None when there is none."""
    optional = left.optional or right.optional
    if left.kind == "none":
        return right.or_none()
    if right.kind == "none":
        return left.or_none()
    if left.kind == right.kind == "list":
        longest = max(left.max_length, right.max_length)
        if left.of is None or right.of is None:
            return Type("list", of=left.of or right.of, max_length=longest, optional=optional)
        of = join(left.of, right.of)
        return of and Type("list", of=of, max_length=longest, optional=optional)
    if (left.kind, left.currency) == (right.kind, right.currency):
        return replace(left, optional=optional)
    return None
