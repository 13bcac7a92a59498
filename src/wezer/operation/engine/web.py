"""The engine's own web application, for its client only: writing calls wait for the community's write lock.

Everything else about a call is the engine's dispatcher: rights, restarts for locks, deferred tasks after the commit.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from wezer.operation.engine.lock import write_lock
from wezer.operation.engine.place import Place
from wezer.operation.engine.pool import configure, engine_pool
from wezer.operation.engine.trouble import EngineBusy

#: Set in a call's environ when the person may read the books and no more.
READS_ONLY = "wezer.reads_only"
#: The engine's name for its session cookie.
COOKIE = "tryton_session"
WAIT_SECONDS = 20.0
AGAIN_SECONDS = 2
LARGEST_BYTES = 64 * 1024 * 1024
#: What writes although it is the reader's own: how wide their columns are, what they look for, which menus they like.
_OWN = ("model.ir.ui.", "model.res.user.set_preferences", "model.res.user.device.")
Web = Callable[[dict[str, Any], Any], Iterable[bytes]]


def web(place: Place) -> Web:
    """The WSGI application over the engine's database; loads the engine."""
    import trytond.config as config

    configure(place)
    config.set("request", "max_size_authenticated", str(LARGEST_BYTES))
    engine_pool(place)
    from trytond.protocols import dispatcher
    from trytond.wsgi import app

    if not getattr(dispatcher, "waits_for_lock", False):
        dispatcher._dispatch = _waiting(dispatcher._dispatch, place)
        dispatcher.waits_for_lock = True
    made: Web = app
    return made


def _waiting(dispatch: Callable[..., Any], place: Place) -> Callable[..., Any]:
    """The engine's dispatcher, one writer at a time; those who only read are refused what writes."""

    def in_turn(request: Any, database_name: str, *arguments: Any) -> Any:
        if _only_reads(place, request.rpc_method):
            return dispatch(request, database_name, *arguments)
        if request.environ.get(READS_ONLY) and not _is_for_readers(place, request.rpc_method):
            raise _no_access()
        try:
            with write_lock(place, WAIT_SECONDS):
                return dispatch(request, database_name, *arguments)
        except EngineBusy:
            return _again()

    return in_turn


def _only_reads(place: Place, name: str) -> bool:
    """Whether the method says so of itself; an unknown one is left to the dispatcher to refuse."""
    thing, method = _named(place, name)
    rpc = thing.__rpc__.get(method) if thing else None
    return rpc is None or bool(rpc.readonly)


def _is_for_readers(place: Place, name: str) -> bool:
    """Their own settings, and wizards that show something and change nothing."""
    thing, _method = _named(place, name)
    return name.startswith(_OWN) or (name.startswith("wizard.") and bool(thing._readonly))


def _named(place: Place, name: str) -> tuple[Any, str]:
    """`model.account.move.search` → the model and “search”."""
    kind, rest = name.split(".", 1) if "." in name else ("", name)
    model, method = rest.rsplit(".", 1) if "." in rest else ("", rest)
    try:
        return engine_pool(place).get(model, type=kind), method
    except KeyError:
        return None, method


def _no_access() -> Exception:
    from trytond.model.exceptions import AccessError

    return AccessError(_("You may read the books here, not change them."))


def _again() -> Any:
    """Another writer holds the books for long: the client waits and asks again by itself."""
    from trytond.protocols.wrappers import HTTPStatus, Response

    return Response(status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": str(AGAIN_SECONDS)})
