"""What becomes of announcements whose author leaves: they take no more answers."""

from typing import Any

from django.utils.translation import gettext_lazy

from wezer.core.models import Party
from wezer.core.settlement import HeirStep, heir_steps
from wezer.exchange.acts.announcements import close_announcement
from wezer.exchange.models import Announcement, AnnouncementState


@heir_steps.add
class AnnouncementsClose(HeirStep):
    kind = "market"
    name = gettext_lazy("Open offers and wants")
    order = 10

    def hand_over(self, *, by: Any, party: Party, heir: Party | None) -> None:
        shown = (AnnouncementState.PUBLISHED, AnnouncementState.PAUSED)
        for announcement in Announcement.objects.filter(author=party, state__in=shown):
            close_announcement(by=by, announcement=announcement)
