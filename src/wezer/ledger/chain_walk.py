"""The walk of `wezer audit` along the hash chain: each record hashed anew and held against its link."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from wezer.kernel.models import Fact
from wezer.ledger import chain
from wezer.ledger.checks import Finding

#: Rows of the chain read at once.
CHUNK = 5_000

_CHAIN = f"""
SELECT s.seq, s.link, s.fact, {chain.PARTS} FROM ledger_seal s
LEFT JOIN ledger_transactionlog l ON l.id = s.log_id {chain.JOINS}
WHERE s.seq <= %s ORDER BY s.seq, t.id"""
Link = tuple[int, str, str, str, str]


def chain_is_unbroken(newest: int) -> Iterator[Finding]:
    """Walk all links up to `newest`, hashing each record anew. After a break the walk goes on from the stored link."""
    previous, expected = chain.FIRST, 1
    for seq, stored, record, code, transaction in _links(newest):
        if seq != expected:
            yield Finding("chain", f"links {expected} to {seq - 1} are missing", seq=expected)
        elif chain.link_text(previous, record) != stored:
            yield Finding("chain", "the record does not match its link", code, seq, transaction)
        previous, expected = stored, seq + 1
    if expected <= newest:
        yield Finding("chain", f"links {expected} to {newest} are missing", seq=expected)


def _links(newest: int) -> Iterator[Link]:
    """(sequence number, stored link, record, currency, transaction) in order, read in portions."""
    for seq, group in groupby(_chain_rows(newest), key=itemgetter(0)):
        rows = list(group)
        _seq, stored, fact, uid, *_more = rows[0]
        if isinstance(fact, Fact):
            yield seq, stored, chain.canonical(chain.fact_record(seq, fact)), "", ""
        elif uid is None:  # what was sealed is gone
            yield seq, stored, "", "", ""
        else:
            yield seq, stored, chain.log_text(seq, [row[3:] for row in rows]), rows[0][7] or "", chain.uid_text(uid)


def _chain_rows(newest: int) -> Iterator[tuple[Any, ...]]:
    """Rows of the chain, with the fact itself where a fact was sealed."""
    with connection.chunked_cursor() as db:
        db.execute(_CHAIN, [newest])
        while rows := db.fetchmany(CHUNK):
            facts = Fact.objects.in_bulk([row[2] for row in rows if row[2] is not None])
            for row in rows:
                yield row if row[2] is None else (row[0], row[1], facts.get(row[2]), *row[3:])
