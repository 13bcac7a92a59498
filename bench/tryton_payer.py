"""Runs in Tryton's own environment: makes a database beside ours with a company and a small chart, then writes and posts
entries of two lines, one by one, as long as it is told."""

import os
import random
import sys
import time
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ACCOUNTS = 1_000
TRIES = 10


def main() -> None:
    at = urlsplit(os.environ["WEZER_DATABASE_URL"])
    name = f"{at.path.strip('/')}_tryton"
    _database(name, f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'unicode'")
    try:
        _pay(name, urlunsplit(at._replace(scheme="postgresql", path="/")))
    finally:
        _database(name)


def _database(name: str, *then: str) -> None:
    import psycopg

    with psycopg.connect(os.environ["WEZER_DATABASE_URL"], autocommit=True) as link:
        for one in (f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', *then):
            link.execute(one)  # type: ignore[call-overload]  # statements of a list of our own


def _pay(name: str, server: str) -> None:
    import trytond
    import trytond.config as config

    config.set("database", "uri", server)
    from trytond import backend
    from trytond.pool import Pool
    from trytond.transaction import Transaction, TransactionError

    Pool.start()
    with Transaction().start(name, 0, close=True):
        backend.Database(name).init()
    pool = Pool(name)
    pool.init(update=["ir", "res"], lang=["en"])
    pool.init(update=["account"], lang=["en"], activatedeps=True)

    def run(work: Any, **context: Any) -> Any:
        wishes: dict[str, Any] = {}
        for _attempt in range(TRIES):  # the engine asks for locks by raising
            try:
                with Transaction().start(name, 1, context=context, **wishes) as transaction:
                    made = work(pool)
                    transaction.commit()
                return made
            except TransactionError as wish:
                wish.fix(wishes)
        raise RuntimeError("the engine asked for ever more locks")

    company = run(_found)
    journal, period, accounts = run(lambda pool: _chart(pool, company), company=company, companies=[company])
    draw, five, day = random.Random(5), Decimal(5), date(2024, 3, 1)

    def one() -> None:
        payer, payee = draw.sample(accounts, 2)

        def work(pool: Any) -> None:
            Move, Line = pool.get("account.move"), pool.get("account.move.line")
            lines = [
                Line(account=payee, debit=five, credit=Decimal(0)),
                Line(account=payer, debit=Decimal(0), credit=five),
            ]
            move = Move(company=company, journal=journal, period=period, date=day, lines=lines)
            move.save()
            Move.post([move])

        run(work, company=company, companies=[company])

    for _warm in range(20):
        one()
    print(f"Tryton {trytond.__version__}", flush=True)
    for line in sys.stdin:
        seconds, count = float(line), 0
        cpu, begun = time.process_time(), time.perf_counter()
        while time.perf_counter() - begun < seconds:
            one()
            count += 1
        print(count, time.perf_counter() - begun, time.process_time() - cpu, flush=True)


def _found(pool: Any) -> int:
    """A company in euros, and the administrator as one of its people."""
    currency = pool.get("currency.currency")(name="Euro", code="EUR", symbol="€", digits=2, rounding=Decimal("0.01"))
    currency.save()
    party = pool.get("party.party")(name="Val-Commun")
    party.save()
    company = pool.get("company.company")(party=party, currency=currency)
    company.save()
    User = pool.get("res.user")
    User.write(User.search([("id", "=", 1)]), {"companies": [("add", [company.id])], "company": company.id})
    return int(company.id)


def _chart(pool: Any, company: int) -> tuple[int, int, list[int]]:
    """A year with its periods and its series of numbers, a journal, accounts that can be posted to."""
    series = pool.get("ir.sequence.strict")(
        name="2024",
        company=company,
        sequence_type=pool.get("ir.model.data").get_id("account.sequence_type_account_move"),
    )
    series.save()
    FiscalYear = pool.get("account.fiscalyear")
    year = FiscalYear(
        name="2024", company=company, start_date=date(2024, 1, 1), end_date=date(2024, 12, 31), move_sequence=series
    )
    year.save()
    FiscalYear.create_period([year])
    journal = pool.get("account.journal")(name="Bench", code="BENCH", type="general")
    journal.save()
    kind = pool.get("account.account.type")(name="Assets", company=company, statement="balance", assets=True)
    kind.save()
    accounts = pool.get("account.account").create(
        [
            {"name": f"a{n}", "code": f"{n:04d}", "company": company, "type": kind.id, "start_date": None}
            for n in range(ACCOUNTS)
        ]
    )
    period = next(each for each in year.periods if each.start_date <= date(2024, 3, 1) <= each.end_date)
    return int(journal.id), int(period.id), [int(each.id) for each in accounts]


if __name__ == "__main__":
    main()
