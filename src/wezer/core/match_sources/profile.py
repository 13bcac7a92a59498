"""Skills and needs, as each lets them be read."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.core.matching.find import kilometres_of
from wezer.core.matching.kinds import Found, MatchSource, Sought, match_sources
from wezer.core.models import ACTIVE_STATES, Belonging
from wezer.core.profile_fields import fold, skill_of
from wezer.core.profiles import listed_fields, members_visible_to, skill_words


class _OfProfile(MatchSource):
    key: str

    def find(self, sought: Sought, viewer: Any, limit: int) -> list[Found]:
        rows = self._rows(sought, viewer)
        km = (
            kilometres_of(viewer, sought.near, list(rows.values_list("member_id", flat=True)[:500]))
            if sought.near
            else {}
        )
        if sought.near:
            rows = rows.filter(member_id__in=km)
        return [
            Found(self.kind, row.member, row.member.name, row.member.get_absolute_url(), self._why(row, sought), km.get(row.member_id))
            for row in rows.select_related("member__photo").order_by("member__name", "pk")[:limit]
        ]  # fmt: skip

    def _rows(self, sought: Sought, viewer: Any) -> Any:
        named = Q()
        for word in sought.words:
            named |= Q(terms__term__startswith=word)
        inside = Belonging.objects.filter(group__parent=None, state__in=ACTIVE_STATES).values("member")
        rows = listed_fields(viewer).filter(named, key=self.key, member__in=members_visible_to(viewer).values("pk"))
        rows = rows.filter(member__in=inside)
        if viewer.member is not None:
            rows = rows.exclude(member=viewer.member)
        if sought.members is not None:
            rows = rows.filter(member__in=sought.members)
        return rows.distinct()

    def _why(self, row: Any, sought: Sought) -> list[str]:
        """The words of theirs that fit, with how well and whether they would."""
        said = [skill_of(str(each)) for each in row.value]
        return [skill_words(skill) for skill in said if fold(skill.term).startswith(sought.words)][:3]


@match_sources.add
class Skills(_OfProfile):
    kind = "skill"
    name = _("Skill")
    icon = "wrench"
    order = 10
    key = "skills"


@match_sources.add
class Needs(_OfProfile):
    kind = "need"
    name = _("Need")
    icon = "hand-heart"
    gives = False
    order = 10
    key = "needs"
