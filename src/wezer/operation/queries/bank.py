"""Questions about statements: what is open, what a line may mean, and whether statement and books are in step."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import TruncMonth

from wezer.operation.kinds import pack_kinds
from wezer.operation.matching import FAR, NEAR, Batch, Known, Open, Payment, Proposal, Rule, proposals
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
    InvoicePayment,
    ItemState,
    LineState,
    Mandate,
    MatchRule,
    Partner,
    PaymentState,
    SepaBatch,
    SepaItem,
)
from wezer.operation.roles import role_name

ORDER = ("-date", "-id")
STATEMENTS = ("-ends", "-id")
#: What a person can look through; beyond it, the oldest wait for the next look.
OPEN_AT_MOST = 2_000
MOST_AT_ONCE = 200
#: Payments that stand in the books no longer, nor does their mirror.
UNDOING = (PaymentState.UNDOING, PaymentState.UNDONE)
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
    found = _open_lines(books, partner=partner, words=words)
    return _opens(found, _matched(_unasked(found), []), sign)


def _open_lines(books: Books, *, partner: Partner | None = None, words: str = "") -> list[Any]:
    """Open lines of partners; `asks` is what an invoice of ours says is left, none for other entries."""
    rows = BookLine.objects.filter(
        account__books=books, account__roles__role__in=SIDES, reconciliation=None, partner__isnull=False, currency=""
    )
    if partner is not None:
        rows = rows.filter(partner=partner)
    if words:
        rows = rows.filter(Q(partner__name__icontains=words) | Q(entry__number__icontains=words) | Q(text__icontains=words) | Q(entry__text__icontains=words))  # fmt: skip
    invoice = Invoice.objects.filter(books=books, document=OuterRef("entry__origin"))
    asking = {
        "role": F("account__roles__role"),
        "invoice_number": Subquery(invoice.values("number")[:1]),
        "asks": Subquery(invoice.filter(currency=books.currency).values("to_pay")[:1]),
    }
    return list(
        rows.select_related("entry", "partner").annotate(**asking).order_by("due", "id").distinct()[:OPEN_AT_MOST]
    )


def _unasked(found: Iterable[Any]) -> list[str]:
    return [str(line.entry.uid) for line in found if line.asks is None]


def _opens(found: Iterable[Any], paid: Mapping[tuple[str, str], int], sign: int = 0) -> list[Open]:
    made = []
    for line in found:
        side, document = SIDES[line.role], str(line.entry.uid)
        amount = side * (line.debit - line.credit)
        amount = min(amount, line.asks) if line.asks is not None else amount - paid.get(("document", document), 0)
        if amount <= 0 or (sign and side != sign) or line.partner is None:
            continue
        label = line.invoice_number or line.text or line.entry.text or line.entry.number
        made.append(Open(document, line.partner_id or 0, line.partner.name, label, amount, side, line.due or line.date))
    return made


def _matched(documents: Sequence[str], recorded: Sequence[str]) -> dict[tuple[str, str], int]:
    """What lines of the bank have taken, by kind and target: from open entries, and of those that are recorded already."""
    if not documents and not recorded:
        return {}
    wanted = Q(kind="document", target__in=documents, line__state__in=(LineState.MATCHED, LineState.MATCHING))
    rows = BankMatch.objects.filter(wanted | Q(kind="recorded", target__in=recorded), undone_on=None)
    sums = rows.values("kind", "target").annotate(sum=Sum("amount"))
    return {(row["kind"], row["target"]): row["sum"] for row in sums}


def held_against(books: Books, lines: Sequence[BankLine]) -> Held:
    """Everything that these lines are compared with, in a few statements whatever their number."""
    found, entries = _open_lines(books), _entries(books, lines) if lines else []
    matched = _matched(_unasked(found), [each.entry for each in entries])
    batches, payments = _on_their_way(books, [line.reference.replace("-", "") for line in lines])
    return Held(
        opens=_opens(found, matched),
        known=[each for each in entries if ("recorded", each.entry) not in matched],
        batches=batches,
        payments=payments,
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


def bank_accounts(books: Books) -> list[tuple[str, str]]:
    """Role and name of each account at a bank, the first one first."""
    rows = BookRole.objects.filter(Q(role="bank") | Q(role__startswith="bank_"), books=books).select_related("account")
    return [(each.role, str(each.account)) for each in rows.order_by("role")]


def _entries(books: Books, lines: Sequence[BankLine]) -> list[Known]:
    """Entries on these lines' accounts that no line has posted; payments noted on invoices from further away, too."""
    days = [line.date for line in lines]
    first, last = min(days), max(days)
    accounts = {line.statement.account for line in lines}
    near = Q(date__gte=first - NEAR, date__lte=last + NEAR)
    far = Q(date__gte=first - FAR, date__lte=last + FAR, entry__origin_kind="account.invoice")
    invoice = Invoice.objects.filter(books=books, document=OuterRef("entry__origin"))
    paying = {
        "invoice_number": Subquery(invoice.values("number")[:1]),
        "payer": Subquery(invoice.values("partner")[:1]),
        "bank": F("account__roles__role"),
    }
    rows: Any = BookLine.objects.filter(near | far, account__books=books, account__roles__role__in=accounts)
    gone = InvoicePayment.objects.filter(state__in=UNDOING, entry__isnull=False).values("entry")
    rows = rows.exclude(entry__origin_kind="account.statement.origin")
    rows = rows.exclude(Q(entry__uid__in=gone) | Q(entry__origin__in=gone))
    entries: dict[tuple[Any, str], list[Any]] = defaultdict(list)
    for line in rows.select_related("entry").annotate(**paying).distinct():
        entries[line.entry, line.bank].append(line)
    return [
        Known(
            str(entry.uid), f"{entry.number} · {lines[0].invoice_number or entry.text}"[:120],
            sum(line.debit - line.credit for line in lines), entry.date, lines[0].invoice_number or "",
            lines[0].payer or 0, account,
        )
        for (entry, account), lines in entries.items()
    ]  # fmt: skip


def _on_their_way(books: Books, references: Iterable[str]) -> tuple[list[Batch], dict[str, Payment]]:
    """Batches that the bank has not answered; and of payments that succeeded, those that these references name."""
    uids = [each for each in references if len(each) == 32 and all(letter in "0123456789abcdef" for letter in each)]
    waits = Q(batch__state__in=(BatchState.MADE, BatchState.ANSWERED), batch__is_booked=False)
    rows = SepaItem.objects.filter(waits | Q(uid__in=uids, state=ItemState.SUCCEEDED), batch__books=books)
    batches: dict[SepaBatch, list[SepaItem]] = defaultdict(list)
    payments = {}
    for item in rows.select_related("batch").order_by("batch", "id"):
        if item.batch.state in (BatchState.MADE, BatchState.ANSWERED) and not item.batch.is_booked:
            batches[item.batch].append(item)
        if item.state == ItemState.SUCCEEDED and item.uid.hex in uids:
            amount = item.amount if item.batch.is_collection else -item.amount
            payments[item.end_to_end] = Payment(str(item.uid), item.label, amount, item.end_to_end)
    made = [_batch(batch, items) for batch, items in batches.items()]
    return [each for each in made if each.amount], payments


def _batch(batch: SepaBatch, items: list[SepaItem]) -> Batch:
    good = [item for item in items if item.state != ItemState.FAILED]
    total = sum(item.amount for item in good) * (1 if batch.is_collection else -1)
    names = frozenset({batch.number, *(item.end_to_end for item in good[:1] if len(good) == 1)} - {""})
    return Batch(str(batch.uid), batch.label, total, batch.date, names)


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
    theirs = Partner.objects.filter(iban__in=wanted).values_list("iban", "pk")
    for iban, partner in theirs.union(Mandate.objects.filter(iban__in=wanted).values_list("iban", "partner")):
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


_WAITS = Q(state=LineState.NEW)
_COUNTED: dict[str, Any] = {
    "lines": Count("id"),
    "to_match": Count("id", filter=_WAITS),
    "matched": Count("id", filter=Q(state__in=(LineState.MATCHED, LineState.MATCHING))),
    "ignored": Count("id", filter=Q(state=LineState.IGNORED)),
    "into": Sum("amount", filter=_WAITS & Q(amount__gt=0)),
    "out": Sum("amount", filter=_WAITS & Q(amount__lt=0)),
}
MONTHS_SHOWN = 24


def progress_of(rows: QuerySet[BankLine]) -> Progress:
    return progress_in([rows.aggregate(**_COUNTED)])


def progress_in(counted: Iterable[Mapping[str, Any]]) -> Progress:
    """Of months, or of anything counted alike, together."""
    sums = {name: sum(row[name] or 0 for row in counted) for name in _COUNTED}
    left = sums.pop("into") - sums.pop("out")
    return Progress(**sums, left=left)


def months_of(books: Books) -> list[dict[str, Any]]:
    """Months with lines, newest first, each counted."""
    rows: Any = BankLine.objects.filter(books=books).annotate(month=TruncMonth("date")).values("month")
    return list(rows.annotate(**_COUNTED).order_by("-month"))


def books_balance(books: Books, statement: BankStatement) -> int:
    """What the books say is on the account at the end of the statement's last day."""
    rows = BookLine.objects.filter(
        account__books=books, account__roles__role=statement.account, date__lte=statement.ends
    ).aggregate(debit=Sum("debit"), credit=Sum("credit"))
    return (rows["debit"] or 0) - (rows["credit"] or 0)


def statements_of(books: Books) -> QuerySet[BankStatement]:
    waiting = Count("lines", filter=Q(lines__state=LineState.NEW))
    return BankStatement.objects.filter(books=books).annotate(waiting=waiting, count=Count("lines"))
