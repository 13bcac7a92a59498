"""What nights forget and no other act does: sessions, notices, statements of reasons."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from wezer.core.accounts.sessions import living_marks
from wezer.core.models import ACTIVE_STATES, Belonging, Comment, Item, ItemAnswer, MailState, Message, Notice
from wezer.core.push.acts.devices import end_devices_left_behind
from wezer.kernel.acts import act


@act
def forget_sessions(*, by: Any, before: datetime) -> int:
    """Sessions that ended, and the device and address beside them; nothing is pushed any more where none lives."""
    gone, _each = Session.objects.filter(expire_date__lt=before).delete()
    living = Session.objects.values("session_key")
    UserSession.objects.filter(last_seen_at__lt=before).exclude(session_key__in=living).delete()
    end_devices_left_behind(by=by, living=living_marks)
    return gone


@act
def forget_notices(*, by: Any, before: datetime) -> int:
    """Old ones, read or not; what still waits for its mail stays."""
    old = Notice.objects.filter(created_at__lt=before).exclude(mail_state=MailState.QUEUED)
    return old.delete()[0]


@act
def forget_reasons(*, by: Any, before: datetime, spared: Sequence[Any] = ()) -> int:
    """Why something was hidden or somebody sent away: the decision stays, its words go."""
    forgotten = 0
    for model in (Item, Comment, Message, ItemAnswer):
        old = model._base_manager.filter(hidden_at__lt=before).exclude(hidden_reason="").exclude(uid__in=spared)
        forgotten += old.update(hidden_reason="")
    sent = Belonging.objects.filter(since__lt=before).exclude(reason="").exclude(state__in=ACTIVE_STATES)
    return forgotten + sent.exclude(member__uid__in=spared).update(reason="")
