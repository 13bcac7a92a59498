"""Tokens: made once and shown once, used often, revoked at once."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from wezer.api.events import TokenMade, TokenRevoked
from wezer.api.models import Token
from wezer.api.refusals import NameMissing, NotSignedIn, ScopesInvalid, SecondFactorNeeded, TooManyOfThem
from wezer.api.scopes import READ, all_scopes
from wezer.core.accounts.second_factor import is_due
from wezer.core.acts.login import note_visit
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

PREFIX = "wz_"
MOST = 50
#: `last_used_at` is saved at most so often: each save is a disk flush on SQLite.
USED_EVERY = timedelta(minutes=5)


def hash_of(secret: str) -> str:
    """The secret is 256 random bits: a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


@act
def make_token(*, by: Any, name: str, scopes: Sequence[str], days: int | None = None) -> tuple[Token, str]:
    """A new token of the viewer's own, and its secret, which nobody can show again. For one that may write, the caller
    has let the member show anew who they are."""
    if by.member is None:
        raise NotSignedIn()
    if by.scopes is not None:
        raise ScopesInvalid()  # a token makes no tokens
    name = name.strip()[:80]
    if not name:
        raise NameMissing()
    chosen = sorted(set(scopes))
    if not chosen or not set(chosen) <= set(all_scopes()):
        raise ScopesInvalid()
    if chosen != [READ] and is_due(by):
        raise SecondFactorNeeded()
    if Token.objects.filter(member=by.member, revoked_at=None).count() >= MOST:
        raise TooManyOfThem(most=MOST)
    secret = PREFIX + secrets.token_urlsafe(32)
    expires = now() + timedelta(days=min(days, 3650)) if days else None
    token = Token.objects.create(
        member=by.member, name=name, scopes=chosen, hash=hash_of(secret), expires_at=expires, is_shown=chosen != [READ]
    )
    emit(TokenMade(subject=ref(token)), audit=True)
    return token, secret


@act
def revoke_token(*, by: Any, token: Token) -> None:
    """One's own token stops working at once."""
    if by.member is None or token.member_id != by.member.pk:
        raise NotFound()
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now()):
        emit(TokenRevoked(subject=ref(token)), audit=True)


@act
def token_used(*, token: Token) -> None:
    """A program of theirs is at work: the member counts as here, too."""
    Token.objects.filter(pk=token.pk).update(last_used_at=now())
    note_visit(by=Viewer.of(token.member), member=token.member)
