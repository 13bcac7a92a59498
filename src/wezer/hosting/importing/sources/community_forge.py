"""Community Forge, CES and their like: members, offers and wants, transactions, with headers."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from wezer.hosting.importing.plan import Listing, Money, Payment, Person, Plan, Wanted
from wezer.hosting.importing.sheets import DAY_FIRST, ISO, Line, Sheet
from wezer.hosting.importing.sources.common import address, chosen, moment, units

_DATES = (*DAY_FIRST, *ISO)
#: How installations call the same column.
NAMES = {
    "email": "mail", "e mail": "mail", "firstname": "first name", "lastname": "last name", "surname": "last name",
    "neighbourhoods": "neighborhoods", "neighborhood": "neighborhoods", "user id": "uid", "account": "uid", "id": "uid",
    "from": "payer", "buyer": "payer", "to": "payee", "seller": "payee", "date": "created", "worth": "amount",
    "quantity": "amount", "body": "description", "user": "author", "owner": "author", "unit": "currency", "phones": "phone",
    "telephone": "phone", "expiry date": "expiry", "expires": "expiry", "kind": "type",
}  # fmt: skip


class CommunityForge:
    name = "community-forge"
    words = _("Community Forge, CES and their like: members, offers, wants, transactions")
    roles: Sequence[str] = ("members", "offers", "wants", "transactions")

    def read(self, files: dict[str, Sheet], currencies: Sequence[Money], wanted: Wanted) -> Plan:
        plan, who = Plan(), {}
        if "members" in files:
            who = self._members(plan, files["members"], currencies, wanted)
        for role, sense in (("offers", "offer"), ("wants", "want")):
            if role in files:
                self._listings(plan, files[role], sense, who)
        if "transactions" in files:
            self._transactions(plan, files["transactions"], currencies, wanted, who)
        return plan

    def _members(self, plan: Plan, sheet: Sheet, currencies: Sequence[Money], wanted: Wanted) -> dict[str, str]:
        """Whom each number, address or name stands for."""
        who: dict[str, str] = {}
        mails: dict[str, int] = {}
        currency = chosen(currencies, wanted)
        for line in sheet.lines(plan.problems, names=NAMES):
            name = " ".join(f"{line.get('first name')} {line.get('last name')}".split()) or line.get("name")
            if not name:
                plan.problems.append(line.problem("first_name", _("this cannot be empty")))
                continue
            email = address(plan, line, "mail", line.get("mail"), mails)
            if email is None:
                continue
            joined = moment(plan, line, "created", line.get("created"), _DATES, needed=False)
            key = line.get("uid") or email or name
            groups = tuple(each.strip() for each in line.get("neighborhoods").split(",") if each.strip())
            plan.people.append(Person(key, name, line, email, line.get("phone"), joined=joined, groups=groups))
            for alias in (key, email, name.casefold()):
                if alias:
                    who.setdefault(alias, key)
            if line.get("balance") and currency is not None:
                balance = units(plan, line, "balance", line.get("balance"), currency, signed=True)
                if balance is not None:
                    plan.balances[key, currency.code] = balance
        return who

    def _listings(self, plan: Plan, sheet: Sheet, sense: str, who: dict[str, str]) -> None:
        for line in sheet.lines(plan.problems, names=NAMES):
            made = moment(plan, line, "created", line.get("created"), _DATES, needed=False)
            ends = moment(plan, line, "expiry", line.get("expiry"), _DATES, needed=False)
            author = _whom(who, line.get("author", "uid", "mail"))
            plan.listings.append(
                Listing(
                    f"{sense}:{line.number}", author, sense, line.get("title"), line, line.get("description"),
                    line.get("category"), made, ends,
                )
            )  # fmt: skip

    def _transactions(
        self, plan: Plan, sheet: Sheet, currencies: Sequence[Money], wanted: Wanted, who: dict[str, str]
    ) -> None:
        by_code = {one.code: one for one in currencies}
        for line in sheet.lines(plan.problems, names=NAMES):
            code = line.get("currency")
            currency = by_code.get(code) if code else chosen(currencies, wanted)
            if currency is None:
                words = (
                    _("no currency {code} here") if code else _("choose which currency the amounts are in (--currency)")
                )
                plan.problems.append(line.problem("currency", words, code=code))
                if not code:
                    return
                continue
            at = moment(plan, line, "created", line.get("created"), _DATES)
            amount = units(plan, line, "amount", _amount(line, currency), currency)
            if at is None or amount is None:
                continue
            payer, payee = _whom(who, line.get("payer")), _whom(who, line.get("payee"))
            key = f"transaction:{line.number}"
            plan.payments.append(Payment(key, at, payer, payee, amount, currency.code, line, line.get("description")))


def _whom(who: dict[str, str], text: str) -> str:
    return who.get(text) or who.get(text.casefold()) or text


def _amount(line: Line, currency: Money) -> str:
    """One column, or a whole and its division (minutes of an hour, cents)."""
    if line.get("amount"):
        return line.get("amount")
    whole, division = line.get("whole"), line.get("division")
    if currency.is_time:
        return f"{whole or 0}:{division.zfill(2) if division else '00'}"
    return f"{whole or 0}.{division.zfill(currency.scale)}" if division else whole
