"""Which topics a member wants pushed, and to which devices."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from wezer.core.channels import shown_topics
from wezer.core.kinds import NoticeTopic
from wezer.core.models import Group, Member, PushChoice, PushDevice, UserState
from wezer.core.push.sealing import public_text


def devices_of(member: Member) -> list[PushDevice]:
    """All of them, also those that were ended, which say why."""
    return list(PushDevice.objects.filter(member=member).order_by("created_at", "id"))


def service_of(device: PushDevice) -> str:
    """The host that carries what is pushed, without being able to read it."""
    return urlsplit(device.endpoint).hostname or ""


def may_be_pushed(member: Member) -> bool:
    """Nothing is pushed to whoever may not sign in."""
    return member.user is not None and member.user.state == UserState.ACTIVE and member.erased_at is None


def living_devices(member: Member) -> list[PushDevice]:
    """Those that can be told now."""
    return [device for device in devices_of(member) if not device.ended] if may_be_pushed(member) else []


def public_key() -> str:
    """What a browser must be given to subscribe."""
    return public_text(settings.WEZER_PUSH_KEY)


def push_topics(*, in_group: bool = False) -> list[NoticeTopic]:
    """Topics of which a notice can come: what only the summary gathers cannot be pushed."""
    return [topic for topic in shown_topics(in_group=in_group) if not topic.stands_alone]


def pushed_by_choice(member: Member, group: Group | None) -> dict[str, bool]:
    """What a member chose, by topic: everywhere, or in one group (where what they left open is absent)."""
    rows = PushChoice.objects.filter(member=member, group=group)
    return {row.topic: row.is_pushed for row in rows}


def wanting(topic: NoticeTopic, members: Iterable[int], group: int | None) -> set[int]:
    """Those of the members who have a device and want the topic pushed: as they said for the group, else everywhere, else
    as the topic says. One statement while nobody has a device, two otherwise."""
    living = PushDevice.objects.filter(member_id__in=list(members), ended="")
    reachable = set(living.values_list("member_id", flat=True))
    if not reachable:
        return set()
    rows = PushChoice.objects.filter(member_id__in=reachable, topic=topic.kind)
    said: dict[int, dict[Any, bool]] = {}
    for row in rows:
        said.setdefault(row.member_id, {})[row.group_id] = row.is_pushed
    everywhere = topic.is_pushed
    return {
        number for number in reachable if said.get(number, {}).get(group, said.get(number, {}).get(None, everywhere))
    }
