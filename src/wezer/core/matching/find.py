"""Asking every source, and saying why each match is one."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wezer.core.geo import Circle
from wezer.core.matching.kinds import Found, MatchSource, Sought, match_sources
from wezer.core.models import MapPoint, Member, ProfileField, ProfileTerm
from wezer.core.modules import closed_item_kinds, open_kinds
from wezer.core.profile_fields import fold, slot_words
from wezer.core.profiles import language_name, members_with

EACH = 12
#: Of one's own words so many are looked for.
MOST_OWN = 12


def sources(*, gives: bool) -> list[MatchSource]:
    closed = closed_item_kinds()
    found = [each for each in open_kinds(match_sources) if each.gives == gives and each.item_kind not in closed]
    return sorted(found, key=lambda each: (each.order, each.kind))


def matches(
    viewer: Any, *, gives: bool, words: list[str], near: Circle | None = None, language: str = "", slot: str = ""
) -> list[Found]:
    """Who can (`gives`) or needs what these words name; the nearest first where a place is asked for."""
    folded = tuple(dict.fromkeys(fold(word) for word in words if fold(word)))[:MOST_OWN]
    if not folded:
        return []
    members = _members(viewer, language, slot)
    sought = Sought(folded, near, members, (get_language() or "en")[:2])
    found = [each for source in sources(gives=gives) for each in source.find(sought, viewer, EACH)]
    for each in found:
        if language and members is not None:
            each.reasons.append(_("speaks {language}").format(language=language_name(language)))
        if slot and members is not None:
            each.reasons.append(_("free on {when}").format(when=slot_words(slot)))
        if each.km is not None:
            each.reasons.append(_("{number} km away").format(number=max(1, round(each.km))))
    return sorted(found, key=lambda each: each.km if each.km is not None else 1e6) if near else found


def own_words(viewer: Any, key: str) -> list[str]:
    """The viewer's own skills, or needs. One statement."""
    if viewer.member is None:
        return []
    rows = ProfileTerm.objects.filter(field__member=viewer.member, field__key=key).order_by("pk")
    return list(rows.values_list("term", flat=True)[:MOST_OWN])


def _members(viewer: Any, language: str, slot: str) -> QuerySet[Any] | None:
    """Who speaks it and is free then, as far as the viewer may read that."""
    if not (language or slot):
        return None
    found = Member.objects.all()
    for key, term in (("languages", language), ("availability", slot)):
        if term:
            found = found.filter(pk__in=members_with(viewer, key, term))
    return found.values("pk")


def kilometres_of(viewer: Any, near: Circle, parties: list[int]) -> dict[int, float]:
    """How far those live from the middle, by the points that others see; who is outside is left out. One statement."""
    points = MapPoint.objects.filter(near.near(), layer="members", is_listed=True, party_id__in=parties)
    rows = points.filter(audience_id__in=viewer.audience_ids).annotate(km=near.kilometres()).filter(km__lte=near.km)
    return {party: km for party, km in rows.values_list("party_id", "km") if party is not None}


def terms_in(field: ProfileField, words: tuple[str, ...]) -> bool:
    """Whether one of the line's words is, or begins with, one of these."""
    return any(term.term.startswith(words) for term in field.terms.all())
