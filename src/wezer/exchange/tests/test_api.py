"""The market by its API: from a want to the words both exchange, and who may not."""

from uuid import uuid4

import pytest

from wezer.api.testing import Caller
from wezer.ledger.testing import balance

PRICES = [{"amount": "120", "currency": "VAL"}, {"amount": "15.00", "currency": "EUR"}]


@pytest.fixture
def fern(join):
    return join("Fern")


@pytest.fixture
def sage(join):
    return join("Sage")


def key():
    return uuid4().hex


def test_the_walk_from_a_want_to_two_evaluations(val, eur, fern, sage, criteria):
    wants, gives = Caller.of(fern, "*"), Caller.of(sage, "*")
    want = wants.post(
        "exchange/announcements", {"sense": "want", "title": "Two bicycles tuned", "prices": PRICES}, key=key()
    )
    assert want.status_code == 201, want.json()
    uid = want.json()["uid"]
    assert [one["title"] for one in gives.get("exchange/announcements?sense=want").json()["items"]] == [
        "Two bicycles tuned"
    ]

    reply = gives.post(f"exchange/announcements/{uid}/replies", {"message": "Gladly"}, key=key()).json()
    where = f"exchange/replies/{reply['uid']}"
    assert reply["payer"]["name"] == "Fern" and "withdraw" in " ".join(reply["steps"])
    countered = gives.post(f"{where}/terms", {"prices": PRICES, "note": "with new pads", "seen": 1}, key=key())
    assert countered.status_code == 201, countered.json()
    assert wants.post(f"{where}/messages", {"body": "Fine!"}).status_code == 204
    assert len(wants.get(f"{where}/conversation").json()) == 3
    stale = wants.post(f"{where}/steps/acceptance", {"seen": 1})
    assert stale.status_code == 409
    assert wants.post(f"{where}/steps/acceptance", {"seen": 2}).json()["state"] == "accepted"
    assert wants.post(f"{where}/steps/delivery", {}).status_code == 403
    assert gives.post(f"{where}/steps/delivery", {}).json()["state"] == "delivered"
    pay = key()
    paid = wants.post(f"{where}/payment", key=pay)
    again = wants.post(f"{where}/payment", key=pay)
    assert (paid.status_code, again.status_code, paid.json()["state"]) == (201, 200, "confirming"), paid.json()
    assert gives.post(f"{where}/steps/receipt", {}).json()["state"] == "evaluating"
    assert (balance(fern), balance(sage)) == (-120, 120)

    marks = {one.key: 2 for one in criteria}
    assert wants.post(f"{where}/evaluation", {"values": marks, "comment": "Swift"}, key=key()).status_code == 201
    assert [
        one["comment"] for one in gives.get(f"{where}/evaluations").json() if one["evaluator"]["name"] == "Fern"
    ] == [""]
    words = gives.post(f"{where}/evaluation", {"values": marks, "comment": "Warm"}, key=key())
    assert words.status_code == 201, words.json()
    assert [
        one["comment"] for one in gives.get(f"{where}/evaluations").json() if one["evaluator"]["name"] == "Fern"
    ] == ["Swift"]
    told = wants.get(f"exchange/parties/{sage.uid}/reputation").json()
    assert (told["ratings"], told["kept"], told["begun"]) == (1, 1, 1)


def test_a_third_member_finds_neither_answer_nor_draft(val, fern, sage, join):
    author = Caller.of(fern, "*")
    offer = {"sense": "offer", "title": "Bread", "prices": [{"amount": "5", "currency": "VAL"}]}
    draft = author.post("exchange/announcements", {**offer, "publish": False}, key=key()).json()
    shown = author.post("exchange/announcements", offer, key=key()).json()
    reply = Caller.of(sage, "*").post(f"exchange/announcements/{shown['uid']}/replies", {}, key=key()).json()
    mint = Caller.of(join("Mint"), "*")
    assert mint.get(f"exchange/announcements/{draft['uid']}").status_code == 404
    assert mint.get(f"exchange/replies/{reply['uid']}").status_code == 404
    assert mint.get(f"exchange/announcements/{shown['uid']}/replies").json() == []
    assert mint.post(f"exchange/announcements/{shown['uid']}/steps/closure", {}).status_code == 403
    assert author.post(f"exchange/announcements/{shown['uid']}/steps/closure", {}).json()["state"] == "closed"
    assert author.post(f"exchange/announcements/{shown['uid']}/steps/closure", {}).status_code == 409


def test_bad_input_is_refused_with_its_field(val, fern):
    call = Caller.of(fern, "*")
    offer = {"sense": "offer", "title": "Bread", "prices": [{"amount": "5", "currency": "VAL"}]}
    for body, status in [
        ({**offer, "sense": "gift"}, 422),
        ({**offer, "prices": [{"amount": "0", "currency": "VAL"}]}, 422),
        ({**offer, "prices": [{"amount": "5", "currency": "NONE"}]}, 422),
        ({**offer, "title": ""}, 422),
        ({**offer, "available_from": "2030-02-01", "available_to": "2030-01-01"}, 422),
        ({**offer, "category": str(uuid4())}, 404),
    ]:
        answer = call.post("exchange/announcements", body, key=key())
        assert answer.status_code == status, answer.json()
        assert set(answer.json()) == {"code", "message", "field", "detail", "errors"}


def test_searches_are_kept_and_forgotten(fern, join):
    call = Caller.of(fern, "*")
    made = call.post(
        "exchange/searches", {"name": "bikes", "wanted": {"q": "bicycle", "sense": "offer"}}, key=key()
    ).json()
    assert made["wanted"] == {"q": "bicycle", "sense": "offer"}
    where = f"exchange/searches/{made['uid']}"
    assert Caller.of(join("Mint"), "*").send("delete", where).status_code == 404
    assert call.send("patch", where, {"alerts": False}).json()["alerts"] is False
    assert call.send("delete", where).status_code == 204
    assert call.get("exchange/searches").json()["items"] == []
