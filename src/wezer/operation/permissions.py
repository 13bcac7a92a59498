"""The rights of the books. A role of the community bundles them: treasurer and auditor do from the start.

Nobody grants a right that they do not hold, so gardeners hold all of them: they appoint the first treasurer.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.community import community
from wezer.kernel.permissions import permission

SEE_BOOKS = "operation.see_books"
KEEP_BOOKS = "operation.keep_books"
APPROVE_EXPENSE = "operation.approve_expense"
OPEN_BACK_OFFICE = "operation.open_back_office"
SET_UP_BOOKS = "operation.set_up_books"


@permission(
    SEE_BOOKS,
    label=_("Read the books and their reports"),
    risk="personal",
    default_roles=("gardener", "treasurer", "auditor"),
)
def see_books(viewer: Any, books: Any = None) -> bool:
    """Held in the organisation whose books these are, or around it; keeping and setting up include reading."""
    entity = _entity(books)
    return any(viewer.has_right(right, entity) for right in (SEE_BOOKS, KEEP_BOOKS, SET_UP_BOOKS))


@permission(
    KEEP_BOOKS,
    label=_("Keep the books: invoices, bank, payment of expenses"),
    risk="money",
    default_roles=("gardener", "treasurer"),
)
def keep_books(viewer: Any, books: Any = None) -> bool:
    return bool(viewer.has_right(KEEP_BOOKS, _entity(books)))


@permission(
    SET_UP_BOOKS,
    label=_("Open the books, set them up, close periods and years"),
    risk="irreversible",
    default_roles=("gardener",),
)
def set_up_books(viewer: Any, books: Any = None) -> bool:
    return bool(viewer.has_right(SET_UP_BOOKS, _entity(books)))


@permission(
    OPEN_BACK_OFFICE,
    label=_("Enter the back office of accountants"),
    risk="money",
    default_roles=("gardener", "treasurer", "auditor"),
)
def open_back_office(viewer: Any, books: Any = None) -> bool:
    """Who neither keeps nor sets up the books only reads them there."""
    return bool(viewer.has_right(OPEN_BACK_OFFICE, _entity(books)))


@permission(
    APPROVE_EXPENSE,
    label=_("Approve expenses of the group"),
    risk="money",
    default_roles=("gardener", "treasurer", "steward"),
    domain="money",
)
def approve_expense(viewer: Any, group: Any) -> bool:
    """A role's right in the group that the expense was made for, or in one around it."""
    return bool(viewer.has_right(APPROVE_EXPENSE, group))


def _entity(books: Any) -> Any:
    """The organisation of these books; none for the community's own, and while there are none."""
    return books.entity_id if books is not None and books.entity_id != community().pk else None


PAY_PART = "operation.pay_invoice_part"
CLAIM_EXPENSE = "operation.claim_expense"


@permission(PAY_PART, label=_("Pay from one's wallet what is agreed in the community's currencies"), risk="money")
def pay_invoice_part(viewer: Any, invoice: Any) -> bool:
    """Whoever may spend for the side that pays: the partner, or on a supplier's invoice the organisation itself."""
    payer = invoice.partner.party_id if invoice.is_out else invoice.books.entity_id
    return payer is not None and viewer.may_spend_for(payer)


@permission(CLAIM_EXPENSE, label=_("Ask back what one paid for the community"))
def claim_expense(viewer: Any, group: Any) -> bool:
    """Whoever belongs to the group it was paid for."""
    return viewer.member is not None and viewer.is_inside and viewer.belongs(group)
