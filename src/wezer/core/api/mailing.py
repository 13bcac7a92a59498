"""Which notices one wants, by which channel, and when mail may come."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from wezer.core.acts.channels import choose_channels, choose_reminders, plan_mail, plan_of, resume_mail
from wezer.core.api.common import caller, router
from wezer.core.api.groups import found_group
from wezer.core.channels import choices_of, shown_topics
from wezer.core.models import Group, MailPlan
from wezer.ui.rest import Schema, Strict, moment

Hour = Annotated[int, Field(ge=0, le=23)]


class NoticeTopicOut(Schema):
    topic: str
    name: str
    channel: str
    """Empty for a group in which it is as everywhere."""
    offered: list[str]


class ChannelsIn(Strict):
    """Topics and their channels; in a group an empty one is “as everywhere”. What is not sent stays."""

    channels: dict[str, Annotated[str, Field(max_length=8)]]
    group: UUID | None = None


class MailPlanIn(Strict):
    """Rhythm, day and hour stay when they are not sent; quiet hours are said anew each time."""

    rhythm: Annotated[str, Field(max_length=8)] | None = None
    weekday: Annotated[int, Field(ge=0, le=6)] | None = None
    hour: Hour | None = None
    quiet_from: Hour | None = None
    quiet_to: Hour | None = None
    quiet_until: datetime | None = None


class MailPlanOut(Schema):
    rhythm: str
    weekday: int
    hour: int
    quiet_from: int | None
    quiet_to: int | None
    quiet_until: str | None
    next_digest_at: str | None
    paused_at: str | None
    """Since when nothing is sent because the address refused mail."""


@router.get("/me/channels", response=list[NoticeTopicOut])
def my_channels(request: Any, group: UUID | None = None) -> Any:
    """The topics one may choose a channel for, everywhere or in one group."""
    return _channels(request, found_group(request, group) if group else None)


@router.patch("/me/channels", response=list[NoticeTopicOut])
def change_channels(request: Any, sent: ChannelsIn) -> Any:
    """Choose channels, everywhere or in one group."""
    caller(request)
    group = found_group(request, sent.group) if sent.group else None
    choose_channels(by=request.viewer, chosen=sent.channels, group=group)
    return _channels(request, group)


def _channels(request: Any, group: Group | None) -> list[dict[str, Any]]:
    chosen = choices_of(caller(request), group)
    return [
        {
            "topic": topic.kind,
            "name": str(topic.name),
            "channel": chosen.get(topic.kind, "" if group else str(topic.channel)),
            "offered": [str(channel) for channel in topic.offered],
        }
        for topic in shown_topics(in_group=group is not None)
    ]


@router.get("/me/mail", response=MailPlanOut)
def my_mail(request: Any) -> Any:
    """When one's mail comes."""
    return _plan(plan_of(caller(request)))


@router.patch("/me/mail", response=MailPlanOut)
def change_mail(request: Any, sent: MailPlanIn) -> Any:
    """Choose when the summary comes, and when nothing may."""
    caller(request)
    return _plan(plan_mail(by=request.viewer, **sent.dict()))


class RemindersIn(Strict):
    """What is left out stays."""

    week: bool | None = None
    day: bool | None = None
    hours: bool | None = None


class RemindersOut(Schema):
    """How long before events I come to I am reminded: a week, a day, two hours."""

    week: bool
    day: bool
    hours: bool


def _reminders(plan: MailPlan) -> dict[str, Any]:
    return {name: getattr(plan, f"remind_{name}") for name in ("week", "day", "hours")}


@router.get("/me/reminders", response=RemindersOut)
def my_reminders(request: Any) -> Any:
    """When one is reminded of events."""
    return _reminders(plan_of(caller(request)))


@router.patch("/me/reminders", response=RemindersOut)
def change_reminders(request: Any, sent: RemindersIn) -> Any:
    """Choose when one is reminded of events; an answer to a date may say otherwise for it."""
    caller(request)
    return _reminders(choose_reminders(by=request.viewer, **sent.dict()))


@router.post("/me/mail/resumption", response=MailPlanOut)
def resume(request: Any) -> Any:
    """Send to one's address again, after it refused mail."""
    resume_mail(by=request.viewer)
    return _plan(plan_of(caller(request)))


def _plan(plan: MailPlan) -> dict[str, Any]:
    kept = {name: getattr(plan, name) for name in ("rhythm", "weekday", "hour", "quiet_from", "quiet_to")}
    times = {name: moment(getattr(plan, name)) for name in ("quiet_until", "next_digest_at", "paused_at")}
    return kept | times
