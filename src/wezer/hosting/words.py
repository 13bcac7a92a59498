"""How the command speaks: short lines, at once, and one way to stop with a reason."""

import sys
from typing import TextIO


class Stop(Exception):
    """The command cannot go on; the message says why and what to do."""


def say(sentence: str, *, to: TextIO | None = None) -> None:
    print(sentence, file=to or sys.stdout, flush=True)
