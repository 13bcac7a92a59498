"""Procedures of exclusion: about the person, and what they said in others'."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.exclusion.acts.appeals import blank_exclusions
from wezer.core.models import Exclusion, ExclusionVoice, ExclusionWord, Member


@own_data.add
class Exclusions(OwnData):
    kind = "exclusions"
    name = _("Procedures of exclusion about me")
    keeps = (
        "core.Exclusion.member",
        "core.Exclusion.proposed_by",
    )

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Exclusion.objects.filter(member=member).select_related("group").prefetch_related("words").order_by("id")
        return [
            {
                "group": row.group.name,
                "state": row.state,
                "proposed_at": row.proposed_at.isoformat(),
                "reason": row.reason,
                "words": [
                    {"kind": each.kind, "body": each.body, "at": each.at.isoformat()} for each in row.words.all()
                ],
                "grounds": row.grounds if row.decided_at else "",
                "appeal_grounds": row.appeal_grounds,
            }
            for row in rows
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        blank_exclusions(by=by, member=member)


@own_data.add
class SaidOfExclusions(OwnData):
    kind = "said_of_exclusions"
    name = _("What I said and decided of others’ exclusions")
    forgets = ("core.ExclusionVoice.member",)
    keeps = ("core.ExclusionWord.author",)  # the person concerned relies on the file, until it goes as a whole

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        voices = ExclusionVoice.objects.filter(member=member).exclude(choice="").select_related("exclusion__group")
        words = ExclusionWord.objects.filter(author=member).exclude(exclusion__member=member)
        return {
            "decided": [
                {"group": one.exclusion.group.name, "stage": one.stage, "choice": one.choice, "at": one.at.isoformat()}
                for one in voices.order_by("id")
            ],
            "words": [{"kind": one.kind, "body": one.body, "at": one.at.isoformat()} for one in words.order_by("id")],
        }
