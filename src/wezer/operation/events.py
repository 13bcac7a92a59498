"""What happens in the office: to the books as a whole, to documents, to partners. Ids only."""

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


@fact
class PartnerChanged:
    subject: Ref


@fact
class InvoiceDrafted:
    subject: Ref
    origin: str


@fact
class InvoiceChanged:
    subject: Ref


@fact
class InvoiceIssued:
    """Sent to the books: its number comes back with `invoice_posted`."""

    subject: Ref


@fact
class InvoicePosted:
    """In the books, with its number."""

    subject: Ref


@fact
class InvoiceReturned:
    """The books did not take it, and it is a draft again."""

    subject: Ref


@fact
class InvoiceCancelled:
    """A draft that nobody wants any more."""

    subject: Ref


@fact
class InvoiceCredited:
    subject: Ref
    credit: Ref


@fact
class InvoiceSettled:
    """Nothing is left to pay."""

    subject: Ref
    origin: str


@fact
class InvoiceOverdue:
    subject: Ref
    origin: str


@fact
class InvoiceSent:
    subject: Ref


@fact
class InvoiceReminded:
    subject: Ref
    level: int


@fact
class InvoicePaymentMade:
    """Legal money came in, or a community part was paid; on its way into the books."""

    subject: Ref
    payment: str


@fact
class InvoicePaymentUndone:
    """What was recorded as paid is being undone by a mirror of its entry."""

    subject: Ref
    payment: str


@fact
class InvoiceDueAgain:
    """The mirror of a payment is in the books: so much more is to be paid."""

    subject: Ref
    origin: str


@fact
class ClaimMoved:
    """An expense claim: submitted, approved, sent back, recorded, repaid, given…"""

    subject: Ref
    step: str
    state: str


@fact
class PaperDrawn:
    subject: Ref
    language: str


@fact
class BackOfficeEntered:
    """Somebody came in where everything can be written in the books; `subject` is the organisation."""

    subject: Ref


@fact
class EntryPosted:
    """An entry has its number, whoever posted it. `document` is the engine's uid of what it belongs to, empty for none."""

    subject: Ref  # operation.bookentry/<uid>
    document: str


@fact
class DocumentMoved:
    """An invoice or credit note in the engine, whoever did it: `step` is posted, changed (less to pay), paid or cancelled.

    `subject` is its record in the office, empty when it has none; `document` the engine's uid.
    """

    subject: Ref
    document: str
    step: str


@fact
class RecordingDropped:
    """A person gave up what could not be recorded, and said why."""

    subject: Ref
    key: str


@fact
class BudgetChanged:
    """A budget was made, changed or withdrawn."""

    subject: Ref


@fact
class StatementImported:
    """A file of the bank came in."""

    subject: Ref
    lines: int


@fact
class BankLineMoved:
    """A line of a statement was matched, left out, taken up again, or its match undone."""

    subject: Ref
    state: str


@fact
class MandateMoved:
    """A debtor's mandate was signed, flagged by the bank, used again or ended."""

    subject: Ref
    state: str


@fact
class SepaBatchMoved:
    """A file of collections or transfers was asked for, made, answered by the bank, or given up."""

    subject: Ref
    state: str
