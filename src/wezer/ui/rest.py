"""What every package's `api.py` shares: shapes, lists, keys. Mounting, tokens and errors are the `api` package's.

router = Router(tags=["Groups"])

@router.get("/groups", response=Listed[GroupOut])
def groups(request, after: After = "", limit: Limit = 20):
    return listed(Group.objects.visible_to(request.viewer), after, limit, show_group, order=("name", "id"))

@router.post("/groups", response=MADE(GroupOut))
@idempotent
def create(request, new: GroupIn):
    return show_group(create_group(by=request.viewer, …))
"""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import wraps
from typing import Annotated, Any, Generic, TypeVar, overload
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema
from ninja.responses import NinjaJSONEncoder
from ninja.utils import contribute_operation_callback
from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, StringConstraints

from wezer.kernel.lookup import Lookup
from wezer.kernel.refusals import Refusal
from wezer.ui.paging import page_after

__all__ = [
    "MADE",
    "UID",
    "After",
    "Code",
    "Limit",
    "Line",
    "Listed",
    "MoneyIn",
    "MoneyOut",
    "PartyOut",
    "Router",
    "Schema",
    "Short",
    "Text",
    "Version",
    "When",
    "Written",
    "answered",
    "idempotent",
    "listed",
    "made",
    "party_or_refuse",
    "show_party",
]  # fmt: skip

T = TypeVar("T")
M = TypeVar("M", bound=Model)
V = TypeVar("V", bound=Callable[..., Any])

UID = UUID
After = Annotated[str, Query(max_length=400, description="The `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=100, description="How many, at most 100.")]
Short = Annotated[str, StringConstraints(max_length=120)]
Line = Annotated[str, StringConstraints(max_length=500)]
Text = Annotated[str, StringConstraints(max_length=20_000)]
Code = Annotated[str, StringConstraints(max_length=12, min_length=1)]


def _in_utc(value: datetime) -> datetime:
    """No database agrees with another on year 1, or on a zone sixteen hours away."""
    if not 1900 <= value.year <= 2200:
        raise ValueError("between the years 1900 and 2200")
    return value.astimezone(UTC)


When = Annotated[AwareDatetime, AfterValidator(_in_utc)]
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]


class Strict(Schema):
    """What comes in: a name that is not known is a mistake, never silently dropped."""

    model_config = ConfigDict(extra="forbid")


class Listed(Schema, Generic[T]):
    """One page of a list. `next` goes back as `?after=`; null at the end."""

    items: list[T]
    next: str | None = None


class MoneyOut(Schema):
    amount: str
    currency: str


class MoneyIn(Strict):
    """A decimal as text with no more decimals than the currency has: "12.50"."""

    amount: Annotated[str, Field(strict=True, max_length=40, examples=["12.50"])]
    currency: Code


class PartyOut(Schema):
    """`uid` is null, and the name is "A member", where a member shows theirs to members only and somebody outside reads."""

    uid: UID | None
    kind: str
    name: str


class Written(Schema):
    """The answer to a step: how the thing stands now."""

    uid: UID
    state: str
    version: int | None = None


def show_party(party: Any) -> dict[str, Any] | None:
    if party is None:
        return None
    return {"uid": None if party.is_veiled else party.uid, "kind": party.kind, "name": party.name}


class PartyUnknown(Refusal):
    code = "account_unknown"
    message = _("There is nobody here with this identifier.")
    status = 404


_parties = Lookup("core.Party", "uid")


def party_or_refuse(uid: UUID, field: str = "party") -> Any:
    """The party with this uid. Members and groups are known by uid to whoever was given it; the acts ask the rights."""
    found = _parties.get(uid)
    if found is None:
        raise PartyUnknown(field=field)
    return found


def listed(
    rows: "QuerySet[M]",
    after: str,
    limit: int,
    show: Callable[[M], Any],
    *,
    order: Sequence[str] = ("-published_at", "-id"),
) -> dict[str, Any]:
    """`{items, next}` of the rows that follow the cursor."""
    page = page_after(rows, after, size=limit, order=order)
    return {"items": [show(row) for row in page.items], "next": page.next or None}


# ------------------------------------------------------------------ once, however often it is sent


class KeyRequired(Refusal):
    code = "key_required"
    message = _("Send an Idempotency-Key (at most 100 letters, new for each order): then sending twice acts once.")
    status = 400
    field = "Idempotency-Key"


#: Answers of a POST that makes something: 201 the first time, 200 when the same key comes again.
def MADE(schema: Any) -> dict[int, Any]:
    return {201: schema, 200: schema}


Keeper = Callable[[Any, str, Callable[[], HttpResponse]], HttpResponse]
_keeper: Keeper | None = None


def set_keeper(keeper: Keeper) -> None:
    """The `api` package tells here how answers are kept under their key."""
    global _keeper
    _keeper = keeper


def key_of(request: Any) -> str:
    key = request.headers.get("Idempotency-Key", "")
    if not 0 < len(key) <= 100 or not key.isprintable():
        raise KeyRequired()
    return str(key)


@overload
def idempotent(view: V) -> V: ...
@overload
def idempotent(*, by_act: bool = False) -> Callable[[V], V]: ...
def idempotent(view: Any = None, *, by_act: bool = False) -> Any:
    """Require a key, and answer the same key with the same answer.

    `by_act`: the act itself keeps the key (the ledger does, for ever); the view answers with `made(…, replay=…)`.
    """

    def decorate(function: Any) -> Any:
        @wraps(function)
        def keyed(request: Any, *args: Any, **kwargs: Any) -> Any:
            request.key = key_of(request)
            if by_act or _keeper is None:
                return answered(function(request, *args, **kwargs))
            return _keeper(request, request.key, lambda: answered(function(request, *args, **kwargs)))

        contribute_operation_callback(keyed, _declare_key)
        return keyed

    return decorate(view) if view is not None else decorate


def _declare_key(operation: Any) -> None:
    header = {
        "in": "header",
        "name": "Idempotency-Key",
        "required": True,
        "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[A-Za-z0-9._:-]+$"},
        # untranslated: the API describes itself in English
        "description": "New for each order; the same key with the same body gives the first answer again.",
    }
    extra = dict(operation.openapi_extra or {})
    extra["parameters"] = [*extra.get("parameters", []), header]
    operation.openapi_extra = extra


def made(body: Any, *, replay: bool = False, once: Sequence[str] = ()) -> HttpResponse:
    """201 with the new thing, or 200 with the one that this key made before.

    `once`: fields that are told this one time; what is kept under the key, and given again, has null there.
    """
    response = _json(body, 200 if replay else 201)
    if once:
        kept = _json({**body, **dict.fromkeys(once)}, 200)
        response.kept = kept.content  # type: ignore[attr-defined]  # read by whoever keeps answers
    if replay:
        response["Idempotent-Replay"] = "true"
    return response


def answered(result: Any) -> HttpResponse:
    return result if isinstance(result, HttpResponse) else made(result)


def _json(body: Any, status: int) -> HttpResponse:
    return HttpResponse(
        json.dumps(body, cls=NinjaJSONEncoder, ensure_ascii=False), content_type="application/json", status=status
    )


def moment(value: datetime | None) -> str | None:
    """A moment as the API writes it."""
    return value.isoformat(timespec="seconds").replace("+00:00", "Z") if value is not None else None
