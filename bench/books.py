"""The books: asking for a recording, its way into the engine, how many a second, what the gateway and its memory cost.

Needs `wezer[operation]`. The engine's database is made anew, which takes a minute or two; that is timed, too.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import uuid4

from bench import options
from bench.books_world import fill, member, treasurer
from bench.instance import ROOT, wake
from bench.measure import Result, Slice, family, percentile, pss_mb, ratio, rounds, table
from bench.options import Options, Report

DAY = "2024-03-01"
ENGINE = "_engine"
INVOICES_OF_PAGES = 10_000
YEAR = "start=2024-01-01&end=2024-12-31"
PAGES = (
    "/office/", "/office/invoices/", "/office/invoices/?state=posted", "/office/partners/", "/office/reports/",
    f"/office/reports/trial_balance/?{YEAR}", f"/office/reports/ledger/?{YEAR}", f"/office/reports/income_statement/?{YEAR}",
    "/office/reports/aged/", "/office/recording/",
)  # fmt: skip
EVERYDAY = ("/", "/g/community/", "/market/", "/wallet/", "/search/?q=honey", "/directory/", "/notices/")
WEB_ROUNDS = 3
WAIT_SECONDS = 300
LOOK_SECONDS = 0.1  # who waits for the worker takes no processor from it


def main(given: Options) -> None:
    _choose_engine()
    wake()
    name = "books" if os.environ.get("WEZER_DATABASE_URL") else "books-sqlite"
    report = Report(name, given)
    try:
        _measure(report, given)
    finally:
        _forget_engine()
    report.finish()


def _choose_engine() -> None:
    """Beside the database of the bench, as setup does it for an instance; chosen before the settings are read."""
    os.environ["WEZER_PACKAGES"] = "operation"
    if address := os.environ.get("WEZER_DATABASE_URL"):
        os.environ["WEZER_ENGINE_URL"] = f"{address}{ENGINE}"


def _forget_engine() -> None:
    from wezer.operation.engine.place import place

    if place().is_postgres:
        import psycopg

        with psycopg.connect(place().database("postgres"), autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{place().name}" WITH (FORCE)'.encode())


def _measure(report: Report, given: Options) -> None:
    few = 5 if given.tiny else 20 if not given.full else 100
    began = time.perf_counter()
    books = _open()
    report.say(f"Engine made, books and a year opened: {time.perf_counter() - began:.0f} s.")
    gateway = _gateway_cost(books, given, few)
    report.say("", *table(gateway.values()))
    over, each = ratio(gateway["engine alone"], gateway["gateway"])
    share = gateway["gateway"].app_us / gateway["engine alone"].app_us - 1
    report.say(
        f"The gateway over the engine alone: {share * 100:+.0f} % by processor time,"
        f" {(over - 1) * 100:+.0f} % by the clock (rounds: {_percents(each)})."
    )
    report.fact("gateway_share", share * 100)
    _asking(report, books, few * 5)
    with _worker() as pid:
        _way(report, books, few)
        _sustained(report, books, few)
        memory = max(pss_mb(each) for each in family(pid))
        report.say(f"PSS of the worker with the engine, after {few * 12} recordings: {memory:.0f} MB.")
        report.fact("worker_pss", memory)
    _web(report)
    _pages(report, books, INVOICES_OF_PAGES if not given.tiny else 200)


def _percents(ratios: list[float]) -> str:
    return ", ".join(f"{(one - 1) * 100:+.0f}" for one in ratios)


# ------------------------------------------------------------------ a world


def _open() -> Any:
    """The engine, the community's books and Fern, who buys."""
    from wezer.core.community import community
    from wezer.operation.engine import create
    from wezer.operation.engine.place import place
    from wezer.operation.models import Books, BooksState, Partner

    create.make_or_upgrade(place(), lambda sentence: None)
    books = Books.objects.create(entity=community(), state=BooksState.OPEN, pack="fr", legal_name="Val-Commun")
    fern = Partner.objects.create(name="Fern")
    _call(books, "open_books", name="Val-Commun", pack="fr")
    _call(books, "open_year", start="2024-01-01", end="2024-12-31")
    _call(books, "ensure_party", uid=str(fern.uid), name="Fern")
    return books


def _call(books: Any, method: str, **payload: Any) -> Any:
    from wezer.operation.gateway import call

    return call(method, f"{method}:{uuid4()}", payload, entity=str(books.entity.uid), actor="bench")


def _entry() -> dict[str, Any]:
    lines = [{"account": "bank", "debit": "1.00"}, {"account": "donation", "credit": "1.00"}]
    return {"date": DAY, "text": "Seeds", "lines": lines}


def _invoice() -> dict[str, Any]:
    from wezer.operation.models import Partner

    line = {"text": "Repair", "price": "100.00", "account": "revenue_service", "nature": "service", "taxes": ["vat_20"]}
    party = str(Partner.objects.values_list("uid", flat=True)[0])
    return {"direction": "out", "party": party, "date": DAY, "lines": [line]}


# ------------------------------------------------------------------ the gateway


def _gateway_cost(books: Any, given: Options, few: int) -> dict[str, Result]:
    """The same entry by the gateway and by the engine's own models, lock and transaction; slice after slice."""
    for contender in (_by_gateway, _by_engine):
        contender(books)  # pools, caches and locks of sequences are warm from here on
    return rounds(
        {
            "gateway": lambda: _slice(lambda: _by_gateway(books), few),
            "engine alone": lambda: _slice(lambda: _by_engine(books), few),
        },
        given.rounds,
    )


def _slice(work: Callable[[], Any], times: int) -> Slice:
    waits, cpu, began = [], time.process_time(), time.perf_counter()
    for _time in range(times):
        start = time.perf_counter()
        work()
        waits.append(time.perf_counter() - start)
    return Slice(times, time.perf_counter() - began, time.process_time() - cpu, latencies=waits)


def _by_gateway(books: Any) -> None:
    _call(books, "post_entry", **_entry())


def _by_engine(books: Any) -> None:
    """What anyone would write with the engine alone, in the same lock and transaction."""
    from wezer.operation.engine import calling

    def work(pool: Any) -> None:
        company = calling.company_of(pool, str(books.entity.uid))
        Move, Line, Role = (pool.get(name) for name in ("account.move", "account.move.line", "wezer.role"))
        period = pool.get("account.period").search(
            [("start_date", "<=", date(2024, 3, 1)), ("end_date", ">=", date(2024, 3, 1)),
             ("fiscalyear.company", "=", company.id)], limit=1
        )[0]  # fmt: skip
        journal = pool.get("account.journal").search([("code", "=", "GEN")], limit=1)[0]
        roles = {role.role: role.account for role in Role.search([("role", "in", ["bank", "donation"])])}
        move = Move(company=company, journal=journal, date=date(2024, 3, 1), period=period, description="Seeds")
        move.lines = [
            Line(account=roles["bank"], debit=1, credit=0), Line(account=roles["donation"], debit=0, credit=1),
        ]  # fmt: skip
        move.save()
        Move.post([move])

    calling.change(work, entity=str(books.entity.uid), name="bench", key="")


# ------------------------------------------------------------------ the way


def _ask(books: Any, method: str = "post_entry", payload: dict[str, Any] | None = None) -> Any:
    from wezer.operation.acts.recording import record

    return record(books=books, method=method, key=f"bench:{uuid4()}", payload=payload or _entry())


def _asking(report: Report, books: Any, times: int) -> None:
    _ask(books)
    waits = sorted(_slice(lambda: _ask(books), times).latencies)
    p50, p95 = percentile(waits, 0.5), percentile(waits, 0.95)
    report.say(f"Asking for a recording, an act of its own: p50 {p50:.1f} ms, p95 {p95:.1f} ms ({times} times).")
    report.fact("enqueue_ms", p95)


@contextmanager
def _worker() -> Iterator[int]:
    """A worker as in production, with everything that was asked for before recorded and the engine loaded."""
    command = [sys.executable, "-m", "wezer.hosting.cli", "worker"]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)
    try:
        _until_recorded()
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _until_recorded() -> None:
    from wezer.workflow.models import Flight, FlightState

    end = time.monotonic() + WAIT_SECONDS
    open_ones = Flight.objects.filter(kind="books").exclude(state=FlightState.DONE)
    while open_ones.exists():
        if time.monotonic() > end:
            raise RuntimeError(f"not recorded: {list(open_ones.values_list('state', 'error')[:3])}")
        time.sleep(LOOK_SECONDS)


def _way(report: Report, books: Any, times: int) -> None:
    """From the commit of the act to the entry in the mirror, on an idle instance."""
    from wezer.operation.models import BookEntry

    waits = []
    for _time in range(times):
        known = BookEntry.objects.count()
        _ask(books)
        began = time.perf_counter()
        while BookEntry.objects.count() == known:
            time.sleep(0.01)
        waits.append(time.perf_counter() - began)
        time.sleep(0.3)
    waits.sort()
    p50, p95 = percentile(waits, 0.5) / 1000, percentile(waits, 0.95) / 1000
    report.say(f"From the commit to the posted entry on pages, idle: p50 {p50:.2f} s, p95 {p95:.2f} s ({times} times).")
    report.fact("way_s", p95)


def _sustained(report: Report, books: Any, few: int) -> None:
    """Many of one sort, which go in one pass where they stand next to each other; and two sorts in turns, which never do."""
    entry, invoice = ("post_entry", _entry()), ("post_invoice", _invoice())
    for what, asked in (
        ("entries", [entry] * few * 5),
        ("invoices", [invoice] * few * 2),
        ("entries and invoices in turns", [entry, invoice] * few),
    ):
        rate = _rate(books, asked)
        report.say(f"Sustained, outbox to acknowledged, mirror included: {rate:.1f} {what}/s ({len(asked)}).")
        report.fact(f"{what}_per_second" if " " not in what else "mixed_per_second", rate)


def _rate(books: Any, asked: list[tuple[str, dict[str, Any]]]) -> float:
    from wezer.operation.models import BookEntry

    wanted, began = BookEntry.objects.count() + len(asked), time.perf_counter()
    for method, payload in asked:
        _ask(books, method, payload)
    _until_recorded()
    while BookEntry.objects.count() < wanted:
        time.sleep(LOOK_SECONDS)
    return len(asked) / (time.perf_counter() - began)


# ------------------------------------------------------------------ the web process and its pages


def _web(report: Report) -> None:
    """The web process with and without the books installed, asked by a member for what everybody opens; in turns."""
    client = member()
    cookie = client.cookies.output(attrs=[], header="", sep=";").strip()
    measured: dict[str, list[float]] = {"": [], "operation": []}
    for _round in range(WEB_ROUNDS):
        for packages, found in measured.items():
            found.append(_web_pss(packages, cookie))
    without, with_them = (statistics.median(found) for found in measured.values())
    share = with_them / without - 1
    report.say(
        f"PSS of a web worker after 200 pages: {without:.0f} MB without the books, {with_them:.0f} MB"
        f" with them ({share * 100:+.1f} %; medians of {WEB_ROUNDS} starts each)."
    )
    report.fact("web_share", share * 100)


def _web_pss(packages: str, cookie: str) -> float:
    import urllib.request

    from bench.ledger import wait_for
    from ports import free_port

    port = free_port()
    command = [sys.executable, "-m", "wezer.hosting.cli", "web", "--port", str(port), "--workers", "1"]
    environ = {**os.environ, "WEZER_PACKAGES": packages}
    process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, "/account/login/")
        for number in range(200):
            address = f"http://127.0.0.1:{port}{EVERYDAY[number % len(EVERYDAY)]}"
            asked = urllib.request.Request(address, headers={"Cookie": cookie})
            with urllib.request.urlopen(asked, timeout=20) as answer:
                answer.read()
        return max(pss_mb(each) for each in family(process.pid)[1:])
    finally:
        process.terminate()
        process.wait(15)


def _pages(report: Report, books: Any, number: int) -> None:
    """Pages of the office over a year of invoices, by the test client, as the treasurer sees them."""
    fill(books, number)
    client = treasurer(books)
    report.say("", f"| page, {number:,} invoices | p50 ms | slowest of 10 ms |", "| --- | ---: | ---: |")
    slowest = 0.0
    for address in PAGES:
        status = client.get(address, follow=True).status_code
        if status != 200:
            raise RuntimeError(f"{address} answers {status}")
        waits = sorted(_slice(lambda address=address: client.get(address, follow=True), 10).latencies)  # type: ignore[misc]  # the default binds it
        p50 = statistics.median(waits) * 1000
        slowest = max(slowest, p50)
        report.say(f"| {address} | {p50:.0f} | {waits[-1] * 1000:.0f} |")
    report.fact("office_ms", slowest)


if __name__ == "__main__":
    main(options.read())
