"""The same two-leg transfer by django-hordak and by Tryton's `account.move` on the same PostgreSQL server, slice after slice
with our primitive and act.

Each peer lives in an environment of its own, in a temporary folder (made by pip, or taken from WEZER_BENCH_HORDAK and
WEZER_BENCH_TRYTON).
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
from bench.measure import Result, Slice, cpu_of, family, rounds, table
from bench.options import Options, Report
from bench.payers import Payers

WANTED = {
    "hordak": ("Django>=5.2,<5.3", "django-hordak>=2,<3", "psycopg[binary]"),
    "tryton": ("trytond~=8.0.0", "trytond-account~=8.0.0", "psycopg[binary,pool]>=3.3,<4"),
}


class Peer:
    """A process in its own environment: a line with seconds in, a line with operations, seconds and processor time out."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.folder: Path | None = None
        given = os.environ.get(f"WEZER_BENCH_{name.upper()}")
        home = Path(given) if given else self._make()
        self.process = subprocess.Popen(
            [str(home / "bin" / "python"), str(ROOT / "bench" / f"{name}_payer.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=home,
        )  # fmt: skip
        self.version = self._line()

    def _make(self) -> Path:
        self.folder = Path(tempfile.mkdtemp(prefix="wezer-peer-"))
        subprocess.run([sys.executable, "-m", "venv", str(self.folder)], check=True)
        subprocess.run([str(self.folder / "bin" / "pip"), "install", "-q", *WANTED[self.name]], check=True)
        return self.folder

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} did not start")
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
        self.process.wait(30)
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


def main(given: Options) -> None:
    wake()
    report = Report("peers", given)
    where, _stamp = field(1_000)
    database = postmaster()
    peers = {"django-hordak, 1": Peer("hordak"), "Tryton account.move, 1": Peer("tryton")}
    payers = Payers(1, where)
    contenders = {
        **{name: lambda peer=peer: peer.run(given.seconds, database) for name, peer in peers.items()},
        "WeZer primitive in a transaction, 1": lambda: payers.run(
            "primitive", workers=1, seconds=given.seconds, database=database
        ),
        "WeZer whole act, 1": lambda: payers.run("act", workers=1, seconds=given.seconds, database=database),
    }
    try:
        found = rounds(contenders, given.rounds)
    finally:
        payers.stop()
        for peer in peers.values():
            peer.stop()
    report.say(
        f"{', '.join(peer.version for peer in peers.values())}; one worker; {given.seconds:g} s per slice, {given.rounds} interleaved rounds.",
        "",
        *table(found.values()),
        "",
    )
    for name, key in (("django-hordak", "hordak"), ("Tryton account.move", "tryton")):
        _beside(report, name, key, found)
    report.say(
        "",
        "What hordak's transfer does not do: no limits, no lock of the accounts, no kept balance (a balance is summed when asked),"
        " no key against doubles, no rights, no fact, no log of states, no hash chain. What Tryton's entry does that ours does not: it"
        " belongs to a journal and a period that can be closed, and its lines may carry parties, taxes and reconciliation; it keeps no"
        " balance, no limits, no key against doubles, no fact and no hash chain.",
    )
    report.finish()


def _beside(report: Report, name: str, key: str, found: dict[str, Result]) -> None:
    """Rates and processor time of our two ways of paying, each against the peer's."""
    peer, act = found[f"{name}, 1"], found["WeZer whole act, 1"]
    _compare(report, f"WeZer whole act / {name}", act, peer, key)
    _compare(
        report, f"WeZer primitive / {name}", found["WeZer primitive in a transaction, 1"], peer, f"{key}_primitive"
    )
    cpu = (act.app_us + act.database_us) / (peer.app_us + peer.database_us)
    report.say(f"- processor time of a whole act / of one of {name}: **{cpu:.2f}**")
    report.fact(f"{key}_cpu", cpu)


if __name__ == "__main__":
    main(options.read())
