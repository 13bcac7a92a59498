"""Sending one push. Outside of any transaction; what its member may read is asked now, whatever was asked before (I-7)."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wezer.core.acts.mailing import about, reader
from wezer.core.channels import topic_of
from wezer.core.community import community
from wezer.core.digest import notice_line, sift
from wezer.core.models import Notice, PushDevice
from wezer.core.models.push import LONGEST_ENDPOINT
from wezer.core.push.choosing import may_be_pushed
from wezer.core.push.outbox import KEPT, PushOrder
from wezer.core.push.sealing import encode, seal, signed
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.outside import Answer, post

#: So many sentences are shown at once, each so long.
_LINES, _LETTERS = 4, 180


@dataclass(frozen=True, slots=True)
class Words:
    body: str
    url: str
    #: A push with the same tag takes the place of the one before, at the service and on the screen.
    tag: str
    is_urgent: bool = False


def send(order: PushOrder) -> Answer | None:
    """The service's answer; None when there is nothing to tell any more, or nobody to tell it to."""
    device = PushDevice.objects.select_related("member__user").filter(uid=order.device, ended="").first()
    if device is None or not may_be_pushed(device.member):
        return None
    with reader(device.member):
        words = _words(device, order)
        if words is None:
            return None
        said = {"title": community().name, "body": words.body, "url": words.url, "tag": words.tag}
    return post(device.endpoint, _sealed(said, device), _headers(device, words), longest=LONGEST_ENDPOINT)


def _words(device: PushDevice, order: PushOrder) -> Words | None:
    here = settings.SITE_URL + reverse("notices:list")
    if not order.notices:
        return Words(_("Notices come to this device from now on."), here, _tag(device, "trial"))
    rows = Notice.objects.filter(member=device.member, uid__in=order.notices)
    waiting = rows.select_related("item", "group", "actor", "member").order_by("created_at", "id")
    found = sift(waiting, Viewer.of(device.member)).notices
    if not found:
        return None
    tag = (
        _tag(device, *map(str, about(found[0]))) if len({about(each) for each in found}) == 1 else _tag(device, "many")
    )
    urgent = any(topic_of(notice.kind).breaks_quiet for notice in found)
    if device.is_wordless:
        said = ngettext("Something new for you", "{number} new things for you", len(found))
        return Words(said.format(number=len(found)), here, tag, urgent)
    lines = [notice_line(notice) for notice in found]
    return Words(_shown([line.words for line in lines]), lines[0].url if len(lines) == 1 else here, tag, urgent)


def _shown(sentences: list[str]) -> str:
    shown = [each if len(each) <= _LETTERS else f"{each[: _LETTERS - 1].rstrip()}…" for each in sentences[:_LINES]]
    if more := len(sentences) - len(shown):
        shown.append(ngettext("and {number} more", "and {number} more", more).format(number=more))
    return "\n".join(shown)


def _tag(device: PushDevice, *parts: str) -> str:
    """32 letters that tell the service nothing: the topic of RFC 8030."""
    raw = hmac.new(device.auth.encode(), "/".join(parts).encode(), hashlib.sha256).digest()
    return encode(raw[:24])


def _sealed(said: dict[str, str], device: PushDevice) -> bytes:
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return seal(body, p256dh=device.p256dh, auth=device.auth)


def _headers(device: PushDevice, words: Words) -> dict[str, str]:
    parts = urlsplit(device.endpoint)
    contact = settings.SITE_URL if settings.SITE_URL.startswith("https://") else f"mailto:{settings.DEFAULT_FROM_EMAIL}"
    origin = f"{parts.scheme}://{parts.netloc}"
    return {
        "Authorization": signed(settings.WEZER_PUSH_KEY, audience=origin, contact=contact, moment=now()),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(int(KEPT.total_seconds())),
        "Topic": words.tag,
        "Urgency": "high" if words.is_urgent else "normal",
    }
