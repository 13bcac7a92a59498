from wezer.ledger.kinds import CurrencyKind, currency_kinds


@currency_kinds.add
class Apples(CurrencyKind):
    """Apples: picked, not lent."""

    kind = "apples"
    name = "Apples"
    categories = ("abundant",)
