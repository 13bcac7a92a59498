"""What a loan costs. Core keeps and shows it without knowing what it means: a package that knows money fills the registry.

    # exchange/lending_terms/money.py
    @lending_terms.add
    class PriceAndDeposit(LendingTerms):
        kind = "exchange"

What a kind keeps is plain JSON: on the thing, copied to the loan when somebody asks, so that later changes touch nobody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wezer.core.lending.refusals import TermsUnknown
from wezer.kernel.money import Money
from wezer.kernel.registry import Registry

Terms = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what a loan costs, as pages show it."""

    label: Any
    amounts: list[Money] = field(default_factory=list)
    note: str = ""
    name: str = ""  # price, deposit, worth, kept


class LendingTerms:
    """A kind of terms. Methods about loans run inside the act of the step; a refusal undoes the step."""

    kind: str
    name: Any

    def fields(self, terms: Mapping[str, Any]) -> dict[str, Any]:
        """Fields of the thing's form, their names beginning with `terms_`."""
        return {}

    def offer_fields(self, terms: Mapping[str, Any]) -> dict[str, Any]:
        """Fields of a proposal that settles a dispute, named alike."""
        return {}

    def typed(self, clean: Mapping[str, Any]) -> Terms:
        """What was typed into `fields`, checked."""
        return {}

    def typed_offer(self, clean: Mapping[str, Any]) -> Terms:
        return {}

    def sent(self, said: Any) -> Terms:
        """What a program sent, checked."""
        raise NotImplementedError

    def sent_offer(self, said: Any) -> Terms:
        raise NotImplementedError

    def told(self, terms: Terms) -> Any:
        """What a program is told: `sent` reads it again."""
        raise NotImplementedError

    def lines(self, terms: Terms, days: int | None = None) -> list[Line]:
        """What it costs, for one loan of so many days, or in general."""
        return []

    def agreed(self, *, by: Any, loan: Any, terms: Terms) -> None:
        """Both agreed: what is asked is set aside."""

    def called_off(self, *, by: Any, loan: Any, terms: Terms) -> None:
        """Nothing came of it."""

    def ended(self, *, by: Any, loan: Any, terms: Terms, offer: Terms | None, is_lost: bool) -> None:
        """It is over: well (`offer` None), lost, or settled by an offer that both accepted."""

    def check_decision(self, *, loan: Any, terms: Terms, offer: Terms) -> None:
        """What who mediates may decide without the consent of who pays."""


lending_terms: Registry[LendingTerms] = Registry("lending_terms", LendingTerms)


def each_of(terms: Mapping[str, Any]) -> Iterator[tuple[LendingTerms, Terms]]:
    """The kinds that are installed and what each keeps; of others nothing is said, and nothing lost."""
    for kind in lending_terms:
        if terms.get(kind.kind):
            yield kind, terms[kind.kind]


def lines_of(terms: Mapping[str, Any], days: int | None = None) -> list[Line]:
    return [line for kind, kept in each_of(terms) for line in kind.lines(kept, days)]


def fields_of(terms: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one for kind in lending_terms for name, one in kind.fields(terms.get(kind.kind, {})).items()}


def offer_fields_of(terms: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one for kind in lending_terms for name, one in kind.offer_fields(terms.get(kind.kind, {})).items()}


def taken_out(clean: dict[str, Any], *, offer: bool = False) -> Terms:
    """The terms typed into a form, and out of its other values."""
    own = {name: clean.pop(name) for name in list(clean) if name.startswith("terms_")}
    read = {kind.kind: (kind.typed_offer if offer else kind.typed)(own) for kind in lending_terms}
    return {name: kept for name, kept in read.items() if kept}


def read_sent(said: Mapping[str, Any], *, offer: bool = False) -> Terms:
    """The terms a program sent, by kind."""
    if set(said) - {kind.kind for kind in lending_terms}:
        raise TermsUnknown()
    read = {
        name: (lending_terms[name].sent_offer if offer else lending_terms[name].sent)(each)
        for name, each in said.items()
    }
    return {name: kept for name, kept in read.items() if kept}


def told_of(terms: Mapping[str, Any]) -> dict[str, Any]:
    return {kind.kind: kind.told(kept) for kind, kept in each_of(terms)}
