"""Questions about SEPA: what is due and can be paid or collected by a file, and what stands in the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from wezer.operation.matching import Open
from wezer.operation.models import (
    BatchKind,
    BatchState,
    Books,
    ItemState,
    Mandate,
    MandateState,
    Partner,
    SepaBatch,
    SepaItem,
)
from wezer.operation.queries.bank import opens_of

ORDER = ("-id",)
MANDATES = ("-signed", "-id")


@dataclass(frozen=True, slots=True)
class Due:
    """Something open; `is_ready`: an IBAN is known, or a mandate in force, and no file pays it already."""

    open: Open
    partner: Partner
    is_ready: bool
    is_late: bool
    mandate: Mandate | None
    on_its_way: bool


def due(books: Books, kind: str, today: date) -> list[Due]:
    """What is open on that side, the oldest first, with what would carry it."""
    sign = 1 if kind == BatchKind.COLLECT else -1
    opens = opens_of(books, sign=sign)
    partners = Partner.objects.in_bulk([each.partner for each in opens])
    mandates = mandates_in_force(books, partners)
    away = on_their_way(books)
    made = []
    for each in opens:
        partner, mandate = partners[each.partner], mandates.get(each.partner)
        carries = mandate is not None if kind == BatchKind.COLLECT else bool(partner.iban)
        is_away = each.document in away
        made.append(Due(each, partner, carries and not is_away, each.due < today, mandate, is_away))
    return sorted(made, key=lambda one: (one.on_its_way, not one.is_ready, one.open.due, one.open.document))


def mandates_in_force(books: Books, partners: Iterable[int]) -> dict[int, Mandate]:
    rows = Mandate.objects.filter(books=books, partner__in=list(partners), state=MandateState.ACTIVE)
    return {mandate.partner_id: mandate for mandate in rows.order_by("signed", "id")}


def on_their_way(books: Books) -> set[str]:
    """Entries that a file pays which the bank has not answered."""
    rows = SepaItem.objects.filter(
        batch__books=books, state=ItemState.WAITING, batch__state__in=(BatchState.MAKING, BatchState.MADE)
    )
    return {str(uid) for uid in rows.values_list("document", flat=True)}


def batches_of(books: Books) -> QuerySet[SepaBatch]:
    failed = Count("items", filter=Q(items__state=ItemState.FAILED))
    return SepaBatch.objects.filter(books=books).select_related("books").annotate(count=Count("items"), failed=failed)


def mandates_of(books: Books, words: str = "") -> QuerySet[Mandate]:
    rows = Mandate.objects.filter(books=books).select_related("partner", "books")
    if words:
        rows = rows.filter(Q(identification__icontains=words) | Q(partner__name__icontains=words))
    return rows
