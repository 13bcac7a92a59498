"""A throw-away PostgreSQL cluster from the distribution's binaries, for tests and benchmarks.

As a program: `postgres.py COMMAND…` runs the command with WEZER_TEST_DATABASE_URL set, and removes the cluster after.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ports import free_port

# Nothing here needs to survive: no flush waits for the disk.
OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "300",
    "shared_buffers": "128MB",
    "logging_collector": "off",
    "jit": "off",
    "max_wal_size": "2GB",
}


class NotPossible(Exception):
    """No cluster can be made here; the message says what is missing."""


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    program = shutil.which("initdb")
    return Path(program).resolve().parent if program else None


@contextlib.contextmanager
def cluster(options: dict[str, str] | None = None) -> Iterator[str]:
    """The address of a fresh server on the loopback, gone when the block ends."""
    folder = binaries()
    if folder is None:
        raise NotPossible("PostgreSQL is not installed (apt install postgresql)")
    # initdb refuses root: the account that the distribution's package made owns the cluster then.
    owner = account_of_servers()
    home = Path(tempfile.mkdtemp(prefix="wezer-pg-"))
    server: subprocess.Popen[bytes] | None = None
    try:
        if owner:
            os.chown(home, owner.pw_uid, owner.pw_gid)
        run = ["runuser", "-u", owner.pw_name, "--"] if owner else []
        initdb = [*run, str(folder / "initdb"), "-D", str(home / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        made = subprocess.run(
            [*initdb, "--locale=C.UTF-8", "--no-sync"],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            cwd="/",
        )
        if made.returncode:
            raise NotPossible(f"initdb failed: {made.stderr.strip()}")
        port = free_port()
        places = {"listen_addresses": "127.0.0.1", "unix_socket_directories": str(home)}
        settings = [
            part for item in {**OPTIONS, **places, **(options or {})}.items() for part in ("-c", f"{item[0]}={item[1]}")
        ]
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(
                [str(folder / "postgres"), "-D", str(home / "data"), "-p", str(port), *settings],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
                **({"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}),
            )
        _wait(folder, port, server, home / "log")
        yield f"postgres://postgres@127.0.0.1:{port}/postgres"
    finally:
        if server is not None:
            _stop(server)
        shutil.rmtree(home, ignore_errors=True)


def account_of_servers() -> pwd.struct_passwd | None:
    """Who runs a database server when we are root, which servers refuse; None: we may do it ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NotPossible("servers refuse root, and there is no account “postgres” to run them as")


def _wait(folder: Path, port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        ready = subprocess.run([folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres"])
        if ready.returncode == 0:
            return
        time.sleep(0.1)
    raise NotPossible(f"the server did not start: {log.read_text(errors='replace')[-2000:]}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    """A fast shutdown: open connections are ended."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait(20)


def main(command: list[str]) -> int:
    def ended(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, ended)
    try:
        with cluster() as url:
            return subprocess.run(command, env={**os.environ, "WEZER_TEST_DATABASE_URL": url}).returncode
    except NotPossible as error:
        print(f"No PostgreSQL cluster: {error}.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
