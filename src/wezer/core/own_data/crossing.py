"""Steps before membranes, what one said of others' coming in, agreements accepted."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Acceptance, BelongingStep, Crossing, GroupBallot, Member, Voice


@own_data.add
class Steps(OwnData):
    kind = "belonging_steps"
    name = _("How I came into groups")
    keeps = ("core.BelongingStep.actor", "core.Belonging.guide", "core.MembraneVersion.author")

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = BelongingStep.objects.filter(belonging__member=member).select_related("belonging__group").order_by("id")
        kept = ("before", "state", "crossing", "membrane_version", "inputs", "reason")
        return [
            {"group": row.belonging.group.name, "at": row.at.isoformat(), **{name: getattr(row, name) for name in kept}}
            for row in rows
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        BelongingStep.objects.filter(belonging__member=member).update(reason="")
        Crossing.objects.filter(belonging__member=member).update(answers=[])


@own_data.add
class SaidOfEntries(OwnData):
    kind = "said_of_entries"
    name = _("What I said of others’ coming in")
    forgets = ("core.Voice.member",)

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Voice.objects.filter(member=member).select_related("crossing__group").order_by("id")
        return [
            {"group": row.crossing.group.name, "kind": row.kind, "choice": row.choice, "at": row.at.isoformat()}
            for row in rows
        ]


@own_data.add
class BallotsOnGroups(OwnData):
    """While the vote runs: at its end no ballot stays."""

    kind = "ballots_on_groups"
    name = _("My ballots on new groups, and on what mine are")
    forgets = ("core.GroupBallot.member",)

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = GroupBallot.objects.filter(member=member).select_related("vote__group").order_by("id")
        return [{"group": row.vote.group.name, "choice": row.choice, "at": row.at.isoformat()} for row in rows]


@own_data.add
class Agreements(OwnData):
    kind = "agreements"
    name = _("Agreements I accepted")
    keeps = ("core.Acceptance.member", "core.AgreementText.author")

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Acceptance.objects.filter(member=member).select_related("agreement__group", "text").order_by("id")
        return [
            {
                "group": row.agreement.group.name,
                "agreement": row.agreement.title,
                "version": row.text.version,
                "at": row.at.isoformat(),
            }
            for row in rows
        ]
