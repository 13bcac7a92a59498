"""The walk of two members by the API alone: from an invitation to the thread of life and the audit, with one token each."""

from uuid import uuid4

import pytest
from django.test import Client

from wezer.api.testing import Caller
from wezer.ledger.audit import audit

pytest_plugins = ["wezer.exchange.testing"]

PRICE = [
    {"amount": "120", "currency": "VAL"},
    {"amount": "15.00", "currency": "EUR"},
    {"amount": "1", "currency": "MERCI"},
]


@pytest.fixture
def merci(community):
    from wezer.core.viewer import Viewer
    from wezer.ledger.acts.currencies import create_currency

    return create_currency(by=Viewer.system(), code="MERCI", name="Merci", kind="gratitude", display_format="counter")


def done(answer, status=200):
    assert answer.status_code == status, answer.content
    return answer.json()


def entries(caller, currency):
    """(amount, balance after, payment) of the caller's statement, newest first."""
    held = {one["currency"]: one["uid"] for one in done(caller.get("ledger/accounts"))}
    return [
        (one["amount"]["amount"], one["balance_after"]["amount"], one["transaction"])
        for one in done(caller.get(f"ledger/accounts/{held[currency]}/entries"))["items"]
    ]


def test_two_members_agree_pay_in_three_currencies_and_evaluate_each_other(val, eur, merci, join, criteria):
    fern, mint = join("Fern"), join("Mint", state="left")
    helps = Caller.of(fern, "*")

    # Invitation: Fern makes it, Mint takes it with her session, since those outside send no programs. It serves once.
    invitation = done(helps.post("core/invitations", {"days": 3}, key=uuid4().hex), 201)
    outside = Client()
    outside.force_login(mint.user)
    taken = outside.post("/api/v1/core/me/invitation", {"token": invitation["token"]}, "application/json")
    assert (done(taken)["member"]["uid"], done(taken)["state"]) == (str(mint.uid), "member")
    assert [one["uses"] for one in done(helps.get("core/invitations"))["items"]] == [1]
    asks = Caller.of(mint, "*")

    # Profile, want, reply, counter-offer.
    assert asks.send("put", "core/me/profile/tagline", {"value": "I grow herbs."}).status_code == 204
    assert "I grow herbs." in helps.get(f"core/members/{mint.uid}").content.decode()
    sent = {"sense": "want", "title": "Mend my garden gate", "prices": [{"amount": "90", "currency": "VAL"}]}
    want = done(asks.post("exchange/announcements", sent, key=uuid4().hex), 201)
    assert [one["uid"] for one in done(helps.get("exchange/announcements?sense=want"))["items"]] == [want["uid"]]
    reply = done(
        helps.post(f"exchange/announcements/{want['uid']}/replies", {"message": "I can."}, key=uuid4().hex), 201
    )
    where = f"exchange/replies/{reply['uid']}"
    assert [one["uid"] for one in done(asks.get("exchange/me/waiting-replies"))] == [reply["uid"]]
    countered = done(
        asks.post(f"{where}/terms", {"prices": PRICE, "message": "And a hinge.", "seen": 1}, key=uuid4().hex), 201
    )
    assert (countered["state"], countered["terms"]["prices"]) == ("countered", PRICE)

    # Accepted: set aside, nothing moved. Delivered, paid once however often it is sent, euros confirmed.
    agreed = done(helps.post(f"{where}/steps/acceptance", {"seen": 2}))
    assert agreed["state"] == "accepted"
    vals = next(one for one in done(asks.get("ledger/accounts")) if one["currency"] == "VAL")
    assert (vals["balance"]["amount"], vals["reserved"]["amount"], vals["available"]["amount"]) == ("0", "120", "-120")
    assert done(helps.post(f"{where}/steps/delivery", {}))["state"] == "delivered"
    key = uuid4().hex
    paid = done(asks.post(f"{where}/payment", key=key), 201)
    again = asks.post(f"{where}/payment", key=key)
    assert (again.status_code, again["Idempotent-Replay"]) == (200, "true")
    assert paid["state"] == "confirming"
    assert done(helps.post(f"{where}/steps/receipt", {}))["state"] == "evaluating"

    # Both statements name the one payment, in each currency.
    one = paid["transaction"]
    assert entries(asks, "VAL") == [("-120", "-120", one)] and entries(helps, "VAL") == [("120", "120", one)]
    assert entries(asks, "EUR") == [("15.00", "0.00", one), ("-15.00", "-15.00", one)]
    assert entries(helps, "EUR") == [("-15.00", "0.00", one), ("15.00", "15.00", one)]
    assert entries(helps, "MERCI") == [("1", "1", one)]
    receipt = done(helps.get(f"ledger/transactions/{one}"))
    assert receipt["state"] == "completed" and sorted(
        (each["currency"], each["amount"]) for each in receipt["amounts"]
    ) == sorted((each["currency"], each["amount"]) for each in PRICE)

    # Two evaluations, double blind.
    marks = {"values": {each.key: 2 for each in criteria}}
    done(asks.post(f"{where}/evaluation", {**marks, "comment": "Quickly done."}, key=uuid4().hex), 201)
    assert "Quickly done." not in helps.get(f"{where}/evaluations").content.decode()
    done(helps.post(f"{where}/evaluation", {**marks, "comment": "Good company."}, key=uuid4().hex), 201)
    for caller in (helps, asks):
        assert sorted(each["comment"] for each in done(caller.get(f"{where}/evaluations"))) == [
            "Good company.",
            "Quickly done.",
        ]
    assert done(asks.get(f"exchange/parties/{fern.uid}/reputation"))["ratings"] == 1

    # The thread of life runs from the want over the agreement to the payment, for the two of them only.
    thread = done(asks.get(f"workflow/threads/exchange/announcement/{want['uid']}"))
    assert [each["thing"] for each in thread["after"]] == [
        f"exchange.reply/{reply['uid']}",
        f"ledger.transaction/{one}",
    ]
    thread = done(helps.get(f"workflow/threads/ledger/transaction/{one}"))
    assert next(each["title"] for each in thread["before"]) == "Mend my garden gate"
    basil = Caller.of(join("Basil"), "*")
    assert basil.get(f"workflow/threads/ledger/transaction/{one}").status_code == 404
    assert done(basil.get(f"workflow/threads/exchange/announcement/{want['uid']}"))["after"] == []
    assert basil.get(f"workflow/threads/no/such/{one}").status_code == 404

    # And every balance is what its entries say.
    report = audit()
    assert (report.findings, report.is_clean) == ([], True)
