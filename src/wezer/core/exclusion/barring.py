"""Whoever was excluded, or left before it was decided, does not come back by another door."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wezer.core.crossing.again import refuse_too_soon
from wezer.core.crossing.refusals import AskedTooSoon
from wezer.core.exclusion.refusals import ExcludedHere, NotDecidedYet
from wezer.core.exclusion.rules import exclusion_rule
from wezer.core.exclusion.sight import governs
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    BelongingStep,
    Exclusion,
    ExclusionState,
    Group,
    Member,
)
from wezer.core.viewer import Viewer
from wezer.kernel.acts import current
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled


def why_barred(member: Member, group: Group) -> str:
    """Why, and until when, this member may not ask to come in; empty when they may."""
    try:
        refuse_excluded(member, group, BelongingState.APPLIED)
        refuse_too_soon(member, group)
    except (ExcludedHere, AskedTooSoon) as refusal:
        return refusal.sentence
    return ""


def refuse_excluded(member: Member, group: Group, state: str, invited_by: Member | None = None) -> None:
    """From the group itself, or from one around it that coming in here would make them belong to. One statement."""
    for found in _out(member.pk, group.pk):
        is_here = found.group_id == group.pk
        if found.state != BelongingState.EXCLUDED:
            asks = is_here and state == BelongingState.APPLIED
            invited = is_here and found.state == BelongingState.INVITED
            if asks or invited or _is_let_in(found, invited_by):
                continue
            raise NotDecidedYet(name=member.name, group=found.group.name)
        days = exclusion_rule(found.group)["return_days"]
        day = found.since + timedelta(days=days)
        if days and is_here and day <= now() and not found.is_appealed:
            continue
        when = _("One may ask again from {day}.").format(day=date_format(localtime(day), "DATE_FORMAT")) if days else ""
        raise ExcludedHere(name=member.name, group=found.group.name, when=when)


def _kept_out(member: int, group: int) -> QuerySet[Any]:
    of_them = Exclusion.objects.filter(belonging=OuterRef("pk"))
    around = Belonging.objects.filter(member=member, group__below__descendant=group, group__below__is_open=True)
    rows = around.exclude(state__in=ACTIVE_STATES).annotate(
        is_appealed=Exists(of_them.filter(state=ExclusionState.APPEALED)), is_undecided=Exists(of_them.filter(_undecided()))
    )  # fmt: skip
    return rows.filter(Q(state=BelongingState.EXCLUDED) | Q(is_undecided=True)).select_related("group")


_out = Compiled(_kept_out)


def _undecided() -> Q:
    """A procedure goes on, or lapsed because the person left, and nobody has let them in since."""
    let_in = BelongingStep.objects.filter(
        belonging=OuterRef("belonging"), state__in=ACTIVE_STATES, at__gt=OuterRef("ended_at")
    )
    lapsed = Q(state=ExclusionState.LAPSED, effects__left=True) & ~Exists(let_in)
    return lapsed | Q(state__in=(ExclusionState.HEARING, ExclusionState.DECIDING))


def _is_let_in(belonging: Belonging, invited_by: Member | None) -> bool:
    """By somebody else, who decides who is in; one asks those, or is invited by them."""
    person = invited_by or getattr(current().by, "member", None)
    return person is not None and person.pk != belonging.member_id and governs(Viewer.of(person), belonging.group)
