"""What a member reported, what was decided about them, and where they may not write."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member, ModerationCase, Report
from wezer.core.moderation.rules import PERSONAL, TOUCHING


@own_data.add
class Decisions(OwnData):
    """Who reported stays hidden in the archive too."""

    kind = "moderation"
    name = _("Decisions of those who moderate")
    forgets = ("core.Restriction.member",)
    keeps = (
        "core.ModerationCase.party", "core.ModerationCase.person", "core.ModerationCase.claimed_by", "core.ModerationCase.decided_by",
        "core.ModerationCase.answered_by",
    )  # fmt: skip

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = _about(member).filter(decision__in=TOUCHING).order_by("decided_at", "id")
        return [
            {
                "about": row.kind,
                "text": row.quote,
                "decision": row.decision,
                "reason": row.reason,
                "until": row.until.isoformat() if row.until else None,
                "decided_at": row.decided_at.isoformat() if row.decided_at else None,
                "appeal": row.appeal,
                "answer": row.answer,
                "state": row.state,
            }
            for row in rows
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        _about(member).update(quote="", appeal="", reason="", answer="")


def _about(member: Member) -> QuerySet[ModerationCase]:
    """What was decided about them, also where they wrote for a group."""
    return ModerationCase.objects.filter(Q(party=member) | Q(person=member, decision__in=PERSONAL))


@own_data.add
class Reports(OwnData):
    kind = "reports"
    name = _("What I reported")
    keeps = ("core.Report.reporter",)

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Report.objects.filter(reporter=member).order_by("at", "id")
        return [{"ground": row.ground, "words": row.words, "at": row.at.isoformat()} for row in rows]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        """What was reported is still looked at; nobody reported it any more."""
        Report.objects.filter(reporter=member).update(reporter=None, words="")
