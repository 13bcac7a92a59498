"""The browsers that a member asked to be told in."""

from collections.abc import Callable, Container, Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from wezer.core.events import DeviceAdded, DeviceRemoved
from wezer.core.models import Member, PushDevice
from wezer.core.models.push import LONGEST_ENDPOINT, PushEnd
from wezer.core.push.choosing import service_of
from wezer.core.push.outbox import KEPT, PushOrder, keep
from wezer.core.push.refusals import DeviceEnded, DevicesEnough, SubscriptionInvalid, TrialUnderway
from wezer.core.push.sealing import AUTH_BYTES, decode, public_of
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.outside import check_address
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, NotFound

MOST = 10


@act
def add_device(
    *, by: Any, endpoint: str, p256dh: str, auth: str, name: str = "", is_wordless: bool = False, session: str = ""
) -> PushDevice:
    """Push to this browser from now on. The same browser again renews it; where somebody else was signed in before, it
    tells of them no more. It is told as long as the session lasts in which it was added (`session`: its mark)."""
    member = _own(by)
    check_address(endpoint, longest=LONGEST_ENDPOINT)
    if not endpoint.isascii():
        raise SubscriptionInvalid()
    try:
        public_of(p256dh)
        is_secret = len(decode(auth)) == AUTH_BYTES
    except ValueError:
        raise SubscriptionInvalid() from None
    if not is_secret:
        raise SubscriptionInvalid()
    Member.objects.select_for_update(of=("self",)).get(pk=member.pk)  # two at once are counted one after the other
    known = PushDevice.objects.filter(member=member, endpoint=endpoint, ended="").first()
    if PushDevice.objects.filter(member=member).exclude(endpoint=endpoint).count() >= MOST:
        raise DevicesEnough(most=MOST)
    said: dict[str, Any] = {"p256dh": p256dh, "auth": auth, "name": " ".join(name.split())[:80], "session": session}
    said |= {"is_wordless": is_wordless, "refusals": 0, "ended": PushEnd.NONE}
    device, _is_new = PushDevice.objects.update_or_create(
        endpoint=endpoint,
        defaults={"member": member, **said},
        create_defaults={"member": member, "endpoint": endpoint, "created_at": now(), **said},
    )
    emit(DeviceAdded(subject=ref(member)), audit=True)
    if known is None and _begin_trial(device):
        _order_trial(device)
    return device


@act
def try_device(*, by: Any, device: PushDevice) -> None:
    """Send a word that only shows whether it arrives. One at a time."""
    _require_own(by, device)
    if device.ended:
        raise DeviceEnded()
    if not _begin_trial(device):
        raise TrialUnderway()
    _order_trial(device)


@act
def set_wordless(*, by: Any, device: PushDevice, is_wordless: bool) -> None:
    """Whether this device shows what a notice says, or only that there is one."""
    _require_own(by, device)
    PushDevice.objects.filter(pk=device.pk).update(is_wordless=is_wordless)


@act
def remove_device(*, by: Any, device: PushDevice) -> None:
    """Push to it no more."""
    _require_own(by, device)
    emit(DeviceRemoved(subject=ref(by.member)), audit=True)
    PushDevice.objects.filter(pk=device.pk).delete()


@act
def end_devices(*, by: Any, member: Member, spared: str = "") -> int:
    """Sessions of theirs were ended: nothing is pushed any more to the devices added in them, nor to those of which no
    session is known. Those added in the session `spared` go on."""
    ended = PushDevice.objects.filter(member=member, ended="")
    if spared:
        ended = ended.exclude(session=spared)
    return _end(member, ended)


@act
def end_devices_of_session(*, by: Any, session: str) -> None:
    """Its person left: in this browser nothing is shown any more."""
    for device in PushDevice.objects.select_related("member").filter(session=session, ended=""):
        _end(device.member, PushDevice.objects.filter(pk=device.pk))


@act
def end_devices_left_behind(*, by: Any, living: Callable[[], Container[str]]) -> None:
    """Those of which the session lives no more. `living` is asked after the devices, for a session comes before its devices."""
    devices = list(PushDevice.objects.select_related("member").filter(ended="").exclude(session=""))
    marks: Container[str] = living() if devices else ()
    for device in devices:
        if device.session not in marks:
            _end(device.member, PushDevice.objects.filter(pk=device.pk, session=device.session, ended=""))


def _end(member: Member, devices: QuerySet[PushDevice]) -> int:
    ended = devices.update(ended=PushEnd.SESSION)
    if ended:
        emit(DeviceRemoved(subject=ref(member)), audit=True)
    return ended


@act
def forget_devices(*, by: Any, before: datetime, spared: Iterable[Any] = ()) -> int:
    """Those to which nothing could be pushed for a long time."""
    old = PushDevice.objects.filter(created_at__lt=before).exclude(reached_at__gte=before)
    return int(old.exclude(member__uid__in=list(spared)).delete()[0])


def _begin_trial(device: PushDevice) -> bool:
    """Whether none is underway. A push lives a day at most: after that it is over, whatever became of it."""
    rows = PushDevice.objects.filter(pk=device.pk).filter(Q(tried_at=None) | Q(tried_at__lt=now() - KEPT))
    return bool(rows.update(tried_at=now()))


def _order_trial(device: PushDevice) -> None:
    keep([PushOrder(str(device.uid), service_of(device))])


def _own(by: Any) -> Member:
    if by.member is None:
        raise NotAllowed()
    return by.member  # type: ignore[no-any-return]  # a viewer is asked as Any


def _require_own(by: Any, device: PushDevice) -> None:
    if by.member is None or device.member_id != by.member.pk:
        raise NotFound()
