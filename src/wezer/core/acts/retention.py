"""Forgetting what is over, each night; and holding back what the law still needs."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError

from wezer.core.community import community
from wezer.core.ends import GONE
from wezer.core.events_privacy import HoldLifted, ThingHeld
from wezer.core.models import Group, Item, LegalHold, Member, RetentionRun
from wezer.core.refusals import AlreadyHeld, HoldNeedsThing, ReasonMissing
from wezer.core.retention import Held, RetentionKind, before, held_groups
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import Ref, ref


@act
def forget_class(*, by: Any, kind: RetentionKind, held: Held) -> int:
    """One class of data, in a transaction of its own."""
    return kind.forget(by=by, before=before(kind), held=held)


@act
def keep_report(*, by: Any, counts: dict[str, int]) -> RetentionRun:
    """What this night forgot; reports of more than a year ago go with it."""
    RetentionRun.objects.filter(at__lt=now() - timedelta(days=366)).delete()
    return RetentionRun.objects.create(at=now(), counts=counts)


@act
def hold_back(*, by: Any, uid: Any, reason: str) -> LegalHold:
    """An item or a member may not be forgotten, a group and those inside it neither merged nor dissolved, until the hold is
    lifted: a court or a dispute needs them."""
    require(by, "core.tend_community", community())
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise ReasonMissing(field="reason")
    thing = _thing(uid)
    if thing is None:
        raise HoldNeedsThing(field="uid")
    try:
        with attempt():
            made = LegalHold.objects.create(ref=ref(thing), reason=reason, by=by.member, at=now())
    except IntegrityError:
        raise AlreadyHeld(field="uid") from None
    emit(ThingHeld(subject=ref(thing), hold=str(made.uid)), group=_told_in(made), audit=True)
    return made


def _thing(uid: Any) -> Item | Member | Group | None:
    return (
        Item.objects.filter(uid=uid).first()
        or Member.objects.filter(uid=uid, erased_at=None).first()
        or Group.objects.select_for_update(of=("self",)).filter(uid=uid).exclude(state__in=GONE).first()
    )


def _told_in(hold: LegalHold) -> Group:
    """In whose log it stands: a group that is held reads of it, everything else is the community's matter."""
    return held_groups([hold]).get(hold.ref) or community()


@act
def lift_hold(*, by: Any, hold: LegalHold) -> None:
    """It may be forgotten again when its time comes; a group may end again."""
    require(by, "core.tend_community", community())
    if LegalHold.objects.filter(pk=hold.pk, lifted_at=None).update(lifted_at=now()):
        emit(HoldLifted(subject=Ref(hold.ref), hold=str(hold.uid)), group=_told_in(hold), audit=True)
