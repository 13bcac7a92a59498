"""The bank as the treasurer meets it: a file looked at and kept, proposals, matches by hand; without the engine."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed
from wezer.operation.acts import statements as acts
from wezer.operation.matching import Share
from wezer.operation.models import (
    BankLine,
    BankMatch,
    BankStatement,
    BookAccount,
    BookEntry,
    BookLine,
    BookRole,
    MatchRule,
    Partner,
)
from wezer.operation.queries.bank import opens_of, proposed
from wezer.operation.refusals import LineNotOpen, ReasonNeeded, RoleUnknown, SharesOdd, TargetMissing
from wezer.operation.tests.bank_samples import CSV, FERN_IBAN, camt, entry
from wezer.workflow.models import Flight

pytestmark = pytest.mark.django_db
THAT_SPRING = datetime(2024, 4, 5, 9, tzinfo=UTC)
ROLES = {
    "bank": ("5121", True), "receivable": ("4111", True), "payable": ("4011", False), "expense_bank": ("6278", True),
    "donation": ("7541", False), "expense_payable": ("4671", False), "membership_fee": ("7561", False),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _that_spring(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with clock.at(THAT_SPRING):
        yield


@pytest.fixture
def chart(valley):
    """The roles that a bank needs, as the mirror knows them."""
    made = {}
    for role, (code, is_debit) in ROLES.items():
        account = BookAccount.objects.create(books=valley, code=code, name=role, is_debit=is_debit)
        BookRole.objects.create(books=valley, role=role, account=account)
        made[role] = account
    return made


@pytest.fixture
def owed(valley, chart):
    """`owed("F2024-00001", 18000, fern)`: an open document as the mirror tells it; below zero, we owe it."""

    def one(number, amount, partner, *, due=date(2024, 3, 20), role=""):
        role = role or ("receivable" if amount > 0 else "payable")
        made = BookEntry.objects.create(books=valley, uid=uuid4(), number=number, date=date(2024, 3, 1), journal="REV", journal_kind="revenue")  # fmt: skip
        BookLine.objects.create(
            entry=made, account=chart[role], partner=partner, line=made.pk, date=made.date, due=due, text=number,
            debit=max(amount, 0), credit=max(-amount, 0),
        )  # fmt: skip
        return str(made.uid)

    return one


@pytest.fixture
def fern():
    return Partner.objects.create(name="Fern", iban=FERN_IBAN)


@pytest.fixture
def moss(join, community):
    """Moss keeps the books."""
    member = join("Moss")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="treasurer"), member=member)
    return member


@pytest.fixture
def desk(client, moss):
    client.force_login(moss.user)
    return client


@pytest.fixture
def bring(valley, chart, moss):
    """`bring(entry("180.00"), …)`: a kept statement whose lines add up."""

    def one(*entries, name="march.xml", content=None):
        total = sum(
            int(each.split(">")[2].split("<")[0].replace(".", "")) * (1 if "CRDT" in each else -1) for each in entries
        )
        content = content or camt(*entries, opening="0.00", closing=f"{total / 100:.2f}")
        return acts.import_statement(by=viewer(moss), books=valley, content=content, name=name)

    return one


def why(books, line):
    [(_line, found)] = proposed(books, [line])
    return [(each.sureness, [(share.kind, share.target, share.amount) for share in each.shares]) for each in found]


# --- proposals ---


def test_number_and_amount_together_are_sure_and_come_before_a_mere_amount(valley, owed, bring, fern):
    sage = Partner.objects.create(name="Sage")
    theirs, other = owed("F2024-00007", 18000, sage), owed("F2024-00008", 18000, fern)
    line = bring(entry("180.00", text="Facture F 2024-00007 merci")).lines.get()
    found = why(valley, line)
    assert found[0] == ("sure", [("document", theirs, 18000)])
    assert ("possible", [("document", other, 18000)]) in found


def test_a_partners_own_account_is_sure_of_an_exact_amount_and_else_pays_the_oldest(valley, owed, bring, fern):
    late, first = owed("F2", 15000, fern, due=date(2024, 4, 30)), owed("F1", 10000, fern)
    lines = bring(*(entry(amount, iban=FERN_IBAN) for amount in ("100.00", "180.00", "250.00"))).lines.order_by(
        "position"
    )
    exact, part, both = (why(valley, line)[0] for line in lines)
    assert exact == ("sure", [("document", first, 10000)])
    assert part == ("likely", [("party", "", 18000)])
    assert both == ("sure", [("document", first, 10000), ("document", late, 15000)])


def test_what_the_books_have_already_is_ticked_off_first(valley, owed, chart, bring, fern):
    owed("F1", 18000, fern)
    made = BookEntry.objects.create(books=valley, uid=uuid4(), number="7", date=date(2024, 3, 9), journal="BANK", journal_kind="statement")  # fmt: skip
    BookLine.objects.create(entry=made, account=chart["bank"], line=1, date=made.date, debit=18000)
    line = bring(entry("180.00")).lines.get()
    assert why(valley, line)[0] == ("sure", [("recorded", str(made.uid), 18000)])


def test_two_lines_are_not_both_sure_of_one_document(valley, owed, bring, fern):
    owed("F2024-00001", 18000, fern)
    statement = bring(entry("180.00", text="F2024-00001"), entry("180.00", text="F2024-00001 encore"))
    found = proposed(valley, list(statement.lines.order_by("position")))
    assert [bool(each) and each[0].is_sure for _line, each in found] == [True, False]


def test_decisions_are_learned_proposed_and_sure_after_two(valley, bring, moss, desk):
    lines = bring(
        *(
            entry("5.00", "DBIT", text=f"Frais de tenue de compte {month}")
            for month in ("mars 2024", "avril 2024", "mai 2024")
        )
    ).lines.order_by("position")
    told = []
    for line in lines:
        told.append([each[0] for each in why(valley, line)])
        acts.match_line(by=viewer(moss), line=line, shares=[Share("account", "expense_bank", 500, "Bank fees")])
    assert told == [[], ["likely"], ["sure"]]
    assert MatchRule.objects.get().uses == 3
    page = desk.get(reverse("office:bank-rules")).content.decode()
    assert "frais tenue compte" in page and "Bank fees" in page
    acts.forget_rule(by=viewer(moss), rule=MatchRule.objects.get())
    assert not MatchRule.objects.exists()


def test_parts_that_were_paid_are_open_no_more(valley, owed, bring, fern, moss):
    document = owed("F1", 18000, fern)
    line = bring(entry("80.00")).lines.get()
    acts.match_line(by=viewer(moss), line=line, shares=[Share("document", document, 8000, "F1", fern.pk)])
    assert [each.amount for each in opens_of(valley)] == [10000]


# --- acts ---


def test_a_file_comes_in_once_and_movements_of_another_file_are_left_out(valley, bring, moss):
    first = bring(entry("10.00", text="a"), entry("20.00", text="b"))
    again = bring(entry("10.00", text="a"), entry("20.00", text="b"))
    longer = bring(
        entry("10.00", text="a"), entry("20.00", text="b"), entry("20.00", text="b"), entry("30.00", text="c")
    )
    assert again == first
    assert list(longer.lines.order_by("position").values_list("state", flat=True)) == [
        "ignored",
        "ignored",
        "new",
        "new",
    ]
    asked = Flight.objects.get(key=f"books:statement:{longer.uid}").payload["payload"]
    assert (asked["skip"], asked["format"], asked["account"]) == (["1", "2"], "camt", "bank")
    assert longer.path.is_file()


def test_a_line_is_sent_once_with_what_it_pays(valley, owed, bring, fern, moss):
    document = owed("F1", 10000, fern)
    line = bring(entry("130.00")).lines.get()
    shares = [
        Share("document", document, 10000, "F1", fern.pk),
        Share("account", "donation", 2500, "Donations"),
        Share("party", "", 500, "Fern", fern.pk),
    ]
    acts.match_line(by=viewer(moss), line=line, shares=shares)
    with pytest.raises(LineNotOpen):
        acts.match_line(by=viewer(moss), line=BankLine.objects.get(pk=line.pk), shares=shares)
    asked = Flight.objects.get(key=f"books:match:{line.uid}:v1").payload["payload"]
    assert asked == {
        "statement": f"statement:{line.statement.uid}",
        "line": "1",
        "targets": [
            {"document": document, "party": str(fern.uid), "amount": "100.00"},
            {"account": "donation", "text": "Donations", "amount": "25.00"},
            {"party": str(fern.uid), "amount": "5.00"},
        ],
    }
    assert (BankMatch.objects.count(), BankLine.objects.get(pk=line.pk).state) == (3, "matching")


@pytest.mark.parametrize(
    ("shares", "refusal"),
    [
        ([], TargetMissing),
        ([Share("account", "donation", 0, "")], TargetMissing),
        ([Share("account", "donation", 17999, "")], SharesOdd),
        ([Share("account", "donation", 18001, "")], SharesOdd),
        ([Share("account", "dreams", 18000, "")], RoleUnknown),
        ([Share("recorded", "x", 9000, ""), Share("account", "donation", 9000, "")], SharesOdd),
    ],
)
def test_a_match_that_cannot_be_changes_nothing(valley, bring, moss, shares, refusal):
    line = bring(entry("180.00")).lines.get()
    with pytest.raises(refusal):
        acts.match_line(by=viewer(moss), line=line, shares=shares)
    line.refresh_from_db()
    assert (line.state, BankMatch.objects.count(), Flight.objects.filter(key__startswith="books:match").count()) == (
        "new",
        0,
        0,
    )


def test_a_line_is_left_out_with_a_reason_and_taken_up_again(valley, bring, moss):
    line = bring(entry("180.00")).lines.get()
    with pytest.raises(ReasonNeeded):
        acts.ignore_line(by=viewer(moss), line=line, reason=" ")
    acts.ignore_line(by=viewer(moss), line=line, reason="Between our own accounts")
    assert (line.state, line.why) == ("ignored", "Between our own accounts")
    acts.heed_line(by=viewer(moss), line=line)
    assert (line.state, line.why) == ("new", "")


def test_who_may_not_keep_the_books_changes_nothing(valley, chart, bring, join):
    line, fern = bring(entry("180.00")).lines.get(), viewer(join("Fern"))
    tries = [
        lambda: acts.import_statement(by=fern, books=valley, content=camt(), name="x.xml"),
        lambda: acts.match_line(by=fern, line=line, shares=[Share("account", "donation", 18000, "")]),
        lambda: acts.ignore_line(by=fern, line=line, reason="no"),
        lambda: acts.heed_line(by=fern, line=line),
        lambda: acts.unmatch_line(by=fern, line=line, day=date(2024, 3, 1), reason="no"),
    ]
    for attempt in tries:
        with pytest.raises(NotAllowed):
            attempt()
    assert (BankStatement.objects.count(), BankLine.objects.get().state) == (1, "new")


# --- pages ---


def upload(content, name="march.xml"):
    return {"file": SimpleUploadedFile(name, content)}


def test_a_file_is_looked_at_then_kept(desk, valley, chart):
    looked = desk.post(reverse("office:bank-import"), upload(camt()))
    assert (looked.status_code, BankStatement.objects.count()) == (303, 0)
    page = desk.get(looked["Location"])
    text = page.content.decode()
    assert "255.00" in text and "It adds up" in text and "Fern" in text
    kept = desk.post(looked["Location"], {"called": "march.xml", "keep": "1"})
    statement = BankStatement.objects.get()
    assert (kept["Location"], statement.lines.count(), statement.closing) == (statement.get_absolute_url(), 3, 25500)
    again = desk.post(reverse("office:bank-import"), upload(camt()))
    assert again["Location"] == statement.get_absolute_url()
    assert b"".join(desk.get(reverse("office:statement-file", args=[statement.uid])).streaming_content) == camt()


def test_a_table_is_guessed_corrected_and_kept(desk, valley, chart):
    looked = desk.post(reverse("office:bank-import"), upload(CSV.encode(), "march.csv"))
    page = desk.get(looked["Location"])
    asked = page.context["form"]
    layout = {name: asked.initial[name] for name in asked.fields}
    wrong = desk.get(looked["Location"], {**layout, "called": "march.csv", "opening": "0,00", "closing": "1,00"})
    assert (wrong.status_code, "closing balance" in wrong.content.decode()) == (422, True)
    desk.post(
        looked["Location"], {**layout, "called": "march.csv", "opening": "100,00", "closing": "255,00", "keep": "1"}
    )
    statement = BankStatement.objects.get()
    assert (statement.opening, statement.closing, statement.layout["date"]) == (10000, 25500, "1")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "march.xml", "empty"),
        (b"%PDF-1.7", "march.xml", "holds something else"),
        (camt(closing="255.01"), "march.xml", "closing balance"),
        (camt(head='<!DOCTYPE d [<!ENTITY a "b">]>'), "march.xml", "definitions"),
        (camt().replace("Vallée".encode(), "Vallée".encode("latin-1")), "march.xml", "letters"),
        (camt()[:-100], "march.xml", "damaged"),
        (b"x" * 5_000_001, "march.csv", "5 MB"),
        (CSV.encode(), "march.xml", "holds something else"),
    ],
)
def test_a_bad_file_is_refused_beside_its_field_and_nothing_is_kept(
    desk, valley, chart, content, name, words, tmp_path
):
    page = desk.post(reverse("office:bank-import"), upload(content, name))
    assert page.status_code == 422
    assert words in str(page.context["form"].errors["file"])
    assert not BankStatement.objects.exists() and not [each for each in tmp_path.rglob("*") if each.is_file()]


def test_proposals_are_accepted_one_by_one_and_all_that_are_sure_at_once(desk, valley, owed, bring, fern):
    document = owed("F2024-00001", 18000, fern)
    bring(entry("180.00", text="F2024-00001"), entry("7.00", text="Who knows"), entry("25.00", "DBIT", text="Presse"))
    owed("P-1", -2500, Partner.objects.create(name="Presse"))
    page = desk.get(reverse("office:bank"))
    assert page.status_code == 200 and b"F2024-00001" in page.content
    desk.post(reverse("office:bank-accept"))
    states = dict(BankLine.objects.values_list("amount", "state"))
    assert states == {18000: "matching", 700: "new", -2500: "new"}
    assert BankMatch.objects.get().target == document
    line = BankLine.objects.get(amount=-2500)
    [(_line, [best, *_rest])] = proposed(valley, [line])
    stale = desk.post(reverse("office:bank-line-match", args=[line.uid]), {"proposal": "0" * 16})
    taken = desk.post(reverse("office:bank-line-match", args=[line.uid]), {"proposal": best.mark})
    line.refresh_from_db()
    assert (stale.status_code, taken.status_code, line.state) == (409, 303, "matching")


def test_a_line_is_split_by_hand_and_what_is_left_empty_takes_the_rest(desk, valley, owed, bring, fern):
    document = owed("F1", 10000, fern)
    line = bring(entry("130.00")).lines.get()
    page = desk.get(line.get_absolute_url(), {"q": "F1"})
    assert b"F1" in page.content
    given = {f"pays-{document}": "on", "role1": "membership_fee", "role1_amount": "20,00", "role2": "donation"}
    desk.post(reverse("office:bank-line-match", args=[line.uid]), given)
    assert list(BankMatch.objects.values_list("target", "amount")) == [
        (document, 10000),
        ("membership_fee", 2000),
        ("donation", 1000),
    ]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "__all__"),
        ({"role1": "donation", "role1_amount": "1.00"}, "__all__"),
        ({"role1": "donation", "role1_amount": "1e400"}, "role1_amount"),
        ({"role1": "donation", "role1_amount": "NaN"}, "role1_amount"),
        ({"role1": "donation", "role1_amount": "-5"}, "role1_amount"),
        ({"role1": "donation", "role1_amount": "130.001"}, "role1_amount"),
        ({"role1": "dreams", "role1_amount": "130"}, "role1"),
        ({"partner": "Nobody at all", "partner_amount": "130"}, "partner"),
    ],
)
def test_a_split_that_cannot_be_is_refused_beside_its_field(desk, valley, bring, given, field):
    line = bring(entry("130.00")).lines.get()
    page = desk.post(reverse("office:bank-line-match", args=[line.uid]), given)
    assert (page.status_code, field in page.context["hand"].errors) == (422, True)
    assert not BankMatch.objects.exists()


def test_leaving_out_undoing_and_lists_are_pages(desk, valley, bring):
    statement = bring(entry("130.00", text="=cmd()"))
    line = statement.lines.get()
    assert desk.post(reverse("office:bank-line-leave", args=[line.uid]), {"reason": ""}).status_code == 422
    desk.post(reverse("office:bank-line-leave", args=[line.uid]), {"reason": "Ours"})
    line.refresh_from_db()
    assert (line.state, line.why) == ("ignored", "Ours")
    desk.post(reverse("office:bank-line-heed", args=[line.uid]))
    BankLine.objects.update(state="matched", attempt=1)
    odd = desk.post(reverse("office:bank-line-undo", args=[line.uid]), {"day": "0202-01-01", "reason": "x"})
    assert (odd.status_code, "day" in odd.context["undo"].errors) == (422, True)
    for name, arguments in (("statements", []), ("statement", [statement.uid]), ("bank-line", [line.uid]), ("bank-rules", []), ("bank-csv", [])):  # fmt: skip
        assert desk.get(reverse(f"office:{name}", args=arguments)).status_code == 200
    sheet = desk.get(reverse("office:bank-csv"), {"show": "all"}).content.decode("utf-8-sig").splitlines()
    assert (len(sheet), "'=cmd()" in sheet[1], "130.00" in sheet[1]) == (2, True, True)


def test_the_list_asks_little_whatever_its_length(desk, valley, owed, bring, fern, django_assert_max_num_queries):
    bring(*(entry("1.00", text=f"F{number}", iban=FERN_IBAN) for number in range(20)))
    for number in range(20):
        owed(f"F{number}-2024", 100, fern)
    desk.get(reverse("office:bank"))  # the first visit of the day is noted
    with django_assert_max_num_queries(12):
        assert desk.get(reverse("office:bank")).status_code == 200


def test_the_account_is_chosen_when_there_are_several(desk, valley, chart, moss):
    address = reverse("office:bank-import")
    assert "id_account" not in desk.get(address).content.decode()
    second = BookAccount.objects.create(books=valley, code="5122", name="Savings", is_debit=True)
    BookRole.objects.create(books=valley, role="bank_2", account=second)
    assert "5122 Savings" in desk.get(address).content.decode()
    file = lambda: SimpleUploadedFile("march.xml", camt(entry("1.00"), opening="0.00", closing="1.00"))  # noqa: E731
    odd = desk.post(address, {"file": file(), "account": "donation"})
    assert (odd.status_code, "account" in odd.context["form"].errors) == (422, True)
    look = desk.post(address, {"file": file(), "account": "bank_2"})["Location"]
    refused = desk.post(look, {"keep": "1", "called": "march.xml", "account": "donation"})
    assert refused.status_code == 422 and "no account at a bank" in refused.content.decode()
    assert not BankStatement.objects.exists()
    assert desk.post(look, {"keep": "1", "called": "march.xml", "account": "bank_2"}).status_code == 303
    assert BankStatement.objects.get().account == "bank_2"


def test_a_stranger_finds_no_bank(client, join, valley, bring):
    line = bring(entry("1.00")).lines.get()
    client.force_login(join("Fern").user)
    pages = [reverse("office:bank"), reverse("office:statements"), line.get_absolute_url(), reverse("office:bank-csv")]
    assert {client.get(page).status_code for page in pages} == {404}
