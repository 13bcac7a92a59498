"""Those who tend the community hear that something is deleted for good, and when it is."""

from wezer.core.acts.notices import notify
from wezer.core.models import ClearingState, RoomClearing
from wezer.core.queries import members_with_right
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve


@receiver("core.rooms_to_be_cleared", "core.rooms_cleared")
def tell_of_clearings(fact: Fact) -> None:
    clearing = resolve(fact.subject)
    if not isinstance(clearing, RoomClearing) or fact.payload.get("state") == ClearingState.STOPPED:
        return
    ordered = fact.name == "core.rooms_to_be_cleared"  # who ordered it knows; the end is told to them, too
    notify(
        by=Viewer.system(), members=members_with_right("core.tend_community"), kind=fact.name.partition(".")[2], fact=fact,
        actor=clearing.author if ordered else None, subject=fact.subject,
        detail={"kind": clearing.kind, "items": fact.payload["items"]},
    )  # fmt: skip
