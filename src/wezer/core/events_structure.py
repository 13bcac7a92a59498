"""Facts of the holarchy: groups that move, are cared for, live and end."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class GroupMoveProposed:
    """A group is to lie elsewhere; the subject is the request, which knows both places."""

    subject: Ref


@fact
class GroupMoveConsented:
    """`side`: group or parent, for which the actor agrees."""

    subject: Ref
    side: str


@fact
class GroupMoveEnded:
    """`state`: done, refused, withdrawn, overtaken."""

    subject: Ref
    state: str


@fact
class SovereigntyChanged:
    """`domains`: in what rights held around the group end at its membrane now."""

    subject: Ref
    domains: list[str]


@fact
class GroupInCare:
    """Nobody tends the group any more: those around it hold the charge."""

    subject: Ref


@fact
class GroupTended:
    """Somebody tends the group again."""

    subject: Ref


@fact
class GroupProposed:
    """A new group waits for what the one around it asks of new ones."""

    subject: Ref


@fact
class GroupRefused:
    subject: Ref


@fact
class GroupPaused:
    subject: Ref


@fact
class GroupMerging:
    """The group is to become a part of another one, whose stewards are asked."""

    subject: Ref
    into: Ref


@fact
class GroupDissolved:
    subject: Ref
    heir: Ref
