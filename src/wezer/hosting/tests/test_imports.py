"""Imports: three sources, their reports, commit, interruption, undo. Scenario 30 of exchange.md H and its bad lines."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import translation

from wezer.core.acts.groups import create_group
from wezer.core.models import Belonging, Member, Notice, SearchDoc
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.exchange.models import Announcement
from wezer.hosting.importing import acts, running
from wezer.hosting.importing.acts import ImportUnderway, take_turn
from wezer.hosting.importing.plan import Wanted
from wezer.hosting.importing.sheets import decode, read_amount, read_duration, read_sheet, separator_of
from wezer.hosting.models import BatchState, ImportBatch, ImportOrder, ImportRow, ImportTurn
from wezer.hosting.orders.acts import order_import
from wezer.kernel import clock
from wezer.ledger.acts.importing import undo_history
from wezer.ledger.audit import audit
from wezer.ledger.models import Entry, Transaction
from wezer.ledger.testing import balance, paid  # noqa: F401 a fixture
from wezer.workflow.testing import settle

TIMEOVERFLOW = (
    "timeoverflow_members.csv",
    "timeoverflow_posts.csv",
    "timeoverflow_transfers.csv",
    "timeoverflow_report.csv",
)
FORGE = ("forge_members.csv", "forge_offers.csv", "forge_wants.csv", "forge_transactions.csv")


def inside(name):
    return Belonging.objects.get(member__name=name, group__parent=None).state


def names(**where):
    return sorted(Member.objects.filter(**where).values_list("name", flat=True))


@pytest.fixture
def timeoverflow(hours, given):
    return running.open_files("timeoverflow", given(*TIMEOVERFLOW))


def test_h30_a_dry_run_reports_the_unknown_destination_and_writes_nothing(timeoverflow):
    before = facts_told()

    checked = running.look("timeoverflow", timeoverflow, Wanted())

    lines = list(running.report(checked))
    assert "error: timeoverflow_transfers.csv, line 4, destination: destination 99 not found" in lines
    assert "error: timeoverflow_posts.csv, line 3, author: author 9 not found" in lines
    assert (
        "warning: timeoverflow_members.csv, line 3, e-mail: without e-mail: a paper member, who cannot sign in yet"
        in lines
    )
    assert lines[-1] == "4 people (1 without e-mail), 2 announcements, 3 payments; 2 lines left out."
    assert checked.differences == []
    assert (facts_told(), Member.objects.count(), ImportBatch.objects.count()) == (before, 0, 0)


def test_h30_committed_balances_are_those_of_the_report(timeoverflow, community):
    batch, _checked = running.commit("timeoverflow", timeoverflow, Wanted())

    assert batch.state == BatchState.DONE
    who = {member.number: member for member in Member.objects.all()}
    assert [balance(who[number], "HOUR") for number in "1234"] == [3600, -1800, 5400, 0]
    assert balance(community, "HOUR") == -7200
    first = Transaction.objects.order_by("id")[0]
    assert (first.state, first.path, first.description, first.money()[0].units) == (
        "completed",
        "import",
        "Bread and a chat",
        3600,
    )
    assert str(first.created_at) == "2023-06-02 18:00:00+00:00"
    assert {str(each.at.date()) for each in Entry.objects.all()} == {"2023-06-02", "2023-06-20", "2023-07-01"}
    assert names(user=None) == ["Fern Green", "Mint", "Sage", "Yarrow Du Pré"]
    assert (inside("Mint"), running.paper_members(batch)) == ("member", ["3"])
    assert str(who["1"].created_at.date()) == "2023-04-01"
    assert sorted(Announcement.objects.values_list("title", "sense", "author__name")) == [
        ("Bread from the oven", "offer", "Sage"),
        ("Someone to prune a pear tree", "want", "Mint"),
    ]
    assert audit().is_clean


def test_nobody_is_told_of_what_happened_elsewhere(timeoverflow):
    running.commit("timeoverflow", timeoverflow, Wanted())
    settle()
    assert not Notice.objects.filter(kind__in=["payment_received", "payment_requested"]).exists()


def test_history_takes_no_notice_of_limits(hours, given):
    files = running.open_files("timeoverflow", given("timeoverflow_members.csv", "timeoverflow_transfers.csv",
                               timeoverflow_transfers="1,member,2,member,36000,2023-06-02,Ten hours,"))  # fmt: skip
    running.commit("timeoverflow", files, Wanted())
    assert balance(Member.objects.get(number="1"), "HOUR") == -36000


def test_the_same_files_twice_are_one_batch(timeoverflow):
    first, _checked = running.commit("timeoverflow", timeoverflow, Wanted())
    before = facts_told()
    again, _checked = running.commit("timeoverflow", timeoverflow, Wanted())
    assert (again.pk, facts_told(), Member.objects.count(), Transaction.objects.count()) == (first.pk, before, 4, 3)


def test_a_balance_that_differs_keeps_everybody_out_of_sight_until_it_is_accepted(hours, given):
    report = "N,username,balance\n1,Fern,2:00\n2,Sage,-0:30\n"
    files = running.open_files("timeoverflow", given(*TIMEOVERFLOW, timeoverflow_report=report))

    batch, checked = running.commit("timeoverflow", files, Wanted())

    assert batch.state == BatchState.WAITING
    assert [(each.key, each.computed, each.expected) for each in checked.differences] == [("1", 3600, 7200)]
    assert "Balance of 1: 3600 HOUR by its payments, 7200 by the source." in list(running.report(checked))
    assert set(Belonging.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert not SearchDoc.objects.filter(kind="member", is_listed=True).exists()
    assert Announcement.objects.count() == 0

    batch, _checked = running.commit("timeoverflow", files, Wanted(), accept_differences=True)

    assert (batch.state, inside("Sage"), Announcement.objects.count()) == (BatchState.DONE, "member", 2)
    fern = Member.objects.get(number="1")
    from wezer.core.community import community as root

    assert (balance(fern, "HOUR"), balance(root(), "HOUR", "suspense")) == (7200, -3600)
    assert audit().is_clean


def test_killed_in_the_middle_it_goes_on_where_it_stopped(timeoverflow, monkeypatch):
    monkeypatch.setattr(running, "PAYMENTS", 1)
    monkeypatch.setattr(running, "THINGS", 2)
    real, calls = running.post_history, []

    def stops_after_two(**given):
        calls.append(given)
        if len(calls) > 2:
            raise KeyboardInterrupt
        return real(**given)

    monkeypatch.setattr(running, "post_history", stops_after_two)
    with pytest.raises(KeyboardInterrupt):
        running.commit("timeoverflow", timeoverflow, Wanted())
    assert (Transaction.objects.count(), names(belongings__state="withdrawn")) == (
        2,
        ["Fern Green", "Mint", "Sage", "Yarrow Du Pré"],
    )

    monkeypatch.setattr(running, "post_history", real)
    batch, _checked = running.commit("timeoverflow", timeoverflow, Wanted())

    assert (batch.state, ImportBatch.objects.count(), Transaction.objects.count(), Member.objects.count()) == (
        BatchState.DONE,
        1,
        3,
        4,
    )
    assert [balance(Member.objects.get(number=n), "HOUR") for n in "123"] == [3600, -1800, 5400]


def test_undone_nothing_of_it_is_left_but_the_books(timeoverflow, community):
    batch, _checked = running.commit("timeoverflow", timeoverflow, Wanted())

    assert running.undo(batch.code).state == BatchState.UNDONE

    assert set(Belonging.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert {balance(member, "HOUR") for member in Member.objects.all()} == {0}
    assert balance(community, "HOUR") == 0
    assert (
        sorted(Transaction.objects.values_list("path", "state"))
        == [("import", "reversed")] * 3 + [("reversal", "completed")] * 3
    )
    assert set(Announcement.objects.values_list("state", flat=True)) <= {"cancelled", "expired"}
    assert undo_history(by=Viewer.system(), batch=batch.code) == 0
    assert audit().is_clean
    again, _checked = running.commit("timeoverflow", timeoverflow, Wanted())  # a fresh start with the same files
    assert (again.pk != batch.pk, again.state, names(number="1")) == (True, BatchState.DONE, ["Fern Green"])


def test_an_import_somebody_traded_on_is_not_undone(timeoverflow, paid):  # noqa: F811
    batch, _checked = running.commit("timeoverflow", timeoverflow, Wanted())
    paid(Member.objects.get(number="1"), Member.objects.get(number="2"), 600, "HOUR")
    with pytest.raises(running.ImportRefused) as refused:
        running.undo(batch.code)
    assert refused.value.sentence == "Fern Green paid Sage since; reverse that first."
    assert Transaction.objects.filter(path="reversal").count() == 0


def test_community_forge_in_windows_1252_with_semicolons(val, given, circle):
    circle("Garden")
    files = running.open_files("community-forge", given(*FORGE))

    batch, checked = running.commit("community-forge", files, Wanted())

    assert batch.state == BatchState.DONE
    assert names() == ["Basil", "Fern", "Mélisse"]
    who = {member.name: member for member in Member.objects.all()}
    assert [balance(who[name]) for name in ("Fern", "Mélisse", "Basil")] == [-30, 30, 0]
    assert sorted(Belonging.objects.filter(group__name="Garden").values_list("member__name", flat=True)) == [
        "Fern",
        "Mélisse",
    ]
    assert [str(at.date()) for at in Transaction.objects.order_by("id").values_list("created_at", flat=True)] == [
        "2020-08-05",
        "2020-09-17",
    ]
    warnings = [str(each) for each in checked.plan.problems]
    assert (
        "warning: forge_members.csv, line 3, groups: there is no group “Nowhere” here; found it first, or leave it"
        in warnings
    )
    assert dict(Announcement.objects.values_list("title", "sense")) == {"Tisanes": "offer", "Old bicycle": "want"}
    assert audit().is_clean


def test_a_plain_spreadsheet_opens_wallets(val, given, community):
    create_group(by=Viewer.system(), parent=community, type="circle", name="Garden")
    files = running.open_files("spreadsheet", given("people.csv"))

    batch, checked = running.commit("spreadsheet", files, Wanted())

    assert (batch.state, checked.differences) == (BatchState.DONE, [])
    assert [balance(Member.objects.get(name=name)) for name in ("Fern", "Mint", "Sage")] == [-40, 15, 25]
    assert balance(community, "VAL", "suspense") == 0
    assert audit().is_clean


def test_opening_balances_that_do_not_add_up_wait_for_a_yes(val, given, community):
    text = "Nom;Courriel;Solde VAL\nFern;fern@example.org;-40\nMint;;15\n"
    files = running.open_files("spreadsheet", given("people.csv", people=text))
    batch, checked = running.commit("spreadsheet", files, Wanted())
    assert (batch.state, inside("Fern")) == (BatchState.WAITING, "withdrawn")
    assert "Opening balances in VAL do not add up: -25 are left over." in list(running.report(checked))
    batch, _checked = running.commit("spreadsheet", files, Wanted(), accept_differences=True)
    assert (batch.state, balance(Member.objects.get(name="Fern")), balance(community, "VAL", "suspense")) == (
        BatchState.DONE,
        -40,
        25,
    )


def test_columns_of_another_name_are_mapped(val, given):
    files = running.open_files("spreadsheet", given("people.csv", people="Who,Where\nFern,fern@example.org\n"))
    running.commit("spreadsheet", files, Wanted(columns={"name": "Who", "e-mail": "Where"}))
    assert names() == ["Fern"]


BAD = """name,e-mail,joined,Balance VAL
Fern,fern@example.org,2024-02-30,1
Mint,fern@example.org,2024-02-01,1
Sage,sage@example.org
=cmd|' /C calc'!A0,basil@example.org,2024-02-01,1
Oak,not an address,2024-02-01,1
Clover,clover@example.org,2024-02-01,1.5
,tansy@example.org,2024-02-01,1
"""


def test_bad_lines_are_reported_each_with_line_and_column(val, given):
    before = facts_told()
    files = running.open_files("spreadsheet", given("people.csv", people=BAD))
    checked = running.look("spreadsheet", files, Wanted())
    assert [str(each) for each in sorted(checked.plan.problems, key=lambda each: each.line)] == [
        "warning: people.csv, line 2, joined: “2024-02-30” is not a date",
        "error: people.csv, line 3, e-mail: fern@example.org is on line 2 already",
        "error: people.csv, line 4: 2 columns where 4 were expected",
        "warning: people.csv, line 5, name: this looks like a formula; it is kept as text",
        "error: people.csv, line 6, e-mail: “not an address” is not an e-mail address",
        "error: people.csv, line 7, balance val: “1.5” is not an amount of VAL",
        "error: people.csv, line 8, name: this cannot be empty",
    ]
    assert [person.name for person in checked.people] == ["Fern", "=cmd|' /C calc'!A0"]
    assert facts_told() == before


def test_a_bad_date_of_a_transfer_leaves_its_line_out(hours, given):
    transfers = "1,member,2,member,3600,31/31/2023,,\n1,robot,2,member,3600,2023-06-02,,\n1,member,2,member,-5,2023-06-02,,\n1,member,1,member,5,2023-06-02,,\n"
    files = running.open_files(
        "timeoverflow",
        given("timeoverflow_members.csv", "timeoverflow_transfers.csv", timeoverflow_transfers=transfers),
    )
    checked = running.look("timeoverflow", files, Wanted())
    assert [each.sentence for each in checked.plan.errors] == [
        "“31/31/2023” is not a date",
        "“robot” is neither member nor organization",
        "“-5” is not an amount of HOUR",
        "nobody pays themselves",
    ]
    assert checked.payments == []


def test_the_report_speaks_the_readers_language_once_it_is_translated(val, given):
    files = running.open_files("spreadsheet", given("people.csv", people="name,e-mail\nFern\n"))
    with translation.override("fr"):
        (problem,) = running.look("spreadsheet", files, Wanted()).plan.problems
        assert problem.sentence == translation.gettext("{found} columns where {expected} were expected").format(
            found=1, expected=2
        )


def test_members_who_are_here_already_are_not_made_again(val, given, join):
    fern = join("Fern")
    files = running.open_files(
        "spreadsheet", given("people.csv", people="name,e-mail\nFern G.,fern@example.org\nMint,\n")
    )
    batch, checked = running.commit("spreadsheet", files, Wanted())
    said = "warning: people.csv, line 2: Somebody with the address of Fern G. is here already; nothing is changed"
    assert said in map(str, checked.plan.problems), "not whose address it is"
    assert names() == ["Fern", "Mint"]
    running.undo(batch.code)
    assert Belonging.objects.get(member=fern, group__parent=None).state == "member"
    assert ImportRow.objects.filter(batch=batch, is_new=False).count() == 1


def test_only_those_who_admit_people_begin_a_batch(join):
    from wezer.kernel.refusals import NotAllowed

    with pytest.raises(NotAllowed):
        acts.begin_batch(by=viewer(join("Fern")), source="spreadsheet", digest="x")


def test_encodings_separators_and_numbers_are_found_out():
    assert (decode("é".encode()), decode(b"\xef\xbb\xbf\xc3\xa9"), decode("é".encode("cp1252"))) == ("é", "é", "é")
    assert [separator_of(text) for text in ("a,b\n1,2\n", "a;b\n1,5;2\n", "a\tb\n1\t2\n")] == [",", ";", "\t"]
    assert list(read_sheet("x", b'a,"two\nlines"\n\nb,c\n').rows) == [(1, ["a", "two\nlines"]), (4, ["b", "c"])]
    assert [read_amount(text, 2) for text in ("12", "12.5", "12,50", "-3", "0.10")] == [1200, 1250, 1250, -300, 10]
    assert [read_duration(text) for text in ("3600", "1:00", "-0:30", "10:15:30")] == [3600, 3600, -1800, 36930]
    for text in ("1.005", "1e3", "１２", "", "1 000"):
        with pytest.raises(ValueError):
            read_amount(text, 2)


@pytest.mark.django_db(transaction=True)
def test_two_imports_begun_at_the_same_instant_are_one(hours, given, community):
    files = running.open_files("timeoverflow", given(*TIMEOVERFLOW))
    start, ended = threading.Barrier(2), []

    def bring_in():
        try:
            start.wait()
            ended.append(running.commit("timeoverflow", files, Wanted())[0].state)
        except ImportUnderway as refused:
            ended.append(refused.code)
        finally:
            connection.close()

    both = [threading.Thread(target=bring_in) for _number in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    # whoever comes when the other has finished is told so: it is done already
    assert sorted(ended) in (["done", "import_underway"], ["done", "done"])
    assert (ImportBatch.objects.count(), Transaction.objects.count(), Member.objects.count()) == (1, 3, 4)
    assert ImportTurn.objects.get().holder == "" and audit().is_clean


def test_the_turn_of_an_import_that_died_comes_back_after_two_minutes(timeoverflow):
    take_turn(by=Viewer.system(), holder="who died")
    with pytest.raises(ImportUnderway):
        running.commit("timeoverflow", timeoverflow, Wanted())
    assert not ImportBatch.objects.exists()
    with clock.at(clock.now() + timedelta(minutes=3)):
        batch, _checked = running.commit("timeoverflow", timeoverflow, Wanted())
    assert batch.state == BatchState.DONE
    take_turn(by=Viewer.system(), holder="another")
    with pytest.raises(ImportUnderway):  # whoever was thought dead, and wakes, has lost its turn
        take_turn(by=Viewer.system(), holder="who died")


@pytest.mark.django_db(transaction=True)
def test_two_gardeners_who_order_an_import_at_the_same_instant_have_one(hours, given, gardener, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    start, ended = threading.Barrier(2), []

    def order():
        try:
            start.wait()
            ended.append(order_import(by=Viewer.of(gardener), source="timeoverflow", given=given(*TIMEOVERFLOW)).state)
        except ImportUnderway as refused:
            ended.append(refused.code)
        finally:
            connection.close()

    both = [threading.Thread(target=order) for _number in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(ended) == ["import_underway", "reading"] and ImportOrder.objects.count() == 1
