"""What exchange.md B.2 says, read from the tables and reckoned here: nothing of the audit's own questions is asked."""

from collections import Counter, defaultdict
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import pytest
from django.db import DatabaseError, connection, transaction

MOST = 10**15
APPEND_ONLY = ("ledger_entry", "ledger_transfer", "ledger_transactionlog", "ledger_seal")
#: In these states nothing was ever posted (B.4).
NOTHING_POSTED = {"draft", "pending", "scheduled", "accepted", "invoiced", "refused", "expired"}


class Line(NamedTuple):
    """An entry with all that it belongs to."""

    account: int
    seq: int
    units: int
    balance_after: int
    transfer: int
    transaction: int
    state: str
    purpose: str
    moved: int
    payer: int
    payee: int
    currency: int
    account_currency: int
    account_purpose: str


_LINES = """
SELECT e.account_id, e.seq, e.units, e.balance_after, t.id, x.id, x.state, t.purpose, t.units, t.payer_account_id,
       t.payee_account_id, t.currency_id, a.currency_id, a.purpose
FROM ledger_entry e LEFT JOIN ledger_transfer t ON t.id = e.transfer_id
LEFT JOIN ledger_transaction x ON x.id = t.transaction_id LEFT JOIN ledger_account a ON a.id = e.account_id
ORDER BY e.account_id, e.seq"""
_ACCOUNTS = "SELECT id, currency_id, balance, sequence, gross_in, gross_out, reserved, expected FROM ledger_account"
_SET_ASIDE = """
SELECT l.payer_account_id, l.payee_account_id, l.units, x.state FROM ledger_leg l
JOIN ledger_transaction x ON x.id = l.transaction_id WHERE l.is_set_aside"""


def rows(statement):
    with connection.cursor() as db:
        db.execute(statement)
        return db.fetchall()


class Books:
    """All six invariants at once. It remembers what it read, to find it again as it was."""

    def __init__(self):
        self.read = {table: {} for table in APPEND_ONLY}
        self.scales = self._scales()

    def hold(self):
        lines = [Line(*row) for row in rows(_LINES)]
        transactions_balance(lines)
        currencies_balance(lines)
        self.nothing_changed()
        amounts_are_whole(lines)
        self.scales_stay()
        accounts_stand_once(lines)
        balances_are_their_entries(lines)
        only_agreements_set_aside()

    def nothing_changed(self):
        """3: whatever was written is still there, word for word."""
        for table, before in self.read.items():
            self.read[table] = {row[0]: row for row in rows(f"SELECT * FROM {table}")}
            assert before.items() <= self.read[table].items(), table

    def scales_stay(self):
        """4: the scale of a currency is fixed."""
        now = self._scales()
        assert self.scales.items() <= now.items()
        self.scales = now

    @staticmethod
    def _scales():
        return dict(rows("SELECT id, scale FROM ledger_currency"))


def transactions_balance(lines):
    """1: per transaction and currency, the entries sum to zero; what is stopped or not agreed yet has none."""
    sums = Counter()
    for one in lines:
        assert one.state not in NOTHING_POSTED, one
        assert one.account_currency == one.currency, one
        sums[one.transaction, one.currency] += one.units
    assert not +sums and not -sums, sums


def currencies_balance(lines):
    """2: per currency, all balances sum to zero, kept or reckoned, the community's own accounts included."""
    kept, reckoned = Counter(), Counter()
    for _id, currency, balance, *_more in rows(_ACCOUNTS):
        kept[currency] += balance
    for one in lines:
        reckoned[one.currency] += one.units
    assert set(kept.values()) | set(reckoned.values()) <= {0}, (kept, reckoned)


def amounts_are_whole(lines):
    """4: whole numbers, none beyond 10^15, in the column of a number and nothing else."""
    for one in lines:
        assert {type(one.units), type(one.moved), type(one.balance_after)} == {int}, one
        assert 0 < abs(one.units) == one.moved <= MOST, one
    for account in rows(_ACCOUNTS):
        assert {type(value) for value in account} == {int}, account


def accounts_stand_once(lines):
    """5: an account at most once per transaction, currency and purpose, but for the community's own; nobody pays themself."""
    often = Counter(
        (one.transaction, one.currency, one.purpose, one.account)
        for one in lines
        if one.account_purpose == "wallet" or one.account_purpose.startswith("campaign:")
    )
    assert set(often.values()) <= {1}, [each for each, count in often.items() if count > 1]
    sides = defaultdict(list)
    for one in lines:
        sides[one.transfer].append((one.units, one.account))
        assert one.account == (one.payer if one.units < 0 else one.payee), one
    for transfer, pair in sides.items():
        (out, payer), (back, payee) = sorted(pair)
        assert (out + back, payer != payee) == (0, True), transfer


def balances_are_their_entries(lines):
    """6: what is kept on an account is the sum of its entries, which are numbered without a gap."""
    by_account = {account: list(own) for account, own in groupby(lines, attrgetter("account"))}
    for account, _currency, balance, sequence, came, went, _reserved, _expected in rows(_ACCOUNTS):
        own, running = by_account.get(account, []), 0
        for number, one in enumerate(own, 1):
            running += one.units
            assert (one.seq, one.balance_after) == (number, running), one
        moved = sum(one.units for one in own if one.units > 0), -sum(one.units for one in own if one.units < 0)
        assert (balance, sequence, (came, went)) == (running, len(own), moved), account


def only_agreements_set_aside():
    """6, of what is set aside: the legs of what is agreed and not paid yet, and of nothing else (B.4)."""
    out, back = Counter(), Counter()
    for payer, payee, units, state in rows(_SET_ASIDE):
        assert state in ("accepted", "invoiced"), state
        out[payer] += units
        back[payee] += units
    for account, *_more, reserved, expected in rows(_ACCOUNTS):
        assert (reserved, expected) == (out[account], back[account]), account


def nothing_can_be_changed():
    """3: the database itself refuses."""
    for table in filter(_has_rows, APPEND_ONLY):
        key = "seq" if table == "ledger_seal" else "id"
        for words in (f"UPDATE {table} SET {key} = {key}", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as db:
                db.execute(words)


def _has_rows(table):
    return bool(rows(f"SELECT 1 FROM {table} LIMIT 1"))
