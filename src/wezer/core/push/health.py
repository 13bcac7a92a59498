"""What `wezer doctor` says of pushes."""

import os
from collections.abc import Iterator

from django.conf import settings

from wezer.core.models import PushDevice
from wezer.core.models.push import PushEnd
from wezer.core.push.choosing import public_key


def look_at_pushes() -> Iterator[tuple[str, str]]:
    try:
        public_key()
    except ValueError:
        yield "PROBLEM", "The key for pushes cannot be read: WEZER_PUSH_KEY, or keys/push_key, is no key of P-256."
        return
    if "WEZER_SECRET_KEY" in os.environ and "WEZER_PUSH_KEY" not in os.environ:
        yield (
            "note",
            "If several hosts serve this community, each draws a key for pushes. Set WEZER_PUSH_KEY on all of them.",
        )
    if settings.SITE_URL.startswith("https://"):
        yield "ok", f"Devices that notices are pushed to: {PushDevice.objects.filter(ended='').count()}."
        if refused := PushDevice.objects.filter(ended=PushEnd.REFUSED).count():
            yield "note", f"Devices that their services refused several times, and that are told no more: {refused}."
    else:
        yield "note", "Notices can be pushed to devices of an https:// site only; site_url is none."
