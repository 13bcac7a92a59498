"""Who is told of crossings, and which rules are looked at when something they read has changed."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from wezer.core.acts.notices import notify, settle_notices
from wezer.core.crossing.acts.inviting import THERE, end_needless_proposals
from wezer.core.crossing.acts.standing import reconsider_group
from wezer.core.crossing.judging import all_settings_of, settings_of
from wezer.core.crossing.voters import full_members, team_of, those_who_may_vouch
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    Crossing,
    Group,
    GroupState,
    Member,
    ProposalState,
    ProposedInvitation,
    RoleHolding,
    Voice,
)
from wezer.core.queries import belonging_of, told_lately
from wezer.core.tending import nearest_holders
from wezer.core.viewer import Viewer
from wezer.kernel.compiled import Compiled
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref, resolve

system = Viewer.system()
#: In a larger group, and at the community's own door, only those who welcome people are asked to vouch by a notice.
MOST_ASKED = 60
ASKING = ("vouching_wanted", "vote_wanted")


@receiver("core.crossing_began")
def ask_those_who_have_a_say(fact: Fact) -> None:
    crossing = _crossing(fact)
    if crossing is None or not crossing.is_waiting:
        return
    group, member = crossing.belonging.group, crossing.belonging.member
    told: dict[str, Any] = {"fact": fact, "group": group, "actor": member, "subject": ref(crossing.belonging)}
    told["detail"] = {"belonging": str(crossing.belonging.uid)}
    if vouching := all_settings_of(crossing, "vouching"):
        notify(by=system, members=_vouchers(group, vouching), kind="vouching_wanted", **told)
    if settings_of(crossing, "vote") is not None:
        electors = Member.objects.filter(pk__in=crossing.electors)
        notify(by=system, members=electors, kind="vote_wanted", **told)


def _vouchers(group: Group, vouching: list[dict[str, Any]]) -> Iterable[Member]:
    found = full_members(group)
    if group.is_root or found.count() > MOST_ASKED:
        found = found.filter(member__in=team_of(group))
    may = {
        number for each in vouching for number in those_who_may_vouch(group, each).values_list("member_id", flat=True)
    }
    return [one.member for one in found.select_related("member") if one.member_id in may]


@receiver("core.entry_spoken_of")
def who_has_spoken_is_asked_no_more(fact: Fact) -> None:
    crossing = _crossing(fact)
    if crossing is None:
        return
    for voice in Voice.objects.filter(crossing=crossing).select_related("member"):
        kind = {"vouch": "vouching_wanted", "ballot": "vote_wanted"}.get(voice.kind)
        if kind and voice.choice != "back":
            settle_notices(by=system, fact=fact, kind=kind, subject=ref(crossing.belonging), member=voice.member)


@receiver("core.invitation_proposed")
def ask_for_a_yes(fact: Fact) -> None:
    """Those who decide who enters; the person hears of it once one of them says yes."""
    found = _proposal(fact)
    if found is not None and found.state == ProposalState.WAITING:
        people = nearest_holders("core.decide_membership", found.group)
        told: dict[str, Any] = {"fact": fact, "group": found.group, "actor": found.inviter, "subject": ref(found)}
        notify(by=system, members=people, kind="invitation_to_confirm", **told)


@receiver("core.invitation_proposal_ended")
def tell_who_proposed(fact: Fact) -> None:
    found, state = _proposal(fact), fact.payload["state"]
    if found is None:
        return
    settle_notices(by=system, fact=fact, kind="invitation_to_confirm", subject=ref(found))
    if state in (ProposalState.CONFIRMED, ProposalState.REFUSED, ProposalState.EXPIRED):
        detail = {"state": state, "reason": found.reason[:200]}
        told: dict[str, Any] = {"fact": fact, "group": found.group, "actor": found.member, "subject": ref(found)}
        notify(by=system, members=[found.inviter], kind="invitation_answered", detail=detail, **told)


def _proposal(fact: Fact) -> ProposedInvitation | None:
    found = ProposedInvitation.objects.filter(uid=fact.payload["proposal"])
    return found.select_related("group", "member", "inviter").first()


@receiver("core.belonging_changed")
def what_is_proposed_is_needless(fact: Fact) -> None:
    """Somebody came in otherwise, or asks to."""
    group, member = resolve(fact.subject), resolve(fact.payload["member"])
    if isinstance(group, Group) and isinstance(member, Member) and fact.payload["state"] in THERE:
        end_needless_proposals(by=system, group=group, member=member)


@receiver("core.belonging_changed")
def tell_of_steps(fact: Fact) -> None:
    """Ended: nobody is asked any more. New inside: the guide. After a rule, a trial: the person."""
    group, member = resolve(fact.subject), resolve(fact.payload["member"])
    if not isinstance(group, Group) or not isinstance(member, Member):
        return
    belonging = belonging_of(group, member)
    if belonging is None:
        return
    done: tuple[str, ...] = ()
    if belonging.state != BelongingState.APPLIED:
        done += ASKING
    if belonging.state != BelongingState.NEWCOMER:
        done += ("guides_newcomer", "newcomer_unmet", "guide_missing")
    settle_notices(by=system, fact=fact, kind=done, subject=ref(belonging))
    _tell_the_person(fact, group, member, belonging)


def _tell_the_person(fact: Fact, group: Group, member: Member, belonging: Belonging) -> None:
    state, crossing = fact.payload["state"], fact.payload["crossing"]
    told: dict[str, Any] = {"fact": fact, "group": group, "subject": ref(belonging)}
    if state == BelongingState.NEWCOMER and belonging.state == BelongingState.NEWCOMER:
        notify(by=system, members=[member], kind="newcomer_here", **told)
        _tell_the_guide(fact, group, belonging)
    elif state == BelongingState.MEMBER and crossing == "trial":
        notify(by=system, members=[member], kind="trial_over", **told)
    elif crossing in ("rule_lost", "rule_found"):
        notify(by=system, members=[member], kind=crossing, **told)
        notify(by=system, members=stewards_of(group), kind=f"{crossing}_of", actor=member, **told)


def _tell_the_guide(fact: Fact, group: Group, belonging: Belonging) -> None:
    told: dict[str, Any] = {"fact": fact, "group": group, "actor": belonging.member, "subject": ref(belonging)}
    if belonging.guide is not None:
        notify(by=system, members=[belonging.guide], kind="guides_newcomer", **told)
    elif group.membrane_rules.get("guides", "none") != "none":
        notify(by=system, members=stewards_of(group), kind="guide_missing", **told)


@receiver("core.guide_assigned")
def tell_of_a_guide(fact: Fact) -> None:
    belonging, guide = _belonging(fact), resolve(fact.payload["guide"])
    if belonging is None or belonging.state != BelongingState.NEWCOMER or not isinstance(guide, Member):
        return
    told: dict[str, Any] = {"fact": fact, "group": belonging.group, "subject": ref(belonging)}
    settle_notices(by=system, fact=fact, kind="guide_missing", subject=ref(belonging))
    notify(by=system, members=[guide], kind="guides_newcomer", actor=belonging.member, **told)
    notify(by=system, members=[belonging.member], kind="guide_given", actor=guide, **told)


@receiver("core.newcomer_met")
def who_was_met_waits_no_more(fact: Fact) -> None:
    if (belonging := _belonging(fact)) is not None:
        settle_notices(by=system, fact=fact, kind=("guides_newcomer", "newcomer_unmet"), subject=ref(belonging))


@receiver("core.newcomer_unmet")
def remind_of_a_newcomer(fact: Fact) -> None:
    """The guide; without one those who tend the group."""
    belonging = _belonging(fact)
    if belonging is None or belonging.state != BelongingState.NEWCOMER or belonging.contacted_at is not None:
        return
    people = [belonging.guide] if belonging.guide else stewards_of(belonging.group)
    notify(
        by=system, members=people, kind="newcomer_unmet", fact=fact, group=belonging.group, actor=belonging.member,
        subject=ref(belonging),
    )  # fmt: skip


@receiver("core.grace_began", "core.grace_ended")
def tell_of_grace(fact: Fact) -> None:
    """The person, with the day; those who tend the group."""
    belonging = _belonging(fact)
    if belonging is None:
        return
    began = fact.name == "core.grace_began"
    if began and belonging.grace_until is None:
        return  # it holds again meanwhile
    told: dict[str, Any] = {"fact": fact, "group": belonging.group, "subject": ref(belonging)}
    detail = {"until": belonging.grace_until.isoformat()} if began and belonging.grace_until else {}
    kind = "grace_began" if began else "grace_ended"
    notify(by=system, members=[belonging.member], kind=kind, detail=detail, **told)
    notify(by=system, members=stewards_of(belonging.group), kind=f"{kind}_of", actor=belonging.member, **told)


@receiver("core.rule_unknown")
def warn_of_an_unknown_fact(fact: Fact) -> None:
    group = resolve(fact.subject)
    if isinstance(group, Group) and not told_lately("rule_unknown", fact):
        detail = {"name": fact.payload["name"]}
        notify(by=system, members=stewards_of(group), kind="rule_unknown", fact=fact, group=group, detail=detail)


@receiver("core.belonging_changed", "core.role_granted", "core.role_ended", "core.level_changed")
def look_at_rules_again(fact: Fact) -> None:
    """What a rule reads of somebody has changed: the groups by rule that they are in, or wait to come into."""
    subject = fact.subject if fact.name == "core.level_changed" else fact.payload["member"]
    member = resolve(subject)
    if isinstance(member, Member):
        look_at_rules_of(member)


def look_at_rules_of(member: Member) -> None:
    """The groups by rule that they are in, or wait to come into."""
    for group in _by_rule_around(member.pk):
        reconsider_group(by=system, group=group, member=member)


def _groups_by_rule(member: int) -> QuerySet[Group]:
    mine = Belonging.objects.filter(member=member, state__in=(*ACTIVE_STATES, BelongingState.APPLIED))
    return Group.objects.filter(has_rule=True, state=GroupState.ACTIVE, pk__in=mine.values("group"))


_by_rule_around = Compiled(_groups_by_rule)


def stewards_of(group: Group) -> list[Member]:
    """Those who tend the group itself; where nobody does, those nearest around it."""
    held = (
        RoleHolding.objects.filter(
            role__group__below__descendant=group, role__key__in=("steward", "gardener"), until=None
        )
        .order_by("role__group__below__depth")
        .values_list("role__group__below__depth", "member_id")
    )
    nearest = min((depth for depth, _number in held), default=None)
    return list(Member.objects.filter(pk__in=[number for depth, number in held if depth == nearest]))


def _crossing(fact: Fact) -> Crossing | None:
    found = Crossing.objects.select_related("belonging__group", "belonging__member")
    return found.filter(uid=fact.payload["crossing"]).first()


def _belonging(fact: Fact) -> Belonging | None:
    group, member = resolve(fact.subject), resolve(fact.payload["member"])
    found = Belonging.objects.select_related("group", "member", "guide")
    return found.filter(group=group, member=member).first() if group and member else None
