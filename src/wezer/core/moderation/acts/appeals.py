"""Speaking against a decision; somebody else than who decided answers."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.db.models.functions import Right

from wezer.core.acts.notices import settle_notices
from wezer.core.models import WAITING, CaseState, ModerationCase, Notice, Report, Restriction
from wezer.core.moderation.acts.cases import require_moderator, undo
from wezer.core.moderation.events import AppealAnswered, DecisionAppealed
from wezer.core.moderation.reading import appeal_days, concerns
from wezer.core.moderation.refusals import AnotherPersonAnswers, MovedOn, NoAppeal
from wezer.core.moderation.rules import TOUCHING, before
from wezer.core.talk_refusals import ReasonMissing
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

#: A reference ends with the uid of its thing, whatever its kind.
UID_LETTERS = 36


@act
def appeal_decision(*, by: Any, case: ModerationCase, words: str) -> None:
    """Whom it touches says why it should not stand; also while the community is closed to them."""
    if not concerns(by, case):
        raise NotAllowed()
    late = case.decided_at is None or case.decided_at < now() - timedelta(days=appeal_days())
    if late or case.decision not in TOUCHING:
        raise NoAppeal(days=appeal_days())
    if not (said := words.strip()[:2000]):
        raise ReasonMissing(field="words")
    if not move(case, before(CaseState.APPEALED), CaseState.APPEALED, appeal=said, appealed_at=now()):
        raise MovedOn()
    told = emit(DecisionAppealed(subject=ref(case)), group=case.group_id, audit=True)
    told.actor = told.acting_for = None  # it would tell about whom was decided


@act
def answer_appeal(*, by: Any, case: ModerationCase, uphold: bool, words: str) -> None:
    """The decision stands, or what it did is taken back."""
    require_moderator(by, case)
    if not by.is_system and case.decided_by is not None and case.decided_by == by.member:
        raise AnotherPersonAnswers()
    if not (said := words.strip()[:2000]):
        raise ReasonMissing(field="words")
    state = CaseState.UPHELD if uphold else CaseState.OVERTURNED
    if not move(case, CaseState.APPEALED, state, answer=said, answered_by=by.member, answered_at=now()):
        raise MovedOn()
    if not uphold:
        undo(by, case)
    settle_notices(by=by, kind="appeal_waits", subject=ref(case))
    emit(AppealAnswered(subject=ref(case), state=str(state)), group=case.group_id, audit=True)


@act
def forget_cases(*, by: Any, before: datetime, spared: Sequence[Any] = ()) -> int:
    """Of what was decided long ago stays that it was: no words, no names, nobody who reported."""
    over = Q(state__in=(CaseState.UPHELD, CaseState.OVERTURNED), answered_at__lt=before)
    over |= Q(state=CaseState.DECIDED, decided_at__lt=before) | Q(state=CaseState.APPEALED, appealed_at__lt=before)
    old = ModerationCase.objects.filter(over)
    old = old.exclude(state__in=WAITING).exclude(party=None).exclude(uid__in=spared)
    old = old.exclude(party__uid__in=spared).exclude(person__uid__in=spared)
    old = old.alias(thing=Right("subject", UID_LETTERS)).exclude(thing__in=[str(uid) for uid in spared])
    found = list(old.only("pk", "uid")[:500])
    numbers = [case.pk for case in found]
    Notice.objects.filter(subject__in=[ref(case) for case in found]).delete()  # they say the reason too
    Report.objects.filter(case__in=numbers).delete()
    Restriction.objects.filter(until__lt=before).delete()
    blank = {"quote": "", "reason": "", "appeal": "", "answer": "", "subject": "", "party": None, "person": None}
    nobody = {"claimed_by": None, "decided_by": None, "answered_by": None}
    ModerationCase.objects.filter(pk__in=numbers).update(**blank, **nobody)
    return len(numbers)
