"""Who may exclude, decide on it, and hear an appeal. All follow from the right to say who is in a group."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.exclusion.refusals import NotYoursToDecide
from wezer.core.exclusion.sight import deciders_of, governs, may_judge
from wezer.core.models import Exclusion, ExclusionState, ExclusionVoice, Group, VerdictStage
from wezer.kernel.permissions import permission


@permission("core.propose_exclusion", label=_("Propose to exclude somebody from the group"), risk="personal")
def propose_exclusion(viewer: Any, group: Group) -> bool:
    """Those who decide who is in; at the community itself those who may suspend people."""
    return viewer.member is not None and governs(viewer, group)


@permission("core.decide_exclusion", label=_("Decide on an exclusion"), risk="personal", refusal=NotYoursToDecide)
def decide_exclusion(viewer: Any, exclusion: Exclusion) -> bool:
    """They, but neither the person concerned nor, where somebody else could decide, whoever proposed it."""
    if viewer.member is None or exclusion.is_voted or not governs(viewer, exclusion.group):
        return False
    return any(one.pk == viewer.member.pk for one in deciders_of(exclusion))


@permission("core.vote_on_exclusion", label=_("Vote on an exclusion"), refusal=NotYoursToDecide)
def vote_on_exclusion(viewer: Any, exclusion: Exclusion) -> bool:
    """Who was fully in the group when the vote began, and still is; never the person concerned."""
    if viewer.member is None or not viewer.belongs_fully(exclusion.group):
        return False
    asked = ExclusionVoice.objects.filter(exclusion=exclusion, stage=VerdictStage.FIRST, member=viewer.member)
    if exclusion.state != ExclusionState.DECIDING:  # whoever has not voted by then reads it no longer
        asked = asked.exclude(choice="")
    return exclusion.is_voted and asked.exists()


@permission(
    "core.hear_appeal", label=_("Hear an appeal against an exclusion"), risk="personal", refusal=NotYoursToDecide
)
def hear_appeal(viewer: Any, exclusion: Exclusion) -> bool:
    """Those who govern the group around it, as far as they had no part in the decision."""
    return exclusion.state == ExclusionState.APPEALED and may_judge(viewer, exclusion)


@permission("core.speak_on_exclusion", label=_("Add to the file of an exclusion"))
def speak_on_exclusion(viewer: Any, exclusion: Exclusion) -> bool:
    """The person concerned answers; those who govern the group bring what they know, and note what was said."""
    if viewer.member is None:
        return False
    return viewer.member.pk in (exclusion.member_id, exclusion.proposed_by_id) or governs(viewer, exclusion.group)
