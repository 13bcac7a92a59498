"""Who is suspended settles what they owed before, by pages and by programs, and nothing else (core.md 2.1)."""

from datetime import timedelta

import pytest
from django.test import Client

from wezer.core.acts.membership import lift_suspension, suspend_member
from wezer.core.models import Belonging, BelongingState
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.permissions import can
from wezer.ledger.acts.agreements import reserve, settle
from wezer.ledger.acts.payments import accept_request, change_draft, pay, refuse, request_payment
from wezer.ledger.acts.receipts import reverse
from wezer.ledger.acts.schedules import schedule_payment
from wezer.ledger.models import State, Transaction
from wezer.ledger.refusals import NotPayee, NotPayer, OwesMore
from wezer.ledger.testing import balance, counts

pytestmark = pytest.mark.django_db


def val_of(units):
    return [Money(units, "VAL")]


def ask(payee, payer, units):
    return request_payment(by=viewer(payee), payer=payer, payee=payee, amounts=val_of(units))


def suspend(member):
    suspend_member(by=Viewer.system(), member=member, reason="Threats.")


def fresh(transaction):
    return Transaction.objects.select_related("payer", "payee").get(pk=transaction.pk)


@pytest.fixture
def owing(join, val, paid):
    """Fern has 20 VAL, was asked for 12 by Sage and for 30 by Mint, and is suspended then."""
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    paid(sage, fern, 20)
    asked = ask(sage, fern, 12), ask(mint, fern, 30)
    suspend(fern)
    return fern, sage, asked


def browser(member):
    client = Client()
    client.force_login(member.user)
    return client


def test_the_waiting_page_leads_to_what_is_open_and_there_it_is_paid(owing):
    fern, sage, (asked, other) = owing
    client = browser(fern)
    door = " ".join(client.get("/join/").content.decode().split())
    assert "Still to settle" in door and f'href="/wallet/movements/{asked.uid}/"' in door
    wallet = client.get("/wallet/").content.decode()
    assert "While you are suspended you settle" in wallet and 'class="btn primary" href="/wallet/pay/"' not in wallet
    page = client.get(f"/wallet/movements/{asked.uid}/").content.decode()
    assert "/acceptance/" in page and "/refusal/" in page
    assert client.post(f"/wallet/movements/{asked.uid}/acceptance/").status_code == 303
    assert client.post(f"/wallet/movements/{other.uid}/refusal/").status_code == 303
    assert (balance(fern), balance(sage), fresh(asked).state, fresh(other).state) == (8, -8, "completed", "refused")


def test_a_program_settles_alike_with_the_session_of_the_browser(owing):
    fern, sage, (asked, _other) = owing
    client = browser(fern)
    answer = client.post(f"/api/v1/ledger/transactions/{asked.uid}/acceptance", "{}", "application/json")
    assert (answer.status_code, answer.json()["state"], balance(fern)) == (200, "completed", 8)
    before = counts()
    sent = {"to": str(sage.uid), "payee": str(sage.uid), "amounts": [{"amount": "1", "currency": "VAL"}]}
    sent.pop("to")
    headers = {"Idempotency-Key": "k"}
    refused = client.post("/api/v1/ledger/transactions", sent, "application/json", headers=headers)
    assert (refused.status_code, refused.json()["code"], counts()) == (403, "not_payer", before)


def test_nobody_suspended_owes_anything_new(owing):
    fern, sage, (asked, other) = owing
    before = (counts(), facts_told())
    with pytest.raises(OwesMore):  # 30, out of 20
        accept_request(by=viewer(fern), transaction=fresh(other))
    for nothing_else in (
        lambda: pay(by=viewer(fern), payer=fern, payee=sage, amounts=val_of(1)),
        lambda: accept_request(by=viewer(fern), transaction=fresh(asked), on=now() + timedelta(days=2)),
        lambda: schedule_payment(
            by=viewer(fern), payer=fern, payee=sage, amounts=val_of(1), first_on=(now() + timedelta(days=2)).date()
        ),
        lambda: accept_request(by=viewer(sage), transaction=fresh(asked)),  # nor does another for them
    ):
        with pytest.raises(NotPayer):
            nothing_else()
    assert (counts(), facts_told(), balance(fern)) == (*before, 20)
    later = ask(sage, fern, 1)  # asked of them after it: a friend is no way around
    with pytest.raises(NotPayer):
        accept_request(by=viewer(fern), transaction=fresh(later))
    page = browser(fern).get(f"/wallet/movements/{later.uid}/").content.decode()
    assert "/acceptance/" not in page and "/refusal/" in page and fresh(later).state == State.PENDING
    with pytest.raises(NotPayer):  # nor does another say no for them
        refuse(by=viewer(sage), transaction=fresh(later))
    refuse(by=viewer(fern), transaction=fresh(later))  # what others ask holds nobody
    assert fresh(later).state == State.REFUSED


def test_what_was_asked_before_and_said_otherwise_since_is_new(owing):
    fern, sage, (asked, _other) = owing
    change_draft(
        by=viewer(sage), transaction=fresh(asked), amounts=val_of(20), memo="All of it", version=fresh(asked).version
    )
    with pytest.raises(NotPayer):
        accept_request(by=viewer(fern), transaction=fresh(asked))
    assert (balance(fern), fresh(asked).state) == (20, State.PENDING)


def test_nobody_suspended_gives_back_what_they_no_longer_have_nor_asks_for_more(join, val, paid):
    fern, sage = join("Fern"), join("Sage")
    given = paid(sage, fern, 30)
    paid(fern, sage, 30)
    suspend(fern)
    before = (counts(), balance(fern))
    for forbidden in (lambda: reverse(by=viewer(fern), transaction=fresh(given)), lambda: ask(fern, sage, 5)):
        with pytest.raises(NotPayee):
            forbidden()
    answer = browser(fern).post(f"/api/v1/ledger/transactions/{given.uid}/reversal", "{}", "application/json")
    assert (answer.status_code, counts(), balance(fern)) == (403, *before)
    lift_suspension(by=Viewer.system(), member=fern)
    reverse(by=viewer(fern), transaction=fresh(given))
    assert balance(fern) == -30


def test_who_is_excluded_settles_too(owing):
    fern, _sage, (asked, _other) = owing
    Belonging.objects.filter(member=fern, group__parent=None).update(
        state=BelongingState.EXCLUDED
    )  # writes: past a procedure
    client = browser(fern)
    assert f'href="/wallet/movements/{asked.uid}/"' in client.get("/join/").content.decode()
    assert client.post(f"/wallet/movements/{asked.uid}/acceptance/").status_code == 303
    assert (balance(fern), fresh(asked).state) == (8, State.COMPLETED)


def test_what_was_set_aside_before_is_paid_although_the_wallet_is_below_zero(join, val):
    fern, sage = join("Fern"), join("Sage")
    agreed = reserve(by=viewer(fern), payer=fern, payee=sage, amounts=val_of(25))
    with clock.at(now() + timedelta(minutes=1)):
        suspend(fern)
        settle(by=viewer(fern), transaction=fresh(agreed))
    assert (balance(fern), balance(sage), fresh(agreed).state) == (-25, 25, "completed")


def test_the_other_pages_of_the_wallet_stay_closed_and_so_does_all_of_it_to_others_outside(owing, join):
    fern, _sage, (asked, _other) = owing
    client = browser(fern)
    closed = ("/wallet/pay/", "/wallet/receive/", "/wallet/planned/", "/wallet/code/", "/wallet/rules/", "/directory/")
    assert {client.get(page)["Location"] for page in closed} == {"/join/"}
    assert client.post(f"/wallet/movements/{asked.uid}/reversal/").status_code == 404
    applicant = browser(join("Basil", state="applied"))
    assert [applicant.get(page).status_code for page in ("/wallet/", f"/wallet/movements/{asked.uid}/")] == [302, 302]
    assert browser(join("Elm")).get(f"/wallet/movements/{asked.uid}/").status_code == 404


def test_the_right_is_the_payers_and_ends_with_the_suspension(owing):
    fern, sage, (asked, _other) = owing
    assert [can(viewer(each), "ledger.settle_own", fresh(asked)) for each in (fern, sage)] == [True, False]
    assert not can(Viewer.anonymous(), "ledger.settle_own", fresh(asked))
    lift_suspension(by=Viewer.system(), member=fern)
    assert not can(viewer(fern), "ledger.settle_own", fresh(asked)) and can(viewer(fern), "ledger.pay", fern)
