"""Under which key the running call of the gateway works, for what is written down in it.

Not a value of the engine's own context: its caches are kept by context, and one that is new with each call would never
find anything in them (measured: two thirds more processor time for an entry).
"""

from collections.abc import Mapping
from contextvars import ContextVar

key_of_call: ContextVar[str] = ContextVar("wezer_key_of_call", default="")
#: Where several calls go in one pass: uid of the document that a call makes → the key of that call.
keys_of_documents: ContextVar[Mapping[str, str]] = ContextVar("wezer_keys_of_documents", default={})  # noqa: B039  never written
