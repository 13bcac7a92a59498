"""Small maps on the pages of what has a point; things to lend on the map; what gardeners decide about it."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wezer.core.acts.events import publish_event
from wezer.core.acts.groups import change_group
from wezer.core.acts.items import blank_withdrawn_items, withdraw_item
from wezer.core.acts.map_points import place_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.lending.acts.things import change_thing, end_thing, offer_thing
from wezer.core.maps.find import Wanted, listed
from wezer.core.maps.ground import Ground
from wezer.core.maps.refusals import PointInvalid
from wezer.core.maps.small import SIDE, small_map
from wezer.core.models import Item, MapPoint, Member, Thing
from wezer.core.settings_registry import value
from wezer.core.talk_refusals import AudienceRefused
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now

system = Viewer.system()
OWN = Ground("/map/tiles/{z}/{x}/{y}/")
SERVER = "https://tiles.example/{z}/{x}/{y}.png"


@pytest.fixture
def shelf(gardener, circle, join):
    """A shelf of a circle that is at home by the mill: Fern tends it, Sage is in it, Clover is a member of the community."""
    group = circle("Repair", founder=join("Fern"))
    bring_in(by=system, group=group, member=join("Sage"))
    join("Clover")
    place_group(by=who("Fern"), group=group, place="The mill", latitude=44.9, longitude=5.2)
    return open_room(by=system, group=group, kind="things")


def who(name):
    return viewer(Member.objects.get(name=name)) if name else viewer(None)


def on_map(name):
    seen = who(name)
    return [str(point.item) for point in listed(Wanted.read({"layer": "things"}, seen), seen)]


# --- four pictures ---


@given(st.floats(-85, 85), st.floats(-180, 180))
def test_the_point_lies_in_the_pictures_and_not_at_their_rim(latitude, longitude):
    small = small_map(latitude, longitude, OWN)
    assert SIDE / 2 <= small.across <= SIDE * 1.5 and 0 <= small.down <= SIDE * 2
    for address in (each for row in small.rows for each in row):
        _empty, _map, _tiles, z, x, y, _end = address.split("/")
        assert 0 <= int(x) < 1 << int(z) and 0 <= int(y) < 1 << int(z)


def test_nothing_is_drawn_where_no_pictures_may_be():
    assert small_map(44.9, 5.2, Ground()) is None
    assert small_map(44.9, 5.2, Ground(SERVER, host="https://tiles.example", is_agreed=False)) is None
    assert small_map(89, 5.2, OWN) is None


def test_a_page_shows_the_numbers_and_asks_nobody_before_its_reader_agreed(shelf, client):
    group = shelf.group
    client.force_login(Member.objects.get(name="Sage").user)
    page = client.get(f"/g/{group.slug}/").content.decode()
    assert "44.90000, 5.20000" in page and "small-map__ground" not in page
    change_setting(by=system, key="map.tiles", value=SERVER)
    response = client.get(f"/g/{group.slug}/")
    assert "tiles.example" not in response.content.decode() + response["Content-Security-Policy"]
    client.post("/map/consent/", {"agree": "yes"})
    response = client.get(f"/g/{group.slug}/")
    assert "https://tiles.example/14/" in response.content.decode()
    assert "https://tiles.example" in response["Content-Security-Policy"]


def test_a_group_without_a_point_has_no_map(gardener, circle, join, client):
    group = circle("Seeds", founder=join("Fern"))
    client.force_login(Member.objects.get(name="Fern").user)
    assert "small-map" not in client.get(f"/g/{group.slug}/").content.decode()


def test_an_event_shows_where_it_takes_place(shelf, client):
    room = open_room(by=system, group=shelf.group, kind="calendar")
    day = now().date() + timedelta(days=3)
    event = publish_event(
        by=who("Fern"), room=room, title="Feast", starts_on=day, place="The mill", latitude=44.9, longitude=5.2
    )
    client.force_login(Member.objects.get(name="Sage").user)
    assert "44.90000, 5.20000" in client.get(f"/g/{shelf.group.slug}/events/{event.uid}/").content.decode()


# --- things to lend ---


def test_a_thing_stands_where_it_is_fetched_or_where_its_group_is(shelf, client):
    own = offer_thing(by=who("Fern"), room=shelf, title="Ladder", place="Shed", latitude=44.95, longitude=5.25)
    named = offer_thing(by=who("Fern"), room=shelf, title="Tent", place="Shed")
    of_group = offer_thing(by=who("Fern"), room=shelf, title="Drill")
    nowhere = offer_thing(by=who("Fern"), room=shelf, title="Saw", place="Somewhere else")
    assert [(one.latitude, one.longitude) for one in (own, named, of_group, nowhere)] == [
        (44.95, 5.25), (44.95, 5.25), (44.9, 5.2), (None, None),
    ]  # fmt: skip
    assert sorted(on_map("Sage")) == ["Drill", "Ladder", "Tent"] and on_map("Clover") == [] == on_map(None)
    client.force_login(Member.objects.get(name="Sage").user)
    assert "44.95000, 5.25000" in client.get(f"/g/{shelf.group.slug}/thing/{own.uid}/").content.decode()
    change_thing(by=who("Fern"), thing=Thing.objects.get(pk=own.pk), title="Ladder", place="Somewhere else")
    assert sorted(on_map("Sage")) == ["Drill", "Tent"]
    end_thing(by=who("Fern"), thing=Thing.objects.get(pk=named.pk))
    assert on_map("Sage") == ["Drill"]


@pytest.mark.parametrize(("sight", "audience"), [("open", "public"), ("members", "community"), ("secret", "group")])
def test_a_thing_tells_where_its_group_is_to_all_who_may_know_it(shelf, sight, audience):
    change_group(by=who("Fern"), group=shelf.group, sight=sight)
    shelf.group.refresh_from_db()
    thing = offer_thing(by=who("Fern"), room=shelf, title="Drill", audience=audience)
    assert stands(thing) == (44.9, 5.2)


def stands(thing):
    """Its point, which its own row and the map tell alike."""
    own = Item.objects.values_list("latitude", "longitude").get(pk=thing.pk)
    shown = MapPoint.objects.filter(item=thing.pk).values_list("latitude", "longitude").first()
    assert own == (shown or (None, None))
    return own


@pytest.mark.parametrize("wider", ["branch", "community", "public"])
def test_a_thing_of_a_secret_group_is_for_its_own_people(shelf, wider):
    change_group(by=who("Fern"), group=shelf.group, sight="secret")
    shelf.group.refresh_from_db()
    thing = offer_thing(by=who("Fern"), room=shelf, title="Drill", audience="group")
    assert stands(thing) == (44.9, 5.2)
    thing = Thing.objects.select_related("group", "room", "audience").get(pk=thing.pk)
    with pytest.raises(AudienceRefused):
        change_thing(by=who("Fern"), thing=thing, audience=wider, title="Drill")
    assert Thing.objects.get(pk=thing.pk).audience.kind == "group" and stands(thing) == (44.9, 5.2)


def test_things_follow_their_group_and_tell_nobody_else_where_it_is(shelf):
    group = shelf.group
    change_group(by=who("Fern"), group=group, sight="open")
    told, own, named = (
        offer_thing(by=who("Fern"), room=shelf, title=title, **more)
        for title, more in (
            ("Drill", {"audience": "public"}),
            ("Saw", {}),
            ("Ladder", {"place": "Shed", "latitude": 44.95, "longitude": 5.25}),
        )
    )
    gone = offer_thing(by=who("Fern"), room=shelf, title="Tent")
    withdraw_item(by=who("Fern"), item=gone)
    blank_withdrawn_items(by=system, before=now() + timedelta(days=1))

    def all_stand():
        assert (stands(named), stands(gone)) == ((44.95, 5.25), (None, None))
        return stands(told), stands(own)

    assert all_stand() == ((44.9, 5.2), (44.9, 5.2))
    place_group(by=who("Fern"), group=group, place="The barn", latitude=45, longitude=5)
    assert all_stand() == ((45, 5), (45, 5))
    change_group(by=who("Fern"), group=group, sight="secret")
    assert all_stand() == ((45, 5), (45, 5)) and "Drill" not in on_map(None)  # its own people alone read it
    change_group(by=who("Fern"), group=group, sight="open")
    assert all_stand() == ((45, 5), (45, 5))
    versions = dict(Item.objects.values_list("pk", "version"))
    change_group(by=who("Fern"), group=group, purpose="Mending")
    assert dict(Item.objects.values_list("pk", "version")) == versions, "what stays where it is is not written"
    place_group(by=who("Fern"), group=group)
    assert all_stand() == ((None, None), (None, None))


@pytest.mark.parametrize(
    "wrong", [{"latitude": 91.0, "longitude": 1.0}, {"latitude": float("nan"), "longitude": 1.0}, {"latitude": 1.0}]
)
def test_a_thing_has_a_point_on_the_earth_or_none(shelf, wrong):
    with pytest.raises(PointInvalid):
        offer_thing(by=who("Fern"), room=shelf, title="Ladder", **wrong)
    assert not Thing.objects.exists()


# --- the garden ---


def test_gardeners_decide_about_the_map_on_a_page(gardener, join, client):
    client.force_login(join("Sage").user)
    assert client.get("/garden/map/").status_code in (403, 404)
    client.force_login(gardener.user)
    said = {
        "tiles": SERVER,
        "tiles_credit": "Our survey",
        "centre": "44.9,5.2",
        "votes": 5,
        "embed_origins": "https://a.example\nhttps://b.example",
    }
    for wrong in (
        {"votes": 0},
        {"votes": "x"},
        {"tiles": "http://x"},
        {"centre": "here"},
        {"centre": "nan, 1"},
        {"embed_origins": "a"},
    ):
        assert client.post("/garden/map/", {**said, **wrong}).status_code == 422, wrong
    assert value("map.votes") == 3 and value("map.tiles") == ""
    assert client.post("/garden/map/", said).status_code == 303
    assert [value(f"map.{name}") for name in ("tiles", "tiles_credit", "centre", "votes", "embed_origins")] == [
        SERVER, "Our survey", "44.90000, 5.20000", 5, ["https://a.example", "https://b.example"],
    ]  # fmt: skip
    assert 'data-box="5.' in client.get("/map/?layer=places").content.decode(), "an empty map begins there"


# --- files in the words of schema.org ---


def test_each_point_is_what_it_is_and_says_where_in_the_words_of_its_type(shelf, client):
    offer_thing(by=who("Fern"), room=shelf, title="Ladder", place="Shed", latitude=44.95, longitude=5.25)
    room = open_room(by=who("Fern"), group=shelf.group, kind="calendar")
    publish_event(
        by=who("Fern"), room=room, title="Feast", starts_on=now().date() + timedelta(days=3), place="Yard", latitude=44.9,
        longitude=5.2,
    )  # fmt: skip
    place = {"name": "Crest", "latitude": 44.73, "longitude": 5.02, "shown": "exact"}
    set_profile_field(by=who("Fern"), key="place", value=place, audience="community")
    client.force_login(Member.objects.get(name="Sage").user)
    told = {each["name"]: each for each in json.loads(client.get("/map/export/jsonld/").content)["@graph"]}
    assert {name: each["@type"] for name, each in told.items()} == {
        "Ladder": "Product", "Feast": "Event", "Fern": "Person", "Repair": "Organization",
    }  # fmt: skip
    assert told["Feast"]["location"]["name"] == "Yard" and told["Repair"]["location"]["name"] == "The mill"
    assert told["Fern"]["homeLocation"]["geo"]["latitude"] == 44.73 and "location" not in told["Fern"]
    lent = told["Ladder"]["offers"]
    assert (lent["@type"], lent["availableAtOrFrom"]["name"]) == ("Offer", "Shed")
    assert lent["businessFunction"]["@id"].endswith("#LeaseOut") and "location" not in told["Ladder"]
    linked = json.loads(client.get("/map/export/pair/").content)
    pair = {each["pair:label"]: each for each in linked["@graph"]}
    assert {name: each["@type"].removeprefix("pair:") for name, each in pair.items()} == {
        "Ladder": "AtomBasedResource", "Feast": "Event", "Fern": "Person", "Repair": "Organization",
    }  # fmt: skip
    assert linked["@context"]["pair"] == "http://virtual-assembly.org/ontologies/pair#"
    assert (pair["Ladder"]["pair:offeredBy"], pair["Ladder"]["pair:hasLocation"]["pair:label"]) == (
        pair["Fern"]["@id"],
        "Shed",
    )
    assert pair["Feast"]["pair:startDate"][:10] <= str(now().date() + timedelta(days=3))
    assert client.get("/map/export/pair/")["Content-Disposition"].endswith('"map-pair.jsonld"')
    client.logout()
    assert json.loads(client.get("/map/export/pair/").content)["@graph"] == []
