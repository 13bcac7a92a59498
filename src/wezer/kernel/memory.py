"""How often a process that lives long looks for what nobody holds any more."""

import atexit
import gc

#: New objects before the young ones are looked through; rounds before the older, and the oldest, are. Python's own numbers
#: (700, 10, 10) are for programs that begin small: building a page makes tens of thousands that are let go by themselves.
_OFTEN = (50_000, 20, 50)


def load_calmly() -> None:
    """For before a process loads the house: of what is imported next to nothing is let go, and looking for that took a quarter
    of the start; and when it ends, all of it goes at once, where looking for it took a third of a short command."""
    gc.set_threshold(*_OFTEN)
    atexit.register(gc.freeze)


def settle() -> None:
    """What is loaded by now stays until the end: it is not looked through again. For when a process has started."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_OFTEN)
