"""Mail about notices: at once, and in summaries. Called by the worker; what may be read is asked when it is sent (I-7)."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from wezer.core.acts.channels import plan_of, zone_of_member
from wezer.core.channels import topic_of
from wezer.core.community import community
from wezer.core.digest import Gathered, Section, news, notice_line, queued, sections, shorten, sift
from wezer.core.mail_times import next_digest, period, quiet_ends
from wezer.core.models import Channel, Group, MailPlan, MailState, Member, Notice, NoticeChoice, UserState
from wezer.core.rooms.summaries import rooms_say
from wezer.core.speaking import speaking
from wezer.core.unsubscribing import SUMMARY, headers, stop_url
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, move_all
from wezer.kernel.clock import now
from wezer.kernel.turns import copy_names

#: About the same thing at most one mail in this time, while the last one is unread (core.md N-3).
BURST = timedelta(minutes=10)
#: No mail is longer than this, whatever happened (core.md 22.9).
MOST_BYTES = 100_000
#: A summary that waited long, because mail was paused or the worker stopped, looks back so far at most.
FURTHEST = timedelta(days=14)
#: Of one group a mail shows so many lines at most.
_LINES = 12


@act
def mail_notices(*, by: Any, member: Member) -> int:
    """Mail what waits to be mailed at once, a mail for each topic. Returns how many mails left."""
    copy_names()
    plan, moment, address = plan_of(member), now(), _address(member)
    waiting = queued(member, Channel.NOW)
    if plan.paused_at is not None or not address:
        _mark(waiting, MailState.CANCELLED)
        return 0
    if quiet_ends(plan, zone_of_member(member), moment):
        waiting = [notice for notice in waiting if topic_of(notice.kind).breaks_quiet]
    found = sift(waiting, Viewer.of(member))
    _mark(found.dropped, MailState.CANCELLED)
    ready = _not_in_bursts(member, found.notices)
    parts = _by_topic(member, ready)
    for (topic, _number), (group, notices) in parts.items():
        _send_notices(member, address, topic, group, notices)
    _mark(ready, MailState.DELIVERED)
    return len(parts)


def _not_in_bursts(member: Member, notices: list[Notice]) -> list[Notice]:
    """Without what is about a thing of which an unread notice was mailed just now."""
    lately = Notice.objects.filter(
        member=member, mail_state=MailState.DELIVERED, read_at=None, mailed_at__gt=now() - BURST
    )
    told = {about(each) for each in lately.only("item_id", "subject", "kind")} if notices else set()
    return [notice for notice in notices if about(notice) not in told]


def about(notice: Notice) -> tuple[Any, str]:
    return (notice.item_id or notice.subject or notice.pk, topic_of(notice.kind).kind)


def _by_topic(member: Member, notices: list[Notice]) -> dict[tuple[str, int | None], tuple[Group | None, list[Notice]]]:
    """One mail for each topic, and for each group in which the member chose that topic's channel: so one link stops it."""
    rows = NoticeChoice.objects.filter(member=member, group__isnull=False) if notices else NoticeChoice.objects.none()
    own = set(rows.values_list("topic", "group_id"))
    parts: dict[tuple[str, int | None], tuple[Group | None, list[Notice]]] = {}
    for notice in notices:
        topic = topic_of(notice.kind).kind
        group = notice.group if (topic, notice.group_id) in own else None
        parts.setdefault((topic, group.pk if group else None), (group, []))[1].append(notice)
    return parts


def _send_notices(member: Member, address: str, topic: str, group: Group | None, notices: list[Notice]) -> None:
    with reader(member):
        lines = [notice_line(notice) for notice in notices]
        subject = lines[0].words if len(lines) == 1 else ngettext("{number} notice", "{number} notices", len(lines))
        said = {"subject": subject.format(number=len(lines)) if len(lines) > 1 else subject, "template": "notices"}
        _post(member, address, topic, group, [Section("", lines=lines)], said)


@act
def mail_digest(*, by: Any, plan: MailPlan) -> bool:
    """Send the summary that is due, unless nothing is new. Quiet hours put it off; two workers send it once."""
    copy_names()
    member, moment, due = plan.member, now(), plan.next_digest_at
    zone = zone_of_member(member)
    if ends := quiet_ends(plan, zone, moment):
        MailPlan.objects.filter(pk=plan.pk, next_digest_at=due).update(next_digest_at=ends)
        return False
    viewer, address = Viewer.of(member), _address(member)
    may = plan.paused_at is None and bool(address) and viewer.is_inside and member.dormant_at is None
    after = {"next_digest_at": next_digest(plan, zone, moment), **({"last_digest_at": moment} if may else {})}
    if not MailPlan.objects.filter(pk=plan.pk, next_digest_at=due).update(**after) or not may:
        return False
    found = _gather(plan, member, viewer)
    _mark(found.dropped, MailState.CANCELLED)
    if not found.total:
        return False
    with reader(member):
        words = ngettext("{number} new thing in {community}", "{number} new things in {community}", found.total)
        subject = words.format(number=found.total, community=community().name)
        _post(member, address, SUMMARY, None, sections(found, viewer), {"subject": subject, "template": "digest"})
    _mark(found.notices, MailState.DELIVERED)
    return True


def _gather(plan: MailPlan, member: Member, viewer: Viewer) -> Gathered:
    moment = now()
    first = min(plan.created_at, moment - period(plan))  # one that quiet hours put off loses nothing of its day
    since = max(plan.last_digest_at or first, moment - FURTHEST)
    found = sift(queued(member, Channel.DIGEST), viewer)
    told = {notice.item_id for notice in found.notices if notice.item_id}
    found.items = news(member, viewer, since, told)
    found.rooms = rooms_say(viewer, since)
    return found


def _post(
    member: Member, address: str, topic: str, group: Group | None, found: list[Section], said: dict[str, str]
) -> None:
    """Write the mail, with fewer lines of each group until it is short enough, and hand it to the outbox."""
    each = _LINES
    make = partial(_made, member, address, topic, group, found, said)
    message = make(each)
    while each > 1 and len(message.message().as_bytes()) >= MOST_BYTES:
        each = each * 2 // 3
        message = make(each)
    message.send()


def _made(
    member: Member,
    address: str,
    topic: str,
    group: Group | None,
    found: list[Section],
    said: dict[str, str],
    lines: int,
) -> EmailMultiAlternatives:
    context = {
        "member": member, "community": community(), "sections": shorten(found, lines), "topic": topic,
        "stop": stop_url(member, topic, group), "choose": settings.SITE_URL + reverse("me:notices"),
        "here": settings.SITE_URL + reverse("notices:list"),
    }  # fmt: skip
    subject, name = " ".join(said["subject"].split())[:180], said["template"]
    message = EmailMultiAlternatives(
        subject, render_to_string(f"core/mail/{name}.txt", context), to=[address], headers=headers(member, topic, group)
    )
    message.attach_alternative(render_to_string(f"core/mail/{name}.html", {**context, "subject": subject}), "text/html")
    return message


def reader(member: Member) -> Any:
    return _Reader(member)


class _Reader:
    """In the member's language and zone."""

    def __init__(self, member: Member) -> None:
        self.parts = (speaking(member.language), timezone.override(zone_of_member(member)))

    def __enter__(self) -> None:
        for each in self.parts:
            each.__enter__()

    def __exit__(self, *problem: Any) -> None:
        for each in reversed(self.parts):
            each.__exit__(*problem)


def _address(member: Member) -> str:
    """Where mail to the member goes: nowhere when their login is closed or their address not confirmed."""
    user = member.user
    return user.email or "" if user is not None and user.state == UserState.ACTIVE else ""


def _mark(notices: list[Notice], state: MailState) -> None:
    if notices:
        more = {"mailed_at": now()} if state == MailState.DELIVERED else {}
        rows = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
        move_all(rows, MailState.QUEUED, state, field="mail_state", **more)
