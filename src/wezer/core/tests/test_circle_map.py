"""The map of circles: what is drawn where, for whom, in how many statements."""

import math

from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from wezer.core.acts.membership import bring_in
from wezer.core.acts.tree import repair_closure
from wezer.core.circle_map import MOST_INSIDE, MOST_WITHIN, circle_map, drawn
from wezer.core.circle_rules import Ring, label, laid_out, two_lines
from wezer.core.models import Group, GroupClosure, Party
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

system = Viewer.system()

rings = st.recursive(
    st.builds(Ring, size=st.integers(0, 500)),
    lambda inner: st.builds(Ring, size=st.integers(0, 500), inside=st.lists(inner, max_size=7)),
    max_leaves=30,
)


@settings(max_examples=60, deadline=None)
@given(ring=rings)
def test_no_circle_lies_over_another_and_each_lies_inside_its_own(ring):
    laid_out(ring, side=640)
    assert (ring.x, ring.y, ring.r) == (320, 320, 320)
    look = [ring]
    while look:
        around = look.pop()
        for place, one in enumerate(around.inside):
            assert math.hypot(one.x - around.x, one.y - around.y) + one.r <= around.r + 0.3
            for other in around.inside[:place]:
                assert math.hypot(one.x - other.x, one.y - other.y) >= one.r + other.r - 0.3
            look.append(one)


def test_more_people_make_a_larger_circle_and_names_are_cut_not_crammed():
    small, large = Ring(2), Ring(60)
    laid_out(Ring(0, [small, large]))
    assert large.r > small.r
    assert [label("Bakery", 200, 15), label("Bakery of the valley", 80, 15), label("Bakery", 20, 15)] == [
        "Bakery",
        "Bakery o…",
        "",
    ]


def test_a_name_of_several_words_may_take_two_lines():
    assert two_lines("Bakery", 100, 15) == ["Bakery"]
    assert two_lines("Garden circle", 80, 15) == ["Garden", "circle"]
    assert two_lines("Beekeepers of the terraces", 110, 15) == ["Beekeepers of", "the terraces"]
    assert two_lines("Beekeepers of the terraces", 90, 15) == ["Beekeepers", "of the te…"]
    assert two_lines("Beekeepers", 20, 15) == []


def names(circle):
    return {each.thing.name: sorted(names(each)) if each.inside else [] for each in circle.inside}


def test_two_levels_are_drawn_and_one_enters_for_more(circle, join, client):
    valley = circle("Valley", type="local")
    garden = circle("Garden", parent=valley)
    circle("Seeds", parent=garden, type="project")
    oven = circle("Oven")
    fern = join("Fern")
    bring_in(by=system, group=oven, member=fern)
    top = circle_map(Group.objects.root(), viewer(fern))
    assert names(top) == {"Oven": [], "Valley": ["Garden"]}
    assert [each.thing.name for each in top.inside] == ["Oven", "Valley"]  # where more people are stands first
    client.force_login(fern.user)
    page = client.get("/g/tree/").content.decode()
    assert page.count("/g/tree/valley/") == 2 and "Seeds" not in page  # in the drawing, and in the tree beside it
    assert "Garden" in client.get("/g/tree/valley/").content.decode()
    assert "Seeds" in client.get("/g/tree/valley/").content.decode()


def test_what_one_may_not_know_is_not_drawn_nor_counted_and_what_lies_in_it_hangs_above(circle, join, client):
    fern = join("Fern")
    secret = circle("Whisper", type="local", sight="secret")
    circle("Open door", parent=secret, sight="open")
    inside = circle("Nook", parent=circle("Valley", type="local"), sight="secret")
    assert names(circle_map(Group.objects.root(), viewer(fern))) == {"Open door": [], "Valley": []}
    bring_in(by=system, group=inside, member=fern)
    assert names(circle_map(Group.objects.root(), viewer(fern))) == {"Open door": [], "Valley": ["Nook"]}
    client.force_login(fern.user)
    assert client.get("/g/tree/whisper/").status_code == 404


def many(parent, number, sort):
    """Groups by the thousand, as rows: what is asked here is only what it costs to read them."""
    first = Party.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    Party.objects.bulk_create(
        [Party(pk=first + each, kind="group", name=f"{sort} {each:04}", icon="circle-dot") for each in range(number)]
    )
    model = Group(parent=parent, type="circle")
    columns = [field for field in Group._meta.local_concrete_fields if field.name not in ("party_ptr", "slug")]
    values = [field.get_db_prep_save(field.pre_save(model, add=True), connection) for field in columns]
    names_of = ", ".join(connection.ops.quote_name(field.column) for field in columns)
    with connection.cursor() as db:
        marks = ", ".join(["%s"] * len(columns))
        db.executemany(
            f"INSERT INTO core_group (party_ptr_id, slug, {names_of}) VALUES (%s, %s, {marks})",
            [[first + each, f"{sort}-{each}", *values] for each in range(number)],
        )
    return first


def test_three_thousand_groups_cost_no_more_statements_and_the_largest_are_drawn(
    circle, join, client, django_assert_max_num_queries
):
    fern, root = join("Fern"), Group.objects.root()
    big = circle("Big")
    many(root, 1500, "wide")
    many(big, 1500, "deep")
    repair_closure(by=system)
    with connection.cursor() as db:
        db.execute("ANALYZE")  # what the database does by itself, a minute after so much was written
    assert GroupClosure.objects.count() > 7000
    bring_in(by=system, group=big, member=fern)
    client.force_login(fern.user)
    client.get("/g/tree/")
    with django_assert_max_num_queries(12):
        page = client.get("/g/tree/").content.decode()
    assert page.count('<circle class="h') == 1 + MOST_INSIDE + MOST_WITHIN
    assert "1477 smaller circles are not drawn." in page and "and 1488 more" in page
    top = circle_map(root, viewer(fern))
    assert (top.inside[0].thing, len(drawn(top))) == (big, 1 + MOST_INSIDE + MOST_WITHIN)
