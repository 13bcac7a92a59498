"""The hash chain over what the ledger did (exchange.md B.9), one per instance.

link = SHA-256(previous link in hex, a line feed, the record as canonical JSON). The worker seals every committed log row
that has no seal yet, in id order; ids are drawn while the accounts are locked, so the order of each account holds. Facts
marked `audit` are sealed with them. Personal text is outside the hash.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from wezer.kernel.compiled import Compiled
from wezer.kernel.models import Fact
from wezer.ledger.models import CHAINED_STATES, Seal, TransactionLog

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


#: What a log record is made of, as text from both databases; one row per transfer, or one without any.
PARTS = """CAST(x.uid AS text), l.version, l.state, CAST(l.at AS text),
  c.code, CAST(pa.uid AS text), CAST(pe.uid AS text), t.units"""
#: Behind a log row `l`, and after it what `PARTS` names. Rows of one record come in the order of `t.id`.
JOINS = """
LEFT JOIN ledger_transaction x ON x.id = l.transaction_id
LEFT JOIN ledger_transfer t ON t.transaction_id = l.transaction_id AND t.version = l.version
LEFT JOIN ledger_currency c ON c.id = t.currency_id
LEFT JOIN ledger_account pa ON pa.id = t.payer_account_id LEFT JOIN ledger_account pe ON pe.id = t.payee_account_id"""

Parts = tuple[Any, ...]


def log_text(seq: int, rows: Iterable[Parts]) -> str:
    """A log record as canonical JSON, written out (a million are hashed in one audit): nothing in it needs escaping."""
    entries = []
    for row in rows:
        uid, version, state, at, code, payer, payee, units = row
        if code is not None:
            entries.append(f'["{uid_text(payer)}","{code}","{-units}"],["{uid_text(payee)}","{code}","{units}"]')
    return (
        f'{{"at":"{at[:10]}T{at[11:19]}Z","entries":[{",".join(entries)}],"seq":{seq},"state":"{state}",'
        f'"tx":"{uid_text(uid)}","version":{version}}}'
    )


def uid_text(value: Any) -> str:
    """A uid as people and the chain write it: PostgreSQL gives it so, SQLite its 32 letters."""
    text = str(value)
    return text if len(text) == 36 else f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def fact_record(seq: int, fact: Fact) -> Record:
    """All that a fact says: who did it as well, for whom and where. Not the number of its transaction, which is its cluster's."""
    return {
        **earlier_fact_record(seq, fact),
        "acting_for": fact.acting_for,
        "actor": fact.actor,
        "at": fact.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "audience": fact.audience,
        "cause": fact.cause,
        "group": fact.group,
        "id": fact.pk,
        "quantity": fact.quantity,
        "unit": fact.unit,
    }


def earlier_fact_record(seq: int, fact: Fact) -> Record:
    """What links were made of before who did it was in them: they hold still."""
    return {
        "at": fact.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "fact": str(fact.uid),
        "name": fact.name,
        "payload": fact.payload,
        "seq": seq,
        "subject": fact.subject,
    }


def head() -> tuple[int, str]:
    """(sequence number, link) of the newest seal."""
    newest = Seal.objects.order_by("-seq").values_list("seq", "link").first()
    return newest or (0, FIRST)


def unsealed_logs(after: int = 0) -> QuerySet[TransactionLog]:
    """Log rows of chained states without a seal, from an id on."""
    return TransactionLog.objects.filter(seal=None, state__in=CHAINED_STATES, pk__gt=after)


def unsealed_facts(after: int = 0) -> QuerySet[Fact]:
    """Facts marked `audit` without a seal, from an id on."""
    rows = Fact.objects.filter(audit=True)
    rows = rows.filter(pk__gt=after) if after else rows  # a number below the first is a number, too
    return rows.exclude(Exists(Seal.objects.filter(fact=OuterRef("pk"))))


def oldest_unsealed() -> datetime | None:
    """When the oldest record that has no seal yet was written."""
    oldest = (unsealed_logs().order_by("pk").first(), unsealed_facts().order_by("pk").first())
    return min((row.at for row in oldest if row is not None), default=None)


def newest_sealed(column: str) -> int:
    """Where to look for rows that were committed since: rows far behind the newest sealed one are done."""
    newest = _newest(column).first()
    return max(0, (newest[0] if newest else 0) - LOOK_BACK)


@cache
def _newest(column: str) -> Compiled:
    return Compiled(lambda: Seal.objects.exclude(**{column: None}).order_by(f"-{column}").values_list(column)[:1])


def something_waits() -> bool:
    """Whether there is anything to seal among what was committed lately: asked twice a second, mostly for nothing."""
    log = _next_log.first(newest_sealed("log_id"))
    return log is not None or _next_fact.first(newest_sealed("fact") or _BEFORE_ALL) is not None


_BEFORE_ALL = -(2**62)
_next_log = Compiled(lambda number: unsealed_logs(number).order_by("pk").values_list("pk")[:1])
_next_fact = Compiled(lambda number: unsealed_facts(number).order_by("pk").values_list("pk")[:1])


def new_seals(previous: tuple[int, str], logs: list[int], facts: list[Fact], at: datetime) -> Iterator[Seal]:
    """The seals that follow `previous` over the log rows of these ids (ascending) and these facts, logs first."""
    seq, last = previous
    for id_, rows in _records(logs):
        seq += 1
        last = link_text(last, log_text(seq, rows))
        yield Seal(seq=seq, log_id=id_, link=last, sealed_at=at)
    for fact in facts:
        seq += 1
        last = link(last, fact_record(seq, fact))
        yield Seal(seq=seq, fact=fact.pk, link=last, sealed_at=at)


def _records(logs: list[int]) -> Iterator[tuple[int, Iterator[Parts]]]:
    if not logs:
        return
    places = ", ".join(["%s"] * len(logs))
    statement = (
        f"SELECT l.id, {PARTS} FROM ledger_transactionlog l {JOINS} WHERE l.id IN ({places}) ORDER BY l.id, t.id"
    )
    with connection.cursor() as db:
        db.execute(statement, logs)
        for id_, rows in groupby(db.fetchall(), key=itemgetter(0)):
            yield id_, (row[1:] for row in rows)
