"""The same money is not booked twice: whoever is about to is asked once more."""

from datetime import date

import pytest

from wezer.operation.acts.settlements import record_payment
from wezer.operation.acts.statements import accept_sure, match_line
from wezer.operation.matching import Share
from wezer.operation.models import BankLine, BankMatch, BankStatement, BookEntry, InvoicePayment
from wezer.operation.queries.bank import proposed
from wezer.operation.refusals import LineWaits, NotedTwice, PaidByBank

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_spring")]
DAY = date(2024, 3, 5)


@pytest.fixture
def waiting(valley):
    """`waiting(6000, "Merci F2024-00001")`: a line of the bank that nobody has matched."""

    def one(amount, text, **more):
        number = BankLine.objects.count()
        statement = BankStatement.objects.create(
            books=valley, name="march", format="camt", digest=str(number), size=1, starts=DAY, ends=DAY
        )
        return BankLine.objects.create(
            books=valley, statement=statement, position=1, date=DAY, amount=amount, text=text, print=str(number), **more
        )

    return one


@pytest.fixture
def entry_of(valley):
    """The entry of an invoice, as the mirror has it."""

    def one(invoice):
        uid = invoice.uid  # any
        entry, _new = BookEntry.objects.get_or_create(
            books=valley, uid=uid, defaults={"number": "1", "date": DAY, "origin": invoice.document, "journal": "REV"}
        )
        return str(entry.uid)

    return one


def test_a_line_of_the_bank_that_was_noted_already_asks_once_more(keeper, posted, waiting, entry_of, valley):
    made = posted()
    noted = record_payment(by=keeper, invoice=made, amount=6000, day=DAY)
    line = waiting(6000, "Merci")
    shares = [Share("document", entry_of(made), 6000, made.number, made.partner_id)]
    with pytest.raises(NotedTwice) as asked:
        match_line(by=keeper, line=line, shares=shares)
    assert (asked.value.token, BankMatch.objects.count()) == (str(noted.uid), 0)
    [(_line, found)] = proposed(valley, [line])
    assert accept_sure(by=keeper, books=valley, lines=[(line, found)]) == 0
    with pytest.raises(NotedTwice):
        match_line(by=keeper, line=line, shares=shares, confirmation="something else")


def test_noting_by_hand_what_the_bank_says_asks_once_more(keeper, posted, waiting, entry_of):
    made = posted()
    line = waiting(6000, f"Merci {made.number}")
    note = {"by": keeper, "invoice": made, "amount": 6000, "day": DAY}
    with pytest.raises(LineWaits):
        record_payment(**note)
    BankMatch.objects.create(line=line, attempt=1, position=1, kind="document", amount=6000, target=entry_of(made))
    BankLine.objects.update(state="matched")
    with pytest.raises(PaidByBank) as asked:
        record_payment(**note)
    assert not InvoicePayment.objects.exists()
    record_payment(confirmation=asked.value.token, **note)
    record_payment(**{**note, "amount": 1000})
    with pytest.raises(NotedTwice):
        record_payment(**{**note, "amount": 1000})
    assert sorted(InvoicePayment.objects.values_list("amount", flat=True)) == [1000, 6000]


def test_the_page_and_the_api_ask_and_go_on_when_told_so(client, keeper, posted):
    made = posted()
    record_payment(by=keeper, invoice=made, amount=3000, day=DAY)
    token = str(InvoicePayment.objects.get().uid)
    client.force_login(keeper.member.user)
    typed = {"key": "p", "amount": "30", "day": "2024-03-05", "means": "bank"}
    asked = client.post(f"/office/invoices/{made.uid}/payment/", typed)
    assert asked.status_code == 409 and token in asked.content.decode()
    assert client.post(f"/office/invoices/{made.uid}/payment/", {**typed, "confirmation": token}).status_code == 303
    sent, api = {"amount": "30.00", "date": "2024-03-05"}, f"/api/v1/operation/invoices/{made.uid}/payments"
    for number, (more, status) in enumerate((({}, 409), ({"confirmation": token}, 201))):
        answer = client.post(
            api, {**sent, **more}, content_type="application/json", headers={"Idempotency-Key": f"k-{number}"}
        )
        assert answer.status_code == status, answer.content
    assert InvoicePayment.objects.count() == 3
