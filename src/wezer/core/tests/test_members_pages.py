"""Every page of members, settings, garden and door answers, to those it is for."""

import pytest
from django.test import Client

from wezer.core.acts.membership import bring_in
from wezer.core.acts.profile import set_profile_field
from wezer.core.testing import viewer

pytestmark = pytest.mark.django_db

MINE = [
    "/me/", "/me/as/?who=public", "/me/as/?who=member", "/me/preferences/", "/me/notices/", "/me/invitations/", "/me/data/", "/me/data/erasure/",
    "/directory/", "/directory/?q=fern&view=rows", "/directory/?by=skills&term=bread", "/account/2fa/", "/account/email/",
    "/account/password/change/", "/account/sessions/",
]  # fmt: skip
GARDEN = [
    "/garden/identity/", "/garden/admission/", "/garden/waiting/", "/garden/invitations/", "/garden/members/", "/garden/words/?language=fr",
    "/garden/modules/", "/garden/health/",
]  # fmt: skip
OUTSIDE = ["/join/", "/account/login/", "/account/signup/", "/account/password/reset/", "/account/login/code/"]


def signed_in(member) -> Client:
    client = Client()
    client.force_login(member.user, backend="wezer.core.accounts.backends.Backend")
    return client


@pytest.mark.parametrize("address", MINE)
def test_a_member_opens_their_pages(address, join):
    assert signed_in(join("Fern")).get(address).status_code == 200


@pytest.mark.parametrize("address", MINE)
def test_a_stranger_signs_in_first(address, community):
    answer = Client().get(address)
    assert answer.status_code == 302 and answer["Location"].startswith("/account/login/")


@pytest.mark.parametrize("address", GARDEN)
def test_the_garden_is_absent_for_those_who_do_not_tend_it(address, join, gardener):
    assert signed_in(gardener).get(address).status_code == 200
    assert signed_in(join("Fern")).get(address).status_code == 404


@pytest.mark.parametrize("address", OUTSIDE)
def test_the_door_is_shown_to_everyone(address, community):
    page = Client().get(address)
    assert page.status_code == 200
    assert "<script>" not in page.content.decode() and " style=" not in page.content.decode()


def test_a_page_knows_its_reader_in_two_statements(join, django_assert_num_queries):
    fern = join("Fern")
    client = signed_in(fern)
    client.get("/me/preferences/")
    with django_assert_num_queries(3):  # session; login with member and photo; standing (what the shell shows)
        client.get("/me/preferences/")


def test_the_garden_of_one_member_grants_suspends_and_lifts(join, gardener):
    fern = join("Fern")
    client = signed_in(gardener)
    address = f"/garden/members/{fern.uid}/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"do": "suspend", "reason": "", "days": "3"}).status_code == 422
    for endless in ({}, {"days": "4"}, {"days": "0"}):
        assert client.post(address, {"do": "suspend", "reason": "Rude", **endless}).status_code == 422
    assert signed_in(fern).get("/directory/").status_code == 200
    assert client.post(address, {"do": "suspend", "reason": "Rude in the market", "days": "3"}).status_code == 303
    theirs = signed_in(fern)
    assert theirs.get("/directory/").headers["Location"] == "/join/"
    assert "Rude in the market" in theirs.get("/join/").content.decode()
    client.post(address, {"do": "lift"})
    assert theirs.get("/directory/").status_code == 200


def test_pages_of_people_cost_no_more_with_more_people(join, gardener, circle, django_assert_max_num_queries):
    garden = circle("Garden", founder=gardener)
    people = [join(f"Plant {number:02}") for number in range(12)]
    for each in people:
        bring_in(by=viewer(gardener), group=garden, member=each)
        set_profile_field(by=viewer(each), key="skills", value="Bread, Jam")
    client = signed_in(people[0])
    client.get("/me/data/")
    for address in (f"/m/{people[1].uid}/", "/directory/", "/directory/?q=bread&group=garden", "/me/"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200
