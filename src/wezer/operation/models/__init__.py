"""What WeZer knows of the books: whose they are, who is dealt with, and the mirror of every posted entry."""

from wezer.operation.models.books import Books, BooksState, CommunityMoney, CommunityRate, MoneyPolicy
from wezer.operation.models.budget import Budget, BudgetLine
from wezer.operation.models.files import FileState, StatutoryFile
from wezer.operation.models.mirror import BookAccount, BookEntry, BookLine, BookRole, BookTaxLine
from wezer.operation.models.partner import Partner, PartnerKind
from wezer.operation.models.recording import EngineSign, Recording
from wezer.operation.models.setup import BookPeriod, BookYear, EngineStage, EngineState, OpeningDraft, YearState

__all__ = [
    "BookAccount",
    "BookEntry",
    "BookLine",
    "BookPeriod",
    "BookRole",
    "BookTaxLine",
    "BookYear",
    "Books",
    "BooksState",
    "Budget",
    "BudgetLine",
    "CommunityMoney",
    "CommunityRate",
    "EngineSign",
    "EngineStage",
    "EngineState",
    "FileState",
    "MoneyPolicy",
    "OpeningDraft",
    "Partner",
    "PartnerKind",
    "Recording",
    "StatutoryFile",
    "YearState",
]
