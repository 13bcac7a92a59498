"""Keyset pages: whatever the sizes and the ties, every row comes once and in order."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wezer.ui.paging import CursorInvalid, page_after, page_of

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
#: A number that no column holds, a letter that no database keeps.
HUGE, ZERO = "WzEwMDAwMDAwMDAwMDAwMDAwMDAwMCwiYSJd", "WyIyMDI2LTAzLTAxVDEyOjAwOjAwWiIsIlx1MDAwMCJd"
ORDERS = [
    ("-expire_date", "-session_key"),
    ("expire_date", "session_key"),
    ("-expire_date", "session_key"),
    ("session_key",),
]


def rows(moments):
    Session.objects.all().delete()
    Session.objects.bulk_create(
        Session(session_key=f"k{place:03}", expire_date=START + timedelta(microseconds=step), session_data="")
        for place, step in enumerate(moments)
    )


def walked(size, order):
    after, keys, pages = "", [], 0
    while True:
        page = page_after(Session.objects.all(), after, size=size, order=order)
        keys += [row.session_key for row in page]
        pages += 1
        assert pages < 100
        if not page.next:
            return keys
        assert len(page) == size
        after = page.next


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    moments=st.lists(st.integers(min_value=0, max_value=3), max_size=25),
    size=st.integers(min_value=1, max_value=7),
    order=st.sampled_from(ORDERS),
)
def test_every_row_comes_once_and_in_order(moments, size, order):
    rows(moments)
    assert walked(size, order) == [row.session_key for row in Session.objects.order_by(*order)]


def test_a_row_that_arrives_meanwhile_moves_no_other(rf):
    rows([1, 2, 3, 4])
    first = page_of(Session.objects.all(), rf.get("/x/?kind=a&limit=2"), order=ORDERS[0])
    Session.objects.create(session_key="new", expire_date=START + timedelta(days=1), session_data="")
    second = page_of(Session.objects.all(), rf.get(first.address), order=ORDERS[0])
    assert [row.session_key for row in [*first, *second]] == ["k003", "k002", "k001", "k000"]
    assert first.address.startswith("/x/?kind=a&limit=2&after=") and second.next == second.address == ""


def test_a_page_is_one_query_and_the_apis_shape(rf, django_assert_num_queries):
    rows([1, 2, 3])
    with django_assert_num_queries(1):
        page = page_of(Session.objects.all(), rf.get("/?limit=2"), order=ORDERS[0])
    shape = page.as_dict(lambda row: row.session_key)
    assert shape == {"items": ["k002", "k001"], "next": page.next} and page.next
    assert page_of(Session.objects.all(), rf.get("/"), order=ORDERS[0]).as_dict(str)["next"] is None


@pytest.mark.parametrize("after", ["x", "%%", "bnVsbA", "WzEsMl0", "W251bGwsImEiXQ", "WyJ4IiwiYSJd", "é", HUGE, ZERO])
def test_a_cursor_made_up_by_somebody_is_refused(after):
    rows([1, 2])
    with pytest.raises(CursorInvalid):
        page_after(Session.objects.all(), after, size=1, order=ORDERS[0])


def test_nobody_asks_for_more_than_a_hundred_rows(rf):
    rows(range(5))
    sizes = [
        page_of(Session.objects.all(), rf.get(f"/?limit={asked}"), order=ORDERS[0]).size
        for asked in ("9999", "0", "-1", "x", "3")
    ]
    assert sizes == [100, 1, 20, 20, 3]


def test_an_order_that_runs_one_way_compares_whole_rows():
    from wezer.core.models import Party
    from wezer.ui.paging import _beyond

    rows = [
        str(Party.objects.filter(_beyond(Party, order, ["Fern", 5])).query)
        for order in (("name", "id"), ("-name", "-id"))
    ]
    mixed = str(Party.objects.filter(_beyond(Party, ("name", "-id"), ["Fern", 5])).query)

    assert '("core_party"."name", "core_party"."id") > (Fern, 5)' in rows[0]
    assert '("core_party"."name", "core_party"."id") < (Fern, 5)' in rows[1]
    assert " OR " in mixed
