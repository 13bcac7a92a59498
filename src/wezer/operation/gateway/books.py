"""The books of one legal entity inside one engine transaction: what every method needs to find and to post.

Nothing here speaks of the engine's ids to the outside, and nothing accepts them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.engine import calling
from wezer.operation.gateway.errors import (
    BadInput,
    ClosedAccount,
    PartyRequired,
    PeriodClosed,
    PeriodMissing,
    Unbalanced,
    UnknownReference,
)

#: The journal each kind of entry goes to: code, engine's type, English name.
JOURNALS = {
    "general": ("GEN", "general", "General"),
    "sale": ("REV", "revenue", "Revenue"),
    "purchase": ("EXP", "expense", "Expense"),
    "bank": ("BANK", "statement", "Bank"),
    "cash": ("CASH", "cash", "Cash"),
    "community": ("COM", "general", "Community currency"),
    "exchange": ("EXC", "write-off", "Exchange differences"),
    "closing": ("CLO", "situation", "Closing"),
}


@dataclass(frozen=True)
class Result:
    """What a call did, or had done before. `rows` only for reports."""

    refs: dict[str, str | None] = field(default_factory=dict)
    amounts: dict[str, str] = field(default_factory=dict)
    state: str = "done"
    replayed: bool = False
    rows: list[dict[str, Any]] = field(default_factory=list)
    file: str = ""

    @property
    def ok(self) -> bool:
        return True

    def as_dict(self) -> dict[str, Any]:
        made: dict[str, Any] = {
            "ok": True,
            "replayed": self.replayed,
            "refs": {"document": None, "number": None, "entry": None, **self.refs},
            "amounts": self.amounts,
            "state": self.state,
        }
        return made | ({"rows": self.rows} if self.rows else {}) | ({"file": self.file} if self.file else {})


@dataclass(frozen=True)
class Line:
    """One line to post. `units` are signed like debit less credit, in `currency`."""

    account: Any
    debit: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)
    party: Any = None
    text: str = ""
    currency: Any = None
    units: Decimal | None = None
    due: date | None = None
    path: str = "lines"


class Books:
    """One company's models, roles and currency. With `remembers`, accounts, periods and journals are looked up once: for a
    pass of several calls, none of which changes them."""

    def __init__(self, pool: Any, company: Any, *, remembers: bool = False) -> None:
        self.pool = pool
        self.company = company
        self.currency = company.currency
        self._known: dict[tuple[str, Any], Any] | None = {} if remembers else None

    def model(self, name: str) -> Any:
        return self.pool.get(name)

    # --- finding ---
    def money(self, amount: Decimal, path: str, currency: Any = None) -> Decimal:
        """The amount, if the currency has as many decimals."""
        digits = (currency or self.currency).digits
        if -int(amount.as_tuple().exponent) > digits and amount != round(amount, digits):
            raise BadInput(field=path, detail=f"at most {digits} decimals")
        return amount.quantize(Decimal(1).scaleb(-digits))

    def once(self, what: tuple[str, Any], find: Callable[[], Any]) -> Any:
        """What `find` finds; found before, where these books remember."""
        if self._known is None:
            return find()
        if what not in self._known:
            self._known[what] = find()
        return self._known[what]

    def account(self, name: str, path: str = "account") -> Any:
        """By role, else by code; never a heading."""
        return self.once(("account", name), lambda: self._account(name, path))

    def _account(self, name: str, path: str) -> Any:
        Role, Account = self.model("wezer.role"), self.model("account.account")
        found = [role.account for role in Role.search([("company", "=", self.company.id), ("role", "=", name)])]
        found = found or Account.search([("company", "=", self.company.id), ("code", "=", name)], limit=1)
        if not found:
            raise UnknownReference(field=path, name=name, detail="no account plays this role or has this code")
        if found[0].closed or not found[0].type:
            raise ClosedAccount(field=path, account=found[0].code or name)
        return found[0]

    def role_of(self, account: Any) -> str | None:
        found = self.model("wezer.role").search([("account", "=", account.id)], limit=1)
        return found[0].role if found else None

    def party(self, uid: str, path: str = "party") -> Any:
        found = self.model("party.party").search([("wezer_uid", "=", uid)], limit=1)
        if not found:
            raise UnknownReference(field=path, name=uid)
        return found[0]

    def money_of(self, code: str, path: str = "currency") -> Any:
        """The currency of that code: an ISO one, or a community's own."""
        found = self.model("currency.currency").search([("code", "=", code)], limit=1)
        if not found:
            raise UnknownReference(field=path, name=code)
        return found[0]

    def period(self, day: date, path: str = "date") -> Any:
        """The open one of that day."""
        return self.once(("period", day), lambda: self._period(day, path))

    def _period(self, day: date, path: str) -> Any:
        Period = self.model("account.period")
        found = Period.search(
            [
                ("start_date", "<=", day),
                ("end_date", ">=", day),
                ("fiscalyear.company", "=", self.company.id),
                ("type", "=", "standard"),
            ],
            limit=1,
        )
        if not found:
            raise PeriodMissing(field=path, date=day.isoformat())
        if found[0].state != "open":
            raise PeriodClosed(field=path, date=day.isoformat())
        return found[0]

    def journal(self, role: str) -> Any:
        """Made at first use, where a later version knows more journals than the books were opened with."""
        return self.once(("journal", role), lambda: self._journal(role))

    def _journal(self, role: str) -> Any:
        code, kind, name = JOURNALS[role]
        Journal = self.model("account.journal")
        found = Journal.search([("code", "=", code)], limit=1) or Journal.create(
            [{"code": code, "type": kind, "name": name}]
        )
        return found[0]

    def document(self, model: str, reference: str, path: str, *, by_number: str = "number") -> Any:
        """By its uid, its number (kept in the field `by_number`), or the key of the call that made it."""
        Model = self.model(model)
        mine = [("company", "=", self.company.id)]
        found = Model.search([*mine, ("wezer_uid", "=", reference)], limit=1)
        if not found:
            Operation = self.model("wezer.operation")
            made = Operation.search([("key", "=", reference), ("company", "=", self.company.id)], limit=1)
            place = "entry" if model == "account.move" else "document"
            uid = _refs(made[0]).get(place) if made else None
            found = Model.search([*mine, ("wezer_uid", "=", uid)], limit=1) if uid else []
        found = found or Model.search([*mine, (by_number, "=", reference)], limit=1)
        if not found:
            raise UnknownReference(field=path, name=reference)
        return found[0]

    def product(self, uid: str, path: str = "product") -> Any:
        found = self.model("product.product").search([("wezer_uid", "=", uid)], limit=1)
        if not found:
            raise UnknownReference(field=path, name=uid)
        return found[0]

    def account_of(self, product: Any, direction: str) -> Any:
        """Where a product's sales or purchases go: the accounts that its category was given."""
        return product.account_revenue_used if direction == "out" else product.account_expense_used

    def today(self) -> date:
        made: date = self.model("ir.date").today()
        return made

    def converted(self, currency: Any, amount: Decimal, day: date) -> Decimal:
        """In the company's currency at the rate of the day."""
        made: Decimal = calling.at_date(day, lambda: type(currency).compute(currency, amount, self.currency))
        return made

    def confirmed(self, *warnings: str) -> Any:
        """A context in which these warnings of the engine are not raised."""
        return calling.confirmed(*warnings)

    # --- posting ---
    def post(self, journal: str, day: date, text: str, lines: Iterable[Line], *, origin: Any = None) -> Any:
        """A posted entry. Debit and credit must be equal before the engine is asked."""
        move = self.drafted(journal, day, text, lines, origin=origin)
        self.posted([move])
        return move

    def drafted(
        self, journal: str, day: date, text: str, lines: Iterable[Line], *, origin: Any = None, uid: str | None = None
    ) -> Any:
        """An entry to be posted, not saved yet; it bears `uid`, or one of its own."""
        lines = list(lines)
        debit, credit = sum(line.debit for line in lines), sum(line.credit for line in lines)
        if debit != credit:
            raise Unbalanced(field="lines", debit=debit, credit=credit)
        Move = self.model("account.move")
        move = Move(company=self.company, journal=self.journal(journal), date=day, description=text, origin=origin)
        move.period = self.period(day)
        move.lines = [self._line(line) for line in lines]
        if uid is not None:
            move.wezer_uid = uid
        return move

    def posted(self, moves: list[Any]) -> None:
        """Saved and posted in this order, all in one go."""
        Move = self.model("account.move")
        Move.save(moves)
        Move.post(moves)

    def _line(self, line: Line) -> Any:
        if line.account.party_required and line.party is None:
            raise PartyRequired(field=line.path, account=line.account.code)
        made = self.model("account.move.line")(account=line.account, debit=line.debit, credit=line.credit)
        made.party = line.party if line.account.party_required else None
        made.description = line.text or None
        made.maturity_date = line.due
        if line.currency is not None and line.currency != self.currency:
            made.second_currency, made.amount_second_currency = line.currency, line.units
        return made

    def words(self, amount: Decimal, currency: Any = None) -> str:
        """An amount as the outside writes it."""
        return str(amount.quantize(Decimal(1).scaleb(-(currency or self.currency).digits)))


def _refs(operation: Any) -> dict[str, Any]:
    import json

    found: dict[str, Any] = json.loads(operation.result).get("refs", {})
    return found
