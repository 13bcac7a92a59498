"""`make check`: every rule of the house, all of them even when one fails, and what to do about each."""

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
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
    "reference": ["python", "scripts/reference.py", "--check"],
    # Whatever is wrong in a test's first lines is said here; and the tests that follow find their files compiled.
    "tests": ["python", "-m", "pytest", "-q", "--collect-only"],
}
NOT_A_CHECK = {"house"}


def main(wanted: list[str]) -> int:
    """Run all checks, or those named."""
    import checks

    own = [found.name for found in iter_modules(checks.__path__) if found.name not in NOT_A_CHECK]
    wanted = wanted or [*TOOLS, *own]
    failed = []
    with ThreadPoolExecutor() as beside:  # the tools are processes of their own: our checks go on meanwhile
        tools = {name: beside.submit(_run_tool, command) for name, command in TOOLS.items() if name in wanted}
        for name in [one for one in own if one in wanted]:
            started = time.monotonic()
            _say(name, _run_own(import_module(f"checks.{name}")), time.monotonic() - started, failed)
        for name, running in tools.items():
            good, seconds = running.result()
            _say(name, good, seconds, failed)
    print(f"make check: {'failed: ' + ', '.join(failed) if failed else 'all is well'}", flush=True)
    return 1 if failed else 0


def _say(name: str, good: bool, seconds: float, failed: list[str]) -> None:
    print(f"{'ok    ' if good else 'FAILED'} {name} ({seconds:.1f} s)", flush=True)
    if not good:
        failed.append(name)


def _run_tool(command: list[str]) -> tuple[bool, float]:
    started = time.monotonic()
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0, time.monotonic() - started


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
