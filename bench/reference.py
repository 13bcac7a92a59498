"""What the ledger is compared with: the same rows, constraints, limits and durability, written by hand outside of it."""

import re
import shutil
import sqlite3
import subprocess
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import uuid4

from bench.measure import Slice, children_cpu, cpu_of, family

if TYPE_CHECKING:
    from bench.payers import Field

# A transfer as a careful programmer would send it: both accounts locked in id order, the limits in the update's condition,
# header with its key, log row, transfer, two entries with running balances.
_SQL = """
\\set a random(1, {last})
\\set b {other}
\\set payer {accounts} + :a
\\set payee {accounts} + :b
\\set lower least(:payer, :payee)
\\set upper greatest(:payer, :payee)
begin;
select state as lower_state from ledger_account where id = :lower for no key update \\gset
select state as upper_state from ledger_account where id = :upper for no key update \\gset
update ledger_account set balance = balance - {units}, sequence = sequence + 1, gross_out = gross_out + {units}
  where id = :payer and state = 'active' and balance - reserved - {units} >= coalesce(floor, balance - reserved - {units})
  returning balance as payer_balance, sequence as payer_sequence \\gset
update ledger_account set balance = balance + {units}, sequence = sequence + 1, gross_in = gross_in + {units}
  where id = :payee and state = 'active' and balance + expected + {units} <= coalesce(ceiling, balance + expected + {units})
  returning balance as payee_balance, sequence as payee_sequence \\gset
insert into ledger_transaction (uid, party_id, key, digest, initiator_id, author_role, path, state, version, payer_id, payee_id,
  unit, description, description_hidden, category, about, origin, external_ref, batch, device, payer_cancels, payee_cancels,
  created_at, completed_at)
  values (gen_random_uuid(), {first} + :a, gen_random_uuid()::text, 'digest', {first} + :a, 'payer', 'direct', 'completed', 1,
  {first} + :a, {first} + :b, '', 'bread', false, '', '', 'ui', '', '', '', false, false, now(), now())
  returning id as made \\gset
insert into ledger_transactionlog (transaction_id, version, state, at, actor_id, reason)
  values (:made, 1, 'completed', now(), {first} + :a, '');
insert into ledger_transfer (transaction_id, version, currency_id, currency_version, payer_account_id, payee_account_id, units, purpose)
  values (:made, 1, {currency}, 1, :payer, :payee, {units}, 'payment') returning id as transfer \\gset
insert into ledger_entry (account_id, seq, transfer_id, units, balance_after, at) values
  (:payer, :payer_sequence, :transfer, -{units}, :payer_balance, now()),
  (:payee, :payee_sequence, :transfer, {units}, :payee_balance, now());
commit;
"""
_FUNCTION = """
\\set a random(1, {last})
\\set b {other}
select code from ledger_pay(gen_random_uuid(), {first} + :a, gen_random_uuid()::text, 'digest', {first} + :a, null, 'payer',
  'direct', 'completed', {first} + :a, {first} + :b, null, '', 'bread', '', '', 'ui', '', '', null, now(), '', 'checked',
  array[{first} + :a]::bigint[], array['wallet'], array[{first} + :b]::bigint[], array['wallet'], array[{currency}]::bigint[],
  array[{stamp}]::bigint[], array[{units}]::bigint[], array['payment'], array[null]::bigint[], array[null]::bigint[]);
"""


class Pgbench:
    """pgbench in prepared mode with one of the two scripts."""

    def __init__(self, address: str, where: "Field", stamp: int) -> None:
        self.address, self.where, self.stamp = address, where, stamp
        self.folder = Path(tempfile.mkdtemp(prefix="wezer-pgbench-"))

    def run(self, kind: str, *, hot: bool, clients: int, seconds: float, database: int | None) -> Slice:
        where = self.where
        text = {"sql": _SQL, "function": _FUNCTION}[kind].format(
            last=where.count - 1,
            other="0" if hot else f"(:a + random(1, {where.count - 1})) % {where.count}",
            accounts=where.accounts,
            first=where.first,
            units=where.units,
            currency=where.currency,
            stamp=self.stamp,
        )
        # pgbench ends each command of several lines at its semicolon or \gset.
        script = self.folder / f"{kind}{'-hot' if hot else ''}.sql"
        script.write_text(text, encoding="utf-8")
        at = urlsplit(self.address)
        command = [
            _program(), "-n", "-M", "prepared", "-c", str(clients), "-j", str(min(2, clients)), "-T", str(max(1, round(seconds))),
            "-f", str(script), "-h", at.hostname or "", "-p", str(at.port or 5432), "-U", at.username or "postgres",
            at.path.lstrip("/"),
        ]  # fmt: skip
        cpu, database_cpu = children_cpu(), cpu_of(family(database)) if database else 0.0
        begun = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True)
        took = time.perf_counter() - begun
        found = re.search(r"number of transactions actually processed: (\d+)", done.stdout)
        rate = re.search(r"tps = ([\d.]+)", done.stdout)
        if done.returncode or not found or not rate:
            raise RuntimeError(f"pgbench failed: {done.stderr[-1500:]}")
        operations = int(found[1])
        used = cpu_of(family(database)) - database_cpu if database else 0.0
        return Slice(operations, operations / float(rate[1]) if float(rate[1]) else took, children_cpu() - cpu, used)

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _program() -> str:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"), key=lambda path: int(path.parts[-3]))
    return str(found[-1]) if found else "pgbench"


def sqlite_transfer(link: sqlite3.Connection, where: "Field", a: int, b: int) -> None:
    """The same transfer by the bare module: limits in the update's condition, one write transaction."""
    payer, payee, units = where.accounts + a, where.accounts + b, where.units
    at = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
    link.execute("BEGIN IMMEDIATE")
    spent = link.execute(
        "UPDATE ledger_account SET balance = balance - ?1, sequence = sequence + 1, gross_out = gross_out + ?1"
        " WHERE id = ?2 AND state = 'active' AND balance - reserved - ?1 >= coalesce(floor, balance - reserved - ?1)"
        " RETURNING balance, sequence",
        (units, payer),
    ).fetchall()[0]
    received = link.execute(
        "UPDATE ledger_account SET balance = balance + ?1, sequence = sequence + 1, gross_in = gross_in + ?1"
        " WHERE id = ?2 AND state = 'active' AND balance + expected + ?1 <= coalesce(ceiling, balance + expected + ?1)"
        " RETURNING balance, sequence",
        (units, payee),
    ).fetchall()[0]
    made = link.execute(
        "INSERT INTO ledger_transaction (uid, party_id, key, digest, initiator_id, author_role, path, state, version, payer_id,"
        " payee_id, unit, description, description_hidden, category, about, origin, external_ref, batch, device, payer_cancels,"
        " payee_cancels, created_at, completed_at) VALUES (?1, ?2, ?3, 'digest', ?2, 'payer', 'direct', 'completed', 1, ?2, ?4, '',"
        " 'bread', 0, '', '', 'ui', '', '', '', 0, 0, ?5, ?5)",
        (uuid4().hex, where.first + a, uuid4().hex, where.first + b, at),
    ).lastrowid
    link.execute(
        "INSERT INTO ledger_transactionlog (transaction_id, version, state, at, actor_id, reason) VALUES (?, 1, 'completed', ?, ?, '')",
        (made, at, where.first + a),
    )
    transfer = link.execute(
        "INSERT INTO ledger_transfer (transaction_id, version, currency_id, currency_version, payer_account_id, payee_account_id,"
        " units, purpose) VALUES (?, 1, ?, 1, ?, ?, ?, 'payment')",
        (made, where.currency, payer, payee, units),
    ).lastrowid
    link.executemany(
        "INSERT INTO ledger_entry (account_id, seq, transfer_id, units, balance_after, at) VALUES (?, ?, ?, ?, ?, ?)",
        [(payer, spent[1], transfer, -units, spent[0], at), (payee, received[1], transfer, units, received[0], at)],
    )
    link.execute("COMMIT")
