"""TimeOverflow: members, posts and transfers without headers, and the members' report that tells the balances."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from wezer.hosting.importing.plan import COMMUNITY, Listing, Money, Payment, Person, Plan, Wanted
from wezer.hosting.importing.sheets import DAY_FIRST, ISO, Line, Problem, Sheet
from wezer.hosting.importing.sources.common import address, chosen, moment, units

MEMBERS = (
    "member number",
    "entry date",
    "name",
    "name 2",
    "name 3",
    "gender",
    "birth date",
    "phone",
    "second phone",
    "e-mail",
)
POSTS = ("user", "type", "title", "description", "category", "created at", "start", "end")
TRANSFERS = ("source", "source type", "destination", "destination type", "amount", "created at", "reason", "post")
#: Their words for the kinds of posts.
SENSES = {"offer": "offer", "inquiry": "want"}
_DATES = (*ISO, *DAY_FIRST)


class TimeOverflow:
    name = "timeoverflow"
    words = _("TimeOverflow: members, posts, transfers, and the report of members (for the balances)")
    roles: Sequence[str] = ("members", "posts", "transfers", "report")

    def read(self, files: dict[str, Sheet], currencies: Sequence[Money], wanted: Wanted) -> Plan:
        plan = Plan()
        currency = chosen(currencies, wanted, time=True)
        if "members" in files:
            self._members(plan, files["members"])
        if "posts" in files:
            self._posts(plan, files["posts"])
        if ("transfers" in files or "report" in files) and currency is None:
            told = _("choose which currency the seconds are in (--currency); it must count time")
            plan.problems.append(Problem("", 0, "", told))
            return plan
        if "transfers" in files and currency is not None:
            self._transfers(plan, files["transfers"], currency)
        if "report" in files and currency is not None:
            self._report(plan, files["report"], currency)
        return plan

    def _members(self, plan: Plan, sheet: Sheet) -> None:
        seen_keys: dict[str, int] = {}
        mails: dict[str, int] = {}
        for line in sheet.lines(plan.problems, columns=MEMBERS, header=False):
            key = line.get("member number")
            name = " ".join(f"{line.get('name')} {line.get('name 2')} {line.get('name 3')}".split())
            if not key or not name:
                plan.problems.append(line.problem("member number" if not key else "name", _("this cannot be empty")))
                continue
            if key in seen_keys:
                plan.problems.append(
                    line.problem("member number", _("{key} is on line {line} already"), key=key, line=seen_keys[key])
                )
                continue
            joined = moment(plan, line, "entry date", line.get("entry date"), _DATES)
            email = address(plan, line, "e-mail", line.get("e-mail"), mails)
            if email is None or joined is None:
                continue
            seen_keys[key] = line.number
            phone = line.get("phone") or line.get("second phone")
            plan.people.append(Person(key, name, line, email, phone, joined=joined))

    def _posts(self, plan: Plan, sheet: Sheet) -> None:
        for line in sheet.lines(plan.problems, columns=POSTS, header=False):
            sense = SENSES.get(line.get("type").casefold())
            if sense is None:
                plan.problems.append(
                    line.problem("type", _("“{text}” is neither Offer nor Inquiry"), text=line.get("type")[:40])
                )
                continue
            made = moment(plan, line, "created at", line.get("created at"), _DATES)
            if made is None:
                continue
            ends = moment(plan, line, "end", line.get("end"), _DATES, needed=False)
            key = f"post:{line.number}"
            plan.listings.append(
                Listing(
                    key,
                    line.get("user"),
                    sense,
                    line.get("title"),
                    line,
                    line.get("description"),
                    line.get("category"),
                    made,
                    ends,
                )
            )

    def _transfers(self, plan: Plan, sheet: Sheet, currency: Money) -> None:
        for line in sheet.lines(plan.problems, columns=TRANSFERS, header=False):
            at = moment(plan, line, "created at", line.get("created at"), _DATES)
            amount = units(plan, line, "amount", line.get("amount"), currency)
            source, target = self._account(plan, line, "source"), self._account(plan, line, "destination")
            if at is None or amount is None or source is None or target is None:
                continue
            key = f"transfer:{line.number}"
            plan.payments.append(Payment(key, at, source, target, amount, currency.code, line, line.get("reason")))

    def _account(self, plan: Plan, line: Line, side: str) -> str | None:
        kind = line.get(f"{side} type").casefold()
        if kind == "organization":
            return COMMUNITY
        if kind == "member":
            return line.get(side)
        plan.problems.append(
            line.problem(f"{side} type", _("“{text}” is neither member nor organization"), text=kind[:40])
        )
        return None

    def _report(self, plan: Plan, sheet: Sheet, currency: Money) -> None:
        for line in sheet.lines(plan.problems, names={"balance": "balance", "n": "n"}):
            balance = units(plan, line, "balance", line.get("balance"), currency, signed=True)
            if balance is not None:
                plan.balances[line.get("n"), currency.code] = balance
