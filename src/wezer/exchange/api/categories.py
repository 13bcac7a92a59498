"""Categories and their criteria."""

from typing import Any

from django.shortcuts import get_object_or_404

from wezer.exchange.api.common import router
from wezer.exchange.models import (
    Category,
)
from wezer.exchange.queries.categories import criteria_for
from wezer.exchange.queries.themes import Themes
from wezer.ui.rest import (
    UID,
    Schema,
)


class CategoryOut(Schema):
    uid: UID
    name: str
    parent: UID | None
    icon: str
    is_open: bool


class CriterionOut(Schema):
    uid: UID
    key: str
    name: str


def show_category(one: Category) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "name": one.name,
        "parent": one.parent.uid if one.parent else None,
        "icon": one.icon,
        "is_open": one.is_open,
    }


@router.get("/categories", response=list[CategoryOut])
def categories(request: Any) -> Any:
    """The whole tree of the market, each category with its parent."""
    return [show_category(one) for one in Category.objects.select_related("parent")]


class CategoryNumbersOut(Schema):
    """Of a category and what lies in it."""

    category: UID
    offers: int
    wants: int


@router.get("/categories/numbers", response=list[CategoryNumbersOut])
def numbers(request: Any) -> Any:
    """How much is offered and wanted in each open category, of the newest two thousand announcements that one may find."""
    return [
        {"category": line.category.uid, "offers": line.numbers.offers, "wants": line.numbers.wants}
        for line in Themes(request.viewer).lines()
    ]


@router.get("/categories/{uid}/criteria", response=list[CriterionOut])
def criteria(request: Any, uid: UID) -> Any:
    """What is evaluated after an exchange there, inherited criteria included."""
    found = criteria_for(get_object_or_404(Category, uid=uid))
    return [{"uid": one.uid, "key": one.key, "name": one.name} for one in found]
