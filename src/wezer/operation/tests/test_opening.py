"""Opening books: the wizard keeps each answer, the worker does the rest, and everything can be changed later."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from wezer.api.testing import Caller
from wezer.core.acts.roles import grant_role
from wezer.core.models import File, Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.currencies import create_currency
from wezer.ledger.models import Currency
from wezer.operation.acts.opening import Asked, MoneyAsked, open_books
from wezer.operation.acts.settings import change_books, give_role, open_year, value_money
from wezer.operation.models import BookAccount, BookRole, Books, CommunityRate, OpeningDraft
from wezer.operation.queries.opening import opening_steps
from wezer.operation.refusals import AccountUnfit, BooksAlreadyOpen, WorthNeeded, YearOdd, YearOverlaps
from wezer.operation.rules import Worth, months_between, year_after
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

pytestmark = pytest.mark.django_db

IDENTITY = {
    "legal_name": "Val-Commun, association", "street": "3 chemin des Aulnes", "postcode": "26150", "city": "Die",
    "country": "FR", "registration": "W751234567", "iban": "FR14 2004 1010 0505 0001 3M02 606",
}  # fmt: skip
PREFIXES = {"invoice": "F24-", "credit": "A24-", "supplier_invoice": "FF24-", "supplier_credit": "AF24-"}
#: What a person types, step by step.
TYPED = {
    "pack": {"pack": "fr_association", "currency": "EUR"},
    "identity": {**{name: IDENTITY[name] for name in IDENTITY if name != "iban"}, "email": "", "footer": ""},
    "year": {"start": "2024-01-01", "end": "2024-12-31", **PREFIXES},
    "bank": {"bank_name": "La Nef", "iban": IDENTITY["iban"], "bic": "", "creditor_id": "", "due_days": "30"},
    "tax": {"tax_regime": "none", "vat_number": ""},
    "moneys": {"VAL-policy": "valued", "VAL-units": "6", "VAL-value": "1,00", "VAL-since": ""},
}


@pytest.fixture
def val(community):
    return create_currency(by=Viewer.system(), kind="mutual_credit", name="Val", code="VAL")


def asked(**more):
    said = {
        "pack": "fr_association", "identity": IDENTITY, "start": date(2024, 1, 1), "end": date(2024, 12, 31),
        "prefixes": PREFIXES, "tax": {"tax_regime": "none"}, "moneys": (MoneyAsked("VAL", "valued", Worth(6, 100)),),
    }  # fmt: skip
    return Asked(**(said | more))


@pytest.fixture
def signed_in(client, gardener):
    client.force_login(gardener.user)
    return client


def test_a_gardener_opens_books_in_seven_pages(signed_in, community, val):
    found = signed_in.get("/office/set-up/", follow=True)
    for step, typed in TYPED.items():
        assert found.redirect_chain[-1][0] == f"/office/set-up/{step}/"
        found = signed_in.post(f"/office/set-up/{step}/", typed, follow=True)
    page = found.content.decode()
    assert "FR1420041010050500013M02606" in page and "TVA non applicable, art. 261, 7, 1° du CGI" in page
    assert "F24-00001" in page

    signed_in.post("/office/set-up/summary/")

    books = Books.objects.get()
    assert (books.legal_name, books.iban, books.tax_regime, books.state, books.digits) == (
        "Val-Commun, association", "FR1420041010050500013M02606", "none", "opening", 2,
    )  # fmt: skip
    assert [str(each) for each in books.years.all()] == ["2024"] and books.years.get().periods.count() == 12
    assert list(CommunityRate.objects.values_list("units", "value")) == [(6, 100)]
    assert not OpeningDraft.objects.exists()
    assert [flight.name for flight in Flight.objects.filter(kind="books").order_by("id")] == [
        "open_books", "ensure_currency", "set_rate", "ensure_party", "open_year",
    ]  # fmt: skip
    assert "being prepared" in signed_in.get("/office/set-up/progress/").content.decode()
    assert signed_in.get("/office/set-up/pack/").status_code == 404  # it is done once


@pytest.mark.parametrize(
    ("step", "typed", "field"),
    [
        ("pack", {"pack": "atlantis", "currency": "EUR"}, "pack"),
        ("identity", {**TYPED["identity"], "registration": "W75"}, "registration"),
        ("identity", {**TYPED["identity"], "legal_name": "x" * 100_000}, "legal_name"),
        ("year", {**TYPED["year"], "end": "2024-01-02"}, "end"),
        ("year", {**TYPED["year"], "start": "0202-01-01"}, "end"),
        ("year", {**TYPED["year"], "credit": "F24-"}, "credit"),
        ("bank", {**TYPED["bank"], "iban": "FR15 2004 1010 0505 0001 3M02 606"}, "iban"),
        ("tax", {"tax_regime": "vat", "vat_number": ""}, "vat_number"),
        ("tax", {"tax_regime": "vat", "vat_number": "FR41303265045"}, "vat_number"),
        ("moneys", {"VAL-policy": "valued", "VAL-units": "1e400", "VAL-value": ""}, "VAL-units"),
    ],
)
def test_a_wrong_answer_is_refused_beside_its_field_and_not_kept(signed_in, community, val, step, typed, field):
    signed_in.post("/office/set-up/pack/", TYPED["pack"])
    page = signed_in.post(f"/office/set-up/{step}/", typed)

    assert page.status_code == 422
    assert f'id="id_{field}-error"' in page.content.decode()
    assert set(OpeningDraft.objects.get().said) == {"pack"}
    assert OpeningDraft.objects.get().said["pack"] == TYPED["pack"]


def test_only_who_sets_up_books_opens_them(community, join, client, val):
    moss = join("Moss")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="treasurer"), member=moss)

    with pytest.raises(NotAllowed):
        open_books(by=viewer(moss), entity=community, asked=asked())
    client.force_login(moss.user)
    assert client.get("/office/set-up/").status_code == 404
    assert not Books.objects.exists()


def test_the_worker_opens_the_books_and_what_changes_later_reaches_them(books, community, gardener, val):
    by = viewer(gardener)
    mine = open_books(by=by, entity=community, asked=asked())
    settle()
    mine.refresh_from_db()
    assert [(step["is_done"], step["error"]) for step in opening_steps(mine)] == [(True, "")] * 5
    assert (mine.state, mine.years.get().state) == ("open", "open")
    assert set(mine.years.get().periods.values_list("state", flat=True)) == {"open"}
    with pytest.raises(BooksAlreadyOpen):
        open_books(by=by, entity=community, asked=asked())

    change_books(by=by, books=mine, iban="", legal_name="Val-Commun")
    open_year(by=by, books=mine, start=date(2025, 1, 1), end=date(2025, 12, 31), prefixes={})
    value_money(by=by, books=mine, currency=val, policy="valued", worth=Worth(5, 100), since=date(2024, 6, 1))
    cash, _new = BookAccount.objects.get_or_create(books=mine, code="5311", defaults={"name": "Caisse"})
    give_role(by=by, books=mine, role="card_clearing", account=cash)
    settle()

    assert not Flight.objects.filter(kind="books").exclude(state="done").exists()
    assert BookRole.objects.get(books=mine, role="card_clearing").account == cash
    assert [year.state for year in mine.years.order_by("start")] == ["open", "open"]


def test_odd_years_worths_and_accounts_are_refused(valley, gardener, val):
    by = viewer(gardener)
    open_year(by=by, books=valley, start=date(2026, 1, 1), end=date(2026, 12, 31), prefixes={})
    for start, end, refusal in (
        (date(2026, 12, 31), date(2027, 12, 30), YearOverlaps),
        (date(2027, 1, 1), date(2027, 1, 1), YearOdd),
        (date(2027, 1, 1), date(2029, 12, 31), YearOdd),
    ):
        with pytest.raises(refusal):
            open_year(by=by, books=valley, start=start, end=end, prefixes={})
    with pytest.raises(WorthNeeded):
        value_money(by=by, books=valley, currency=Currency.objects.get(code="VAL"), policy="valued")
    heading = BookAccount.objects.create(books=valley, code="512", name="Banques", is_heading=True)
    with pytest.raises(AccountUnfit):
        give_role(by=by, books=valley, role="bank", account=heading)


def test_years_and_worths_are_reckoned_exactly():
    months = list(months_between(date(2024, 1, 15), date(2024, 3, 31)))
    assert months == [
        (date(2024, 1, 15), date(2024, 1, 31)),
        (date(2024, 2, 1), date(2024, 2, 29)),
        (date(2024, 3, 1), date(2024, 3, 31)),
    ]
    assert year_after(date(2023, 3, 1), date(2024, 2, 28)) == (date(2024, 2, 29), date(2025, 2, 27))
    assert (Worth(6, 100).of(60), Worth(6, 100).of(1), Worth(6, 100).rate(0, 2), Worth(7, 300).rate(0, 2)) == (
        1000, 17, "6", "2.333333",
    )  # fmt: skip


def test_a_program_opens_books_once_and_changes_them(gardener, join, val):
    oak, fern = Caller.of(gardener, "*"), Caller.of(join("Fern"), "*")
    order = {
        "pack": "fr_association", "identity": IDENTITY, "year": {"start": "2024-01-01", "end": "2024-12-31"},
        "moneys": {"VAL": {"policy": "valued", "units": "6", "value": "1.00"}},
    }  # fmt: skip
    assert fern.post("operation/books", order, key="a").status_code == 403
    assert fern.get("operation/books").status_code == 403
    wrong = oak.post("operation/books", {**order, "identity": {**IDENTITY, "iban": "FR15"}}, key="b")
    assert (wrong.status_code, wrong.json()["code"], wrong.json()["field"]) == (422, "iban_wrong", "iban")
    assert not Books.objects.exists()

    made = [oak.post("operation/books", order, key="c") for _time in range(2)]
    assert [each.status_code for each in made] == [201, 200] and Books.objects.count() == 1
    assert made[0].json()["moneys"] == [
        {"currency": "VAL", "policy": "valued", "units": "6", "value": "1.00", "since": "2024-01-01"}
    ]
    assert oak.send("patch", "operation/books", {"city": "Crest"}).json()["city"] == "Crest"
    out = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "PNG")
    picture = SimpleUploadedFile("logo.png", out.getvalue(), "image/png")
    for _again in range(2):  # the one before is let go
        picture.seek(0)
        assert oak.upload("operation/books/logo", picture=picture).status_code == 204
    assert list(File.objects.all()) == [Books.objects.get().logo] and Books.objects.get().logo.name == "logo.png"
    reader = Caller.of(gardener, "read")
    assert [year["name"] for year in reader.get("operation/books/years").json()] == ["2024"]
    assert reader.send("patch", "operation/books", {"city": "Die"}).status_code == 403
    closing = oak.send("put", "operation/books/years/2024-01-01/closing")
    assert (closing.status_code, closing.json()["code"]) == (409, "year_not_ready")


def test_settings_are_changed_on_pages(signed_in, valley, val):
    BookRole.objects.create(
        books=valley, role="bank", account=BookAccount.objects.create(books=valley, code="5121", name="Banque")
    )
    page = signed_in.get("/office/settings/").content.decode()
    assert "5121" in page and "Val-Commun" in page
    for part in ("identity", "bank", "tax", "logo", "years/new", "currencies/VAL", "roles/bank"):
        assert signed_in.get(f"/office/settings/{part}/").status_code == 200, part
    wrong = signed_in.post("/office/settings/bank/", {"iban": "FR15", "due_days": "30"})
    assert wrong.status_code == 422
    signed_in.post("/office/settings/bank/", {"iban": IDENTITY["iban"], "due_days": "21"})
    valley.refresh_from_db()
    assert (valley.due_days, valley.iban, valley.legal_name) == (21, "FR1420041010050500013M02606", "Val-Commun")
