"""Tending the market by the API: categories, what is evaluated, pictures, moderation."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from wezer.api.models import RequestKey
from wezer.api.testing import Caller
from wezer.core.models import File
from wezer.core.testing import facts_told, viewer
from wezer.exchange.acts.announcements import announce, publish_announcement
from wezer.exchange.models import Category, FeedToken
from wezer.kernel.money import Money

pytestmark = pytest.mark.django_db


@pytest.fixture
def oak(gardener):
    return Caller.of(gardener, "*")


def picture(colour="teal"):
    out = BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, "PNG")
    return SimpleUploadedFile("quince.png", out.getvalue(), "image/png")


def test_categories_are_made_moved_and_closed(oak):
    food = oak.post("exchange/categories", {"name": "Food", "icon": "carrot"}, key="a").json()
    bread = oak.post("exchange/categories", {"name": "Bread", "parent": food["uid"]}, key="b").json()
    assert bread["parent"] == food["uid"]
    ring = oak.send("patch", f"exchange/categories/{food['uid']}", {"parent": bread["uid"]})
    assert (ring.status_code, ring.json()["code"]) == (422, "cycle")
    top = oak.send("patch", f"exchange/categories/{bread['uid']}", {"parent": None, "is_open": False}).json()
    assert (top["parent"], top["is_open"], top["name"]) == (None, False, "Bread")


def test_what_is_evaluated_is_chosen_by_category(oak):
    food = oak.post("exchange/categories", {"name": "Food"}, key="a").json()["uid"]
    fresh = oak.post("exchange/criteria", {"name": "Fresh"}, key="c").json()
    asked = f"exchange/categories/{food}/criteria"
    assert oak.get(asked).json() == []
    assert oak.send("put", f"{asked}/{fresh['uid']}", {"says": "add"}).status_code == 204
    assert [one["name"] for one in oak.get(asked).json()] == ["Fresh"]
    assert oak.send("put", f"{asked}/{fresh['uid']}", {"says": "inherit"}).status_code == 204
    assert oak.get(asked).json() == []
    assert oak.send("patch", f"exchange/criteria/{fresh['uid']}", {"is_open": False}).json()["is_open"] is False


def test_only_those_who_tend_the_market_change_it(oak, join):
    fern = Caller.of(join("Fern"), "*")
    told = facts_told()
    assert fern.post("exchange/categories", {"name": "Food"}, key="a").status_code == 403
    assert fern.post("exchange/criteria", {"name": "Fresh"}, key="b").status_code == 403
    assert fern.get("exchange/criteria").status_code == 403
    assert (Category.objects.count(), facts_told()) == (0, told)


def test_pictures_come_to_an_announcement_once_per_key(val, join):
    fern, sage = join("Fern"), join("Sage")
    mine, other = Caller.of(fern, "*"), Caller.of(sage, "*")
    one = announce(by=viewer(fern), sense="offer", title="Bread", prices=[Money(5, "VAL")])
    publish_announcement(by=viewer(fern), announcement=one)
    where = f"exchange/announcements/{one.uid}/photos"
    first = mine.upload(where, key="p", photo=picture())
    again = mine.upload(where, key="p", photo=picture())
    different = mine.upload(where, key="p", photo=picture("plum"))
    assert (first.status_code, again.status_code, different.status_code) == (201, 200, 409), first.content
    assert first.json() == again.json() and File.objects.count() == 1
    assert other.upload(where, key="p", photo=picture()).status_code == 403
    assert [each["uid"] for each in other.get(where).json()] == [first.json()["uid"]]
    assert other.send("delete", f"{where}/{first.json()['uid']}").status_code == 403
    assert mine.upload(where, photo=picture()).json()["code"] == "key_required"
    assert mine.send("delete", f"{where}/{first.json()['uid']}").status_code == 204
    assert not File.objects.exists()


def test_the_address_of_a_feed_is_told_once(join):
    fern = join("Fern")
    caller = Caller.of(fern, "*")
    told = caller.post("exchange/me/feed", key="f").json()
    token = FeedToken.objects.get(member=fern).token
    assert token in told["atom"] and token in told["json_feed"]
    assert caller.post("exchange/me/feed", key="f").json() == {"atom": None, "json_feed": None}
    assert not any(token in kept for kept in RequestKey.objects.values_list("body", flat=True))


def test_those_who_moderate_remove_what_they_no_longer_may_see(val, oak, join):
    fern = join("Fern")
    one = announce(by=viewer(fern), sense="offer", title="Bread", prices=[Money(5, "VAL")])
    publish_announcement(by=viewer(fern), announcement=one)
    step = f"exchange/announcements/{one.uid}/steps/removal"
    assert Caller.of(join("Sage"), "*").post(step, {"reason": "no"}).status_code == 403
    removed = oak.post(step, {"reason": "Not for sale here"})
    assert removed.status_code == 200, removed.content
