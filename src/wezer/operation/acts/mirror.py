"""Writing the mirror: the engine's events into plain tables, in order, each once (SETTLED row 8)."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from wezer.core.models import Party
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import Ref
from wezer.operation.acts.chart import write_chart
from wezer.operation.events import DocumentMoved, EntryPosted
from wezer.operation.kinds import EngineEvent, event_kinds
from wezer.operation.models import BookAccount, BookEntry, BookLine, Books, BookTaxLine, Partner
from wezer.operation.money import from_decimal
from wezer.workflow.acts.flights import draw_flights
from wezer.workflow.kinds import Draft

log = logging.getLogger("wezer.operation")

STEPS = {
    "invoice_posted": "posted",
    "invoice_changed": "changed",
    "invoice_paid": "paid",
    "invoice_cancelled": "cancelled",
}
#: Rows of one INSERT; SQLite takes 32,766 values at most.
TOGETHER = 1000
Rows = Sequence[Mapping[str, Any]]


@act
def project(
    *, books: Books, events: Sequence[EngineEvent], reached: int, chart: Rows | None = None, is_quiet: bool = False
) -> bool:
    """Write what happened in the engine after event `books.events_read`; all up to `reached` is in the mirror then.

    `chart` comes with a batch in which the chart changed. `is_quiet`: told before, the mirror is only filled again.
    False: another worker was quicker, nothing is written.
    """
    held = Books.objects.select_for_update(of=("self",)).get(pk=books.pk)
    if held.events_read != books.events_read:
        return False
    if chart is not None:
        write_chart(books=held, rows=chart)
    new = _write_entries(held, [event for event in events if event.name == "move_posted"])
    for event in events:
        if event.name in ("reconciled", "unreconciled"):
            _settle(event)
        _follow(held, event)
        if not is_quiet:
            _tell(held, event, new)
    Books.objects.filter(pk=held.pk).update(events_read=reached, read_at=now())
    return True


@act
def empty_mirror(*, books: Books) -> None:
    """Forget every entry, so that the engine's events may fill the mirror again. Accounts stay: budgets name them."""
    BookTaxLine.objects.filter(line__entry__books=books).delete()
    BookLine.objects.filter(entry__books=books).delete()
    BookEntry.objects.filter(books=books).delete()
    Books.objects.filter(pk=books.pk).update(events_read=0)


# --- entries ---


def _write_entries(books: Books, events: Sequence[EngineEvent]) -> set[str]:
    """Entries that are not here yet, with all that belongs to them; the uids of the new ones."""
    known = {
        str(uid) for uid in BookEntry.objects.filter(uid__in=[e.subject for e in events]).values_list("uid", flat=True)
    }
    told = {event.subject: event for event in events if event.subject not in known}
    BookEntry.objects.bulk_create([_entry(books, event) for event in told.values()], batch_size=TOGETHER)
    ids = {str(uid): pk for uid, pk in BookEntry.objects.filter(uid__in=list(told)).values_list("uid", "pk")}
    written = [(ids[uid], event.payload, line) for uid, event in told.items() for line in event.payload["lines"]]
    _write_lines(books, written)
    return set(told)


def _entry(books: Books, event: EngineEvent) -> BookEntry:
    said = event.payload
    return BookEntry(
        books=books,
        uid=UUID(event.subject),
        number=said["number"] or "",
        date=date.fromisoformat(said["date"]),
        posted_on=date.fromisoformat(said["posted"]) if said["posted"] else None,
        journal=said["journal"][:20],
        journal_kind=said["journal_type"],
        text=said["text"][:500],
        origin=UUID(said["origin"]) if said["origin"] else None,
        origin_kind=said["origin_kind"] or "",
    )


def _write_lines(books: Books, written: Sequence[tuple[int, Any, Any]]) -> None:
    lines = [line for _entry_id, _said, line in written]
    accounts, partners = _accounts(books, lines), _partners(lines)
    rows = [
        BookLine(
            entry_id=entry,
            account_id=accounts[line["account"]],
            partner_id=partners.get(line["party"]),
            line=line["line"],
            date=date.fromisoformat(said["date"]),
            debit=from_decimal(line["debit"], books.digits),
            credit=from_decimal(line["credit"], books.digits),
            text=line["text"][:500],
            due=date.fromisoformat(line["due"]) if line["due"] else None,
            currency=line["currency"] or "",
            units=from_decimal(line["units"], line["digits"]) if line["units"] is not None else None,
            reconciliation=line["reconciliation"],
        )
        for entry, said, line in written
    ]
    BookLine.objects.bulk_create(rows, batch_size=TOGETHER)
    taxed = {line["line"]: line["taxes"] for line in lines if line["taxes"]}
    ids = dict(BookLine.objects.filter(line__in=list(taxed), entry__books=books).values_list("line", "pk"))
    BookTaxLine.objects.bulk_create(
        [
            BookTaxLine(
                line_id=ids[number],
                tax=tax["tax"][:200],
                side=tax["side"],
                is_base=tax["type"] == "base",
                amount=from_decimal(tax["amount"], books.digits),
            )
            for number, taxes in taxed.items()
            for tax in taxes
        ],
        batch_size=TOGETHER,
    )


def _accounts(books: Books, lines: Rows) -> dict[str, int]:
    """Code → account. One that no chart has told of yet is made by its name; the next chart says the rest."""
    codes = {line["account"]: line["account_name"] for line in lines}
    found = dict(BookAccount.objects.filter(books=books, code__in=codes).values_list("code", "pk"))
    for code in sorted(codes.keys() - found.keys()):
        found[code] = BookAccount.objects.create(books=books, code=code, name=codes[code][:200]).pk
    return found


def _partners(lines: Rows) -> dict[str, int]:
    """Uid → partner. One who was made in the back office is made here, too; a party of ours is known by its uid."""
    named = {line["party"]: line["party_name"] for line in lines if line["party"]}
    found = {str(uid): pk for uid, pk in Partner.objects.filter(uid__in=named).values_list("uid", "pk")}
    missing = sorted(named.keys() - found.keys())
    parties = {str(party.uid): party for party in Party.objects.filter(uid__in=missing)}
    for uid in missing:
        partner = Partner.objects.create(uid=UUID(uid), party=parties.get(uid), name=named[uid][:120])
        found[uid] = partner.pk
    return found


def _settle(event: EngineEvent) -> None:
    """What was settled together, or is open again."""
    number = int(event.subject)
    lines = BookLine.objects.filter(line__in=event.payload["lines"])
    if event.name == "reconciled":
        lines.update(reconciliation=number)
    else:
        BookLine.objects.filter(reconciliation=number).update(reconciliation=None)


# --- who follows ---


def _follow(books: Books, event: EngineEvent) -> None:
    """Tell the packages that keep tables of their own; one that fails is tried again by itself."""
    for follower in event_kinds:
        if event.name not in follower.events:
            continue
        try:
            with attempt():
                follower.project(books, event)
        except Exception:
            log.exception("%s could not follow event %s; it will be tried again.", follower.kind, event.id)
            payload = {"entity": str(books.entity.uid), "event": {**asdict(event), "payload": dict(event.payload)}}
            key = f"engine-event:{follower.kind}:{books.pk}:{event.id}"
            draw_flights(drafts=[Draft("engine_event", follower.kind, key, payload=payload)])


def _tell(books: Books, event: EngineEvent, new: set[str]) -> None:
    if event.name == "move_posted" and event.subject in new:
        new.discard(event.subject)
        subject = Ref(f"operation.bookentry/{event.subject}")
        emit(EntryPosted(subject=subject, document=event.payload["origin"] or ""), group=books.entity_id)
    elif event.name in STEPS:
        known = (f.document(books, event) for f in event_kinds if event.name in f.events)
        subject = Ref(next((name for name in known if name), ""))
        step = STEPS[event.name]
        emit(DocumentMoved(subject=subject, document=event.subject, step=step), group=books.entity_id)
