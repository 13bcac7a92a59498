"""The walk of `wezer audit` along the hash chain: each record hashed anew and held against its link."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import F, Min, RowRange, Window

from wezer.kernel.models import Fact
from wezer.ledger import chain
from wezer.ledger.checks import Finding
from wezer.ledger.models import Seal

#: Rows of the chain read at once.
CHUNK = 5_000

_CHAIN = f"""
SELECT s.seq, s.link, s.fact, {chain.PARTS} FROM ledger_seal s
LEFT JOIN ledger_transactionlog l ON l.id = s.log_id {chain.JOINS}
WHERE s.seq <= %s ORDER BY s.seq, t.id"""
#: What commits late is sealed late, by seconds, at worst when stragglers are looked for each day. Beyond, somebody slipped it in.
LATE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class _Link:
    """A stored link, and the records it may be of; none where what was sealed is gone."""

    seq: int
    stored: str
    records: tuple[str, ...] = ()
    currency: str = ""
    transaction: str = ""
    fact: str = ""

    def follows(self, previous: str) -> bool:
        return any(chain.link_text(previous, record) == self.stored for record in self.records)


def chain_is_unbroken(newest: int) -> Iterator[Finding]:
    """Walk all links up to `newest`, hashing each record anew. After a break the walk goes on from the stored link."""
    previous, expected = chain.FIRST, 1
    for link in _links(newest):
        if link.seq != expected:
            yield Finding("chain", f"links {expected} to {link.seq - 1} are missing", seq=expected)
        elif not link.follows(previous):
            words = f"the record{link.fact and f' of the fact {link.fact}'} does not match its link"
            yield Finding("chain", words, link.currency, link.seq, link.transaction)
        previous, expected = link.stored, link.seq + 1
    if expected <= newest:
        yield Finding("chain", f"links {expected} to {newest} are missing", seq=expected)
    yield from _slipped_in(newest)


def _slipped_in(newest: int) -> Iterator[Finding]:
    """Facts that were sealed long after others with a higher number: written into the log before lines that stood there."""
    later = Window(Min("sealed_at"), order_by="fact", frame=RowRange(start=1, end=None))
    rows = Seal.objects.filter(fact__isnull=False, seq__lte=newest).annotate(later=later)
    for seal in rows.filter(later__lt=F("sealed_at") - LATE).order_by("seq"):
        yield Finding("chain", f"the fact with the number {seal.fact} was slipped in among earlier ones", seq=seal.seq)


def _links(newest: int) -> Iterator[_Link]:
    """In order, read in portions."""
    for seq, group in groupby(_chain_rows(newest), key=itemgetter(0)):
        rows = list(group)
        _seq, stored, fact, uid, *_more = rows[0]
        if isinstance(fact, Fact):
            yield _Link(seq, stored, _told(seq, fact), fact=f"{fact.name} {fact.uid}")
        elif uid is None:
            yield _Link(seq, stored)
        else:
            record = chain.log_text(seq, [row[3:] for row in rows])
            yield _Link(seq, stored, (record,), rows[0][7] or "", chain.uid_text(uid))


def _told(seq: int, fact: Fact) -> tuple[str, ...]:
    """What may have been hashed; nothing of what was taken out of the log."""
    if not fact.audit:
        return ()
    return tuple(chain.canonical(said(seq, fact)) for said in (chain.fact_record, chain.earlier_fact_record))


def _chain_rows(newest: int) -> Iterator[tuple[Any, ...]]:
    """Rows of the chain, with the fact itself where a fact was sealed."""
    with connection.chunked_cursor() as db:
        db.execute(_CHAIN, [newest])
        while rows := db.fetchmany(CHUNK):
            facts = Fact.objects.in_bulk([row[2] for row in rows if row[2] is not None])
            for row in rows:
                yield row if row[2] is None else (row[0], row[1], facts.get(row[2]), *row[3:])
