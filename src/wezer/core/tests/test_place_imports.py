"""Places out of files: shown before they stand, known again, taken back; and files that mean harm."""

import io
import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment
from wezer.core.acts.groups import change_group
from wezer.core.acts.items import withdraw_item
from wezer.core.acts.lifecycle import archive_group, pause_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import archive_room, bin_room, empty_rooms, lock_room, open_room
from wezer.core.jobs import forget_what_is_over
from wezer.core.models import Item, MapPoint, Member, Place, PlaceImport, PlaceVote, Revision, Room
from wezer.core.places.acts.imports import drop_import, read_places, take_places_back, write_places
from wezer.core.places.acts.judging import judge_place, settle_place
from wezer.core.places.acts.places import correct_place, sheet_of
from wezer.core.places.files import MOST_BYTES, MOST_PLACES, read_file
from wezer.core.places.refusals import FileUnreadable, ImportMoved, SourceMissing, TooLarge, TooManyPlaces
from wezer.core.talk_refusals import AudienceRefused, RoomNotOpen
from wezer.core.testing import at_once, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed, Refusal, StaleVersion

system = Viewer.system()
CSV = "id;Name;lat;lon;category;website\n1;Well;44,91;5,23;water;https://wells.example\n2;Compost;44.92;5.24;castles;\n"


def feature(name="Well", spot=(5.23, 44.91), **more):
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(spot)},
        "properties": {"name": name},
        **more,
    }


def geojson(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


@pytest.fixture
def room(gardener, circle, join):
    """A map room: Fern tends its group, Sage is in it."""
    group = circle("Water", founder=join("Fern"))
    bring_in(by=system, group=group, member=join("Sage"))
    return Room.objects.select_related("group").get(pk=open_room(by=system, group=group, kind="map").pk)


def who(name):
    return viewer(Member.objects.get(name=name))


def read(room, content, *, source="Survey", **more):
    content = content.encode() if isinstance(content, str) else content
    return read_places(by=who("Fern"), room=room, file=io.BytesIO(content), source=source, **more)


def write(order):
    while not write_places(by=who("Fern"), order=order):
        pass
    order.refresh_from_db()
    return (order.made, order.changed, order.known)


def undo(order):
    while not take_places_back(by=who("Fern"), order=order):
        pass
    order.refresh_from_db()
    return order.state, order.left


def titles():
    return sorted(Place.objects.filter(withdrawn_at=None).values_list("title", flat=True))


def fresh(title):
    return Place.objects.select_related("group", "room", "audience", "author").get(title=title, withdrawn_at=None)


# --- a file, from reading to taking it back ---


def test_a_file_is_shown_before_anything_stands(room):
    order = read(room, CSV, licence="ODbL")
    assert [(row["id"], row["title"], row["does"]) for row in order.rows] == [
        ("1", "Well", "new"),
        ("2", "Compost", "new"),
    ]
    assert not Place.objects.exists() and not MapPoint.objects.exists()
    assert write(order) == (2, 0, 0) and titles() == ["Compost", "Well"]
    well, compost = fresh("Well"), fresh("Compost")
    assert (well.category, well.link, well.latitude, well.source, well.licence, well.state) == (
        "water", "https://wells.example", 44.91, "Survey", "ODbL", "suggested",
    )  # fmt: skip
    assert (compost.category, compost.tags) == ("other", ["castles"]), "a category of theirs is kept as a tag"
    assert order.rows == [] and MapPoint.objects.filter(layer="places").count() == 2


def test_the_same_source_changes_and_doubles_nothing(room):
    write(read(room, CSV))
    again = read(room, CSV.replace("Compost", "Compost of all").replace("44,91", "44,95"))
    assert [row["does"] for row in again.rows] == ["change", "change"] and write(again) == (0, 2, 0)
    assert titles() == ["Compost of all", "Well"] and fresh("Well").latitude == 44.95
    same = read(room, CSV.replace("Compost", "Compost of all").replace("44,91", "44,95"))
    assert [row["does"] for row in same.rows] == ["same", "same"] and write(same) == (0, 0, 2)
    assert write(read(room, CSV, source="Another survey")) == (2, 0, 0), "their numbers are their own"


def test_what_members_corrected_or_took_away_is_not_undone_by_the_same_file(room):
    write(read(room, CSV))
    correct_place(by=who("Sage"), place=fresh("Well"), title="Well", latitude=44.9, longitude=5.2, hours="By day")
    settle_place(by=who("Fern"), place=fresh("Compost"), step="remove")
    assert write(read(room, CSV)) == (0, 0, 2)
    assert fresh("Well").hours == "By day" and fresh("Compost").state == "removed"


def test_an_import_is_taken_back_but_for_what_others_touched(room):
    first = read(room, CSV)
    write(first)
    second = read(room, CSV.replace("44,91", "44,95").replace("Compost", "Heap"))
    write(second)
    assert undo(second) == ("undone", 0)
    assert fresh("Well").latitude == 44.91 and titles() == ["Compost", "Well"]
    assert undo(first) == ("undone", 2), "they were changed since: they stay"
    third = read(room, CSV, source="Third")
    write(third)
    withdrawn = Place.objects.filter(source="Third", title="Well").get()
    assert undo(third) == ("undone", 0) and not MapPoint.objects.filter(item=withdrawn.pk, is_listed=True).exists()
    assert write(read(room, CSV, source="Third")) == (2, 0, 0), "and come anew"


def test_what_others_said_of_a_place_since_it_came_keeps_it(room):
    first = read(room, CSV)
    write(first)
    judge_place(by=who("Sage"), place=fresh("Well"), is_there=True)
    second = read(room, CSV.replace("44,91", "44,95").replace("44.92", "44.96"))
    write(second)
    add_comment(by=who("Sage"), item=fresh("Compost"), body="It smells.")
    assert undo(second) == ("undone", 1), "the voice was for what it said before"
    assert (fresh("Well").latitude, fresh("Compost").latitude) == (44.91, 44.96)
    third = read(room, CSV, source="Third")
    write(third)
    judge_place(by=who("Sage"), place=Place.objects.get(source="Third", title="Well"), is_there=False)
    assert undo(third) == ("undone", 1)
    assert list(Place.objects.filter(source="Third", withdrawn_at=None).values_list("title", flat=True)) == ["Well"]


def test_one_that_cannot_be_taken_back_keeps_no_other(room):
    write(read(room, CSV))
    order = read(room, CSV.replace("44,91", "44,95").replace("44.92", "44.96"))
    write(order)
    Revision.objects.filter(title="Well").delete()
    assert undo(order) == ("undone", 1)
    assert (fresh("Well").latitude, fresh("Compost").latitude) == (44.95, 44.92)


@pytest.mark.django_db(transaction=True)
def test_a_correction_made_while_an_import_is_taken_back_is_kept_or_refused(room):
    order = read(room, CSV)
    write(order)
    well, fern, sage = fresh("Well"), who("Fern"), who("Sage")
    words = {"title": "Well", "latitude": 44.91, "longitude": 5.23, "hours": "By day"}
    said = at_once(lambda: take_places_back(by=fern, order=order), lambda: correct_place(by=sage, place=well, **words))
    order.refresh_from_db()
    left = Place.objects.get(pk=well.pk)
    assert (said, left.withdrawn_at is None, left.hours, order.left) in [
        (["done", "done"], True, "By day", 1), (["done", StaleVersion.code], False, "", 0),
    ]  # fmt: skip


def test_undoing_goes_on_and_nothing_is_done_twice(room):
    order = read(room, CSV)
    with pytest.raises(ImportMoved):
        take_places_back(by=who("Fern"), order=order)
    write(order)
    for wrong in (write_places, drop_import):
        with pytest.raises(ImportMoved):
            wrong(by=who("Fern"), order=order)
    undo(order)
    with pytest.raises(ImportMoved):
        take_places_back(by=who("Fern"), order=order)


def test_many_are_written_in_parts_and_go_on_where_they_stopped(room):
    order = read(room, geojson(*(feature(f"Tree {n}", id=n) for n in range(230))))
    assert not write_places(by=who("Fern"), order=order) and Place.objects.count() == 100
    assert write(order) == (230, 0, 0) and Place.objects.count() == 230


def test_only_those_who_tend_the_group_bring_files(room):
    with pytest.raises(NotAllowed):
        read_places(by=who("Sage"), room=room, file=io.BytesIO(CSV.encode()), source="Mine")
    order = read(room, CSV)
    for step in (write_places, take_places_back, drop_import):
        with pytest.raises(NotAllowed):
            step(by=who("Sage"), order=order)
    assert not Place.objects.exists()


def test_a_source_is_said_and_a_closed_room_takes_nothing(room):
    with pytest.raises(SourceMissing):
        read(room, CSV, source="  ")
    order = read(room, CSV)
    lock_room(by=who("Fern"), room=room)
    with pytest.raises(RoomNotOpen):
        write_places(by=who("Fern"), order=order)
    with pytest.raises(RoomNotOpen):
        read(Room.objects.select_related("group").get(pk=room.pk), CSV)


@pytest.mark.parametrize("rest", [pause_group, archive_group])
def test_a_group_at_rest_takes_no_file_and_gives_back_what_came(room, rest, client):
    written, waiting = read(room, CSV), read(room, CSV, source="Other")
    write(written)
    rest(by=who("Fern"), group=room.group)
    with pytest.raises(NotAllowed):
        read(Room.objects.select_related("group").get(pk=room.pk), CSV, source="Third")
    with pytest.raises(NotAllowed):
        write_places(by=who("Fern"), order=waiting)
    client.force_login(Member.objects.get(name="Fern").user)
    page = client.get(f"/places/imports/{waiting.uid}/").content.decode()
    assert "Throw the file away" in page and "Put them on the map" not in page
    assert "Take it all back" in client.get(f"/places/imports/{written.uid}/").content.decode()
    drop_import(by=who("Fern"), order=waiting)
    assert undo(written) == ("undone", 0) and titles() == []


def test_a_file_goes_no_farther_than_its_group_publishes_when_it_is_written(room):
    order = read(room, CSV, audience="community")
    change_group(by=who("Fern"), group=room.group, sight="secret")
    with pytest.raises(AudienceRefused):
        write_places(by=who("Fern"), order=order)
    assert not Place.objects.exists() and not MapPoint.objects.filter(layer="places").exists()


def test_what_was_read_and_left_lying_goes_after_thirty_days(room):
    write(read(room, CSV))
    read(room, CSV, source="Other")
    for days, left in ((29, ["Survey", "Other"]), (31, ["Survey"])):
        with clock.at(clock.now() + timedelta(days=days)):
            forget_what_is_over()
        assert list(PlaceImport.objects.order_by("pk").values_list("source", flat=True)) == left


def test_a_room_that_is_emptied_keeps_no_file_and_no_voice(room):
    write(read(room, CSV))
    judge_place(by=who("Sage"), place=fresh("Well"), is_there=True)
    archive_room(by=who("Fern"), room=room)
    bin_room(by=who("Fern"), room=room)
    with clock.at(clock.now() + timedelta(days=31)):
        assert empty_rooms(by=system) == 1
    assert not PlaceImport.objects.exists() and not PlaceVote.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_files_of_one_source_written_at_once_double_nothing(room):
    orders, by = [read(room, CSV), read(room, CSV)], who("Fern")
    said = at_once(*(lambda order=order: write_places(by=by, order=order) for order in orders))
    assert said == ["done", "done"] and titles() == ["Compost", "Well"]
    assert sorted(PlaceImport.objects.values_list("made", "known")) == [(0, 2), (2, 0)]


@pytest.mark.django_db(transaction=True)
def test_two_who_write_the_same_import_at_once_double_nothing(room):
    order, by = read(room, CSV), who("Fern")
    said = at_once(*(lambda: write_places(by=by, order=order) for _ in range(2)))
    assert sorted(said) == ["done", ImportMoved.code] and titles() == ["Compost", "Well"]


def test_a_place_withdrawn_by_its_author_is_left_alone(room):
    write(read(room, CSV))
    withdraw_item(by=who("Fern"), item=Item.objects.get(title="Well"))
    assert write(read(room, CSV.replace("44,91", "44,95"))) == (0, 0, 2) and titles() == ["Compost"]
    assert not Revision.objects.exists()


def test_what_a_place_says_comes_back_through_our_own_file(room, client):
    write(read(room, CSV))
    client.force_login(Member.objects.get(name="Fern").user)
    own = client.get("/map/export/geojson/?layer=places").content
    order = read(room, own, source="Ours")
    assert write(order) == (2, 0, 0) and order.problems == []
    copies = Place.objects.filter(title="Well").order_by("pk")
    assert [(one.latitude, one.longitude, one.category) for one in copies] == [(44.91, 5.23, "water")] * 2
    assert sheet_of(copies[1]).source == "Survey"


# --- files that mean harm ---


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileUnreadable),
        (b"\xff\xfe\x00", FileUnreadable),
        (b"{", FileUnreadable),
        (b"[]", FileUnreadable),
        (b"{}", FileUnreadable),
        (b'{"features": {"a": 1}}', FileUnreadable),
        (b"[" * 200_000, FileUnreadable),
        (b'{"features": ' + b"[" * 900_000 + b"]" * 900_000 + b"}", FileUnreadable),
        (b'{"a":' * 200_000, FileUnreadable),
        (b"name,place\nWell,here\n", FileUnreadable),
        (b"name,lat,lon\n" + b"x" * 400_000 + b",1,1\n", FileUnreadable),
        (b" " * (MOST_BYTES + 1), TooLarge),
        (b"x" * 10_000_000, TooLarge),
        (b"name,lat,lon\n" + b"a,1,1\n" * (MOST_PLACES + 1), TooManyPlaces),
        (b"lat,lon" + b",a" * 200_000 + b"\n" + b"1\n" * 500_000, TooManyPlaces),
        (geojson(*([None] * (MOST_PLACES + 1))), TooManyPlaces),
    ],
)
def test_such_a_file_is_refused_as_a_whole(content, refusal):
    with pytest.raises(refusal):
        read_file(content)


@pytest.mark.parametrize(
    "wrong",
    [
        b"null", b"7", b'"x"', b"[]", b"{}", b'{"type": "Feature"}',
        b'{"geometry": null, "properties": {}}',
        b'{"geometry": {"type": "Polygon", "coordinates": [[[0, 0]]]}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": []}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": [0]}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": {"0": 1}}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": [true, false]}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": [null, 1]}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": [[1], 1]}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": [NaN, 1]}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": [Infinity, 1]}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": [181, 1]}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": [1, -91]}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": [1e999, 1]}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": [' + b"9" * 6000 + b', 1]}, "properties": {"name": "A"}}',
        b'{"geometry": {"type": "Point", "coordinates": [1, 1]}, "properties": [1]}',
        b'{"geometry": {"type": "Point", "coordinates": [1, 1]}, "properties": {"name": {"a": 1}}}',
        b'{"geometry": {"type": "Point", "coordinates": [1, 1]}, "properties": {"name": " "}}',
        b'{"geometry": {"type": "Point", "coordinates": [1, 1]}, "properties": {"name": "A", "url": "javascript:x"}}',
        b'{"geometry": {"type": "Point", "coordinates": [1, 1]}, "properties": {"name": "' + b"A" * 201 + b'"}}',
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_and_the_rest_comes(wrong):
    good = json.dumps(feature("Well")).encode()
    found = read_file(b'{"type": "FeatureCollection", "features": [' + wrong + b", " + good + b"]}")
    assert [row.sheet.title for row in found.rows] == ["Well"]
    assert [(each.number, bool(each.refusal.sentence)) for each in found.problems] == [(1, True)]


def test_heads_without_end_cost_no_more_than_the_lines_below_them():
    found = read_file(b"name,lat,lon" + b",a" * 900_000 + b"\n" + b"Well,1,1\n\nHeap,1\n" * (MOST_PLACES // 2))
    assert [row.sheet.title for row in found.rows] == ["Well"] and len(found.problems) == MOST_PLACES - 1


def test_letters_that_no_database_keeps_are_left_out(room):
    odd = (
        b'{"features": [{"id": "a\\u0000\\ud800", "geometry": {"type": "Point", "coordinates": [5, 44]}, "properties":'
    )
    order = read(room, odd + b'{"name": "W\\u0000ell", "description": "\\udfff\\u0000.", "hours": "\\ud800"}}]}')
    assert write(order) == (1, 0, 0) and (fresh("Well").body, fresh("Well").hours) == ("?.", "?")


def test_lines_of_a_table_are_told_by_their_number():
    found = read_file(b"\xef\xbb\xbfname\tlat\tlon\nA\t1\t1\nB\tx\t1\nC\t1\nD\t1\t1\textra\nA\t1\t1\n")
    assert [row.sheet.title for row in found.rows] == ["A", "D"]
    assert [(each.number, each.name, each.refusal.code) for each in found.problems] == [
        (2, "B", "not_a_point"), (3, "C", "not_a_point"), (5, "A", "id_twice"),
    ]  # fmt: skip


letters = st.text("aé 01.,:{", max_size=8)
anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | letters,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(letters, inner, max_size=3),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # whole files are drawn
@given(
    st.lists(
        anything | st.fixed_dictionaries({"geometry": anything, "properties": anything, "id": anything}), max_size=6
    )
)
def test_whatever_a_file_holds_each_entry_is_taken_or_told(features):
    found = read_file(json.dumps({"features": features}).encode())
    assert len(found.rows) + len(found.problems) == len(features)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(content):
    try:
        read_file(content)
    except Refusal as refusal:
        assert refusal.sentence


# --- pages and programs ---


def test_the_page_of_files_reads_their_names_alone(room, client):
    read(room, CSV)
    client.force_login(Member.objects.get(name="Fern").user)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"/g/{room.group.slug}/{room.slug}/bring-in/").content.decode()
    assert "Survey" in page and not any('placeimport"."rows"' in query["sql"] for query in asked)


def test_a_file_by_pages(room, client):
    address = f"/g/{room.group.slug}/{room.slug}/"
    client.force_login(Member.objects.get(name="Sage").user)
    assert "Bring places in" not in client.get(address).content.decode()
    assert client.get(f"{address}bring-in/").status_code == 403
    client.force_login(Member.objects.get(name="Fern").user)
    assert "Bring places in" in client.get(address).content.decode()

    def send(content):
        file = SimpleUploadedFile("wells.csv", content)
        return client.post(f"{address}bring-in/", {"file": file, "source": "Survey", "audience": "group"})

    refused = send(b"nothing")
    assert (
        refused.status_code == 422
        and "neither GeoJSON" in refused.content.decode()
        and not PlaceImport.objects.exists()
    )
    assert send(CSV.encode() + b"3;Nowhere;x;1;;\n").status_code == 303
    order = PlaceImport.objects.get()
    page = client.get(f"/places/imports/{order.uid}/").content.decode()
    assert "New: 2." in page and "Nowhere" in page and "It has no point that can be read." in page
    client.force_login(Member.objects.get(name="Sage").user)
    assert client.get(f"/places/imports/{order.uid}/").status_code == 404
    assert client.post(f"/places/imports/{order.uid}/writing/").status_code == 404
    client.force_login(Member.objects.get(name="Fern").user)
    assert client.post(f"/places/imports/{order.uid}/writing/").status_code == 303 and len(titles()) == 2
    assert "Came: 2." in client.get(f"/places/imports/{order.uid}/").content.decode()
    assert client.post(f"/places/imports/{order.uid}/undoing/").status_code == 303 and titles() == []
    send(CSV.encode())
    second = PlaceImport.objects.latest("pk")
    assert client.post(f"/places/imports/{second.uid}/removal/").status_code == 303
    assert not PlaceImport.objects.filter(pk=second.pk).exists()


def test_a_file_by_a_program(room):
    fern, sage = (Caller.of(Member.objects.get(name=name), "*") for name in ("Fern", "Sage"))

    def send(caller, key):
        file = SimpleUploadedFile("wells.csv", CSV.encode())
        return caller.upload(f"core/rooms/{room.uid}/place-imports", key=key, file=file, source="Survey")

    assert send(sage, "a").status_code == 403
    made = send(fern, "b")
    assert made.status_code == 201, made.content
    told = made.json()
    assert [row["does"] for row in told["rows"]] == ["new", "new"] and told["state"] == "read"
    assert sage.get(f"core/place-imports/{told['uid']}").status_code == 404
    done = fern.post(f"core/place-imports/{told['uid']}/writing").json()
    assert (done["state"], done["made"], titles()) == ("done", 2, ["Compost", "Well"])
    assert fern.post(f"core/place-imports/{told['uid']}/undoing").json()["state"] == "undone" and titles() == []
    again = send(fern, "c").json()
    assert fern.send("delete", f"core/place-imports/{again['uid']}").status_code == 204
    assert fern.get(f"core/place-imports/{again['uid']}").status_code == 404
