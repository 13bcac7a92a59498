"""What of payments goes into the archive of one's own data."""

from uuid import uuid4

from wezer.core.testing import viewer
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay
from wezer.ledger.own_data.payments import Payments


def test_a_payment_called_like_a_formula_is_disarmed_in_the_statement_of_the_archive(join, val):
    fern, sage = join("Fern"), join("Sage")
    pay(by=viewer(fern), payer=fern, payee=sage, amounts=[Money(30, "VAL")], memo="=HYPERLINK(1)", key=uuid4().hex)

    ((name, content),) = Payments().files(sage, viewer(sage))

    assert name == "payments-val.csv" and b"'=HYPERLINK(1)" in content and b",=HYPERLINK" not in content
    assert Payments().export(sage, viewer(sage))["accounts"][0]["balance"] == "30"
