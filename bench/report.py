"""Writes docs/benchmarks.md from what the benches kept: the table of targets, then each bench as it printed itself."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.instance import ROOT
from bench.options import folder

PAGE = ROOT / "docs" / "benchmarks.md"
#: What is known about a target that was missed: bench/notes.md, kept by hand.
NOTES = ROOT / "bench" / "notes.md"


@dataclass(frozen=True, slots=True)
class Target:
    title: str
    bench: str
    fact: str
    floor: float
    goal: float
    more_is_better: bool = True
    unit: str = ""


TARGETS = (
    Target("primitive, one call / SQL reference, 8 workers", "ledger", "primitive", 0.8, 1.0),
    Target("primitive in a transaction of its own / SQL reference, 8 workers", "ledger", "primitive_act", 0.8, 1.0),
    Target("whole payment act, the sealer beside it / SQL reference, 8 workers", "ledger", "act", 0.20, 0.35),
    Target("HTTP API payment / SQL reference", "ledger", "http", 0.15, 0.28),
    Target("one hot account by HTTP / hot function reference", "ledger", "http_hot", 0.35, 0.55),
    Target("batch of 50 / single, same run", "ledger", "batch", 2, 3),
    Target("SQLite, 4 writers: lock errors", "ledger-sqlite", "sqlite_errors", 0, 0, False),
    Target("SQLite, 4 writers / one writer", "ledger-sqlite", "sqlite_share", 0.6, 0.8),
    Target("payment p50 at the largest history / at 1 k entries", "growth", "payment", 1.5, 1.3, False),
    Target("statement page at any depth / newest", "growth", "deep", 3, 2, False),
    Target("audit of 1 M entries, chain included", "growth", "audit_million", 20, 8, False, " s"),
    Target("pages: most statements", "pages", "statements", 12, 8, False),
    Target("pages: slowest p50 in the server", "pages", "slowest_ms", 40, 20, False, " ms"),
    Target("living network: most statements of a page", "network", "statements", 12, 8, False),
    Target("living network: slowest page at 100,000 items, p50", "network", "p50_ms", 25, 15, False, " ms"),
    Target("living network: slowest page at 100,000 items, p95", "network", "p95_ms", 80, 40, False, " ms"),
    Target("living network: p50 at the most items / at a thousand", "network", "flat", 1.2, 1.1, False),
    Target("summaries by mail for a thousand members", "digest", "thousand_s", 120, 60, False, " s"),
    Target("memory (PSS) of a web worker after 1,000 mixed requests", "footprint", "pss", 160, 110, False, " MB"),
    Target("start to first response", "footprint", "start", 3, 2, False, " s"),
    Target("live: a message told to 500 open streams, p50, PostgreSQL", "live", "told_ms", 250, 100, False, " ms"),
    Target("live: a message read in another browser, p95, PostgreSQL", "live", "read_p95_ms", 500, 250, False, " ms"),
    Target("live: a message told to 500 open streams, p50, SQLite", "live-sqlite", "told_ms", 500, 250, False, " ms"),
    Target("live: memory (PSS) of an idle stream", "live", "stream_kb", 250, 100, False, " kB"),
    Target("live: messages of which a stream was not told", "live", "missed", 0, 0, False),
    Target("books: asking for a recording, p95", "books", "enqueue_ms", 20, 10, False, " ms"),
    Target("books: commit to posted entry, idle, p95", "books", "way_s", 2, 1, False, " s"),
    Target("books: entries a second, PostgreSQL", "books", "entries_per_second", 3, 6),
    Target("books: invoices a second, PostgreSQL", "books", "invoices_per_second", 1.5, 3),
    Target("books: asking for a recording, SQLite, p95", "books-sqlite", "enqueue_ms", 20, 10, False, " ms"),
    Target("books: commit to posted entry, SQLite, idle, p95", "books-sqlite", "way_s", 2, 1, False, " s"),
    Target("books: entries a second, SQLite", "books-sqlite", "entries_per_second", 3, 6),
    Target("books: invoices a second, SQLite", "books-sqlite", "invoices_per_second", 3, 5),
    Target("books: gateway over the engine alone", "books", "gateway_share", 15, 8, False, " %"),
    Target("books: memory (PSS) of a worker with the engine", "books", "worker_pss", 350, 250, False, " MB"),
    Target("books: memory of a web worker, more with them installed", "books", "web_share", 5, 2, False, " %"),
    Target("books: slowest page of the office at 10,000 invoices, p50", "books", "office_ms", 300, 150, False, " ms"),
    Target("CPU per whole act / per django-hordak transfer", "peers", "hordak_cpu", 1.0, 0.6, False),
)

HEAD = """# Benchmarks

Measured with `make bench` (small sizes) or `python -m bench <name>`; this page is written by `python -m bench report` from
what those commands printed and bench/results keeps, and holds no other number. What is compared is always a ratio to a reference measured in the same
run, slice after slice; a reference that varied by more than 25 % between rounds makes its ratio "unstable": it neither passes
nor fails. "By processor time" is the same ratio of processor time (application and database together), which other work on the
machine disturbs less. Every ledger bench ends with the checks of `wezer audit`. Databases are durable as in production
(PostgreSQL with fsync and synchronous_commit, SQLite with synchronous=FULL).

SQL reference: pgbench in prepared mode, a transfer written by hand (accounts locked in id order, limits in the updates, header
with its key, log row, transfer, two entries) on the same tables, constraints and server. Function reference: pgbench calling the
product's own posting function. Whole act: right, currency rules, posting, fact, with a fresh viewer each time. HTTP: granian,
two workers, sixteen connections, a token and an idempotency key in each request; the program that asks takes its share of the
same two cores.
"""


def write() -> None:
    if text := page():
        PAGE.write_text(text, encoding="utf-8")
        print(f"Written: {PAGE.relative_to(ROOT)}")


def page() -> str:
    """The page, from the newest result of each bench; empty before there is any."""
    results: dict[str, dict[str, Any]] = {}
    for path in sorted(folder().glob("*.json")):
        kept = json.loads(path.read_text(encoding="utf-8"))
        results[kept["name"]] = kept
    if not results:
        return ""
    newest = max(results.values(), key=lambda kept: kept["begun"])
    lines = [
        HEAD,
        f"Versions: {', '.join(f'{name} {value}' for name, value in newest['versions'].items() if name not in ('commit', 'executable'))}.",
        "",
    ]
    lines += ["| on 2 cores | floor | goal | measured | verdict |", "| --- | ---: | ---: | ---: | --- |"]
    lines += [_row(target, results.get(target.bench)) for target in TARGETS]
    if NOTES.exists():
        lines += ["", NOTES.read_text(encoding="utf-8").strip()]
    lines += ["", "## Each bench"]
    for name in dict.fromkeys(target.bench for target in TARGETS):
        if name in results:
            lines += ["", *results[name]["lines"]]
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.rstrip() + "\n"


def _row(target: Target, kept: dict[str, Any] | None) -> str:
    bounds = f"{_plain(target.floor)}{target.unit} | {_plain(target.goal)}{target.unit}"
    found = kept["facts"].get(target.fact) if kept else None
    if found is None:
        return f"| {target.title} | {bounds} | | not measured |"
    if isinstance(found, dict):
        value, shown = (
            found["median"],
            f"{found['median']:.2f} ({found['least']:.2f} to {found['most']:.2f}; by processor time {found['cpu']:.2f})",
        )
    else:
        value, shown = found, f"{_plain(found)}{target.unit}"
    better: Callable[[float, float], bool] = (lambda a, b: a >= b) if target.more_is_better else (lambda a, b: a <= b)
    verdict = (
        "reaches the goal"
        if better(value, target.goal)
        else "above the floor"
        if better(value, target.floor)
        else "misses the floor"
    )
    if isinstance(found, dict) and found["unstable"]:
        verdict = f"unstable ({verdict})"
    return f"| {target.title} | {bounds} | {shown} | {verdict} |"


def _plain(number: float) -> str:
    return f"{number:g}" if number == round(number) or (number < 1 and len(f"{number:g}") < 5) else f"{number:.2f}"


if __name__ == "__main__":
    write()
