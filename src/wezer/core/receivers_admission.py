"""Who is told when someone asks to join the community, comes in, or changes how they sign in."""

from typing import Any

from wezer.core.acts.notices import notify, settle_notices
from wezer.core.models import Belonging, BelongingState, Group, Invitation, JourneyStep, Member, RoleHolding
from wezer.core.queries import belonging_of
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref, resolve

system = Viewer.system()
COME_IN = (BelongingState.MEMBER, BelongingState.NEWCOMER)
#: Steps that are no coming in.
NO_WELCOME = ("added", "founder", "import", "return", "trial", "rule_lost", "rule_found", "pause", "duty", "duty_met")


@receiver("core.belonging_changed")
def tell_of_the_communitys_door(fact: Fact) -> None:
    """Asked: to those who admit members, until somebody decided. Let in: to the person."""
    root, member = resolve(fact.subject), resolve(fact.payload["member"])
    if not isinstance(root, Group) or not isinstance(member, Member) or not root.is_root:
        return
    belonging = belonging_of(root, member)
    if belonging is None:
        return
    subject, state = ref(belonging), fact.payload["state"]
    if state != BelongingState.APPLIED:
        settle_notices(by=system, fact=fact, kind=("asks_to_join", "applicant_writes"), subject=subject)
    elif belonging.state == BelongingState.APPLIED:
        notify(
            by=system,
            members=_admitting(root),
            kind="asks_to_join",
            fact=fact,
            group=root,
            actor=member,
            subject=subject,
        )
    _tell_of_leaving(fact, root, member, belonging)
    if state in COME_IN and fact.payload["crossing"] not in NO_WELCOME:
        notify(by=system, members=[member], kind="welcomed", fact=fact, group=root, subject=subject)


def _tell_of_leaving(fact: Fact, root: Group, member: Member, belonging: Belonging) -> None:
    """Asked to leave: to those who admit people. Decided either way: nothing waits any more."""
    subject = ref(belonging)
    if belonging.state == BelongingState.LEAVING:  # an old fact told again settles nothing
        if fact.payload["state"] == BelongingState.LEAVING:
            told: dict[str, Any] = {"fact": fact, "group": root, "actor": member, "subject": subject}
            notify(by=system, members=_admitting(root), kind="leaves", **told)
        return
    settle_notices(by=system, fact=fact, kind=("leaves", "leaving_waits"), subject=subject)


@receiver("core.application_messaged")
def tell_of_an_applicants_words(fact: Fact) -> None:
    """Those who admit people hear of the applicant's words; the applicant heard of theirs by mail."""
    root, member = resolve(fact.subject), resolve(fact.payload["member"])
    if fact.payload["is_of_team"] or not isinstance(root, Group) or not isinstance(member, Member):
        return
    belonging = Belonging.objects.filter(group=root, member=member, state=BelongingState.APPLIED).first()
    if belonging is not None:
        told: dict[str, Any] = {"fact": fact, "group": root, "actor": member, "subject": ref(belonging)}
        notify(by=system, members=_admitting(root), kind="applicant_writes", **told)


@receiver("core.departure_reminded")
def remind_who_leaves(fact: Fact) -> None:
    root, member = resolve(fact.subject), resolve(fact.payload["member"])
    belonging = Belonging.objects.filter(group=root, member=member, state=BelongingState.LEAVING).first()
    if not isinstance(member, Member) or belonging is None or not isinstance(root, Group):
        return
    kind = "leaving_waits" if root.is_root else "leaving_soon"
    detail = {} if root.is_root or belonging.until is None else {"until": belonging.until.isoformat()}
    notify(by=system, members=[member], kind=kind, fact=fact, group=root, subject=ref(belonging), detail=detail)


@receiver("core.invitation_accepted")
def tell_the_inviter(fact: Fact) -> None:
    invitation = Invitation.objects.select_related("inviter").filter(uid=fact.payload["invitation"]).first()
    member = resolve(fact.payload["member"])
    if invitation is not None and member is not None and invitation.inviter is not None:
        notify(by=system, members=[invitation.inviter], kind="came_by_my_invitation", fact=fact, actor=member)


@receiver("core.login_changed")
def tell_of_a_changed_login(fact: Fact) -> None:
    member = resolve(fact.subject)
    if isinstance(member, Member):
        notify(by=system, members=[member], kind="login_changed", fact=fact, detail={"what": fact.payload["what"]})


@receiver("core.dormancy_near")
def warn_of_dormancy(fact: Fact) -> None:
    member = resolve(fact.subject)
    if isinstance(member, Member) and member.dormancy_warnings:  # else they were here meanwhile
        settle_notices(by=system, fact=fact, kind="dormancy_near", subject=fact.subject)
        notify(by=system, members=[member], kind="dormancy_near", fact=fact, detail={"on": fact.payload["on"]})


@receiver("core.member_woke")
def warn_no_more(fact: Fact) -> None:
    settle_notices(by=system, fact=fact, kind="dormancy_near", subject=fact.subject)


def _admitting(root: Group) -> list[Member]:
    return _holding("core.admit_members", root)


def _holding(right: str, root: Group) -> list[Member]:
    holdings = RoleHolding.objects.filter(role__group=root, until=None).select_related("role", "member")
    return list({each.member_id: each.member for each in holdings if right in each.role.rights}.values())


@receiver("core.journey_review_due")
def tell_of_the_journeys_review(fact: Fact) -> None:
    """To those who tend the community."""
    root = resolve(fact.subject)
    if isinstance(root, Group):
        notify(
            by=system,
            members=_holding("core.tend_community", root),
            kind="journey_review",
            fact=fact,
            group=root,
            detail=fact.payload,
        )


@receiver("core.journey_step_changed")
def settle_the_journeys_review(fact: Fact) -> None:
    """Every step was looked at: nothing waits any more."""
    if not JourneyStep.objects.filter(state="to_review").exists():
        settle_notices(by=system, fact=fact, kind="journey_review", subject=fact.subject)
