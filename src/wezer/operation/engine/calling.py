"""What the gateway needs of the engine: a look, a change, the company of an entity, and what an exception means.

Importing this loads nothing of the engine; the first call does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from django.utils.translation import get_language

from wezer.operation.engine import create, session
from wezer.operation.engine.doing import key_of_call, keys_of_documents
from wezer.operation.engine.place import place
from wezer.operation.engine.trouble import EngineBusy, EngineTrouble

Made = TypeVar("Made")
Work = Callable[[Any], Made]


def look(work: Work[Made], *, entity: str) -> Made:
    """Inside a read-only transaction, in the entity's company."""
    return session.read(place(), _in_company(work, entity), context=_context())


def change(
    work: Work[Made],
    *,
    entity: str,
    name: str,
    key: str,
    keys: Mapping[str, str] | None = None,
    confirm: Sequence[str] = (),
) -> Made:
    """Inside the write lock and one transaction, in the entity's company; `confirm`: warnings that were answered.

    `key`: under which it happens; where several calls go together, `keys` says which of them made a document.
    """
    context = {**_context(), "wezer_confirmed": tuple(confirm)}
    token, tokens = key_of_call.set(key), keys_of_documents.set(keys or {})
    try:
        return session.write(place(), _in_company(work, entity), name=f"{entity}:{name}", context=context)
    finally:
        key_of_call.reset(token)
        keys_of_documents.reset(tokens)


def company_of(pool: Any, entity: str) -> Any:
    """The company of that Organisation, or None while its books are not open."""
    found = pool.get("company.company").search([("wezer_uid", "=", entity)], limit=1)
    return found[0] if found else None


def now() -> datetime:
    """The engine keeps time without a zone; ours is UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


def versions() -> dict[str, str]:
    """Module → version that the engine's database was made or upgraded with."""
    return create.installed_versions(place())


def within(company: Any) -> Any:
    """A context in which defaults, numbers and journals are those of this company."""
    from trytond.transaction import Transaction

    return Transaction().set_context(company=company.id, companies=[company.id])


def confirmed(*warnings: str) -> Any:
    """A context in which these warnings count as answered too."""
    from trytond.transaction import Transaction

    known = Transaction().context.get("wezer_confirmed", ())
    return Transaction().set_context(wezer_confirmed=(*known, *warnings))


def telling(**context: Any) -> Any:
    """A context that tells the engine's own methods more, such as the day of a clearing."""
    from trytond.transaction import Transaction

    return Transaction().set_context(**context)


def at_date(day: date, work: Callable[[], Made]) -> Made:
    """With rates of exchange of that day."""
    from trytond.transaction import Transaction

    with Transaction().set_context(date=day):
        return work()


@dataclass(frozen=True)
class Said:
    """What an exception of the engine means, without the engine's classes."""

    kind: str  # busy, down, warning, access, user or bug
    name: str
    words: str


def said(error: Exception) -> Said:
    """The engine's exception, in words that the gateway understands."""
    from trytond.exceptions import UserError, UserWarning
    from trytond.model.exceptions import AccessError

    name = type(error).__name__
    if isinstance(error, UserWarning):
        return Said("warning", error.name, error.message)
    for cls, kind in ((EngineBusy, "busy"), (EngineTrouble, "down"), (AccessError, "access"), (UserError, "user")):
        if isinstance(error, cls):
            return Said(kind, name, str(error))
    return Said("bug", name, str(error))


def _in_company(work: Work[Made], entity: str) -> Work[Made]:
    def within_company(pool: Any) -> Made:
        company = company_of(pool, entity)
        if company is None:
            return work(pool)
        with within(company):
            return work(pool)

    return within_company


def _context() -> dict[str, Any]:
    """`with_payment`: what is ordered from the bank is still to pay, until the bank has said that it was paid."""
    return {"language": (get_language() or "en").partition("-")[0], "with_payment": False}
