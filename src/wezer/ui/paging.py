"""Lists by keyset: "what comes after this row", so that the thousandth page costs what the first does.

Orders that run one way compare whole rows, `(a, b) < (x, y)`, which both databases read off a plain ascending index as one
range (SETTLED row 60); mixed ones are spelled out column by column. The cursor is opaque but not secret: it holds the
values of the order's columns.
"""

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.db.models import BooleanField, F, Field, Func, Model, Q, QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Refusal

M = TypeVar("M", bound=Model)
LARGEST = 100
ORDER = ("-published_at", "-id")


class CursorInvalid(Refusal):
    code = "cursor_invalid"
    message = _("This place in the list is no longer known. Start again from its beginning.")
    status = 400


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """One screen of a list: its rows, and the cursor of the next one (empty at the end)."""

    items: list[M]
    next: str
    size: int
    address: str = ""  # the address of this list with the next cursor, for "Show more"

    def __iter__(self) -> Iterator[M]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __bool__(self) -> bool:
        return bool(self.items)

    @property
    def has_more(self) -> bool:
        return bool(self.next)

    def as_dict(self, show: Callable[[M], Any]) -> dict[str, Any]:
        """The API's shape of a list."""
        return {"items": [show(item) for item in self.items], "next": self.next or None}


def page_of(queryset: QuerySet[M], request: HttpRequest, *, size: int = 20, order: Sequence[str] = ORDER) -> Page[M]:
    """The page that `?after=` and `?limit=` ask for. `order` must end with a unique column and hold no NULL."""
    after = request.GET.get("after", "")
    page = page_after(queryset, after, size=_limit(request, size), order=order)
    if not page.next:
        return page
    query = request.GET.copy()
    query["after"] = page.next
    return Page(page.items, page.next, page.size, f"{request.path}?{query.urlencode()}")


def page_after(queryset: QuerySet[M], after: str, *, size: int = 20, order: Sequence[str] = ORDER) -> Page[M]:
    """The `size` rows that follow the cursor `after` in `order`."""
    rows = queryset.order_by(*order)
    if after:
        rows = rows.filter(_beyond(queryset.model, order, _read(after, len(order))))
    found = list(rows[: size + 1])
    more = len(found) > size
    found = found[:size]
    return Page(found, _write(found[-1], order) if more else "", size)


def _limit(request: HttpRequest, size: int) -> int:
    asked = request.GET.get("limit", "")
    return max(1, min(int(asked), LARGEST)) if asked.isdecimal() and len(asked) < 5 else size


class RowBeyond(Func):
    """`(a, b) < (x, y)`, or `>`: the rows behind a place in an order."""

    output_field = BooleanField()

    def __init__(self, *parts: Any, sign: str = "<", **more: Any) -> None:
        super().__init__(*parts, **more)
        self.sign = sign

    def as_sql(self, compiler: Any, connection: Any, **_more: Any) -> tuple[str, list[Any]]:  # type: ignore[override]  # takes what any database gives
        parts = [compiler.compile(each) for each in self.source_expressions]
        half = len(parts) // 2
        columns, values = (", ".join(sql for sql, _given in side) for side in (parts[:half], parts[half:]))
        return f"({columns}) {self.sign} ({values})", [value for _sql, given in parts for value in given]


def _beyond(model: type[Model], order: Sequence[str], values: list[Any]) -> Q | RowBeyond:
    """Rows strictly after `values`."""
    names = [name.lstrip("-") for name in order]
    typed = [_typed(model, name, value) for name, value in zip(names, values, strict=True)]
    descending = [name.startswith("-") for name in order]
    first = Q(**{f"{names[0]}__{'lte' if descending[0] else 'gte'}": typed[0]})
    if len(set(descending)) == 1:
        given = [Value(value, output_field=_field(model, name)) for name, value in zip(names, typed, strict=True)]
        row = RowBeyond(*(F(name) for name in names), *given, sign="<" if descending[0] else ">")
        # A child's columns may lie in two tables, which no index spans: its first column alone then says where to begin.
        return Q(row) & first if model._meta.parents else row
    return _spelled_out(names, typed, descending) & first


def _spelled_out(names: Sequence[str], typed: Sequence[Any], descending: Sequence[bool]) -> Q:
    """The first column further, or equal and the second further, and so on."""
    cases = []
    for place, name in enumerate(names):
        same = Q(**{names[before]: typed[before] for before in range(place)})
        cases.append(same & Q(**{f"{name}__{'lt' if descending[place] else 'gt'}": typed[place]}))
    return reduce(or_, cases)


def _typed(model: type[Model], name: str, value: Any) -> Any:
    field = _field(model, name)
    if field is None:
        return value
    try:
        return field.to_python(value)
    except Exception as problem:  # a cursor somebody wrote by hand
        raise CursorInvalid() from problem


def _field(model: type[Model], path: str) -> "Field[Any, Any] | None":
    """The column at `path`, or None for an annotation."""
    field: Any = None
    for name in path.split("__"):
        found = [f for f in model._meta.get_fields() if f.name == name or getattr(f, "attname", "") == name]
        if name == "pk":
            found = [model._meta.pk]
        if not found:
            return None
        field = found[0]
        model = getattr(field, "related_model", None) or model
    target: Field[Any, Any] = getattr(field, "target_field", field)
    return target


def _write(row: Model, order: Sequence[str]) -> str:
    values = [_plain(_value(row, name.lstrip("-"))) for name in order]
    text = json.dumps(values, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _value(row: Any, path: str) -> Any:
    return reduce(getattr, path.split("__"), row)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) else str(value)


def _is_plain(value: Any) -> bool:
    """What a column may hold: whole numbers of 64 bits, texts without the letter that no database keeps."""
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    return (isinstance(value, str) and "\x00" not in value) or isinstance(value, float)


def _read(after: str, length: int) -> list[Any]:
    try:
        padded = after + "=" * (-len(after) % 4)
        values = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
    except (ValueError, UnicodeError, binascii.Error) as problem:
        raise CursorInvalid() from problem
    if not isinstance(values, list) or len(values) != length or not all(map(_is_plain, values)):
        raise CursorInvalid()
    return values
