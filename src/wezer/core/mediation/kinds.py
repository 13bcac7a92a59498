"""What may come to be disputed between two sides. Core knows how somebody comes to mediate; a kind says between whom, and
by which right.

    # exchange/mediation_kinds/market.py
    @mediation_kinds.add
    class OfAnExchange(MediationKind):
        kind = "market"
        model = "exchange.Reply"
"""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from wezer.kernel.registry import Registry


class MediationKind:
    """A kind of agreement whose two sides may need somebody who mediates. Found in `<package>/mediation_kinds/*.py`."""

    kind: str
    name: Any
    model: str  # of an item that is `Mediated`
    right: str  # whoever holds it mediates, but never where they are one of the two sides
    right_of_sides: str  # to take part in the dispute
    notices: str  # how the names of its notices begin (`core.mediation.notices`)
    call: str  # the notice of those who hold the right

    def rows(self) -> QuerySet[Any]:
        """All of them, whoever asks, with their two sides and who is named."""
        raise NotImplementedError

    def disputed(self) -> QuerySet[Any]:
        raise NotImplementedError

    def place(self, case: Any) -> Any:
        """The group in which the right counts; there, or around it, somebody is given it."""
        raise NotImplementedError

    def caller(self, case: Any) -> Any:
        """The side that called for mediation."""
        raise NotImplementedError

    def reread(self, case: Any) -> None:
        """The object given becomes the row as it is now, locked until the commit."""
        raise NotImplementedError

    def sight_changed(self, case: Any) -> None:
        """Somebody else may read it now (`readers_of`). Where sight is asked of the row, nothing is to be done. For acts."""


mediation_kinds: Registry[MediationKind] = Registry("mediation_kinds", MediationKind)


def kind_of(case: Any) -> MediationKind:
    return next(each for each in mediation_kinds if apps.get_model(each.model) is type(case))
