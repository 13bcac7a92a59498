"""What a community decides about payments."""

from django.utils.translation import gettext_lazy as _

from wezer.core.settings_registry import declare
from wezer.ledger.reaction_prices import KEY, MOST_KEY, check_most, check_prices

declare(
    KEY,
    dict,
    default={},
    label=_("What reactions pay"),
    help=_("By reaction: an amount and a currency issued here."),
    check=check_prices,
)
declare(
    MOST_KEY,
    int,
    default=10,
    label=_("The most that one reaction pays, in whole units of its currency"),
    check=check_most,
)
