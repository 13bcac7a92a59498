from wezer.ledger.kinds import CurrencyKind, currency_kinds


@currency_kinds.add
class Apples(CurrencyKind):
    """Apples: picked, not lent. Nobody goes below zero, and no cellar holds more than its shelves."""

    kind = "apples"
    name = "Apples"
    purpose = "Who has picked apples gives them on; nobody owes any."
    categories = ("abundant",)
    origins = ("issued",)
    system_accounts = ("issuance",)
    can_be_issued = True

    def default_rules(self):
        return {"floor": 0, "ceiling": 300, "shelves_of_a_group": 2000}

    def check_rules(self, rules, scale):
        if rules.get("floor") != 0:
            return "an apple that is not there cannot be given: the floor is zero."
        return ""

    def opening_limits(self, currency, holder):
        """A group has more shelves than a member; `holder` is None when nobody in particular is meant."""
        is_group = holder is not None and holder.kind == "group"
        return 0, currency.rule("shelves_of_a_group" if is_group else "ceiling")
