"""Rounds and slices, processor time, medians: what every bench needs to speak of time honestly."""

import os
import platform
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

TICK = os.sysconf("SC_CLK_TCK")
#: A reference that varies more than this between rounds makes a run "unstable": it neither passes nor fails.
UNSTABLE = 0.25


@dataclass(slots=True)
class Slice:
    """One contender for a few seconds."""

    operations: int
    seconds: float
    app_cpu: float = 0.0  # seconds of the processes that serve or post
    database_cpu: float = 0.0  # seconds of the PostgreSQL server
    latencies: list[float] = field(default_factory=list)  # seconds
    errors: int = 0

    @property
    def rate(self) -> float:
        return self.operations / self.seconds if self.seconds else 0.0


@dataclass(slots=True)
class Result:
    """All rounds of one contender."""

    name: str
    rates: list[float]
    app_us: float  # processor microseconds per operation, median of the rounds
    database_us: float
    p50_ms: float | None = None
    p99_ms: float | None = None
    errors: int = 0
    operations: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.rates)

    @property
    def spread(self) -> float:
        """How far the rounds lie apart, as a share of their median."""
        return (max(self.rates) - min(self.rates)) / self.median if self.median else 0.0

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "median": self.median, "spread": self.spread}


def rounds(
    contenders: dict[str, Callable[[], Slice]], count: int, say: Callable[[str], None] = print
) -> dict[str, Result]:
    """Each contender once per round, `count` rounds: a slow minute of the machine meets all of them."""
    slices: dict[str, list[Slice]] = {name: [] for name in contenders}
    for number in range(1, count + 1):
        for name, run in contenders.items():
            one = run()
            slices[name].append(one)
            say(f"  round {number} {name}: {one.rate:.0f}/s" + (f", {one.errors} errors" if one.errors else ""))
    return {name: result(name, each) for name, each in slices.items()}


def result(name: str, slices: Sequence[Slice]) -> Result:
    waits = sorted(wait for one in slices for wait in one.latencies)
    return Result(
        name,
        [one.rate for one in slices],
        statistics.median(one.app_cpu / max(1, one.operations) * 1e6 for one in slices),
        statistics.median(one.database_cpu / max(1, one.operations) * 1e6 for one in slices),
        percentile(waits, 0.5) if waits else None,
        percentile(waits, 0.99) if waits else None,
        sum(one.errors for one in slices),
        sum(one.operations for one in slices),
    )


def percentile(ordered: Sequence[float], share: float) -> float:
    """In milliseconds, of seconds in order."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def ratio(product: Result, reference: Result) -> tuple[float, list[float]]:
    """Median of the ratios of each round, and those ratios: both sides of one met the same minute."""
    each = [mine / theirs for mine, theirs in zip(product.rates, reference.rates, strict=True) if theirs]
    return statistics.median(each), each


def table(results: Iterable[Result]) -> list[str]:
    """Lines of Markdown."""
    lines = [
        "| contender | per second: median | min | max | app CPU µs/op | database CPU µs/op | p50 ms | p99 ms | errors |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in results:
        waits = " | ".join("" if wait is None else f"{wait:.1f}" for wait in (one.p50_ms, one.p99_ms))
        lines.append(
            f"| {one.name} | {one.median:,.0f} | {min(one.rates):,.0f} | {max(one.rates):,.0f} | {one.app_us:,.0f} |"
            f" {one.database_us:,.0f} | {waits} | {one.errors} |"
        )
    return lines


# ------------------------------------------------------------------ processor time and memory


def cpu_of(processes: Iterable[int], *, with_ended: bool = True) -> float:
    """Seconds of processor time of these processes, and of their children that have ended."""
    total = 0
    for pid in processes:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(map(int, fields[11 : 15 if with_ended else 13]))
    return total / TICK


def family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    parents: dict[int, list[int]] = {}
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            try:
                parent = int((each / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            parents.setdefault(parent, []).append(int(each.name))
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += parents.get(one, [])
    return found


def pss_mb(pid: int) -> float:
    """Proportional share of memory."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def load() -> str:
    return " ".join(f"{one:.2f}" for one in os.getloadavg())


def versions() -> dict[str, str]:
    """What was measured on."""
    import django
    import granian
    import ninja
    import psycopg

    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    return {
        "python": platform.python_version(),
        "django": django.__version__,
        "ninja": ninja.__version__,
        "granian": granian.__version__,
        "psycopg": f"{psycopg.__version__} ({psycopg.pq.__impl__})",
        "system": f"{platform.system()} {platform.release()}, {os.cpu_count()} cores",
        "commit": commit,
        "executable": Path(sys.executable).name,
    }
