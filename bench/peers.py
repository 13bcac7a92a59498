"""The same two-leg transfer by django-hordak on the same PostgreSQL server, slice after slice with our primitive and act.

Hordak lives in an environment of its own, in a temporary folder (made by pip, or taken from WEZER_BENCH_HORDAK).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import options
from bench.instance import ROOT, postmaster, wake
from bench.ledger import _compare, field
from bench.measure import Slice, cpu_of, family, rounds, table
from bench.options import Options, Report
from bench.payers import Payers

WANTED = ("Django>=5.2,<5.3", "django-hordak>=2,<3", "psycopg[binary]")


class Hordak:
    """A process in its own environment: a line with seconds in, a line with operations, seconds and processor time out."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        given = os.environ.get("WEZER_BENCH_HORDAK")
        home = Path(given) if given else self._make()
        self.process = subprocess.Popen(
            [str(home / "bin" / "python"), str(ROOT / "bench" / "hordak_payer.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=home,
        )  # fmt: skip
        self.version = self._line()

    def _make(self) -> Path:
        self.folder = Path(tempfile.mkdtemp(prefix="wezer-peer-"))
        subprocess.run([sys.executable, "-m", "venv", str(self.folder)], check=True)
        subprocess.run([str(self.folder / "bin" / "pip"), "install", "-q", *WANTED], check=True)
        return self.folder

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("hordak did not start")
        return line.strip()

    def run(self, seconds: float, database: int | None) -> Slice:
        assert self.process.stdin is not None
        before = cpu_of(family(database)) if database else 0.0
        self.process.stdin.write(f"{seconds}\n")
        self.process.stdin.flush()
        operations, took, cpu = self._line().split()
        used = cpu_of(family(database)) - before if database else 0.0
        return Slice(int(operations), float(took), float(cpu), used)

    def stop(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(10)
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


def main(given: Options) -> None:
    wake()
    report = Report("peers", given)
    where, _stamp = field(1_000)
    database = postmaster()
    hordak, payers = Hordak(), Payers(1, where)
    contenders = {
        "django-hordak, 1": lambda: hordak.run(given.seconds, database),
        "WeZer primitive in a transaction, 1": lambda: payers.run(
            "primitive", workers=1, seconds=given.seconds, database=database
        ),
        "WeZer whole act, 1": lambda: payers.run("act", workers=1, seconds=given.seconds, database=database),
    }
    try:
        found = rounds(contenders, given.rounds)
    finally:
        payers.stop()
        hordak.stop()
    report.say(
        f"{hordak.version}; one worker; {given.seconds:g} s per slice, {given.rounds} interleaved rounds.",
        "",
        *table(found.values()),
        "",
    )
    peer = found["django-hordak, 1"]
    _compare(report, "WeZer whole act / django-hordak", found["WeZer whole act, 1"], peer, "hordak")
    _compare(
        report,
        "WeZer primitive / django-hordak",
        found["WeZer primitive in a transaction, 1"],
        peer,
        "hordak_primitive",
    )
    mine = found["WeZer whole act, 1"]
    cpu = (mine.app_us + mine.database_us) / (peer.app_us + peer.database_us)
    report.say(f"- processor time of a whole act / of a hordak transfer: **{cpu:.2f}**")
    report.fact("hordak_cpu", cpu)
    report.say(
        "",
        "What hordak's transfer does not do: no limits, no lock of the accounts, no kept balance (a balance is summed when asked),"
        " no key against doubles, no rights, no fact, no log of states, no hash chain. Tryton's `account.move` was not measured.",
    )
    report.finish()


if __name__ == "__main__":
    main(options.read())
