"""Who may look after what leaves the house."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.permissions import permission


@permission(
    "workflow.tend_flights", label=_("See what waits to leave, try it again, give it up"), default_roles=("gardener",)
)
def tend_flights(viewer: Any, flight: Any) -> bool:
    return viewer.has_right("workflow.tend_flights")


@permission("workflow.switch_arrows", label=_("Switch arrows on and off"), default_roles=("gardener",))
def switch_arrows(viewer: Any, arrow: Any) -> bool:
    return viewer.has_right("workflow.switch_arrows")
