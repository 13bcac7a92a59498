# ruff: noqa: F811  (fixtures of test_events)
"""Pictures of what took place: seen by who reads the event, drawn anew, described, and gone with who gave them or with it."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from wezer.api.testing import Caller
from wezer.core import images
from wezer.core.acts import event_photos
from wezer.core.acts.answers import answer_event, note_attendance
from wezer.core.acts.event_following import change_following
from wezer.core.acts.event_photos import add_event_photo, remove_event_photo
from wezer.core.acts.event_report import report_date
from wezer.core.acts.events import cancel_event, change_event
from wezer.core.acts.files import prepare_file
from wezer.core.acts.groups import change_group
from wezer.core.acts.items import blank_withdrawn_items, withdraw_item
from wezer.core.agenda.happenings import find_happening
from wezer.core.agenda.refusals import DateIsOff, NotOverYet, PictureNotDescribed, TooManyEventPhotos
from wezer.core.agenda.reports import photos_of, report_of
from wezer.core.duties import own_data
from wezer.core.models import EventPhoto, File, Item, Member
from wezer.core.refusals import ImageInvalid
from wezer.core.testing import facts_told
from wezer.core.tests.test_events import (  # noqa: F401  (fixtures)
    MEETING,
    TUESDAY,
    _this_november,
    calendar,
    fresh,
    garden,
    plan,
    who,
)
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.acts import act
from wezer.kernel.refusals import NotAllowed, NotFound

pytestmark = pytest.mark.django_db
system = Viewer.system()
ONCE = {**MEETING, "rule": ""}
AFTER = datetime(2026, 12, 3, 12, tzinfo=UTC)
DAY = TUESDAY.isoformat()
CAMERA = "Pomona 7"


def photo(name="soup.jpg"):
    """As a camera sends it: with its name, where it was, and when."""
    exif = Image.Exif()
    exif[0x0110] = CAMERA
    exif.get_ifd(0x8825)[1] = "N"
    content = io.BytesIO()
    Image.new("RGB", (60, 40), (190, 120, 60)).save(content, "JPEG", exif=exif)
    assert CAMERA.encode() in content.getvalue()
    return SimpleUploadedFile(name, content.getvalue())


@pytest.fixture
def held(plan):
    """An event of Sage's that took place; it is the third of December."""
    event = plan(**ONCE)
    with clock.at(AFTER):
        yield event


def hung(event, by, words="A pot of soup", on=TUESDAY):
    return add_event_photo(by=by, event=fresh(event), on=on, photo=photo(), description=words)


def seen(event, viewer):
    return [file.description for file in photos_of(find_happening(fresh(event), TUESDAY, viewer))]


def refused(why, act, **more):
    before = (facts_told(), File.objects.count())
    with pytest.raises(why) as found:
        act(**more)
    assert (facts_told(), File.objects.count()) == before
    return found.value


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


def test_who_tends_the_event_hangs_pictures_and_who_reads_it_sees_them_on_its_page(held, who):
    page, door = f"/g/garden/events/{held.uid}/", f"/g/garden/events/{held.uid}/dates/{DAY}/photos/"
    sage, fern, mint = (signed_in(who(name).member) for name in ("Sage", "Fern", "Mint"))
    assert door in sage.get(page).content.decode()
    assert mint.get(door).status_code == 404
    wrong = sage.post(door, {"photo": photo(), "description": ""})
    assert wrong.status_code == 422 and 'id="id_description-error"' in wrong.content.decode()
    wrong = sage.post(door, {"photo": SimpleUploadedFile("x.png", b"<svg/>"), "description": "A pot"})
    assert wrong.status_code == 422 and 'id="id_photo-error"' in wrong.content.decode()
    assert sage.post(door, {"photo": photo(), "description": "A  pot of soup"}).status_code == 303
    file = File.objects.get()
    assert "A pot of soup" in sage.get(door).content.decode()
    assert 'alt="A pot of soup"' in fern.get(page).content.decode(), "before anything is written of it"
    address = reverse("files:file", args=[file.uid, "full"])
    assert address in fern.get(page).content.decode()
    assert [each.get(address).status_code for each in (sage, fern, mint, Client())] == [200, 200, 404, 404]
    report_date(by=who("Sage"), event=fresh(held), on=TUESDAY, body="We ate.")
    assert 'alt="A pot of soup"' in fern.get(f"{page}?on={DAY}").content.decode()
    assert sage.post(f"{door}{file.uid}/removal/").status_code == 303
    assert (File.objects.count(), EventPhoto.objects.count(), seen(held, who("Fern"))) == (0, 0, [])


def test_nothing_that_a_camera_wrote_is_kept(held, who):
    file = hung(held, who("Sage"))
    prepare_file(file)
    file.refresh_from_db()
    kept = images.kept_path(file.sha256).read_bytes()
    with Image.open(io.BytesIO(kept)) as shown:
        assert (shown.format, dict(shown.getexif())) == ("WEBP", {}) and CAMERA.encode() not in kept


def test_pictures_are_of_a_date_that_took_place_and_each_says_what_it_shows(plan, who, monkeypatch):
    event, off = plan(**ONCE), plan(**{**ONCE, "title": "Feast"})
    sage = who("Sage")
    refused(NotOverYet, hung, event=event, by=sage)
    cancel_event(by=sage, event=off)
    with clock.at(AFTER):
        refused(DateIsOff, hung, event=off, by=sage)
        refused(NotAllowed, hung, event=event, by=who("Mint"))
        refused(PictureNotDescribed, hung, event=event, by=sage, words="  ")
        refused(
            ImageInvalid, add_event_photo, by=sage, event=event, on=TUESDAY, photo=SimpleUploadedFile("x.png", b"no"),
            description="x",
        )  # fmt: skip
        monkeypatch.setattr(event_photos, "MOST_PHOTOS", 2)
        hung(event, sage, "One"), hung(event, sage, "Two")
        refused(TooManyEventPhotos, hung, event=event, by=sage, words="Three")
        assert seen(event, sage) == ["One", "Two"]


def test_a_series_shows_each_date_its_own_pictures(plan, who):
    event, second = plan(rule="FREQ=WEEKLY;COUNT=3"), TUESDAY + timedelta(days=7)
    with clock.at(datetime(2026, 12, 9, 12, tzinfo=UTC)):
        hung(event, who("Sage"), "First")
        hung(event, who("Sage"), "Second", on=second)
        assert seen(event, who("Fern")) == ["First"]
        file = File.objects.get(description="Second")
        refused(NotFound, remove_event_photo, by=who("Sage"), event=fresh(event), on=TUESDAY, file=file)
        third = date(2026, 12, 15)
        weekly = {**MEETING, "rule": "FREQ=WEEKLY;COUNT=1", "title": "Otherwise", "starts_on": third}
        change_following(by=who("Sage"), event=fresh(event), on=third, **weekly)
        assert set(File.objects.values_list("item", flat=True)) == {event.pk}, "what took place stays where it was"


def test_their_audience_is_that_of_the_event_whatever_becomes_of_it(held, who, garden):
    change_group(by=system, group=garden, sight="open")
    file = hung(held, who("Sage"))
    prepare_file(file)
    mint = Caller.of(who("Mint").member)
    there, here = f"core/events/{held.uid}/dates/{DAY}/photos", f"core/files/{file.uid}/full"
    assert [mint.get(each).status_code for each in (there, here)] == [404, 404]
    change_event(by=who("Sage"), event=fresh(held), audience="community", **ONCE)
    assert [mint.get(each).status_code for each in (there, here)] == [200, 200]
    withdraw_item(by=who("Sage"), item=Item.objects.get(pk=held.pk))
    assert [mint.get(each).status_code for each in (there, here)] == [404, 404]
    blank_withdrawn_items(by=system, before=AFTER + timedelta(days=1))
    assert (File.objects.count(), EventPhoto.objects.count()) == (0, 0)


def test_programs_hang_and_take_away_pictures_as_pages_do(held, who):
    there = f"core/events/{held.uid}/dates/{DAY}/photos"
    sage, fern = (Caller.of(who(name).member, "*") for name in ("Sage", "Fern"))
    assert sage.upload(there, key="one", photo=photo()).status_code == 422
    got = sage.upload(f"{there}?description=A+pot", key="two", photo=photo())
    assert (got.status_code, got.json()["description"]) == (201, "A pot")
    assert [each["uid"] for each in fern.get(there).json()] == [got.json()["uid"]]
    assert fern.send("delete", f"{there}/{held.uid}").status_code == 404
    assert sage.send("delete", f"{there}/{got.json()['uid']}").status_code == 204
    assert fern.get(there).json() == []


@act
def erase(*, by, part, member, wish):
    part.erase(by=by, member=member, wish=wish)


@pytest.mark.parametrize(("wish", "left"), [("sign", ["Fern's", "Sage's"]), ("delete", ["Sage's"]), ("anonymise", ["Fern's", "Sage's"])])  # fmt: skip
def test_pictures_go_with_who_gave_them_and_the_others_stay(held, who, wish, left):
    hung(held, who("Fern"), "Fern's"), hung(held, who("Sage"), "Sage's")
    report_date(by=who("Fern"), event=fresh(held), on=TUESDAY, body="We ate.")
    fern = who("Fern").member
    for kind in ("event_reports", "files"):
        part = next(each for each in own_data if each.kind == kind)
        erase(by=system, part=part, member=fern, wish=wish)
    assert seen(held, who("Sage")) == left
    assert File.objects.filter(owner=fern).exists() == (wish == "sign")


def test_who_gave_a_picture_takes_it_away_also_when_others_tend_the_event_now(held, who):
    file = hung(held, who("Fern"))
    File.objects.filter(pk=file.pk).update(owner=Member.objects.get(name="Mint"))
    refused(NotAllowed, remove_event_photo, by=Viewer.anonymous(), event=fresh(held), on=TUESDAY, file=file)
    change_event(by=who("Sage"), event=fresh(held), audience="community", **ONCE)
    mint, page = signed_in(who("Mint").member), f"/g/garden/events/{held.uid}/"
    removal = f"{page}dates/{DAY}/photos/{file.uid}/removal/"
    assert removal in mint.get(page).content.decode()
    assert mint.post(removal).status_code == 303 and File.objects.count() == 0


def test_who_tends_the_event_reads_how_many_were_noted_as_not_there_and_nobody_else(plan, who):
    event = plan(**ONCE)
    for name in ("Fern", "Sage"):
        answer_event(by=who(name), event=fresh(event), on=TUESDAY, answer="going")
    change_event(by=who("Sage"), event=fresh(event), audience="community", **ONCE)
    with clock.at(AFTER):
        for name, came in (("Fern", False), ("Sage", True)):
            note_attendance(by=who("Sage"), event=fresh(event), on=TUESDAY, member=who(name).member, came=came)
        report_date(by=who("Sage"), event=fresh(event), on=TUESDAY, body="We ate.")
        read = {name: report_of(find_happening(fresh(event), TUESDAY), who(name)) for name in ("Sage", "Fern", "Mint")}
        assert {name: (each.came, each.missing) for name, each in read.items()} == {
            "Sage": (1, 1), "Fern": (1, 1), "Mint": (1, None)
        }  # fmt: skip
        page = f"/g/garden/events/{event.uid}/"
        assert "1 person was noted as not there" in signed_in(who("Sage").member).get(page).content.decode()
        assert "noted as not there" not in signed_in(who("Mint").member).get(page).content.decode()
        got = Caller.of(who("Mint").member).get(f"core/events/{event.uid}/dates/{DAY}/report").json()
        assert (got["came"], got["missing"]) == (1, None)
