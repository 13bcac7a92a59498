"""What a limit rule may read (exchange.md A.4). The packages above add figures: the ledger knows neither market nor words.

# exchange/limit_figures/reputation.py
@limit_figures.add
class Reputation(LimitFigures):
    kind = "reputation"
    name = _("How exchanges went")
    def names(self): return {"reputation.trades": NUMBER}
    def values(self, needs, account): return {"reputation.trades": …}
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from wezer.kernel.registry import Registry
from wezer.kernel.wel import NUMBER, Context, Lookup, Need, OnError
from wezer.kernel.wel.types import Type

if TYPE_CHECKING:
    from wezer.ledger.models import Account


class LimitFigures:
    """A family of figures that limit rules read. Found in `<package>/limit_figures/*.py`."""

    kind: str
    name: Any

    def names(self) -> Mapping[str, Type]:
        """Each name and its type; amounts are numbers in whole units of the account's currency (12.50, not 1250)."""
        return {}

    def questions(self) -> Mapping[str, Lookup]:
        """The same for figures that are asked with a word: `reputation.mark("on-time")`."""
        return {}

    def values(self, needs: Sequence[Need], account: "Account") -> Mapping[str, Any]:
        """The figures asked for, by the key of each need. The account may be about to be opened (`pk` None)."""
        raise NotImplementedError


limit_figures: Registry[LimitFigures] = Registry("limit_figures", LimitFigures)


def limit_context() -> Context:
    """What rules may read now: made again only when a package has added figures."""
    names = tuple(pair for each in limit_figures for pair in each.names().items())
    questions = tuple(pair for each in limit_figures for pair in each.questions().items())
    return _context(names, questions)


@lru_cache(maxsize=8)
def _context(names: tuple[tuple[str, Type], ...], questions: tuple[tuple[str, Lookup], ...]) -> Context:
    return Context(
        name="limit", names=dict(names), functions=dict(questions), on_error=OnError.DEFAULT, result=NUMBER
    )  # fmt: skip


def figures_for(needs: Sequence[Need], account: "Account") -> dict[str, Any]:
    """What a rule needs, each family asked once."""
    found: dict[str, Any] = {}
    for each in limit_figures:
        mine = [need for need in needs if need.name in each.names() or need.name in each.questions()]
        if mine:
            found.update(each.values(mine, account))
    return found
