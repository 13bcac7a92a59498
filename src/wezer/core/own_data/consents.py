"""What a member agreed to. The log stays as it is: it names the pseudonym."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.consents import log_of
from wezer.core.duties import OwnData, own_data
from wezer.core.models import Consent, Member


@own_data.add
class Consents(OwnData):
    kind = "consents"
    name = _("What I agreed to")
    keeps = ("core.Consent.member", "core.ConsentText.written_by")

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        return [
            {
                "text": each.text.title,
                "version": each.text.number,
                "words": each.text.body,
                "given": each.is_given,
                "language": each.language,
                "channel": each.channel,
                "at": each.at.isoformat(),
                "proof": each.proof,
            }
            for each in log_of(member).order_by("pk")
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        """Where a paper is kept may name the person."""
        Consent.objects.filter(member=member).exclude(proof="").update(proof="")
