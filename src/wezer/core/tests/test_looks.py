"""Who looked: into a secret group by a role (core.md 6.1), and at what only holders of a role may read (V-8)."""

from datetime import timedelta

import pytest

from wezer.core.acts.looks import forget_looks
from wezer.core.acts.membership import bring_in, invite_member
from wezer.core.acts.profile import set_profile_field
from wezer.core.models import Group, Look, Member, Notice, User
from wezer.core.profiles import profile_of
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact

system = Viewer.system()


@pytest.fixture
def refuge(circle, join, gardener):
    """A secret group of Fern and Sage; Oak tends the community and is not in it."""
    group = circle("Refuge", founder=join("Fern"), sight="secret")
    bring_in(by=system, group=group, member=join("Sage"))
    join("Basil")
    return group


@pytest.fixture
def as_(client):
    def one(name):
        client.force_login(User.objects.get(email=f"{name.lower()}@example.org"))
        return client

    return one


def test_who_looks_into_a_secret_group_by_a_role_is_seen_by_its_people(refuge, as_):
    assert as_("Basil").get("/g/refuge/").status_code == 404
    assert as_("Fern").get("/g/refuge/").status_code == 200 and not Look.objects.exists()
    for _again in range(2):
        page = as_("Oak").get("/g/refuge/").content.decode()
    assert "Who looked in" not in page  # the line is for its people
    assert [(look.by.name, look.group.name) for look in Look.objects.all()] == [("Oak", "Refuge")]
    assert Fact.objects.filter(name="core.group_looked_into", audit=True).count() == 1
    page = as_("Sage").get("/g/refuge/").content.decode()
    assert "Who looked in" in page and "Oak" in page
    deliver()
    assert {(row.member.name, row.kind) for row in Notice.objects.filter(kind="looked_into")} == {
        ("Fern", "looked_into")
    }
    told = as_("Sage").get(f"/api/v1/core/groups/{refuge.uid}/looks").json()
    assert [look["by"]["name"] for look in told] == ["Oak"]
    assert as_("Oak").get(f"/api/v1/core/groups/{refuge.uid}/looks").json() == []


def test_the_api_is_looking_too_and_a_day_later_it_is_another_look(refuge, as_):
    as_("Oak").get(f"/api/v1/core/groups/{refuge.uid}")
    with clock.at(now() + timedelta(hours=25)):
        as_("Oak").get(f"/g/{refuge.slug}/people/")
    assert Look.objects.count() == 2


def test_whoever_is_invited_does_not_look_and_nor_does_anybody_into_an_open_group(refuge, as_, circle):
    invite_member(by=viewer(Member.objects.get(name="Fern")), group=refuge, member=Member.objects.get(name="Basil"))
    assert as_("Basil").get("/g/refuge/").status_code == 200
    circle("Garden")
    as_("Oak").get("/g/garden/")
    assert not Look.objects.exists()


def test_v8_who_reads_what_only_a_role_lets_them_read_is_shown_to_the_person(join, gardener, as_, community):
    fern, basil = join("Fern"), join("Basil")
    set_profile_field(by=viewer(fern), key="emergency", value="Sage, 55", audience=f"stewards:{community.pk}")
    set_profile_field(by=viewer(fern), key="tagline", value="Bicycles", audience="community")
    assert "Sage, 55" not in as_("Basil").get(fern.get_absolute_url()).content.decode()
    assert "Sage, 55" in as_("Fern").get(fern.get_absolute_url()).content.decode()
    assert not Look.objects.exists()
    for _again in range(2):
        assert "Sage, 55" in as_("Oak").get(fern.get_absolute_url()).content.decode()
    as_("Oak").get(f"/api/v1/core/members/{fern.uid}")
    assert [(look.by.name, look.member_id, look.lines) for look in Look.objects.all()] == [
        ("Oak", fern.pk, ["emergency"])
    ]
    page = as_("Fern").get("/me/data/looks/").content.decode()
    assert "Whom to call in an emergency" in page and "Oak" in page
    assert [look["lines"] for look in as_("Fern").get("/api/v1/core/me/looks").json()["items"]] == [["emergency"]]
    assert "Nobody." in as_("Basil").get("/me/data/looks/").content.decode()
    assert profile_of(basil, system).lines is not None and Look.objects.count() == 1


def test_looks_are_forgotten_after_a_year(refuge, as_):
    as_("Oak").get("/g/refuge/")
    with clock.at(now() + timedelta(days=364)):
        forget_looks(by=system)
        assert Look.objects.count() == 1
    with clock.at(now() + timedelta(days=366)):
        forget_looks(by=system)
    assert not Look.objects.exists() and Group.objects.filter(pk=refuge.pk).exists()


def test_the_hall_of_a_secret_group_is_within_the_budget_of_a_page(refuge, as_, django_assert_max_num_queries):
    as_("Oak").get("/g/refuge/")
    sage = as_("Sage")
    sage.get("/g/refuge/")
    with django_assert_max_num_queries(12):
        sage.get("/g/refuge/")
