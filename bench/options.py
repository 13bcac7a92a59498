"""What every bench understands, and where its results go."""

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.instance import ROOT, durability
from bench.measure import load, versions

#: The newest result of each bench; kept with the program, so that one can be measured anew without the others.
RESULTS = ROOT / "bench" / "results"


@dataclass(frozen=True, slots=True)
class Options:
    full: bool = False
    rounds: int = 5
    seconds: float = 3.0
    tiny: bool = False  # to try the bench itself

    def as_arguments(self) -> list[str]:
        more = [name for name, given in (("--full", self.full), ("--tiny", self.tiny)) if given]
        return [*more, "--rounds", str(self.rounds), "--seconds", str(self.seconds)]


def parser(**more: Any) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(**more)
    made.add_argument("--full", action="store_true", help="full sizes (long)")
    made.add_argument("--tiny", action="store_true", help="as little as possible, to try the bench itself")
    made.add_argument("--rounds", type=int, default=5, help="interleaved rounds (default 5)")
    made.add_argument("--seconds", type=float, default=3.0, help="of each contender in each round (default 3)")
    return made


def read(arguments: list[str] | None = None) -> Options:
    given = parser().parse_args(arguments)
    return Options(given.full, given.rounds, given.seconds, given.tiny)


class Report:
    """What a bench found: printed, and kept for docs/benchmarks.md."""

    def __init__(self, name: str, options: Options) -> None:
        self.name, self.options = name, options
        self.lines: list[str] = []
        self.facts: dict[str, Any] = {}
        self.before = load()
        self.begun = time.time()
        self.say(f"### {name} ({'full' if options.full else 'tiny' if options.tiny else 'small'} size)", "")

    def say(self, *lines: str) -> None:
        for one in lines:
            print(one, flush=True)
        self.lines += lines

    def fact(self, name: str, value: Any) -> None:
        """A figure of the table of targets."""
        self.facts[name] = value

    def finish(self) -> None:
        settings = ", ".join(f"{name} {value}" for name, value in durability().items())
        command = f"python -m bench {self.name} {' '.join(self.options.as_arguments())}"
        self.say(
            "",
            f"`{command}` on {time.strftime('%Y-%m-%d %H:%M', time.gmtime(self.begun))} UTC, {time.time() - self.begun:.0f} s.",
        )
        self.say(f"Load (1, 5, 15 min) before {self.before}, after {load()}. {settings}.")
        if self.options.tiny:
            return
        RESULTS.mkdir(parents=True, exist_ok=True)
        kept = {
            "name": self.name, "size": "full" if self.options.full else "small",
            "lines": self.lines, "facts": self.facts, "versions": versions(), "begun": self.begun,
        }  # fmt: skip
        (RESULTS / f"{self.name}.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def folder() -> Path:
    return RESULTS
