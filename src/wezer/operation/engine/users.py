"""The engine's users: one for each person who enters the back office, made and kept by us, without a password."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wezer.operation.engine import session
from wezer.operation.engine.calling import company_of
from wezer.operation.engine.place import place
from wezer.operation.engine.trouble import EngineTrouble

#: Groups of the engine that may read the books, and change what their other rights allow.
KEEPING = (
    "account.group_account",
    "account_statement.group_statement",
    "account_payment.group_payment",
    "account_payment.group_payment_approval",
    "account_budget.group_budget",
    "analytic_account.group_analytic_admin",
    "bank.group_bank_admin",
    "party.group_party_admin",
    "product.group_product_admin",
)
#: Chart of accounts, taxes, years and their closing.
SETTING_UP = ("account.group_account_admin", "currency.group_currency_admin")
READING = "wezer_gateway.group_reader"


@dataclass(frozen=True)
class OfficeUser:
    """A person as the engine knows them: by the uid of the member, never by an address."""

    login: str
    name: str
    language: str
    entity: str
    keeps: bool
    sets_up: bool


@dataclass(frozen=True)
class Entered:
    """A session of the engine: what its cookie holds."""

    login: str
    user: int
    key: str


def enter(who: OfficeUser) -> Entered:
    """Make or update the person's user after their rights of today, and open a session for it."""

    def work(pool: Any) -> Entered:
        user = _user_of(pool, who)
        return Entered(who.login, user.id, _new_session(pool, user))

    return session.write(place(), work, name="office_user")


def logins() -> list[str]:
    """Who may enter, as far as the engine knows."""

    def work(pool: Any) -> list[str]:
        return [user.login for user in pool.get("res.user").search(_OFFICE)]

    return session.read(place(), work)


def shut_out(gone: Iterable[str]) -> None:
    """Those people's users sleep, and their sessions end."""

    def work(pool: Any) -> None:
        User = pool.get("res.user")
        User.write(User.search([*_OFFICE, ("login", "in", list(gone))]), {"active": False})

    session.write(place(), work, name="office_users_out")


#: Every user that is a person: not the engine's root and administrator, not the one in whose name the gateway works.
_OFFICE = [("login", "not in", [session.OUR_USER, "root", "admin"])]


def _user_of(pool: Any, who: OfficeUser) -> Any:
    from trytond.transaction import inactive_records

    User = pool.get("res.user")
    with inactive_records():
        found = User.search([("login", "=", who.login)], limit=1)
    user = found[0] if found else User(login=who.login)
    company = company_of(pool, who.entity)
    if company is None:
        raise EngineTrouble("The books are still being opened.")
    wanted = {
        "name": who.name,
        "active": True,
        "companies": (company,),
        "company": company,
        "groups": tuple(sorted(_groups(pool, who), key=lambda group: group.id)),
        "language": _language(pool, user, who.language),
    }
    changed = {name: value for name, value in wanted.items() if not found or getattr(user, name) != value}
    for name, value in changed.items():
        setattr(user, name, value)
    if changed:
        user.save()
    return user


def _groups(pool: Any, who: OfficeUser) -> list[Any]:
    names = [*KEEPING, *(SETTING_UP if who.sets_up else ()), *(() if who.keeps or who.sets_up else (READING,))]
    Data, Group = pool.get("ir.model.data"), pool.get("res.group")
    return [Group(Data.get_id(name)) for name in names]


def _language(pool: Any, user: Any, wanted: str) -> Any:
    """The person's language; who chose the words of another set of the same language keeps them."""
    chosen = getattr(user, "language", None)
    if chosen is not None and chosen.code.partition("_")[0] == wanted:
        return chosen
    return pool.get("ir.lang").search([("code", "=", wanted)], limit=1)[0]


def _new_session(pool: Any, user: Any) -> str:
    """Owned by that user, and tied to no address: the door asks for the person's standing at every call."""
    from trytond.transaction import Transaction

    with Transaction().set_user(user.id):
        return str(pool.get("ir.session").new({"ip_address": None}))
