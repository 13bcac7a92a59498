"""Devices to which one's notices are pushed, and of which topics."""

from typing import Annotated, Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.accounts.sessions import mark_of
from wezer.core.api.common import caller, router
from wezer.core.api.groups import found_group
from wezer.core.models import Group, PushDevice
from wezer.core.models.push import LONGEST_ENDPOINT
from wezer.core.push.acts.choices import choose_pushes
from wezer.core.push.acts.devices import add_device, remove_device, set_wordless, try_device
from wezer.core.push.choosing import devices_of, public_key, push_topics, pushed_by_choice, service_of
from wezer.ui.rest import UID, Schema, Strict, moment


class DeviceIn(Strict):
    """What a browser says when it subscribes with the instance's key."""

    endpoint: Annotated[str, Field(max_length=LONGEST_ENDPOINT)]
    p256dh: Annotated[str, Field(max_length=100)]
    auth: Annotated[str, Field(max_length=40)]
    name: Annotated[str, Field(max_length=80)] = ""
    wordless: bool = False


class DeviceChange(Strict):
    wordless: bool


class DeviceOut(Schema):
    uid: UID
    name: str
    service: str
    wordless: bool
    ended: str
    """Why nothing is pushed to it any more (`refused`, `session`); empty while it is told."""
    since: str | None
    reached_at: str | None


class PushTopicOut(Schema):
    topic: str
    name: str
    pushed: bool | None
    """Null in a group where it is as everywhere."""


class PushesOut(Schema):
    key: str
    """The instance's public key, which a browser takes to subscribe (`applicationServerKey`)."""
    topics: list[PushTopicOut]


class PushesIn(Strict):
    """Topics, pushed or not; in a group null is “as everywhere”. What is not sent stays."""

    topics: dict[str, bool | None]
    group: UUID | None = None


@router.get("/me/pushes", response=PushesOut)
def my_pushes(request: Any, group: UUID | None = None) -> Any:
    """The key to subscribe with, and which topics are pushed, everywhere or in one group."""
    return _pushes(request, found_group(request, group) if group else None)


@router.patch("/me/pushes", response=PushesOut)
def change_pushes(request: Any, sent: PushesIn) -> Any:
    """Choose which topics are pushed, everywhere or in one group."""
    caller(request)
    group = found_group(request, sent.group) if sent.group else None
    choose_pushes(by=request.viewer, chosen=sent.topics, group=group)
    return _pushes(request, group)


@router.get("/me/devices", response=list[DeviceOut])
def my_devices(request: Any) -> Any:
    """The devices that are told."""
    return [_device(each) for each in devices_of(caller(request))]


@router.put("/me/devices", response=DeviceOut)
def add(request: Any, sent: DeviceIn) -> Any:
    """Push to this device; sent again, it renews what is known of it."""
    caller(request)
    said = sent.dict() | {"session": mark_of(request, draw=True)}
    return _device(add_device(by=request.viewer, is_wordless=said.pop("wordless"), **said))


@router.patch("/me/devices/{uid}", response=DeviceOut)
def change(request: Any, uid: UID, sent: DeviceChange) -> Any:
    """Show words on it, or only that there is something."""
    device = _found(request, uid)
    set_wordless(by=request.viewer, device=device, is_wordless=sent.wordless)
    return _device(_found(request, uid))


@router.post("/me/devices/{uid}/trial", response={204: None})
def try_one(request: Any, uid: UID) -> Any:
    """Send a word that only shows whether it arrives."""
    try_device(by=request.viewer, device=_found(request, uid))
    return None


@router.delete("/me/devices/{uid}", response={204: None})
def remove(request: Any, uid: UID) -> Any:
    """Push to it no more."""
    remove_device(by=request.viewer, device=_found(request, uid))
    return None


def _found(request: Any, uid: UUID) -> PushDevice:
    return get_object_or_404(PushDevice, member=caller(request), uid=uid)


def _device(device: PushDevice) -> dict[str, Any]:
    return {
        "uid": device.uid,
        "name": device.name,
        "service": service_of(device),
        "wordless": device.is_wordless,
        "ended": device.ended,
        "since": moment(device.created_at),
        "reached_at": moment(device.reached_at),
    }


def _pushes(request: Any, group: Group | None) -> dict[str, Any]:
    chosen = pushed_by_choice(caller(request), group)
    topics = [
        {
            "topic": topic.kind,
            "name": str(topic.name),
            "pushed": chosen.get(topic.kind, None if group else topic.is_pushed),
        }
        for topic in push_topics(in_group=group is not None)
    ]
    return {"key": public_key(), "topics": topics}
