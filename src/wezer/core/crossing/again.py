"""Who was refused, or took their request to the community back, asks again after some days, which the group says (core.md 5.2)."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime

from wezer.core.crossing.refusals import AskedTooSoon, TakenBackLately
from wezer.core.models import Belonging, BelongingState, Group, Member
from wezer.core.settings_registry import value
from wezer.kernel.clock import now


def refuse_too_soon(member: Member, group: Group) -> None:
    """For asking only: who is invited, or comes in where nobody is asked, was not refused that. At the community itself the
    same days hold for who took their request back (core.md 2.1)."""
    lately: dict[str, type[AskedTooSoon]] = {BelongingState.REFUSED: AskedTooSoon}
    if group.is_root:
        lately[BelongingState.WITHDRAWN] = TakenBackLately
    mine = Belonging.objects.filter(member=member, group=group, state__in=list(lately))
    found = mine.values_list("state", "since").first()
    if found is None:
        return
    day = found[1] + timedelta(days=value("membership.again_days", None if group.is_root else group))
    if day > now():
        raise lately[found[0]](group=group.name, day=date_format(localtime(day), "DATE_FORMAT"))
