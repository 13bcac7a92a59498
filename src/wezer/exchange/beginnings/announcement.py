"""Offers and wants that begin with what was said."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.chat.beginning import Beginning, beginnings
from wezer.core.community import community
from wezer.exchange.models import Sense
from wezer.kernel.permissions import can


class _Announcement(Beginning):
    item_kind = "announcement"
    sense: Sense

    def places(self, viewer: Any, rooms: Sequence[Any]) -> Iterable[tuple[str, Any]]:
        """The market of the community; for whom it is, its form asks."""
        if can(viewer, "exchange.announce", community()):
            yield f"{reverse('market:create')}?sense={self.sense}", None


@beginnings.add
class Offer(_Announcement):
    kind = "offer"
    name = _("An offer")
    icon = "gift"
    order = 70
    sense = Sense.OFFER


@beginnings.add
class Want(_Announcement):
    kind = "want"
    name = _("A want")
    icon = "hand-heart"
    order = 71
    sense = Sense.WANT
