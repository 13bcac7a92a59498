"""Who stands before the back office: read anew at every call, so that signing out or losing the right ends it at once."""

import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.wsgi import WSGIRequest

from wezer.core.accounts.middleware import ABSOLUTE_SECONDS
from wezer.core.accounts.second_factor import asked_from
from wezer.core.models import Member
from wezer.core.modules import is_open
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.permissions import can
from wezer.operation.engine.modules import LANGUAGES
from wezer.operation.engine.users import OfficeUser
from wezer.operation.models import Books
from wezer.operation.permissions import KEEP_BOOKS, OPEN_BACK_OFFICE, SET_UP_BOOKS
from wezer.operation.queries.books import community_books


@dataclass(frozen=True)
class Standing:
    """A person who may enter, and what they may do inside."""

    viewer: Viewer
    member: Member
    books: Books
    keeps: bool
    sets_up: bool

    @property
    def login(self) -> str:
        return str(self.member.uid)

    @property
    def language(self) -> str:
        return str(self.member.language or settings.LANGUAGE_CODE)

    @property
    def level(self) -> str:
        """Part of the cookie: other rights, another session, with the engine's groups of today."""
        return f"{'k' if self.keeps else 'r'}{'s' if self.sets_up else ''}"

    @property
    def reads_only(self) -> bool:
        return not (self.keeps or self.sets_up)

    def as_user(self) -> OfficeUser:
        """The same person as the engine is to know them."""
        language = self.language if self.language in LANGUAGES else settings.LANGUAGE_CODE
        return OfficeUser(
            self.login, str(self.member), language, str(self.books.entity.uid), keeps=self.keeps, sets_up=self.sets_up
        )


class Stranger(Exception):
    """Nobody is signed in here."""


class Uninvited(Exception):
    """This person may not enter now: no books, no right, or no second lock yet."""


def standing_of(request: WSGIRequest) -> Standing:
    """Who may enter; raises Stranger or Uninvited for all others."""
    member, books = _member(request), community_books()
    if member is None:
        raise Stranger
    viewer = Viewer.of(member)
    asked = asked_from(viewer)
    if (
        books is None
        or not is_open("operation")
        or not can(viewer, OPEN_BACK_OFFICE, books)
        or (asked is not None and asked <= now())
    ):
        raise Uninvited
    return Standing(viewer, member, books, can(viewer, KEEP_BOOKS, books), can(viewer, SET_UP_BOOKS, books))


def _member(request: WSGIRequest) -> Member | None:
    """The member behind WeZer's own session, which this path receives like every other."""
    session: Any = SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    request.session = session
    if time.time() - session.get("opened", time.time()) > ABSOLUTE_SECONDS:
        return None
    user: Any = get_user(request)
    return getattr(user, "member", None) if user.is_authenticated else None
