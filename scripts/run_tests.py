"""Runs the tests on SQLite, on PostgreSQL, or on both: `run_tests.py sqlite postgres [-- pytest arguments]`.

PostgreSQL is the server at WEZER_TEST_DATABASE_URL, else a throw-away cluster. Where neither is possible on a
developer's own machine, that is said loudly; with CI=true it is a failure. pytest's summary is the last line.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from postgres import NotPossible, cluster
from scratch import scratch

IN_CI = os.environ.get("CI") == "true"


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    split = arguments.index("--") if "--" in arguments else len(arguments)
    wanted, more = arguments[:split], arguments[split + 1 :]
    with (
        scratch(),
        tempfile.TemporaryDirectory(prefix="wezer-statements-") as notes,
        contextlib.ExitStack() as to_the_end,
    ):
        server = _server(to_the_end) if "postgres" in wanted else ""
        if server and "sqlite" in wanted:  # else nothing may be left to the other
            os.environ["WEZER_TEST_STATEMENTS"] = notes
        for each in [""] * ("sqlite" in wanted) + [server] * bool(server):
            to_the_end.enter_context(_tables_of(each))
        codes = [on_sqlite(more)] if "sqlite" in wanted else []
        if "postgres" in wanted:
            codes.append(on_postgres(server, more, after="sqlite" if "sqlite" in wanted else ""))
    return next((code for code in codes if code), 0)


def _server(to_the_end: contextlib.ExitStack) -> str:
    """The address of PostgreSQL; empty where there is none."""
    try:
        return os.environ.get("WEZER_TEST_DATABASE_URL") or to_the_end.enter_context(cluster())
    except NotPossible as error:
        print(f"PostgreSQL cannot be started: {error}", flush=True)
        return ""


@contextlib.contextmanager
def _tables_of(server: str) -> Iterator[None]:
    """Make them beside whatever goes on: the tests of this database wait for them, and one processor is idle meanwhile."""
    making = subprocess.Popen([sys.executable, str(Path(__file__).parent / "moulds.py"), server])
    try:
        yield
    finally:
        making.terminate()
        making.wait()


def on_sqlite(more: list[str]) -> int:
    print("== Tests on SQLite ==", flush=True)
    environ = {name: value for name, value in os.environ.items() if name != "WEZER_DATABASE_URL"}
    return _pytest(environ, more)


def on_postgres(server: str, more: list[str], *, after: str) -> int:
    """`after`: where the same tests ran just before; those that show nothing more are not run again (covering.py)."""
    if not server:
        print("!! PostgreSQL WAS LEFT OUT. Nothing below says that WeZer works on it. !!", flush=True)
        return 1 if IN_CI else 0
    again = " (what shows nothing more there than on SQLite is deselected: docs/develop/testing.md)" if after else ""
    print(f"== Tests on PostgreSQL{again} ==", flush=True)
    places = {"WEZER_DATABASE_URL": server, "WEZER_TEST_DATABASE_URL": server, "WEZER_TEST_RAN_ON": after}
    return _pytest({**os.environ, **places}, more)


def _pytest(environ: dict[str, str], more: list[str]) -> int:
    # One more than a small machine has cores: browsers and servers leave tests waiting.
    processes = os.environ.get("WEZER_TEST_PROCESSES", "3")
    parallel = [] if processes in ("0", "1") else ["-n", processes, "--dist", "loadgroup", "--no-loadscope-reorder"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *parallel, *more], env=environ, stdin=subprocess.DEVNULL
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
