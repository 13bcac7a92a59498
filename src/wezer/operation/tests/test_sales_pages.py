"""The office's pages of invoices and partners: what each person sees, what bad input says, and what a page costs."""

import pytest

from wezer.operation.acts.credits import credit_invoice
from wezer.operation.acts.invoice_lines import LineOf, PartOf
from wezer.operation.acts.settlements import record_payment
from wezer.operation.models import Invoice, InvoicePayment, Partner
from wezer.workflow.models import Flight

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_spring")]


@pytest.fixture
def sign_in(client):
    def one(member):
        client.force_login(member.user)
        return client

    return one


@pytest.fixture
def moss(sign_in, keeper):
    """Moss before the office."""
    return sign_in(keeper.member)


def draft(**more):
    return {
        "key": "once", "partner": "Fern", "day": "2024-03-01", "due": "2024-03-31", "title": "Spring work", "rows": "3",
        "lines-0-text": "Mending", "lines-0-quantity": "1,5", "lines-0-unit": "hour", "lines-0-price": "40,00",
        "lines-0-tax": "vat_20", "lines-0-role": "revenue_service", **more,
    }  # fmt: skip


def test_an_invoice_is_written_and_issued_in_one_form_twice_sent_once(moss, fern, valley):
    for _click in range(2):
        answer = moss.post("/office/invoices/new/", draft(issue="1"))
        assert answer.status_code == 303
    made = Invoice.objects.get()
    line = made.lines.get()
    assert (made.state, made.partner.name, made.net, made.tax, made.total) == ("recording", "Fern", 6000, 1200, 7200)
    assert (line.quantity, line.price, line.unit, line.taxes) == (15000, 4000, "hour", ["vat_20"])
    page = moss.get(answer["Location"]).content.decode()
    assert "On its way into the books" in page and "Spring work" in page


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"partner": "Nobody"}, "Nobody has this name"),
        ({"lines-0-price": "-5"}, "Write an amount in figures"),
        ({"lines-0-price": "1.234"}, "at most 2 decimals"),
        ({"lines-0-price": "1e400"}, "Write an amount in figures"),
        ({"lines-0-price": "NaN"}, "Write an amount in figures"),
        ({"lines-0-quantity": "0"}, "Write how many"),
        ({"lines-0-quantity": "1.23456"}, "Write how many"),
        ({"lines-0-text": ""}, "Say what it is"),
        ({"lines-0-text": "x" * 100_000}, "500 letters at most"),
        ({"lines-0-text": "", "lines-0-price": ""}, "at least one line"),
        ({"lines-0-tax": "vat_99"}, "Choose one of those offered"),
        ({"lines-0-role": "revenue_dreams"}, "Choose one of those offered"),
        ({"day": "0202-03-01"}, "Look at the year"),
        ({"due": "2024-02-01"}, "cannot come before"),
        ({"day": "tomorrow"}, "Enter a valid date"),
        ({"part_VAL": "600"}, "more than the whole"),
        ({"part_VAL": "1.5"}, "counted in whole numbers"),
    ],
)
def test_bad_input_is_named_beside_its_field_and_nothing_is_written(moss, fern, val, worth, change, says):
    worth(val, 6, 100)
    answer = moss.post("/office/invoices/new/", draft(issue="1", **change))
    assert answer.status_code == 422
    assert says in answer.content.decode().replace("’", "'")
    assert (Invoice.objects.count(), Flight.objects.filter(kind="books").count()) == (0, 0)


def test_a_day_outside_of_the_open_years_is_refused_here_already(moss, fern, valley):
    from wezer.operation.models import BookYear

    BookYear.objects.create(books=valley, name="2024", start="2024-01-01", end="2024-12-31", state="open")
    answer = moss.post("/office/invoices/new/", draft(issue="1", day="2026-03-01", due="2026-03-31"))
    assert answer.status_code == 422 and "2026-03-01 lies in no open year" in answer.content.decode()
    assert not Invoice.objects.exists()
    assert moss.post("/office/invoices/new/", draft(issue="1")).status_code == 303


def test_more_lines_are_given_without_losing_what_was_typed(moss, fern, valley):
    page = moss.post("/office/invoices/new/", draft(more="1")).content.decode()
    assert 'name="lines-7-text"' in page and 'value="Mending"' in page and not Invoice.objects.exists()


def test_the_list_filters_adds_up_and_costs_the_same_for_many(
    moss, fern, posted, invoice, django_assert_max_num_queries
):
    for number in range(1, 9):
        posted(number=f"F2024-0000{number}")
    bill = invoice(LineOf("Timber", 5000, role="expense_services"), direction="in", reference="W-1", issue=False)
    moss.get("/office/invoices/")  # the first visit of the day is noted
    with django_assert_max_num_queries(12):
        page = moss.get("/office/invoices/").content.decode()
    assert "F2024-00008" in page and "960.00" in page  # eight times 120.00 at the foot
    assert "Timber" in page and bill.get_absolute_url() in page
    only = moss.get("/office/invoices/?direction=in&state=draft&q=fern").content.decode()
    assert "Timber" in only and "F2024-00001" not in only
    assert "Nothing matches" in moss.get("/office/invoices/?state=paid").content.decode()
    assert moss.get("/office/invoices/?since=nonsense&state=odd").status_code == 200
    sheet = moss.get("/office/invoices/sheet.csv?direction=out").content.decode()
    assert (len(sheet.splitlines()), "120.00" in sheet) == (9, True)


def test_a_document_costs_the_same_whatever_stands_on_it(
    moss, keeper, posted, val, worth, django_assert_max_num_queries
):
    worth(val, 6, 100)
    made = posted(*[LineOf(f"Hour {number}", 4000, taxes=("vat_20",)) for number in range(20)], parts=[PartOf(val, 60)])
    record_payment(by=keeper, invoice=made, amount=5000)
    credit_invoice(by=keeper, invoice=made, reason="Too many hours", quantities={1: 10000})
    moss.get(made.get_absolute_url())
    with django_assert_max_num_queries(12):
        page = moss.get(made.get_absolute_url()).content.decode()
    assert "Settlement request, invoice F2024-00001" in page and "VAT 20" in page


def test_members_see_their_own_and_pay_their_part_there(moss, sign_in, fern, posted, val, worth, join, valley):
    worth(val, 6, 100)
    valley.iban = "FR7630006000011234567890189"
    valley.save()  # writes: a world for tests
    made = posted(LineOf("Mending", 5000), LineOf("Mending (60 VAL)", 1000), parts=[PartOf(val, 60)])
    hers = sign_in(fern)
    assert "F2024-00001" in hers.get("/office/mine/").content.decode()
    page = hers.get(made.get_absolute_url()).content.decode().replace("\xa0", " ")
    assert "Pay 60 VAL" in page and "FR76 3000 6000" in page
    assert "Note a payment" not in page and "/office/partners/" not in page
    assert hers.get("/office/invoices/").status_code == 404
    assert hers.post(f"/office/invoices/{made.uid}/payment/", {"key": "k"}).status_code == 422  # no form of theirs
    paid = hers.post(f"/office/invoices/{made.uid}/payment/VAL/")
    again = hers.post(f"/office/invoices/{made.uid}/payment/VAL/")
    assert (paid.status_code, again.status_code, InvoicePayment.objects.count()) == (303, 409, 1)
    stranger = sign_in(join("Sage"))
    assert stranger.get(made.get_absolute_url()).status_code == 404
    assert "Nothing to settle" in stranger.get("/office/mine/").content.decode()


def test_payments_and_credit_notes_are_refused_beside_their_field(moss, posted):
    made = posted()
    address = f"/office/invoices/{made.uid}/"
    pay = {"key": "p", "amount": "120,01", "day": "2024-03-05", "means": "bank"}
    much = moss.post(address + "payment/", pay)
    assert much.status_code == 422 and "Only 120.00 is left" in much.content.decode()
    early = moss.post(address + "credit/", {"key": "c", "reason": "Sorry", "day": "2024-02-28"})
    assert early.status_code == 422 and "not older than what it takes back" in early.content.decode()
    assert moss.post(address + "payment/", {**pay, "amount": "20"}).status_code == 303
    assert moss.post(address + "credit/", {"key": "c2", "reason": "Sorry", "day": "2024-03-05"}).status_code == 422
    assert InvoicePayment.objects.count() == 1


def test_some_of_a_line_is_taken_back_on_the_page(moss, posted):
    made = posted(LineOf("Jars", 500, quantity=40000), LineOf("Mending", 5000))
    page = moss.get(made.get_absolute_url()).content.decode()
    assert 'name="lines.1"' in page and "Leave empty what is not taken back" in page
    address = f"/office/invoices/{made.uid}/credit/"
    typed = {"key": "c", "reason": "Broken", "day": "2024-03-05", "lines.1": "1,5", "lines.2": ""}
    for change, says in (({"lines.1": "5"}, "Of this line 4 can be taken back"), ({"lines.1": ""}, "how much of which line"),
                         ({"lines.1": "x"}, "Write how many")):  # fmt: skip
        answer = moss.post(address, {**typed, **change})
        assert answer.status_code == 422 and says in answer.content.decode(), says
    assert not made.credit_notes.exists()
    assert moss.post(address, typed).status_code == 303
    note = made.credit_notes.get()
    assert [(line.text, line.quantity) for line in note.lines.all()] == [("Jars", 15000)] and note.total == 750


def test_letters_leave_by_mail_once_a_day_and_need_an_address(moss, posted, fern):
    made = posted()
    Partner.objects.update(email="")
    address = f"/office/invoices/{made.uid}/"
    refused = moss.post(address + "letter/", {"word": ""})
    assert refused.status_code == 422 and "has no e-mail address" in refused.content.decode()
    Partner.objects.update(email="fern@example.org")
    assert moss.post(address + "letter/", {"word": "Thank you"}).status_code == 303
    for _twice in range(2):
        assert moss.post(address + "reminder/", {"word": ""}).status_code == 303
    assert (made.reminders.count(), Flight.objects.filter(kind="document_mail").count()) == (1, 2)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"iban": "FR7630006000011234567890188"}, "does not add up"),
        ({"vat_number": "FR00123456789"}, "does not add up"),
        ({"email": "mill"}, "valid email"),
        ({"country": "france"}, "Enter a valid value"),
        ({"name": ""}, "required"),
    ],
)
def test_a_partner_with_a_wrong_number_is_refused_beside_it(moss, valley, change, says):
    typed = {"kind": "organisation", "name": "Mill", **change}
    answer = moss.post("/office/partners/new/", typed)
    assert answer.status_code == 422 and says in answer.content.decode()
    assert not Partner.objects.filter(name="Mill").exists()


def test_partners_are_listed_with_what_is_open(moss, posted, fern, django_assert_max_num_queries):
    posted()
    moss.get("/office/partners/")
    with django_assert_max_num_queries(10):
        page = moss.get("/office/partners/").content.decode().replace("\xa0", " ")
    assert "Fern" in page and "120.00 €" in page
    uid = Partner.objects.get(name="Fern").uid
    one = moss.get(f"/office/partners/{uid}/").content.decode()
    assert "F2024-00001" in one
    typed = {"kind": "person", "name": "Fern Lowly", "city": "Willow", "country": "FR"}
    assert moss.post(f"/office/partners/{uid}/edit/", typed).status_code == 303
    assert Partner.objects.get(uid=uid).name == "Fern Lowly"
