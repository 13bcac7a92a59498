"""What places do when facts arrive: who follows the room is told of a new one."""

from wezer.core.acts.notices import tell_followers
from wezer.core.models import Place
from wezer.core.queries import actor_of
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve


@receiver("core.place_suggested")
def tell_who_follows(fact: Fact) -> None:
    place = resolve(fact.subject)
    if isinstance(place, Place) and place.is_published:
        actor = actor_of(fact)
        tell_followers(by=Viewer.system(), fact=fact, item=place, actor=actor)
