"""A compiled question answers as the queryset that it was written with, whatever stands in its places."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Exists, OuterRef, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wezer.core.models import Belonging, Group, Member, Party
from wezer.kernel.compiled import Compiled
from wezer.kernel.models import Fact

pytestmark = pytest.mark.django_db

START = datetime(2026, 5, 1, 12, tzinfo=UTC)


def told(number):
    """Facts an hour apart, of three names."""
    return [
        Fact.objects.create(name=f"kernel.tried{n % 3}", at=START + timedelta(hours=n), payload={"n": n})
        for n in range(number)
    ]


def between(name, start, end, some):
    later = Q(at__gte=start, at__lt=end) | Q(pk__in=some)
    return Fact.objects.filter(later, name=name).order_by("-at")


_between = Compiled(between)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["kernel.tried0", "kernel.tried1", "nothing", "%s", "\x01 place 0"]),
    hours=st.tuples(st.integers(-2, 14), st.integers(-2, 14)),
    chosen=st.sets(st.integers(0, 11)),
)
def test_it_is_what_the_orm_answers(facts, name, hours, chosen):
    start, end = (START + timedelta(hours=each) for each in hours)
    some = [facts[each].pk for each in chosen]

    found = _between(name, start, end, some)

    asked = list(between(name, start, end, some))
    assert found == asked
    assert [row.__dict__.keys() for row in found] == [row.__dict__.keys() for row in asked]
    assert [(row.uid, row.at, row.payload) for row in found] == [(row.uid, row.at, row.payload) for row in asked]


@pytest.fixture
def facts(db):
    return told(12)


def test_none_and_many_in_a_list_with_one_way_of_writing(facts, django_assert_num_queries):
    with django_assert_num_queries(3):
        found = [_between("nothing", START, START, some) for some in ([], {facts[0].pk}, [row.pk for row in facts])]
    assert found == [[], [], []] and len(_between._known) <= 2  # one for each database of this run


def test_the_first_row_or_none(facts):
    assert _between.first("kernel.tried0", START, START + timedelta(days=1), []) == facts[9]
    assert _between.first("nothing", START, START, []) is None


def test_related_rows_annotations_and_tuples_come_along(circle, join, django_assert_num_queries):
    fern, garden = join("Fern"), circle("Garden")
    mine = Belonging.objects.filter(group=OuterRef("pk"))
    groups = Compiled(
        lambda slug, member: Group.objects.filter(slug=slug).select_related("parent", "photo").annotate(
            is_mine=Exists(mine.filter(member=member))
        )
    )  # fmt: skip
    names = Compiled(lambda some: Party.objects.filter(pk__in=some).order_by("name").values_list("name", "uid"))

    with django_assert_num_queries(2):
        found = groups.first("garden", fern.pk)
        assert (found, found.parent.name, found.photo, found.is_mine) == (garden, "Val-Commun", None, False)
        assert names([fern.pk, garden.pk]) == [("Fern", fern.uid), ("Garden", garden.uid)]


def test_a_column_that_is_not_read_is_read_when_it_is_asked_for(join, django_assert_num_queries):
    fern = join("Fern")
    brief = Compiled(lambda pk: Member.objects.filter(pk=pk).defer("name"))
    found = brief.first(fern.pk)
    with django_assert_num_queries(1):
        assert found.name == "Fern"


def test_it_is_written_anew_when_what_it_varies_by_has_changed(facts):
    shown = {"names": ("kernel.tried0",)}
    open_ones = Compiled(
        lambda start: Fact.objects.filter(at__gte=start, name__in=shown["names"]), varies_by=lambda: shown["names"]
    )
    first = {row.name for row in open_ones(START)}
    shown["names"] = ("kernel.tried1", "kernel.tried2")

    assert (first, {row.name for row in open_ones(START)}) == ({"kernel.tried0"}, {"kernel.tried1", "kernel.tried2"})


def test_what_python_decides_is_no_place():
    for value in (None, True, 1.5):
        with pytest.raises(TypeError, match="cannot stand in a place"):
            Compiled(lambda one: Fact.objects.filter(actor=one))(value)


def test_a_value_that_the_statement_does_not_ask_for_is_found_out():
    with pytest.raises(TypeError, match="value number 1"):
        Compiled(lambda name, unused: Fact.objects.filter(name=name))("kernel.tried0", 5)
    with pytest.raises(TypeError, match="value number 0"):
        Compiled(lambda name: Fact.objects.filter(name__icontains=name))("tried")
