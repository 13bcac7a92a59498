"""A conversation with 500 open pages: how long a message takes to reach the others, and what an idle line costs.

`wezer web` (two workers) and `wezer live` as in production, on the same two cores as this program: it posts by the API,
holds every line, and one reader does what a browser does: it asks for what changed as soon as it is told.
"""

import contextlib
import http.client
import json
import os
import random
import selectors
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from uuid import uuid4

from bench import options, seed
from bench.instance import ROOT, wake
from bench.ledger import wait_for, web
from bench.measure import family, percentile, pss_mb
from bench.options import Options, Report
from ports import free_port

STREAMS = 500
PATIENCE = 10.0


def main(given: Options) -> None:
    wake()
    from django.db import connection, connections

    on_sqlite = connection.vendor == "sqlite"
    report = Report("live-sqlite" if on_sqlite else "live", given)
    streams, messages = (20, 3) if given.tiny else (STREAMS, 150 if given.full else 40)
    first, _last = seed.members(streams + 2, logins=True)
    secret = seed.tokens(first, 1)[0]
    cookies = _sessions(first + 1, streams + 1)
    talk = _channel()
    seed.analyse()
    connections.close_all()

    with web() as (port, _web_pid), _live() as (live_port, live_pid):
        lines = Lines(live_port, talk)
        lines.open(cookies[:1])
        before = _memory(live_pid)
        lines.open(cookies[1:streams])
        after = _memory(live_pid)
        reader = Reader(port, live_port, talk, cookies[streams])
        sender = Sender(port, talk, secret)
        waits, draw = [], random.Random(7)
        sender.say()  # the first answer of a process pays for its imports
        lines.wait_for_all(time.perf_counter())
        time.sleep(1)
        for _number in range(messages):
            time.sleep(draw.uniform(0.2, 0.5))
            moment = time.perf_counter()
            reader.begun = moment
            thread = threading.Thread(target=sender.say)
            thread.start()
            waits += lines.wait_for_all(moment)
            thread.join()
        time.sleep(1)
        reader.stop()
        lines.close()
    missed = messages * streams - len(waits)
    _tell(
        report, sorted(waits), sorted(reader.waits), missed, streams, messages, (after - before) * 1024 / (streams - 1)
    )
    report.finish()


def _tell(
    report: Report, waits: list[float], read: list[float], missed: int, streams: int, messages: int, kilobytes: float
) -> None:
    told, shown = percentile(waits, 0.5), percentile(read, 0.5)
    report.say(
        f"{streams} open streams, {messages} messages. From the moment of sending until the other lines are told:"
        f" p50 {told:.0f} ms, p95 {percentile(waits, 0.95):.0f} ms, longest {waits[-1] * 1000:.0f} ms; {missed} never told.",
        f"Until another browser holds the words (told, then asked): p50 {shown:.0f} ms, p95 {percentile(read, 0.95):.0f} ms"
        f" ({len(read)} of {messages} messages; two that came together are read together).",
        f"Memory (PSS) of the live process for each idle stream: {kilobytes:.0f} kB.",
    )
    report.fact("told_ms", told)
    report.fact("read_ms", shown)
    report.fact("read_p95_ms", percentile(read, 0.95))
    report.fact("stream_kb", kilobytes)
    report.fact("missed", missed)


def _memory(pid: int) -> float:
    time.sleep(1)
    return sum(pss_mb(each) for each in family(pid))


def _channel() -> str:
    """The chat of the community itself: all members read it."""
    from wezer.core.acts.rooms import open_room
    from wezer.core.community import community
    from wezer.core.models import Conversation
    from wezer.core.viewer import Viewer

    room = open_room(by=Viewer.system(), group=community(), kind="chat")
    return str(Conversation.objects.get(channel_of=room).uid)


def _sessions(first: int, count: int) -> list[str]:
    """Cookies of signed-in members."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import transaction

    from wezer.core.models import User

    cookies = []
    with transaction.atomic():
        for user in User.objects.filter(pk__gte=first).order_by("pk")[:count]:
            session = SessionStore()
            session[SESSION_KEY] = str(user.pk)
            session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
            session[HASH_SESSION_KEY] = user.get_session_auth_hash()
            session.save()
            cookies.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
    return cookies


@contextlib.contextmanager
def _live() -> Iterator[tuple[int, int]]:
    """`wezer live`; its port and process."""
    port = free_port()
    command = [sys.executable, "-m", "wezer.hosting.cli", "live", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(15)


class Lines:
    """Many open streams of one conversation, held by one thread."""

    def __init__(self, port: int, talk: str) -> None:
        self.port, self.talk = port, talk
        self.links: list[socket.socket] = []
        self.waiting = selectors.DefaultSelector()

    def open(self, cookies: list[str]) -> None:
        for cookie in cookies:
            link = socket.create_connection(("127.0.0.1", self.port))
            asked = f"GET /live/?of={self.talk} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n"
            link.sendall(asked.encode())
            seen = b""
            while b"event: hello" not in seen:
                part = link.recv(65536)
                assert part and b" 200 " in (seen or part)[:20], (seen + part)[:200]
                seen += part
            self.links.append(link)
            self.waiting.register(link, selectors.EVENT_READ)

    def wait_for_all(self, begun: float) -> list[float]:
        """Seconds until each line was told, of those that were."""
        told: dict[socket.socket, float] = {}
        until = begun + PATIENCE
        while len(told) < len(self.links) and time.perf_counter() < until:
            for key, _event in self.waiting.select(0.2):
                link: socket.socket = key.fileobj  # type: ignore[assignment]  # what was registered
                if b"event: news" in link.recv(65536):
                    told.setdefault(link, time.perf_counter() - begun)
        return list(told.values())

    def close(self) -> None:
        for link in self.links:
            link.close()


class Sender:
    def __init__(self, port: int, talk: str, secret: str) -> None:
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.path, self.secret = f"/api/v1/core/conversations/{talk}/messages", secret

    def say(self) -> None:
        headers = {
            "Authorization": f"Bearer {self.secret}",
            "Idempotency-Key": uuid4().hex,
            "Content-Type": "application/json",
        }
        self.link.request("POST", self.path, json.dumps({"body": "The bread is out of the oven."}), headers)
        answer = self.link.getresponse()
        said = answer.read()
        assert answer.status == 201, said[:300]


class Reader:
    """One browser more: told by its line, it asks for what changed since the clock it knows."""

    def __init__(self, port: int, live_port: int, talk: str, cookie: str) -> None:
        self.cookie, self.path = {"Cookie": cookie}, f"/c/{talk}/changes/?since="
        self.clock, self.begun, self.waits, self.on = 0, 0.0, list[float](), True
        self.pages = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        line = http.client.HTTPConnection("127.0.0.1", live_port, timeout=30)
        line.request("GET", f"/live/?of={talk}", headers=self.cookie)
        self.line = line.getresponse()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while self.on:
            try:
                said = self.line.readline()
            except OSError:
                return
            if said.startswith(b"event: news"):
                self._ask()

    def _ask(self) -> None:
        part = {"HX-Request": "true", "HX-Request-Type": "partial"}
        self.pages.request("GET", f"{self.path}{self.clock}", headers={**self.cookie, **part})
        html = self.pages.getresponse().read()
        now = int(html.partition(b'data-clock="')[2].partition(b'"')[0])
        if now > self.clock:
            self.clock = now
            if self.begun:
                self.waits.append(time.perf_counter() - self.begun)

    def stop(self) -> None:
        self.on = False


if __name__ == "__main__":
    main(options.read())
