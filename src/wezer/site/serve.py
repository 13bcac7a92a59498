"""Everything on one port, for `wezer serve`: `/live/` is asynchronous, all else is Django's WSGI application, and under
`/office/back/` the back office's, which loads the books' engine only when somebody enters.

Django's pages run in a fixed pool of threads that keep their database connections: under ASGI each request would get
a short-lived thread of its own and a new connection, at half the throughput.
"""

import os
import threading
import time
from typing import Any, cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wezer.site.settings")
os.environ.setdefault("WEZER_PROCESS", "web")

from a2wsgi import WSGIMiddleware
from django.conf import settings

from wezer.site import live
from wezer.site.wsgi import application as django_application

BACK = "/office/back"
_parent = os.getppid()
pages: Any = WSGIMiddleware(cast(Any, django_application), workers=settings.CONFIG["web_threads"])
back_office: Any = None
if "wezer.operation" in settings.INSTALLED_APPS:
    from wezer.operation.back.application import application as back_application

    back_office = WSGIMiddleware(cast(Any, back_application), workers=settings.CONFIG["back_threads"])


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Split by path, as a proxy does in production."""
    if scope["type"] == "lifespan" or scope.get("path") == live.PATH:
        await live.application(scope, receive, send)
    else:

        async def receive_part() -> Any:
            return await receive()  # granian gives a future; the bridge to the threads takes coroutines only

        async def send_part(message: Any) -> None:
            await send(message)

        await _application_for(scope["path"])(scope, receive_part, send_part)


def _application_for(path: str) -> Any:
    return back_office if back_office and f"{path}/".startswith(f"{BACK}/") else pages


def _end_with_parent() -> None:
    """A killed supervisor must not leave a server behind that holds the port."""
    while os.getppid() == _parent:
        time.sleep(1)
    os._exit(1)


threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
