from wezer.core.acts.rooms import open_room
from wezer.core.events import GroupCreated
from wezer.core.viewer import Viewer
from wezer.kernel.ref import resolve
from wezer.workflow.arrow import arrow


@arrow("circle → orchard", on_fact=GroupCreated)
def plant_an_orchard(fact):
    """A new circle finds an orchard among its rooms."""
    circle = resolve(fact.subject)
    if circle is None or circle.type != "circle":
        return None
    return circle, open_room(by=Viewer.system(), group=circle, kind="orchard")
