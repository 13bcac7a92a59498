"""Places: suggested by one, confirmed by several, corrected by all who may write there; and what stays hidden."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.items import blank_withdrawn_items, hide_item, withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import archive_room, lock_room, open_room
from wezer.core.acts.settings import change_setting
from wezer.core.maps.find import Wanted, listed
from wezer.core.maps.refusals import PointInvalid
from wezer.core.models import Item, MapPoint, Member, Place, PlaceVote, Revision, Room
from wezer.core.own_data.places import Judgements
from wezer.core.places.acts.judging import judge_place, settle_place
from wezer.core.places.acts.places import correct_place, return_place, suggest_place
from wezer.core.places.refusals import CategoryUnknown, LineTooLong, LinkInvalid, PlaceMoved, PlaceShared, PointMissing
from wezer.core.places.rules import LINES, as_text, read_text
from wezer.core.refusals import SettingInvalid
from wezer.core.search.find import search
from wezer.core.testing import at_once, deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed, NotFound, Refusal, StaleVersion

system = Viewer.system()
WELL = {
    "title": "Well by the mill", "category": "water", "address": "Mill lane 3", "latitude": 44.91, "longitude": 5.23,
    "body": "Turn the **wheel**. #pump", "hours": "All day", "link": "https://wells.example/3", "source": "Fern’s walk",
    "licence": "CC0", "tags": "drinking",
}  # fmt: skip


@pytest.fixture
def room(gardener, circle, join):
    """A map room of a circle: Fern tends it, Sage, Mint and Basil are in it, Clover is a member of the community alone."""
    group = circle("Water", founder=join("Fern"))
    for name in ("Sage", "Mint", "Basil"):
        bring_in(by=system, group=group, member=join(name))
    join("Clover")
    return Room.objects.select_related("group").get(pk=open_room(by=system, group=group, kind="map").pk)


@pytest.fixture
def well(room):
    return suggest_place(by=who("Sage"), room=room, key="k", **WELL)


def who(name):
    return viewer(Member.objects.get(name=name)) if name else viewer(None)


def fresh(place):
    return Place.objects.select_related("group", "room", "audience", "author").get(pk=place.pk)


def on_map(name, **asked):
    seen = who(name)
    return [str(point.item) for point in listed(Wanted.read({"layer": "places", **asked}, seen), seen)]


# --- suggesting ---


def test_a_suggestion_stands_on_the_map_and_in_search_for_those_who_read_it(room, well):
    assert (well.state, well.title, well.place, well.tags) == (
        "suggested",
        "Well by the mill",
        "Mill lane 3",
        ["drinking"],
    )
    assert (on_map("Mint"), on_map("Clover"), on_map(None)) == (["Well by the mill"], [], [])
    assert (on_map("Mint", theme="water"), on_map("Mint", theme="food")) == (["Well by the mill"], [])
    for words in ("wheel", "mill lane", "tag:pump", "tag:drinking"):
        assert [hit.item.uid for hit in search(who("Mint"), words, limit=5).hits] == [well.uid], words
    assert search(who("Clover"), "wheel", limit=5).hits == []
    assert suggest_place(by=who("Sage"), room=room, key="k", **WELL).pk == well.pk, "once per key"


def test_only_who_writes_in_the_group_suggests(room):
    for name in ("Clover", None):
        with pytest.raises(NotAllowed):
            suggest_place(by=who(name), room=room, **WELL)
    assert not Place.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"latitude": 91.0}, PointInvalid),
        ({"latitude": float("nan")}, PointInvalid),
        ({"longitude": float("inf")}, PointInvalid),
        ({"latitude": None}, PointInvalid),
        ({"latitude": None, "longitude": None}, PointMissing),
        ({"category": "castles"}, CategoryUnknown),
        ({"link": "javascript:alert(1)"}, LinkInvalid),
        ({"link": "https://a.example https://b.example"}, LinkInvalid),
        ({"hours": "x" * 301}, LineTooLong),
        ({"address": "x" * 201}, LineTooLong),
        ({"title": " \u200b "}, Refusal),
        ({"body": "x" * 200_000}, Refusal),
    ],
)
def test_what_cannot_be_kept_is_refused_and_changes_nothing(room, wrong, refusal):
    before = facts_told()
    with pytest.raises(refusal):
        suggest_place(by=who("Sage"), room=room, **{**WELL, **wrong})
    assert not Place.objects.exists() and not MapPoint.objects.exists() and facts_told() == before


def test_an_address_that_somebody_gave_a_point_needs_no_numbers(room, well):
    other = suggest_place(by=who("Mint"), room=room, title="Trough", address="Mill lane 3")
    assert (other.latitude, other.longitude) == (44.91, 5.23)


def test_who_follows_the_room_is_told(room, well):
    from wezer.core.acts.following import follow
    from wezer.core.models import Notice

    follow(by=who("Mint"), target=room)
    suggest_place(by=who("Sage"), room=room, **{**WELL, "title": "Second well"})
    deliver()
    assert list(Notice.objects.filter(member__name="Mint").values_list("item__title", flat=True)) == ["Second well"]


# --- judging ---


def test_enough_voices_confirm_and_the_author_has_none(well):
    for name in ("Sage", "Clover", None):
        with pytest.raises(NotAllowed):
            judge_place(by=who(name), place=well, is_there=True)
    for name in ("Fern", "Mint", "Mint"):
        judge_place(by=who(name), place=fresh(well), is_there=True)
    assert (fresh(well).state, PlaceVote.objects.count()) == ("suggested", 2)
    judge_place(by=who("Basil"), place=fresh(well), is_there=True)
    done = fresh(well)
    assert (done.state, done.state_label, PlaceVote.objects.count()) == ("confirmed", "", 0)


def test_a_member_who_thinks_again_counts_once(well):
    judge_place(by=who("Mint"), place=fresh(well), is_there=True)
    judge_place(by=who("Mint"), place=fresh(well), is_there=False)
    assert list(PlaceVote.objects.values_list("is_there", flat=True)) == [False]


def test_reports_make_it_outdated_and_a_correction_asks_anew(well):
    change_setting(by=system, key="map.votes", value=2)
    settle_place(by=who("Fern"), place=fresh(well), step="confirm")
    for name in ("Mint", "Basil"):
        judge_place(by=who(name), place=fresh(well), is_there=False)
    assert fresh(well).state == "outdated" and on_map("Mint") == ["Well by the mill"], "it is said, not hidden"
    judge_place(by=who("Mint"), place=fresh(well), is_there=False)
    correct_place(by=who("Basil"), place=fresh(well), **{**WELL, "hours": "By day"})
    assert (fresh(well).state, fresh(well).state_label, PlaceVote.objects.count()) == ("suggested", "suggested", 0)


def test_those_who_tend_the_group_need_nobody_else(well):
    for name in ("Mint", "Clover"):
        with pytest.raises(NotAllowed):
            settle_place(by=who(name), place=fresh(well), step="confirm")
    for step, state, shown in (("confirm", "confirmed", 1), ("outdate", "outdated", 1), ("remove", "removed", 0)):
        assert settle_place(by=who("Fern"), place=fresh(well), step=step).state == state
        assert len(on_map("Mint")) == shown
    for refused in ("remove", "confirm"):
        with pytest.raises(PlaceMoved):
            settle_place(by=who("Fern"), place=fresh(well), step=refused)
    with pytest.raises(NotFound):
        settle_place(by=who("Fern"), place=fresh(well), step="burn")
    with pytest.raises(NotAllowed):
        correct_place(by=who("Mint"), place=fresh(well), **WELL)
    assert settle_place(by=who("Fern"), place=fresh(well), step="return").state == "suggested"
    assert on_map("Mint") == ["Well by the mill"]


@pytest.mark.parametrize("number", [0, 51, -1])
def test_so_many_voices_are_no_setting(community, number):
    with pytest.raises(SettingInvalid):
        change_setting(by=system, key="map.votes", value=number)


@pytest.mark.django_db(transaction=True)
def test_two_last_voices_at_once_confirm_it_once(well):
    judge_place(by=who("Fern"), place=fresh(well), is_there=True)
    voices = [(who(name), fresh(well)) for name in ("Mint", "Basil")]
    said = at_once(*(lambda by=by, place=place: judge_place(by=by, place=place, is_there=True) for by, place in voices))
    assert said == ["done", "done"] and fresh(well).state == "confirmed"
    assert Fact.objects.filter(name="core.place_moved_on").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_corrections_at_once_keep_one_and_refuse_the_other(well):
    both = [(who(name), fresh(well), {**WELL, "hours": name}) for name in ("Mint", "Basil")]
    said = at_once(
        *(lambda by=by, place=place, say=say: correct_place(by=by, place=place, **say) for by, place, say in both)
    )
    assert sorted(said) == sorted(["done", StaleVersion.code]) and Revision.objects.count() == 1


# --- correcting ---


def test_each_correction_keeps_what_stood(well):
    assert not correct_place(by=who("Mint"), place=fresh(well), **WELL), "the same changes nothing"
    correct_place(by=who("Mint"), place=fresh(well), **{**WELL, "title": "Old well", "latitude": 44.92, "hours": ""})
    moved = fresh(well)
    assert (moved.title, moved.latitude, moved.hours, moved.author.name) == ("Old well", 44.92, "", "Sage")
    assert MapPoint.objects.get(item=well.pk).latitude == 44.92
    kept = Revision.objects.get()
    assert (kept.title, kept.written_by.name) == ("Well by the mill", "Mint")
    assert read_text(kept.body) == {**{name: value for name, value in WELL.items() if name != "title"}}
    with pytest.raises(StaleVersion):
        correct_place(by=who("Basil"), place=fresh(well), version=1, **WELL)
    return_place(by=who("Basil"), place=fresh(well), number=kept.number)
    back = fresh(well)
    assert (back.title, back.latitude, back.hours) == ("Well by the mill", 44.91, "All day")
    assert Revision.objects.count() == 2, "what it said in between is kept too"
    with pytest.raises(NotFound):
        return_place(by=who("Basil"), place=fresh(well), number=99)


@pytest.mark.parametrize("known", [False, True])
def test_another_address_leaves_the_point_where_it_is(room, well, known):
    """Whether or not somebody here gave a point to that address."""
    if known:
        elsewhere = {"title": "Trough", "address": "Mill lane 5", "latitude": 45.5, "longitude": 5.9}
        suggest_place(by=who("Sage"), room=room, **elsewhere)
    correct_place(by=who("Mint"), place=fresh(well), **{**WELL, "address": "Mill lane 5"})
    assert (fresh(well).place, fresh(well).latitude, fresh(well).longitude) == ("Mill lane 5", 44.91, 5.23)
    return_place(by=who("Mint"), place=fresh(well), number=Revision.objects.get().number)
    assert (fresh(well).place, fresh(well).latitude, fresh(well).longitude) == ("Mill lane 3", 44.91, 5.23)
    without_numbers = {**WELL, "address": "Mill lane 5", "latitude": None, "longitude": None}
    if known:
        correct_place(by=who("Mint"), place=fresh(well), **without_numbers)
        assert (fresh(well).latitude, fresh(well).longitude) == (45.5, 5.9)
    else:
        with pytest.raises(PointMissing):
            correct_place(by=who("Mint"), place=fresh(well), **without_numbers)


@pytest.mark.parametrize("close", [lock_room, archive_room])
def test_what_lies_in_a_room_that_is_not_open_stays_as_it_is(room, well, close, client):
    correct_place(by=who("Mint"), place=fresh(well), **{**WELL, "hours": "By day"})
    close(by=who("Fern"), room=room)
    with pytest.raises(NotAllowed):
        correct_place(by=who("Mint"), place=fresh(well), **WELL)
    with pytest.raises(NotAllowed):
        return_place(by=who("Mint"), place=fresh(well), number=1)
    assert fresh(well).hours == "By day" and Revision.objects.count() == 1
    client.force_login(Member.objects.get(name="Mint").user)
    assert "Correct it" not in client.get(f"/places/{well.uid}/").content.decode()


def test_who_does_not_write_there_corrects_nothing(well):
    for name in ("Clover", None):
        with pytest.raises(NotAllowed):
            correct_place(by=who(name), place=fresh(well), **{**WELL, "title": "Mine"})
    assert not Revision.objects.exists()


lines = st.text("aé:#%0٣\u3042", min_size=1, max_size=20)


@given(
    st.dictionaries(st.sampled_from([name for name in LINES if name not in ("latitude", "longitude")]), lines),
    st.floats(-90, 90),
    st.text(max_size=200),
)
def test_a_version_is_read_as_it_was_written(said, latitude, body):
    whole = {**said, "category": "water", "latitude": latitude, "longitude": 0.0, "body": body}
    assert read_text(as_text(whole)) == whole


def test_ones_own_suggestion_is_withdrawn_until_it_is_everybodys(room, well):
    other = suggest_place(by=who("Sage"), room=room, **{**WELL, "title": "Other"})
    withdraw_item(by=who("Sage"), item=Item.objects.get(pk=other.pk))
    assert on_map("Mint") == ["Well by the mill"]
    correct_place(by=who("Mint"), place=fresh(well), **{**WELL, "hours": "Never"})
    with pytest.raises(PlaceShared):
        withdraw_item(by=who("Sage"), item=Item.objects.get(pk=well.pk))
    third = suggest_place(by=who("Sage"), room=room, **{**WELL, "title": "Third"})
    judge_place(by=who("Mint"), place=fresh(third), is_there=True)
    with pytest.raises(PlaceShared):
        withdraw_item(by=who("Sage"), item=Item.objects.get(pk=third.pk))
    judge_place(by=who("Mint"), place=fresh(third), is_there=False)
    withdraw_item(by=who("Sage"), item=Item.objects.get(pk=third.pk))


def test_what_was_withdrawn_long_ago_leaves_neither_point_nor_address(well):
    withdraw_item(by=who("Sage"), item=Item.objects.get(pk=well.pk))
    tomorrow = now() + timedelta(days=1)
    assert [blank_withdrawn_items(by=system, before=tomorrow) for _time in range(2)] == [1, 0]
    gone = Place.objects.get(pk=well.pk)
    assert (gone.place, gone.latitude, gone.longitude, gone.tags) == ("", None, None, [])
    assert not MapPoint.objects.exists()


def test_what_is_hidden_leaves_the_map_and_nobody_judges_it(well):
    hide_item(by=system, item=Item.objects.get(pk=well.pk), reason="a test")
    assert on_map("Mint") == []
    with pytest.raises(NotAllowed):
        judge_place(by=who("Mint"), place=fresh(well), is_there=True)


def test_what_a_member_said_goes_with_them(well):
    judge_place(by=who("Mint"), place=fresh(well), is_there=True)
    mint = Member.objects.get(name="Mint")
    assert [each["is_there"] for each in Judgements().export(mint, who("Mint"))] == [True]
    Judgements().erase(by=system, member=mint, wish="delete")
    assert not PlaceVote.objects.exists()


# --- pages, files, programs ---


def test_a_place_is_suggested_judged_and_corrected_by_pages(room, client):
    client.force_login(Member.objects.get(name="Sage").user)
    room_address = f"/g/{room.group.slug}/{room.slug}/"
    assert "No place is known here yet" in client.get(room_address).content.decode()
    form = {**WELL, "audience": "community", "key": "a"}
    refused = client.post(f"{room_address}suggest/", {**form, "latitude": "ninety"})
    assert refused.status_code == 422 and not Place.objects.exists()
    assert client.post(f"{room_address}suggest/", form).status_code == 303
    place = Place.objects.get()
    page = client.get(f"/places/{place.uid}/").content.decode()
    assert "Mill lane 3" in page and "44.91000, 5.23000" in page and "It is there" not in page, "not one's own"
    client.force_login(Member.objects.get(name="Clover").user)
    page = client.get(f"/places/{place.uid}/").content.decode()
    assert "It is there" in page and "Correct it" not in page, "whoever reads it judges; who writes there corrects"
    assert client.post(f"/places/{place.uid}/judgement/", {"there": "yes"}).status_code == 303
    assert client.get(f"/places/{place.uid}/edit/").status_code == 403
    assert client.post(f"/places/{place.uid}/steps/confirm/").status_code == 403
    client.force_login(Member.objects.get(name="Fern").user)
    assert "Confirm it" in client.get(f"/places/{place.uid}/").content.decode()
    assert client.post(f"/places/{place.uid}/steps/confirm/").status_code == 303
    changed = {**WELL, "hours": "By day", "version": place.version}
    assert client.post(f"/places/{place.uid}/edit/", changed).status_code in (303, 409, 422)
    stands = fresh(place)
    assert client.post(f"/places/{place.uid}/edit/", {**changed, "version": stands.version}).status_code == 303
    versions = client.get(f"/places/{place.uid}/versions/").content.decode()
    assert "<del> All</del><ins> By</ins> day" in versions
    number = Revision.objects.get().number
    assert client.post(f"/places/{place.uid}/return/", {"number": number}).status_code == 303
    assert fresh(place).hours == "All day"
    for wrong in ("", "x", "-1", "9" * 12):
        assert client.post(f"/places/{place.uid}/return/", {"number": wrong}).status_code == 404
    assert "All day" in client.get(room_address, {"category": "water", "q": "mill"}).content.decode()
    assert "No place matches" in client.get(room_address, {"category": "food"}).content.decode()


def test_who_may_not_read_it_finds_no_page_of_it(well, client):
    for name in ("Clover", None):
        client.logout()
        if name:
            client.force_login(Member.objects.get(name=name).user)
        assert client.get(f"/places/{well.uid}/").status_code == 404
        assert client.get(f"/places/{well.uid}/versions/").status_code == 404
    client.force_login(Member.objects.get(name="Clover").user)
    assert client.post(f"/places/{well.uid}/judgement/", {"there": "yes"}).status_code == 404


def test_files_take_source_and_licence_along(well, client):
    client.force_login(Member.objects.get(name="Mint").user)
    (one,) = json.loads(client.get("/map/export/geojson/").content)["features"]
    assert (one["properties"]["theme"], one["properties"]["source"], one["properties"]["licence"]) == (
        "water", "Fern’s walk", "CC0",
    )  # fmt: skip
    rows = client.get("/map/export/csv/").content.decode("utf-8-sig").splitlines()
    assert rows[1].endswith("Fern’s walk,CC0")
    (linked,) = json.loads(client.get("/map/export/jsonld/").content)["@graph"]
    assert (linked["@type"], linked["license"], linked["openingHours"]) == ("Place", "CC0", "All day")
    assert linked["geo"]["@type"] == "GeoCoordinates" and "location" not in linked, "a place is where it is"
    (pair,) = json.loads(client.get("/map/export/pair/").content)["@graph"]
    assert (pair["@type"], pair["pair:latitude"], pair["pair:address"], pair["pair:openingHours"], pair["dct:license"]) == (
        "pair:PhysicalPlace", 44.91, "Mill lane 3", "All day", "CC0",
    )  # fmt: skip
    client.force_login(Member.objects.get(name="Clover").user)
    assert json.loads(client.get("/map/export/geojson/").content)["features"] == []


def test_the_list_says_what_is_not_confirmed_yet(well, client):
    client.force_login(Member.objects.get(name="Mint").user)
    assert "not confirmed yet" in client.get("/map/?layer=places").content.decode()
    settle_place(by=who("Fern"), place=fresh(well), step="confirm")
    assert "not confirmed yet" not in client.get("/map/?layer=places").content.decode()


def test_a_program_does_all_of_it(room):
    sage, mint, clover, fern = (
        Caller.of(Member.objects.get(name=name), "*") for name in ("Sage", "Mint", "Clover", "Fern")
    )
    made = sage.send("post", f"core/rooms/{room.uid}/places", WELL, key="one")
    assert made.status_code == 201, made.content
    uid = made.json()["uid"]
    assert {name: made.json()[name] for name in WELL} == WELL and made.json()["standing"] == "suggested"
    assert clover.get(f"core/places/{uid}").status_code == 404
    assert [each["uid"] for each in mint.get(f"core/rooms/{room.uid}/places").json()["items"]] == [uid]
    assert [each["uid"] for each in mint.get("core/places?category=water").json()["items"]] == [uid]
    assert clover.get("core/places").json()["items"] == []
    told = mint.send("put", f"core/places/{uid}/judgement", {"there": True}).json()
    assert (told["there"], told["gone"], told["needed"]) == (1, 0, 3)
    assert mint.send("post", f"core/places/{uid}/steps", {"step": "confirm"}).status_code == 403
    assert fern.send("post", f"core/places/{uid}/steps", {"step": "confirm"}).json()["standing"] == "confirmed"
    assert fern.send("post", f"core/places/{uid}/steps", {"step": "confirm"}).status_code == 409
    changed = mint.send("put", f"core/places/{uid}", {**WELL, "hours": ""}).json()
    assert changed["hours"] == ""
    versions = mint.get(f"core/places/{uid}/versions").json()
    assert [(each["number"] == 0, each["said"].get("hours")) for each in versions] == [(True, None), (False, "All day")]
    back = mint.send("post", f"core/places/{uid}/return", {"number": versions[1]["number"]}).json()
    assert back["hours"] == "All day"
    for wrong in ({"latitude": 91}, {"latitude": "x"}, {"link": "ftp://x"}, {"category": "castles"}, {"extra": 1}):
        assert sage.send("post", f"core/rooms/{room.uid}/places", {**WELL, **wrong}, key="w").status_code == 422, wrong


def test_a_room_of_another_kind_takes_no_places(room, client):
    talk = Room.objects.get(group=room.group, kind="talk")
    sage = Member.objects.get(name="Sage")
    client.force_login(sage.user)
    assert client.get(f"/g/{room.group.slug}/{talk.slug}/suggest/").status_code == 404
    assert Caller.of(sage, "*").send("post", f"core/rooms/{talk.uid}/places", WELL, key="k").status_code == 404


def test_places_of_a_closed_kind_are_absent(well, client):
    change_setting(by=system, key="rooms.closed", value=["map"])
    client.force_login(Member.objects.get(name="Mint").user)
    assert client.get(f"/places/{well.uid}/").status_code == 404 and on_map("Mint") == []
