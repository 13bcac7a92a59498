"""The chart of the mirror: accounts and who plays which role, as the engine has them now."""

from collections.abc import Mapping, Sequence
from typing import Any

from wezer.kernel.acts import act
from wezer.operation.models import BookAccount, BookRole, Books

Rows = Sequence[Mapping[str, Any]]


@act
def write_chart(*, books: Books, rows: Rows) -> None:
    """Nothing is removed: what the engine has no more becomes a heading, to which nothing is posted."""
    known = {account.number: account for account in BookAccount.objects.filter(books=books)}
    nameless = {account.code: account for account in known.values() if account.number is None}
    new, changed, kept = [], [], set()
    for row in rows:
        fields = _fields(row)
        account = known.get(fields["number"]) or nameless.get(fields["code"])
        if account is None:
            new.append(BookAccount(books=books, **fields))
            continue
        kept.add(account.pk)
        if any(getattr(account, name) != value for name, value in fields.items()):
            changed.append((account, fields))
    gone = [account for account in known.values() if account.pk not in kept and not account.is_heading]
    _free_codes([*(account for account, fields in changed if account.code != fields["code"]), *gone])
    for account, fields in changed:
        vars(account).update(fields)
    if changed:
        BookAccount.objects.bulk_update(
            [account for account, _fields in changed], list(_fields(rows[0])), batch_size=200
        )
    BookAccount.objects.filter(pk__in=[account.pk for account in gone]).update(is_heading=True)
    BookAccount.objects.bulk_create(new, batch_size=500)
    _write_roles(books, rows)


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "number": int(row["id"]),
        "code": row["code"][:20],
        "name": row["name"][:200],
        "group": row["group"][:200],
        "statement": row["statement"],
        "is_debit": row["is_debit"],
        "is_receivable": row["is_receivable"],
        "is_payable": row["is_payable"],
        "is_heading": row["is_heading"],
    }


def _free_codes(accounts: Sequence[BookAccount]) -> None:
    """Two accounts may have changed codes with each other, or a new one taken an old one's."""
    for account in accounts:
        BookAccount.objects.filter(pk=account.pk).update(code=f"{account.code[:8]}~{account.pk}")


def _write_roles(books: Books, rows: Rows) -> None:
    wanted = {role: row["code"] for row in rows for role in row["roles"]}
    known = {role.role: role for role in BookRole.objects.filter(books=books).select_related("account")}
    accounts = dict(BookAccount.objects.filter(books=books, code__in=set(wanted.values())).values_list("code", "pk"))
    BookRole.objects.filter(books=books).exclude(role__in=wanted).delete()
    for role, code in wanted.items():
        if role not in known:
            BookRole.objects.create(books=books, role=role, account_id=accounts[code])
        elif known[role].account_id != accounts[code]:
            BookRole.objects.filter(pk=known[role].pk).update(account_id=accounts[code])
