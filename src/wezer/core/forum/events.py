"""Facts of forums."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class TopicPublished:
    """`members` and `groups` are those its text mentions."""

    subject: Ref
    members: tuple[Ref, ...] = ()
    groups: tuple[Ref, ...] = ()


@fact
class QuestionPublished:
    """`members` and `groups` are those its text mentions."""

    subject: Ref
    members: tuple[Ref, ...] = ()
    groups: tuple[Ref, ...] = ()


@fact
class TextEdited:
    """A topic, a question or a help article says something else; `members` are newly mentioned."""

    subject: Ref
    members: tuple[Ref, ...] = ()


@fact
class AnswerGiven:
    """Somebody answers what was asked; `members` are those the answer mentions."""

    subject: Ref
    answer: Ref
    members: tuple[Ref, ...] = ()


@fact
class AnswerEdited:
    subject: Ref
    answer: Ref


@fact
class AnswerWithdrawn:
    subject: Ref
    answer: Ref


@fact
class AnswerRestored:
    subject: Ref
    answer: Ref


@fact
class AnswerHidden:
    subject: Ref
    answer: Ref


@fact
class AnswerShown:
    """A moderator took the hiding back."""

    subject: Ref
    answer: Ref


@fact
class AnswerFoundUseful:
    subject: Ref
    answer: Ref


@fact
class UsefulTaken:
    """Somebody says it no longer."""

    subject: Ref
    answer: Ref


@fact
class QuestionMoved:
    """The question is in another state; `answer` is the accepted one, `same_as` what it repeats."""

    subject: Ref
    state: str
    answer: str = ""
    same_as: str = ""


@fact
class ItemPinned:
    """Those who tend the group want it on top of its room; or no longer."""

    subject: Ref
    pinned: bool
