"""Excluding somebody: proposed with a reason, heard, decided by people. Never by a rule alone (core.md M-2, M-3)."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wezer.core.acts.care import refuse_last_steward
from wezer.core.acts.membership import stand_again
from wezer.core.acts.steps import step_belonging
from wezer.core.crossing.acts.membranes import keep_membrane
from wezer.core.crossing.membranes import rules_of
from wezer.core.crossing.tally import Count, certain, passes
from wezer.core.crossing.voters import full_members
from wezer.core.exclusion.acts.effects import IN_SOME_WAY, carry_out, keeps_out
from wezer.core.exclusion.events import (
    ExclusionAnswered,
    ExclusionDecided,
    ExclusionHeard,
    ExclusionProposed,
    ExclusionVoiced,
)
from wezer.core.exclusion.refusals import (
    EmergencyAgain,
    EmergencyTooLong,
    ExclusionMoved,
    GroundsMissing,
    HearingGoesOn,
    NotExcludable,
    NotOneself,
    WordsMissing,
)
from wezer.core.exclusion.rules import (
    DAYS_BETWEEN_EMERGENCIES,
    DAYS_TO_ANSWER,
    DAYS_TO_DECIDE,
    LONGEST_EMERGENCY_HOURS,
    clean,
    exclusion_rule,
)
from wezer.core.exclusion.sight import deciders_of
from wezer.core.exclusion.table import may_follow
from wezer.core.models import (
    OPEN_EXCLUSIONS,
    Belonging,
    BelongingState,
    Exclusion,
    ExclusionState,
    ExclusionVoice,
    ExclusionWord,
    Group,
    Member,
    VerdictStage,
    WordKind,
)
from wezer.core.refusals import LastSteward, ReasonMissing
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

#: While these last, something may be said in the file; the appeal is a word of its own.
SPOKEN_IN = (ExclusionState.HEARING, ExclusionState.DECIDING, ExclusionState.APPEALED)
CHOICES = ("yes", "no", "blank")


@act
def set_exclusion_rule(*, by: Any, group: Group, **said: Any) -> dict[str, Any]:
    """By what the group excludes from now on: a part of its membrane, with its version. What is open goes on as it began."""
    require(by, "core.change_membrane", group)
    group.refresh_from_db()
    rule = clean({**exclusion_rule(group), **said})
    if rule != group.membrane_rules.get("exclusion"):
        keep_membrane(by, group, replace(rules_of(group), exclusion=rule))
    return rule


@act
def propose_exclusion(
    *, by: Any, group: Group, member: Member, reason: str, evidence: str = "", hours: int = 0
) -> Exclusion:
    """Open the procedure: the person is told, reads the reason and the evidence, and is heard. `hours`: in an emergency they
    are kept out at once, for so long at most; that ends by itself, and there is none without a procedure."""
    require(by, "core.propose_exclusion", group)
    if by.member is not None and by.member.pk == member.pk:
        raise NotOneself()
    reason = reason.strip()[:2000]
    if not reason:
        raise ReasonMissing()
    belonging = _belonging_of(member, group)
    refuse_last_steward(group, member)
    rule = exclusion_rule(group)
    exclusion = Exclusion.objects.create(
        belonging=belonging, group=group, member=member, reason=reason, proposed_by=by.member, proposed_at=now(),
        rule=rule, membrane_version=group.membrane_version, heard_until=now() + timedelta(days=rule["hearing_days"]),
    )  # fmt: skip
    if evidence.strip():
        _keep_word(by, exclusion, WordKind.EVIDENCE, evidence)
    if hours:
        _suspend(exclusion, hours)
    emit(ExclusionProposed(subject=ref(exclusion), suspended=bool(hours)), group=group, audit=True)
    return exclusion


def _belonging_of(member: Member, group: Group) -> Belonging:
    """Held, so that two who propose at once are told apart."""
    rows = Belonging.objects.select_for_update(of=("self",)).select_related("group", "member")
    found = rows.filter(member=member, group=group, state__in=IN_SOME_WAY).first()
    if found is None or Exclusion.objects.filter(belonging=found, state__in=OPEN_EXCLUSIONS).exists():
        raise NotExcludable(name=member.name)
    return found


def _suspend(exclusion: Exclusion, hours: int) -> None:
    if not 1 <= hours <= LONGEST_EMERGENCY_HOURS:
        raise EmergencyTooLong(hours=LONGEST_EMERGENCY_HOURS)
    lately = now() - timedelta(days=DAYS_BETWEEN_EMERGENCIES)
    again = Exclusion.objects.filter(belonging=exclusion.belonging, suspended_until__gt=lately)
    if again.exclude(pk=exclusion.pk).exists():
        raise EmergencyAgain(days=DAYS_BETWEEN_EMERGENCIES)
    belonging = exclusion.belonging
    until = now() + timedelta(hours=hours)
    step_belonging(
        belonging, (*IN_SOME_WAY,), BelongingState.SUSPENDED, NotExcludable(name=exclusion.member.name),
        told_as="emergency", reason="", until=until,
        inputs={"exclusion": str(exclusion.uid), "until": belonging.until and belonging.until.isoformat()},
    )  # fmt: skip
    Exclusion.objects.filter(pk=exclusion.pk).update(suspended_until=until)
    exclusion.suspended_until = until


@act
def speak_on_exclusion(*, by: Any, exclusion: Exclusion, body: str, kind: str = "") -> ExclusionWord:
    """Add to the file: the person answers, at any time until it is decided; those who govern bring evidence during the
    hearing, or note what was said. Who is charged with something new has some days to answer."""
    exclusion = locked(exclusion)
    require(by, "core.speak_on_exclusion", exclusion)
    if exclusion.state not in SPOKEN_IN:
        raise ExclusionMoved()
    mine = by.member is not None and by.member.pk == exclusion.member_id
    kind = WordKind.ANSWER if mine else WordKind.NOTE if kind == WordKind.NOTE else WordKind.EVIDENCE
    if kind == WordKind.EVIDENCE:
        if exclusion.state != ExclusionState.HEARING:
            raise ExclusionMoved()
        least = now() + timedelta(days=DAYS_TO_ANSWER)
        Exclusion.objects.filter(pk=exclusion.pk, heard_until__lt=least).update(heard_until=least)
    word = _keep_word(by, exclusion, kind, body)
    emit(ExclusionAnswered(subject=ref(exclusion), kind=str(kind)), group=exclusion.group)
    return word


def _keep_word(by: Any, exclusion: Exclusion, kind: str, body: str) -> ExclusionWord:
    body = body.replace("\x00", "").strip()[:10_000]
    if not body:
        raise WordsMissing()
    return ExclusionWord.objects.create(exclusion=exclusion, author=by.member, kind=kind, body=body, at=now())


@act
def withdraw_exclusion(*, by: Any, exclusion: Exclusion) -> None:
    """Whoever proposed it, or those who govern the group, let it be. Somebody kept out at once is back."""
    exclusion = locked(exclusion)
    if by.member is None or by.member.pk != exclusion.proposed_by_id:
        require(by, "core.propose_exclusion", exclusion.group)
    if by.member is not None and by.member.pk == exclusion.member_id:
        raise NotOneself()
    _end(exclusion, (ExclusionState.HEARING, ExclusionState.DECIDING), ExclusionState.WITHDRAWN)


@act
def end_hearings(*, by: Any) -> int:
    """Those whose days are over are put to a decision; a vote opens with the members of this moment. How many there were."""
    due = Exclusion.objects.filter(state=ExclusionState.HEARING, heard_until__lte=now())
    found = list(due.order_by("heard_until")[:100])
    for each in found:
        with suppress(ExclusionMoved), attempt():
            _end_hearing(locked(each))
    return len(found)


def _end_hearing(exclusion: Exclusion) -> None:
    if exclusion.heard_until > now():  # something was added at this very moment
        raise ExclusionMoved()
    days = exclusion.rule["days"] if exclusion.is_voted else DAYS_TO_DECIDE
    _step(exclusion, ExclusionState.HEARING, ExclusionState.DECIDING, closes_at=now() + timedelta(days=days))
    if exclusion.is_voted:
        voters = full_members(exclusion.group).exclude(member=exclusion.member_id).values_list("member_id", flat=True)
        ExclusionVoice.objects.bulk_create(
            ExclusionVoice(exclusion=exclusion, member_id=number, stage=VerdictStage.FIRST) for number in sorted(voters)
        )
    emit(ExclusionHeard(subject=ref(exclusion)), group=exclusion.group, audit=True)


@act
def decide_exclusion(*, by: Any, exclusion: Exclusion, exclude: bool, grounds: str) -> None:
    """Yes or no, on grounds that the person reads. As many yes as the rule wants; one no, and they stay."""
    exclusion = locked(exclusion)
    require(by, "core.decide_exclusion", exclusion)
    if exclusion.state == ExclusionState.HEARING:
        raise HearingGoesOn()
    grounds = grounds.strip()[:4000]
    if not grounds:
        raise GroundsMissing()
    if exclusion.state != ExclusionState.DECIDING:
        raise ExclusionMoved()
    ExclusionVoice.objects.update_or_create(
        exclusion=exclusion, member=by.member, stage=VerdictStage.FIRST,
        defaults={"choice": "yes" if exclude else "no", "at": now()},
    )  # fmt: skip
    _tell_voice(exclusion, VerdictStage.FIRST)
    if not exclude:
        _end(exclusion, ExclusionState.DECIDING, ExclusionState.KEPT, grounds=grounds)
        return
    whole = "\n\n".join(part for part in (exclusion.grounds, grounds) if part)[:4000]
    Exclusion.objects.filter(pk=exclusion.pk).update(grounds=whole)
    yes = ExclusionVoice.objects.filter(exclusion=exclusion, stage=VerdictStage.FIRST, choice="yes").count()
    if yes >= min(exclusion.rule["deciders"], len(deciders_of(exclusion))):
        _exclude(exclusion, whole)


@act
def vote_on_exclusion(*, by: Any, exclusion: Exclusion, choice: str) -> None:
    """One ballot a member: yes (exclude), no or blank; it may be changed until the vote closes, and stays secret."""
    exclusion = locked(exclusion)
    require(by, "core.vote_on_exclusion", exclusion)
    if exclusion.state != ExclusionState.DECIDING or exclusion.closes_at is None or exclusion.closes_at <= now():
        raise ExclusionMoved()
    if choice not in CHOICES:
        raise WordsMissing(field="choice")
    mine = ExclusionVoice.objects.filter(exclusion=exclusion, member=by.member, stage=VerdictStage.FIRST)
    mine.update(choice=choice, at=now())
    _tell_voice(exclusion, VerdictStage.FIRST)
    count = count_of(exclusion)
    result = certain(count, _weights(exclusion))
    if result is not None:
        _close_vote(exclusion, count, result)


def count_of(exclusion: Exclusion) -> Count:
    """The vote so far."""
    voices = ExclusionVoice.objects.filter(exclusion=exclusion, stage=VerdictStage.FIRST)
    said: Sequence[str] = list(voices.values_list("choice", flat=True))
    return Count(len(said), *(said.count(choice) for choice in CHOICES))


def _weights(exclusion: Exclusion) -> dict[str, Any]:
    rule = exclusion.rule
    return {"quorum": rule["quorum"], "threshold": rule["threshold"], "blank": "counts", "silence": "nothing"}


@act
def close_decisions(*, by: Any) -> int:
    """Votes whose time is over are counted; what nobody decided in time lapses, and the person stays. How many there were."""
    due = Exclusion.objects.filter(state=ExclusionState.DECIDING, closes_at__lte=now())
    found = list(due.order_by("closes_at")[:100])
    for each in found:
        with suppress(ExclusionMoved), attempt():
            exclusion = locked(each)
            if not exclusion.is_voted:
                _end(exclusion, ExclusionState.DECIDING, ExclusionState.LAPSED)
                continue
            count = count_of(exclusion)
            _close_vote(exclusion, count, passes(count, _weights(exclusion)))
    return len(found)


def _close_vote(exclusion: Exclusion, count: Count, excluded: bool) -> None:
    told = _("The vote: {yes} yes, {no} no, {blank} blank, of {electors} who could vote.")
    grounds = told.format(yes=count.yes, no=count.no, blank=count.blank, electors=count.electors)
    if not excluded:
        _end(exclusion, ExclusionState.DECIDING, ExclusionState.KEPT, grounds=grounds)
        return
    try:
        with attempt():
            _exclude(exclusion, f"{grounds}\n\n{exclusion.reason}"[:4000])
    except LastSteward as last:  # they have come to be it since
        _end(exclusion, ExclusionState.DECIDING, ExclusionState.LAPSED, grounds=f"{grounds}\n\n{last.sentence}")


def _exclude(exclusion: Exclusion, grounds: str) -> None:
    """Decided: it takes effect at once, and may be appealed."""
    until = now() + timedelta(days=exclusion.rule["appeal_days"])
    _step(
        exclusion,
        ExclusionState.DECIDING,
        ExclusionState.EXCLUDED,
        grounds=grounds,
        decided_at=now(),
        appeal_until=until,
    )
    effects = carry_out(exclusion)
    Exclusion.objects.filter(pk=exclusion.pk).update(effects=effects)
    exclusion.effects = effects
    _tell_end(exclusion)


@act
def let_go_of_exclusions(*, by: Any, exclusions: QuerySet[Exclusion]) -> None:
    """The person has left by themselves, or is forgotten: there is nothing to decide any more."""
    for each in exclusions.filter(state__in=OPEN_EXCLUSIONS):
        with suppress(ExclusionMoved), attempt():
            _end(locked(each), OPEN_EXCLUSIONS, ExclusionState.LAPSED, effects={**each.effects, "left": True})


def locked(exclusion: Exclusion) -> Exclusion:
    """The procedure with its row held: of two who decide at once the second finds how it stands."""
    return Exclusion.objects.select_for_update(of=("self",)).with_people().get(pk=exclusion.pk)


def _end(exclusion: Exclusion, before: Any, state: str, *, grounds: str = "", **also: Any) -> None:
    """Ended without an exclusion: an emergency's suspension ends with it."""
    moment: datetime = now()
    _step(exclusion, before, state, grounds=grounds, decided_at=moment, ended_at=moment, **also)
    exclusion.belonging.refresh_from_db()
    if keeps_out(exclusion):
        stand_again(exclusion.belonging)
    _tell_end(exclusion)


def _step(exclusion: Exclusion, before: Any, state: str, **also: Any) -> None:
    allowed = [each for each in (before if isinstance(before, tuple) else (before,)) if may_follow(each, state)]
    if not move(exclusion, tuple(allowed), state, **also):
        raise ExclusionMoved()


def _tell_voice(exclusion: Exclusion, stage: str) -> None:
    emit(ExclusionVoiced(subject=ref(exclusion), stage=str(stage)), group=exclusion.group)


def _tell_end(exclusion: Exclusion) -> None:
    emit(ExclusionDecided(subject=ref(exclusion), state=str(exclusion.state)), group=exclusion.group, audit=True)
