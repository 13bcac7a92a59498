"""The hash chain over what the ledger did (exchange.md B.9), one per instance.

link = SHA-256(previous link in hex, a line feed, the record as canonical JSON). The worker seals every committed log row
that has no seal yet, in id order; ids are drawn while the accounts are locked, so the order of each account holds. Facts
marked `audit` are sealed with them. Personal text is outside the hash.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef

from wezer.kernel.models import Fact
from wezer.ledger.models import CHAINED_STATES, Seal, TransactionLog, Transfer

FIRST = "0" * 64
#: Rows sealed in one go.
CHUNK = 2_000
#: A row younger than so many ids may still be uncommitted beside sealed ones; older ones were looked at many times.
LOOK_BACK = 20_000

Record = dict[str, Any]


def canonical(record: Record) -> str:
    """UTF-8, keys sorted, no spaces, non-ASCII kept."""
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def link(previous: str, record: Record) -> str:
    return link_text(previous, canonical(record))


def link_text(previous: str, record: str) -> str:
    """The same over a record that is canonical JSON already."""
    return hashlib.sha256(f"{previous}\n{record}".encode()).hexdigest()


def log_record(seq: int, row: TransactionLog, entries: list[list[str]]) -> Record:
    return {
        "at": _seconds(row.at),
        "entries": entries,
        "seq": seq,
        "state": str(row.state),
        "tx": str(row.transaction.uid),
        "version": row.version,
    }


def fact_record(seq: int, fact: Fact) -> Record:
    return {
        "at": _seconds(fact.at),
        "fact": str(fact.uid),
        "name": fact.name,
        "payload": fact.payload,
        "seq": seq,
        "subject": fact.subject,
    }


def _seconds(at: datetime) -> str:
    """Whole seconds, UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def entries_of(rows: Iterable[TransactionLog]) -> dict[tuple[int, int], list[list[str]]]:
    """What each log row posted: [account, currency, signed units], in transfer order, payer first."""
    found: dict[tuple[int, int], list[list[str]]] = defaultdict(list)
    transfers = Transfer.objects.filter(transaction__in={row.transaction_id for row in rows}).order_by("id")
    values = transfers.values_list(
        "transaction_id", "version", "payer_account__uid", "payee_account__uid", "currency__code", "units"
    )
    for transaction, version, payer, payee, code, units in values:
        found[transaction, version] += [[str(payer), code, str(-units)], [str(payee), code, str(units)]]
    return found


def head() -> tuple[int, str]:
    """(sequence number, link) of the newest seal."""
    newest = Seal.objects.order_by("-seq").values_list("seq", "link").first()
    return newest or (0, FIRST)


def unsealed_logs(*, everything: bool = False) -> Any:
    """Log rows of chained states without a seal. Without `everything`, rows far behind the newest sealed one are taken as done."""
    rows = TransactionLog.objects.filter(seal=None, state__in=CHAINED_STATES)
    if not everything:
        newest = Seal.objects.aggregate(n=Max("log_id"))["n"] or 0
        rows = rows.filter(pk__gt=newest - LOOK_BACK)
    told = ("transaction_id", "version", "state", "at", "transaction__uid")
    return rows.select_related("transaction").only(*told).order_by("pk")


def unsealed_facts(*, everything: bool = False) -> Any:
    rows = Fact.objects.filter(audit=True)
    if not everything:
        newest = Seal.objects.aggregate(n=Max("fact"))["n"] or 0
        rows = rows.filter(pk__gt=newest - LOOK_BACK)
    return rows.exclude(Exists(Seal.objects.filter(fact=OuterRef("pk")))).order_by("pk")


def oldest_unsealed() -> datetime | None:
    """When the oldest record that has no seal yet was written."""
    log, fact = unsealed_logs(everything=True).first(), unsealed_facts(everything=True).first()
    return min((row.at for row in (log, fact) if row is not None), default=None)


def new_seals(previous: tuple[int, str], logs: list[TransactionLog], facts: list[Fact]) -> Iterator[Seal]:
    """The seals that follow `previous` over these rows, logs first."""
    seq, last = previous
    posted = entries_of(logs)
    for row in logs:
        seq += 1
        last = link(last, log_record(seq, row, posted[row.transaction_id, row.version]))
        yield Seal(seq=seq, log=row, link=last)
    for fact in facts:
        seq += 1
        last = link(last, fact_record(seq, fact))
        yield Seal(seq=seq, fact=fact.pk, link=last)
