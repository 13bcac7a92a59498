"""What the community counts in besides legal money."""

from wezer.ledger.currencies import currencies
from wezer.ledger.models import Currency, CurrencyState


def community_currencies(legal: str) -> list[Currency]:
    """Its own currencies: no money that is only followed, nothing that is closed."""
    shown = (CurrencyState.ACTIVE, CurrencyState.FROZEN)
    return [one for one in currencies() if one.code != legal and one.state in shown and not one.is_tracked]
