"""The chain's test vectors, the audit on a sound ledger, and after one flipped byte (scenario 31)."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from wezer.core.models import Member
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.ledger import chain, posting
from wezer.ledger.acts.accounts import system_account
from wezer.ledger.acts.sealing import seal
from wezer.ledger.audit import audit, rebuild, run
from wezer.ledger.models import Account, Entry, Seal, Transaction, TransactionLog, Transfer
from wezer.ledger.posting import Move, Payment, postgres, sqlite, triggers

SYSTEM = Viewer.system()

ONE = (
    '{"at":"2026-01-01T00:00:00Z","entries":[["acc-a","VAL","-60"],["acc-b","VAL","60"]],"seq":1,"state":"completed",'
    '"tx":"11111111-1111-4111-8111-111111111111","version":1}'
)
TWO = (
    '{"at":"2026-01-01T00:05:00Z","entries":[["acc-b","VAL","-15"],["acc-a","VAL","15"],["acc-b","EUR","-250"],'
    '["acc-a","EUR","250"]],"seq":2,"state":"completed","tx":"22222222-2222-4222-8222-222222222222","version":1}'
)


def test_the_test_vectors_of_the_chain():
    first = chain.link(chain.FIRST, json.loads(ONE))
    second = chain.link(first, json.loads(TWO))
    assert chain.canonical(json.loads(ONE)) == ONE
    assert first == "2013ac569b71c3eff7259307922ba7d294617a09664c28d4674b192a57d4a5aa"
    assert second == "3117590b8d744990940a79c68bb460851be40596c70795e198d08da5299d0599"


def test_a_record_written_out_is_the_canonical_one():
    uid = "33333333-3333-4333-8333-333333333333"
    rows = [
        (uid, 2, "reversed", "2026-01-01 00:05:00.123+00", "VAL", uid, uid.replace("-", ""), 60),
        (uid, 2, "reversed", "2026-01-01 00:05:00.123+00", "EUR", uid, uid, 250),
    ]
    for count in (0, 1, 2):
        told = rows[:count] or [(*rows[0][:4], None, None, None, None)]
        text = chain.log_text(7, told)
        assert (chain.canonical(json.loads(text)), len(json.loads(text)["entries"])) == (text, 2 * count)


def test_a_long_backlog_is_sealed_from_its_first_row_on(join, val, paid, monkeypatch):
    fern, sage = join("Fern"), join("Sage")
    for _number in range(7):
        paid(fern, sage, 1)
    monkeypatch.setattr(chain, "CHUNK", 2)
    monkeypatch.setattr(chain, "LOOK_BACK", 1)
    assert (seal(everything=True), audit().unsealed, seal(everything=True)) == (10, 0, 0)  # three facts are chained too


@pytest.fixture
def some_payments(join, val, eur, paid):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    made = [paid(fern, sage, 50), paid(sage, mint, 20), paid(fern, mint, 1234, "EUR"), paid(mint, fern, 7)]
    seal()
    return made


def test_a_sound_ledger_is_told_so(some_payments, paid):
    report = audit()
    told = []
    assert (report.findings, report.warnings, report.unsealed) == ([], [], 0)
    assert (run(say=told.append), told[-1].startswith("The ledger is sound")) == (0, True)
    assert (report.sealed, report.head) == chain.head() and report.entries == 8


def test_what_is_not_sealed_yet_is_said_and_proved(some_payments, paid):
    paid(Member.objects.get(name="Fern"), Member.objects.get(name="Sage"), 1)
    report = audit()
    assert (report.findings, report.unsealed) == ([], 1)


def flip(table, column, key, bit):
    """As somebody with the database file in hands would: past the triggers."""
    triggers.drop()
    with connection.cursor() as db:
        sign = f"{column} + {bit}"
        db.execute(f"UPDATE {table} SET {column} = {sign} WHERE id = %s", [key])
    triggers.create()


@pytest.mark.parametrize("table", ["ledger_transfer", "ledger_entry"])
def test_h31_one_flipped_byte_is_named(some_payments, table):
    victim = some_payments[1]
    transfer = Transfer.objects.get(transaction=victim)
    key = transfer.pk if table == "ledger_transfer" else Entry.objects.filter(transfer=transfer).first().pk
    flip(table, "units", key, 1)
    told = []
    code = run(say=told.append)
    seq = Seal.objects.get(log__transaction=victim).seq
    named = [line for line in told if str(victim.uid) in line and "VAL" in line and f"sequence number {seq}" in line]
    assert code == 1 and named


def kept_findings(account):
    return [one for one in audit().findings if (one.check, one.account) == ("kept on an account", str(account.uid))]


@pytest.mark.parametrize("column", ["units", "balance_after"])
def test_of_a_changed_entry_the_first_that_differs_is_named(some_payments, column):
    first = Entry.objects.select_related("account").get(transfer__transaction=some_payments[0], units=-50)
    flip("ledger_entry", column, first.pk, 1)
    check = "kept on an account" if column == "units" else "running balance"
    named = next(one for one in audit().findings if (one.check, one.account) == (check, str(first.account.uid)))
    assert first.account.sequence == 2
    assert (named.entry_seq, named.transaction) == (1, str(some_payments[0].uid))
    assert named.seq == Seal.objects.get(log__transaction=some_payments[0]).seq


@pytest.mark.parametrize(
    ("kept", "made", "entry_seq"),
    [
        ({"balance": 0, "sequence": 0, "gross_in": 0, "gross_out": 0}, 0, 1),  # stopped counting before the first
        ({"balance": -50, "sequence": 1, "gross_in": 0}, 3, 2),
        ({"balance": -42}, 3, 2),  # counted to the end: there the sums part
        ({"sequence": 9}, 3, 2),
    ],
)
def test_of_a_changed_balance_the_first_entry_that_is_not_in_it_is_named(some_payments, kept, made, entry_seq):
    account = Account.objects.get(balance=-43)
    Account.objects.filter(pk=account.pk).update(**kept)
    [named] = kept_findings(account)
    assert (named.entry_seq, named.transaction) == (entry_seq, str(some_payments[made].uid))


def test_what_is_set_aside_wrongly_is_no_entrys_fault(some_payments):
    account = Account.objects.get(balance=-43)
    Account.objects.filter(pk=account.pk).update(reserved=3)
    [named] = kept_findings(account)
    assert (named.text, named.entry_seq, named.transaction) == ("reserved 3 instead of 0", None, "")
    assert str(account.uid) in str(named)


def twice(val, payer, payee, payer_purpose="wallet"):
    """One transaction with two transfers of one currency for one purpose: what acts never make, past the primitive's door."""
    moves = tuple(Move(payer.pk, one.pk, val, 5, "share", payer_purpose=payer_purpose) for one in payee)
    return Payment(payer=payer.pk, payee=payee[0].pk, state="completed", moves=moves, at=now(), party=payer.pk)


@act
def post_past_the_door(*, by, payment):
    backend = postgres if connection.vendor == "postgresql" else sqlite
    return backend.pay(payment)


def test_a_wallet_is_once_in_a_transaction_for_each_currency_and_purpose(some_payments, val):
    fern, sage, mint = (Member.objects.get(name=name) for name in ("Fern", "Sage", "Mint"))
    for payees in ([sage, mint], [sage, sage]):
        with pytest.raises(AssertionError):
            posting.pay(twice(val, fern, payees))
    made = post_past_the_door(by=SYSTEM, payment=twice(val, fern, [sage, mint]))
    seal()
    [found] = audit().findings
    account = Account.objects.get(holder=fern, currency=val)
    assert (found.check, found.currency, found.account) == ("account", "VAL", str(account.uid))
    assert found.transaction == str(Transaction.objects.get(pk=made.id).uid)
    assert found.seq == Seal.objects.get(log__transaction=made.id).seq


def test_the_communitys_own_accounts_may_be_there_often(some_payments, community, val):
    sage, mint = (Member.objects.get(name=name) for name in ("Sage", "Mint"))
    system_account(val, "issuance")
    done = posting.pay(twice(val, community, [sage, mint], "issuance"))
    assert (done.code, audit().findings) == (None, [])


def test_a_changed_state_row_breaks_the_chain(some_payments):
    victim = some_payments[2]
    row = TransactionLog.objects.get(transaction=victim)
    flip("ledger_transactionlog", "version", row.pk, 1)
    findings = audit().findings
    assert str(victim.uid) in {one.transaction for one in findings if one.check == "chain"}


def test_a_removed_link_is_missed(some_payments):
    triggers.drop()
    Seal.objects.filter(seq=2).delete()
    triggers.create()
    assert next(one.seq for one in audit().findings if one.check == "chain") == 2


def test_repair_rebuilds_what_is_derived(some_payments):
    Account.objects.filter(balance=-43).update(balance=1_000, reserved=3)
    Transaction.objects.filter(pk=some_payments[0].pk).update(state="aborted")
    before = {one.check for one in audit().findings}
    assert (before, rebuild()) == ({"sum of balances", "kept on an account", "header"}, 2)
    assert audit().findings == []


@pytest.mark.parametrize("model", [Entry, Transfer, TransactionLog, Seal])
@pytest.mark.parametrize("words", ["UPDATE {} SET {}={}", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_row_34_what_is_written_stays_written(some_payments, model, words):
    if words.startswith("TRUNCATE") and connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    column = model._meta.pk.column
    connection.check_constraints()  # PostgreSQL: run the deferred checks now
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as db:
        db.execute(words.format(model._meta.db_table, column, column))
