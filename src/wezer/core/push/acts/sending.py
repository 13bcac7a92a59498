"""What is pushed, and when. Called by the worker; what may be read is asked here, and again when it leaves (I-7)."""

from collections.abc import Sequence
from typing import Any

from wezer.core.acts.channels import plan_of, zone_of_member
from wezer.core.acts.mailing import BURST, about
from wezer.core.channels import topic_of
from wezer.core.digest import MOST_ITEMS, sift
from wezer.core.mail_times import quiet_ends
from wezer.core.models import MailState, Member, Notice
from wezer.core.push.choosing import living_devices, service_of
from wezer.core.push.outbox import PushOrder, keep
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now

#: More things than these at once are one push.
MOST_AT_ONCE = 3


@act
def push_notices(*, by: Any, member: Member) -> int:
    """Push what is due to the member's devices, a push for each thing. Returns how many notices left."""
    waiting, devices = _due(member), living_devices(member)
    if not devices:
        _mark(waiting, push_state=MailState.CANCELLED)
        return 0
    if ends := quiet_ends(plan_of(member), zone_of_member(member), now()):
        _mark([notice for notice in waiting if not topic_of(notice.kind).breaks_quiet], push_at=ends)
        waiting = [notice for notice in waiting if topic_of(notice.kind).breaks_quiet]
    found = sift(waiting, Viewer.of(member))
    _mark(found.dropped, push_state=MailState.CANCELLED)
    ready = _not_in_bursts(member, found.notices)
    for notices in _by_thing(ready):
        uids = tuple(str(notice.uid) for notice in notices)
        keep([PushOrder(str(device.uid), service_of(device), uids) for device in devices])
    _mark(ready, push_state=MailState.DELIVERED, push_at=now())
    return len(ready)


def _due(member: Member) -> list[Notice]:
    """Locked: another worker that looks at the same moment finds them pushed."""
    rows = Notice.objects.filter(member=member, push_state=MailState.QUEUED, push_at__lte=now())
    return list(
        rows.select_for_update(of=("self",)).select_related("item", "group", "actor").order_by("id")[:MOST_ITEMS]
    )


def _not_in_bursts(member: Member, notices: list[Notice]) -> list[Notice]:
    """Without what is about a thing of which an unread notice was pushed just now: that waits its ten minutes."""
    if not notices:
        return []
    lately = Notice.objects.filter(
        member=member, push_state=MailState.DELIVERED, read_at=None, push_at__gt=now() - BURST
    ).order_by("push_at")
    last = {about(each): each.push_at for each in lately.only("item_id", "subject", "kind", "push_at")}
    for notice in notices:
        if at := last.get(about(notice)):
            _mark([notice], push_at=at + BURST)
    return [notice for notice in notices if about(notice) not in last]


def _by_thing(notices: Sequence[Notice]) -> list[list[Notice]]:
    parts: dict[Any, list[Notice]] = {}
    for notice in notices:
        parts.setdefault(about(notice), []).append(notice)
    return list(parts.values()) if len(parts) <= MOST_AT_ONCE else [list(notices)]


def _mark(notices: list[Notice], **said: Any) -> None:
    if notices:
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(**said)
