"""Making units and taking them back: pages, API, notices, and what nobody else may see or do."""

import re

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.roles import create_role, grant_role
from wezer.core.models import Notice
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.events import receivers_of
from wezer.kernel.models import Fact
from wezer.ledger.acts.currencies import change_currency, create_currency, move_currency
from wezer.ledger.acts.issuing import issue
from wezer.ledger.acts.signing import sign
from wezer.ledger.models import Transaction
from wezer.ledger.queries import money_supply
from wezer.ledger.testing import balance, counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaf(community):
    backing = {"asset": "bread", "reserve": 1_000, "ratio": [1, 1], "redeemable": True, "rule": ""}
    return create_currency(
        by=Viewer.system(), code="LOAF", name="Loaf", kind="backed", scale=2, rules={"backing": backing}
    )


@pytest.fixture
def baker(join, community):
    """Sage may sign the issue of units, and nothing else that gardeners may."""
    sage = join("Sage")
    role = create_role(by=Viewer.system(), group=community, name="Baker", rights=["ledger.issue"])
    grant_role(by=Viewer.system(), role=role, member=sage)
    return sage


def order(client, address, **typed):
    page = client.get(address).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    return {"key": key, "memo": "First bread", "amount": "5,00", **typed}


def deliver():
    """What the worker does, twice: receivers must not mind."""
    for _time in range(2):
        for fact in Fact.objects.filter(name__startswith="ledger.").order_by("id"):
            for receive in receivers_of(fact.name):
                receive(fact)


def test_units_are_issued_once_and_stand_in_the_list(client, loaf, baker, join):
    fern = join("Fern")
    client.force_login(baker.user)
    typed = order(client, "/wallet/currencies/LOAF/issue/", party="Fern")
    first, again = (client.post("/wallet/currencies/LOAF/issue/", typed) for _click in range(2))
    made = Transaction.objects.get()
    assert first.status_code == 303 and first["Location"] == again["Location"] == f"/wallet/movements/{made.uid}/"
    assert (balance(fern, "LOAF"), money_supply(loaf), made.state, made.path) == (500, 500, "completed", "issue")
    page = client.get("/wallet/currencies/LOAF/").content.decode()
    assert "First bread" in page and ">Fern<" in page and "may still be issued" in page
    assert client.get(first["Location"]).status_code == 200


def test_who_may_not_issue_finds_no_page_and_changes_nothing(client, loaf, val, baker, join, gardener):
    fern = join("Fern")
    client.force_login(fern.user)
    for page in ("", "issue/", "destruction/"):
        assert client.get(f"/wallet/currencies/LOAF/{page}").status_code == 404
    posted = client.post("/wallet/currencies/LOAF/issue/", {"party": "Fern", "amount": "1", "memo": "x", "key": "k"})
    assert posted.status_code == 404 and counts() == (0, 0)
    client.force_login(baker.user)
    assert client.get("/wallet/currencies/LOAF/").status_code == 200
    assert client.get("/wallet/currencies/VAL/").status_code == 404  # nobody issues mutual credit
    assert "/wallet/currencies/LOAF/" in client.get("/wallet/").content.decode()
    client.force_login(fern.user)
    assert "/wallet/currencies/LOAF/" not in client.get("/wallet/").content.decode()


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"amount": "10.01"}, "amount", "at most 10.00"),
        ({"amount": "0"}, "amount", "above zero"),
        ({"party": "Nobody"}, "party", "Nobody here"),
        ({"memo": " "}, "memo", ""),
    ],
)
def test_a_refused_issue_says_so_beside_its_field(client, loaf, baker, join, typed, field, said):
    join("Fern")
    client.force_login(baker.user)
    sent = {**order(client, "/wallet/currencies/LOAF/issue/", party="Fern"), **typed}
    answer = client.post("/wallet/currencies/LOAF/issue/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and f'id="id_{field}-error"' in page and said in page
    assert counts() == (0, 0)


def test_units_are_taken_back_from_a_wallet_one_may_pay_from(client, loaf, baker, join):
    fern = join("Fern")
    for who in (fern, baker):
        issue(by=viewer(baker), currency=loaf, to=who, units=300, memo="Bread")
    client.force_login(baker.user)
    typed = order(client, "/wallet/currencies/LOAF/destruction/", party="Fern", amount="1")
    refused = client.post("/wallet/currencies/LOAF/destruction/", typed)
    assert refused.status_code == 422 and 'id="id_party-error"' in refused.content.decode()
    done = client.post("/wallet/currencies/LOAF/destruction/", {**typed, "party": "Sage", "key": "other"})
    assert done.status_code == 303
    assert (balance(fern, "LOAF"), balance(baker, "LOAF"), money_supply(loaf)) == (300, 200, 500)


def test_two_people_sign_and_each_hears_of_it(client, loaf, baker, join, gardener):
    fern = join("Fern")
    change_currency(by=Viewer.system(), currency=loaf, rules={"signatures": 2})
    made = issue(by=viewer(baker), currency=loaf, to=fern, units=300, memo="Bread")
    deliver()
    assert list(Notice.objects.filter(kind="signature_needed").values_list("member__name", flat=True)) == ["Oak"]
    client.force_login(gardener.user)
    assert "Waiting for signatures" in client.get("/wallet/currencies/LOAF/").content.decode()
    assert client.post(f"/wallet/movements/{made.uid}/signature/").status_code == 303
    deliver()
    told = Notice.objects.get(member=fern, kind="units_issued")
    assert (balance(fern, "LOAF"), money_supply(loaf), told.detail["amounts"]) == (300, 300, [[300, "LOAF"]])
    assert "Waiting for signatures" not in client.get("/wallet/currencies/LOAF/").content.decode()


def test_who_began_may_withdraw_what_is_not_signed_yet(client, loaf, baker, join):
    fern = join("Fern")
    change_currency(by=Viewer.system(), currency=loaf, rules={"signatures": 2})
    made = issue(by=viewer(baker), currency=loaf, to=fern, units=300, memo="Bread")
    client.force_login(fern.user)
    assert "cancellation/" not in client.get(f"/wallet/movements/{made.uid}/").content.decode()
    client.force_login(baker.user)
    assert "cancellation/" in client.get(f"/wallet/movements/{made.uid}/").content.decode()
    client.post(f"/wallet/movements/{made.uid}/cancellation/")
    made.refresh_from_db()
    assert (made.state, balance(fern, "LOAF")) == ("aborted", 0)


def test_a_frozen_currency_offers_no_issue(client, loaf, baker):
    move_currency(by=Viewer.system(), currency=loaf, to="frozen")
    client.force_login(baker.user)
    page = client.get("/wallet/currencies/LOAF/").content.decode()
    assert "nothing can be issued" in page and "/issue/" not in page


def test_the_list_goes_on_and_costs_the_same_however_long(client, loaf, baker, join, django_assert_max_num_queries):
    fern = join("Fern")
    for number in range(25):
        issue(by=viewer(baker), currency=loaf, to=fern, units=10, memo=f"Loaf {number}")
    client.force_login(baker.user)
    client.get("/wallet/currencies/LOAF/")
    with django_assert_max_num_queries(12):
        first = client.get("/wallet/currencies/LOAF/").content.decode()
    after = re.search(r"\?after=([A-Za-z0-9_=-]+)", first)[1]
    second = client.get(f"/wallet/currencies/LOAF/?after={after}").content.decode()
    assert [f"Loaf {n}<" in first for n in (24, 5, 4)] == [True, True, False]
    assert [f"Loaf {n}<" in second for n in (5, 4, 0)] == [False, True, True]


def test_the_api_issues_and_takes_back_by_the_same_acts(loaf, baker, join):
    fern, call = join("Fern"), Caller.of(baker, "*")
    body = {"party": str(fern.uid), "amount": "5.00", "description": "Bread"}
    made, again = (call.post("ledger/currencies/LOAF/issues", body, key="k1") for _time in range(2))
    assert (made.status_code, again.status_code, made.json()["uid"]) == (201, 200, again.json()["uid"])
    own = {**body, "party": str(baker.uid)}
    assert call.post("ledger/currencies/LOAF/issues", own, key="k2").status_code == 201
    back = call.post("ledger/currencies/LOAF/destructions", {**own, "amount": "2.00"}, key="k3")
    assert back.json()["state"] == "completed"
    listed = call.get("ledger/currencies/LOAF/issues").json()["items"]
    assert [(one["other"]["name"], one["amount"]["amount"], one["in_circulation"]["amount"]) for one in listed] == [
        ("Sage", "-2.00", "8.00"), ("Sage", "5.00", "10.00"), ("Fern", "5.00", "5.00"),
    ]  # fmt: skip
    assert call.get("ledger/currencies/LOAF/supply").json() == {
        "in_circulation": {"amount": "8.00", "currency": "LOAF"},
        "most": {"amount": "10.00", "currency": "LOAF"},
        "signatures": 1,
    }


def test_the_api_refuses_as_the_pages_do(loaf, val, baker, join):
    fern, call = join("Fern"), Caller.of(baker, "*")
    body = {"party": str(fern.uid), "amount": "5.00", "description": "Bread"}
    for code, wrong, status, said in [
        ("LOAF", {"amount": "10.01"}, 422, "reserve_too_small"),
        ("LOAF", {"amount": "0"}, 422, "amount_invalid"),
        ("LOAF", {"description": " "}, 422, "reason_missing"),
        ("VAL", {"amount": "5"}, 422, "currency_not_available"),
    ]:
        answer = call.post(f"ledger/currencies/{code}/issues", {**body, **wrong}, key=said)
        assert (answer.status_code, answer.json()["code"]) == (status, said)
    assert call.post("ledger/currencies/LOAF/destructions", body, key="d").json()["code"] == "not_payer"
    stranger = Caller.of(fern, "*")
    assert stranger.post("ledger/currencies/LOAF/issues", body, key="f").status_code == 403
    assert stranger.get("ledger/currencies/LOAF/issues").status_code == 403
    assert stranger.get("ledger/currencies/LOAF/supply").status_code == 403
    assert counts() == (0, 0)


def test_who_may_sign_sees_the_issue_and_no_other_payment(loaf, val, baker, join, paid):
    fern, mint = join("Fern"), join("Mint")
    change_currency(by=Viewer.system(), currency=loaf, rules={"signatures": 2})
    issued, own = issue(by=Viewer.system(), currency=loaf, to=fern, units=1, memo="Bread"), paid(fern, mint, 5)
    assert set(Transaction.objects.visible_to(viewer(baker))) == {issued}
    assert set(Transaction.objects.visible_to(viewer(mint))) == {own}
    assert sign(by=viewer(baker), transaction=issued).pk == issued.pk
