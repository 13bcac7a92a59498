"""Rows in bulk, as acts would have left them: a benchmark needs the size of a community, not its history."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import NOT_PROVIDED

PLANTS = (
    "Fern", "Sage", "Mint", "Basil", "Oak", "Willow", "Clover", "Thyme", "Juniper", "Linden", "Maple", "Rowan", "Sorrel",
    "Tansy", "Yarrow", "Hazel",
)  # fmt: skip


def name_of(number: int) -> str:
    return f"{PLANTS[number % len(PLANTS)]} {number}"


def bulk(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> int:
    """Insert rows by column name; what is not named takes the field's default. On PostgreSQL by COPY."""
    fields = list(model._meta.local_concrete_fields)
    plain, made = {}, dict[str, Callable[[], Any]]()
    for one in fields:
        if one.default is not NOT_PROVIDED and callable(one.default):
            made[one.attname] = one.default
        else:
            plain[one.attname] = one.db_default if one.has_db_default() else one.get_default()
    first: dict[str, Any] | None = None

    def values() -> Iterator[list[Any]]:
        for row in rows:
            yield [
                one.get_db_prep_save(
                    row[one.attname]
                    if one.attname in row
                    else made[one.attname]()
                    if one.attname in made
                    else plain[one.attname],
                    connection,
                )
                for one in columns
            ]

    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return 0
    rows = _chain(first, rows)
    columns = [one for one in fields if one.attname in first or not one.primary_key]
    count = insert(model._meta.db_table, [one.column for one in columns], values())
    with connection.cursor() as db:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            db.execute(statement)
    return count


def _chain(first: dict[str, Any], rest: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rest


def insert(table: str, columns: list[str], rows: Iterable[list[Any]]) -> int:
    names = ", ".join(f'"{one}"' for one in columns)
    count = 0
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as db, db.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
                count += 1
        return count
    with transaction.atomic(), connection.cursor() as db:
        for row in rows:
            db.execute(f'INSERT INTO "{table}" ({names}) VALUES ({", ".join(["%s"] * len(columns))})', row)
            count += 1
    return count


def analyse() -> None:
    with connection.cursor() as db:
        db.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def members(count: int, *, logins: bool = False) -> tuple[int, int]:
    """Members of the community; the first and last party id. `logins` gives each a user with the password unusable."""
    from wezer.core.community import community
    from wezer.core.models import Belonging, BelongingState, Member, Party, User

    first = (Party.objects.aggregate(n=models.Max("id"))["n"] or 0) + 1
    ids = range(first, first + count)
    if logins:
        bulk(User, ({"id": number, "password": "!", "email": f"m{number}@example.org"} for number in ids))
    bulk(
        Party,
        ({"id": number, "kind": "member", "name": name_of(number), "hue": number % 24 * 15} for number in ids),
    )
    bulk(Member, ({"party_ptr_id": number, "user_id": number if logins else None} for number in ids))
    root = community().pk
    bulk(Belonging, ({"member_id": number, "group_id": root, "state": BelongingState.MEMBER} for number in ids))
    return first, first + count - 1


def currency(code: str = "VAL", **more: Any) -> Any:
    from wezer.core.viewer import Viewer
    from wezer.ledger.acts.currencies import create_currency

    rules = {"floor": -(10**15), "ceiling": 10**15}
    return create_currency(
        by=Viewer.system(), code=code, name=code.capitalize(), kind="mutual_credit", rules=rules, **more
    )


def wallets(first: int, last: int, one: Any, *, floor: int = -(10**15), ceiling: int = 10**15) -> int:
    """An account for each of these members; the id of the first. Limits are set, and far away: they are checked."""
    from wezer.ledger.models import Account

    start = (Account.objects.aggregate(n=models.Max("id"))["n"] or 0) + 1
    rows = (
        {"id": start + number - first, "holder_id": number, "currency_id": one.pk, "floor": floor, "ceiling": ceiling}
        for number in range(first, last + 1)
    )
    bulk(Account, rows)
    return start


def tokens(first: int, count: int) -> list[str]:
    """Secrets of tokens that may do anything, one for each member from `first` on."""
    from wezer.api.acts.tokens import PREFIX, hash_of
    from wezer.api.models import Token
    from wezer.kernel.clock import now

    secrets = [PREFIX + uuid.uuid4().hex for _number in range(count)]
    bulk(
        Token,
        (
            {
                "member_id": first + number,
                "name": "bench",
                "hash": hash_of(secret),
                "scopes": ["*"],
                "last_used_at": now(),
            }
            for number, secret in enumerate(secrets)
        ),
    )
    return secrets
