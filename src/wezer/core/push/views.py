"""The devices that are told, and the script that shows what is pushed to them."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.accounts.sessions import mark_of
from wezer.core.halls import groups_for
from wezer.core.http import MemberRequest
from wezer.core.models import Member, PushDevice
from wezer.core.push.acts.choices import choose_pushes
from wezer.core.push.acts.devices import add_device, remove_device, set_wordless, try_device
from wezer.core.push.choosing import devices_of, public_key, pushed_by_choice, service_of
from wezer.core.push.forms import DeviceForm, GroupPushForm, PushTopicsForm
from wezer.core.push.refusals import SubscriptionInvalid
from wezer.core.refusals import ValueInvalid
from wezer.core.templatetags.door import device as device_name
from wezer.core.views.doors import member_required
from wezer.ui.http import go


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: at the root of the site, under a policy of its own, never kept."""
    answer = HttpResponse(_worker(), content_type="text/javascript")
    answer["Content-Security-Policy"] = "default-src 'none'"
    answer["Cache-Control"] = "no-cache"
    return answer


@cache
def _worker() -> bytes:
    return (Path(__file__).parent.parent / "static/core/push-worker.js").read_bytes()


def context_of(member: Member, topics: PushTopicsForm | None = None) -> dict[str, Any]:
    """What the page on notices shows of it."""
    found = devices_of(member)
    shown = [
        {"device": each, "service": service_of(each), "digest": hashlib.sha256(each.endpoint.encode()).hexdigest()}
        for each in found
    ]
    form = topics or PushTopicsForm(chosen=pushed_by_choice(member, None)) if found else None
    return {"devices": shown, "push_key": public_key(), "push_form": form}


@member_required
@require_POST
def add(request: MemberRequest) -> HttpResponse:
    """The browser one is in; the page's script brings what it said."""
    form = DeviceForm(request.POST)
    if not form.is_valid():
        raise SubscriptionInvalid()
    name, session = device_name(request.headers.get("User-Agent", "")), mark_of(request, draw=True)
    add_device(by=request.viewer, name=name, session=session, **form.cleaned_data)
    return go(request, _here(), said=_("This device is told. A first word is on its way."))


@member_required
@require_POST
def change(request: MemberRequest, uid: UUID, step: str) -> HttpResponse:
    """Remove a device, try it, show words on it or not."""
    device = PushDevice.objects.filter(member=request.viewer.member, uid=uid).first()
    if device is None or step not in STEPS:
        raise Http404
    return go(request, _here(), said=STEPS[step](request, device))


def _remove(request: MemberRequest, device: PushDevice) -> str:
    remove_device(by=request.viewer, device=device)
    return _("Nothing is pushed to it any more.")


def _try(request: MemberRequest, device: PushDevice) -> str:
    try_device(by=request.viewer, device=device)
    return _("A word is on its way.")


def _words(request: MemberRequest, device: PushDevice) -> str:
    set_wordless(by=request.viewer, device=device, is_wordless=request.POST.get("wordless") == "yes")
    return _("Kept.")


STEPS = {"removal": _remove, "trial": _try, "words": _words}


@member_required
@require_POST
def topics(request: MemberRequest) -> HttpResponse:
    """Which topics are pushed, everywhere."""
    member: Any = request.viewer.member
    form = PushTopicsForm(request.POST, chosen=pushed_by_choice(member, None))
    if not form.is_valid():
        raise ValueInvalid(field="topics", why=_("choose one from the list"))
    choose_pushes(by=request.viewer, chosen=form.chosen())
    return go(request, _here(), said=_("Kept."))


@member_required
@require_POST
def in_group(request: MemberRequest, uid: UUID) -> HttpResponse:
    """Which topics are pushed, in one group."""
    viewer: Any = request.viewer
    group = groups_for(viewer).filter(uid=uid).first()
    if group is None:
        raise Http404
    form = GroupPushForm(request.POST, chosen=pushed_by_choice(viewer.member, group))
    if not form.is_valid():
        raise ValueInvalid(field=next(iter(form.errors)), why=_("choose one from the list"))
    choose_pushes(by=viewer, chosen=form.chosen(), group=group)
    return go(request, reverse("me:notices_in", args=[uid]), said=_("Kept."))


def _here() -> str:
    return reverse("me:notices") + "#devices"
