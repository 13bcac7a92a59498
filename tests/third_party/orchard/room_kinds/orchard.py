from wezer.core.kinds import RoomKind, room_kinds


@room_kinds.add
class Orchard(RoomKind):
    """A room where the trees are looked after."""

    kind = "orchard"
    name = "Orchard"
