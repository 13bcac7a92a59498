"""What happens to the books of an organisation as a whole."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class BooksSetUp:
    """Someone asked for books to be opened; the worker follows."""

    subject: Ref


@fact
class BooksOpened:
    """The books can be kept from now on."""

    subject: Ref


@fact
class BooksChanged:
    """A setting of the books was changed; `what` names it."""

    subject: Ref
    what: str


@fact
class PeriodClosed:
    """Nothing is posted any more in these months: `what` is period or year, `name` its first day."""

    subject: Ref
    what: str
    name: str
