"""The ledger by its API: the same acts, the same refusals, once per key."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from wezer.api.testing import Caller
from wezer.ledger.models import Transaction
from wezer.ledger.testing import account, balance, counts


@pytest.fixture
def fern(join):
    return join("Fern")


@pytest.fixture
def sage(join):
    return join("Sage")


def order(payee, amount="60", currency="VAL", **more):
    return {"payee": str(payee.uid), "amounts": [{"amount": amount, "currency": currency}], **more}


def test_a_payment_is_made_once_per_key(val, fern, sage):
    call = Caller.of(fern, "ledger:write")

    first = call.post("ledger/transactions", order(sage, description="bread"), key="k1")
    again = call.post("ledger/transactions", order(sage, description="bread"), key="k1")
    other = call.post("ledger/transactions", order(sage, "61", description="bread"), key="k1")

    told = first.json()
    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 409)
    assert (told["state"], told["payer"]["name"], told["payee"]["name"]) == ("completed", "Fern", "Sage")
    assert told["amounts"] == [{"amount": "60", "currency": "VAL"}] and told["description"] == "bread"
    assert again.json()["uid"] == told["uid"] and again["Idempotent-Replay"] == "true"
    assert other.json()["code"] == "idempotency_conflict"
    assert (balance(fern), balance(sage), counts()) == (-60, 60, (1, 2))


def test_what_came_back_is_what_the_page_of_the_payment_says(val, eur, fern, sage):
    call = Caller.of(fern, "*")
    body = {
        "payee": str(sage.uid),
        "amounts": [{"amount": "60", "currency": "VAL"}, {"amount": "2.50", "currency": "EUR"}],
    }
    made = call.post("ledger/transactions", body, key="k").json()
    read = call.get(f"ledger/transactions/{made['uid']}").json()
    assert {name: read[name] for name in made} == made and read["stands_still"] is False
    assert [row["state"] for row in read["log"]] == ["confirming"]

    assert Caller.of(sage, "*").post(f"ledger/transactions/{made['uid']}/receipt").json()["state"] == "completed"
    assert call.post(f"ledger/transactions/{made['uid']}/receipt").json()["code"] in ("not_payee", "invalid_transition")


@pytest.mark.parametrize("amount", ["0", "-5", "10.555", "1e3", "１２", "", "1000000000000001", "1,5", " 5", 5, None])
def test_amounts_that_are_no_amounts(amount, eur, fern, sage):
    answer = Caller.of(fern, "*").post("ledger/transactions", order(sage, amount, "EUR"), key="k")
    assert (answer.status_code, answer.json()["code"]) == (422, "amount_invalid")
    assert counts() == (0, 0)


def test_bad_input_is_refused_with_its_code_and_writes_nothing(val, fern, sage):
    call = Caller.of(fern, "*")
    nobody = {"payee": str(uuid4()), "amounts": [{"amount": "5", "currency": "VAL"}]}
    for body, status, code in [
        (order(fern), 422, "same_account"),
        (nobody, 404, "account_unknown"),
        (order(sage, currency="NONE"), 422, "currency_not_available"),
        (order(sage, description="x" * 501), 422, "description_too_long"),
        (order(sage, "501"), 422, "limit_min"),
        (order(sage, payer=str(sage.uid)), 403, "not_payer"),
        ({**order(sage), "amounts": []}, 422, "too_short"),
    ]:
        answer = call.post("ledger/transactions", body, key=uuid4().hex)
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.json()
    assert call.post("ledger/transactions", order(sage)).json()["code"] == "key_required"
    assert counts() == (0, 0)


def test_a_refusal_is_in_the_language_of_the_caller(val, fern, sage):
    answer = Caller.of(fern, "*").post("ledger/transactions", order(sage, "x"), key="k", language="fr")
    assert answer["Content-Language"] == "fr" and answer.json()["code"] == "amount_invalid"


def test_a_stranger_does_not_find_a_payment(val, fern, sage, join):
    made = Caller.of(fern, "*").post("ledger/transactions", order(sage), key="k").json()
    stranger = Caller.of(join("Mint"), "*")
    assert stranger.get(f"ledger/transactions/{made['uid']}").status_code == 404
    assert stranger.post(f"ledger/transactions/{made['uid']}/reversal").status_code == 404
    draft = Caller.of(fern, "*").post("ledger/transactions", order(sage, mode="draft"), key="d").json()
    assert Caller.of(sage, "*").get(f"ledger/transactions/{draft['uid']}").status_code == 404
    assert Caller.of(fern, "*").get("ledger/transactions?which=drafts").json()["items"][0]["uid"] == draft["uid"]


def test_a_request_is_answered_and_a_stale_version_is_told(val, fern, sage):
    asks, pays = Caller.of(sage, "*"), Caller.of(fern, "*")
    body = {"mode": "request", "payer": str(fern.uid), "amounts": [{"amount": "5", "currency": "VAL"}]}
    asked = asks.post("ledger/transactions", body, key="k").json()
    assert asked["state"] == "pending"
    assert [one["uid"] for one in pays.get("ledger/transactions?which=waiting").json()["items"]] == [asked["uid"]]

    stale = pays.post(f"ledger/transactions/{asked['uid']}/acceptance", {"version": 7})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")
    assert pays.post(f"ledger/transactions/{asked['uid']}/acceptance").json()["state"] == "completed"
    again = pays.post(f"ledger/transactions/{asked['uid']}/refusal")
    assert (again.status_code, again.json()["code"]) == (409, "invalid_transition")
    assert pays.post(f"ledger/transactions/{asked['uid']}/nonsense").status_code == 422


def test_a_group_pays_through_who_holds_its_wallet(val, fern, sage, circle):
    garden = circle("Garden", founder=fern)
    answer = Caller.of(fern, "*").post("ledger/transactions", order(sage), key="k", acting_for=garden.uid)
    assert (answer.status_code, answer.json()["payer"]["name"]) == (201, "Garden")
    assert (
        Caller.of(sage, "*").post("ledger/transactions", order(fern), key="k", acting_for=garden.uid).status_code == 403
    )


def test_accounts_and_statements_are_read_page_by_page(val, fern, sage):
    call = Caller.of(fern, "*")
    for number in range(5):
        call.post("ledger/transactions", order(sage, str(number + 1)), key=f"k{number}")
    [account] = call.get("ledger/accounts").json()
    assert account["balance"] == {"amount": "-15", "currency": "VAL"}
    first = call.get(f"ledger/accounts/{account['uid']}/entries?limit=3").json()
    rest = call.get(f"ledger/accounts/{account['uid']}/entries?limit=3&after={first['next']}").json()
    amounts = [entry["amount"]["amount"] for entry in first["items"] + rest["items"]]
    assert amounts == ["-5", "-4", "-3", "-2", "-1"] and rest["next"] is None
    csv = call.get(f"ledger/accounts/{account['uid']}/statement.csv")
    assert csv["Content-Type"].startswith("text/csv") and csv.content.decode().count("\r\n") == 6
    assert len(call.get(f"ledger/accounts/{account['uid']}/statement.json").json()["entries"]) == 5
    stranger = Caller.of(sage, "*")
    assert stranger.get(f"ledger/accounts/{account['uid']}/entries").status_code == 404
    assert stranger.get(f"ledger/accounts?party={fern.uid}").json() == []


def test_a_batch_is_paid_once_all_or_nothing(val, fern, sage, join):
    mint = join("Mint")
    call = Caller.of(fern, "*")
    body = {"items": [order(sage, "5"), order(mint, "6")]}
    made = call.post("ledger/batches", body, key="b")
    assert (
        made.status_code == 201 and [one["transaction"]["state"] for one in made.json()["results"]] == ["completed"] * 2
    )
    assert call.post("ledger/batches", body, key="b")["Idempotent-Replay"] == "true"
    assert balance(fern) == -11
    failing = {"items": [order(sage, "5"), order(mint, "900")]}
    assert call.post("ledger/batches", failing, key="c").status_code == 422
    each = call.post("ledger/batches", {**failing, "mode": "each"}, key="d").json()["results"]
    assert (each[0]["refused"], each[1]["refused"]["code"]) == (None, "limit_min")
    assert balance(fern) == -16


def test_h16_the_item_that_refuses_a_batch_is_named_by_its_index(val, fern, sage):
    call = Caller.of(fern, "*")
    for wrong, code in ((order(fern, "5"), "same_account"), (order(sage, "496"), "limit_min")):
        items = [order(sage, "5")] * 100
        items[76] = wrong
        answer = call.post("ledger/batches", {"items": items}, key=code)
        said = answer.json()
        assert (answer.status_code, said["code"], said["detail"]["index"]) == (422, code, 76)
        assert said["detail"]["item"]["code"] == code and "77" in said["message"]
    assert counts() == (0, 0)


def test_h11_a_program_sets_nothing_aside_in_the_wallet_of_another(val, fern, sage):
    answer = Caller.of(sage, "*").post(
        "ledger/transactions", {**order(sage, "250"), "payer": str(fern.uid), "mode": "agree"}, key="a"
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "not_payer")
    assert counts() == (0, 0)


def test_h11_a_program_calls_no_agreement_off_for_one_party_alone(val, fern, sage):
    ours, theirs = Caller.of(fern, "*"), Caller.of(sage, "*")
    made = ours.post("ledger/transactions", {**order(sage, "250"), "mode": "agree"}, key="a").json()
    steps = f"ledger/transactions/{made['uid']}"
    assert ours.post(f"{steps}/release").json()["state"] == "accepted"
    assert account(fern).reserved == 250
    assert theirs.post(f"{steps}/release").json()["state"] == "aborted"
    assert account(fern).reserved == 0


def test_tickets_schedules_thanks_and_the_head_of_the_chain(val, like, fern, sage):
    asks, pays = Caller.of(sage, "*"), Caller.of(fern, "*")
    ticket = asks.post("ledger/tickets", {"amounts": [{"amount": "7", "currency": "VAL"}]}, key="t").json()
    assert pays.post("ledger/tickets/lookup", {"code": ticket["code"]}).json()["code"] is None
    paid = pays.post("ledger/ticket-payments", {"code": ticket["code"]}, key="p")
    again = pays.post("ledger/ticket-payments", {"code": ticket["code"]}, key="p")
    assert (paid.status_code, again.status_code, balance(fern)) == (201, 200, -7)
    for _ in range(5):
        wrong = pays.post("ledger/ticket-payments", {"code": "WRONG"}, key=uuid4().hex)
    assert wrong.status_code == 429

    plan = pays.post("ledger/schedules", order(sage, first_on="2030-01-31", count=3), key="s").json()
    assert [one["due_on"] for one in plan["occurrences"]] == ["2030-01-31", "2030-02-28", "2030-03-31"]
    assert pays.send("delete", f"ledger/schedules/{plan['uid']}").status_code == 204
    thanks = pays.post("ledger/thanks", {"receiver": str(sage.uid), "currency": "LIKE"}, key="l")
    assert thanks.status_code == 201, thanks.json()
    assert pays.get("ledger/audit/head").json()["seq"] == 0
    assert pays.get("ledger/currencies").json()[0]["code"] == "VAL"


def test_a_payment_by_api_takes_few_statements(val, fern, sage, django_assert_max_num_queries):
    call = Caller.of(fern, "ledger:write")
    call.post("ledger/transactions", order(sage), key="first")

    # Token, whether its member is inside (a statement of its own), payee, the act's begin and end, its fact; the primitive is one call on PostgreSQL, plain SQL on
    # SQLite.
    with django_assert_max_num_queries(7 if connection.vendor == "postgresql" else 19):
        assert call.post("ledger/transactions", order(sage), key="second").status_code == 201


@pytest.mark.django_db(transaction=True)
def test_the_same_payment_twice_at_the_same_moment_pays_once(val, fern, sage):
    secret = Caller.of(fern, "*").secret
    Caller(secret).get("ledger/accounts")
    start, answers = threading.Barrier(4), []

    def pay():
        try:
            caller = Caller(secret)
            start.wait()
            answers.append(caller.post("ledger/transactions", order(sage), key="same"))
        finally:
            connection.close()

    threads = [threading.Thread(target=pay) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert balance(sage) == 60 and Transaction.objects.count() == 1
