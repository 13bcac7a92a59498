"""SEPA as the treasurer meets it: mandates, what is due, files and the bank's answers; without the engine."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from wezer.core.testing import viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed
from wezer.operation.acts import bank_hearing as hearing
from wezer.operation.acts import sepa as acts
from wezer.operation.gateway.books import Result
from wezer.operation.models import Books, Mandate, Partner, SepaBatch, SepaItem
from wezer.operation.queries.sepa import due
from wezer.operation.refusals import (
    BatchNotOpen,
    CodeUnknown,
    CreditorMissing,
    DayPast,
    IbanMissing,
    ItemGone,
    MandateMissing,
    MandateTaken,
    NothingChosen,
    NumberInvalid,
    OwnAccountMissing,
    SignedLater,
)
from wezer.operation.tests.bank_samples import FERN_IBAN, IBAN
from wezer.operation.tests.test_bank_pages import chart, desk, fern, moss, owed  # noqa: F401  # fixtures
from wezer.workflow.models import Flight

pytestmark = pytest.mark.django_db
TODAY = date(2024, 4, 5)


@pytest.fixture(autouse=True)
def _that_spring():
    with clock.at(datetime(2024, 4, 5, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def ready(valley, chart):  # noqa: F811
    """The settings of the books say all that a bank asks."""
    Books.objects.update(iban=IBAN, bic="AGRIFRPP", creditor_id="FR72ZZZ123456")
    return Books.objects.select_related("entity").get(pk=valley.pk)


@pytest.fixture
def signed(ready, fern, moss):  # noqa: F811
    def one(partner=fern, **more):
        given = {"identification": "FEE-1", "iban": FERN_IBAN, "signed": date(2024, 1, 15), **more}
        return acts.add_mandate(by=viewer(moss), books=ready, partner=partner, **given)

    return one


def choose(books, kind):
    return [each.open for each in due(books, kind, TODAY)]


def make(moss, books, kind="pay", **more):  # noqa: F811
    given = {"chosen": choose(books, kind), "day": TODAY, **more}
    return acts.make_batch(by=viewer(moss), books=books, kind=kind, **given)


def asked(key):
    return Flight.objects.get(key=f"books:{key}").payload["payload"]


def test_what_is_due_says_what_can_go(ready, owed, fern, signed, moss):  # noqa: F811
    sage = Partner.objects.create(name="Sage")
    owed("P-1", -30000, sage)
    owed("P-2", -1000, fern, due=date(2024, 5, 1))
    owed("F-1", 2500, fern)
    told = [(each.open.label, each.is_ready, each.is_late) for each in due(ready, "pay", TODAY)]
    assert told == [("P-2", True, False), ("P-1", False, True)]
    assert [each.is_ready for each in due(ready, "collect", TODAY)] == [False]
    signed()
    assert [each.is_ready for each in due(ready, "collect", TODAY)] == [True]


def test_a_file_is_asked_for_once_behind_all_that_it_needs(ready, owed, fern, moss):  # noqa: F811
    document = owed("P-1", -30000, fern)
    batch = make(moss, ready, key="k1")
    assert make(moss, ready, key="k1") == batch
    item = batch.items.get()
    assert asked(f"sepa:{batch.uid}") == {
        "items": [
            {"uid": str(item.uid), "document": document, "party": str(fern.uid), "amount": "300.00", "text": "P-1"}
        ],
        "date": "2024-04-05",
        "account": "bank",
    }
    behind = Flight.objects.get(key=f"books:sepa:{batch.uid}")
    told = Flight.objects.filter(kind="books").exclude(pk=behind.pk).values_list("name", flat=True)
    assert sorted(told) == ["ensure_bank_account", "ensure_party"]
    assert [each.on_its_way for each in due(ready, "pay", TODAY)] == [True]
    with pytest.raises(ItemGone):
        make(moss, ready)


@pytest.mark.parametrize(
    ("change", "more", "refusal"),
    [
        ({"iban": ""}, {}, OwnAccountMissing),
        ({"creditor_id": ""}, {"kind": "collect"}, CreditorMissing),
        ({}, {"kind": "collect"}, MandateMissing),
        ({}, {"day": date(2024, 4, 4)}, DayPast),
        ({}, {"day": date(2026, 4, 4)}, DayPast),
        ({}, {"chosen": []}, NothingChosen),
        ({}, {"kind": "pay"}, IbanMissing),
    ],
)
def test_what_stands_in_the_way_is_said_and_nothing_is_made(ready, owed, moss, change, more, refusal):  # noqa: F811
    sage = Partner.objects.create(name="Sage")
    owed("F-1", 2500, sage)
    owed("P-1", -2500, sage)
    Books.objects.update(**change) if change else None
    with pytest.raises(refusal):
        make(moss, Books.objects.select_related("entity").get(pk=ready.pk), **more)
    assert not SepaBatch.objects.exists() and not SepaItem.objects.exists()


def test_the_bank_answers_line_by_line_and_flags_a_mandate(ready, owed, fern, signed, moss):  # noqa: F811
    mandate = signed()
    owed("F-1", 2500, fern)
    batch = make(moss, ready, "collect")
    hearing.batch_made(batch=batch, result=Result(refs={"number": "1"}, file="<xml/>"))
    batch.refresh_from_db()
    item = batch.items.get()
    with pytest.raises(CodeUnknown):
        acts.answer_batch(by=viewer(moss), batch=batch, day=TODAY, failed={str(item.uid): "??"})
    acts.answer_batch(by=viewer(moss), batch=batch, day=TODAY, failed={str(item.uid): "AC04"})
    told = asked(f"sepa:{batch.uid}:answer:1")
    assert told == {
        "batch": f"sepa:{batch.uid}",
        "date": "2024-04-05",
        "booked": False,
        "results": [{"item": str(item.uid), "outcome": "failed", "code": "AC04"}],
    }
    hearing.batch_answered(batch=batch, asked=told, result=Result(rows=[{"item": str(item.uid), "state": "failed"}]))
    mandate.refresh_from_db()
    item.refresh_from_db()
    assert (item.state, item.code, mandate.state, mandate.returned) == ("failed", "AC04", "returned", "AC04")
    with pytest.raises(BatchNotOpen):
        acts.answer_batch(by=viewer(moss), batch=batch, day=TODAY)
    acts.use_again(by=viewer(moss), mandate=mandate)
    assert asked(f"mandate:{mandate.uid}:v{mandate.version}")["state"] == "active"
    acts.end_mandate(by=viewer(moss), mandate=mandate)
    assert asked(f"mandate:{mandate.uid}:v{mandate.version}")["state"] == "ended"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"iban": "FR1420041010050500013M02607"}, NumberInvalid),
        ({"bic": "NOBANK"}, NumberInvalid),
        ({"signed": date(2024, 4, 6)}, SignedLater),
        ({"identification": "FEE-1"}, MandateTaken),
    ],
)
def test_a_mandate_that_cannot_be_is_refused(signed, change, refusal):
    signed()
    with pytest.raises(refusal):
        signed(**{"identification": "FEE-2", **change})
    assert Mandate.objects.count() == 1


def test_who_may_not_keep_the_books_sends_nothing_to_the_bank(ready, owed, fern, signed, moss, join):  # noqa: F811
    mandate = signed()
    owed("P-1", -2500, fern)
    batch, other = make(moss, ready), viewer(join("Clover"))
    tries = [
        lambda: acts.add_mandate(by=other, books=ready, partner=fern, identification="X", iban=FERN_IBAN, signed=TODAY),
        lambda: acts.end_mandate(by=other, mandate=mandate),
        lambda: acts.use_again(by=other, mandate=mandate),
        lambda: acts.make_batch(by=other, books=ready, kind="pay", chosen=choose(ready, "pay"), day=TODAY),
        lambda: acts.answer_batch(by=other, batch=batch, day=TODAY),
    ]
    for attempt in tries:
        with pytest.raises(NotAllowed):
            attempt()
    assert (SepaBatch.objects.count(), Mandate.objects.get().state) == (1, "active")


def test_the_pages_make_a_file_hand_it_out_and_take_the_answer(desk, ready, owed, fern):  # noqa: F811
    document = owed("P-1", -30000, fern)
    page = desk.get(reverse("office:sepa"))
    assert document in page.content.decode()
    empty = desk.post(reverse("office:sepa-create"), {"kind": "pay", "date": "2024-04-05"})
    odd = desk.post(reverse("office:sepa-create"), {"kind": "pay", "date": "0202-04-05", "items": [document]})
    assert (empty.status_code, odd.status_code, SepaBatch.objects.count()) == (422, 422, 0)
    desk.post(reverse("office:sepa-create"), {"kind": "pay", "date": "2024-04-05", "items": [document], "key": "k1"})
    batch = SepaBatch.objects.get()
    assert desk.get(reverse("office:batch-file", args=[batch.uid])).status_code == 404
    hearing.batch_made(batch=batch, result=Result(refs={"number": "1"}, file="<xml/>"))
    assert desk.get(reverse("office:batch-file", args=[batch.uid])).content == b"<xml/>"
    item = batch.items.get()
    bad = desk.post(reverse("office:batch-answer", args=[batch.uid]), {"day": "2024-04-05", f"failed-{item.uid}": "on", f"code-{item.uid}": "?"})  # fmt: skip
    assert bad.status_code == 422
    desk.post(reverse("office:batch-answer", args=[batch.uid]), {"day": "2024-04-05", "booked": "on"})
    batch.refresh_from_db()
    assert (batch.state, batch.is_booked, desk.get(batch.get_absolute_url()).status_code) == ("answered", True, 200)


def test_mandates_are_pages(desk, ready, fern):  # noqa: F811
    given = {
        "partner": "Fern",
        "identification": "FEE-1",
        "iban": FERN_IBAN,
        "signed": "2024-01-15",
        "kind": "recurrent",
    }
    for name, typed in (("iban", "FR00"), ("identification", "ÉTÉ"), ("signed", "0202-01-01"), ("partner", "Nobody")):
        page = desk.post(reverse("office:mandate-new"), {**given, name: typed})
        assert (page.status_code, name in page.context["form"].errors) == (422, True)
    assert not Mandate.objects.exists()
    desk.post(reverse("office:mandate-new"), given)
    mandate = Mandate.objects.get()
    for address in (reverse("office:mandates"), mandate.get_absolute_url(), reverse("office:mandates-csv"), reverse("office:sepa-csv"), reverse("office:sepa") + "?kind=collect"):  # fmt: skip
        assert desk.get(address).status_code == 200
    desk.post(reverse("office:mandate-end", args=[mandate.uid]))
    mandate.refresh_from_db()
    assert mandate.state == "ended"
