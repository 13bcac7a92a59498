"""Agreements: who is asked, who is told that one is to be looked at again, and rules that read them."""

from typing import Any

from wezer.core.acts.notices import notify, settle_notices
from wezer.core.crossing.acts.standing import reconsider_group
from wezer.core.crossing.agreements import unaccepted
from wezer.core.crossing.receivers import look_at_rules_of, stewards_of
from wezer.core.models import ACTIVE_STATES, Acceptance, Agreement, Group, GroupState, Member, Notice
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref, resolve

system = Viewer.system()


@receiver("core.agreement_revised")
def ask_for_an_agreement(fact: Fact) -> None:
    """Everybody inside who has not accepted its present major version."""
    agreement = _agreement(fact)
    if agreement is None or agreement.ended_at is not None:
        return
    if agreement.review_told_at is None:
        settle_notices(by=system, fact=fact, kind="agreement_review", subject=ref(agreement))
    if agreement.is_asked or agreement.is_limiting:
        done = Acceptance.objects.filter(agreement=agreement, major=agreement.major).values("member")
        inside = Member.objects.filter(belongings__group=agreement.group, belongings__state__in=ACTIVE_STATES)
        _ask(fact, agreement, list(inside.exclude(pk__in=done)))
    if fact.payload["is_major"]:
        by_rule = Group.objects.filter(has_rule=True, state=GroupState.ACTIVE, above__ancestor=agreement.group)
        for group in by_rule:
            after = 0
            while after := reconsider_group(by=system, group=group, after=after):
                pass


def _ask(fact: Fact, agreement: Agreement, members: list[Member]) -> None:
    detail = {"title": agreement.title, "key": agreement.key, "version": agreement.version}
    told: dict[str, Any] = {"fact": fact, "group": agreement.group, "subject": ref(agreement), "detail": detail}
    if Notice.objects.filter(fact=fact.uid, kind="agreement_waits").exists():
        return  # told again
    for member in members:  # an older question gives way to this one
        settle_notices(by=system, fact=fact, member=member, kind="agreement_waits", subject=ref(agreement))
    notify(by=system, members=members, kind="agreement_waits", **told)


@receiver("core.belonging_changed")
def ask_who_came_in_without(fact: Fact) -> None:
    """By an invitation or brought in: they read and accept now."""
    group, member = resolve(fact.subject), resolve(fact.payload["member"])
    if (
        fact.payload["state"] not in ("member", "newcomer")
        or not isinstance(group, Group)
        or not isinstance(member, Member)
    ):
        return
    for agreement in unaccepted(group, member):
        asked = Notice.objects.filter(member=member, kind="agreement_waits", subject=ref(agreement), read_at=None)
        if asked.exists():
            continue
        detail = {"title": agreement.title, "key": agreement.key, "version": agreement.version}
        notify(
            by=system, members=[member], kind="agreement_waits", fact=fact, group=group, subject=ref(agreement), detail=detail,
        )  # fmt: skip


@receiver("core.agreement_accepted")
def what_was_accepted_waits_no_more(fact: Fact) -> None:
    agreement, member = _agreement(fact), resolve(fact.payload["member"])
    if agreement is not None and isinstance(member, Member):
        done = Acceptance.objects.filter(agreement=agreement, major=agreement.major, member=member)
        if done.exists():
            settle_notices(by=system, fact=fact, kind="agreement_waits", subject=ref(agreement), member=member)
        look_at_rules_of(member)


@receiver("core.agreement_ended")
def what_ended_waits_no_more(fact: Fact) -> None:
    if (agreement := _agreement(fact)) is not None:
        for kind in ("agreement_waits", "agreement_review"):
            settle_notices(by=system, fact=fact, kind=kind, subject=ref(agreement))


@receiver("core.agreement_review_due")
def tell_of_a_review(fact: Fact) -> None:
    agreement = _agreement(fact)
    if agreement is not None and agreement.ended_at is None and agreement.review_told_at is not None:
        detail = {"title": agreement.title, "key": agreement.key}
        notify(
            by=system, members=stewards_of(agreement.group), kind="agreement_review", fact=fact, group=agreement.group,
            subject=ref(agreement), detail=detail,
        )  # fmt: skip


def _agreement(fact: Fact) -> Agreement | None:
    return Agreement.objects.select_related("group").filter(uid=fact.payload["agreement"]).first()
