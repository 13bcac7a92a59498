"""What became of a push: taken, refused, given up."""

from typing import Any

from django.db.models import F, QuerySet

from wezer.core.events import DeviceRemoved
from wezer.core.models import MailState, Notice, PushDevice
from wezer.core.models.push import PushEnd
from wezer.core.push.outbox import PushOrder
from wezer.kernel.acts import act, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref

#: The service knows the browser no more: its subscription has ended.
GONE = (404, 410)
#: A service that refuses so often in a row is asked no more.
MOST_REFUSALS = 3


@act
def note_outcome(*, by: Any, order: PushOrder, status: int | None) -> None:
    """What its service answered; None where nothing was left to say, or nobody to say it to."""
    device = PushDevice.objects.select_related("member").filter(uid=order.device).first()
    if device is None:
        return
    if status is None:
        _trial_is_over(order)
    elif status in GONE:
        emit(DeviceRemoved(subject=ref(device.member)))
        device.delete()
    elif status < 300:
        PushDevice.objects.filter(pk=device.pk).update(reached_at=now(), refusals=0)
        move_all(_told(order), MailState.FAILED, MailState.DELIVERED, field="push_state")
        _trial_is_over(order)
    else:
        _refused(device)
        note_failure(by=by, order=order)


@act
def note_failure(*, by: Any, order: PushOrder) -> None:
    """It is not tried again (core.md N-8): failed are the notices that no other device of theirs was told of since."""
    others = PushDevice.objects.exclude(uid=order.device)
    for notice in _told(order).filter(push_state=MailState.DELIVERED):
        if not others.filter(member_id=notice.member_id, reached_at__gte=notice.push_at).exists():
            own = Notice.objects.filter(pk=notice.pk)
            move_all(own, MailState.DELIVERED, MailState.FAILED, field="push_state")
    _trial_is_over(order)


def _refused(device: PushDevice) -> None:
    PushDevice.objects.filter(pk=device.pk).update(refusals=F("refusals") + 1)
    weary = PushDevice.objects.filter(pk=device.pk, ended="", refusals__gte=MOST_REFUSALS)
    if weary.update(ended=PushEnd.REFUSED):
        emit(DeviceRemoved(subject=ref(device.member)))


def _told(order: PushOrder) -> QuerySet[Notice]:
    return Notice.objects.filter(uid__in=order.notices)


def _trial_is_over(order: PushOrder) -> None:
    if not order.notices:
        PushDevice.objects.filter(uid=order.device).update(tried_at=None)
