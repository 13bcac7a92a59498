"""Tokens and webhooks."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.api.models import Token, Webhook
from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member


@own_data.add
class Programs(OwnData):
    kind = "programs"
    name = _("Programs that act for me")
    forgets = ("api.Token.member", "api.Webhook.owner")

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        tokens = Token.objects.filter(member=member).order_by("pk")
        return {
            "tokens": [
                {"name": each.name, "scopes": each.scopes, "created_at": each.created_at.isoformat()} for each in tokens
            ],
            "webhooks": list(Webhook.objects.filter(owner=member).values("name", "url", "facts").order_by("pk")),
        }
