import pytest

from wezer.core.viewer import Viewer
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay
from wezer.ledger.models import *  # noqa
from wezer.ledger.refusals import *  # noqa
from wezer.ledger.testing import balance

pytest_plugins = []

def test_pay(join, val, eur, like, paid, django_assert_num_queries):
    a, b = join("Fern"), join("Sage")
    t = paid(a, b, 50, key="k")
    assert (t.state, balance(a), balance(b)) == ("completed", -50, 50)
    t2 = paid(a, b, 50, key="k")
    assert t2.pk == t.pk
    with pytest.raises(IdempotencyConflict):
        paid(a, b, 60, key="k")
    with pytest.raises(LimitMin) as e:
        paid(a, b, 451)
    print(e.value)
    m = pay(by=Viewer.of(a), payer=a, payee=b, amounts=[Money(20, "VAL"), Money(1500, "EUR"), Money(1, "LIKE")])
    assert m.state == "confirming"
    with django_assert_num_queries(4) as q:
        paid(a, b, 10)
    for x in q.captured_queries: print(x["sql"][:150])
