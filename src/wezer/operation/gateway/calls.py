"""`call`: the only door to the engine. The same key twice is one effect; anything that fails leaves nothing behind."""

import hashlib
import json
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from wezer.operation.engine import calling
from wezer.operation.gateway import errors
from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.methods import Method, methods
from wezer.operation.gateway.reading import Reader

log = logging.getLogger("wezer.operation")
KEY = re.compile(r"[!-~]{8,120}\Z")


def call(
    method: str, key: str, payload: dict[str, Any], *, entity: str, confirm: Sequence[str] = (), actor: str
) -> Result:
    """Do `method` once for this key, in the books of `entity`; a known key gives its stored result, `replayed`.

    Raises a GatewayRefusal and writes nothing otherwise. Runs wholly in the calling thread; never inside of a
    transaction of the community's database that others wait for.
    """
    wanted = _wanted(method, key)
    digest = digest_of(method, entity, payload)
    return _Call(wanted, key, digest, entity, tuple(confirm), actor).run(_read(wanted, payload))


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


@dataclass(frozen=True)
class _Call:
    """One call on its way into the engine."""

    method: Method
    key: str
    digest: str
    entity: str
    confirm: tuple[str, ...]
    actor: str

    def run(self, read: Any) -> Result:
        try:
            if self.method.reads:
                return calling.look(lambda pool: self._act(pool, read), entity=self.entity)
            return calling.change(
                lambda pool: self._once(pool, read),
                entity=self.entity,
                name=self.method.name,
                key=self.key,
                confirm=self.confirm,
            )
        except errors.GatewayRefusal:
            raise
        except Exception as error:
            refusal = _refusal_for(calling.said(error))
            if isinstance(refusal, errors.Internal):
                log.exception("Gateway method %s failed for key %s", self.method.name, self.key)
            raise refusal from error

    def _once(self, pool: Any, read: Any) -> Result:
        Operation = pool.get("wezer.operation")
        known = Operation.search([("key", "=", self.key)], limit=1)
        if known:
            if known[0].digest != self.digest:
                raise errors.KeyConflict(detail=f"key {self.key}")
            return replace(_stored(known[0].result), replayed=True)
        made = self._act(pool, read)
        company = calling.company_of(pool, self.entity)
        Operation.create([self._row(made, company)])
        return made

    def _act(self, pool: Any, read: Any) -> Result:
        company = calling.company_of(pool, self.entity)
        if self.method.makes_entity:
            return self.method.act(_NewBooks(pool, self.entity, company), read)
        if company is None:
            raise errors.UnknownReference(field="entity", name=self.entity, detail="its books are not open")
        return self.method.act(Books(pool, company), read)

    def _row(self, made: Result, company: Any) -> dict[str, Any]:
        return {
            "key": self.key,
            "method": self.method.name,
            "digest": self.digest,
            "company": company.id if company else None,
            "result": json.dumps(made.as_dict(), sort_keys=True),
            "actor": self.actor,
            "at": calling.now(),
        }


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
