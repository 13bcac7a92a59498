"""What is kept of a person: every package says how it is given and how it is forgotten; the archive that holds it."""

import io
import json
import zipfile
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from wezer.core.acts.own_archive import ask_archive, path_of
from wezer.core.acts.profile import set_profile_field
from wezer.core.duties import data_of, own_data, personal_keys, refuse_who_forgets_nobody
from wezer.core.jobs import forget_what_is_over, gather_own_data
from wezer.core.models import OwnArchive
from wezer.core.own_archive import gather
from wezer.core.refusals import AnArchiveADay
from wezer.core.testing import viewer
from wezer.kernel import clock

pytestmark = pytest.mark.django_db


def test_every_column_that_points_at_a_person_is_given_and_forgotten_or_kept_on_purpose():
    said = [column for part in own_data for column in (*part.forgets, *part.keeps)]

    assert sorted(said) == sorted(set(said)), "said twice"
    assert sorted(set(personal_keys()) ^ set(said)) == []


def test_a_package_that_keeps_people_and_does_not_say_how_to_forget_them_is_refused_at_start():
    refuse_who_forgets_nobody()  # those that are installed all say it
    silent = SimpleNamespace(
        name="wezer.nations", label="ledger"
    )  # as if the ledger's tables were of one that does not

    with pytest.raises(ImproperlyConfigured, match=r"wezer.nations keeps data of people \(ledger.Account.holder"):
        refuse_who_forgets_nobody([silent])


def signed_in(member):
    client = Client()
    client.login(username=member.user.email, password="a fine long pass")
    return client


def test_who_asks_for_their_data_fetches_it_for_seven_days_after_signing_in_once_more(
    join, django_capture_on_commit_callbacks
):
    fern, sage = join("Fern"), join("Sage")
    client = signed_in(fern)
    assert client.post("/me/data/archive/").url.startswith("/account/reauthenticate/")  # long ago since they signed in
    client.post("/account/reauthenticate/", {"password": "a fine long pass"})
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/me/data/archive/").status_code == 303
    archive = OwnArchive.objects.get()
    assert str(ask_archive(by=viewer(fern)).uid) == str(archive.uid)  # asked twice while it is gathered: one archive
    gather_own_data.func(archive.pk)
    gather_own_data.func(archive.pk)

    archive.refresh_from_db()
    page = reverse("me:fetch", args=[archive.uid])
    content = b"".join(client.get(page).streaming_content)
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        names = sorted(opened.namelist())
        assert json.loads(opened.read("data.json"))["member"]["name"] == "Fern"
        assert b"fern@example.org" in opened.read("index.html") and b"<script" not in opened.read("index.html")
    assert names == ["data.json", "files/calendar.ics", "index.html"]
    assert [message.to for message in mail.outbox] == [["fern@example.org"]]
    with pytest.raises(AnArchiveADay):
        ask_archive(by=viewer(fern))

    other = signed_in(sage)
    other.post("/account/reauthenticate/", {"password": "a fine long pass"})
    assert other.get(page).status_code == 404
    with clock.at(clock.now() + timedelta(days=8)):
        assert client.get(page).status_code == 404
        with django_capture_on_commit_callbacks(execute=True):
            forget_what_is_over()
    assert not OwnArchive.objects.exists() and not path_of(archive).exists()


def test_the_archive_holds_of_others_only_what_the_member_sees(join, circle):
    fern, sage = join("Fern"), join("Sage")
    set_profile_field(by=viewer(sage), key="phone", value="04 78 11 22 33", audience="nobody")
    set_profile_field(by=viewer(fern), key="tagline", value="Mends what can be mended.")

    text = json.dumps(data_of(fern, viewer(fern)), default=str)

    assert "Mends what can be mended." in text and "04 78 11 22 33" not in text
    assert gather(fern).startswith(b"PK")


def test_an_archive_of_who_was_forgotten_meanwhile_leaves_no_file(join, monkeypatch):
    archive = ask_archive(by=viewer(join("Fern")))

    def gone(member):
        OwnArchive.objects.filter(pk=archive.pk).delete()
        return b"all of it"

    monkeypatch.setattr("wezer.core.jobs.gather", gone)
    gather_own_data.func(archive.pk)
    assert not path_of(archive).exists()
