"""Questions about statements: what is open, what a line may mean, and whether statement and books are in step."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from wezer.operation.kinds import pack_kinds
from wezer.operation.matching import NEAR, Batch, Known, Open, Payment, Proposal, Rule, proposals
from wezer.operation.matching import Books as Held
from wezer.operation.models import (
    BankLine,
    BankMatch,
    BankStatement,
    BatchState,
    BookLine,
    BookRole,
    Books,
    Invoice,
    ItemState,
    LineState,
    Mandate,
    MatchRule,
    Partner,
    SepaBatch,
    SepaItem,
)
from wezer.operation.roles import role_name

ORDER = ("-date", "-id")
STATEMENTS = ("-ends", "-id")
#: What a person can look through; beyond it, the oldest wait for the next look.
OPEN_AT_MOST = 2_000
MOST_AT_ONCE = 200
#: Roles whose open lines money settles, and on which side they are open.
SIDES = {"receivable": 1, "payable": -1, "expense_payable": -1}


def lines_of(
    books: Books, *, states: Iterable[str] = (), month: date | None = None, words: str = ""
) -> QuerySet[BankLine]:
    """Lines newest first is the order; by state, month and words."""
    rows = BankLine.objects.filter(books=books).select_related("statement", "books")
    if states := list(states):
        rows = rows.filter(state__in=states)
    if month is not None:
        rows = rows.filter(date__gte=month, date__lt=(month + timedelta(days=32)).replace(day=1))
    if words:
        rows = rows.filter(Q(text__icontains=words) | Q(name__icontains=words) | Q(reference__icontains=words))
    return rows


def opens_of(books: Books, *, partner: Partner | None = None, words: str = "", sign: int = 0) -> list[Open]:
    """What is to be received or paid, from the mirror: whoever posted it. Parts that were paid already are taken off."""
    rows = BookLine.objects.filter(
        account__books=books, account__roles__role__in=SIDES, reconciliation=None, partner__isnull=False, currency=""
    )
    if partner is not None:
        rows = rows.filter(partner=partner)
    if words:
        rows = rows.filter(Q(partner__name__icontains=words) | Q(entry__number__icontains=words) | Q(text__icontains=words) | Q(entry__text__icontains=words))  # fmt: skip
    found = list(
        rows.select_related("entry", "partner")
        .annotate(role=F("account__roles__role"))
        .order_by("due", "id")
        .distinct()[:OPEN_AT_MOST]
    )
    invoices = {
        invoice.document: invoice
        for invoice in Invoice.objects.filter(books=books, document__in={line.entry.origin for line in found})
    }
    paid = _paid_in_part({str(line.entry.uid) for line in found})
    made = []
    for line in found:
        side = SIDES[line.role]
        amount = side * (line.debit - line.credit)
        invoice = invoices.get(line.entry.origin)
        if invoice is not None and invoice.currency == books.currency:
            amount = min(amount, invoice.to_pay)
        else:
            amount -= paid.get(str(line.entry.uid), 0)
        if amount <= 0 or (sign and side != sign) or line.partner is None:
            continue
        label = (
            invoice.number
            if invoice is not None and invoice.number
            else line.text or line.entry.text or line.entry.number
        )
        made.append(
            Open(
                str(line.entry.uid), line.partner_id or 0, line.partner.name, label, amount, side, line.due or line.date
            )
        )
    return made


def _paid_in_part(documents: set[str]) -> dict[str, int]:
    rows = BankMatch.objects.filter(target__in=documents, kind="document", undone_on=None)
    rows = rows.filter(line__state__in=(LineState.MATCHED, LineState.MATCHING))
    return dict(rows.values("target").annotate(sum=Sum("amount")).values_list("target", "sum"))


def held_against(books: Books, lines: Sequence[BankLine]) -> Held:
    """Everything that these lines are compared with, in a few statements whatever their number."""
    days = [line.date for line in lines]
    return Held(
        opens=opens_of(books),
        known=_known(books, min(days), max(days)) if days else [],
        batches=_batches(books),
        payments=_payments(books, [line.reference.replace("-", "") for line in lines]),
        rules=_rules(books),
        partners=_by_iban(lines),
    )


def proposed(books: Books, lines: Sequence[BankLine]) -> list[tuple[BankLine, list[Proposal]]]:
    """Each line that waits, with what it may mean; nothing is proposed to two lines as sure."""
    held, taken, made = held_against(books, lines), set[str](), []
    for line in lines:
        found = proposals(line, held) if line.is_open else []
        sure = next((each for each in found if each.is_sure), None)
        targets = {share.target for share in sure.shares if share.kind != "account"} if sure else set()
        if sure and targets & taken:
            found = [each for each in found if not each.is_sure]
        taken |= targets
        made.append((line, found))
    return made


def waiting(books: Books, rows: QuerySet[BankLine] | None = None) -> list[tuple[BankLine, list[Proposal]]]:
    """The newest lines that wait, with their proposals: as many as one click may accept."""
    rows = lines_of(books) if rows is None else rows
    return proposed(books, list(rows.filter(state=LineState.NEW).order_by(*ORDER)[:MOST_AT_ONCE]))


def known_roles(books: Books) -> set[str]:
    """Roles that an account plays; before the books have told theirs, those of the pack that they are opened with."""
    known = set(BookRole.objects.filter(books=books).values_list("role", flat=True))
    return known or set(pack_kinds[books.pack].roles)


def _known(books: Books, first: date, last: date) -> list[Known]:
    """Entries on the bank's account that no line was matched with."""
    rows = BookLine.objects.filter(
        account__books=books, account__roles__role="bank", date__gte=first - NEAR, date__lte=last + NEAR
    ).exclude(entry__origin_kind="account.statement.origin")
    entries: dict[Any, list[BookLine]] = defaultdict(list)
    for line in rows.select_related("entry").distinct():
        entries[line.entry].append(line)
    taken = set(
        BankMatch.objects.filter(
            kind="recorded", undone_on=None, target__in=[str(each.uid) for each in entries]
        ).values_list("target", flat=True)
    )
    return [
        Known(str(entry.uid), f"{entry.number} · {entry.text}"[:120], sum(line.debit - line.credit for line in lines), entry.date)
        for entry, lines in entries.items()
        if str(entry.uid) not in taken
    ]  # fmt: skip


def _batches(books: Books) -> list[Batch]:
    waiting = SepaBatch.objects.filter(books=books, state__in=(BatchState.MADE, BatchState.ANSWERED), is_booked=False)
    made = []
    for batch in waiting.prefetch_related("items")[:100]:
        good = [item for item in batch.items.all() if item.state != ItemState.FAILED]
        total = sum(item.amount for item in good) * (1 if batch.is_collection else -1)
        names = frozenset({batch.number, *(item.end_to_end for item in good[:1] if len(good) == 1)} - {""})
        if total:
            made.append(Batch(str(batch.uid), batch.label, total, batch.date, names))
    return made


def _payments(books: Books, references: Iterable[str]) -> dict[str, Payment]:
    uids = [each for each in references if len(each) == 32 and all(letter in "0123456789abcdef" for letter in each)]
    rows = SepaItem.objects.filter(batch__books=books, uid__in=uids, state=ItemState.SUCCEEDED)
    return {
        item.end_to_end: Payment(
            str(item.uid), item.label, item.amount if item.batch.is_collection else -item.amount, item.end_to_end
        )
        for item in rows.select_related("batch")
    }


def _rules(books: Books) -> dict[tuple[int, str], Rule]:
    rows = MatchRule.objects.filter(books=books).select_related("partner").order_by("-used_at", "-id")[:OPEN_AT_MOST]
    return {
        (rule.sign, rule.sameness): Rule(
            rule.role, rule.partner_id, rule.partner.name if rule.partner else str(role_name(rule.role)), rule.uses
        )
        for rule in rows
    }


def _by_iban(lines: Sequence[BankLine]) -> dict[str, int]:
    """Partners by their own account numbers and those of their mandates; a number that two have tells nothing."""
    wanted = {line.iban for line in lines if line.iban}
    found: dict[str, set[int]] = defaultdict(set)
    for iban, partner in Partner.objects.filter(iban__in=wanted).values_list("iban", "pk"):
        found[iban].add(partner)
    for iban, partner in Mandate.objects.filter(iban__in=wanted).values_list("iban", "partner"):
        found[iban].add(partner)
    return {iban: partners.pop() for iban, partners in found.items() if len(partners) == 1}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a statement, or a month, is: numbers of lines."""

    lines: int
    to_match: int
    matched: int
    ignored: int
    left: int  # money of the lines that wait, without sign


def progress_of(rows: QuerySet[BankLine]) -> Progress:
    waits = Q(state=LineState.NEW)
    found = rows.aggregate(
        lines=Count("id"),
        to_match=Count("id", filter=waits),
        matched=Count("id", filter=Q(state__in=(LineState.MATCHED, LineState.MATCHING))),
        ignored=Count("id", filter=Q(state=LineState.IGNORED)),
        into=Sum("amount", filter=waits & Q(amount__gt=0)),
        out=Sum("amount", filter=waits & Q(amount__lt=0)),
    )
    left = (found.pop("into") or 0) - (found.pop("out") or 0)
    return Progress(**found, left=left)


def months_of(books: Books) -> list[Any]:
    """Months with lines, newest first: how many wait, and how much money."""
    rows = BankLine.objects.filter(books=books).annotate(month=TruncMonth("date")).values("month")
    return list(
        rows.annotate(lines=Count("id"), to_match=Count("id", filter=Q(state=LineState.NEW))).order_by("-month")[:24]
    )


def books_balance(books: Books, statement: BankStatement) -> int:
    """What the books say is on the account at the end of the statement's last day."""
    rows = BookLine.objects.filter(
        account__books=books, account__roles__role=statement.account, date__lte=statement.ends
    ).aggregate(debit=Sum("debit"), credit=Sum("credit"))
    return (rows["debit"] or 0) - (rows["credit"] or 0)


def statements_of(books: Books) -> QuerySet[BankStatement]:
    waiting = Count("lines", filter=Q(lines__state=LineState.NEW))
    return BankStatement.objects.filter(books=books).annotate(waiting=waiting, count=Count("lines"))
