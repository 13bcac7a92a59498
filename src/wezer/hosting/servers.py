"""Starting servers and keeping them up; stopping all of them by process id."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException

from wezer.hosting.words import Stop, say

STOP_SECONDS = 8
RESTART_SECONDS = (0.5, 1, 2, 5, 15, 30)
STEADY_SECONDS = 60


def port_to_use(host: str, port: int) -> int:
    """The port itself if it is free, any free one for 0; Stop with a plain sentence when it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Stop(
                f"cannot listen on {host}, port {port}: {error.strerror}. Choose another with --port."
            ) from error
        return int(probe.getsockname()[1])


def next_free_port(host: str, port: int, tries: int = 50) -> int:
    """The first free port from `port` on."""
    for candidate in range(port, port + tries):
        try:
            return port_to_use(host, candidate)
        except Stop:
            continue
    raise Stop(f"no free port between {port} and {port + tries - 1} on {host}.")


class Companion:
    """A child process that is started again when it ends, less and less eagerly, until it is told to stop."""

    def __init__(self, name: str, command: Sequence[str], environ: dict[str, str] | None = None) -> None:
        self.name = name
        self.command = list(command)
        self.environ = {**os.environ, **(environ or {})}
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep_up, name=f"keep-{name}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def stop(self) -> None:
        """Ask, wait, and at last insist."""
        self._stopping.set()
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _keep_up(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            born = time.monotonic()
            # Its standard input is a pipe that we hold: should we be killed, it reads the end and stops too.
            # Its own session keeps a Ctrl-C in the terminal from reaching it twice.
            self._process = subprocess.Popen(
                self.command, env=self.environ, stdin=subprocess.PIPE, start_new_session=True
            )
            code = self._process.wait()
            if self._stopping.is_set():
                return
            failures = 0 if time.monotonic() - born > STEADY_SECONDS else failures + 1
            pause = RESTART_SECONDS[min(failures, len(RESTART_SECONDS) - 1)]
            say(f"The {self.name} ended with code {code}; starting it again in {pause} s.", to=sys.stderr)
            self._stopping.wait(pause)


def say_once_it_answers(host: str, port: int, sentence: str) -> None:
    """Beside the server that is about to start: whoever reads the sentence and opens the address finds a page."""
    there = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - what listens everywhere is asked here

    def wait() -> None:
        while not _answers(there, port):
            time.sleep(0.05)
        say(sentence)

    threading.Thread(target=wait, name="first answer", daemon=True).start()


def _answers(host: str, port: int) -> bool:
    link = HTTPConnection(host, port, timeout=5)
    try:
        link.request("GET", "/healthz")
        return link.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        link.close()


def stop_with_parent() -> None:
    """For a companion: when the process that started us is gone, stop as if asked to."""

    def wait_for_the_end() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait_for_the_end, name="parent", daemon=True).start()


def serve_granian(target: str, interface: str, *, host: str, port: int, workers: int, threads: int) -> None:
    """Serve until SIGINT or SIGTERM. Open streams and slow requests get three seconds to end."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    blocking = {"blocking_threads": threads} if interface == "wsgi" else {}
    Server(
        target,
        address=host,
        port=port,
        interface=Interfaces(interface),
        workers=workers,
        websockets=False,
        backlog=1024,
        respawn_failed_workers=True,
        workers_kill_timeout=3,
        log_level=LogLevels.warning,
        **blocking,  # type: ignore[arg-type]  # options of either server
    ).serve()
