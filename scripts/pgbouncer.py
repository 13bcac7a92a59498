"""A PgBouncer in front of a PostgreSQL server, on a free port of the loopback, for tests. It goes with the block."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from ports import free_port
from postgres import NotPossible, account_of_servers

# Few connections, the least used first: what one transaction leaves behind would meet a stranger in the next.
CONFIG = """[databases]
* = host={host} port={port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {listens}
unix_socket_dir =
auth_type = trust
auth_file = {home}/users
admin_users = {user}
pool_mode = {mode}
default_pool_size = {size}
server_round_robin = 1
query_wait_timeout = 20
"""


def program() -> str | None:
    """Debian keeps it where only root's PATH looks."""
    return shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin:/usr/local/sbin")


@contextlib.contextmanager
def pooler(server: str, *, mode: str = "transaction", size: int = 3) -> Iterator[str]:
    """The address of the pooler, with the path of `server`; any other database of that server is behind it, too."""
    found = program()
    if found is None:
        raise NotPossible("PgBouncer is not installed (apt install pgbouncer)")
    owner = account_of_servers()  # like PostgreSQL, it refuses to run as root
    home = Path(tempfile.mkdtemp(prefix="wezer-pgbouncer-"))
    parts, listens = urlsplit(server), free_port()
    user = unquote(parts.username or "postgres")
    config, users = home / "pgbouncer.ini", home / "users"
    config.write_text(
        CONFIG.format(
            host=parts.hostname, port=parts.port or 5432, listens=listens, home=home, user=user, mode=mode, size=size
        )
    )
    users.write_text(f'"{user}" "{unquote(parts.password or "")}"\n')
    if owner:
        for path in (home, config, users):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    process: subprocess.Popen[bytes] | None = None
    try:
        with (home / "log").open("wb") as log:
            process = subprocess.Popen(
                [found, str(config)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
                **({"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}),
            )
        _wait(listens, process, home / "log")
        yield urlunsplit(parts._replace(netloc=f"{parts.netloc.rpartition('@')[0]}@127.0.0.1:{listens}"))
    finally:
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(20)
        shutil.rmtree(home, ignore_errors=True)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise NotPossible(f"PgBouncer did not start: {log.read_text(errors='replace')[-2000:]}")
