"""Names for things that outlive databases: UUIDv7 identifiers, and references of the form `exchange.reply/<uid>`."""

import secrets
import time
import uuid
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from wezer.kernel.compiled import Compiled


def uid7() -> uuid.UUID:
    """A UUID of version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then randomness. For anything secret use uuid4."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value)


class Ref(str):
    """`app.model/<uid>`: survives export into an empty instance, says nothing about the database."""

    __slots__ = ()

    @property
    def label(self) -> str:
        return self.partition("/")[0]

    @property
    def uid(self) -> uuid.UUID:
        return uuid.UUID(self.partition("/")[2])


def ref(thing: models.Model) -> Ref:
    """The reference of anything that has a `uid`."""
    return Ref(f"{thing._meta.label_lower}/{getattr(thing, 'uid')}")


def resolve(name: str) -> Any:
    """The thing a reference names, or None when it is not (or no longer) here."""
    label, _, uid = name.partition("/")
    try:
        return _named(label).first(uuid.UUID(uid))
    except (LookupError, ValueError, FieldDoesNotExist):
        return None


@cache
def _named(label: str) -> Compiled:
    """Receivers ask thousands of times."""
    model = apps.get_model(label)
    model._meta.get_field("uid")
    return Compiled(lambda uid: model._base_manager.filter(uid=uid))
