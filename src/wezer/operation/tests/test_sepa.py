"""SEPA through the gateway: files that obey their schemas, and books that follow what the bank says."""

from base64 import b64encode
from importlib.resources import files

import pytest
from lxml import etree

from wezer.operation.gateway import GatewayRefusal
from wezer.operation.gateway.methods.sepa import in_bank_letters
from wezer.operation.tests.bank_samples import FERN_IBAN, IBAN, camt, entry

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("books")]
MANDATE = "0190f000-0000-7000-8000-00000000ee01"
ITEM = "0190f000-0000-7000-8000-00000000ee0{}".format
CREDITOR = "FR72ZZZ123456"


def is_valid(xml, name):
    """Against the ISO 20022 schema that the engine's own package carries."""
    schema = files("trytond.modules.account_payment_sepa") / "tests" / f"{name}.xsd"
    etree.XMLSchema(etree.fromstring(schema.read_bytes())).assertValid(etree.fromstring(xml.encode()))
    return True


def texts(xml, *names):
    """The texts of these elements, in order."""
    return [
        [element.text for element in etree.fromstring(xml.encode()).iter(f"{{*}}{name}")] for name in names
    ]  # fmt: skip


@pytest.fixture
def sepa(books):
    books.do("ensure_bank_account", iban=IBAN, bic="AGRIFRPP", creditor_id=CREDITOR)
    return books


@pytest.fixture
def fern(sepa):
    return sepa.party("Fern Lœuillet & Fille", iban=FERN_IBAN)


@pytest.fixture
def fee(sepa, fern):
    """Fern owes a fee of 25.00 and has signed a mandate."""
    line = {"text": "Fee 2024", "price": "25.00", "account": "membership_fee"}
    sepa.do("post_invoice", key="invoice:fee", direction="out", party=fern, date="2024-03-01", lines=[line])
    mandate(sepa, fern)
    return "invoice:fee"


def mandate(books, party, **more):
    given = {
        "uid": MANDATE,
        "party": party,
        "iban": FERN_IBAN,
        "identification": "FEE-1",
        "signed": "2024-01-15",
        **more,
    }
    return books.do("ensure_mandate", **given)


def collect(books, document, number=1, key="sepa:march", **more):
    return books.do(
        "sepa_collect", key=key, items=[{"uid": ITEM(number), "document": document, **more}], date="2024-03-10"
    )


def state_of(books):
    """State of the last invoice and what the books still count as open: orders to the bank change nothing of that."""
    from trytond.transaction import Transaction

    def read(pool):
        with Transaction().set_context(with_payment=False):
            return [(one.state, f"{one.amount_to_pay:.2f}") for one in pool.get("account.invoice").search([])][-1]

    return books.engine(read)


def test_scenario_8_a_purchase_is_paid_by_a_file_and_confirmed_by_the_bank(sepa, fern):
    line = {"text": "Cider press", "price": "250.00", "account": "expense_services", "taxes": ["vat_20"]}
    sepa.do(
        "post_invoice",
        key="invoice:press",
        direction="in",
        party=fern,
        date="2024-03-01",
        lines=[line],
        reference="P-7",
    )
    made = sepa.do("sepa_pay", key="sepa:pay", items=[{"uid": ITEM(1), "document": "invoice:press"}], date="2024-03-10")
    assert is_valid(made.file, "pain.001.001.03")
    assert texts(made.file, "InstdAmt", "IBAN", "Nm", "EndToEndId", "ReqdExctnDt", "CtrlSum") == [
        ["300.00"], [IBAN, FERN_IBAN], ["Val-Commun", "Val-Commun", "Fern Loeuillet & Fille"],
        [ITEM(1).replace("-", "")], ["2024-03-10"], ["300.00", "300.00"],
    ]  # fmt: skip
    again = sepa.do(
        "sepa_pay", key="sepa:pay", items=[{"uid": ITEM(1), "document": "invoice:press"}], date="2024-03-10"
    )
    assert (again.replayed, again.file, again.rows) == (True, made.file, made.rows)
    assert (made.state, made.amounts, state_of(sepa)) == ("processing", {"total": "300.00"}, ("posted", "300.00"))
    said = sepa.do("sepa_result", batch="sepa:pay", date="2024-03-12", booked=True)
    assert (said.state, said.amounts["succeeded"], state_of(sepa)) == ("answered", "300.00", ("paid", "0.00"))
    assert sepa.entries() == [
        ("1", [("4011", "0.00", "300.00"), ("44566", "50.00", "0.00"), ("604", "250.00", "0.00")]),
        ("2", [("4011", "300.00", "0.00"), ("5118", "0.00", "300.00")]),
        ("3", [("5118", "300.00", "0.00"), ("5121", "0.00", "300.00")]),
    ]


def test_scenario_9_a_collection_is_refused_by_the_bank_before_any_money_moved(sepa, fern, fee):
    made = collect(sepa, fee)
    assert is_valid(made.file, "pain.008.001.02")
    assert texts(made.file, "MndtId", "DtOfSgntr", "SeqTp", "InstdAmt", "ReqdColltnDt") == [
        ["FEE-1"], ["2024-01-15"], ["FRST"], ["25.00"], ["2024-03-10"],
    ]  # fmt: skip
    assert CREDITOR in made.file
    failed = {"item": ITEM(1), "outcome": "failed", "code": "AC04"}
    said = sepa.do("sepa_result", batch="sepa:march", date="2024-03-12", results=[failed])
    assert (said.state, said.amounts["failed"], state_of(sepa)) == ("answered", "25.00", ("posted", "25.00"))
    assert len(sepa.entries()) == 1
    assert flagged(sepa) == ("validated", "AC04")


def flagged(books):
    return books.engine(
        lambda pool: [(one.state, one.wezer_returned) for one in pool.get("account.payment.sepa.mandate").search([])]
    )[0]


def test_scenario_9_a_collection_that_had_succeeded_comes_back_and_all_is_open_again(sepa, fern, fee):
    collect(sepa, fee)
    sepa.do("sepa_result", batch="sepa:march", date="2024-03-12", booked=True)
    assert state_of(sepa) == ("paid", "0.00")
    failed = {"item": ITEM(1), "outcome": "failed", "code": "MD06"}
    sepa.do("sepa_result", batch="sepa:march", date="2024-03-20", booked=True, results=[failed])
    assert (state_of(sepa), flagged(sepa)) == (("posted", "25.00"), ("validated", "MD06"))
    assert sepa.entries() == [
        ("1", [("4111", "25.00", "0.00"), ("7561", "0.00", "25.00")]),
        ("2", [("4111", "0.00", "25.00"), ("5118", "25.00", "0.00")]),
        ("3", [("5118", "0.00", "25.00"), ("5121", "25.00", "0.00")]),
        ("4", [("4111", "25.00", "0.00"), ("5118", "0.00", "25.00")]),
        ("5", [("5118", "25.00", "0.00"), ("5121", "0.00", "25.00")]),
    ]
    assert sepa.do("health").state == "good"
    mandate(sepa, fern)
    assert texts(collect(sepa, fee, 2, key="sepa:april").file, "SeqTp") == [["RCUR"]]


def bring(books, *entries, closing):
    content = camt(*entries, opening="0.00", closing=closing)
    books.do("import_statement", key="statement:march", file=b64encode(content).decode(), format="camt")


def match(books, line, **target):
    return books.do("match_line", statement="statement:march", line=str(line), targets=[target])


def test_the_statement_itself_confirms_a_batch_and_brings_a_payment_back(sepa, fern, fee):
    collect(sepa, fee)
    bring(sepa, entry("25.00"), entry("25.00", "DBIT", day="2024-03-20"), closing="0.00")
    match(sepa, 1, batch="sepa:march")
    assert state_of(sepa) == ("paid", "0.00")
    match(sepa, 2, returned=ITEM(1), code="AM04")
    assert (state_of(sepa), flagged(sepa)) == (("posted", "25.00"), ("validated", "AM04"))
    balances = {
        row["account"]: row["balance"]
        for row in sepa.do("report", kind="trial_balance", start="2024-01-01", end="2024-12-31").rows
    }
    assert balances == {"4111": "25.00", "5118": "0.00", "5121": "0.00", "7561": "-25.00"}


def test_a_flagged_or_ended_mandate_collects_nothing_until_it_is_good_again(sepa, fern, fee):
    collect(sepa, fee)
    failed = {"item": ITEM(1), "outcome": "failed", "code": "AC04"}
    sepa.do("sepa_result", batch="sepa:march", date="2024-03-12", results=[failed])
    with pytest.raises(GatewayRefusal) as refusal:
        collect(sepa, fee, 2, key="sepa:again")
    assert (refusal.value.code, refusal.value.field) == ("bad_input", "items.0.mandate")
    assert mandate(sepa, fern).state == "active"
    assert texts(collect(sepa, fee, 2, key="sepa:again").file, "SeqTp") == [["FRST"]]
    assert mandate(sepa, fern, state="ended").state == "ended"


def test_what_is_on_its_way_is_not_ordered_twice(sepa, fern, fee):
    collect(sepa, fee)
    with pytest.raises(GatewayRefusal) as refusal:
        collect(sepa, fee, 2, key="sepa:twice")
    assert (refusal.value.code, refusal.value.field) == ("bad_input", "items.0.document")


def test_expenses_are_paid_back_in_one_file_and_parts_stay_open(sepa, fern):
    for number in (1, 2):
        line = {"text": "Bus", "category": "expense_travel", "amount": "8.00"}
        sepa.do("post_expense", key=f"expense:{number}", claimant=fern, date="2024-03-01", lines=[line])
    items = [{"uid": ITEM(1), "document": "expense:1"}, {"uid": ITEM(2), "document": "expense:2", "amount": "5.00"}]
    made = sepa.do("sepa_pay", key="sepa:expenses", items=items, date="2024-03-10")
    assert is_valid(made.file, "pain.001.001.03")
    sepa.do("sepa_result", batch="sepa:expenses", date="2024-03-12", booked=True)
    rest = sepa.do("sepa_pay", key="sepa:rest", items=[{"uid": ITEM(3), "document": "expense:2"}], date="2024-03-15")
    assert (made.amounts, rest.amounts) == ({"total": "13.00"}, {"total": "3.00"})


def test_letters_that_banks_do_not_take_become_plain_ones():
    assert in_bank_letters("<Nm>Éloïse d’Œuf — Łódź &amp; 猫</Nm>") == "<Nm>Eloise d'OEuf - Lodz &amp; .</Nm>"


NO_ORDERS = [
    ("ensure_bank_account", {"iban": "FR7630006000011234567890188"}, "iban"),
    ("ensure_bank_account", {"bic": "NOBANK"}, "bic"),
    ("ensure_bank_account", {"creditor_id": "FR00ZZZ123456"}, "creditor_id"),
    ("ensure_mandate", {"iban": "FR00"}, "iban"),
    ("ensure_mandate", {"identification": "ÉTÉ"}, "identification"),
    ("ensure_mandate", {"identification": "x" * 36}, "identification"),
    ("ensure_mandate", {"signed": "0202-01-01"}, "signed"),
    ("ensure_mandate", {"returned": "gone"}, "returned"),
    ("sepa_pay", {"items": []}, "items"),
    ("sepa_pay", {"items": [{"uid": "x", "document": "invoice:fee"}]}, "items.0.uid"),
    ("sepa_pay", {"date": "2199-01-01"}, "date"),
    ("sepa_result", {"batch": "sepa:nowhere"}, "batch"),
    ("sepa_result", {"results": [{"item": ITEM(1), "outcome": "failed", "code": "??"}]}, "results.0.code"),
]


def test_what_cannot_be_is_refused_beside_its_field(sepa, fern, subtests):
    good = {
        "ensure_bank_account": {"iban": IBAN},
        "ensure_mandate": {
            "uid": MANDATE,
            "party": fern,
            "iban": FERN_IBAN,
            "identification": "FEE-1",
            "signed": "2024-01-15",
        },
        "sepa_pay": {"items": [{"uid": ITEM(1), "document": "invoice:fee"}], "date": "2024-03-10"},
        "sepa_result": {"batch": "sepa:march", "date": "2024-03-10"},
    }
    for method, change, field in NO_ORDERS:
        with subtests.test(method=method, change=str(change)):
            with pytest.raises(GatewayRefusal) as refusal:
                sepa.do(method, **{**good[method], **change})
            assert (refusal.value.field, sepa.entries()) == (field, [])


def test_without_our_iban_or_the_payees_no_file_is_made(books):
    sage = books.party("Sage")
    line = {"text": "Press", "price": "5.00", "account": "expense_services"}
    books.do("post_invoice", key="invoice:press", direction="in", party=sage, date="2024-03-01", lines=[line])
    fields = []
    for _turn in range(2):
        with pytest.raises(GatewayRefusal) as refusal:
            books.do("sepa_pay", items=[{"uid": ITEM(1), "document": "invoice:press"}], date="2024-03-10")
        fields.append((refusal.value.code, refusal.value.field))
        books.do("ensure_bank_account", iban=IBAN)
    assert fields == [("unknown_reference", "account"), ("bad_input", "items.0.document")]


def test_a_signed_mandate_never_changes(sepa, fern):
    mandate(sepa, fern)
    with pytest.raises(GatewayRefusal) as refusal:
        mandate(sepa, fern, identification="FEE-2")
    with pytest.raises(GatewayRefusal) as twin:
        mandate(sepa, fern, uid=ITEM(9))
    assert (refusal.value.field, twin.value.field) == ("uid", "identification")
