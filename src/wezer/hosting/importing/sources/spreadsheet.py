"""Any list of people with a header: name, e-mail, groups, and an opening balance per currency."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from wezer.hosting.importing.plan import SUSPENSE, Money, Payment, Person, Plan, Wanted
from wezer.hosting.importing.sheets import DAY_FIRST, ISO, Line, Sheet, column_key
from wezer.hosting.importing.sources.common import address, moment, units
from wezer.kernel.clock import now

NAMES = {
    "nom": "name", "member": "name", "membre": "name", "nom et prenom": "name", "mail": "e-mail", "email": "e-mail",
    "e mail": "e-mail", "courriel": "e-mail", "telephone": "phone", "téléphone": "phone", "tel": "phone", "group": "groups",
    "groupe": "groups", "groupes": "groups", "numero": "number", "numéro": "number", "id": "number", "since": "joined",
    "depuis": "joined", "langue": "language", "adresse": "address",
}  # fmt: skip
_BALANCE = re.compile(r"(?:opening )?(?:balance|solde) ([a-z0-9]{2,12})")
_DATES = (*ISO, *DAY_FIRST)


class Spreadsheet:
    name = "spreadsheet"
    words = _("any list of people: name, e-mail, phone, groups, number, joined, and “balance VAL” per currency")
    roles: Sequence[str] = ("members",)

    def read(self, files: dict[str, Sheet], currencies: Sequence[Money], wanted: Wanted) -> Plan:
        plan = Plan()
        by_code = {one.code: one for one in currencies}
        names = {**NAMES, **{column_key(their): ours for ours, their in wanted.columns.items()}}
        mails: dict[str, int] = {}
        keys: dict[str, int] = {}
        for line in files["members"].lines(plan.problems, names=names):
            name = line.get("name")
            if not name:
                plan.problems.append(line.problem("name", _("this cannot be empty")))
                continue
            email = address(plan, line, "e-mail", line.get("e-mail"), mails)
            if email is None:
                continue
            key = line.get("number") or email or name
            if key in keys:
                plan.problems.append(
                    line.problem("name", _("{key} is on line {line} already"), key=key, line=keys[key])
                )
                continue
            opening = self._opening(plan, line, by_code)
            if opening is None:
                continue
            keys[key] = line.number
            joined = moment(plan, line, "joined", line.get("joined"), _DATES, needed=False)
            groups = tuple(each.strip() for each in re.split(r"[;,|]", line.get("groups")) if each.strip())
            plan.people.append(
                Person(
                    key, name, line, email, line.get("phone"), line.get("address"), line.get("language"), joined, groups
                )
            )
            for currency, balance in opening:
                self._open(plan, key, currency, balance, line, wanted)
        return plan

    def _opening(self, plan: Plan, line: Line, by_code: dict[str, Money]) -> list[tuple[Money, int]] | None:
        """The opening balances of a line; None when one of them cannot be read."""
        found, good = [], True
        for column, cell in line.cells.items():
            match = _BALANCE.fullmatch(column)
            if match is None or not cell:
                continue
            currency = by_code.get(match[1].upper())
            if currency is None:
                plan.problems.append(line.problem(column, _("no currency {code} here"), code=match[1].upper()))
            balance = units(plan, line, column, cell, currency, signed=True) if currency is not None else None
            if currency is None or balance is None:
                good = False
            elif balance:
                found.append((currency, balance))
        return found if good else None

    def _open(self, plan: Plan, key: str, currency: Money, balance: int, line: Line, wanted: Wanted) -> None:
        source, target = (SUSPENSE, key) if balance > 0 else (key, SUSPENSE)
        at = wanted.now or now()
        plan.payments.append(
            Payment(
                f"opening:{key}:{currency.code}",
                at,
                source,
                target,
                abs(balance),
                currency.code,
                line,
                str(_("Opening balance")),
            )
        )
        plan.balances[key, currency.code] = balance
