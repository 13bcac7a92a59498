"""The conversation on an application: both sides may ask until somebody decides (core.md A-2)."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import OuterRef, Subquery
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.acts.posts import one_time
from wezer.core.community import community
from wezer.core.events import ApplicationDecided, ApplicationMessaged
from wezer.core.models import Application, ApplicationMessage, Belonging, BelongingState, Member
from wezer.core.refusals import ApplicationClosed
from wezer.core.settings_registry import value
from wezer.core.speaking import speaking
from wezer.core.talk_refusals import TextEmpty, TextTooLong
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

LONGEST_MESSAGE = 4000


@act
def write_on_application(*, by: Any, application: Application, body: str, key: str = "") -> ApplicationMessage:
    """A question or an answer, by the applicant or by whoever admits people. The same `key` twice writes once."""
    found = Belonging.objects.select_related("member__user").select_for_update(of=("self",))
    belonging = found.get(pk=application.belonging_id)
    of_team = by.member is None or by.member.pk != belonging.member_id
    if of_team:
        require(by, "core.welcome_newcomers", community())
    once = one_time(by, key)
    if once and (known := ApplicationMessage.objects.filter(author=by.member, key=once).first()):
        return known
    if belonging.state != BelongingState.APPLIED:
        raise ApplicationClosed()
    text = _clean(body)
    message = ApplicationMessage.objects.create(
        application=application, author=by.member, is_of_team=of_team, body=text, key=once, created_at=now()
    )
    Application.objects.filter(pk=application.pk).update(reminded_at=None)
    told = ApplicationMessaged(subject=ref(community()), member=ref(belonging.member), is_of_team=of_team)
    emit(told, group=community())
    if of_team:
        _mail(belonging.member, text, "core/join/email/question.txt")
    return message


@act
def remind_applicants(*, by: Any) -> int:
    """Who was asked something some days ago and has not answered is told once more; run by the worker's night."""
    newest = ApplicationMessage.objects.filter(application=OuterRef("pk")).order_by("-id")
    waiting = Application.objects.filter(belonging__state=BelongingState.APPLIED, reminded_at=None).annotate(
        last_by_team=Subquery(newest.values("is_of_team")[:1]),
        last_at=Subquery(newest.values("created_at")[:1]),
        last_body=Subquery(newest.values("body")[:1]),
    )
    late = now() - timedelta(days=value("admission.reminder_days"))
    due = list(waiting.filter(last_by_team=True, last_at__lt=late).select_related("belonging__member__user")[:500])
    for application in due:
        if Application.objects.filter(pk=application.pk, reminded_at=None).update(reminded_at=now()):
            _mail(application.belonging.member, application.last_body, "core/join/email/reminder.txt")
    return len(due)


def _clean(body: str) -> str:
    text = body.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text:
        raise TextEmpty()
    if len(text) > LONGEST_MESSAGE:
        raise TextTooLong(most=LONGEST_MESSAGE)
    return text


def _mail(member: Member, body: str, template: str) -> None:
    """The applicant stands outside and has no page of notices: a mail tells."""
    user = member.user
    if user is None or not user.email:
        return
    with speaking(member.language):
        context = {
            "member": member,
            "community": community(),
            "body": body,
            "url": settings.SITE_URL + reverse("join:door"),
        }
        subject = _("A question about your request to join {community}").format(community=community().name)
        EmailMessage(subject, render_to_string(template, context), to=[user.email]).send()


def close_application(belonging: Belonging, decided_by: Member | None) -> None:
    """The answer of the community's door: kept, told, and sent by mail. For acts that have decided."""
    accept = belonging.is_active
    Application.objects.filter(belonging=belonging).update(decided_by=decided_by, decided_at=now())
    decided = ApplicationDecided(subject=ref(community()), member=ref(belonging.member), state=str(belonging.state))
    emit(decided, group=community(), audit=True)
    _send_decision(belonging, accept, belonging.reason)


def _send_decision(belonging: Belonging, accept: bool, reason: str) -> None:
    user = belonging.member.user
    if user is None or not user.email:
        return
    with speaking(belonging.member.language):
        context = {
            "member": belonging.member,
            "community": community(),
            "accept": accept,
            "reason": reason,
            "url": settings.SITE_URL,
        }
        subject = _("Your request to join {community}").format(community=community().name)
        EmailMessage(subject, render_to_string("core/join/email/decision.txt", context), to=[user.email]).send()
