"""Appealing from an exclusion: heard by other people than those who decided, in the group around."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wezer.core.exclusion.acts.effects import restore
from wezer.core.exclusion.acts.procedure import let_go_of_exclusions, locked
from wezer.core.exclusion.events import ExclusionAppealDecided, ExclusionAppealed, ExclusionVoiced
from wezer.core.exclusion.refusals import AppealOver, ExclusionMoved, GroundsMissing, WordsMissing
from wezer.core.exclusion.sight import appeal_place
from wezer.core.models import (
    OPEN_EXCLUSIONS,
    Exclusion,
    ExclusionState,
    ExclusionVoice,
    ExclusionWord,
    Member,
    VerdictStage,
    WordKind,
)
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed


@act
def appeal(*, by: Any, exclusion: Exclusion, body: str) -> None:
    """The person concerned asks others to look again, once, within the days of the rule. Until then they stay excluded."""
    exclusion = locked(exclusion)
    if by.member is None or by.member.pk != exclusion.member_id:
        raise NotAllowed()
    body = body.replace("\x00", "").strip()[:10_000]
    if not body:
        raise WordsMissing()
    if not exclusion.may_still_be_appealed:
        raise AppealOver()
    place = appeal_place(exclusion)
    if not move(
        exclusion, ExclusionState.EXCLUDED, ExclusionState.APPEALED, appeal_group=place, appealed_at=now()
    ):  # fmt: skip
        raise AppealOver()
    ExclusionWord.objects.create(exclusion=exclusion, author=by.member, kind=WordKind.APPEAL, body=body, at=now())
    emit(ExclusionAppealed(subject=ref(exclusion)), group=exclusion.group, audit=True)


@act
def decide_appeal(*, by: Any, exclusion: Exclusion, uphold: bool, grounds: str) -> None:
    """The last word: the exclusion stands, or it is overturned and the person is in again as before."""
    exclusion = locked(exclusion)
    if exclusion.state != ExclusionState.APPEALED:
        raise ExclusionMoved()
    require(by, "core.hear_appeal", exclusion)
    grounds = grounds.strip()[:4000]
    if not grounds:
        raise GroundsMissing()
    ExclusionVoice.objects.create(
        exclusion=exclusion, member=by.member, stage=VerdictStage.APPEAL, choice="yes" if uphold else "no", at=now()
    )
    state = ExclusionState.UPHELD if uphold else ExclusionState.OVERTURNED
    if not move(exclusion, ExclusionState.APPEALED, state, appeal_grounds=grounds, ended_at=now()):
        raise ExclusionMoved()
    if not uphold:
        Exclusion.objects.filter(pk=exclusion.pk).update(effects=restore(exclusion))
    emit(ExclusionVoiced(subject=ref(exclusion), stage="appeal"), group=exclusion.group)
    emit(ExclusionAppealDecided(subject=ref(exclusion), state=str(state)), group=exclusion.group, audit=True)


@act
def forget_exclusions(*, by: Any, before: datetime, spared: Sequence[Any] = ()) -> int:
    """The file goes: reasons, words, grounds, who spoke. That there was a procedure, and how it ended, stays."""
    old = Exclusion.objects.filter(forgotten_at=None, decided_at__lt=before).exclude(state__in=OPEN_EXCLUSIONS)
    found = list(old.exclude(member__uid__in=spared).order_by("pk").values_list("pk", flat=True)[:500])
    _blank(found)
    return len(found)


@act
def blank_exclusions(*, by: Any, member: Member) -> None:
    """The person is forgotten: what is open ends, and every file about them goes."""
    let_go_of_exclusions(by=by, exclusions=Exclusion.objects.filter(member=member))
    _blank(list(Exclusion.objects.filter(member=member).values_list("pk", flat=True)))


def _blank(found: list[int]) -> None:
    ExclusionWord.objects.filter(exclusion__in=found).delete()
    ExclusionVoice.objects.filter(exclusion__in=found).delete()
    blank = {"reason": "", "grounds": "", "appeal_grounds": "", "effects": {}}
    Exclusion.objects.filter(pk__in=found).update(**blank, forgotten_at=now())
