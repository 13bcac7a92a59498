"""Books with a little of everything, without an engine: the mirror is written as the worker would write it. Prints what to open."""

import json
from datetime import date

from allauth.account.models import EmailAddress

from wezer.core.acts.community import found_community
from wezer.core.acts.members import add_member
from wezer.core.acts.roles import grant_role
from wezer.core.models import Role, User
from wezer.core.viewer import Viewer
from wezer.ledger.acts.currencies import create_currency
from wezer.operation.acts.bank_hearing import batch_made, line_matched
from wezer.operation.acts.budgets import LineAsked, make_budget, set_budget_line
from wezer.operation.acts.opening import Asked, MoneyAsked, open_books, year_opened
from wezer.operation.acts.sepa import add_mandate, make_batch
from wezer.operation.acts.statements import import_statement, match_line
from wezer.operation.days import today
from wezer.operation.gateway import Result
from wezer.operation.matching import Share
from wezer.operation.models import Books, Partner
from wezer.operation.queries.sepa import due
from wezer.operation.rules import Worth
from wezer.operation.tests.bank_samples import FERN_IBAN, IBAN, camt, entry
from wezer.operation.tests.world import Ledger

PASSWORD = "nine calm herons waiting"
system = Viewer.system()
root = found_community(by=system, name="Val-Commun")
for name, role in (("Oak", "gardener"), ("Moss", "auditor")):
    user = User.objects.create_user(f"{name.lower()}@example.org", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    member = add_member(by=system, name=name, user=user)
    grant_role(by=system, role=Role.objects.get(group=root, key=role), member=member)
create_currency(by=system, kind="mutual_credit", name="Val", code="VAL")
identity = {
    "legal_name": "Val-Commun",
    "street": "3 chemin des Aulnes",
    "postcode": "26150",
    "city": "Die",
    "country": "FR",
}
books = open_books(
    by=system,
    entity=root,
    asked=Asked(
        "fr_association", identity, date(2026, 1, 1), date(2026, 12, 31), {"invoice": "F-", "credit": "A-"},
        {"tax_regime": "none"}, moneys=(MoneyAsked("VAL", "valued", Worth(6, 100)),),
    ),
)  # fmt: skip
year_opened(year=books.years.get())
ledger = Ledger(books)
ledger.post("2026-01-02", {"5121": 1_245_050, "10689": -1_245_050}, text="What was there")
sale = ledger.post(
    "2026-02-10", {"4111": 12_000, "706": -10_000, "44571": -2_000}, text="Baskets", partner="Fern", due="2026-03-10"
)
ledger.tax(sale, 10_000, 2_000)
ledger.post("2026-02-12", {"6132": 62_000, "4011": -62_000}, text="The barn", partner="Moss", due="2026-03-01")
budget = make_budget(by=system, books=books, name="Budget 2026", start=date(2026, 1, 1), end=date(2026, 12, 31))
set_budget_line(by=system, budget=budget, line=LineAsked(ledger.accounts["6132"], 50_000, text="The barn"))
set_budget_line(by=system, budget=budget, line=LineAsked(ledger.accounts["706"], 90_000))
# --- the bank: a file of three movements, one matched; a mandate, and a file of transfers that the bank has not answered
Books.objects.filter(pk=books.pk).update(iban=IBAN, bic="AGRIFRPP", creditor_id="FR72ZZZ123456")
books = Books.objects.select_related("entity").get(pk=books.pk)
Partner.objects.update(iban=FERN_IBAN)
fern = Partner.objects.get(name="Fern")
file = camt(
    entry("120.00", name="Fern", text="Baskets"), entry("5.00", "DBIT", text="Fees"), opening="0.00", closing="115.00"
)
statement = import_statement(by=system, books=books, content=file, name="february.xml")
fee = statement.lines.get(amount=-500)
match_line(by=system, line=fee, shares=[Share("party", "", 500, "Fern, oldest first", fern.pk)])
line_matched(line=fee, key=fee.recording_key, result=Result(refs={"entry": None}))
mandate = add_mandate(
    by=system, books=books, partner=fern, identification="FEE-1", iban=FERN_IBAN, signed=date(2026, 1, 15)
)
chosen = [each.open for each in due(books, "pay", today())]
batch = make_batch(by=system, books=books, kind="pay", chosen=chosen, day=today())
batch_made(batch=batch, result=Result(refs={"number": "1"}, file="<xml/>"))
print(
    json.dumps(
        {
            "budget": str(budget.uid), "entry": str(sale.uid), "statement": str(statement.uid), "mandate": str(mandate.uid),
            "batch": str(batch.uid), "waiting": str(statement.lines.get(amount=12000).uid), "matched": str(fee.uid),
        }
    )
)  # fmt: skip
