"""`/live/`: server-sent events that say “there is something new for you”, never what it is.

One reader per process looks for facts after its cursor every 100 ms, one short index read, while anybody listens. Each
stream knows the audiences of its viewer and is told when a fact falls into one of them, or, with `?of=<uid>`, when one is
about that item (a conversation); the page then asks for its parts again, by the usual routes and with the usual rights.
`id:` is the cursor: a browser that lost the line sends it back as Last-Event-ID and is told at once if it has missed
anything. After a fact that may have changed what somebody sees, their streams ask again before they say another word.
Without scripts, or with this server down, pages only lack the nudge.

`POST /live/?of=<uid>` says that its sender is writing in that conversation, now: whoever has it open here, shows the same of
themselves and is not kept apart by a block reads “Fern writes…”. It is written down nowhere, and reaches the streams of this
process only. One in three seconds for each person, and one question at a time, so that whoever floods it keeps nobody from
their news: what is too much is passed over in silence. A header that no page from elsewhere can send keeps strangers out.
"""

import asyncio
import contextlib
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wezer.site.settings")
os.environ.setdefault("WEZER_PROCESS", "live")

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.db import close_old_connections, connection
from django.utils.crypto import constant_time_compare

from wezer.core.chat.reading import may_listen
from wezer.core.chat.writing import Writing, writing_in
from wezer.core.viewer import Viewer
from wezer.kernel.events import Cursor, facts_after
from wezer.kernel.ref import ref

PATH = "/live/"
BEAT_SECONDS = 15
CHECK_AGAIN_SECONDS = 60
LONGEST_SECONDS = 60 * 30
STREAMS_PER_PERSON = 8
WRITING_SECONDS = 3
READ_AT_ONCE = 500
#: Facts after which somebody may see less than before: of one member where they name one, else of anybody.
OF_RIGHTS = (
    "core.belonging_changed", "core.role_ended", "core.role_changed", "core.group_changed", "core.group_moved",
    "core.group_archived", "core.item_hidden", "core.item_withdrawn", "core.post_edited", "core.login_changed",
)  # fmt: skip


@dataclass(eq=False)
class Stream:
    """One open line to one browser."""

    session_key: str
    member_id: int
    member_ref: str
    audience_ids: frozenset[int]
    of: str = ""  # the uid of the one item it is about; empty: whatever concerns its viewer
    is_stale: bool = False  # what its viewer sees may have changed
    news: asyncio.Event = field(default_factory=asyncio.Event)
    writers: list[str] = field(default_factory=list)  # names of those who write, not told yet
    writing: asyncio.Event = field(default_factory=asyncio.Event)

    def concerns(self, fact: Any) -> bool:
        if self.of:
            return bool(fact.subject.endswith(f"/{self.of}"))
        return fact.actor == self.member_id or fact.audience in self.audience_ids

    def doubts(self, fact: Any) -> None:
        if fact.name in OF_RIGHTS:
            about = fact.subject if fact.subject.startswith("core.member/") else self.member_ref
            self.is_stale |= fact.payload.get("member", about) == self.member_ref


class Hub:
    """All the streams of this process, and the one reader that serves them."""

    def __init__(self) -> None:
        self.streams: set[Stream] = set()
        self.cursor = Cursor(0, 0)
        self.ending = asyncio.Event()
        self._reader: asyncio.Task[None] | None = None
        self._wrote: dict[object, float] = {}  # when whoever writes (a session, a member) said so last
        self.is_asked_who_hears = (
            False  # the thread is everybody's: what is written waits for one such question at most
        )
        # One thread, one database connection for everything this process asks.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live")

    async def ask(self, question: Callable[..., Any], *arguments: Any) -> Any:
        """Run a database question beside the loop."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, _with_connection, question, *arguments)

    async def join(self, stream: Stream) -> None:
        if self._reader is None or self._reader.done():
            self.cursor = await self.ask(_newest)
            self._reader = asyncio.create_task(self._read())
        self.streams.add(stream)

    def leave(self, stream: Stream) -> None:
        self.streams.discard(stream)

    async def _read(self) -> None:
        """Until nobody listens. A database that is away for a moment is asked again a little later."""
        pause = settings.CONFIG["live_poll_ms"] / 1000
        while not self.ending.is_set():
            try:
                for fact in await self.ask(facts_after, self.cursor, READ_AT_ONCE):
                    self.cursor = Cursor(fact.xid, fact.id)
                    for stream in self.streams:
                        stream.doubts(fact)
                        if stream.concerns(fact):
                            stream.news.set()
            except django.db.Error:
                await asyncio.sleep(2)
            await asyncio.sleep(pause)
            if not self.streams:
                return

    def may_say_so(self, who: object, at: float) -> bool:
        """Whether whoever this is has not said that they write within the last seconds; noted at once."""
        if at - self._wrote.get(who, -WRITING_SECONDS) < WRITING_SECONDS:
            return False
        if len(self._wrote) > 1000:
            self._wrote = {one: when for one, when in self._wrote.items() if at - when < WRITING_SECONDS}
        self._wrote[who] = at
        return True

    def tell_writing(self, of: str, writing: Writing) -> None:
        for stream in self.streams:
            if stream.of == of and stream.member_id in writing.hearers:
                stream.writers.append(writing.name)
                stream.writing.set()

    def end(self) -> None:
        self.ending.set()
        for stream in self.streams:
            stream.news.set()

    def is_full(self, session_key: str) -> bool:
        same = sum(stream.session_key == session_key for stream in self.streams)
        return len(self.streams) >= settings.CONFIG["live_clients"] or same >= STREAMS_PER_PERSON


hub: Hub | None = None


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application."""
    global hub
    if hub is None:
        hub = Hub()
    if scope["type"] == "lifespan":
        await _lifespan(hub, receive, send)
    elif scope["type"] == "http" and scope["path"] == PATH and scope["method"] == "GET":
        await _stream(hub, scope, receive, send)
    elif scope["type"] == "http" and scope["path"] == PATH and scope["method"] == "POST":
        await _writing(hub, scope, send)
    else:
        await _plain(send, 404 if scope.get("path") != PATH else 405)


async def _lifespan(hub: Hub, receive: Any, send: Any) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            await send({"type": "lifespan.startup.complete"})
        else:
            hub.end()
            await send({"type": "lifespan.shutdown.complete"})
            return


async def _stream(hub: Hub, scope: dict[str, Any], receive: Any, send: Any) -> None:
    headers, session_key, of = _asked(scope)
    known = await hub.ask(_who, session_key, of) if session_key else None
    if known is None:
        await _plain(send, 401)
        return
    if of and not known.may_listen:
        await _plain(send, 404)
        return
    if hub.is_full(session_key):
        await _plain(send, 503, (b"retry-after", b"30"))
        return
    stream = Stream(session_key, known.member_id, known.member_ref, known.audience_ids, of)
    await hub.join(stream)
    gone = asyncio.create_task(_until_gone(receive))
    try:
        await _speak(hub, stream, headers.get("last-event-id", ""), gone, send)
    finally:
        hub.leave(stream)
        gone.cancel()


async def _writing(hub: Hub, scope: dict[str, Any], send: Any) -> None:
    """Who hears of it is not told to whoever writes."""
    headers, session_key, of = _asked(scope)
    at = asyncio.get_running_loop().time()
    if not session_key or headers.get("hx-request") != "true":
        await _plain(send, 403)
        return
    listeners = frozenset(stream.member_id for stream in hub.streams if stream.of == of)
    if listeners and not hub.is_asked_who_hears and hub.may_say_so(session_key, at):
        hub.is_asked_who_hears = True
        try:
            member_id, writing = await hub.ask(_who_hears, session_key, of, listeners)
        finally:
            hub.is_asked_who_hears = False
        if writing is not None and hub.may_say_so(member_id, at):
            hub.tell_writing(of, writing)
    await _plain(send, 204)


def _asked(scope: dict[str, Any]) -> tuple[dict[str, str], str, str]:
    """Headers, the key of the session, and the item that the address names."""
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return headers, _session_key(headers.get("cookie", "")), asked.get("of", [""])[0]


async def _speak(hub: Hub, stream: Stream, last_seen: str, gone: asyncio.Task[None], send: Any) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [
                (b"content-type", b"text/event-stream; charset=utf-8"),
                (b"cache-control", b"no-store"),
                (b"x-accel-buffering", b"no"),
            ],
        }
    )
    missed = bool(last_seen) and last_seen != _event_id(hub.cursor)
    await _say(send, f"retry: 3000\n{_event('news' if missed else 'hello', hub.cursor)}")
    clock = asyncio.get_running_loop()
    opened = checked = clock.time()
    while not gone.done() and not hub.ending.is_set() and clock.time() - opened < LONGEST_SECONDS:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(_first(stream, gone), BEAT_SECONDS)
        if gone.done() or hub.ending.is_set():
            break
        if stream.is_stale or clock.time() - checked > CHECK_AGAIN_SECONDS:
            checked, stream.is_stale = clock.time(), False
            known = await hub.ask(_who, stream.session_key, stream.of)
            if known is None or (stream.of and not known.may_listen):
                break
            stream.audience_ids = known.audience_ids
        writers, stream.writers = stream.writers, []
        stream.writing.clear()
        for name in writers:
            await _say(send, f"event: writing\ndata: {json.dumps({'name': name})}\n\n")
        if stream.news.is_set():
            stream.news.clear()
            await _say(send, _event("news", hub.cursor))
        elif not writers:
            await _say(send, ": still here\n\n")
    with contextlib.suppress(Exception):  # the browser may be gone already
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _first(stream: Stream, gone: asyncio.Task[None]) -> None:
    """Until there is news, somebody writes, or the browser has left."""
    waiting = {asyncio.create_task(event.wait()) for event in (stream.news, stream.writing)}
    try:
        await asyncio.wait({*waiting, gone}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()


async def _until_gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _say(send: Any, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _plain(send: Any, status: int, *headers: tuple[bytes, bytes]) -> None:
    await send(
        {"type": "http.response.start", "status": status, "headers": [(b"cache-control", b"no-store"), *headers]}
    )
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _event(name: str, cursor: Cursor) -> str:
    return f"id: {_event_id(cursor)}\nevent: {name}\ndata: {{}}\n\n"


def _event_id(cursor: Cursor) -> str:
    return f"{cursor.xid}-{cursor.id}"


def _session_key(cookie: str) -> str:
    try:
        found = SimpleCookie(cookie).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return found.value if found else ""


def _with_connection(question: Callable[..., Any], *arguments: Any) -> Any:
    close_old_connections()
    return question(*arguments)


def _newest() -> Cursor:
    """Where reading starts: the last fact in cursor order that can be read for certain."""
    from wezer.kernel.models import Fact

    horizon = (
        "WHERE xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint" if connection.vendor == "postgresql" else ""
    )
    with connection.cursor() as db:
        db.execute(f"SELECT xid, id FROM {Fact._meta.db_table} {horizon} ORDER BY xid DESC, id DESC LIMIT 1")
        row = db.fetchone()
    return Cursor(*row) if row else Cursor(0, 0)


@dataclass(frozen=True, slots=True)
class Known:
    """Who listens, and what they may hear."""

    member_id: int
    member_ref: str
    audience_ids: frozenset[int]
    may_listen: bool  # to the item the stream is about


def _who(session_key: str, of: str = "") -> Known | None:
    """The member behind a session and what they may hear; None for anyone who is not signed in."""
    viewer = _viewer(session_key)
    if viewer is None:
        return None
    member = viewer.member
    return Known(member.pk, str(ref(member)), viewer.audience_ids, bool(of) and may_listen(viewer, of))


def _who_hears(session_key: str, of: str, listeners: frozenset[int]) -> tuple[int, Writing | None]:
    """The number of the member behind a session, and who of the listeners is told that they write there."""
    viewer = _viewer(session_key)
    return (0, None) if viewer is None else (viewer.member.pk, writing_in(of, viewer, listeners))


def _viewer(session_key: str) -> Any:
    session = SessionStore(session_key).load()
    user = get_user_model().objects.filter(pk=session.get(SESSION_KEY) or 0).first()
    if user is None or not user.is_active or BACKEND_SESSION_KEY not in session:
        return None
    if not constant_time_compare(session.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash()):
        return None
    member = getattr(user, "member", None)
    return None if member is None else Viewer.of(member)
