"""What others say of somebody's coming in: those who decide, who vouch, who vote."""

from contextlib import suppress
from typing import Any

from wezer.core.crossing.acts.attempts import locked, settle, waiting_crossing
from wezer.core.crossing.events import EntrySpokenOf
from wezer.core.crossing.judging import all_settings_of, settings_of
from wezer.core.crossing.kinds import WAITS
from wezer.core.crossing.refusals import NotForYouToSay, NothingToSay
from wezer.core.crossing.voters import full_members, may_vouch
from wezer.core.models import Belonging, Crossing, CrossingState, GroupState, Voice, VoiceChoice, VoiceKind
from wezer.core.refusals import NotWaiting, ReasonMissing
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def decide_entry(*, by: Any, belonging: Belonging, accept: bool, reason: str = "") -> None:
    """Say yes or no to somebody who asked. As many yes as the membrane wants let them in; one no, which says why, does not."""
    group = belonging.group
    require(by, "core.admit_members" if group.is_root else "core.decide_membership", group)
    decide(by, waiting_crossing(belonging), accept, reason)
    belonging.refresh_from_db()


def decide(by: Any, crossing: Crossing, accept: bool, reason: str) -> None:
    """For acts that have asked for the right."""
    reason = reason.strip()[:2000]
    if not accept and not reason:
        raise ReasonMissing()
    if settings_of(crossing, "request") is None:
        raise NothingToSay()
    _say(by, crossing, VoiceKind.DECISION, VoiceChoice.YES if accept else VoiceChoice.NO)
    settle(crossing, reason=reason)


@act
def vouch(*, by: Any, crossing: Crossing) -> None:
    """Vouch for somebody; it may be taken back until they are in."""
    require(by, "core.vouch_for_entry", crossing)
    crossing = _open(crossing, "vouching")
    group = crossing.belonging.group
    if not any(may_vouch(by.member.pk, group, each) for each in all_settings_of(crossing, "vouching")):
        raise NotForYouToSay()
    _say(by, crossing, VoiceKind.VOUCH, VoiceChoice.YES)
    settle(crossing)


@act
def take_vouching_back(*, by: Any, crossing: Crossing) -> None:
    crossing = _open(crossing, "vouching")
    mine = Voice.objects.filter(crossing=crossing, member=by.member, kind=VoiceKind.VOUCH, choice=VoiceChoice.YES)
    if mine.update(choice=VoiceChoice.BACK, at=now()):
        _tell(crossing, VoiceKind.VOUCH)


@act
def vote_on_entry(*, by: Any, crossing: Crossing, choice: str) -> None:
    """One ballot a member: yes, no or blank; it may be changed until the vote closes."""
    require(by, "core.vote_on_entry", crossing)
    crossing = _open(crossing, "vote")
    if crossing.closes_at is None or crossing.closes_at <= now():
        raise NothingToSay()
    if choice not in (VoiceChoice.YES, VoiceChoice.NO, VoiceChoice.BLANK):
        raise NothingToSay()
    still = full_members(crossing.belonging.group).filter(member=by.member).exists()
    if by.member.pk not in crossing.electors or not still:
        raise NotForYouToSay()
    _say(by, crossing, VoiceKind.BALLOT, choice)
    settle(crossing)


@act
def close_votes(*, by: Any) -> int:
    """Decide every vote whose time is over; run by the worker. How many were looked at."""
    over = Crossing.objects.filter(state=CrossingState.WAITING, closes_at__lte=now(), group__state=GroupState.ACTIVE)
    due = list(over.order_by("closes_at")[:100])
    for each in due:
        with suppress(NotWaiting), attempt():  # withdrawn at this very moment: nothing to count
            crossing = locked(each)
            if crossing.is_waiting and settle(crossing) == WAITS:  # another condition of its way still waits
                Crossing.objects.filter(pk=crossing.pk).update(closes_at=None)
    return len(due)


def _open(crossing: Crossing, kind: str) -> Crossing:
    found = locked(crossing)
    if not found.is_waiting:
        raise NotWaiting()
    if settings_of(found, kind) is None:
        raise NothingToSay()
    return found


def _say(by: Any, crossing: Crossing, kind: str, choice: str) -> None:
    assert by.member is not None, "what is said of an entry is said by somebody"
    Voice.objects.update_or_create(
        crossing=crossing, member=by.member, kind=kind, defaults={"choice": choice, "at": now()}
    )
    _tell(crossing, kind)


def _tell(crossing: Crossing, kind: str) -> None:
    """That something was said; a ballot's content is nobody's business."""
    group = crossing.belonging.group
    emit(
        EntrySpokenOf(subject=ref(group), member=ref(crossing.belonging.member), crossing=str(crossing.uid), kind=str(kind)),
        group=group,
    )  # fmt: skip
