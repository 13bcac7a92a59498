"""Reads of archives that were asked for, and of who asked to be forgotten."""

from typing import Any

from django.db.models import QuerySet

from wezer.core.acts.own_archive import fetched_within, path_of
from wezer.core.community import community
from wezer.core.duties import parts
from wezer.core.models import ACTIVE_STATES, ArchiveState, Belonging, Erasure, Member, OwnArchive
from wezer.core.refusals import ArchiveNotThere
from wezer.core.retention import held
from wezer.kernel.clock import now


def erasure_of(member: Member) -> Erasure | None:
    """What they asked and may still take back."""
    return Erasure.objects.filter(member=member, done_at=None).first()


def erasures() -> QuerySet[Erasure]:
    """Everyone who asked to be forgotten, and those who were."""
    return Erasure.objects.select_related("member")


def erasures_due() -> QuerySet[Erasure]:
    """Those that can be done now, the oldest first: who is held by law, or still inside, does not keep the others waiting."""
    inside = Belonging.objects.filter(group=community(), state__in=ACTIVE_STATES).values("member_id")
    due = Erasure.objects.filter(done_at=None, due_at__lte=now()).exclude(member__in=inside)
    due = due.exclude(member__uid__in=held().uids("core.member"))
    return due.select_related("member").order_by("due_at", "member_id")


def ready_archive(member: Member, uid: Any) -> OwnArchive:
    """One's own archive, as long as it may be fetched."""
    found = OwnArchive.objects.filter(
        member=member, uid=uid, state=ArchiveState.READY, ready_at__gt=now() - fetched_within()
    ).first()
    if found is None or not path_of(found).exists():
        raise ArchiveNotThere()
    return found


def kept_by_law(member: Member) -> list[str]:
    """What the law has the community keep with the person's name for a time."""
    return [said for part in parts() if (said := part.lawful(member))]
