"""The chart as the mirror keeps it: every account with its place in the statements and the roles it plays."""

from collections import defaultdict
from typing import Any

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader


def _read_nothing(given: Reader) -> None:
    return None


@method("chart", _read_nothing, reads=True)
def chart(books: Books, asked: None) -> Result:
    """All accounts that have a code, headings too, in order of code."""
    roles: dict[int, list[str]] = defaultdict(list)
    for role in books.model("wezer.role").search([("company", "=", books.company.id)]):
        roles[role.account.id].append(role.role)
    found = books.model("account.account").search(
        [("company", "=", books.company.id), ("code", "!=", None)], order=[("code", "ASC")]
    )
    return Result(rows=[_row(account, sorted(roles[account.id])) for account in found], state="read")


def _row(account: Any, roles: list[str]) -> dict[str, Any]:
    kind = account.debit_type or account.type  # some, such as banks, stand elsewhere while they are overdrawn
    return {
        "id": str(account.id),
        "code": account.code,
        "name": account.name,
        "group": kind.name if kind else "",
        "statement": (kind.statement or "") if kind else "",
        "is_debit": _is_debit(kind, account.code),
        "is_receivable": bool(kind and kind.receivable),
        "is_payable": bool(kind and kind.payable),
        "is_heading": bool(account.closed or not account.type),
        "currency": account.second_currency.code if account.second_currency else "",
        "roles": roles,
    }


def _is_debit(kind: Any, code: str) -> bool:
    """Whether it grows by debit: assets, and income types that are not revenue."""
    if kind is None:
        return True
    if kind.statement == "income":
        return not _is_revenue(kind, code)
    return bool(kind.assets)


def _is_revenue(kind: Any, code: str) -> bool:
    """The engine marks the types of ordinary revenue and expense; of the others the class of the account tells."""
    if kind.revenue or kind.expense:
        return bool(kind.revenue)
    return code.startswith("7")
