"""The map: a point stands for what its page would show, and for nothing else."""

import json
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.events import change_event, publish_event
from wezer.core.acts.groups import change_group
from wezer.core.acts.items import hide_item, show_item, withdraw_item
from wezer.core.acts.lifecycle import archive_group
from wezer.core.acts.map_points import place_group, point_older_items, point_older_members
from wezer.core.acts.membership import bring_in, lift_suspension, suspend_member
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.rooms import archive_room, bin_room, open_room, restore_room
from wezer.core.acts.settings import change_setting
from wezer.core.maps.find import Wanted, drawn, extent, found, layers, listed
from wezer.core.maps.grid import DEEPEST, WORLD, Box, cell, joined
from wezer.core.maps.refusals import PointInvalid
from wezer.core.models import Event, MapPoint, Member, Room
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()
MILL = {"name": "Upper mill", "latitude": 44.91, "longitude": 5.23}
latitudes = st.floats(-85, 85, allow_nan=False)
longitudes = st.floats(-180, 180, allow_nan=False)


def names(who, **asked):
    """What `who` reads in the list, drawn on the screen (points alone), and in the API's file."""
    seen = viewer(who)
    wanted = Wanted.read({"box": "-180,-85,180,85", **asked}, seen)
    listed_names = sorted(str(point.item or point.party) for point in listed(wanted, seen))
    assert sorted(str(point.item or point.party) for point in drawn(wanted, seen).points) == listed_names
    return listed_names


# --- squares ---


@given(latitudes, longitudes, latitudes, longitudes, st.integers(1, 80), st.floats(0, 1), st.floats(0, 1))
def test_squares_cover_the_box_and_are_few(south, west, north, east, most, down, along):
    box = Box(west, min(south, north), east, max(south, north))
    squares = box.squares(most)
    start, end = box.spans[0] if along < 0.5 else box.spans[-1]
    inside = cell(box.south + (box.north - box.south) * down, start + (end - start) * along)
    assert 1 <= len(squares) <= max(most, 2)
    assert any(each.low <= inside <= each.high for each in joined(squares))
    assert all(before.high < after.low for before, after in pairwise(squares))


def test_cells_are_numbered_from_the_north_west_and_fit_a_column():
    assert cell(90, -180) == 0 and cell(-90, 180) == (1 << 2 * DEEPEST) - 1 < 1 << 63
    assert WORLD.squares(1)[0].high == cell(-90, 180)


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "nan,0,1,1", "0,50,1,40", "0,-91,1,1", "inf,0,1,1", "a,b,c,d", "2000,0,2001,1"]
)
def test_a_box_that_is_none_is_no_box(text):
    assert Box.read(text) is None


def test_a_box_may_hold_the_date_line_or_go_round():
    assert Box.read("170,-10,190,10").spans == [(170.0, 180.0), (-180.0, -170.0)]
    assert Box.read("-200,-10,200,10").spans == [(-180.0, 180.0)]


# --- who stands there ---


@pytest.fixture
def people(circle, join):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    group = circle("Garden", founder=fern)
    bring_in(by=system, group=group, member=sage)
    return fern, sage, mint, group


def test_p2_a_member_stands_on_the_map_for_those_who_read_their_place(people):
    fern, sage, mint, group = people
    set_profile_field(by=viewer(fern), key="place", value=MILL, audience=f"group:{group.pk}")
    assert (names(sage), names(mint), names(None)) == (["Fern"], [], [])
    set_profile_field(by=viewer(fern), key="place", value=MILL, audience="public")
    assert (names(mint), names(None)) == (["Fern"], []), "the name is for members only"
    set_profile_field(by=viewer(fern), key="name", value="Fern", audience="public")
    assert names(None) == ["Fern"]
    set_profile_field(by=viewer(fern), key="place", value=MILL, audience="nobody")
    assert names(sage) == [] and not MapPoint.objects.exists()


def test_p4_others_see_the_moved_point_everywhere(people):
    fern, sage, _mint, _group = people
    set_profile_field(by=viewer(fern), key="place", value={**MILL, "shown": "near"}, audience="community")
    point = MapPoint.objects.get()
    assert (point.latitude, point.longitude) != (44.91, 5.23) and point.is_rough
    box = f"{point.longitude - 0.0001},{point.latitude - 0.0001},{point.longitude + 0.0001},{point.latitude + 0.0001}"
    assert names(sage, box=box) == ["Fern"] and names(sage, box="5.2299,44.9099,5.2301,44.9101") == []
    assert names(fern, box=box) == ["Fern"], "oneself too"
    set_profile_field(by=viewer(fern), key="place", value={**MILL, "shown": "hidden"})
    assert names(sage) == []
    set_profile_field(by=viewer(fern), key="place", value={**MILL, "shown": "exact"})
    assert names(sage, box="5.2299,44.9099,5.2301,44.9101") == ["Fern"]


def test_p2_the_directory_near_a_place_reads_only_places_one_may_read(people, client):
    fern, sage, mint, group = people
    set_profile_field(by=viewer(fern), key="place", value={**MILL, "shown": "exact"}, audience=f"group:{group.pk}")

    def near(who, where):
        client.force_login(who.user)
        page = client.get("/directory/", {"near": where}).content.decode()
        return [name for name in ("Fern", "Sage", "Mint") if f"{name}</a></h3>" in page], page

    assert near(sage, "44.9, 5.2 5 km")[0] == ["Fern"] and near(sage, "46, 5.2 5 km")[0] == []
    assert near(mint, "44.9, 5.2 5 km")[0] == [], "whoever may not read a place learns nothing by asking for it"
    assert near(fern, "5 km")[0] == ["Fern"]
    assert "Nobody here has told where that is" in near(mint, "Atlantis")[1]


def test_who_is_suspended_leaves_the_map_and_comes_back(people):
    fern, sage, _mint, _group = people
    set_profile_field(by=viewer(fern), key="place", value=MILL)
    suspend_member(by=system, member=fern, reason="a test")
    assert names(sage) == []
    lift_suspension(by=system, member=fern)
    assert names(sage) == ["Fern"]


def test_what_only_those_who_tend_read_stands_on_no_map(people, community, gardener):
    fern = people[0]
    set_profile_field(by=viewer(fern), key="place", value=MILL, audience=f"stewards:{community.pk}")
    assert names(gardener) == [] and not MapPoint.objects.exists()


def test_a_group_stands_where_it_is_at_home_for_those_who_may_know_it(people):
    fern, sage, mint, group = people
    with pytest.raises(NotAllowed):
        place_group(by=viewer(sage), group=group, place="The mill", latitude=44.9, longitude=5.2)
    place_group(by=viewer(fern), group=group, place="The mill", latitude=44.9, longitude=5.2)
    assert (names(mint), names(None)) == (["Garden"], [])
    change_group(by=viewer(fern), group=group, sight="open")
    assert names(None) == ["Garden"]
    change_group(by=viewer(fern), group=group, sight="secret")
    assert (names(sage), names(mint), names(None)) == (["Garden"], [], [])
    archive_group(by=viewer(fern), group=group)
    assert names(sage) == []


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (0, 181), (float("nan"), 0), (None, 5.0), (1.0, None)])
def test_a_point_is_on_the_earth_or_refused(people, latitude, longitude):
    fern, _sage, _mint, group = people
    with pytest.raises(PointInvalid):
        place_group(by=viewer(fern), group=group, latitude=latitude, longitude=longitude)
    assert not MapPoint.objects.exists()


@pytest.fixture
def feast(people):
    fern, _sage, _mint, group = people
    open_room(by=viewer(fern), group=group, kind="calendar")
    room = Room.objects.select_related("group").get(kind="calendar")
    day = now().date() + timedelta(days=3)
    return publish_event(
        by=viewer(fern), room=room, title="Feast", starts_on=day, place="The mill", latitude=44.9, longitude=5.2,
        body="With #soup.",
    )  # fmt: skip


def test_i8_an_item_stands_there_as_long_as_its_lists_would_show_it(people, feast):
    fern, sage, mint, _group = people
    assert (names(sage), names(mint)) == (["Feast"], [])
    hide_item(by=system, item=feast, reason="a test")
    assert names(sage) == []
    show_item(by=system, item=feast)
    assert names(sage) == ["Feast"]
    plan = {"title": "Feast", "starts_on": feast.starts_on, "place": "The mill", "latitude": 44.9, "longitude": 5.2}
    change_event(by=viewer(fern), event=Event.objects.get(), audience="community", **plan)
    assert names(mint) == ["Feast"]
    withdraw_item(by=viewer(fern), item=feast)
    assert names(sage) == []


def test_what_lies_in_a_binned_room_leaves_the_map_and_comes_back_with_it(people, feast):
    fern, sage, _mint, _group = people
    room = Room.objects.select_related("group").get(kind="calendar")
    archive_room(by=viewer(fern), room=room)
    bin_room(by=viewer(fern), room=room)
    assert names(sage) == []
    restore_room(by=viewer(fern), room=room)
    assert names(sage) == ["Feast"]


def test_an_event_takes_the_point_that_others_gave_to_its_place(people, feast):
    fern = people[0]
    again = publish_event(
        by=viewer(fern), room=Room.objects.select_related("group").get(kind="calendar"), title="Second feast", starts_on=feast.starts_on,
        place="The mill",
    )  # fmt: skip
    assert (again.latitude, again.longitude) == (44.9, 5.2)


def test_filters_read_only_what_one_may_read(people, feast):
    fern, sage, mint, group = people
    set_profile_field(by=viewer(fern), key="place", value={**MILL, "shown": "exact"}, audience="community")
    place_group(by=viewer(fern), group=group, place="Barn", latitude=10, longitude=10)
    assert names(sage, layer="members,groups") == ["Fern", "Garden"]
    assert (names(sage, q="soup"), names(mint, q="soup")) == (["Feast"], [])
    assert (names(sage, tag="soup"), names(sage, tag="bread")) == (["Feast"], [])
    assert (names(sage, theme="circle"), names(sage, theme="local")) == (["Garden"], [])
    assert names(sage, near="44.9, 5.2", km="4") == ["Feast", "Fern"]
    assert names(sage, near="Nowhere at all") == []


# --- many ---


@pytest.fixture
def crowd(people):
    """250 points of the community, and 50 that only the garden reads, around one place."""
    from wezer.core.models import Audience, Item

    fern, _sage, _mint, group = people
    keys = ["community"] * 250 + [f"group:{group.pk}"] * 50
    audiences = {each.key: each for each in Audience.objects.filter(key__in=set(keys))}
    for number, key in enumerate(keys):
        item = Item.objects.create(
            kind="event", author=fern, audience=audiences[key], title=f"Tree {number:03}", published_at=now()
        )
        latitude, longitude = 44.9 + (number % 20) / 1000, 5.2 + (number // 20) / 1000
        MapPoint.objects.create(
            ref=f"core.event/{item.uid}", layer="events", item=item, audience=item.audience, latitude=latitude,
            longitude=longitude, cell=cell(latitude, longitude),
        )  # fmt: skip
    return people


def counted(who, box):
    seen = viewer(who)
    shown = drawn(Wanted.read({"box": box}, seen), seen)
    return len(shown.points) + sum(bubble.number for bubble in shown.bubbles)


def test_bubbles_count_what_their_reader_may_see(crowd):
    _fern, sage, mint, _group = crowd
    box = "5.19,44.89,5.23,44.93"
    assert (counted(sage, box), counted(mint, box), counted(None, box)) == (300, 250, 0)
    world = drawn(Wanted(box=WORLD), viewer(mint))
    assert [(each.number, each.is_more) for each in world.bubbles] == [(200, True)]


def test_the_list_goes_through_the_box_once_and_whole(crowd):
    _fern, _sage, mint, _group = crowd
    seen, box = viewer(mint), Box(5.2, 44.9, 5.2055, 44.9095)
    inside = set(MapPoint.objects.filter(box.holds(), audience__kind="community").values_list("pk", flat=True))
    read, after = [], ""
    while True:
        page = listed(Wanted(box=box), seen, after=after, size=7)
        read += [point.pk for point in page]
        after = page.next
        if not after:
            break
    assert len(read) == len(set(read)) and set(read) == inside
    assert extent(seen).holds() and str(extent(seen)) == "5.20000,44.90000,5.21200,44.91900"


def test_a_page_of_the_map_takes_few_statements_however_many_points(crowd, client):
    client.force_login(crowd[1].user)
    for address in ("/map/?box=5.19,44.89,5.23,44.93", "/map/?near=44.9,5.2&km=3", "/map/?q=tree", "/map/"):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 12, (address, [each["sql"][:150] for each in asked])
    with CaptureQueriesContext(connection) as asked:
        told = client.get("/map/points/?box=5.19,44.89,5.23,44.93").json()
    assert (
        len(asked) <= 6 and told["bubbles"] and set(told["bubbles"][0]) == {"latitude", "longitude", "number", "more"}
    )


def test_the_screen_is_read_off_the_index_of_cells(crowd):
    square = Box(5.2, 44.9, 5.2055, 44.9095).squares(1)[0]
    rows = MapPoint.objects.filter(cell__gte=square.low, cell__lte=square.high, is_listed=True, audience_id__in=[1, 2])
    with connection.cursor() as db:
        if connection.vendor == "postgresql":
            db.execute("SET LOCAL enable_seqscan = off")
    assert "map_point_found" in rows.order_by("cell", "id").values("cell", "id")[:25].explain()


# --- pages, files, programs ---


def test_the_list_is_the_whole_map_without_scripts(people, feast, client):
    _fern, sage, mint, _group = people
    client.force_login(sage.user)
    page = client.get("/map/").content.decode()
    assert "Feast" in page and "The mill" in page and 'data-box="5.20000,44.90000,5.20000,44.90000"' in page
    client.force_login(mint.user)
    hidden = client.get("/map/").content.decode()
    assert "Feast" not in hidden and "data-box" not in hidden and "Nothing stands on the map yet" in hidden
    assert "Near where?" in client.get("/map/?near=Atlantis").content.decode()
    assert "Nothing here" in client.get("/map/?layer=members").content.decode()


def test_files_hold_what_the_page_shows(people, feast, client):
    _fern, sage, mint, _group = people
    client.force_login(sage.user)
    told = json.loads(client.get("/map/export/geojson/").content)
    (one,) = told["features"]
    assert (one["geometry"]["coordinates"], one["properties"]["name"]) == ([5.2, 44.9], "Feast")
    assert one["properties"]["url"] == f"http://testserver/i/{feast.uid}/"
    linked = json.loads(client.get("/map/export/jsonld/").content)["@graph"]
    assert [(each["@type"], each["name"]) for each in linked] == [("Event", "Feast")]
    rows = client.get("/map/export/csv/").content.decode("utf-8-sig").splitlines()
    assert rows[1].startswith("Feast,Event,The mill,44.9,5.2,")
    assert client.get("/map/export/kml/").status_code == 404
    client.force_login(mint.user)
    assert json.loads(client.get("/map/export/geojson/").content)["features"] == []


def test_a_program_reads_the_map_and_says_where_a_group_is(people, feast):
    fern, sage, mint, group = people
    assert (
        Caller.of(sage, "*")
        .send("put", f"core/groups/{group.uid}/place", {"place": "Barn", "latitude": 44.95, "longitude": 5.25})
        .status_code
        == 403
    )
    assert (
        Caller.of(fern, "*")
        .send("put", f"core/groups/{group.uid}/place", {"place": "Barn", "latitude": 44.95, "longitude": 5.25})
        .status_code
        == 204
    )
    caller = Caller.of(sage, "*")
    first = caller.get("core/map?limit=1").json()
    rest = caller.get(f"core/map?limit=1&after={first['next']}").json()
    assert sorted(each["properties"]["name"] for each in (*first["features"], *rest["features"])) == ["Feast", "Garden"]
    assert rest["next"] is None
    screen = caller.get("core/map/screen?box=5,44,6,45").json()
    assert len(screen["features"]) == 2 and screen["bubbles"] == []
    assert [
        each["properties"]["name"]
        for each in Caller.of(mint, "*").get("core/map?layer=groups,events").json()["features"]
    ] == ["Garden"]
    known = {each["kind"]: each for each in caller.get("core/map/layers").json()}
    assert {"members", "groups", "events", "offers", "wants"} <= set(known) and {
        "key": "circle",
        "name": "Circle",
    } in known["groups"]["themes"]


def test_a_group_is_put_on_the_map_by_its_page(people, client):
    fern, sage, _mint, group = people
    client.force_login(sage.user)
    assert client.get(f"/map/groups/{group.slug}/").status_code == 403
    client.force_login(fern.user)
    assert "on the map" in client.get(f"/map/groups/{group.slug}/").content.decode()
    refused = client.post(f"/map/groups/{group.slug}/", {"place": "Nowhere yet"})
    assert refused.status_code == 422 and not MapPoint.objects.exists()
    assert (
        client.post(f"/map/groups/{group.slug}/", {"place": "Barn", "latitude": "44.9", "longitude": "5.2"}).status_code
        == 303
    )
    assert names(sage) == ["Garden"]
    client.post(f"/map/groups/{group.slug}/", {"place": ""})
    assert names(sage) == []


def test_what_was_written_before_there_was_a_map_comes_onto_it(people, feast):
    fern, sage, _mint, _group = people
    set_profile_field(by=viewer(fern), key="place", value=MILL)
    MapPoint.objects.all().delete()
    assert point_older_items(by=system, limit=1) and point_older_members(by=system) == 0
    assert names(sage) == ["Feast", "Fern"] and Member.objects.filter(name="Fern").exists()


def test_a_closed_calendar_leaves_the_map_and_comes_back(people, feast, gardener):
    sage = people[1]
    change_setting(by=system, key="rooms.closed", value=["calendar"])
    assert names(sage) == [] and "events" not in [each.kind for each in layers()]
    assert not found(Wanted(), viewer(sage)).exists()
    change_setting(by=system, key="rooms.closed", value=[])
    assert names(sage) == ["Feast"]
