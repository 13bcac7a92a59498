"""Bringing a community along in the browser: read, written, taken back; what cannot be read is said beside its field."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from wezer.core.models import Belonging, Member
from wezer.core.testing import facts_told, viewer
from wezer.hosting.jobs import forget_import_files
from wezer.hosting.models import ImportBatch, ImportOrder, OrderState
from wezer.hosting.orders import acts, files, work
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotFound
from wezer.ledger.models import Transaction
from wezer.ledger.testing import balance

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parent / "imports"
PAGE = "/garden/import/"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def browser(gardener):
    client = Client()
    client.force_login(gardener.user)
    return client


def sheet(name, content=None):
    return SimpleUploadedFile(name, content if content is not None else (FILES / name).read_bytes())


def timeoverflow():
    return {role: sheet(f"timeoverflow_{role}.csv") for role in ("members", "posts", "transfers", "report")}


def step(order):
    """What the worker does when its turn comes."""
    work.go_on(ImportOrder.objects.select_related("batch").get(pk=order.pk))
    order.refresh_from_db()
    return OrderState(order.state)


def test_files_are_read_written_and_taken_back(browser, hours):
    before = facts_told()
    assert "TimeOverflow" in browser.get(PAGE).content.decode()
    sent = browser.post(f"{PAGE}new/timeoverflow/", timeoverflow())
    order = ImportOrder.objects.get()
    where = f"{PAGE}{order.uid}/"
    assert (sent.status_code, sent["Location"], order.state) == (303, where, "reading")
    looking = browser.get(where).content.decode()
    assert 'http-equiv="refresh"' in looking and 'hx-trigger="every 2s"' in looking

    assert step(order) == OrderState.READ
    page = browser.get(where).content.decode()
    assert "destination 99 not found" in page and "http-equiv" not in page and "Lines left out" in page
    report = browser.get(f"{where}report.csv").content.decode("utf-8-sig").splitlines()
    assert report[0] == "File,Line,Column,Kind,What is wrong"
    assert "timeoverflow_transfers.csv,4,destination,error,destination 99 not found" in report
    assert (facts_told(), Transaction.objects.count(), ImportBatch.objects.count()) == (before, 0, 0)

    browser.post(f"{where}writing/")
    assert "0 of 9 written" in browser.get(where).content.decode()
    assert step(order) == OrderState.DONE and work.progress(order) == (9, 9)
    assert Transaction.objects.count() == 3 and not files.are_there(order)
    again = browser.post(f"{where}writing/")
    assert again.status_code == 409

    browser.post(f"{where}undoing/")
    assert step(order) == OrderState.UNDONE
    people = Member.objects.filter(belongings__crossing="import")
    assert people and all(balance(each, "HOUR") == 0 for each in people)
    assert not Belonging.objects.filter(crossing="import", state="member").exists()


def test_balances_that_differ_wait_until_they_are_accepted(browser, community, val):
    people = b"Name;E-mail;Balance VAL\nFern;fern@example.org;-40\nSage;sage@example.org;25\n"
    browser.post(f"{PAGE}new/spreadsheet/", {"members": sheet("people.csv", people)})
    order = ImportOrder.objects.get()
    where = f"{PAGE}{order.uid}/"
    assert step(order) == OrderState.READ
    acts.ask_to_write(by=viewer(order.author), order=order)
    assert step(order) == OrderState.WAITING
    shown = browser.get(where).content.decode()
    assert "do not add up" in shown and "Accept the differences" in shown and "Undo this import" in shown
    assert not Belonging.objects.filter(crossing="import", state="member").exists()
    browser.post(f"{where}writing/", {"accept": "yes"})
    assert step(order) == OrderState.DONE
    assert sorted(Belonging.objects.filter(crossing="import").values_list("state", flat=True)) == ["member", "member"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"PK\x03\x04spreadsheet", "Save it there as CSV"),
        ("Name;E-mail\nFern;x".encode("utf-16"), "Save it as CSV in UTF-8"),
        (b"%PDF-1.7", "Export the list as CSV"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_its_field(browser, content, sentence):
    answer = browser.post(f"{PAGE}new/spreadsheet/", {"members": sheet("people.csv", content)})
    page = answer.content.decode()
    assert answer.status_code == 422 and 'id="id_members-error"' in page and sentence in page
    assert not ImportOrder.objects.exists()


def test_no_file_too_much_and_columns_that_say_nothing(browser, monkeypatch):
    from wezer.hosting import forms

    where = f"{PAGE}new/spreadsheet/"
    assert "Choose at least one file." in browser.post(where, {}).content.decode()
    wrong = browser.post(where, {"members": sheet("people.csv"), "columns": "name"}).content.decode()
    assert "Write each line as name=Who" in wrong and 'id="id_columns-error"' in wrong
    monkeypatch.setattr(forms, "MOST_BYTES", 20)
    assert "larger than 50 MB" in browser.post(where, {"members": sheet("people.csv")}).content.decode()
    assert not ImportOrder.objects.exists()
    assert browser.get(f"{PAGE}new/nothing/").status_code == 404


def test_windows_files_are_read_and_formulas_disarmed_in_the_report(browser, val):
    people = "Name;E-mail\nRenée;=cmd@example.org\n".encode("cp1252")
    browser.post(f"{PAGE}new/spreadsheet/", {"members": sheet("=people.csv", people)})
    order = ImportOrder.objects.get()
    step(order)
    report = browser.get(f"{PAGE}{order.uid}/report.csv").content.decode()
    assert "\n=" not in report and order.summary["people"] + order.summary["left"] == 1


def test_one_at_a_time_and_a_dead_worker_is_not_waited_for(browser, val):
    browser.post(f"{PAGE}new/spreadsheet/", {"members": sheet("people.csv")})
    second = browser.post(f"{PAGE}new/spreadsheet/", {"members": sheet("people.csv")})
    assert second.status_code == 422 and "Another import is being read" in second.content.decode()
    order = ImportOrder.objects.get()
    step(order)
    acts.ask_to_write(by=viewer(order.author), order=order)
    assert browser.post(f"{PAGE}{order.uid}/writing/").status_code == 409
    with clock.at(now() + timedelta(minutes=20)):
        assert "Go on where it stopped" in browser.get(f"{PAGE}{order.uid}/").content.decode()
        acts.ask_to_write(by=viewer(order.author), order=ImportOrder.objects.get())
    assert step(order) in (OrderState.DONE, OrderState.WAITING)


def test_what_was_only_read_is_thrown_away_by_hand_or_by_time(browser, val):
    for _time in range(2):
        browser.post(f"{PAGE}new/spreadsheet/", {"members": sheet("people.csv")})
        step(ImportOrder.objects.order_by("-pk").first())
    first, second = ImportOrder.objects.order_by("pk")
    folders = [files.folder(first), files.folder(second)]
    assert all(folder.is_dir() for folder in folders)
    acts.drop_order(by=viewer(first.author), order=first)
    with clock.at(now() + timedelta(days=8)):
        forget_import_files()
        forget_import_files()
    second.refresh_from_db()
    assert (second.state, second.problems, ImportOrder.objects.count()) == ("refused", [], 1)


def test_only_those_who_hold_all_three_rights_come_in(join, browser):
    fern = join("Fern")
    other = Client()
    other.force_login(fern.user)
    assert other.get(PAGE).status_code == 404
    assert other.post(f"{PAGE}new/spreadsheet/", {"members": sheet("people.csv")}).status_code == 404
    with pytest.raises(NotFound):
        acts.order_import(by=viewer(fern), source="spreadsheet", given=[])
    assert not ImportOrder.objects.exists()
    assert Client().get(PAGE).status_code == 302
    assert "Bring along" in browser.get("/garden/identity/").content.decode()
