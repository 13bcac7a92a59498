"""The ladder of levels, and where members stand on it."""

from typing import Annotated, Any

from django.db.models import Count
from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.levels import change_level, create_level, set_level
from wezer.core.api.common import caller, router
from wezer.core.models import Level
from wezer.core.profiles import members_visible_to
from wezer.ui.rest import MADE, UID, Schema, Short, Strict, idempotent, made

Place = Annotated[int, Field(ge=0, le=1000)]


class LevelOut(Schema):
    uid: UID
    key: str
    name: str
    position: int
    members: int


class LevelIn(Strict):
    name: Short
    position: Place = 0


class StandingIn(Strict):
    """The key of a level; null is none."""

    level: Annotated[str, Field(max_length=40)] | None


def _levels() -> Any:
    return Level.objects.annotate(number=Count("members")).order_by("position", "id")


def _show(level: Any) -> dict[str, Any]:
    names = ("uid", "key", "name", "position")
    return {**{name: getattr(level, name) for name in names}, "members": level.number}


@router.get("/levels", response=list[LevelOut])
def levels(request: Any) -> Any:
    """The ladder, from its first step on."""
    caller(request)
    return [_show(each) for each in _levels()]


@router.post("/levels", response=MADE(LevelOut))
@idempotent
def new_level(request: Any, new: LevelIn) -> Any:
    """One more step."""
    level = create_level(by=request.viewer, **new.dict())
    return made(_show(_levels().get(pk=level.pk)))


@router.put("/levels/{uid}", response=LevelOut)
def say_otherwise(request: Any, uid: UID, said: LevelIn) -> Any:
    """Another name or place; the key stays."""
    level = change_level(by=request.viewer, level=get_object_or_404(Level, uid=uid), **said.dict())
    return _show(_levels().get(pk=level.pk))


@router.put("/members/{uid}/level", response={204: None})
def stand(request: Any, uid: UID, where: StandingIn) -> Any:
    """Set where a member stands."""
    caller(request)
    member = get_object_or_404(members_visible_to(request.viewer).select_related("level"), uid=uid)
    level = get_object_or_404(Level, key=where.level) if where.level else None
    set_level(by=request.viewer, member=member, level=level)
    return None
