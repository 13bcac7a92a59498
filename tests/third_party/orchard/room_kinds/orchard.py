from wezer.core.kinds import room_kinds
from wezer.core.room_kinds.talk import Talk


@room_kinds.add
class Orchard(Talk):
    """A room where trees are looked after: a stream of posts like talk, with a door of its own."""

    kind = "orchard"
    name = "Orchard"
    icon = "tree-deciduous"
    description = "Which tree wants what, and who has looked."
    item_kinds = ("post",)
    once = True

    def live(self, room, viewer):
        newest = getattr(room, "newest", [])
        return super().live(room, viewer) if newest else "The trees are resting."

    def may_open(self, group):
        return group.type in ("circle", "local")
