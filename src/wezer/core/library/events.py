"""Facts of the library."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class DocumentAdded:
    subject: Ref


@fact
class DocumentVersionAdded:
    """`restores`: the number of the version that came back, or 0."""

    subject: Ref
    number: int
    restores: int = 0


@fact
class DocumentDescribed:
    """Its title, words, tags, licence, readers or retention changed."""

    subject: Ref


@fact
class DocumentTaken:
    """Somebody works on it until a moment (`taken` true), or no longer does."""

    subject: Ref
    taken: bool


@fact
class DocumentProposed:
    subject: Ref
    number: int


@fact
class DocumentDecided:
    """Those who tend the group approved it, or gave it back."""

    subject: Ref
    number: int
    approved: bool


@fact
class DocumentRead:
    """The worker read the words of a version, or could not (`readable` false)."""

    subject: Ref
    number: int
    readable: bool
