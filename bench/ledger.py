"""ledger-ref, ledger-app and ledger-http, slice after slice in one run, on the database of the environment."""

import contextlib
import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator

from bench import integrity, options
from bench.http_load import Load
from bench.instance import ROOT, postmaster, wake
from bench.measure import UNSTABLE, Result, Slice, cpu_of, family, pss_mb, ratio, rounds, table
from bench.options import Options, Report
from bench.payers import Field, Payers
from bench.reference import Pgbench
from ports import free_port


def field(count: int) -> tuple[Field, int]:
    """Members with accounts; and the stamp of their currency."""
    from bench import seed

    val = seed.currency()
    first, last = seed.members(count)
    accounts = seed.wallets(first, last, val)
    seed.analyse()
    return Field(first, count, accounts, val.pk), val.stamp


@contextlib.contextmanager
def web(workers: int = 2) -> Iterator[tuple[int, int]]:
    """`wezer web` as in production; its port and process."""
    port = free_port()
    command = [sys.executable, "-m", "wezer.hosting.cli", "web", "--port", str(port), "--workers", str(workers)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(15)


def wait_for(port: int, path: str = "/health/", seconds: float = 60) -> float:
    """Until the server answers; how long that took."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                answer.read()
            return time.perf_counter() - begun
        except urllib.error.HTTPError:
            return time.perf_counter() - begun
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("the web server did not start")


class Sealer:
    """The worker's sealing, running beside what is measured."""

    def __init__(self) -> None:
        self.on = threading.Event()
        self.cpu = 0.0
        self.sealed = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.sealer"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()

    def _tell(self, word: str) -> str:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()

    @contextlib.contextmanager
    def beside(self) -> Iterator[None]:
        """Seals what is left of earlier slices first, unmeasured; then runs along as the worker does."""
        self._tell("catch up")
        before = cpu_of([self._process.pid])
        self._tell("go")
        try:
            yield
        finally:
            self.sealed += int(self._tell("rest"))
            self.cpu += cpu_of([self._process.pid]) - before

    def stop(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(20)


def main(given: Options) -> None:
    wake()
    from django.db import connection, connections

    postgres = connection.vendor == "postgresql"
    report = Report("ledger" if postgres else "ledger-sqlite", given)
    where, stamp = field(200 if given.tiny else 10_000)
    connections.close_all()
    (_postgres if postgres else _sqlite)(report, given, where, stamp)
    integrity.check(report, where)
    report.finish()


def _postgres(report: Report, given: Options, where: Field, stamp: int) -> None:
    from bench import seed
    from wezer.core.models import Party

    database = postmaster()
    clients = (1, 4, 8) if given.full else (8,) if given.tiny else (1, 8)
    people = 1_000 if not given.tiny else 50
    secrets = seed.tokens(where.first, people)
    uids = [
        str(uid)
        for uid in Party.objects.filter(pk__gte=where.first).order_by("pk").values_list("uid", flat=True)[:people]
    ]
    bench = Pgbench(os.environ["WEZER_DATABASE_URL"], where, stamp)
    payers, sealer = Payers(8, where), Sealer()
    with web() as (port, web_pid):
        load = Load(port, secrets, uids)

        def reference(kind: str, count: int, hot: bool = False) -> Callable[[], Slice]:
            return lambda: bench.run(kind, hot=hot, clients=count, seconds=given.seconds, database=database)

        def product(what: str, count: int) -> Callable[[], Slice]:
            if what.startswith(("primitive", "call")):
                return lambda: payers.run(what, workers=count, seconds=given.seconds, database=database)

            def beside() -> Slice:
                with sealer.beside():
                    return payers.run(what, workers=count, seconds=given.seconds, database=database)

            return beside

        def http(kind: str, per: int = 1) -> Callable[[], Slice]:
            def one() -> Slice:
                with sealer.beside():
                    cpu, used = cpu_of(family(web_pid)), cpu_of(family(database)) if database else 0.0
                    answers, seconds, waits, errors, problem = load.run(kind, seconds=given.seconds)
                    cpu = cpu_of(family(web_pid)) - cpu
                    used = cpu_of(family(database)) - used if database else 0.0
                if errors:
                    print(problem, flush=True)
                return Slice((answers - errors) * per, seconds, cpu, used, waits, errors)

            return one

        contenders: dict[str, Callable[[], Slice]] = {}
        for count in clients:
            contenders[f"SQL reference, {count}"] = reference("sql", count)
            contenders[f"function reference, {count}"] = reference("function", count)
            contenders[f"primitive, one call, {count}"] = product("call", count)
            contenders[f"primitive in a transaction, {count}"] = product("primitive", count)
            contenders[f"whole act, {count}"] = product("act", count)
        contenders["batches of 50, 4"] = product("batch", 4)
        contenders["whole act, 4"] = product("act", 4)
        contenders["hot function reference, 8"] = reference("function", 8, hot=True)
        contenders["hot primitive, one call, 8"] = product("call-hot", 8)
        contenders["hot whole act, 8"] = product("act-hot", 8)
        contenders["HTTP, 16 connections"] = http("uniform")
        contenders["HTTP hot, 16 connections"] = http("hot")
        contenders["HTTP batches of 50, 16 connections"] = http("batch", per=50)
        try:
            for kind in ("uniform", "hot", "batch"):
                load.run(kind, seconds=1)
            # What autovacuum does within a minute: until then statements are planned for tables that were empty.
            seed.analyse()
            found = rounds(contenders, given.rounds)
            report.say(
                "",
                f"Memory of the web workers (PSS): {', '.join(f'{pss_mb(pid):.0f} MB' for pid in family(web_pid)[1:])}.",
                "",
            )
        finally:
            payers.stop()
            sealer.stop()
            load.stop()
            bench.close()
    report.say(f"{where.count:,} accounts, {given.seconds:g} s per slice, {given.rounds} interleaved rounds.", "")
    report.say(*table(found.values()), "")
    report.say(
        f"The sealer beside acts and HTTP sealed {sealer.sealed:,} records in {sealer.cpu:.1f} s of processor time.", ""
    )
    eight, hot = found["SQL reference, 8"], found["hot function reference, 8"]
    call, function = found["primitive, one call, 8"], found["function reference, 8"]
    _compare(report, "primitive, one call / SQL reference, 8", call, eight, "primitive")
    _compare(
        report,
        "primitive in a transaction / SQL reference, 8",
        found["primitive in a transaction, 8"],
        eight,
        "primitive_act",
    )
    _compare(report, "primitive, one call / function reference, 8", call, function, "primitive_function")
    _compare(report, "whole act / SQL reference, 8", found["whole act, 8"], eight, "act")
    _compare(report, "HTTP / SQL reference, 8", found["HTTP, 16 connections"], eight, "http")
    _compare(report, "hot HTTP / hot function reference, 8", found["HTTP hot, 16 connections"], hot, "http_hot")
    _compare(
        report,
        "hot primitive, one call / hot function reference, 8",
        found["hot primitive, one call, 8"],
        hot,
        "primitive_hot",
    )
    _compare(report, "batch of 50 / single act, 4", found["batches of 50, 4"], found["whole act, 4"], "batch")
    _compare(
        report,
        "HTTP batch of 50 / single HTTP",
        found["HTTP batches of 50, 16 connections"],
        found["HTTP, 16 connections"],
        "http_batch",
    )
    report.fact("sealer_cpu", sealer.cpu)


def _sqlite(report: Report, given: Options, where: Field, stamp: int) -> None:
    payers, sealer = Payers(4, where), Sealer()

    def run(what: str, count: int, sealed: bool = True) -> Callable[[], Slice]:
        def one() -> Slice:
            with sealer.beside() if sealed else contextlib.nullcontext():
                return payers.run(what, workers=count, seconds=given.seconds)

        return one

    contenders = {
        "bare sqlite3, 1": run("bare", 1, False),
        "primitive, 1": run("primitive", 1, False),
        "primitive, 4": run("primitive", 4, False),
        "whole act, 1": run("act", 1),
        "whole act, 4": run("act", 4),
        "batches of 50, 1": run("batch", 1),
        "hot whole act, 4": run("act-hot", 4),
    }
    try:
        found = rounds(contenders, given.rounds)
    finally:
        payers.stop()
        sealer.stop()
    report.say(f"{where.count:,} accounts, {given.seconds:g} s per slice, {given.rounds} interleaved rounds.", "")
    report.say(*table(found.values()), "")
    _compare(
        report,
        "primitive / bare sqlite3, 1 writer",
        found["primitive, 1"],
        found["bare sqlite3, 1"],
        "sqlite_primitive",
    )
    _compare(
        report, "whole act / bare sqlite3, 1 writer", found["whole act, 1"], found["bare sqlite3, 1"], "sqlite_act"
    )
    _compare(report, "4 writers / 1 writer, whole act", found["whole act, 4"], found["whole act, 1"], "sqlite_share")
    _compare(
        report,
        "4 writers / 1 writer, primitive",
        found["primitive, 4"],
        found["primitive, 1"],
        "sqlite_share_primitive",
    )
    _compare(
        report, "batch of 50 / single act, 1 writer", found["batches of 50, 1"], found["whole act, 1"], "sqlite_batch"
    )
    report.fact("sqlite_errors", sum(one.errors for one in found.values()))
    report.say(f"- refused or locked writes in all slices: {report.facts['sqlite_errors']}")


def _compare(report: Report, title: str, product: Result, reference: Result, name: str) -> None:
    middle, each = ratio(product, reference)
    cpu = (reference.app_us + reference.database_us) / max(1e-9, product.app_us + product.database_us)
    unstable = reference.spread > UNSTABLE
    report.say(
        f"- {title}: **{middle:.2f}** ({min(each):.2f} to {max(each):.2f}); by processor time {cpu:.2f}"
        + (f"; unstable: the reference varied by {reference.spread:.0%}" if unstable else "")
    )
    report.fact(
        name,
        {
            "median": middle,
            "least": min(each),
            "most": max(each),
            "cpu": cpu,
            "unstable": unstable,
            "spread": reference.spread,
        },
    )


if __name__ == "__main__":
    main(options.read())
