"""Who can, who needs: by skills and needs as each lets them be read, near a place, with the reasons."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wezer.api.testing import Caller
from wezer.core.acts.profile import set_profile_field
from wezer.core.matching.find import matches
from wezer.core.models import Member
from wezer.core.refusals import ValueInvalid
from wezer.core.search.near import circle
from wezer.core.testing import viewer


@pytest.fixture
def valley(join):
    """Sage mends bicycles and tells all members; Basil tells nobody; Fern needs it and lives at the mill."""
    people = {name: join(name) for name in ("Fern", "Sage", "Basil", "Mint")}
    say("Sage", "skills", "Bicycles (teaches, on request), Bread")
    say("Sage", "languages", ["fr"])
    say("Sage", "availability", ["mon-evening", "sat-morning"], "community")
    say("Sage", "place", {"name": "Upper mill", "latitude": 44.91, "longitude": 5.23, "shown": "exact"})
    say("Basil", "skills", "Bicycles", "nobody")
    say("Mint", "skills", "bicycle touring")
    say("Fern", "needs", "bicycles, slates")
    return people


def say(name, key, value, audience="community"):
    set_profile_field(by=who(name), key=key, value=value, audience=audience)


def who(name):
    return viewer(Member.objects.get(name=name))


def told(name, **more):
    return [(each.title, each.reasons) for each in matches(who(name), **more)]


def test_p2_a_skill_that_is_not_shown_matches_nothing(valley):
    assert told("Fern", gives=True, words=["Bicycles"]) == [("Sage", ["Bicycles · teaches · on request"])]
    assert told("Fern", gives=True, words=["bicycle"]) == [
        ("Mint", ["bicycle touring"]), ("Sage", ["Bicycles · teaches · on request"]),
    ]  # fmt: skip
    assert told("Sage", gives=True, words=["bicycles"]) == [], "nobody's own, and Basil's are his"
    assert told("Sage", gives=False, words=["bicycles"]) == [("Fern", ["bicycles"])]
    say("Fern", "needs", "bicycles", "nobody")
    assert told("Sage", gives=False, words=["bicycles"]) == []
    assert told("Fern", gives=True, words=["", "  "]) == []


def test_language_hours_and_distance_narrow_and_are_named(valley):
    found = told("Fern", gives=True, words=["bicycles"], language="fr", slot="mon-evening")
    assert found == [("Sage", ["Bicycles · teaches · on request", "speaks French", "free on Monday evening"])]
    assert told("Fern", gives=True, words=["bicycles"], slot="tue-evening") == []
    say("Sage", "availability", ["mon-evening"], "nobody")
    assert told("Fern", gives=True, words=["bicycles"], slot="mon-evening") == [], (
        "what is not shown is not asked either"
    )
    near = circle(who("Fern"), "44.93, 5.23 5 km")
    (one,) = matches(who("Fern"), gives=True, words=["bicycle"], near=near)
    assert one.title == "Sage" and one.reasons[-1] == "2 km away" and 2 < one.km < 3
    assert matches(who("Fern"), gives=True, words=["bicycle"], near=circle(who("Fern"), "48.8, 2.3 5 km")) == []
    say("Sage", "place", {"name": "Upper mill", "latitude": 44.91, "longitude": 5.23, "shown": "hidden"})
    assert matches(who("Fern"), gives=True, words=["bicycle"], near=near) == []


def test_hours_are_known_parts_of_days_in_the_order_of_the_week(valley):
    say("Fern", "availability", ["sun-evening", "mon-morning", "sun-evening"])
    field = Member.objects.get(name="Fern").profile.get(key="availability")
    assert field.value == ["mon-morning", "sun-evening"]
    with pytest.raises(ValueInvalid):
        say("Fern", "availability", ["mon-night"])


def test_the_page_speaks_of_ones_own_profile_and_of_words(valley, client):
    client.force_login(valley["Fern"].user)
    page = client.get("/directory/matches/").content.decode()
    assert (
        "Who can do what I need" in page
        and "teaches · on request" in page
        and "Say in your profile what you can do" in page
    )
    by_words = client.get("/directory/matches/?q=bread&slot=mon-evening").content.decode()
    assert "Who can: bread" in by_words and "free on Monday evening" in by_words and "Basil" not in by_words
    assert (
        "Nobody here has told where that is" in client.get("/directory/matches/?q=bread&near=Nowhere").content.decode()
    )
    assert "Who can, who needs" in client.get("/directory/").content.decode()
    profile = client.get(f"/m/{valley['Sage'].uid}/").content.decode()
    assert '<table class="week">' in profile and "Monday, evening" in profile
    assert 'value="sat-morning"' in client.get("/me/").content.decode()
    client.get("/directory/matches/?q=bread&near=44.9,5.2")
    with CaptureQueriesContext(connection) as asked:
        client.get("/directory/matches/?q=bicycles&near=44.91,5.23&language=fr&slot=mon-evening")
    assert len(asked) <= 12, "\n".join(each["sql"][:150] for each in asked.captured_queries)


def test_a_program_asks_the_same(valley):
    fern = Caller.of(valley["Fern"], "*")
    assert [each["title"] for each in fern.get("core/matches").json()] == ["Sage"]
    assert [each["reasons"] for each in fern.get("core/matches?q=bread").json()] == [["Bread"]]
    sage = Caller.of(valley["Sage"], "*")
    assert [each["title"] for each in sage.get("core/matches?needs=true").json()] == ["Fern"]
    assert sage.get("core/matches?q=bread&near=Nowhere").json() == []
