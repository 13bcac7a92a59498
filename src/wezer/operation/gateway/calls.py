"""`call`: the only door to the engine. The same key twice is one effect; anything that fails leaves nothing behind."""

import hashlib
import json
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import uuid4

from django.utils.translation import gettext as _

from wezer.operation.engine import calling
from wezer.operation.gateway import errors
from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.methods import Method, methods
from wezer.operation.gateway.reading import Reader

Made = TypeVar("Made")
log = logging.getLogger("wezer.operation")
KEY = re.compile(r"[!-~]{8,120}\Z")


@dataclass(frozen=True)
class Asked:
    """One call of the gateway, as `call` takes it."""

    method: str
    key: str
    payload: dict[str, Any]
    entity: str
    confirm: tuple[str, ...]
    actor: str

    def read(self) -> tuple[Method, Any]:
        """The method, and the payload as it understands it."""
        wanted = _wanted(self.method, self.key)
        return wanted, _read(wanted, self.payload)

    @property
    def digest(self) -> str:
        return digest_of(self.method, self.entity, self.payload)


def call(
    method: str, key: str, payload: dict[str, Any], *, entity: str, confirm: Sequence[str] = (), actor: str
) -> Result:
    """Do `method` once for this key, in the books of `entity`; a known key gives its stored result, `replayed`.

    Raises a GatewayRefusal and writes nothing otherwise. Runs wholly in the calling thread; never inside of a
    transaction of the community's database that others wait for.
    """
    asked = Asked(method, key, payload, entity, tuple(confirm), actor)
    wanted, read = asked.read()
    return _in_words(lambda: _Call(wanted, asked).run(read), asked)


def call_together(several: Sequence[Asked]) -> list[Result]:
    """As `call` for each in turn, in one pass and one transaction of the engine: all of them or none. For calls of one
    method that knows how, in one entity, that answer no question (`are_neighbours`).

    Raises Apart, or the refusal of one of them: then `call` each.
    """
    read = [asked.read() for asked in several]
    return _in_words(lambda: _Pass(read[0][0], several).run([each for _wanted, each in read]), several[0])


def are_neighbours(asked: Asked, other: Asked) -> bool:
    """Whether both may go in one pass."""
    wanted = methods().get(asked.method)
    is_able = wanted is not None and wanted.together is not None and not asked.confirm and not other.confirm
    return is_able and (asked.method, asked.entity) == (other.method, other.entity)


def check(method: str, key: str, payload: dict[str, Any], *, entity: str) -> str:
    """Refuse what `call` would refuse by reading alone; the digest of the rest. Nothing of the engine is loaded."""
    _read(_wanted(method, key), payload)
    return digest_of(method, entity, payload)


def _wanted(method: str, key: str) -> Method:
    wanted = methods().get(method)
    if wanted is None:
        raise errors.BadInput(field="method", detail=f"no method “{method}”")
    if not wanted.reads and not KEY.match(key):
        raise errors.BadInput(field="key", detail="8 to 120 printable ASCII characters, no space")
    return wanted


def _read(wanted: Method, payload: dict[str, Any]) -> Any:
    reader = Reader(payload)
    read = wanted.read(reader)
    reader.done()
    return read


def digest_of(method: str, entity: str, payload: dict[str, Any]) -> str:
    """SHA-256 of what was asked, in one canonical spelling."""
    _refuse_strange(payload)
    said = json.dumps([method, entity, payload], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _refuse_strange(value: Any, path: str = "") -> None:
    """A float has no canonical spelling, and no amount is one."""
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        for name, part in value.items():
            _refuse_strange(part, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            _refuse_strange(part, f"{path}.{number}")
    elif not (value is None or isinstance(value, (str, bool, int))):
        raise errors.BadInput(field=path or None, detail="only text, whole numbers, true, false, lists and mappings")


def _in_words(work: Callable[[], Made], asked: Asked) -> Made:
    """What goes wrong in the engine becomes one of the gateway's noes."""
    try:
        return work()
    except (errors.GatewayRefusal, errors.Apart):
        raise
    except Exception as error:
        refusal = _refusal_for(calling.said(error))
        if isinstance(refusal, errors.Internal):
            log.exception("Gateway method %s failed for key %s", asked.method, asked.key)
        raise refusal from error


@dataclass(frozen=True)
class _Call:
    """One call on its way into the engine."""

    method: Method
    asked: Asked

    def run(self, read: Any) -> Result:
        asked = self.asked
        if self.method.reads:
            return calling.look(
                lambda pool: self._act(pool, calling.company_of(pool, asked.entity), read), entity=asked.entity
            )
        return calling.change(
            lambda pool: self._once(pool, read),
            entity=asked.entity,
            name=self.method.name,
            key=asked.key,
            confirm=asked.confirm,
        )

    def _once(self, pool: Any, read: Any) -> Result:
        known = _known(pool, [self.asked])
        if known:
            return known[self.asked.key]
        company = calling.company_of(pool, self.asked.entity)
        made = self._act(pool, company, read)
        _write_down(pool, company or calling.company_of(pool, self.asked.entity), [(self.asked, made)])
        return made

    def _act(self, pool: Any, company: Any, read: Any) -> Result:
        if self.method.makes_entity:
            return self.method.act(_NewBooks(pool, self.asked.entity, company), read)
        if company is None:
            raise errors.UnknownReference(field="entity", name=self.asked.entity, detail="its books are not open")
        return self.method.act(Books(pool, company), read)


@dataclass(frozen=True)
class _Pass:
    """Several calls of one method on their way into the engine."""

    method: Method
    asked: Sequence[Asked]

    def run(self, read: Sequence[Any]) -> list[Result]:
        first, uids = self.asked[0], {str(uuid4()): asked.key for asked in self.asked}
        if len({asked.key for asked in self.asked}) < len(self.asked):
            raise errors.Apart()
        return calling.change(
            lambda pool: self._once(pool, list(zip(uids, read, strict=True))),
            entity=first.entity,
            name=self.method.name,
            key=first.key,
            keys=uids,
        )

    def _once(self, pool: Any, given: Sequence[tuple[str, Any]]) -> list[Result]:
        company = calling.company_of(pool, self.asked[0].entity)
        if company is None or self.method.together is None:
            raise errors.Apart()
        found = _known(pool, self.asked)
        new = [pair for asked, pair in zip(self.asked, given, strict=True) if asked.key not in found]
        made = self.method.together(Books(pool, company, remembers=True), new) if new else []
        asked = [each for each in self.asked if each.key not in found]
        _write_down(pool, company, list(zip(asked, made, strict=True)))
        found |= {each.key: result for each, result in zip(asked, made, strict=True)}
        return [found[each.key] for each in self.asked]


def _known(pool: Any, several: Sequence[Asked]) -> dict[str, Result]:
    """What was done under these keys, by key; the same key with other content is refused."""
    asked = {each.key: each for each in several}
    done = pool.get("wezer.operation").search([("key", "in", list(asked))])
    for operation in done:
        if operation.digest != asked[operation.key].digest:
            raise errors.KeyConflict(detail=f"key {operation.key}")
    return {operation.key: replace(_stored(operation.result), replayed=True) for operation in done}


def _write_down(pool: Any, company: Any, made: Sequence[tuple[Asked, Result]]) -> None:
    """What was done under which key, in the transaction of the effect itself."""
    rows = [
        {
            "key": asked.key,
            "method": asked.method,
            "digest": asked.digest,
            "company": company.id if company else None,
            "result": json.dumps(result.as_dict(), sort_keys=True),
            "actor": asked.actor,
            "at": calling.now(),
        }
        for asked, result in made
    ]
    if rows:
        pool.get("wezer.operation").create(rows)


class _NewBooks:
    """What the method gets that opens the books: no company yet, or the one there is."""

    def __init__(self, pool: Any, entity: str, company: Any) -> None:
        self.pool, self.entity, self.company = pool, entity, company


def _refusal_for(said: calling.Said) -> errors.GatewayRefusal:
    """One of the gateway's noes; the engine's own words stay in `detail`."""
    if said.kind == "warning":
        return errors.NeedsConfirmation(detail=said.words, warning=said.name)
    some_day = _("this date")
    by_name: dict[str, errors.GatewayRefusal] = {
        "PeriodNotFoundError": errors.PeriodMissing(field="date", date=some_day, detail=said.words),
        "FiscalYearNotFoundError": errors.PeriodMissing(field="date", date=some_day, detail=said.words),
        "ClosePeriodError": errors.PeriodClosed(field="date", date=some_day, detail=said.words),
        "InvoiceNumberError": errors.DateOrder(field="date", detail=said.words),
    }
    if said.name in by_name:
        return by_name[said.name]
    kinds: dict[str, type[errors.GatewayRefusal]] = {
        "busy": errors.EngineBusy,
        "down": errors.EngineDown,
        "access": errors.Forbidden,
        "user": errors.BadInput,
    }
    return kinds.get(said.kind, errors.Internal)(detail=f"{said.name}: {said.words}")


def _stored(text: str) -> Result:
    said = json.loads(text)
    return Result(said["refs"], said["amounts"], said["state"], rows=said.get("rows", []), file=said.get("file", ""))
