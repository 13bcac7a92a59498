"""What a membrane's rule may read (core.md 5.3). Packages add families of facts; core knows neither wallets nor duties.

# ledger/rule_facts/wallet.py
@rule_facts.add
class Wallet(RuleFacts):
    kind = "wallet"
    name = _("The wallet")
    def questions(self): return {"balance": Lookup((TEXT,), NUMBER)}
    def values(self, needs, members, group): return {member.pk: {'balance("VAL")': …}}
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from wezer.kernel.registry import Registry
from wezer.kernel.wel import Lookup, Need
from wezer.kernel.wel.types import Type

if TYPE_CHECKING:
    from wezer.core.models import Group, Member


class RuleFacts:
    """A family of facts about a member before a group. Found in `<package>/rule_facts/*.py`."""

    kind: str
    name: Any
    #: What each fact says, for those who write rules: (as written, words).
    told: Sequence[tuple[str, Any]] = ()
    #: Shown to the person only; others read whether a part holds, not its figures.
    private = False

    def names(self) -> Mapping[str, Type]:
        return {}

    def questions(self) -> Mapping[str, Lookup]:
        """The same for facts that are asked with a word: `belongs("producers")`."""
        return {}

    def values(
        self, needs: Sequence[Need], members: "Sequence[Member]", group: "Group"
    ) -> Mapping[int, Mapping[str, Any]]:
        """Of each member by its id, the facts by the key of each need; a few statements however many members. A fact
        that is left out is unknown: the rule does not hold and those who tend the group are warned."""
        raise NotImplementedError


rule_facts: Registry[RuleFacts] = Registry("rule_facts", RuleFacts)
