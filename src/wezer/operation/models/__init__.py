"""What WeZer knows of the books: whose they are, who is dealt with, and the mirror of every posted entry."""

from wezer.operation.models.books import Books, BooksState, CommunityMoney, CommunityRate, MoneyPolicy
from wezer.operation.models.mirror import BookAccount, BookEntry, BookLine, BookRole, BookTaxLine
from wezer.operation.models.partner import Partner, PartnerKind

__all__ = [
    "BookAccount",
    "BookEntry",
    "BookLine",
    "BookRole",
    "BookTaxLine",
    "Books",
    "BooksState",
    "CommunityMoney",
    "CommunityRate",
    "MoneyPolicy",
    "Partner",
    "PartnerKind",
]
