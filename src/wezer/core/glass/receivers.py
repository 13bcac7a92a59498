"""A group that is opened hears of it at once, and so do the others who could have opened it."""

from wezer.core.acts.notices import notify
from wezer.core.models import GlassOpening
from wezer.core.queries import members_who_may
from wezer.core.viewer import BREAK_GLASS, TEND, Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve


@receiver("core.glass_opened")
def tell_of_an_opening(fact: Fact) -> None:
    opening = resolve(fact.subject)
    if not isinstance(opening, GlassOpening):
        return
    group = opening.group
    people = {one.pk: one for right in (TEND, BREAK_GLASS) for one in members_who_may(right, group)}
    notify(
        by=Viewer.system(), members=people.values(), kind="glass_opened", fact=fact, group=group, actor=opening.opened_by,
        detail={"until": fact.payload["until"]},
    )  # fmt: skip
