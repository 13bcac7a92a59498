"""Whom a member lets write to them, and what others said of them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Block, ContactPolicy, Evaluation, Member, Writers


@own_data.add
class Contact(OwnData):
    kind = "contact"
    name = _("Who may write to me")
    forgets = ("core.ContactPolicy.member", "core.Block.member", "core.Block.blocked")

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        policy = ContactPolicy.objects.filter(member=member).first()
        blocks = Block.objects.filter(member=member).select_related("blocked").order_by("pk")
        return {
            "writers": policy.writers if policy else Writers.MEMBERS.value,
            "shows_reading": bool(policy and policy.shows_reading),
            "shows_writing": bool(policy and policy.shows_writing),
            "blocked": [block.blocked.name for block in blocks],
        }


@own_data.add
class Evaluations(OwnData):
    kind = "evaluations"
    name = _("Evaluations I gave")
    keeps = ("core.Evaluation.evaluator", "core.AudienceParty.party")

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Evaluation.objects.filter(evaluator=member).select_related("criterion").order_by("pk")
        return [{"criterion": row.criterion.name, "value": row.value, "comment": row.comment} for row in rows]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        """The values count for those who received them; the words go."""
        Evaluation.objects.filter(evaluator=member).update(comment="")
