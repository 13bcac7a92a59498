"""A payment's page offers what its reader may do, says what waits for whom, and who undid what."""

import pytest
from django.urls import reverse

from wezer.core.acts.roles import grant_role
from wezer.core.models import Notice, Role
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.money import Money
from wezer.ledger.acts import agreements, payments, receipts
from wezer.ledger.acts.limits import set_authorisation
from wezer.ledger.models import Transaction
from wezer.ledger.refusals import NotPayee
from wezer.ledger.testing import balance

pytestmark = pytest.mark.django_db
SYSTEM = Viewer.system()


@pytest.fixture
def people(join, community):
    fern, sage, oak = join("Fern"), join("Sage"), join("Oak")
    grant_role(by=SYSTEM, role=Role.objects.get(group=community, key="gardener"), member=oak)
    return fern, sage, oak


def offered(client, member, one):
    client.force_login(member.user)
    page = client.get(reverse("wallet:movement", args=[one.uid]))
    return [name for name, _step in page.context["steps"]]


def asks(fern, sage):
    return payments.request_payment(by=viewer(sage), payer=fern, payee=sage, amounts=[Money(5, "VAL")])


def test_who_is_asked_pays_or_not_and_who_asked_cancels(people, val, client):
    fern, sage, _oak = people
    asked = asks(fern, sage)
    assert offered(client, fern, asked) == ["acceptance", "refusal"]
    assert offered(client, sage, asked) == ["cancellation"]


def test_what_was_agreed_ends_when_both_want_it_and_the_page_says_for_whom_it_waits(people, val, client):
    fern, sage, _oak = people
    asked = asks(fern, sage)
    agreements.accept(by=viewer(fern), transaction=asked)
    page = reverse("wallet:movement", args=[asked.uid])
    client.force_login(fern.user)
    said = client.post(reverse("wallet:step", args=[asked.uid, "cancellation"]), follow=True).content.decode()
    assert "It ends when the other side wants it, too." in said and "cancellation" not in offered(client, fern, asked)
    assert "Fern wants to cancel." in client.get(page).content.decode()
    assert "cancellation" in offered(client, sage, asked)
    client.post(reverse("wallet:step", args=[asked.uid, "cancellation"]))
    assert Transaction.objects.get(pk=asked.pk).state == "aborted"


def test_who_moderates_receives_for_nobody_and_undoes_nothing_of_their_own(people, val, eur, client, paid):
    fern, sage, oak = people
    outside = payments.pay(by=viewer(fern), payer=fern, payee=sage, amounts=[Money(500, "EUR")])
    assert offered(client, oak, outside) == [] and offered(client, sage, outside) == ["receipt", "cancellation"]
    own = paid(oak, sage, 3)
    assert "reversal" not in offered(client, oak, own)
    with pytest.raises(NotPayee):
        receipts.reverse(by=viewer(oak), transaction=own)
    assert (balance(oak), balance(sage)) == (-3, 3)


def test_both_sides_read_who_undid_a_payment(people, val, paid):
    fern, sage, oak = people
    made, given = paid(fern, sage, 3), paid(fern, sage, 4)
    receipts.reverse(by=viewer(oak), transaction=made)
    receipts.reverse(by=viewer(sage), transaction=given)
    deliver("ledger.")
    told = Notice.objects.filter(kind__in=("payment_undone", "payment_given_back")).order_by("id")
    assert [(one.member.name, one.kind, one.actor.name) for one in told] == [
        ("Fern", "payment_undone", "Oak"), ("Sage", "payment_undone", "Oak"), ("Fern", "payment_given_back", "Sage"),
    ]  # fmt: skip


def test_who_signed_is_not_asked_again(people, val, circle, client):
    fern, sage, _oak = people
    garden = circle("Garden", founder=fern)
    grant_role(by=SYSTEM, role=Role.objects.get(group=garden, key="wallet"), member=sage)
    set_authorisation(by=SYSTEM, party=garden, needs=2)
    other = payments.pay(by=viewer(fern, garden), payer=garden, payee=people[2], amounts=[Money(5, "VAL")])
    assert "signature" not in offered(client, fern, other) and "signature" in offered(client, sage, other)
