"""A login for people who are members already: each gets a link of their own, for their address alone (core.md 2.2)."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.community import community
from wezer.core.events import InvitationCreated
from wezer.core.invitations import LONGEST_DAYS, token_hash, waiting_for_a_login
from wezer.core.models import Invitation, LinkMailing, Member, ProfileField, User
from wezer.core.speaking import speaking
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

#: So many links are mailed in one transaction.
AT_ONCE = 50


@act
def mail_links(*, by: Any) -> LinkMailing:
    """Have the worker mail everybody who was brought along the link that gives them their login. One such mailing at a time."""
    require(by, "core.admit_members", None)
    running = LinkMailing.objects.filter(ended_at=None).first()
    if running is not None:
        return running
    mailing = LinkMailing.objects.create(asked_by=by.member, people=waiting_for_a_login().count())
    go_on_mailing(mailing)
    return mailing


@act
def mail_next_links(*, by: Any, mailing: LinkMailing, limit: int = AT_ONCE) -> bool:
    """The worker's: the next few of them. False when nobody is left."""
    mailing = LinkMailing.objects.select_for_update(of=("self",)).select_related("asked_by").get(pk=mailing.pk)
    if mailing.ended_at is not None:
        return False
    people = list(waiting_for_a_login().filter(pk__gt=mailing.last)[:limit])
    mailing.sent += _invite(mailing.asked_by, people)
    mailing.last = people[-1].pk if people else mailing.last
    mailing.ended_at = now() if len(people) < limit else None
    mailing.save(update_fields=["sent", "last", "ended_at"])
    return mailing.ended_at is None


def go_on_mailing(mailing: LinkMailing) -> None:
    """Have the worker go on with it. For acts only: what is asked of the worker is written with what it is asked for."""
    from wezer.core.jobs import mail_links_left

    mail_links_left.enqueue(mailing.pk)


def _invite(inviter: Member, people: Sequence[Member]) -> int:
    """How many of them have an address and are sent their link."""
    root = community()
    addresses = dict(ProfileField.objects.filter(member__in=people, key="email").values_list("member_id", "value"))
    number = 0
    for member in people:
        address = User.objects.normalise(str(addresses.get(member.pk) or ""))
        if member.user_id is not None or not address:
            continue
        token = secrets.token_urlsafe(24)
        made = Invitation.objects.create(
            token_hash=token_hash(token), group=root, inviter=inviter, email=address, member=member,
            expires_at=now() + timedelta(days=LONGEST_DAYS),
        )  # fmt: skip
        emit(InvitationCreated(subject=ref(root), invitation=str(made.uid)), group=root, audit=True)
        _send(made, member, token)
        number += 1
    return number


def bind_login(member: Member, user: User) -> Member:
    """The person of an invitation signs in from now on. Refused by the database when somebody was quicker."""
    Member.objects.filter(pk=member.pk, user=None).update(user=user)
    member.refresh_from_db()
    return member


def _send(invitation: Invitation, member: Member, token: str) -> None:
    root = community()
    url = settings.SITE_URL + reverse("join:invitation", args=[token])
    with speaking(member.language):
        context = {"invitation": invitation, "member": member, "community": root, "url": url}
        subject = _("Your place in {community} waits for you").format(community=root.name)
        body = render_to_string("core/join/email/activation.txt", context)
    EmailMessage(subject, body, to=[invitation.email]).send()
