"""Processes that pay, as the web processes of a busy community would: started once, told slice by slice what to do."""

import multiprocessing
import os
import random
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any
from uuid import uuid4

from bench.measure import Slice, cpu_of, family


@dataclass(frozen=True, slots=True)
class Field:
    """Who may pay whom: members `first` … `first + count - 1`, each with one account from `accounts` on."""

    first: int
    count: int
    accounts: int
    currency: int
    code: str = "VAL"
    units: int = 5


class Payers:
    """`payers.run("act", workers=8, seconds=2)`."""

    def __init__(self, count: int, where: Field) -> None:
        context = multiprocessing.get_context("spawn")
        self._links: list[Connection] = []
        self._processes = []
        for _number in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_payer, args=(theirs, where), daemon=True)
            process.start()
            self._links.append(ours)
            self._processes.append(process)
        for link in self._links:
            link.recv()

    def run(self, what: str, *, workers: int, seconds: float, database: int | None = None) -> Slice:
        before = _database_cpu(database)
        begun = time.perf_counter()
        for link in self._links[:workers]:
            link.send((what, seconds))
        found = [link.recv() for link in self._links[:workers]]
        took = time.perf_counter() - begun
        for operations, _cpu, _waits, _errors, problem in found:
            if problem and not operations:
                raise RuntimeError(problem)
        return Slice(
            sum(each[0] for each in found),
            took,
            sum(each[1] for each in found),
            _database_cpu(database) - before,
            [wait for each in found for wait in each[2]],
            sum(each[3] for each in found),
        )

    def stop(self) -> None:
        for link in self._links:
            link.send(None)
        for process in self._processes:
            process.join(5)


def _database_cpu(pid: int | None) -> float:
    return cpu_of(family(pid)) if pid else 0.0


def _payer(link: Connection, where: Field) -> None:
    import django

    django.setup()
    import gc

    makers = {"call": _call, "primitive": _primitive, "act": _act, "batch": _batch, "bare": _bare}
    kept: dict[str, Callable[[], int]] = {}
    link.send("ready")
    gc.freeze()
    while (told := link.recv()) is not None:
        what, seconds = told
        if what not in kept:
            kind, _line, hot = what.partition("-")
            kept[what] = makers[kind](where, bool(hot))
            kept[what]()
        one, operations, errors, waits, problem = kept[what], 0, 0, [], ""
        cpu, end = time.process_time(), time.perf_counter() + seconds
        last = time.perf_counter()
        while last < end:
            try:
                operations += one()
            except Exception as error:  # noqa: BLE001 (counted and reported)
                errors += 1
                problem = f"{type(error).__name__}: {error}"
            moment = time.perf_counter()
            waits.append(moment - last)
            last = moment
        link.send((operations, time.process_time() - cpu, waits, errors, problem))


def _pairs(where: Field, hot: bool) -> Callable[[], tuple[int, int]]:
    """Payer and payee, as places in the field; hot: everybody pays the first."""
    draw = random.Random(os.getpid())

    def pair() -> tuple[int, int]:
        payer = draw.randrange(1, where.count)
        if hot:
            return payer, 0
        return payer, (payer + draw.randrange(1, where.count)) % where.count

    return pair


def _primitive(where: Field, hot: bool) -> Callable[[], int]:
    """The posting primitive in a transaction of its own: BEGIN, call, COMMIT."""
    from django.db import transaction

    call = _call(where, hot)

    def one() -> int:
        with transaction.atomic():
            return call()

    return one


def _call(where: Field, hot: bool) -> Callable[[], int]:
    """The primitive by itself. On PostgreSQL it is one call, hence one transaction, as the reference's function is."""
    from wezer.kernel.clock import now
    from wezer.ledger import posting
    from wezer.ledger.currencies import currency

    pair = _pairs(where, hot)

    def one() -> int:
        payer, payee = pair()
        payer, payee = where.first + payer, where.first + payee
        move = posting.Move(payer, payee, currency(where.code), where.units)
        outcome = posting.pay(
            posting.Payment(
                payer, payee, "completed", (move,), now(), payer, uuid4().hex, "digest", payer, description="bread"
            )
        )
        assert outcome.code is None, outcome
        return 1

    return one


def _people(where: Field) -> list[Any]:
    from wezer.core.models import Member

    found = Member.objects.filter(pk__gte=where.first, pk__lt=where.first + where.count).order_by("pk")
    return list(found)


def _act(where: Field, hot: bool) -> Callable[[], int]:
    """The whole act: right, limits, header, log, transfer, entries, fact; a fresh viewer each time."""
    from wezer.core.viewer import Viewer
    from wezer.kernel.money import Money
    from wezer.ledger.acts.payments import pay

    pair, people = _pairs(where, hot), _people(where)
    amounts = [Money(where.units, where.code)]

    def one() -> int:
        payer, payee = pair()
        who = people[payer]
        pay(by=Viewer.of(who), payer=who, payee=people[payee], amounts=amounts, memo="bread", key=uuid4().hex)
        return 1

    return one


def _batch(where: Field, hot: bool) -> Callable[[], int]:
    """Fifty payments in one act; counts payments."""
    from wezer.core.viewer import Viewer
    from wezer.kernel.money import Money
    from wezer.ledger.acts.batches import Item, pay_batch

    pair, people = _pairs(where, hot), _people(where)
    amounts = (Money(where.units, where.code),)

    def fifty() -> int:
        payer, _payee = pair()
        who = people[payer]
        others = [people[0] if hot else people[(payer + 1 + number * 7) % where.count] for number in range(50)]
        items = [Item(who, other, amounts, "bread", uuid4().hex) for other in others if other is not who]
        pay_batch(by=Viewer.of(who), items=items)
        return len(items)

    return fifty


def _bare(where: Field, hot: bool) -> Callable[[], int]:
    """The reference on SQLite: the same rows by the bare sqlite3 module, equally durable."""
    from django.conf import settings

    from bench.reference import sqlite_transfer

    link = sqlite3.connect(settings.DATABASES["default"]["NAME"], timeout=20, isolation_level=None)
    link.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000"
    )
    pair = _pairs(where, hot)

    def one() -> int:
        payer, payee = pair()
        sqlite_transfer(link, where, payer, payee)
        return 1

    return one
