"""What becomes of announcements whose author leaves: they take no more answers."""

from typing import Any

from django.utils.translation import gettext_lazy

from wezer.core.models import Party
from wezer.core.settlement import HeirStep, heir_steps
from wezer.exchange.acts.endings import close_all_of


@heir_steps.add
class AnnouncementsClose(HeirStep):
    kind = "market"
    name = gettext_lazy("Open offers and wants")
    order = 10

    def hand_over(self, *, by: Any, party: Party, heir: Party | None) -> None:
        close_all_of(by=by, party=party)
