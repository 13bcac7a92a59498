"""The register of processing, how long things are kept, what is held back: for those who tend the community."""

from datetime import datetime
from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.retention import hold_back, lift_hold
from wezer.core.api.common import caller, router
from wezer.core.community import community
from wezer.core.models import LegalHold
from wezer.core.processing import register
from wezer.core.retention import classes, days_of, last_run
from wezer.kernel.permissions import require
from wezer.ui.rest import UID, Schema, Strict


class ProcessingOut(Schema):
    """An activity of the register, in the language asked for; `is_own`: in the community's words."""

    kind: str
    name: str
    said: dict[str, str]
    is_own: bool


class RetentionOut(Schema):
    """A class of data; `forgotten`: how many the last night forgot."""

    kind: str
    name: str
    days: int
    forgotten: int | None


class HoldOut(Schema):
    uid: UID
    ref: str
    reason: str
    at: datetime


class HoldIn(Strict):
    """An item or a member that may not be forgotten for now, or a group that may not end."""

    uid: UID
    reason: Annotated[str, Field(max_length=300)]


def _tending(request: Any) -> None:
    caller(request)
    require(request.viewer, "core.tend_community", community())


@router.get("/register", response=list[ProcessingOut])
def the_register(request: Any) -> Any:
    """What is done with people's data; change it with the setting `privacy.register`."""
    _tending(request)
    return [{"kind": each.kind, "name": each.name, "said": each.said, "is_own": each.is_own} for each in register()]


@router.get("/retention", response=list[RetentionOut])
def retention(request: Any) -> Any:
    """How long each class of data is kept; change it with the setting `privacy.retention`."""
    _tending(request)
    run = last_run()
    return [
        {
            "kind": each.kind,
            "name": str(each.name),
            "days": days_of(each),
            "forgotten": run.counts.get(each.kind) if run else None,
        }
        for each in classes()
    ]


@router.get("/holds", response=list[HoldOut])
def holds(request: Any) -> Any:
    """What is held back now."""
    _tending(request)
    return [_hold(each) for each in LegalHold.objects.filter(lifted_at=None).order_by("-pk")]


@router.post("/holds", response=HoldOut)
def hold(request: Any, sent: HoldIn) -> Any:
    """Hold an item or a member back from being forgotten, a group from being merged or dissolved."""
    caller(request)
    return _hold(hold_back(by=request.viewer, uid=sent.uid, reason=sent.reason))


@router.delete("/holds/{uid}", response={204: None})
def lift(request: Any, uid: UID) -> Any:
    """It may be forgotten, or end, again."""
    caller(request)
    lift_hold(by=request.viewer, hold=get_object_or_404(LegalHold, uid=uid, lifted_at=None))
    return None


def _hold(each: LegalHold) -> dict[str, Any]:
    return {"uid": each.uid, "ref": each.ref, "reason": each.reason, "at": each.at}
