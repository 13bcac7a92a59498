"""The open set of currency kinds. A new kind is one new file in a package's `currency_kinds/`."""

from typing import TYPE_CHECKING, Any

from wezer.kernel.registry import Registry

if TYPE_CHECKING:
    from wezer.core.models import Party
    from wezer.ledger.models import Currency


class CurrencyKind:
    """How units of a currency come to be, how far accounts may go, and which way they move.

    The contract test runs over every registered kind, third parties' included.
    """

    kind: str
    name: Any
    #: One sentence for the currency wizard.
    purpose: Any = ""
    #: Which squares of A.1's two axes this kind can stand on.
    categories: tuple[str, ...] = ("rare", "sufficient", "abundant")
    origins: tuple[str, ...] = ("issued",)
    #: The community's own accounts that a currency of this kind opens with.
    system_accounts: tuple[str, ...] = ()
    #: Whether amounts can be set aside, asked for and invoiced.
    can_be_reserved = True
    #: Whether someone's signature makes units (`issue`, `destroy`).
    can_be_issued = False
    #: Giving never debits the giver: units come from the issuance account.
    is_counter = False

    def default_rules(self) -> dict[str, Any]:
        """Rules that this kind adds to those every currency has."""
        return {}

    def check_rules(self, rules: dict[str, Any], scale: int) -> str:
        """What is wrong with `rules`, as a sentence, or an empty string."""
        return ""

    def opening_limits(self, currency: "Currency", holder: "Party | None") -> tuple[int | None, int | None]:
        """(floor, ceiling) of a wallet without any limit rule, in units; None is no limit."""
        return currency.rule("floor"), currency.rule("ceiling")

    def most_in_circulation(self, currency: "Currency") -> int | None:
        """How many units may be in circulation at most, checked at issue; None is no bound."""
        return None


currency_kinds: Registry[CurrencyKind] = Registry("currency_kinds", CurrencyKind)
