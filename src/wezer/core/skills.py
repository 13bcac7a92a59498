"""Reads of skills: what a member says they can do, and who says so too."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wezer.core.models import Endorsement, Member
from wezer.core.profile_fields import fold
from wezer.core.profiles import Profile


@dataclass(slots=True)
class Shown:
    """One skill on a member's page."""

    term: str
    words: str  # with how well, and whether they would
    by: list[Member] = field(default_factory=list)  # who endorses it, first things first
    is_mine: bool = False  # the viewer is among them

    @property
    def key(self) -> str:
        return fold(self.term)


def skills_of(profile: Profile, viewer: Any) -> list[Shown]:
    """The skills that the profile shows, each with who endorses it. One statement, none without skills."""
    line = profile.lines.get("skills")
    if line is None:
        return []
    shown = {fold(term): Shown(term, words) for term, words in line.tags}
    for row in endorsements_of(profile.member, list(shown)):
        shown[row.term].by.append(row.by)
        shown[row.term].is_mine |= viewer.member is not None and row.by_id == viewer.member.pk
    return list(shown.values())


def endorsements_of(member: Member, terms: Sequence[str]) -> Any:
    return Endorsement.objects.filter(member=member, term__in=terms).select_related("by__photo").order_by("at", "id")
