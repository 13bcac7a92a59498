"""How a person who confirmed their address comes in: open, on request, by invitation (core.md 2.2)."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from wezer.core.acts.consents import keep_agreed
from wezer.core.acts.door import knock, think_better
from wezer.core.acts.invitations import accept_invitation
from wezer.core.acts.members import add_member
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.steps import step_belonging
from wezer.core.community import community
from wezer.core.crossing.acts.agreements import keep_accepted
from wezer.core.crossing.acts.attempts import let_in, standing_inside, waiting_crossing
from wezer.core.crossing.acts.voices import decide
from wezer.core.crossing.again import refuse_too_soon
from wezer.core.crossing.membranes import key_of, rules_of
from wezer.core.crossing.table import OUTSIDE
from wezer.core.events import AccountOpened
from wezer.core.exclusion.barring import refuse_excluded
from wezer.core.invitations import clean_answers
from wezer.core.models import (
    ACTIVE_STATES,
    Application,
    ApplicationMessage,
    Arrival,
    Belonging,
    BelongingState,
    Invitation,
    Member,
    User,
)
from wezer.core.refusals import AdmissionClosed, ApplicationClosed, InvitationInvalid, NotWaiting
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal

#: Answers of a refused application are kept so long (core.md A-1).
ANSWERS_KEPT = timedelta(days=365)


@act
def come_in(*, by: Any, user: User) -> Member | None:
    """Make the member of a login whose address is confirmed, as the community admits people.

    Returns None when the door is closed to them (their invitation ended meanwhile): they have a login and wait outside.
    """
    User.objects.select_for_update().get(pk=user.pk)
    known = Member.objects.filter(user=user).first()
    if known is not None:
        return known
    arrival = (
        Arrival.objects.select_related("invitation__group", "invitation__inviter", "invitation__member")
        .filter(user=user)
        .first()
    )
    member = _by_invitation(by, user, arrival) or _by_mode(by, user, arrival)
    if member is not None:
        _keep_said(by, member, user, arrival)
    return member


@act
def come_in_with(*, by: Any, user: User, invitation: Invitation, language: str = "") -> Member:
    """Somebody who signed in when the door was closed to them comes in by this invitation, as who they said they are at
    sign-up and with what they accepted there."""
    User.objects.select_for_update().get(pk=user.pk)
    arrival = Arrival.objects.filter(user=user).first()
    spoken = arrival.language if arrival else language
    member = accept_invitation(
        by=by, invitation=invitation, user=user, name=_name_of(user, arrival), language=spoken
    )  # fmt: skip
    _keep_said(by, member, user, arrival)
    return member


def _keep_said(by: Any, member: Member, user: User, arrival: Arrival | None) -> None:
    """What was said and accepted at sign-up, now that there is a member who did; the account is open."""
    _write_lines(member, arrival)
    if arrival is not None:
        keep_agreed(by=by, member=member, arrival=arrival)
        keep_accepted(by=by, member=member, accepted=arrival.accepted, at=arrival.created_at)
    Arrival.objects.filter(user=user).delete()
    crossing = Belonging.objects.values_list("crossing", flat=True).get(member=member, group=community())
    emit(AccountOpened(subject=ref(member), crossing=crossing), group=community(), audit=True)
    user.member = member  # type: ignore[attr-defined]  # kept on the thing for who shows it


def _name_of(user: User, arrival: Arrival | None) -> str:
    return (arrival.name if arrival else "") or str(user.email).partition("@")[0]


def _write_lines(member: Member, arrival: Arrival | None) -> None:
    """What was said at sign-up stands on the profile. A line that changed or went away meanwhile is left out."""
    for key, said in (arrival.lines if arrival else {}).items():
        with suppress(Refusal), attempt():
            if said:
                set_profile_field(by=Viewer.system(), member=member, key=key, value=said)


def _by_invitation(by: Any, user: User, arrival: Arrival | None) -> Member | None:
    if arrival is None or arrival.invitation is None:
        return None
    try:
        with attempt():
            return accept_invitation(
                by=by, invitation=arrival.invitation, user=user, name=arrival.name, language=arrival.language
            )
    except InvitationInvalid:
        return None


def _by_mode(by: Any, user: User, arrival: Arrival | None) -> Member | None:
    mode = value("admission.mode")
    name = _name_of(user, arrival)
    language = arrival.language if arrival else ""
    if mode == "invitation":
        return None
    rules = rules_of(community())
    if mode == "open":
        inside = standing_inside(rules, community())
        return add_member(by=by, name=name, user=user, crossing="open", language=language, **inside)
    crossing = key_of(rules.ways[0]) if len(rules.ways) == 1 else "mixed"
    member = add_member(by=by, name=name, user=user, state=BelongingState.APPLIED, crossing=crossing, language=language)
    knock(member, arrival.answers if arrival else [])
    return member


@act
def apply(*, by: Any, answers: Sequence[dict[str, str]] = ()) -> Application | None:
    """Ask to be admitted (again): after leaving at once, after a refusal or a request taken back when some time has passed.
    Where the door is open nobody is asked: None, and they are in."""
    root, mode = community(), value("admission.mode")
    if by.member is not None:
        refuse_excluded(by.member, root, BelongingState.APPLIED)
    belonging = Belonging.objects.select_related("member", "group").filter(member=by.member, group=root).first()
    if mode == "invitation" or by.member is None or belonging is None:
        raise AdmissionClosed()
    refuse_too_soon(belonging.member, root)
    outside, rules = (*OUTSIDE, BelongingState.EXCLUDED), rules_of(root)
    if belonging.state not in outside:
        raise NotWaiting()
    think_better(by.member)
    if mode == "open":
        let_in(by.member, root, rules, [{"kind": "open"}], {})
        if hasattr(by, "forget"):
            by.forget()
        return None
    step_belonging(belonging, outside, BelongingState.APPLIED, NotWaiting(), crossing=key_of(rules.ways[0]), reason="")
    return knock(by.member, clean_answers(answers))


@act
def withdraw_application(*, by: Any) -> None:
    """The applicant thinks better of it."""
    mine = Belonging.objects.select_related("member", "group").filter(member=by.member, group=community())
    if (belonging := mine.first()) is None:
        raise NotWaiting()
    step_belonging(belonging, BelongingState.APPLIED, BelongingState.WITHDRAWN, NotWaiting())
    ApplicationMessage.objects.filter(application__belonging=belonging).delete()
    Application.objects.filter(belonging=belonging).update(decided_at=now(), answers=[])


@act
def decide_application(*, by: Any, application: Application, accept: bool, reason: str = "") -> None:
    """Yes or no, by someone who admits members; a no says why. The applicant is told by mail."""
    require(by, "core.admit_members", None)
    belonging = Belonging.objects.select_related("member__user", "group").get(pk=application.belonging_id)
    if belonging.state != BelongingState.APPLIED:
        raise ApplicationClosed()
    decide(by, waiting_crossing(belonging), accept, reason)


@act
def forget_old_answers(*, by: Any, before: datetime | None = None, spared: Sequence[Any] = ()) -> int:
    """Answers of people refused or withdrawn are deleted twelve months later (core.md A-1); run by the worker's night."""
    old = Application.objects.filter(decided_at__lt=before or now() - ANSWERS_KEPT)
    old = old.exclude(belonging__state__in=ACTIVE_STATES).exclude(belonging__member__uid__in=spared)
    ApplicationMessage.objects.filter(application__in=old).delete()
    return old.exclude(answers=[]).update(answers=[])
