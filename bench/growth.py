"""ledger-growth: what a payment, a statement page, a balance and an audit cost as the history grows.

Half of all entries lie on one account, whose history is therefore the longest there can be.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from bench import integrity, options, seed
from bench.instance import wake
from bench.options import Options, Report
from bench.payers import Field, _act
from bench.profiling import statements


def fill(entries: int, accounts: int, count: int, first: int, currency: int, *, start: int = 0) -> int:
    """Add entries up to this many, as payments made them: in turn, the first member is paid by another and pays them back.

    Every number follows from the payment's place, so that the database writes all of it in four statements.
    """
    from django.db import connection

    payments, begun = entries // 2, start // 2
    if payments <= begun:
        return entries
    with connection.cursor() as db:
        db.execute("SELECT COALESCE(MAX(id), 0) FROM ledger_transaction")
        header = db.fetchone()[0]
        db.execute("SELECT COALESCE(MAX(id), 0) FROM ledger_transfer")
        transfer = db.fetchone()[0]
        given = {
            "to": payments - begun - 1, "header": header + 1, "transfer": transfer + 1, "hot": accounts,
            "others": count - 1, "hot_party": first, "currency": currency, "units": 5,
        }  # fmt: skip
        for statement in _FILL:
            db.execute(statement, given)
        db.execute(
            "SELECT setval(pg_get_serial_sequence('ledger_transaction', 'id'), (SELECT MAX(id) FROM ledger_transaction))"
        )
        db.execute(
            "SELECT setval(pg_get_serial_sequence('ledger_transfer', 'id'), (SELECT MAX(id) FROM ledger_transfer))"
        )
    return entries


# Payment n: other number n/2 mod others pays the hot account (n even), which pays them back (n odd).
_N = "generate_series(0, %(to)s::bigint) AS n"
_AT = "now() - interval '1 second' * (%(to)s - n)"
_OTHER = "1 + (n / 2) %% %(others)s"
_FILL = (
    f"""INSERT INTO ledger_transaction (id, uid, party_id, key, digest, initiator_id, author_role, path, state, version, payer_id,
    payee_id, unit, description, description_hidden, category, about, origin, external_ref, batch, device, payer_cancels,
    payee_cancels, created_at, completed_at)
    SELECT %(header)s + n, gen_random_uuid(), payer, 'k' || %(header)s + n, '', payer, 'payer', 'direct', 'completed', 1, payer, payee, '',
      'bread', false, '', '', 'ui', '', '', '', false, false, {_AT}, {_AT}
    FROM {_N}, LATERAL (SELECT CASE WHEN n %% 2 = 0 THEN %(hot_party)s + {_OTHER} ELSE %(hot_party)s END AS payer,
      CASE WHEN n %% 2 = 0 THEN %(hot_party)s ELSE %(hot_party)s + {_OTHER} END AS payee) AS who""",
    f"""INSERT INTO ledger_transactionlog (transaction_id, version, state, at, actor_id, reason)
    SELECT %(header)s + n, 1, 'completed', {_AT}, %(hot_party)s, '' FROM {_N} ORDER BY n""",
    f"""INSERT INTO ledger_transfer (id, transaction_id, version, currency_id, currency_version, payer_account_id,
      payee_account_id, units, purpose)
    SELECT %(transfer)s + n, %(header)s + n, 1, %(currency)s, 1, CASE WHEN n %% 2 = 0 THEN %(hot)s + {_OTHER} ELSE %(hot)s END,
      CASE WHEN n %% 2 = 0 THEN %(hot)s ELSE %(hot)s + {_OTHER} END, %(units)s, 'payment' FROM {_N}""",
    # `base`: what the accounts had before; only payments of measuring came between, and they are in the kept values.
    f"""INSERT INTO ledger_entry (account_id, seq, transfer_id, units, balance_after, at)
    SELECT %(hot)s, base.sequence + n + 1, %(transfer)s + n, CASE WHEN n %% 2 = 0 THEN %(units)s ELSE -%(units)s END,
      base.balance + CASE WHEN n %% 2 = 0 THEN %(units)s ELSE 0 END, {_AT}
    FROM {_N}, (SELECT sequence, balance FROM ledger_account WHERE id = %(hot)s) AS base
    UNION ALL
    SELECT other.id, other.sequence + row_number() OVER (PARTITION BY other.id ORDER BY n), %(transfer)s + n,
      CASE WHEN n %% 2 = 0 THEN -%(units)s ELSE %(units)s END,
      other.balance - CASE WHEN n %% 2 = 0 THEN %(units)s ELSE 0 END, {_AT}
    FROM {_N} JOIN ledger_account other ON other.id = %(hot)s + {_OTHER}""",
    """UPDATE ledger_account a SET sequence = e.newest, balance = e.total, gross_in = e.came, gross_out = e.went
    FROM (SELECT account_id, MAX(seq) AS newest, SUM(units) AS total, SUM(CASE WHEN units > 0 THEN units ELSE 0 END) AS came,
            SUM(CASE WHEN units < 0 THEN -units ELSE 0 END) AS went FROM ledger_entry GROUP BY account_id) e
    WHERE e.account_id = a.id""",
)


def main(given: Options) -> None:
    wake()
    report = Report("growth", given)
    from wezer.core.models import Member
    from wezer.ledger.acts.sealing import seal
    from wezer.ledger.audit import audit
    from wezer.ledger.models import Account, Entry
    from wezer.ledger.queries import balances
    from wezer.ledger.statements import statement

    sizes = (
        (1_000, 10_000) if given.tiny else (1_000, 1_000_000, 10_000_000) if given.full else (1_000, 100_000, 1_000_000)
    )
    val = seed.currency()
    count = 2_000
    first, last = seed.members(count)
    accounts = seed.wallets(first, last, val)
    where = Field(first, count, accounts, val.pk)
    pay = _act(where, False)
    report.say(
        "| entries | payment (act) p50 ms | newest page ms | middle ms | oldest ms | statements of a page | balances ms |"
        " sealing s | audit with chain s | bytes per entry |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    )
    figures: dict[int, dict[str, Any]] = {}
    for size in sizes:
        fill(size, accounts, count, first, val.pk, start=Entry.objects.count())
        seed.analyse()
        begun = time.perf_counter()
        # Ten million records are not hashed: the audit of a million says what the chain costs.
        chained = size <= 1_000_000
        if chained:
            seal(everything=True)
        sealing = time.perf_counter() - begun
        hot = Account.objects.select_related("currency", "holder").get(pk=accounts)
        newest = statement([hot], after="", limit=20)
        places = {"newest": "", "middle": _cursor(hot, 0.5), "oldest": _cursor(hot, 0.001)}
        found: dict[str, Any] = {"payment": _median(pay, 200 if not given.tiny else 20)}
        for name, after in places.items():
            found[name] = _median(partial(statement, [hot], after=after, limit=20), 50)
        found["statements"] = len(statements(partial(statement, [hot], after=places["middle"], limit=20)))
        found["balances"] = _median(lambda: balances(Member.objects.get(pk=first)), 50)
        proof = audit(full=chained)
        found |= {"sealing": sealing, "audit": proof.seconds, "clean": proof.is_clean, "page": len(newest.lines)}
        found["bytes"] = _bytes() / max(1, proof.entries)
        figures[size] = found
        report.say(
            f"| {proof.entries:,} | {found['payment']:.2f} | {found['newest']:.2f} | {found['middle']:.2f} | {found['oldest']:.2f} |"
            f" {found['statements']} | {found['balances']:.2f} | {sealing:.1f} | {proof.seconds:.1f}{'' if chained else ' (no chain)'} |"
            f" {found['bytes']:.0f} |"
        )
        if not proof.is_clean:
            report.say(*(f"- {one}" for one in proof.findings[:5]))
    small, large = figures[sizes[0]], figures[sizes[-1]]
    report.say(
        "", f"- payment at {sizes[-1]:,} entries / at {sizes[0]:,}: **{large['payment'] / small['payment']:.2f}**"
    )
    deep = max(large["middle"], large["oldest"]) / large["newest"]
    report.say(f"- statement page at its deepest / newest, {sizes[-1]:,} entries: **{deep:.2f}**")
    report.fact("payment", large["payment"] / small["payment"])
    report.fact("deep", deep)
    report.fact("largest", sizes[-1])
    million = figures.get(1_000_000)
    report.fact("audit_million", million["audit"] if million else None)
    report.fact("bytes", large["bytes"])
    if sizes[-1] <= 1_000_000:
        integrity.check(report, where)
    else:
        report.fact("integrity", "sound" if all(one["clean"] for one in figures.values()) else "WRONG")
    report.finish()


def _median(run: Callable[[], Any], times: int) -> float:
    """Milliseconds."""
    for _warm in range(5):
        run()
    waits = []
    for _number in range(times):
        begun = time.perf_counter()
        run()
        waits.append(time.perf_counter() - begun)
    return statistics.median(waits) * 1000


def _cursor(account: Any, share: float) -> str:
    """The cursor at this share of an account's history."""
    from wezer.ledger.statements import write_cursor

    account.refresh_from_db(fields=["sequence"])
    return write_cursor({account.pk: max(25, int(account.sequence * share))})


def _bytes() -> int:
    """Tables and indexes of the ledger."""
    from django.db import connection

    names = ("ledger_entry", "ledger_transfer", "ledger_transaction", "ledger_transactionlog", "ledger_seal")
    with connection.cursor() as db:
        db.execute("SELECT SUM(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) AS name", [list(names)])
        return int(db.fetchone()[0])


if __name__ == "__main__":
    main(options.read())
