"""Facts of polls: that somebody voted, never for what."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class PollVoted:
    """A member chose in the poll of a post, chose otherwise, or took it back."""

    subject: Ref


@fact
class PollEnded:
    """Its author ended the poll of a post before its time."""

    subject: Ref


@fact
class PollCounted:
    """An anonymous poll has ended: its votes have become numbers, and nothing tells any more who chose what."""

    subject: Ref
