"""What the map is drawn on, and the map on other sites: nothing is asked of anybody before its reader agreed."""

import json
import os
import sqlite3

import pytest

from wezer.core.acts.map_points import place_group
from wezer.core.acts.settings import change_setting
from wezer.core.maps.ground import FOLDER, MOST_OUTLINE, facts_of_archive
from wezer.core.refusals import SettingInvalid
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

system = Viewer.system()
SERVER = "https://tiles.example/{z}/{x}/{y}.png"


@pytest.fixture
def sage(join, client):
    member = join("Sage")
    client.force_login(member.user)
    return member


@pytest.fixture
def folder(tmp_path, settings):
    settings.MEDIA_ROOT = str(tmp_path)
    (tmp_path / FOLDER).mkdir()
    return tmp_path / FOLDER


def test_no_browser_asks_a_tile_server_before_its_owner_agreed(sage, client):
    change_setting(by=system, key="map.tiles", value=SERVER)
    change_setting(by=system, key="map.tiles_credit", value="The mappers")
    before = client.get("/map/")
    page = before.content.decode()
    assert "data-tiles" not in page and "Show the pictures" in page and "https://tiles.example" in page
    assert "tiles.example" not in before.headers.get("Content-Security-Policy", "")

    answer = client.post("/map/consent/", {"agree": "yes", "back": "/map/?q=soup"})
    assert (answer.status_code, answer["Location"]) == (303, "/map/?q=soup")
    agreed = client.get("/map/")
    assert f'data-tiles="{SERVER}"' in agreed.content.decode() and "The mappers" in agreed.content.decode()
    assert "img-src 'self' data: blob: https://tiles.example;" in agreed["Content-Security-Policy"]
    assert "tiles.example" not in client.get("/directory/")["Content-Security-Policy"], "on no other page"

    client.post("/map/consent/", {"agree": "no", "back": "https://elsewhere.example/"})
    assert "data-tiles" not in client.get("/map/").content.decode()


def test_another_server_is_asked_for_anew(sage, client):
    change_setting(by=system, key="map.tiles", value=SERVER)
    client.post("/map/consent/", {"agree": "yes"})
    change_setting(by=system, key="map.tiles", value=SERVER.replace("tiles", "other"))
    assert "data-tiles" not in client.get("/map/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "http://tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://a.example; script-src */{z}/{x}/{y}",
        "tiles",
    ],
)
def test_an_address_that_is_none_of_tiles_is_refused(sage, address):
    with pytest.raises(SettingInvalid):
        change_setting(by=system, key="map.tiles", value=address)


def test_an_archive_on_this_machine_needs_no_consent(sage, client, folder):
    db = sqlite3.connect(folder / "tiles.mbtiles")
    db.executescript(
        "CREATE TABLE metadata (name, value); CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)"
    )
    db.executemany("INSERT INTO metadata VALUES (?, ?)", [("format", "webp"), ("attribution", "The valley itself")])
    db.execute("INSERT INTO tiles VALUES (2, 1, 3, ?)", [b"a picture"])
    db.commit()
    db.close()
    change_setting(by=system, key="map.tiles", value=SERVER)
    page = client.get("/map/").content.decode()
    assert (
        'data-tiles="/map/tiles/{z}/{x}/{y}/"' in page and "The valley itself" in page and "tiles.example" not in page
    )
    found = client.get("/map/tiles/2/1/0/")  # rows of the file count from the south
    assert (found.content, found["Content-Type"]) == (b"a picture", "image/webp") and "max-age" in found[
        "Cache-Control"
    ]
    assert [client.get(f"/map/tiles/{place}/").status_code for place in ("2/1/3", "2/4/0", "40/0/0")] == [204, 204, 204]


@pytest.mark.parametrize("content", [b"", b"no archive", b"SQLite format 3\0" + b"\0" * 200])
def test_a_damaged_archive_breaks_no_page_and_another_one_is_read_anew(sage, circle, client, folder, content):
    group, archive = circle("Garden", founder=sage), folder / "tiles.mbtiles"
    place_group(by=system, group=group, place="Mill", latitude=44.9, longitude=5.2)
    archive.write_bytes(content)
    for address in ("/map/", f"/g/{group.slug}/"):
        assert client.get(address).status_code == 200
    assert (client.get("/map/tiles/2/1/0/").status_code, facts_of_archive()) == (204, {})
    archive.unlink()
    db = sqlite3.connect(archive)
    db.executescript(
        "CREATE TABLE metadata (name, value); CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);"
        "INSERT INTO metadata VALUES ('attribution', 'The valley'); INSERT INTO tiles VALUES (2, 1, 3, 900000000)"
    )
    db.close()
    os.utime(archive, ns=(1, 1))
    assert facts_of_archive() == {"attribution": "The valley"} and "The valley" in client.get("/map/").content.decode()
    assert client.get("/map/tiles/2/1/0/").status_code == 204, "a number is no picture"


def test_without_an_archive_there_are_no_tiles_and_no_outline(sage, client, folder):
    assert [client.get(path).status_code for path in ("/map/tiles/0/0/0/", "/map/outline/")] == [404, 404]
    (folder / "outline.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": []}))
    assert 'data-outline="/map/outline/"' in client.get("/map/").content.decode()
    assert client.get("/map/outline/")["Content-Type"] == "application/geo+json"
    (folder / "outline.geojson").write_bytes(b" " * (MOST_OUTLINE + 1))
    assert client.get("/map/outline/").status_code == 404


def test_other_sites_show_what_everybody_may_read_and_only_where_they_may(sage, circle, client):
    for name, sight in (("Garden", "open"), ("Seeds", "members")):
        group = circle(name, sight=sight)
        place_group(by=system, group=group, place=name, latitude=44.9, longitude=5.2)
    closed = client.get("/map/embed/")
    assert "frame-ancestors 'none'" in closed["Content-Security-Policy"] and "X-Frame-Options" not in closed
    change_setting(by=system, key="map.embed_origins", value=["https://association.example/"])
    shown = client.get("/map/embed/")
    assert "frame-ancestors https://association.example" in shown["Content-Security-Policy"]
    assert "Garden" in shown.content.decode() and "Seeds" not in shown.content.decode(), "although Sage is signed in"
    told = client.get("/map/points/?embed=1&box=4,40,6,50").json()
    assert [each["name"] for each in told["points"]] == ["Garden"]
    assert "frame-ancestors 'none'" in client.get("/map/")["Content-Security-Policy"]
    with pytest.raises(SettingInvalid):
        change_setting(by=system, key="map.embed_origins", value=["https://a.example/page"])
    assert viewer(sage).is_inside
