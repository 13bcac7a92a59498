"""Facts of the help desk."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class TicketSent:
    """Somebody asks for help: the commons, or the team alone."""

    subject: Ref
    members: tuple[Ref, ...] = ()
    groups: tuple[Ref, ...] = ()


@fact
class TicketMoved:
    """A request for help is in another state; `answer` is the one that solved it."""

    subject: Ref
    state: str
    answer: str = ""


@fact
class HelpArticleWritten:
    """`source`: the request for help that it was made from, or the article it says in another language."""

    subject: Ref
    source: str = ""
