"""Facts of conversations: ids only, never a word of what was said. Subject is always the conversation, so that whoever
has it open hears of it."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class ConversationOpened:
    subject: Ref


@fact
class MessageSaid:
    """`answers` is the message it answers, or empty; `members` and `groups` are those it names."""

    subject: Ref
    message: Ref
    answers: str
    members: tuple[Ref, ...]
    groups: tuple[Ref, ...]


@fact
class MessageEdited:
    subject: Ref
    message: Ref


@fact
class MessageWithdrawn:
    subject: Ref
    message: Ref


@fact
class MessageHidden:
    subject: Ref
    message: Ref


@fact
class MessageShown:
    """A moderator took the hiding back."""

    subject: Ref
    message: Ref


@fact
class MessagePinned:
    """It stands at the top of its conversation."""

    subject: Ref
    message: Ref


@fact
class MessageUnpinned:
    subject: Ref
    message: Ref


@fact
class MessageReacted:
    """A reaction was given, or taken back."""

    subject: Ref
    message: Ref
    reaction: str
    given: bool


@fact
class LetterAssigned:
    """Someone who tends the group takes a letter on; `member` is empty when nobody does any more."""

    subject: Ref
    member: str


@fact
class OutsideMailStopped:
    """Who wrote a letter from outside wants no more mail about it."""

    subject: Ref


@fact
class OutsideLetterForgotten:
    """Its writer had it forgotten, with all that was said in it."""

    subject: Ref


@fact
class OutsideWriterBlocked:
    """A group takes no letters from an address outside any more, or takes them again. The subject is the group; the address
    is told to nobody."""

    subject: Ref
    blocked: bool


@fact
class ContactChanged:
    """A member changed who may write to them. Whom they blocked is told to nobody."""

    subject: Ref


@fact
class MessageBecame:
    """A message became an item. `origin` names the tie of both, so that neither side learns of the other from the fact; of
    a draft only its author is told."""

    subject: Ref
    origin: Ref
