"""`make check`: every rule of the house, all of them even when one fails, and what to do about each."""

import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "src")]

TOOLS: dict[str, list[str]] = {
    "style": ["ruff", "check", "--quiet", "."],
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "types": ["mypy", "--no-error-summary"],
    "floors": ["lint-imports", "--no-cache"],
}
NOT_A_CHECK = {"house"}


def main(wanted: list[str]) -> int:
    """Run all checks, or those named."""
    import checks

    own = [found.name for found in iter_modules(checks.__path__) if found.name not in NOT_A_CHECK]
    failed = []
    for name in [*TOOLS, *own]:
        if wanted and name not in wanted:
            continue
        started = time.monotonic()
        good = _run_tool(TOOLS[name]) if name in TOOLS else _run_own(import_module(f"checks.{name}"))
        print(f"{'ok    ' if good else 'FAILED'} {name} ({time.monotonic() - started:.1f} s)", flush=True)
        if not good:
            failed.append(name)
    print(f"make check: {'failed: ' + ', '.join(failed) if failed else 'all is well'}", flush=True)
    return 1 if failed else 0


def _run_tool(command: list[str]) -> bool:
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def _run_own(check: object) -> bool:
    nothing: Callable[[Path], list[str]] = lambda root: []  # noqa: E731
    for sentence in getattr(check, "warnings", nothing)(ROOT):
        print(f"  note: {sentence}", flush=True)
    found = list(check.problems(ROOT))  # type: ignore[attr-defined]  # a check is a module
    for sentence in found:
        print(f"  {sentence}", flush=True)
    return not found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
