"""Loading the engine before anybody asks: in a process of its own the first person should not wait for it."""

import logging

from wezer.operation.engine.place import place
from wezer.operation.engine.trouble import EngineTrouble
from wezer.operation.engine.web import web

log = logging.getLogger("wezer.operation")


def warm() -> None:
    """Whatever is missing is said in the log; the next call tries again."""
    try:
        web(place())
    except EngineTrouble as trouble:
        log.warning("The engine of the books cannot be loaded yet: %s", trouble)
