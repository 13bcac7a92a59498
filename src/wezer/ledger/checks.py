"""The checks of `wezer audit` that the database can do in one pass each (performance.md §4).

Plain SQL, the same on both databases: one window or one join over a million rows takes a second or two, where the ORM
would fetch them all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from wezer.ledger.chain import uid_text

#: Findings of one check that are named; more of them say nothing new.
NAMED = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be. `seq` is of the chain; `account` and `entry_seq` where one is concerned."""

    check: str
    text: str
    currency: str = ""
    seq: int | None = None
    transaction: str = ""
    account: str = ""
    entry_seq: int | None = None

    def __str__(self) -> str:
        parts = [
            f"{self.check}: {self.text}",
            f"currency {self.currency}" if self.currency else "",
            f"sequence number {self.seq}" if self.seq is not None else "",
            f"transaction {self.transaction}" if self.transaction else "",
            f"account {self.account}" if self.account else "",
            f"entry {self.entry_seq}" if self.entry_seq is not None else "",
        ]
        return ", ".join(part for part in parts if part)


def _rows(statement: str, arguments: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as db:
        db.execute(statement, arguments or [])
        return list(db.fetchall())


_UNBALANCED = """
SELECT c.code, SUM(a.balance) FROM ledger_account a JOIN ledger_currency c ON c.id = a.currency_id
GROUP BY c.code HAVING SUM(a.balance) <> 0"""


def currencies_sum_to_zero() -> Iterator[Finding]:
    """1: all accounts of a currency, the community's own included, sum to zero."""
    for code, total in _rows(_UNBALANCED):
        yield Finding("sum of balances", f"all balances sum to {total}, not 0", code)


# Every transfer has exactly its two entries: minus on the payer's account, plus on the payee's, of its currency.
_WRONG_TRANSFERS = f"""
SELECT x.uid, c.code, t.version, x.id FROM ledger_transfer t
JOIN ledger_transaction x ON x.id = t.transaction_id JOIN ledger_currency c ON c.id = t.currency_id
JOIN ledger_account pa ON pa.id = t.payer_account_id JOIN ledger_account pe ON pe.id = t.payee_account_id
LEFT JOIN ledger_entry p ON p.transfer_id = t.id AND p.account_id = t.payer_account_id AND p.units = -t.units
LEFT JOIN ledger_entry q ON q.transfer_id = t.id AND q.account_id = t.payee_account_id AND q.units = t.units
WHERE p.id IS NULL OR q.id IS NULL OR pa.currency_id <> t.currency_id OR pe.currency_id <> t.currency_id
LIMIT {NAMED}"""
_TOO_MANY_ENTRIES = f"""
SELECT x.uid, COUNT(*) FROM ledger_entry e JOIN ledger_transfer t ON t.id = e.transfer_id
JOIN ledger_transaction x ON x.id = t.transaction_id GROUP BY x.uid, t.id HAVING COUNT(*) <> 2 LIMIT {NAMED}"""


def transfers_have_their_entries() -> Iterator[Finding]:
    """2 and 3: each transaction's entries sum to zero, two per transfer, none orphaned."""
    for uid, code, version, transaction in _rows(_WRONG_TRANSFERS):
        yield Finding(
            "entries of a transfer", "they do not say what it moved", code, _seal(transaction, version), uid_text(uid)
        )
    [(entries, transfers)] = _rows("SELECT (SELECT COUNT(*) FROM ledger_entry), (SELECT COUNT(*) FROM ledger_transfer)")
    if entries != 2 * transfers:
        for uid, count in _rows(_TOO_MANY_ENTRIES):
            yield Finding("entries of a transfer", f"there are {count} instead of 2", transaction=uid_text(uid))


# The community's own accounts may stand there often: one issuance pays everybody's share.
_TWICE = f"""
WITH many AS (SELECT transaction_id, currency_id, purpose FROM ledger_transfer
              GROUP BY transaction_id, currency_id, purpose HAVING COUNT(*) > 1),
sides AS (SELECT t.transaction_id, t.purpose, t.version, t.payer_account_id AS account_id FROM ledger_transfer t
            JOIN many m ON m.transaction_id = t.transaction_id AND m.currency_id = t.currency_id AND m.purpose = t.purpose
          UNION ALL
          SELECT t.transaction_id, t.purpose, t.version, t.payee_account_id FROM ledger_transfer t
            JOIN many m ON m.transaction_id = t.transaction_id AND m.currency_id = t.currency_id AND m.purpose = t.purpose)
SELECT x.uid, c.code, s.purpose, MAX(s.version), x.id, a.uid FROM sides s
JOIN ledger_transaction x ON x.id = s.transaction_id
JOIN ledger_account a ON a.id = s.account_id JOIN ledger_currency c ON c.id = a.currency_id
WHERE a.purpose = 'wallet' OR a.purpose LIKE 'campaign:%%'
GROUP BY x.uid, c.code, s.purpose, x.id, a.uid HAVING COUNT(*) > 1 ORDER BY x.id LIMIT {NAMED}"""


def accounts_stand_once() -> Iterator[Finding]:
    """An account is at most once in a transaction for each currency and purpose."""
    for uid, code, purpose, version, transaction, account in _rows(_TWICE):
        yield Finding(
            "account", f"is there twice for one purpose ({purpose})", code, _seal(transaction, version), uid_text(uid),
            uid_text(account),
        )  # fmt: skip


_BROKEN_RUNS = f"""
SELECT a.uid, c.code, r.seq, x.uid, t.version, x.id FROM (
  SELECT e.account_id, e.seq, e.units, e.balance_after, e.transfer_id,
         LAG(e.balance_after, 1, 0) OVER (PARTITION BY e.account_id ORDER BY e.seq) AS before,
         LAG(e.seq, 1, 0) OVER (PARTITION BY e.account_id ORDER BY e.seq) AS previous
  FROM ledger_entry e) r
JOIN ledger_account a ON a.id = r.account_id JOIN ledger_currency c ON c.id = a.currency_id
JOIN ledger_transfer t ON t.id = r.transfer_id JOIN ledger_transaction x ON x.id = t.transaction_id
WHERE r.balance_after <> r.before + r.units OR r.seq <> r.previous + 1
ORDER BY r.account_id, r.seq LIMIT {NAMED}"""


def entries_follow_each_other() -> Iterator[Finding]:
    """5: each entry's balance is the one before plus its units, in the account's order, without a gap."""
    for account, code, entry_seq, uid, version, transaction in _rows(_BROKEN_RUNS):
        yield Finding(
            "running balance", "does not follow from the entry before", code, _seal(transaction, version), uid_text(uid),
            uid_text(account), entry_seq,
        )  # fmt: skip


_WRONG_ACCOUNTS = """
SELECT a.id, a.uid, c.code, COALESCE(e.total, 0), COALESCE(e.newest, 0), COALESCE(e.came, 0), COALESCE(e.went, 0),
       COALESCE(o.units, 0), COALESCE(i.units, 0),
       a.balance, a.sequence, a.gross_in, a.gross_out, a.reserved, a.expected
FROM ledger_account a JOIN ledger_currency c ON c.id = a.currency_id
LEFT JOIN (SELECT account_id, SUM(units) AS total, MAX(seq) AS newest,
             SUM(CASE WHEN units > 0 THEN units ELSE 0 END) AS came, SUM(CASE WHEN units < 0 THEN -units ELSE 0 END) AS went
           FROM ledger_entry GROUP BY account_id) e ON e.account_id = a.id
LEFT JOIN (SELECT payer_account_id AS id, SUM(units) AS units FROM ledger_leg WHERE is_set_aside GROUP BY payer_account_id) o
  ON o.id = a.id
LEFT JOIN (SELECT payee_account_id AS id, SUM(units) AS units FROM ledger_leg WHERE is_set_aside GROUP BY payee_account_id) i
  ON i.id = a.id
WHERE a.balance <> COALESCE(e.total, 0) OR a.sequence <> COALESCE(e.newest, 0) OR a.gross_in <> COALESCE(e.came, 0)
   OR a.gross_out <> COALESCE(e.went, 0) OR a.reserved <> COALESCE(o.units, 0) OR a.expected <> COALESCE(i.units, 0)"""
KEPT = ("balance", "sequence", "gross_in", "gross_out", "reserved", "expected")
#: Of these, what no entry has a part in.
SET_ASIDE = {"reserved", "expected"}


def wrong_accounts() -> list[tuple[int, str, str, dict[str, int], dict[str, int]]]:
    """(id, uid, currency, what is kept, what it should be) of accounts whose kept values differ from entries and legs."""
    found = []
    for id_, uid, code, *values in _rows(_WRONG_ACCOUNTS):
        should, kept = dict(zip(KEPT, map(int, values[:6]), strict=True)), dict(zip(KEPT, values[6:], strict=True))
        found.append((id_, uid_text(uid), code, kept, should))
    return found


# The first entry that does not follow from the one before, is not what its transfer moved, or is not counted on the account.
_FIRST_OFF = """
SELECT x.uid, r.seq, t.version, x.id FROM (
  SELECT e.account_id, e.seq, e.units, e.balance_after, e.transfer_id,
         LAG(e.balance_after, 1, 0) OVER (ORDER BY e.seq) AS before, LAG(e.seq, 1, 0) OVER (ORDER BY e.seq) AS previous
  FROM ledger_entry e WHERE e.account_id = %s) r
JOIN ledger_transfer t ON t.id = r.transfer_id JOIN ledger_transaction x ON x.id = t.transaction_id
WHERE r.balance_after <> r.before + r.units OR r.seq <> r.previous + 1 OR r.seq >= %s
   OR r.units <> CASE WHEN t.payer_account_id = r.account_id THEN -t.units ELSE t.units END
ORDER BY r.seq LIMIT 1"""


def balances_equal_entries() -> Iterator[Finding]:
    """4: what is kept on each account is what its entries and legs say; with the first entry that differs."""
    for id_, uid, code, kept, should in wrong_accounts()[:NAMED]:
        off = [name for name in KEPT if kept[name] != should[name]]
        told = ", ".join(f"{name} {kept[name]} instead of {should[name]}" for name in off)
        where = _first_off(id_, kept, should) if set(off) - SET_ASIDE else {}
        yield Finding("kept on an account", told, code, account=uid, **where)


def _first_off(account: int, kept: dict[str, int], should: dict[str, int]) -> dict[str, Any]:
    """Where the account stopped counting; when it counted to the end, its newest entry is where the sums part."""
    uncounted = min(kept["sequence"] + 1, should["sequence"])
    for transaction, entry_seq, version, number in _rows(_FIRST_OFF, [account, uncounted]):
        return {"seq": _seal(number, version), "transaction": uid_text(transaction), "entry_seq": entry_seq}
    return {}


_BEYOND = f"""
SELECT a.uid, c.code FROM ledger_account a JOIN ledger_currency c ON c.id = a.currency_id
WHERE a.balance < a.floor OR a.balance > a.ceiling LIMIT {NAMED}"""


def limits_hold() -> Iterator[Finding]:
    """6: nobody is beyond their limits, but where a limit was tightened or a reversal came after."""
    for uid, code in _rows(_BEYOND):
        yield Finding(
            "limit",
            "the balance is beyond it (a limit was tightened, or a payment reversed)",
            code,
            account=uid_text(uid),
        )


def keys_were_used_once() -> Iterator[Finding]:
    """7: a key made one transaction."""
    doubled = "SELECT party_id, COUNT(*) FROM ledger_transaction WHERE key IS NOT NULL GROUP BY party_id, key HAVING COUNT(*) > 1"
    for _party, count in _rows(f"{doubled} LIMIT {NAMED}"):
        yield Finding("key", f"one key made {count} transactions")


_WRONG_HEADERS = """
SELECT x.id, x.uid, l.state, l.version FROM ledger_transaction x
JOIN (SELECT transaction_id, MAX(version) AS version FROM ledger_transactionlog GROUP BY transaction_id) newest
  ON newest.transaction_id = x.id
JOIN ledger_transactionlog l ON l.transaction_id = x.id AND l.version = newest.version
WHERE x.state <> l.state OR x.version <> l.version"""
_NO_LOG = f"""
SELECT x.uid FROM ledger_transaction x LEFT JOIN ledger_transactionlog l ON l.transaction_id = x.id
WHERE l.id IS NULL LIMIT {NAMED}"""


def wrong_headers() -> list[tuple[int, str, str, int]]:
    """(id, uid, state, version) as the newest log row says, where the header says otherwise."""
    return [(id_, uid_text(uid), state, version) for id_, uid, state, version in _rows(_WRONG_HEADERS)]


def headers_equal_logs() -> Iterator[Finding]:
    for _id, uid, state, _version in wrong_headers()[:NAMED]:
        yield Finding("header", f"says something else than its newest log row ({state})", transaction=uid)
    for (uid,) in _rows(_NO_LOG):
        yield Finding("header", "has no log row", transaction=uid_text(uid))


CHECKS = (
    currencies_sum_to_zero,
    transfers_have_their_entries,
    accounts_stand_once,
    balances_equal_entries,
    entries_follow_each_other,
    keys_were_used_once,
    headers_equal_logs,
)


def _seal(transaction: int, version: int) -> int | None:
    """The chain's sequence number of what a transaction posted at a version."""
    found = _rows(
        "SELECT s.seq FROM ledger_seal s JOIN ledger_transactionlog l ON l.id = s.log_id"
        " WHERE l.transaction_id = %s AND l.version = %s",
        [transaction, version],
    )
    return found[0][0] if found else None
