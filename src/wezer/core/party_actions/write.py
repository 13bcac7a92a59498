"""Writing to a member, from their page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Party
from wezer.core.panels import PartyAction, party_actions


@party_actions.add
class Write(PartyAction):
    """Shown whether or not the member takes messages from this viewer: a button that is missing would tell of a block."""

    kind = "write"
    name = _("Write")
    icon = "message-circle"
    order = 30

    def url(self, party: Party, viewer: Any) -> str:
        if viewer.member is None or not viewer.is_inside or party.is_group or party.pk == viewer.member.pk:
            return ""
        return f"{reverse('chat:new')}?to={party.uid}"
