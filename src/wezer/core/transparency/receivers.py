"""Who hears that a group shows more."""

from wezer.core.acts.notices import notify
from wezer.core.models import ACTIVE_STATES, Group, Member
from wezer.core.transparency import permissions  # noqa: F401  (known with the rest of core)
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve


@receiver("core.transparency_changed")
def tell_whom_it_concerns(fact: Fact) -> None:
    """Those directly in the group, when more people may see something of it from now on."""
    group, opened = resolve(fact.subject), fact.payload["opened"]
    if opened and isinstance(group, Group):
        people = Member.objects.filter(belongings__group=group, belongings__state__in=ACTIVE_STATES)
        notify(
            by=Viewer.system(),
            members=people,
            kind="transparency_opened",
            fact=fact,
            group=group,
            detail={"opened": opened},
        )
