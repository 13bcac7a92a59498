"""What a member chooses: which channel for which topic, and when mail may come."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.channels import shown_topics
from wezer.core.events import MailPaused, PreferencesChanged
from wezer.core.kinds import notice_kinds
from wezer.core.mail_times import next_digest, zone_of
from wezer.core.models import (
    Channel,
    Group,
    MailPlan,
    MailState,
    Member,
    Notice,
    NoticeChoice,
    Rhythm,
    User,
    UserState,
)
from wezer.core.refusals import ValueInvalid
from wezer.core.settings_registry import value
from wezer.core.unsubscribing import SUMMARY, Stop
from wezer.kernel.acts import act, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

#: So many hard bounces within so many days, and nothing more is sent (core.md N-7).
MOST_BOUNCES = 3
BOUNCE_DAYS = timedelta(days=30)
LONGEST_QUIET = timedelta(days=400)


@act
def choose_channels(*, by: Any, chosen: dict[str, str], group: Group | None = None) -> None:
    """Several topics at once, everywhere or in one group; "" takes the choice for a group back."""
    member = _own(by)
    known = {topic.kind: topic for topic in shown_topics(in_group=group is not None)}
    for kind, channel in chosen.items():
        topic = known.get(kind)
        if topic is None or channel not in {*topic.offered, *([""] if group else [])}:
            raise ValueInvalid(field=kind, why=_("choose one from the list"))
        _keep(member, kind, channel, group)
    emit(PreferencesChanged(subject=ref(member)))


def _keep(member: Member, topic: str, channel: str, group: Group | None) -> None:
    NoticeChoice.objects.filter(member=member, topic=topic, group=group).exclude(channel=channel).delete()
    if channel:
        made = NoticeChoice(member=member, topic=topic, group=group, channel=channel)
        NoticeChoice.objects.bulk_create([made], ignore_conflicts=True)
    if channel in (Channel.OFF, Channel.HERE):
        kinds = [kind.kind for kind in notice_kinds if kind.topic == topic]
        waiting = Notice.objects.filter(member=member, kind__in=kinds)
        waiting = waiting.filter(group=group) if group else waiting
        move_all(waiting, MailState.QUEUED, MailState.CANCELLED, field="mail_state")


@act
def plan_mail(
    *,
    by: Any,
    rhythm: str | None = None,
    weekday: int | None = None,
    hour: int | None = None,
    quiet_from: int | None = None,
    quiet_to: int | None = None,
    quiet_until: datetime | None = None,
) -> MailPlan:
    """When the summary comes, and when nothing may. Quiet hours are said anew each time: both or none."""
    member = _own(by)
    plan = _held(member)
    for name, said, most in (("weekday", weekday, 6), ("hour", hour, 23), ("quiet_from", quiet_from, 23), ("quiet_to", quiet_to, 23)):  # fmt: skip
        if said is not None and not 0 <= said <= most:
            raise ValueInvalid(field=name, why=_("choose one from the list"))
    if (quiet_from is None) != (quiet_to is None):
        raise ValueInvalid(
            field="quiet_to" if quiet_to is None else "quiet_from", why=_("say when it begins and when it ends")
        )
    if rhythm is not None and rhythm not in Rhythm.values:
        raise ValueInvalid(field="rhythm", why=_("choose one from the list"))
    if quiet_until is not None and quiet_until > now() + LONGEST_QUIET:
        raise ValueInvalid(field="quiet_until", why=_("choose a day within a year"))
    plan.rhythm = plan.rhythm if rhythm is None else rhythm
    plan.weekday = plan.weekday if weekday is None else weekday
    plan.hour = plan.hour if hour is None else hour
    plan.quiet_from, plan.quiet_to, plan.quiet_until = quiet_from, quiet_to, quiet_until
    plan.next_digest_at = next_digest(plan, zone_of_member(member), now())
    plan.save()
    Notice.objects.filter(member=member, push_state=MailState.QUEUED).update(push_at=now())  # the quiet may have ended
    emit(PreferencesChanged(subject=ref(member)))
    return plan


@act
def choose_reminders(
    *, by: Any, week: bool | None = None, day: bool | None = None, hours: bool | None = None
) -> MailPlan:
    """How long before events that one comes to one is reminded: a week, a day, two hours. What is not said stays."""
    member = _own(by)
    plan = _held(member)
    for name, said in (("remind_week", week), ("remind_day", day), ("remind_hours", hours)):
        if said is not None:
            setattr(plan, name, said)
    plan.save()
    emit(PreferencesChanged(subject=ref(member)))
    return plan


@act
def stop_mail(*, by: Any, stop: Stop) -> None:
    """What a signed link in a mail asks for; whoever holds it may, signed in or not. Notices on the page go on."""
    if stop.topic == SUMMARY:
        plan = _held(stop.member)
        plan.rhythm, plan.next_digest_at = Rhythm.NEVER, None
        plan.save()
    else:
        _keep(stop.member, stop.topic, Channel.HERE, stop.group)
    emit(PreferencesChanged(subject=ref(stop.member)))


@act
def begin_plans(*, by: Any, limit: int = 500) -> int:
    """A plan for everybody who may sign in and has none yet. Returns how many were made."""
    new = list(Member.objects.filter(mail_plan=None, user__state=UserState.ACTIVE, erased_at=None)[:limit])
    plans = [MailPlan(member=member) for member in new]
    for plan in plans:
        plan.next_digest_at = next_digest(plan, zone_of_member(plan.member), now())
    MailPlan.objects.bulk_create(plans, ignore_conflicts=True)
    return len(plans)


@act
def record_bounce(*, by: Any, address: str, reason: str) -> None:
    """A server refused mail to this address for good. The third time within a month nothing more is sent."""
    user = User.objects.filter(email__iexact=address).first()
    member = Member.objects.filter(user=user).first() if user else None
    if member is not None:
        _count_bounce(member, reason)


@act
def record_return(*, by: Any, member: Member, reason: str) -> None:
    """A mail came back after a while. `reason` names it: a mail that comes back twice counts once."""
    if _held(member).bounce_reason != reason[:200]:
        _count_bounce(member, reason)


def _count_bounce(member: Member, reason: str) -> None:
    plan, moment = _held(member), now()
    recent = plan.bounced_at is not None and moment - plan.bounced_at < BOUNCE_DAYS
    plan.bounces = plan.bounces + 1 if recent else 1
    plan.bounced_at, plan.bounce_reason = moment, reason[:200]
    if plan.bounces >= MOST_BOUNCES and plan.paused_at is None:
        plan.paused_at = moment
        emit(MailPaused(subject=ref(member)), audit=True)
    plan.save()


@act
def resume_mail(*, by: Any, member: Member | None = None) -> None:
    """Send again: the member says so, or has another address."""
    member = member if by.is_system and member is not None else _own(by)
    MailPlan.objects.filter(member=member).update(paused_at=None, bounces=0, bounced_at=None, bounce_reason="")
    emit(PreferencesChanged(subject=ref(member)))


def plan_of(member: Member) -> MailPlan:
    """The member's plan; what a new one would say when there is none yet."""
    plan = MailPlan.objects.filter(member=member).first()
    if plan is None:
        plan = MailPlan(member=member)
        plan.next_digest_at = next_digest(plan, zone_of_member(member), now())
    return plan


def _held(member: Member) -> MailPlan:
    """The plan as it stands, made where there is none, its row locked until the act ends: the worker moves it meanwhile."""
    if not MailPlan.objects.filter(member=member).exists():
        MailPlan.objects.bulk_create([plan_of(member)], ignore_conflicts=True)
    return MailPlan.objects.select_for_update().get(member=member)


def zone_of_member(member: Member) -> Any:
    return zone_of(member.timezone or str(value("community.timezone")))


def _own(by: Any) -> Member:
    if by.member is None:
        raise NotAllowed()
    found: Member = by.member
    return found
