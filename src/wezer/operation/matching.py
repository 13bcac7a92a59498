"""What a line of the bank may mean: proposals, each with how sure it is and why. No database, no clock.

The order is that of trust: what the bank itself refers to, what the books have already, exact amounts with a reference,
the partner's account number, and what was decided before for lines like this one.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

SURE, LIKELY, POSSIBLE = "sure", "likely", "possible"
NEAR = timedelta(days=5)
FAR = timedelta(days=60)  # between the day on which somebody confirmed a payment and that of the bank
AT_MOST = 4
SURE_AFTER = 2  # decisions alike
#: What changes from one month to the next says nothing about a line.
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "janvier",
        "février",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "decembre",
    ]
)
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Open:
    """Something to receive (`sign` 1) or to pay (-1): `document` is its entry."""

    document: str
    partner: int
    name: str
    label: str  # its number, or its text
    amount: int
    sign: int
    due: date


@dataclass(frozen=True, slots=True)
class Known:
    """An entry that moves the bank's account, recorded by hand or confirmed in the market; `invoice` is the number of
    what it pays, `partner` who paid."""

    entry: str
    label: str
    amount: int
    day: date
    invoice: str = ""
    partner: int = 0
    account: str = "bank"  # the role of the account at the bank


@dataclass(frozen=True, slots=True)
class Batch:
    """A file of payments that the bank has not answered: `references` are what the statement may name."""

    uid: str
    label: str
    amount: int
    day: date
    references: frozenset[str]


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment that succeeded and may come back."""

    uid: str
    label: str
    amount: int
    reference: str


@dataclass(frozen=True, slots=True)
class Rule:
    role: str
    partner: int | None
    label: str
    uses: int


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the line for one target, by the gateway's names."""

    kind: str
    target: str
    amount: int
    label: str
    partner: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    shares: tuple[Share, ...]
    sureness: str
    why: str

    @property
    def mark(self) -> str:
        """By which a page names it: the same shares, the same mark."""
        return hashlib.sha256(repr(self.shares).encode()).hexdigest()[:16]

    @property
    def is_sure(self) -> bool:
        return self.sureness == SURE


@dataclass(frozen=True, slots=True)
class Books:
    """What lines are held against."""

    opens: Sequence[Open] = ()
    known: Sequence[Known] = ()
    batches: Sequence[Batch] = ()
    payments: Mapping[str, Payment] = field(default_factory=dict)
    rules: Mapping[tuple[int, str], Rule] = field(default_factory=dict)
    partners: Mapping[str, int] = field(default_factory=dict)  # IBAN → partner


def sameness_of(iban: str, name: str, text: str) -> str:
    """By what lines are alike: the other side's account, else the words without figures."""
    if iban:
        return f"iban:{iban}"
    words = [word for word in WORD.findall(f"{name} {text}".lower()) if word not in MONTHS][:6]
    return f"words:{' '.join(words)}"[:120] if words else ""


def proposals(line: Any, books: Books) -> list[Proposal]:
    """The best first, at most one that is sure."""
    found = [
        *_given_back(line, books),
        *_batch(line, books),
        *_recorded(line, books),
        *_named(line, books),
        *_partner(line, books),
        *_decided(line, books),
        *_amount(line, books),
    ]
    distinct = list({proposal.shares: proposal for proposal in reversed(found)}.values())[::-1]
    ranked = sorted(distinct, key=lambda each: (SURE, LIKELY, POSSIBLE).index(each.sureness))
    return ranked[:AT_MOST]


def _said(line: Any) -> str:
    return re.sub(r"[^0-9a-z]", "", f"{line.text}{line.reference}".lower())


def _bare(reference: str) -> str:
    return re.sub(r"[^0-9a-z]", "", reference.lower())


def names(line: Any, number: str) -> bool:
    """Whether the line's words name this document; a short number says nothing."""
    return len(_bare(number)) >= 4 and _bare(number) in _said(line)


def _given_back(line: Any, books: Books) -> Iterable[Proposal]:
    paid = books.payments.get(line.reference.replace("-", ""))
    if paid is not None and line.amount == -paid.amount:
        share = Share("returned", paid.uid, abs(line.amount), paid.label)
        yield Proposal((share,), SURE, _("The bank names this payment, and it comes back."))


def _batch(line: Any, books: Books) -> Iterable[Proposal]:
    for batch in books.batches:
        if batch.amount != line.amount or line.date < batch.day - NEAR:
            continue
        share = Share("batch", batch.uid, abs(line.amount), batch.label)
        if line.reference and _bare(line.reference) in {_bare(each) for each in batch.references}:
            yield Proposal((share,), SURE, _("The amount is right, and the bank names this file."))
        else:
            yield Proposal((share,), LIKELY, _("The amount is that of this file, which waits for the bank."))


def _recorded(line: Any, books: Books) -> Iterable[Proposal]:
    account = line.statement.account
    alike = [each for each in books.known if each.amount == line.amount and each.account == account]
    yield from _noted(line, books, alike)
    near = [each for each in alike if abs(each.day - line.date) <= NEAR]
    for each in near:
        share = Share("recorded", each.entry, abs(line.amount), each.label)
        if len(near) == 1:
            yield Proposal((share,), SURE, _("The books have this movement already, with this amount, within days."))
        else:
            yield Proposal((share,), LIKELY, _("The books have a movement of this amount, one of several."))


def _noted(line: Any, books: Books, alike: list[Known]) -> Iterable[Proposal]:
    """A payment that was noted on an invoice is not booked twice: the bank now says the same."""
    partner = books.partners.get(line.iban) if line.iban else None
    for each in alike:
        share = Share("recorded", each.entry, abs(line.amount), each.label)
        if names(line, each.invoice):
            yield Proposal((share,), SURE, _("This payment was noted on the invoice that the line names."))
        elif partner is not None and each.partner == partner:
            yield Proposal((share,), LIKELY, _("A payment of this partner was noted with this amount."))


def _side(line: Any, books: Books) -> list[Open]:
    sign = 1 if line.amount > 0 else -1
    return sorted((each for each in books.opens if each.sign == sign), key=lambda each: (each.due, each.document))


def _share(each: Open, amount: int) -> Share:
    return Share("document", each.document, amount, f"{each.label} · {each.name}", each.partner)


def _named(line: Any, books: Books) -> Iterable[Proposal]:
    amount = abs(line.amount)
    named = [each for each in _side(line, books) if names(line, each.label)]
    if named and sum(each.amount for each in named) == amount:
        yield Proposal(
            tuple(_share(each, each.amount) for each in named), SURE, _("Amount and number are those of the document.")
        )
    elif len(named) == 1 and amount < named[0].amount:
        yield Proposal((_share(named[0], amount),), LIKELY, _("It names the document and pays a part of it."))


def _partner(line: Any, books: Books) -> Iterable[Proposal]:
    partner = books.partners.get(line.iban) if line.iban else None
    mine = [each for each in _side(line, books) if partner is not None and each.partner == partner]
    amount = abs(line.amount)
    exact = [each for each in mine if each.amount == amount]
    if exact:
        why = _("It comes from this partner's account, and the amount is exact.")
        yield Proposal((_share(exact[0], amount),), SURE if len(exact) == 1 else LIKELY, why)
    if len(mine) > 1 and sum(each.amount for each in mine) == amount:
        shares = tuple(_share(each, each.amount) for each in mine)
        yield Proposal(shares, SURE, _("It is this partner's account, and all that is open together."))
    elif mine and not exact:
        share = Share("party", "", amount, _("{name}, oldest first").format(name=mine[0].name), partner)
        yield Proposal((share,), LIKELY, _("It is this partner's account: what is oldest is paid first."))


def _decided(line: Any, books: Books) -> Iterable[Proposal]:
    rule = books.rules.get((1 if line.amount > 0 else -1, sameness_of(line.iban, line.name, line.text)))
    if rule is None:
        return
    amount = abs(line.amount)
    if rule.role:
        share = Share("account", rule.role, amount, rule.label, None)
        sureness = SURE if rule.uses >= SURE_AFTER else LIKELY
    else:
        share = Share("party", "", amount, _("{name}, oldest first").format(name=rule.label), rule.partner)
        sureness = LIKELY
    yield Proposal((share,), sureness, _("Lines like this one were matched so before ({times} times).").format(times=rule.uses))  # fmt: skip


def _amount(line: Any, books: Books) -> Iterable[Proposal]:
    amount = abs(line.amount)
    exact = [each for each in _side(line, books) if each.amount == amount]
    names = {each.document: each.name.lower() for each in exact}
    said = f"{line.name} {line.text}".lower()
    for each in exact[:AT_MOST]:
        if names[each.document] in said:
            yield Proposal((_share(each, amount),), LIKELY, _("The amount is exact, and the name is there."))
        else:
            yield Proposal((_share(each, amount),), POSSIBLE, _("Only the amount is the same."))
