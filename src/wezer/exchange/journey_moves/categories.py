"""Categories of the market, and what is evaluated after an exchange."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.journey.kinds import JourneyMove, journey_moves
from wezer.core.models import Criterion
from wezer.exchange.acts.categories import change_category, change_criterion, create_category, create_criterion
from wezer.exchange.models import Announcement, Category


@journey_moves.add
class OpenCategory(JourneyMove):
    """{"name", "icon"}, at the top of the market's tree."""

    kind = "category"

    def says(self, wanted: Mapping[str, Any]) -> str:
        return _("Category “{name}” in the market").format(name=wanted["name"])

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        return _named(wanted["name"]).filter(is_open=True).exists()

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        closed = _named(wanted["name"]).first()
        if closed is not None:
            return {"category": str(change_category(by=by, category=closed, is_open=True).uid)}
        made = create_category(
            by=by, name=wanted["name"], icon=wanted.get("icon") or "store", position=Category.objects.count()
        )
        return {"category": str(made.uid)}

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        category = Category.objects.filter(uid=made["category"]).first()
        if category is None:
            return True
        if category.children.exists() or Announcement.objects.filter(category=category).exists():
            return False
        change_category(by=by, category=category, is_open=False)
        return True


def _named(name: str) -> Any:
    return Category.objects.filter(parent=None, name__iexact=name)


@journey_moves.add
class AskCriterion(JourneyMove):
    """{"name"}: said of every exchange."""

    kind = "criterion"

    def says(self, wanted: Mapping[str, Any]) -> str:
        return _("After each exchange, people say: {name}").format(name=wanted["name"])

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        return Criterion.objects.filter(name=wanted["name"], is_open=True).exists()

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        closed = Criterion.objects.filter(name=wanted["name"]).first()
        if closed is not None:
            change_criterion(by=by, criterion=closed, is_open=True)
            return {"criterion": closed.key}
        made = create_criterion(by=by, name=wanted["name"], is_global=True, position=Criterion.objects.count())
        return {"criterion": made.key}

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        for each in Criterion.objects.filter(key=made["criterion"]):
            change_criterion(by=by, criterion=each, is_open=False)
        return True
