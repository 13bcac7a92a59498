"""The wallet's pages: what members see and do without scripts."""

import re

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.utils.translation import override

from wezer.core.acts.membership import suspend_member
from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.money import Money
from wezer.ledger.acts.agreements import reserve
from wezer.ledger.acts.payments import pay, request_payment
from wezer.ledger.acts.receipts import confirm_receipt, reverse
from wezer.ledger.models import Account, AccountState, Currency, LimitRule, Ticket, Transaction
from wezer.ledger.refusals import NotPayer
from wezer.ledger.screens import Purse
from wezer.ledger.testing import account, balance

pytestmark = pytest.mark.django_db


def key_in(page):
    return re.search(r'name="key" value="([^"]+)"', page.content.decode())[1]


@pytest.fixture
def two(join, val, eur, like):
    return join("Fern"), join("Sage")


def test_paying_takes_three_steps_and_a_double_click_pays_once(client, two):
    fern, sage = two
    client.force_login(fern.user)
    order = {"to": "Sage", "amount_VAL": "60", "amount_EUR": "1,50", "memo": "Bread"}
    check = client.post("/wallet/pay/", {**order, "step": "check"})
    assert check.status_code == 200 and "becomes" in check.content.decode() and balance(fern) == 0
    confirmed = {**order, "to": str(sage.uid), "step": "pay", "key": key_in(check)}
    first, again = client.post("/wallet/pay/", confirmed), client.post("/wallet/pay/", confirmed)
    made = Transaction.objects.get()
    assert first.status_code == 303 and first["Location"] == again["Location"] == f"/wallet/movements/{made.uid}/"
    assert (balance(fern), balance(sage), made.state) == (-60, 60, "confirming")


def test_a_refusal_stands_beside_its_amount_and_keeps_what_was_typed(client, two):
    fern, sage = two
    client.force_login(fern.user)
    order = {"to": str(sage.uid), "amount_VAL": "501", "memo": "Too much", "step": "pay", "key": "k-1"}
    answer = client.post("/wallet/pay/", order)
    page = answer.content.decode()
    assert answer.status_code == 422 and "your limit is −500" in page and 'value="501"' in page and "Too much" in page
    assert not Transaction.objects.exists()


@pytest.mark.parametrize("step", ["check", "pay"])
def test_paying_oneself_is_refused_beside_the_payee_before_anything_is_checked(client, two, step):
    fern, _sage = two
    client.force_login(fern.user)
    for typed in ("Fern", str(fern.uid)):
        answer = client.post("/wallet/pay/", {"to": typed, "amount_VAL": "5", "step": step, "key": "k-1"})
        page = answer.content.decode()
        assert (answer.status_code, "becomes" in page, 'value="5"' in page) == (422, False, True)
        assert re.search(r'id="id_to-error".{,150}<span>Who pays and who is paid are the same', page)
    assert not Transaction.objects.exists()


@pytest.mark.parametrize("typed", ["0", "-5", "10.5", "1e3", "１２", "abc", "9" * 17])
def test_what_is_no_amount_is_said_next_to_it(client, two, typed):
    fern, sage = two
    client.force_login(fern.user)
    answer = client.post("/wallet/pay/", {"to": str(sage.uid), "amount_VAL": typed, "step": "check"})
    assert answer.status_code == 422 and 'id="id_amount_VAL-error"' in answer.content.decode()
    assert not Transaction.objects.exists()


def test_several_people_of_one_name_are_offered(client, join, two):
    fern, _sage = two
    first, second = join("Mint"), join("Mint", login=False)
    client.force_login(fern.user)
    page = client.post("/wallet/pay/", {"to": "mint", "amount_VAL": "5", "step": "check"}).content.decode()
    assert str(first.uid) in page and str(second.uid) in page


def test_the_receipt_is_for_its_parties(client, join, two, paid):
    fern, sage = two
    made = paid(fern, sage, 50)
    for who, status in ((fern, 200), (sage, 200), (join("Mint"), 404)):
        client.force_login(who.user)
        assert client.get(f"/wallet/movements/{made.uid}/").status_code == status


def test_a_request_is_answered_by_its_payer_on_its_page(client, two):
    fern, sage = two
    asked = request_payment(by=viewer(sage), payer=fern, payee=sage, amounts=[Money(20, "VAL")], memo="Eggs", key="r")
    client.force_login(sage.user)
    assert "acceptance/" not in client.get(f"/wallet/movements/{asked.uid}/").content.decode()
    client.force_login(fern.user)
    assert "acceptance/" in client.get(f"/wallet/movements/{asked.uid}/").content.decode()
    assert client.post(f"/wallet/movements/{asked.uid}/acceptance/").status_code == 303
    assert (balance(fern), balance(sage)) == (-20, 20)


def test_only_the_payee_confirms_a_receipt(client, two, paid):
    fern, sage = two
    made = paid(fern, sage, 1500, "EUR")
    client.force_login(fern.user)
    assert client.post(f"/wallet/movements/{made.uid}/receipt/").status_code == 403
    client.force_login(sage.user)
    assert client.post(f"/wallet/movements/{made.uid}/receipt/").status_code == 303
    made.refresh_from_db()
    assert made.state == "completed" and balance(fern, "EUR") == 0


def test_a_refund_is_confirmed_on_the_page_of_what_it_gives_back(client, two, val, eur):
    fern, sage = two
    made = pay(by=viewer(fern), payer=fern, payee=sage, amounts=[Money(5, "VAL"), Money(1500, "EUR")])
    confirm_receipt(by=viewer(sage), transaction=made)
    counter = reverse(by=viewer(sage), transaction=made)
    client.force_login(fern.user)
    page, back = (client.get(f"/wallet/movements/{one.uid}/").content.decode() for one in (made, counter))
    assert ("refund-receipt/" in page, "receipt/" in back, "cancellation/" in back) == (True, False, False)
    assert f"/wallet/movements/{made.uid}/" in back
    assert client.post(f"/wallet/movements/{counter.uid}/receipt/").status_code == 409


def test_a_ticket_is_shown_as_a_code_and_paid_by_another(client, two):
    fern, sage = two
    client.force_login(sage.user)
    client.post("/wallet/receive/", {"amount_VAL": "15", "memo": "Jam", "key": "t-1"})
    ticket = Ticket.objects.get()
    assert client.get(f"/wallet/tickets/{ticket.uid}/code.svg")["Content-Type"] == "image/svg+xml"
    client.force_login(fern.user)
    found = client.post("/wallet/code/", {"code": ticket.code})
    assert found["Location"] == f"/wallet/tickets/{ticket.uid}/"
    client.post(f"/wallet/tickets/{ticket.uid}/payment/", {"key": "p-1"})
    assert (balance(fern), balance(sage)) == (-15, 15)


def test_the_statement_is_the_same_on_the_page_and_in_files(client, two, paid):
    fern, sage = two
    paid(fern, sage, 50, memo="=1+1")
    client.force_login(fern.user)
    address = f"/wallet/statement/{account(fern).uid}/"
    assert "−50" in client.get(address).content.decode()
    assert "'=1+1" in client.get(f"{address}csv/").content.decode()
    assert client.get(f"{address}json/").json()["entries"][0]["balance_after"] == "-50"
    client.force_login(sage.user)
    assert client.get(address).status_code == 404


def test_the_wallet_says_what_may_still_be_paid_down_to_the_limit(client, two, paid):
    fern, sage = two
    paid(fern, sage, 51)
    reserve(by=viewer(sage), payer=fern, payee=sage, amounts=[Money(83, "VAL")])
    paid(fern, sage, 100, "EUR")
    client.force_login(fern.user)
    val, eur = account(fern), account(fern, "EUR")
    said, unbound = "Set aside: 83\u00a0VAL. May still be paid: 366\u00a0VAL.", "May still be paid: no limit."
    wallet, asked = (client.get(address).content.decode() for address in ("/wallet/", "/wallet/pay/"))
    assert [(said in page, unbound in page, "Free" in page) for page in (wallet, asked)] == [(True, True, False)] * 2
    statements = [client.get(f"/wallet/statement/{each.uid}/").content.decode() for each in (val, eur)]
    assert (said in statements[0], unbound in statements[1]) == (True, True)
    files = [client.get(f"/wallet/statement/{each.uid}/json/").json() for each in (val, eur)]
    shown = [(each["balance"], each["reserved"], each["room_to_pay"]) for each in files]
    assert shown == [("-51", "83", "366"), ("-1.00", "0.00", None)]
    read = {each["currency"]: each for each in client.get("/api/v1/ledger/accounts").json()}
    assert (read["VAL"]["available"]["amount"], read["VAL"]["room_to_pay"]["amount"]) == ("-134", "366")
    assert read["EUR"]["room_to_pay"] is None
    suspended = Account(balance=40, floor=0, state=AccountState.SUSPENDED)
    assert suspended.room_to_pay == 0, "from what is not open nothing is paid"
    with override("fr"):
        assert "Peut encore être payé" in str(
            render_to_string("ledger/wallet/_room.html", {"purse": Purse(val, val.currency, 0)})
        )


@pytest.mark.parametrize("number", [2, 25])
def test_the_wallet_takes_few_statements_whatever_there_is(client, two, paid, number, django_assert_max_num_queries):
    fern, sage = two
    for _each in range(number):
        paid(fern, sage, 1)
        paid(fern, sage, 100, "EUR")
    client.force_login(fern.user)
    client.get("/wallet/")
    with django_assert_max_num_queries(12):
        assert client.get("/wallet/").status_code == 200


@pytest.mark.parametrize("number", [5, 45])
def test_the_statement_takes_few_statements_whatever_there_is(client, two, paid, number, django_assert_max_num_queries):
    fern, sage = two
    for _each in range(number):
        paid(fern, sage, 1)
    client.force_login(fern.user)
    address = f"/wallet/statement/{account(fern).uid}/"
    client.get(address)
    with django_assert_max_num_queries(8):
        client.get(address)


def test_a_group_wallet_is_seen_and_used_by_its_holders(client, circle, two):
    fern, sage = two
    garden = circle("Garden", founder=fern)
    client.force_login(fern.user)
    assert client.get(f"/wallet/of/{garden.uid}/").status_code == 200
    form = client.get(f"/wallet/pay/?acting_for={garden.uid}").content.decode()
    assert f'action="/wallet/pay/?acting_for={garden.uid}"' in form
    client.post(
        "/wallet/pay/",
        {"to": str(sage.uid), "amount_VAL": "30", "step": "pay", "key": "g", "acting_for": str(garden.uid)},
    )
    assert (balance(garden), balance(fern)) == (-30, 0)
    client.force_login(sage.user)
    assert client.get(f"/wallet/of/{garden.uid}/").status_code == 404
    grant_role(by=Viewer.system(), role=Role.objects.get(group=garden, key="wallet"), member=sage)
    assert client.get(f"/wallet/of/{garden.uid}/").status_code == 200


def test_the_wizard_shows_before_it_opens(client, gardener, two):
    client.force_login(gardener.user)
    typed = {"kind": "mutual_credit", "name": "Talent", "code": "TAL", "display_format": "decimal", "floor": "-300", "ceiling": "300",
             "seen_by": "owner", "anchor": "60 TAL = 1 h"}  # fmt: skip
    page = client.post("/garden/currencies/new/", {**typed, "step": "preview"}).content.decode()
    assert "up to 300 TAL" in page and not Currency.objects.filter(code="TAL").exists()
    assert client.post("/garden/currencies/new/", {**typed, "step": "create"}).status_code == 303
    made = Currency.objects.get(code="TAL")
    assert (made.rule("floor"), made.rule("ceiling"), made.rule("value_scale")) == (
        -300,
        300,
        [[60.0, "TAL", 1.0, "h"]],
    )
    client.force_login(two[0].user)
    assert client.get("/garden/currencies/").status_code == 404


def test_a_limit_says_whom_it_would_touch_before_it_is_set(client, gardener, two, paid):
    fern, sage = two
    paid(fern, sage, 200)
    client.force_login(gardener.user)
    typed = {"side": "floor", "units": "-100"}
    page = client.post("/garden/currencies/VAL/limits/", {**typed, "step": "preview"}).content.decode()
    assert "2 wallets would change" in page and "One lies beyond" in page and not LimitRule.objects.exists()
    client.post("/garden/currencies/VAL/limits/", {**typed, "step": "save"})
    assert LimitRule.objects.get().units == -100
    answer = client.post(
        "/garden/currencies/VAL/limits/", {"side": "floor", "preset": "own", "expression": "1 + foo", "step": "save"}
    )
    assert answer.status_code == 422 and "foo" in answer.content.decode()


def test_a_suspended_member_pays_nothing(client, gardener, two):
    fern, sage = two
    suspend_member(by=viewer(gardener), member=fern, reason="a test")
    client.force_login(fern.user)
    answer = client.post("/wallet/pay/", {"to": str(sage.uid), "amount_VAL": "5", "step": "pay", "key": "x"})
    assert answer["Location"] == "/join/"  # where those who are not inside read how things stand
    with pytest.raises(NotPayer):
        pay(by=viewer(fern), payer=fern, payee=sage, amounts=[Money(5, "VAL")])
    assert not Transaction.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_statement_is_printed_by_the_worker_for_its_holder(client, two, paid):
    fern, sage = two
    paid(fern, sage, 50, memo="Apple press")
    client.force_login(fern.user)
    asked = client.post(f"/wallet/statement/{account(fern).uid}/print/")
    waiting = asked["Location"]
    assert "being drawn" in client.get(waiting).content.decode()
    call_command("db_worker", batch=True, interval=0, verbosity=0)
    assert b"".join(client.get(waiting).streaming_content).startswith(b"%PDF")
    client.force_login(sage.user)
    assert client.get(waiting).status_code == 404
    assert client.get(waiting.replace(str(account(fern).uid), str(account(sage).uid))).status_code == 404


def test_a_members_page_leads_to_paying_them_but_never_oneself(client, two):
    fern, sage = two
    client.force_login(fern.user)
    theirs, own = (client.get(f"/m/{each.uid}/").content.decode() for each in two[::-1])
    assert f'href="/wallet/pay/?to={sage.uid}"' in theirs and f"/wallet/pay/?to={fern.uid}" not in own


def test_who_is_paid_stays_a_name_when_the_amount_is_wrong_or_something_is_changed(client, two):
    fern, sage = two
    client.force_login(fern.user)
    order = {"to": str(sage.uid), "amount_VAL": "many", "step": "check"}
    wrong = client.post("/wallet/pay/", order).content.decode()
    changed = client.post("/wallet/pay/", {**order, "amount_VAL": "60", "step": "change"}).content.decode()
    assert [
        (">Sage<" in page, f'value="{sage.uid}"' in page, 'type="text" name="to"' in page) for page in (wrong, changed)
    ] == [(True, True, False)] * 2
    assert client.get(f"/wallet/pay/?to={'x' * 36}").status_code == 200


@pytest.mark.parametrize("address", ["/wallet/pay/", "/wallet/receive/", "/wallet/planned/new/"])
def test_where_there_is_no_currency_a_payment_says_so_and_leads_who_may_to_them(client, join, gardener, address):
    client.force_login(join("Fern").user)
    page = client.get(address).content.decode()
    assert "No currency to pay in yet" in page and "How much" not in page
    assert "/garden/currencies/" not in page
    client.force_login(gardener.user)
    assert 'href="/garden/currencies/"' in client.get(address).content.decode()


def test_where_one_may_only_thank_no_amount_is_asked_for(client, join, like):
    client.force_login(join("Fern").user)
    page = client.get("/wallet/pay/").content.decode()
    assert "A word of thanks, if you like" in page and "How much" not in page and "No currency to pay in" not in page
