"""The chain's test vectors, the audit on a sound ledger, and after one flipped byte (scenario 31)."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from wezer.ledger import chain
from wezer.ledger.acts.sealing import seal
from wezer.ledger.audit import audit, rebuild, run
from wezer.ledger.models import Account, Entry, Seal, Transaction, TransactionLog, Transfer
from wezer.ledger.posting import triggers

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
    from wezer.core.models import Member

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
