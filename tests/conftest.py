"""A real instance, a real browser, a real mail server: what journeys across the whole product need.

`instance` runs `wezer serve` on a free port with its own WEZER_HOME and database (SQLite, or a database of its own in the
PostgreSQL of this run) and stops it by its process id. `browser` is the distribution's Chromium.
"""

import hashlib
import json
import logging
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen
from uuid import uuid4

import pytest

from moulds import Mould, address, base, copy_database, on_server
from pgbouncer import pooler as pooler_before
from ports import free_port
from postgres import NotPossible
from wezer.core.chromium import SHELL
from wezer.core.chromium import chromium as first_chromium

ROOT = Path(__file__).resolve().parent.parent
AXE = Path(__file__).parent / "vendor/axe.min.js"
# No background traffic: a browser under test talks to our server only.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 60
PASSWORD = "correct horse 42 staple"


def _leave_out(reason: str) -> None:
    """Left out on a developer's machine, a failure in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


# --- a running instance ---


@dataclass
class Instance:
    """One community: its folder, its environment, and, once started, its address."""

    home: Path
    environ: dict[str, str]
    url: str = ""
    process: subprocess.Popen | None = field(default=None, repr=False)

    def wezer(self, *arguments: str, typed: str = "", check: bool = True) -> subprocess.CompletedProcess:
        """Run a `wezer` command on this instance to its end."""
        command = [sys.executable, "-m", "wezer.hosting.cli", *arguments]
        done = subprocess.run(command, env=self.environ, input=typed, capture_output=True, text=True, timeout=300)
        if check and done.returncode:
            raise AssertionError(f"wezer {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done

    def start(self, *arguments: str, command: str = "serve") -> "Instance":
        """Serve on a free port and wait until pages are answered."""
        log = (self.home.parent / f"{self.home.name}.log").open("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "wezer.hosting.cli", command, "--port", "0", *arguments],
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            found = re.search(r"http://[\w.]+:(\d+)", Path(log.name).read_text())
            if found and command == "serve":
                socket.create_connection(("127.0.0.1", int(found.group(1))), 5).close()  # it listens before it says so
            if found and _answers(found.group() + "/healthz"):
                self.url = found.group()
                return self
            time.sleep(0.1)
        self.stop()
        raise AssertionError(f"the instance did not start: {Path(log.name).read_text()}")

    def log(self) -> str:
        return (self.home.parent / f"{self.home.name}.log").read_text()

    def stop(self, number: int = signal.SIGTERM) -> float:
        """Stop by process id; returns how long it took, in seconds."""
        process, self.process, started = self.process, None, time.monotonic()
        if process is not None and process.poll() is None:
            process.send_signal(number)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        return time.monotonic() - started

    def python(self, code: str) -> str:
        """Run a few lines inside the instance's own settings, and return what they print."""
        prelude = "from wezer.hosting.django_ready import wake; wake()\n"
        done = subprocess.run([sys.executable, "-c", prelude + code], env=self.environ, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


# What `Inside` runs in its process: lines of code come in as JSON, what they print (or why they failed) goes out.
_LISTEN = """
import contextlib, io, json, os, sys, traceback
from wezer.hosting.django_ready import wake
wake()
answers, sys.stdout = os.fdopen(os.dup(1), "w"), sys.stderr
from django.db import close_old_connections
known = {}
for line in sys.stdin:
    printed, error = io.StringIO(), ""
    with contextlib.redirect_stdout(printed):
        try:
            close_old_connections()
            exec(json.loads(line), known)
        except BaseException:
            error = traceback.format_exc()
    print(json.dumps([printed.getvalue().strip(), error]), file=answers, flush=True)
"""


class Inside:
    """A process that stays inside an instance's settings: `inside("…")` answers what those lines print, at once."""

    def __init__(self, instance: Instance) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _LISTEN],
            env=instance.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def __call__(self, code: str) -> str:
        self.process.stdin.write(json.dumps(code) + "\n")
        self.process.stdin.flush()
        printed, error = json.loads(self.process.stdout.readline() or '["", "it ended"]')
        assert not error, error
        return printed

    def wait_until_idle(self, seconds: float = 240) -> None:
        """The worker's idle signal: all that happened so far has had its consequences (mail has left, too)."""
        until = time.monotonic() + seconds
        self("from wezer.kernel.events import newest_fact_id\nfrom wezer.workflow.worker import is_idle")
        self("from wezer.kernel.models import Fact\nfrom wezer.workflow.acts.reading import cursor")
        asked = (
            "now, place = newest_fact_id(), cursor()\n"
            "ahead = Fact.objects.filter(id=now).values_list('xid', 'id').first()\n"
            "print(is_idle() and (ahead is None or tuple(ahead) <= tuple(place)))"
        )
        while self(asked) != "True":
            assert time.monotonic() < until, "the worker did not come to rest"
            time.sleep(0.1)

    def end(self) -> None:
        self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=5) as answer:
            return answer.status < 500
    except (URLError, OSError):
        return False


class Moulds:
    """What `wezer init` makes, made once for each way of asking and copied from then on."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self.folder = folder
        self.server = os.environ.get("WEZER_DATABASE_URL", "")
        self.made: dict[tuple, Mould] = {}
        self.databases: list[str] = []

    def cast(self, home: Path, environ: dict[str, str], init: tuple[str, ...], typed: str) -> None:
        """Make `home` and its database, of which only the environment knows the address."""
        asked = (init, typed, environ.get("WEZER_PACKAGES"))
        if asked not in self.made:
            self.made[asked] = self._make(init, typed, environ)
        self._copy(self.made[asked], home, environ)

    def _make(self, init: tuple[str, ...], typed: str, environ: dict[str, str]) -> Mould:
        """`wezer init` in a copy of an empty instance, with keys and settings of its own: it adds what that one lacks."""
        home, environ = self.folder() / "home", dict(environ)
        name = self._copy(base(self.server, environ.get("WEZER_PACKAGES", "")), home, environ)
        shutil.rmtree(home / "keys")
        (home / "wezer.toml").unlink()
        Instance(home, {**environ, "WEZER_HOME": str(home)}).wezer("init", *init, typed=typed)
        return Mould(home, name)

    def _copy(self, mould: Mould, home: Path, environ: dict[str, str]) -> str:
        shutil.copytree(mould.home, home)
        if not self.server:
            return ""
        name = f"wezer_test_{uuid4().hex[:12]}"
        self.databases.append(name)
        copy_database(self.server, mould.database, name)
        environ["WEZER_DATABASE_URL"] = address(self.server, name)
        return name

    def remove(self) -> None:
        for mould in self.made.values():
            shutil.rmtree(mould.home, ignore_errors=True)
        for name in self.databases:
            on_server(self.server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def _moulds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Moulds]:
    moulds = Moulds(lambda: tmp_path_factory.mktemp("mould"))
    yield moulds
    moulds.remove()


@contextmanager
def _making(moulds: Moulds, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Instance]]:
    """A maker of prepared, not yet started instances; at the end all of them are stopped and removed."""
    made: list[Instance] = []

    def make(*, init: tuple[str, ...] = ("--empty",), typed: str = "", **settings: str) -> Instance:
        home = tmp_path_factory.mktemp("instance") / "home"
        environ = {name: value for name, value in os.environ.items() if not name.startswith("WEZER_")}
        environ.pop("DJANGO_SETTINGS_MODULE", None)
        environ["WEZER_HOME"] = str(home)
        environ |= {f"WEZER_{name.upper()}": value for name, value in settings.items()}
        moulds.cast(home, environ, init, typed)
        made.append(Instance(home, environ))
        return made[-1]

    yield make
    for instance in made:
        instance.stop()
        shutil.rmtree(instance.home.parent, ignore_errors=True)


@pytest.fixture(scope="module")
def make_instance(_moulds: Moulds, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Instance]]:
    """`make_instance()` gives a prepared, not yet started instance; those of a module end with it: one that waits for
    work still takes a processor's time from the next."""
    with _making(_moulds, tmp_path_factory) as make:
        yield make


@pytest.fixture
def pooler() -> Iterator[Callable[..., str]]:
    """`pooler(address)`: the address of a PgBouncer before that database, which goes with the test."""
    with ExitStack() as stack:

        def before(address: str, **choices: object) -> str:
            try:
                return stack.enter_context(pooler_before(address, **choices))
            except NotPossible as reason:
                _leave_out(str(reason))

        yield before


@pytest.fixture(scope="session")
def instance(_moulds: Moulds, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """A running community named Willow Valley, tended by Fern, shared by the tests of this process."""
    with _making(_moulds, tmp_path_factory) as make:
        made = make(
            init=("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org"),
            typed=PASSWORD + "\n",
        )
        yield made.start()


@pytest.fixture
def look_inside() -> Iterator[Callable[[Instance], Inside]]:
    """`look_inside(instance)`: an `Inside` that ends with the test."""
    opened: list[Inside] = []

    def one(instance: Instance) -> Inside:
        opened.append(Inside(instance))
        return opened[-1]

    yield one
    for each in opened:
        each.end()


# --- a browser ---


@pytest.fixture(scope="session")
def _playwright() -> Iterator:
    from playwright.sync_api import expect, sync_playwright

    # A running transaction of another database holds facts back, and with them what is told live; how soon it is told, benches say.
    expect.set_options(timeout=40_000)
    # Playwright keeps an event loop in this thread until the run ends; what tests ask of the database meanwhile is no async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        yield playwright


def _found(*before: str) -> str:
    path = first_chromium(*before)
    if path is None:
        _leave_out("no Chromium was found; see docs/develop/testing.md")
    return str(path)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser lies, for what starts one by itself."""
    return _found(SHELL)


def _launched(playwright, *before: str) -> Iterator:
    launched = playwright.chromium.launch(executable_path=_found(*before), args=CHROMIUM_ARGUMENTS)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def browser(_playwright) -> Iterator:
    """The distribution's Chromium, through playwright: its headless shell where there is one."""
    yield from _launched(_playwright, SHELL)


@pytest.fixture(scope="module")
def whole_browser(_playwright) -> Iterator:
    """Chromium with all of its parts, for what the shell lacks: push, and the focus of zoomed pages."""
    yield from _launched(_playwright)


@pytest.fixture
def new_page(browser, instance) -> Iterator[Callable[..., object]]:
    """`new_page(width=360)`: a page of a browser of its own (its own cookies), which fails the test on script errors."""
    contexts, errors = [], []

    def make(
        *, width: int = 1280, height: int = 900, scripts: bool = True, dark: bool = False, language: str = "en-GB"
    ):
        context = browser.new_context(
            base_url=instance.url,
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            locale=language,
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not errors


@pytest.fixture(scope="session")
def axe() -> Callable[[object], list[str]]:
    """`axe(page)`: what an accessibility check finds wrong, one sentence each; an empty list is good."""
    script = AXE.read_text(encoding="utf-8")
    expected = (AXE.parent / "axe.sha256").read_text().splitlines()[-1].split()[0]
    assert hashlib.sha256(script.encode()).hexdigest() == expected, "axe.min.js is not the file that was vendored"

    def check(page) -> list[str]:
        page.evaluate(script)  # evaluated by the debugger, so the page's content policy stays as it is
        found = page.evaluate('async () => (await axe.run({ resultTypes: ["violations"] })).violations')
        return [f"{each['id']}: {each['help']} ({node['html'][:200]})" for each in found for node in each["nodes"]]

    return check


# --- mail ---


@pytest.fixture(scope="session")
def _smtp() -> Iterator:
    from aiosmtpd.controller import Controller
    from aiosmtpd.handlers import Message

    class Keep(Message):
        def __init__(self) -> None:
            super().__init__()
            self.received: list = []

        def handle_message(self, message) -> None:
            self.received.append(message)

    logging.getLogger("mail.log").setLevel(logging.WARNING)
    controller = Controller(Keep(), hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller
    controller.stop()


@dataclass
class Mailbox:
    """The mails that a real SMTP server on the loopback has taken."""

    host: str
    port: int
    received: list

    def wait_for(self, address: str, seconds: float = 60):
        """The newest mail to that address."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for message in reversed(self.received):
                if address in (message["To"] or ""):
                    return message
            time.sleep(0.05)
        raise AssertionError(f"no mail to {address}; there were {[message['To'] for message in self.received]}")


@pytest.fixture
def mailbox(_smtp) -> Mailbox:
    _smtp.handler.received.clear()
    return Mailbox("127.0.0.1", _smtp.port, _smtp.handler.received)
