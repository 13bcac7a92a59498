"""Under which key the running call of the gateway works, for what is written down in it.

Not a value of the engine's own context: its caches are kept by context, and one that is new with each call would never
find anything in them (measured: two thirds more processor time for an entry).
"""

from contextvars import ContextVar

key_of_call: ContextVar[str] = ContextVar("wezer_key_of_call", default="")
