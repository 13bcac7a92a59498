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
    """`domains`: in what rights held around the group end at its membrane now; `changes_by`: who changes that, and what else
    the group is."""

    subject: Ref
    domains: list[str]
    changes_by: str


@fact
class GroupWalletChanged:
    """The group has a wallet from now on, or none any more."""

    subject: Ref
    has_wallet: bool


@fact
class RoleEndsSoon:
    """The term of somebody's role ends within two weeks."""

    subject: Ref
    member: Ref


@fact
class RoleVacant:
    """Nobody holds a role any more that somebody held."""

    subject: Ref


@fact
class GroupInCare:
    """Nobody tends the group any more: those around it hold the charge."""

    subject: Ref


@fact
class GroupTended:
    """Somebody tends the group again."""

    subject: Ref


@fact
class RolePageOpened:
    """A role has a page of its own, which is a group inside the one that has it."""

    subject: Ref
    page: Ref


@fact
class GroupProposed:
    """A new group waits for what the one around it asks of new ones."""

    subject: Ref


@fact
class GroupVotedOn:
    """Somebody cast or changed a ballot on a proposed group, or on a change of theirs; what it says is nobody's business."""

    subject: Ref


@fact
class GroupChangeProposed:
    """A change of what the group is goes to the vote of those in it. `vote`: its number; `matters`: what would be otherwise."""

    subject: Ref
    vote: str
    matters: list[str]


@fact
class GroupChangeDecided:
    """`outcome`: accepted (and done), refused, withdrawn, overtaken."""

    subject: Ref
    vote: str
    outcome: str


@fact
class GroupRefused:
    subject: Ref


@fact
class GroupPaused:
    subject: Ref


@fact
class GroupEndsSoon:
    """It is archived by itself on that day. `why`: date (its closing date) or silence (nobody says anything in it)."""

    subject: Ref
    why: str
    on: str


@fact
class GroupEnded:
    """It was archived by itself. `why`: date or silence."""

    subject: Ref
    why: str


@fact
class GroupSplit:
    """A part of it is a group of its own now, or joined one that was there."""

    subject: Ref
    part: Ref


@fact
class GroupMerging:
    """The group is to become a part of another one, whose stewards are asked."""

    subject: Ref
    into: Ref


@fact
class GroupDissolved:
    subject: Ref
    heir: Ref
