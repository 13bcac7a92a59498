"""Opening hours: read to the last word or not at all; what is open now on the map, in its room and by the API."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.map_points import read_older_hours
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.maps.opening import as_lines, read_week
from wezer.core.models import MapPoint, Member, Room
from wezer.core.places.acts.places import correct_place, sheet_of, suggest_place
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

system = Viewer.system()
WEEK = ["Mo-Fr 09:00-12:00", "Mo-Fr 14:00-18:00", "Sa 10:00-16:00"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Mo-Fr 9:00-12:00, 14:00-18:00; Sa 10-16", WEEK), ("lundi au vendredi 9 h à 12 h et 14h-18h ; sam 10h-16h", WEEK),
        ("Monday to Friday 9am-12pm, 2-6pm; Saturdays 10 to 16", WEEK), ("24/7", ["Mo-Su 00:00-24:00"]),
        ("Fr-Sa 20:00-02:00", ["Fr 20:00-24:00", "Sa 00:00-02:00", "Sa 20:00-24:00", "Su 00:00-02:00"]),
        ("tous les jours 8h-20h; di fermé", ["Mo-Sa 08:00-20:00"]), ("Su 22-3", ["Mo 00:00-03:00", "Su 22:00-24:00"]),
        ("Mo 9-5pm, Tu 11-2pm, We 9-11am", ["Mo 09:00-17:00", "Tu 11:00-14:00", "We 09:00-11:00"]),
        ("Mo-Fr 08:00-18:00; We 08:00-12:00", ["Mo-Tu 08:00-18:00", "We 08:00-12:00", "Th-Fr 08:00-18:00"]),
        ("Mo-Tu 8-12, Tu 14-17:59", ["Mo 08:00-12:00", "Tu 08:00-12:00", "Tu 14:00-18:00"]),
        *[(each, []) for each in ("Mo 9:10-12", "Mo 9-12:20", "Mo 8:59-12", "", "Mo-Fr", "9", "9-5", "Mo 25-26", "All day", "First Saturday 9-12", "Sa 9-12, not in August")],
    ],
)  # fmt: skip
def test_hours_are_read_to_the_last_word_or_not_at_all(text, lines):
    assert as_lines(read_week(text)) == lines


@given(st.text(alphabet="MoTuSa dlun-,;:9h0123 amp", max_size=60) | st.text(max_size=60))
@settings(max_examples=30)
def test_whatever_is_typed_is_a_whole_week_or_nothing_and_its_lines_say_the_same(text):
    week = read_week(text)
    assert week == "" or (len(week) == 672 and set(week) <= {"0", "1"})
    assert read_week(", ".join(as_lines(week))) == week


@pytest.mark.django_db
def test_what_is_open_now_is_found_by_the_clocks_of_the_community(circle, join, client):
    fern = join("Fern")
    room = Room.objects.select_related("group").get(
        pk=open_room(by=system, group=circle("Water", founder=fern), kind="map").pk
    )
    change_setting(by=system, key="community.timezone", value="Europe/Paris")
    made = {
        title: suggest_place(by=viewer(fern), room=room, title=title, latitude=44.9, longitude=5.2, hours=hours)
        for title, hours in (("Mill", "Fr 9-12"), ("Oven", "Fr 20:00-1:00"), ("Well", "when it does not freeze"))
    }
    client.force_login(fern.user)
    api = Caller.of(Member.objects.get(pk=fern.pk), "*")

    def found(hour):
        with clock.at(datetime(2026, 11, 27, hour, 30, tzinfo=UTC)):  # a Friday
            on_map = [each["properties"]["name"] for each in api.get("core/map?open=now").json()["features"]]
            listed = [each["title"] for each in api.get("core/places?open=now").json()["items"]]
            pages = [client.get(f"{address}?open=now").content.decode() for address in ("/map/", "/g/water/map/")]
            assert [[title for title in made if f">{title}</b>" in page] for page in pages] == [on_map, on_map]
            assert on_map == listed
            return on_map

    assert [found(hour) for hour in (8, 11, 19, 23)] == [["Mill"], [], ["Oven"], ["Oven"]]
    with clock.at(datetime(2026, 11, 27, 8, 30, tzinfo=UTC)):
        pages = {title: client.get(f"/places/{place.uid}/").content.decode() for title, place in made.items()}
    assert ["open now" in pages[title] for title in made] == [True, False, False]
    assert ["closed now" in pages[title] for title in made] == [False, True, False]
    (mill,) = [each for each in client.get("/map/export/jsonld/").json()["@graph"] if each["name"] == "Mill"]
    assert mill["openingHours"] == ["Fr 09:00-12:00"]
    place = made["Mill"].__class__.objects.select_related("group", "room", "audience").get(pk=made["Mill"].pk)
    correct_place(by=viewer(fern), place=place, **{**_said(place), "hours": ""})
    assert found(8) == []
    shelf = open_room(by=system, group=room.group, kind="things")
    drill = {"title": "Drill", "hours": "Fr 9-12", "latitude": 44.9, "longitude": 5.2}
    thing = api.post(f"core/rooms/{shelf.uid}/things", drill, key="d").json()
    with clock.at(datetime(2026, 11, 27, 8, 30, tzinfo=UTC)):
        assert [each["properties"]["name"] for each in api.get("core/map?open=now").json()["features"]] == ["Drill"]
        page = client.get(f"/i/{thing['uid']}/", follow=True).content.decode()
    assert "open now" in page and thing["hours"] == "Fr 9-12"
    MapPoint.objects.update(open_week=None)  # as before the map knew of hours
    assert found(19) == [] and read_older_hours(by=system, limit=1) and found(19) == []
    assert read_older_hours(by=system) == 0 and found(19) == ["Oven"]


def _said(place):
    sheet = sheet_of(place)
    return {name: getattr(sheet, name) for name in sheet.__slots__}
