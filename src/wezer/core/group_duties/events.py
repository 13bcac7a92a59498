"""Facts of duties. They name the round, not the person: who may know of it is asked of the round."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class DutyDeclared:
    """A role, or belonging to a group, brings a duty with it from now on."""

    subject: Ref


@fact
class DutyChanged:
    subject: Ref


@fact
class DutyEnded:
    """Nobody bears it any more."""

    subject: Ref


@fact
class DutyNoted:
    """Somebody who tends the group noted by hand what a member did."""

    subject: Ref
    note: str


@fact
class DutyNoteTaken:
    """A note by hand was taken back; it is gone."""

    subject: Ref


@fact
class DutyNearsEnd:
    """A period ends soon and somebody is behind."""

    subject: Ref
    round: str


@fact
class DutyJudged:
    """A round came to stand so: fell short, a pause was announced or came, made up, let pass. `state`: how."""

    subject: Ref
    round: str
    state: str
