"""Which topics are pushed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.events import PreferencesChanged
from wezer.core.kinds import notice_kinds
from wezer.core.models import Group, MailState, Member, Notice, PushChoice
from wezer.core.push.choosing import push_topics
from wezer.core.refusals import ValueInvalid
from wezer.kernel.acts import act, move_all
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed


@act
def choose_pushes(*, by: Any, chosen: dict[str, bool | None], group: Group | None = None) -> None:
    """Several topics at once, everywhere or in one group; None takes the choice for a group back."""
    if by.member is None:
        raise NotAllowed()
    known = {topic.kind for topic in push_topics(in_group=group is not None)}
    for topic, is_pushed in chosen.items():
        if topic not in known or (is_pushed is None and group is None):
            raise ValueInvalid(field=topic, why=_("choose one from the list"))
        _keep(by.member, topic, is_pushed, group)
    emit(PreferencesChanged(subject=ref(by.member)))


def _keep(member: Member, topic: str, is_pushed: bool | None, group: Group | None) -> None:
    rows = PushChoice.objects.filter(member=member, topic=topic, group=group)
    if is_pushed is None:
        rows.delete()
        return
    if not rows.update(is_pushed=is_pushed):
        made = PushChoice(member=member, topic=topic, group=group, is_pushed=is_pushed)
        PushChoice.objects.bulk_create([made], ignore_conflicts=True)
    if not is_pushed:
        kinds = [kind.kind for kind in notice_kinds if kind.topic == topic]
        waiting = Notice.objects.filter(member=member, kind__in=kinds)
        wanted = PushChoice.objects.filter(member=member, topic=topic, group__isnull=False, is_pushed=True)
        waiting = waiting.filter(group=group) if group else waiting.exclude(group__in=wanted.values("group"))
        move_all(waiting, MailState.QUEUED, MailState.CANCELLED, field="push_state")
