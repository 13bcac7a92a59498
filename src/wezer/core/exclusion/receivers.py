"""Who is told of an exclusion: the person first, then whoever has something to say."""

from collections.abc import Iterable
from typing import Any

from wezer.core.acts.notices import notify, settle_notices
from wezer.core.exclusion import permissions  # noqa: F401  (known with the rest of core)
from wezer.core.exclusion.acts.procedure import let_go_of_exclusions
from wezer.core.exclusion.sight import deciders_of, judges_in, spoken
from wezer.core.models import (
    Belonging,
    BelongingState,
    Exclusion,
    ExclusionState,
    ExclusionVoice,
    Group,
    Member,
    WordKind,
)
from wezer.core.queries import members_with_right
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref, resolve

system = Viewer.system()
#: Wait for something as long as nothing is decided.
_ASKING = (
    "exclusion_hearing", "exclusion_emergency", "exclusion_vote", "exclusion_decide", "exclusion_appeal",
    "exclusion_no_judge",
)  # fmt: skip


@receiver("core.exclusion_proposed")
def tell_the_person(fact: Fact) -> None:
    exclusion = _exclusion(fact)
    if exclusion is not None and exclusion.state == ExclusionState.HEARING:
        kind = "exclusion_emergency" if fact.payload["suspended"] else "exclusion_hearing"
        _tell(fact, exclusion, [exclusion.member], kind, until=exclusion.heard_until.isoformat())


@receiver("core.exclusion_answered")
def tell_what_was_said(fact: Fact) -> None:
    """Of an answer those who govern hear, of anything else the person."""
    exclusion = _exclusion(fact)
    if exclusion is None:
        return
    if fact.payload["kind"] == WordKind.ANSWER:
        proposer = [exclusion.proposed_by] if exclusion.proposed_by else []
        _tell(fact, exclusion, [*deciders_of(exclusion), *proposer], "exclusion_answer", actor=exclusion.member)
    else:
        _tell(fact, exclusion, [exclusion.member], "exclusion_word")


@receiver("core.exclusion_heard")
def ask_for_a_decision(fact: Fact) -> None:
    exclusion = _exclusion(fact)
    if exclusion is None or exclusion.state != ExclusionState.DECIDING:
        return
    settle_notices(by=system, fact=fact, kind="exclusion_hearing", subject=fact.subject)
    if exclusion.is_voted:
        voters = Member.objects.filter(pk__in=ExclusionVoice.objects.filter(exclusion=exclusion).values("member"))
        _tell(fact, exclusion, voters, "exclusion_vote", actor=exclusion.member)
    else:
        _tell(fact, exclusion, deciders_of(exclusion), "exclusion_decide", actor=exclusion.member)


@receiver("core.exclusion_voiced")
def who_has_spoken_is_asked_no_more(fact: Fact) -> None:
    exclusion = _exclusion(fact)
    actor = Member.objects.filter(pk=fact.actor).first() if fact.actor else None
    if exclusion is not None and actor is not None:
        for kind in ("exclusion_vote", "exclusion_decide", "exclusion_appeal"):
            settle_notices(by=system, fact=fact, kind=kind, subject=fact.subject, member=actor)


@receiver("core.exclusion_decided")
def tell_the_decision(fact: Fact) -> None:
    """To the person with their right to appeal, and to whoever proposed it. Nobody is asked any more."""
    exclusion = _exclusion(fact)
    if exclusion is None:
        return
    for kind in _ASKING:
        settle_notices(by=system, fact=fact, kind=kind, subject=fact.subject)
    if exclusion.member.erased_at is not None:
        return
    state = fact.payload["state"]
    until = exclusion.appeal_until.isoformat() if exclusion.appeal_until else ""
    kind = "exclusion_decided" if state == ExclusionState.EXCLUDED else "exclusion_ended"
    _tell(fact, exclusion, [exclusion.member], kind, until=until)
    if exclusion.proposed_by is not None:
        _tell(fact, exclusion, [exclusion.proposed_by], "exclusion_outcome", actor=exclusion.member)


@receiver("core.exclusion_appealed")
def ask_others_to_hear(fact: Fact) -> None:
    """Those of the group around who had no part in it; where there is nobody, whoever can find somebody."""
    exclusion = _exclusion(fact)
    if exclusion is None or exclusion.state != ExclusionState.APPEALED or exclusion.appeal_group is None:
        return
    settle_notices(by=system, fact=fact, kind="exclusion_decided", subject=fact.subject)
    if judges := judges_in(exclusion, exclusion.appeal_group):
        _tell(fact, exclusion, judges, "exclusion_appeal", actor=exclusion.member)
    else:
        _tell(fact, exclusion, members_with_right("core.grant_roles"), "exclusion_no_judge")


@receiver("core.exclusion_appeal_decided")
def tell_the_last_word(fact: Fact) -> None:
    exclusion = _exclusion(fact)
    if exclusion is None:
        return
    for kind in ("exclusion_appeal", "exclusion_no_judge"):
        settle_notices(by=system, fact=fact, kind=kind, subject=fact.subject)
    state = fact.payload["state"]
    _tell(fact, exclusion, [exclusion.member], f"exclusion_{state}")
    first = Member.objects.filter(pk__in=spoken(exclusion))
    _tell(fact, exclusion, first, "exclusion_outcome", actor=exclusion.member)


@receiver("core.belonging_changed")
def who_left_is_not_excluded(fact: Fact) -> None:
    group, member = resolve(fact.subject), resolve(fact.payload["member"])
    if fact.payload["state"] == BelongingState.LEFT and isinstance(group, Group) and isinstance(member, Member):
        belonging = Belonging.objects.filter(group=group, member=member, state=BelongingState.LEFT).first()
        if belonging is not None:
            before = (ExclusionState.HEARING, ExclusionState.DECIDING)  # an appeal goes on
            let_go_of_exclusions(by=system, exclusions=Exclusion.objects.filter(belonging=belonging, state__in=before))


def _tell(
    fact: Fact,
    exclusion: Exclusion,
    members: Iterable[Member],
    kind: str,
    *,
    actor: Member | None = None,
    **detail: Any,
) -> None:
    notify(
        by=system, members=members, kind=kind, fact=fact, group=exclusion.group, actor=actor, subject=ref(exclusion),
        detail=detail,
    )  # fmt: skip


def _exclusion(fact: Fact) -> Exclusion | None:
    return Exclusion.objects.with_people().filter(uid=fact.subject.rpartition("/")[2]).first()
