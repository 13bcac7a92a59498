"""How long each class of data is kept. Packages register theirs in `<package>/retention_kinds/*.py`; every night forgets.

@retention_kinds.add
class Notices(RetentionKind):
    kind, name, days = "notices", _("Notices"), 365
    def forget(self, *, by, before, held): ...      # an act, or a call of one: how many went
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import ngettext

from wezer.core.models import Group, LegalHold, RetentionRun
from wezer.core.settings_registry import value
from wezer.kernel.clock import now
from wezer.kernel.ref import ref
from wezer.kernel.registry import Registry

LONGEST_DAYS = 3650
#: What its author withdrew can be taken back for so long at most.
UNDO_DAYS = 30


@dataclass(frozen=True, slots=True)
class Held:
    """What may not be forgotten for now."""

    refs: frozenset[str] = frozenset()

    def uids(self, *labels: str) -> list[UUID]:
        """The uids of held things of these models ("core.member")."""
        parts = (ref.partition("/") for ref in self.refs)
        return [UUID(uid) for label, _slash, uid in parts if not labels or label in labels]


class RetentionKind:
    """A class of data that is forgotten after some days."""

    kind: str
    name: Any
    #: Kept so long after what `since` says, unless the community decides otherwise.
    days: int
    since: Any = ""
    order = 50

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        """Forget what is older than `before`, but what is held; how many."""
        raise NotImplementedError


retention_kinds: Registry[RetentionKind] = Registry("retention_kinds", RetentionKind, comes_later=True)


def days_of(kind: RetentionKind) -> int:
    return int(value("privacy.retention").get(kind.kind, kind.days))


def kept_days(kind: str) -> int:
    """The same, by the name of the class."""
    return days_of(retention_kinds[kind])


def kept(kind: str) -> str:
    """For how long it is kept as the community has it now, in words: "365 days"."""
    return in_days(kept_days(kind))


def in_days(days: int) -> str:
    return ngettext("{days} day", "{days} days", days).format(days=days)


def undo_days() -> int:
    """For so long what its author withdrew can be taken back: as long as its words are there, and thirty days at most."""
    return min(UNDO_DAYS, kept_days("withdrawn"))


def before(kind: RetentionKind) -> datetime:
    return now() - timedelta(days=days_of(kind))


def held() -> Held:
    return Held(frozenset(LegalHold.objects.filter(lifted_at=None).values_list("ref", flat=True)))


def held_groups(holds: Iterable[LegalHold]) -> dict[str, Group]:
    """The groups among what is held, by their refs. One statement."""
    uids = Held(frozenset(each.ref for each in holds)).uids("core.group")
    return {str(ref(group)): group for group in Group.objects.filter(uid__in=uids)} if uids else {}


def held_around(group: Group) -> Group | None:
    """The group itself, or the nearest one around it, that a hold keeps from ending."""
    uids = held().uids("core.group")
    around = Group.objects.filter(uid__in=uids, below__descendant=group).order_by("below__depth")
    return around.first() if uids else None


def classes() -> list[RetentionKind]:
    return sorted(retention_kinds, key=lambda each: (each.order, each.kind))


def last_run() -> RetentionRun | None:
    return RetentionRun.objects.order_by("-at").first()
