"""Circles: the square holds them, and both databases measure as we do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wezer.core.geo import Circle, distance_km, point
from wezer.core.models import Item
from wezer.core.search.find import search
from wezer.core.search.near import circle as circle_of
from wezer.core.testing import viewer

latitudes = st.floats(-90, 90, allow_nan=False)
longitudes = st.floats(-180, 180, allow_nan=False)
points = st.tuples(latitudes, longitudes)


@given(points, points, st.integers(1, 500))
def test_the_square_holds_every_point_of_the_circle(here, there, km):
    around = Circle(*here, km=km)
    south, north, ranges = around.square()
    inside = south <= there[0] <= north and any(west <= there[1] <= east for west, east in ranges)
    assert inside or not around.holds(*there)


@given(points, points)
def test_distance_is_the_same_both_ways_and_nothing_to_oneself(here, there):
    assert abs(distance_km(here, there) - distance_km(there, here)) < 1e-6
    assert distance_km(here, here) == 0 and distance_km(here, there) <= 20_016


@pytest.mark.parametrize(
    ("text", "read"),
    [("46.52, 6.63", (46.52, 6.63)), ("-33.9,18.4", (-33.9, 18.4)), ("91,0", None), ("nan,0", None), ("Nyon", None)],
)
def test_points_are_read_from_two_numbers(text, read):
    assert point(text) == read


PLACES = [(46.52, 6.63), (46.51, 6.50), (46.2, 6.14), (0.0, 179.99), (0.0, -179.99), (89.9, 10.0), (-46.52, 6.63)]


@pytest.mark.django_db
def test_the_database_measures_as_we_do(community):
    from wezer.core.acts.audiences import audience

    for latitude, longitude in PLACES:
        Item.objects.create(
            kind="post", author=community, audience=audience("community"), latitude=latitude, longitude=longitude
        )
    for here in PLACES:
        around = Circle(*here, km=40)
        far = {(row.latitude, row.longitude): row.km for row in Item.objects.annotate(km=around.kilometres())}
        assert far == pytest.approx({there: distance_km(here, there) for there in PLACES}, abs=1e-6)
        near = Item.objects.filter(around.near()).annotate(km=around.kilometres()).filter(km__lte=40)
        assert {(row.latitude, row.longitude) for row in near} == {there for there in PLACES if around.holds(*there)}


@pytest.mark.django_db
def test_the_square_is_read_off_the_index_of_points(community):
    from django.db import connection

    with connection.cursor() as db:
        if connection.vendor == "postgresql":
            db.execute("SET LOCAL enable_seqscan = off")
    assert "item_point" in Item.objects.filter(Circle(46.52, 6.63, 10).near()).explain()


@pytest.mark.django_db
def test_a_place_is_known_by_what_one_may_read_and_by_nothing_else(join, circle):
    from wezer.core.acts.audiences import audience
    from wezer.core.search.index import index_item
    from wezer.kernel.acts import act
    from wezer.kernel.clock import now

    fern, sage = join("Fern"), join("Sage")
    hidden = audience("group", circle("Cabin", founder=fern))

    @act
    def put(*, by, title, place, at, seen):
        made = Item.objects.create(
            kind="post", author=fern, audience=seen, title=title, place=place, latitude=at[0], longitude=at[1],
            published_at=now(),
        )  # fmt: skip
        index_item(made)

    everyone = audience("community")
    for title, place, at in (
        ("Bread", "Échallens", (46.64, 6.63)), ("Bread again", "rue du Four, Échallens", (46.641, 6.631)),
        ("Wood", "Genève", (46.2, 6.14)), ("Wrong", "Échallens", (10.0, 10.0)),
    ):  # fmt: skip
        put(by=viewer(fern), title=title, place=place, at=at, seen=everyone)
    put(by=viewer(fern), title="Mushrooms", place="Secret clearing", at=(46.7, 6.7), seen=hidden)

    def near(member, text):
        return sorted(hit.title for hit in search(viewer(member), text).hits if hit.item)

    assert near(sage, "near:echallens") == ["Bread", "Bread again"]
    assert near(sage, 'near:"Échallens 60km"') == ["Bread", "Bread again"]
    assert near(sage, 'near:"Échallens 80km"') == ["Bread", "Bread again", "Wood"]
    assert near(sage, "near:46.2,6.14,5km") == ["Wood"]
    assert near(fern, 'near:"secret clearing" mushrooms') == ["Mushrooms"]
    assert near(sage, 'near:"secret clearing"') == [] == near(sage, "near:Atlantis") == near(sage, "near:5km")
    assert circle_of(viewer(sage), "secret clearing") is None
