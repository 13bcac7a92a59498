"""Expenses: asked back, consented to by somebody else, owed in the books, given back or given; each once."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.testing import balance
from wezer.operation.acts import claims as acts
from wezer.operation.acts.claims import Spent
from wezer.operation.models import Claim, Paper
from wezer.operation.queries.claims import possible_steps
from wezer.operation.refusals import ClaimSelf, CurrencyNotValued, LinesMissing, NotADraft, NotOpen, ReasonNeeded
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_spring")]
TRAIN = Spent("Train to the orchard", date(2024, 2, 20), "expense_travel", 4850)


@pytest.fixture
def claimed(fern, valley, community, gardener):
    """`claimed(TRAIN, wish="waive")`: Fern asks; with `approved`, Oak has consented."""

    def one(*lines, approved=True, **more):
        by = viewer(fern)
        made = acts.write_claim(by=by, books=valley, group=community, lines=lines or [TRAIN], **more)
        acts.submit_claim(by=by, claim=made)
        return acts.approve_claim(by=viewer(gardener), claim=made) if approved else made

    return one


@pytest.mark.parametrize(
    ("wish", "state", "more"),
    [
        ("legal", "owed", []),
        ("waive", "waived", [("2", [("4671", "48.50", "0.00"), ("7541", "0.00", "48.50")])]),
    ],
)
def test_scenario_10_an_expense_is_owed_or_given_with_its_receipt(books, claimed, wish, state, more):
    made = claimed(wish=wish)
    assert made.state == "recording"
    settle()
    made.refresh_from_db()
    assert (made.state, made.number) == (state, "1")
    assert books.entries() == [("1", [("4671", "0.00", "48.50"), ("6251", "48.50", "0.00")]), *more]
    assert Paper.objects.filter(origin=f"operation.claim/{made.uid}").count() == (1 if wish == "waive" else 0)


def test_what_is_owed_is_given_back_from_the_bank_once(books, claimed, keeper):
    made = claimed()
    settle()
    made.refresh_from_db()
    acts.repay_claim(by=keeper, claim=made, day=date(2024, 3, 5))
    with pytest.raises(NotOpen):
        acts.repay_claim(by=keeper, claim=made, day=date(2024, 3, 5))
    settle()
    made.refresh_from_db()
    assert made.state == "repaid"
    assert books.entries()[1:] == [("2", [("4671", "48.50", "0.00"), ("5121", "0.00", "48.50")])]
    with pytest.raises(Exception, match="overpayment"):
        books.do("repay_expense", claim=made.recording_key, date="2024-03-06")


def test_or_in_the_community_s_currency_from_the_organisation_s_wallet(
    books, claimed, keeper, fern, val, worth, community, valley
):
    worth(val, 6, 100)
    made = claimed(Spent("Driving tables", date(2024, 2, 20), kilometres=50), wish="community", currency=val)
    assert made.total == 1600  # 50 km at 0.32
    settle()
    made.refresh_from_db()
    from wezer.core.acts.roles import grant_role
    from wezer.core.models import Role

    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="wallet"), member=keeper.member)
    acts.repay_claim(by=viewer(keeper.member), claim=made)
    settle()
    made.refresh_from_db()
    assert (made.state, made.units, balance(fern), balance(community)) == ("repaid", 96, 96, -96)
    assert books.entries()[1:] == [("2", [("4671", "16.00", "0.00"), ("51281", "0.00", "16.00")])]


def test_nobody_consents_to_their_own_and_others_only_with_the_right(claimed, fern, gardener, join, keeper):
    made = claimed(approved=False)
    with pytest.raises(NotAllowed):
        acts.approve_claim(by=viewer(join("Sage")), claim=made)
    theirs = Claim.objects.get(pk=made.pk)
    theirs.claimant = gardener
    theirs.save()  # writes: as if Oak had paid
    with pytest.raises(ClaimSelf):
        acts.approve_claim(by=viewer(gardener), claim=theirs)
    assert possible_steps(made, viewer(fern)) == {"withdrawal"}
    assert possible_steps(theirs, viewer(gardener)) == {"withdrawal"}
    assert not Flight.objects.filter(kind="books").exists()


def test_sent_back_with_a_reason_it_is_mended_and_asked_again(claimed, fern, gardener, community):
    made = claimed(approved=False)
    with pytest.raises(ReasonNeeded):
        acts.refuse_claim(by=viewer(gardener), claim=made, reason=" ")
    acts.refuse_claim(by=viewer(gardener), claim=made, reason="Which train?")
    by = viewer(fern)
    acts.change_claim(
        by=by, claim=made, group=community, lines=[TRAIN, Spent("Bus", date(2024, 2, 21), "expense_travel", 200)]
    )
    acts.submit_claim(by=by, claim=made)
    assert (made.state, made.total, made.reason) == ("submitted", 5050, "")
    with pytest.raises(NotADraft):
        acts.change_claim(by=by, claim=made, group=community, lines=[TRAIN])
    assert acts.withdraw_claim(by=by, claim=made).state == "cancelled"


def test_bad_input_names_its_line_and_nothing_is_written(fern, valley, community, val):
    by = viewer(fern)
    cases = [
        ([], {}, LinesMissing, "lines"),
        ([Spent(" ", date(2024, 2, 20), amount=5)], {}, LinesMissing, "lines.0.text"),
        ([TRAIN, Spent("Bus", date(2024, 2, 20))], {}, LinesMissing, "lines.1.amount"),
        ([TRAIN], {"wish": "community", "currency": val}, CurrencyNotValued, "currency"),
    ]
    for lines, more, refusal, field in cases:
        with pytest.raises(refusal) as refused:
            acts.write_claim(by=by, books=valley, group=community, lines=lines, **more)
        assert refused.value.field == field
    assert not Claim.objects.exists()


def photo(name="receipt.jpg"):
    from io import BytesIO

    picture = BytesIO()
    Image.new("RGB", (80, 120), "white").save(picture, "JPEG")
    return SimpleUploadedFile(name, picture.getvalue(), content_type="image/jpeg")


def test_the_form_takes_a_photo_that_only_those_concerned_see(client, fern, valley, community, gardener, join):
    client.force_login(fern.user)
    typed = {
        "key": "once", "title": "To the orchard", "group": str(community.uid), "wish": "legal", "rows": "1", "send": "1",
        "lines-0-day": "2024-02-20", "lines-0-text": "Train", "lines-0-role": "expense_services", "lines-0-amount": "48,50",
    }  # fmt: skip
    answer = client.post("/office/expenses/new/", {**typed, "lines-0-receipt": photo()})
    assert answer.status_code == 303
    made = Claim.objects.get()
    assert (made.state, made.total) == ("submitted", 4850)
    address = f"/office/expenses/{made.uid}/receipts/{made.lines.get().receipt.uid}/96/"
    assert client.get(address).status_code == 200
    client.force_login(gardener.user)
    assert client.get(address).status_code == 200
    assert "I consent" in client.get(made.get_absolute_url()).content.decode()
    client.force_login(join("Sage").user)
    assert (client.get(address).status_code, client.get(made.get_absolute_url()).status_code) == (404, 404)
    client.force_login(fern.user)
    not_a_photo = SimpleUploadedFile("receipt.jpg", b"<?xml version='1.0'?><!DOCTYPE x>", content_type="image/jpeg")
    refused = client.post("/office/expenses/new/", {**typed, "key": "two", "lines-0-receipt": not_a_photo})
    assert (refused.status_code, Claim.objects.count()) == (422, 1)
    wrong = client.post("/office/expenses/new/", {**typed, "key": "three", "lines-0-amount": "48.505"})
    assert wrong.status_code == 422 and "at most 2 decimals" in wrong.content.decode()


def test_lists_show_each_person_what_waits_for_them(
    client, claimed, fern, gardener, keeper, django_assert_max_num_queries
):
    for _each in range(3):
        claimed(approved=False)
    Claim.objects.filter(pk=Claim.objects.first().pk).update(state="owed")
    client.force_login(gardener.user)
    client.get("/office/expenses/")
    with django_assert_max_num_queries(12):
        page = client.get("/office/expenses/?which=approve").content.decode()
    assert page.count("Train to the orchard") == 2
    client.force_login(keeper.member.user)
    assert client.get("/office/expenses/?which=repay").content.decode().count("Train to the orchard") == 1
    client.force_login(fern.user)
    assert client.get("/office/expenses/?which=repay").content.decode().count("Train to the orchard") == 0
    assert client.get("/office/expenses/?which=odd").status_code == 404
