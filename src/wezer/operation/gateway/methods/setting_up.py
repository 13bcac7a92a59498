"""Opening the books of an entity: its company, chart, roles, taxes, journals and currencies."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wezer.operation.amounts import digits_of
from wezer.operation.engine.calling import within
from wezer.operation.gateway.books import JOURNALS, Books, Result
from wezer.operation.gateway.errors import BadInput, ClosedAccount, UnknownReference
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader
from wezer.operation.kinds import BY_PARTY, DEPOSITS, Leaf, Pack, pack_kinds


@dataclass(frozen=True)
class Opening:
    name: str
    pack: str
    currency: str


def _read_opening(given: Reader) -> Opening:
    return Opening(
        given.text("name", most=200),
        given.choice("pack", [pack.kind for pack in pack_kinds]),
        given.text("currency", most=3, default="EUR"),
    )


@method("open_books", _read_opening, makes_entity=True)
def open_books(new: Any, opening: Opening) -> Result:
    """The company of an entity with a whole chart of accounts. Opening them again gives roles that a later version brought."""
    if new.company is not None:
        if new.company.wezer_pack != opening.pack:
            raise BadInput(field="pack", detail=f"these books are kept by the pack {new.company.wezer_pack}")
        _give_new_roles(Books(new.pool, new.company), pack_kinds[opening.pack].roles)
        return Result(refs={"document": new.entity}, state="open")
    currency = _currency(new.pool, opening.currency, opening.currency, digits_of(opening.currency))
    Party = new.pool.get("party.party")
    party = Party(name=opening.name, wezer_uid=new.entity)
    party.save()
    company = new.pool.get("company.company")(
        party=party, currency=currency, wezer_uid=new.entity, wezer_pack=opening.pack, timezone="UTC"
    )
    company.save()
    with within(company):
        pack = pack_kinds[opening.pack]
        _make_chart(new.pool, company, pack)
        books = Books(new.pool, company)
        _make_journals(books)
        _give_roles(books, pack.roles)
        _name_taxes(books, pack)
        _set_defaults(books)
    return Result(refs={"document": new.entity}, state="open")


def _make_chart(pool: Any, company: Any, pack: Pack) -> None:
    Wizard = pool.get("account.create_chart", type="wizard")
    session, _start, _end = Wizard.create()
    template = pool.get("ir.model.data").get_id(pack.chart)
    Wizard.execute(session, {"account": {"company": company.id, "account_template": template}}, "create_account")
    Wizard.delete(session)


def _make_journals(books: Books) -> None:
    for role in JOURNALS:
        books.journal(role)


def _give_roles(books: Books, roles: Any) -> None:
    for role, wanted in roles.items():
        account = _leaf(books, wanted) if isinstance(wanted, Leaf) else _by_code(books, wanted)
        _play(books, role, account)


def _give_new_roles(books: Books, roles: Any) -> None:
    """Those that nothing plays yet; what the treasurer has set stays."""
    played = {each.role for each in books.model("wezer.role").search([("company", "=", books.company.id)])}
    with within(books.company):
        _give_roles(books, {role: wanted for role, wanted in roles.items() if role not in played})


def _play(books: Books, role: str, account: Any) -> None:
    if account.closed or not account.type:
        raise ClosedAccount(field="roles", account=account.code)
    Role = books.model("wezer.role")
    known = Role.search([("company", "=", books.company.id), ("role", "=", role)])
    if known:
        Role.write(known, {"account": account.id})
    else:
        Role.create([{"company": books.company.id, "role": role, "account": account.id}])
    if role in BY_PARTY and not (account.party_required and account.reconcile):
        type(account).write([account], {"party_required": True, "reconcile": True})
    if role in DEPOSITS and not account.type.deposit:
        _hold_deposits(books, account)


def _hold_deposits(books: Books, account: Any) -> None:
    """A type of its own beside the account's: what is paid in advance is no ordinary receivable or payable."""
    like = account.type
    [made] = books.model("account.account.type").create(
        [
            {
                "name": account.name,
                "company": books.company.id,
                "parent": like.parent.id if like.parent else None,
                "sequence": like.sequence,
                "statement": "balance",
                "assets": like.assets,
                "deposit": True,
            }
        ]
    )
    parent = account.parent  # an account has its parent's type, if that has one
    while parent is not None and parent.type is not None:
        parent = parent.parent
    type(account).write([account], {"type": made.id, "parent": parent.id if parent else None})


def _by_code(books: Books, code: str) -> Any:
    found = books.model("account.account").search([("company", "=", books.company.id), ("code", "=", code)], limit=1)
    if not found:
        raise UnknownReference(field="roles", name=code)
    return found[0]


def _leaf(books: Books, leaf: Leaf, second_currency: Any = None) -> Any:
    """The account of that code, made beside the one it is like if the chart has none."""
    Account = books.model("account.account")
    found = Account.search([("company", "=", books.company.id), ("code", "=", leaf.code)], limit=1)
    if found:
        return found[0]
    like = _by_code(books, leaf.like)
    account = Account(
        company=books.company,
        code=leaf.code,
        name=leaf.name,
        type=like.type,
        debit_type=like.debit_type,
        credit_type=like.credit_type,
        parent=like.parent,
        party_required=like.party_required,
        reconcile=like.reconcile,
        second_currency=second_currency,
    )
    account.save()
    return account


def _name_taxes(books: Books, pack: Pack) -> None:
    Data, Tax = books.model("ir.model.data"), books.model("account.tax")
    rows = []
    for name, taxes in pack.taxes.items():
        for tax in taxes:
            template = Data.get_id(tax.template)
            found = Tax.search([("company", "=", books.company.id), ("template", "=", template)], limit=1)
            if not found:
                raise UnknownReference(field="pack", name=tax.template)
            rows.append(
                {
                    "company": books.company.id,
                    "name": name,
                    "side": tax.side,
                    "nature": tax.nature,
                    "tax": found[0].id,
                }
            )
    books.model("wezer.tax_name").create(rows)


def _set_defaults(books: Books) -> None:
    """What the engine itself looks for when it makes parties, products and exchange differences."""
    Configuration = books.model("account.configuration")
    configuration = Configuration(1)
    configuration.default_account_receivable = books.account("receivable")
    configuration.default_account_payable = books.account("payable")
    configuration.currency_exchange_journal = books.journal("exchange")
    configuration.currency_exchange_debit_account = books.account("exchange_loss")
    configuration.currency_exchange_credit_account = books.account("exchange_gain")
    configuration.save()


@dataclass(frozen=True)
class Roles:
    roles: tuple[tuple[str, str], ...]


def _read_roles(given: Reader) -> Roles:
    part = given.part("roles")
    pairs = [(name, value) for name, value in part.items()]
    for name, value in pairs:
        if not isinstance(value, str) or not value or len(name) > 60:
            raise part.wrong(name, "the code of an account is wanted")
    return Roles(tuple(pairs))


@method("set_roles", _read_roles)
def set_roles(books: Books, given: Roles) -> Result:
    """Which accounts play which roles, by the accounts' codes."""
    for role, code in given.roles:
        _play(books, role, _by_code(books, code))
    return Result(state="set")


@dataclass(frozen=True)
class NewCurrency:
    code: str
    name: str
    digits: int


def _read_currency(given: Reader) -> NewCurrency:
    digits = given.amount("digits", decimals=0, default="2")
    if digits > 6:
        raise given.wrong("digits", "at most 6")
    return NewCurrency(given.text("code", most=12), given.text("name", most=100), int(digits))


@method("ensure_currency", _read_currency)
def ensure_currency(books: Books, given: NewCurrency) -> Result:
    """A currency, and for a community's own the account `community:<code>` that keeps value and units."""
    currency = _currency(books.pool, given.code, given.name, given.digits)
    if currency.digits != given.digits:
        raise BadInput(field="digits", detail=f"{given.code} has {currency.digits} decimals for ever")
    role = f"community:{given.code}"
    if not books.model("wezer.role").search([("company", "=", books.company.id), ("role", "=", role)]):
        base = books.account("community")
        leaf = Leaf(f"{base.code}{_next_number(books, base.code)}", given.name, base.code)
        _play(books, role, _leaf(books, leaf, currency))
    return Result(refs={"document": given.code}, state="open")


def _next_number(books: Books, code: str) -> int:
    taken: Iterable[Any] = books.model("account.account").search(
        [("company", "=", books.company.id), ("code", "like", f"{code}%"), ("code", "!=", code)]
    )
    return len(list(taken)) + 1


def _currency(pool: Any, code: str, name: str, digits: int) -> Any:
    Currency = pool.get("currency.currency")
    found = Currency.search([("code", "=", code)], limit=1)
    if found:
        return found[0]
    currency = Currency(code=code, name=name, digits=digits, rounding=Decimal(1).scaleb(-digits))
    currency.save()
    return currency
