"""What WeZer knows of the books: whose they are, who is dealt with, and the mirror of every posted entry."""

from wezer.operation.models.bank import (
    BankLine,
    BankMatch,
    BankStatement,
    LineState,
    MatchRule,
    StatementState,
    TargetKind,
)
from wezer.operation.models.books import Books, BooksState, CommunityMoney, CommunityRate, ForeignRate, MoneyPolicy
from wezer.operation.models.budget import Budget, BudgetLine
from wezer.operation.models.check import BooksCheck
from wezer.operation.models.claim import Claim, ClaimLine, ClaimState, Wish, approved_groups
from wezer.operation.models.files import FileState, StatutoryFile
from wezer.operation.models.invoice import (
    QUANTITY_SCALE,
    Direction,
    Invoice,
    InvoiceLine,
    InvoicePart,
    InvoiceState,
    LineKind,
    Nature,
    Unit,
)
from wezer.operation.models.mirror import BookAccount, BookEntry, BookLine, BookRole, BookTaxLine
from wezer.operation.models.paper import Paper
from wezer.operation.models.partner import Partner, PartnerKind
from wezer.operation.models.recording import EngineSign, Recording
from wezer.operation.models.sepa import (
    BatchKind,
    BatchState,
    ItemState,
    Mandate,
    MandateKind,
    MandateState,
    SepaBatch,
    SepaItem,
)
from wezer.operation.models.settling import GONE, InvoicePayment, InvoiceReminder, Means, PaymentState
from wezer.operation.models.setup import BookPeriod, BookYear, EngineStage, EngineState, OpeningDraft, YearState

__all__ = [
    "GONE",
    "QUANTITY_SCALE",
    "BankLine",
    "BankMatch",
    "BankStatement",
    "BatchKind",
    "BatchState",
    "BookAccount",
    "BookEntry",
    "BookLine",
    "BookPeriod",
    "BookRole",
    "BookTaxLine",
    "BookYear",
    "Books",
    "BooksCheck",
    "BooksState",
    "Budget",
    "BudgetLine",
    "Claim",
    "ClaimLine",
    "ClaimState",
    "CommunityMoney",
    "CommunityRate",
    "Direction",
    "EngineSign",
    "EngineStage",
    "EngineState",
    "FileState",
    "ForeignRate",
    "Invoice",
    "InvoiceLine",
    "InvoicePart",
    "InvoicePayment",
    "InvoiceReminder",
    "InvoiceState",
    "ItemState",
    "LineKind",
    "LineState",
    "Mandate",
    "MandateKind",
    "MandateState",
    "MatchRule",
    "Means",
    "MoneyPolicy",
    "Nature",
    "OpeningDraft",
    "Paper",
    "Partner",
    "PartnerKind",
    "PaymentState",
    "Recording",
    "SepaBatch",
    "SepaItem",
    "StatementState",
    "StatutoryFile",
    "TargetKind",
    "Unit",
    "Wish",
    "YearState",
    "approved_groups",
]
