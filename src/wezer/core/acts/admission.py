"""How a person who confirmed their address comes in: open, on request, by invitation (core.md 2.2)."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from wezer.core.acts.consents import keep_agreed
from wezer.core.acts.invitations import accept_invitation
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import OUTSIDE
from wezer.core.acts.profile import set_profile_field
from wezer.core.community import community
from wezer.core.events import AccountOpened, ApplicationDecided, BelongingChanged
from wezer.core.models import Application, ApplicationMessage, Arrival, Belonging, BelongingState, Member, User
from wezer.core.refusals import AdmissionClosed, ApplicationClosed, InvitationInvalid, NotWaiting, ReasonMissing
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal
from wezer.ui.words import speaks

#: Somebody refused may ask again after so long; answers of a refused application are kept so long (core.md A-1).
AGAIN_AFTER = timedelta(days=30)
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
        _write_lines(member, arrival)
        if arrival is not None:
            keep_agreed(by=by, member=member, arrival=arrival)
        Arrival.objects.filter(user=user).delete()
        crossing = Belonging.objects.values_list("crossing", flat=True).get(member=member, group=community())
        emit(AccountOpened(subject=ref(member), crossing=crossing), group=community(), audit=True)
        user.member = member  # type: ignore[attr-defined]  # kept on the thing for who shows it
    return member


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
    name = (arrival.name if arrival else "") or str(user.email).partition("@")[0]
    language = arrival.language if arrival else ""
    if mode == "open":
        return add_member(by=by, name=name, user=user, state=BelongingState.MEMBER, crossing="open", language=language)
    if mode != "moderated":
        return None
    member = add_member(
        by=by, name=name, user=user, state=BelongingState.APPLIED, crossing="request", language=language
    )
    belonging = Belonging.objects.get(member=member, group=community())
    Application.objects.create(belonging=belonging, answers=arrival.answers if arrival else [])
    return member


@act
def apply(*, by: Any, answers: Sequence[dict[str, str]] = ()) -> Application:
    """Ask to be admitted (again): after leaving at once, after a refusal when some time has passed."""
    if value("admission.mode") != "moderated" or by.member is None:
        raise AdmissionClosed()
    root = community()
    belonging = Belonging.objects.select_related("member").filter(member=by.member, group=root).first()
    if belonging is None:
        raise AdmissionClosed()
    if belonging.state == BelongingState.REFUSED and belonging.since > now() - AGAIN_AFTER:
        raise AdmissionClosed()
    if not move(belonging, OUTSIDE, BelongingState.APPLIED, since=now(), crossing="request", reason=""):
        raise NotWaiting()
    application, _new = Application.objects.update_or_create(
        belonging=belonging,
        defaults={"answers": clean_answers(answers), "decided_by": None, "decided_at": None, "created_at": now()},
    )
    _tell(belonging)
    return application


@act
def withdraw_application(*, by: Any) -> None:
    """The applicant thinks better of it."""
    belonging = Belonging.objects.select_related("member").filter(member=by.member, group=community()).first()
    if belonging is None or not move(belonging, BelongingState.APPLIED, BelongingState.WITHDRAWN, since=now()):
        raise NotWaiting()
    ApplicationMessage.objects.filter(application__belonging=belonging).delete()
    Application.objects.filter(belonging=belonging).update(decided_at=now(), answers=[])
    _tell(belonging)


@act
def decide_application(*, by: Any, application: Application, accept: bool, reason: str = "") -> None:
    """Yes or no, by someone who admits members; a no says why. The applicant is told by mail."""
    require(by, "core.admit_members", None)
    reason = reason.strip()[:2000]
    if not accept and not reason:
        raise ReasonMissing()
    belonging = Belonging.objects.select_related("member__user", "group").get(pk=application.belonging_id)
    state = BelongingState.MEMBER if accept else BelongingState.REFUSED
    if not move(belonging, BelongingState.APPLIED, state, since=now(), reason=reason):
        raise ApplicationClosed()
    Application.objects.filter(pk=application.pk).update(decided_by=by.member, decided_at=now())
    emit(
        ApplicationDecided(subject=ref(community()), member=ref(belonging.member), state=str(state)),
        group=community(), audit=True,
    )  # fmt: skip
    _tell(belonging)
    _send_decision(belonging, accept, reason)


@act
def forget_old_answers(*, by: Any, before: datetime | None = None, spared: Sequence[Any] = ()) -> int:
    """Answers of people refused or withdrawn are deleted twelve months later (core.md A-1); run by the worker's night."""
    old = Application.objects.filter(decided_at__lt=before or now() - ANSWERS_KEPT).exclude(
        belonging__state=BelongingState.MEMBER
    )
    old = old.exclude(belonging__member__uid__in=spared)
    ApplicationMessage.objects.filter(application__in=old).delete()
    return old.exclude(answers=[]).update(answers=[])


def clean_answers(answers: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    return [
        {"question": str(each["question"])[:300], "answer": str(each["answer"]).strip()[:4000]}
        for each in answers
        if str(each.get("answer", "")).strip()
    ]


def _tell(belonging: Belonging) -> None:
    emit(
        BelongingChanged(
            subject=ref(community()), member=ref(belonging.member), state=str(belonging.state), crossing=belonging.crossing
        ),
        group=community(), audit=True,
    )  # fmt: skip


def _send_decision(belonging: Belonging, accept: bool, reason: str) -> None:
    user = belonging.member.user
    if user is None or not user.email:
        return
    with translation.override(belonging.member.language or settings.LANGUAGE_CODE), speaks(value("words")):
        context = {
            "member": belonging.member,
            "community": community(),
            "accept": accept,
            "reason": reason,
            "url": settings.SITE_URL,
        }
        subject = _("Your request to join {community}").format(community=community().name)
        EmailMessage(subject, render_to_string("core/join/email/decision.txt", context), to=[user.email]).send()
