"""Tending the market: its categories, and what is evaluated where."""

from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.models import Criterion
from wezer.exchange.acts.categories import (
    change_category,
    change_criterion,
    create_category,
    create_criterion,
    set_criterion,
)
from wezer.exchange.api.categories import CategoryOut, show_category
from wezer.exchange.api.common import router
from wezer.exchange.models import Category
from wezer.kernel.permissions import require
from wezer.ui.rest import MADE, UID, Schema, Short, Strict, idempotent, made

Icon = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9-]+$")]
Hue = Annotated[int, Field(ge=0, le=359)]
Place = Annotated[int, Field(ge=0, le=1000)]
Words = Annotated[str, Field(max_length=300)]
SAYS: dict[str, bool | None] = {"add": True, "remove": False, "inherit": None}


class CategoryIn(Strict):
    name: Short
    parent: UID | None = None
    icon: Icon = "store"
    hue: Hue | None = None
    position: Place = 0


class CategoryChange(Strict):
    """What is not sent stays; `parent` null puts it at the top."""

    name: Short | None = None
    parent: UID | None = None
    icon: Icon | None = None
    hue: Hue | None = None
    position: Place | None = None
    is_open: bool | None = None


class CriterionIn(Strict):
    name: Short
    description: Words = ""
    is_global: bool = False
    position: Place = 0


class CriterionChange(Strict):
    name: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    description: Words | None = None
    is_global: bool | None = None
    is_open: bool | None = None
    position: Place | None = None


class CriterionRow(Schema):
    uid: UID
    key: str
    name: str
    description: str
    is_global: bool
    is_open: bool
    position: int


class CriterionChoice(Strict):
    """add: asked here and below; remove: no longer asked; inherit: as the category around says."""

    says: Literal["add", "remove", "inherit"]


def _parent(uid: Any) -> Category | None:
    return get_object_or_404(Category, uid=uid) if uid else None


@router.post("/categories", response=MADE(CategoryOut))
@idempotent
def new_category(request: Any, new: CategoryIn) -> Any:
    """A category of the market."""
    require(request.viewer, "exchange.tend_market")
    sent = new.dict(exclude={"parent"})
    return made(show_category(create_category(by=request.viewer, parent=_parent(new.parent), **sent)))


@router.patch("/categories/{uid}", response=CategoryOut)
def alter_category(request: Any, uid: UID, change: CategoryChange) -> Any:
    """Rename it, move it, close it to new announcements."""
    require(request.viewer, "exchange.tend_market")
    found = get_object_or_404(Category.objects.select_related("parent"), uid=uid)
    sent = change.dict(exclude_unset=True)
    changes = {name: said for name, said in sent.items() if said is not None}
    if "parent" in sent:
        changes["parent"] = _parent(change.parent)
    return show_category(change_category(by=request.viewer, category=found, **changes))


@router.put("/categories/{uid}/criteria/{criterion}", response={204: None})
def choose_criterion(request: Any, uid: UID, criterion: UID, choice: CriterionChoice) -> Any:
    """Whether it is evaluated after an exchange in this category."""
    require(request.viewer, "exchange.tend_market")
    found, asked = get_object_or_404(Category, uid=uid), get_object_or_404(Criterion, uid=criterion)
    set_criterion(by=request.viewer, category=found, criterion=asked, is_added=SAYS[choice.says])
    return None


def _show(one: Criterion) -> dict[str, Any]:
    return {name: getattr(one, name) for name in CriterionRow.model_fields}


@router.get("/criteria", response=list[CriterionRow])
def all_criteria(request: Any) -> Any:
    """Everything that may be evaluated, open or not."""
    require(request.viewer, "exchange.tend_market")
    return [_show(one) for one in Criterion.objects.all()]


@router.post("/criteria", response=MADE(CriterionRow))
@idempotent
def new_criterion(request: Any, new: CriterionIn) -> Any:
    """Something more to evaluate; `is_global`: everywhere unless a category removes it."""
    return made(_show(create_criterion(by=request.viewer, **new.dict())))


@router.patch("/criteria/{uid}", response=CriterionRow)
def alter_criterion(request: Any, uid: UID, change: CriterionChange) -> Any:
    """Say it otherwise, or no longer ask it anywhere (`is_open` false)."""
    require(request.viewer, "exchange.tend_market")
    changes = {name: said for name, said in change.dict(exclude_unset=True).items() if said is not None}
    return _show(change_criterion(by=request.viewer, criterion=get_object_or_404(Criterion, uid=uid), **changes))
