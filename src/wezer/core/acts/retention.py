"""Forgetting what is over, each night; and holding back what the law still needs."""

from typing import Any

from django.db import IntegrityError

from wezer.core.community import community
from wezer.core.events_privacy import HoldLifted, ThingHeld
from wezer.core.models import Item, LegalHold, Member, RetentionRun
from wezer.core.refusals import AlreadyHeld, HoldNeedsThing, ReasonMissing
from wezer.core.retention import Held, RetentionKind, before
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
    RetentionRun.objects.filter(at__lt=now().replace(year=now().year - 1)).delete()
    return RetentionRun.objects.create(at=now(), counts=counts)


@act
def hold_back(*, by: Any, uid: Any, reason: str) -> LegalHold:
    """An item or a member may not be forgotten until the hold is lifted: a court or a dispute needs them."""
    require(by, "core.tend_community", community())
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise ReasonMissing(field="reason")
    thing = Item.objects.filter(uid=uid).first() or Member.objects.filter(uid=uid, erased_at=None).first()
    if thing is None:
        raise HoldNeedsThing(field="uid")
    try:
        with attempt():
            made = LegalHold.objects.create(ref=ref(thing), reason=reason, by=by.member, at=now())
    except IntegrityError:
        raise AlreadyHeld(field="uid") from None
    emit(ThingHeld(subject=ref(thing), hold=str(made.uid)), group=community(), audit=True)
    return made


@act
def lift_hold(*, by: Any, hold: LegalHold) -> None:
    """It may be forgotten again, when its time comes."""
    require(by, "core.tend_community", community())
    if LegalHold.objects.filter(pk=hold.pk, lifted_at=None).update(lifted_at=now()):
        emit(HoldLifted(subject=Ref(hold.ref), hold=str(hold.uid)), group=community(), audit=True)
