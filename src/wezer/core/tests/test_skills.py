"""Skills: how well, whether one would, and who says so too (core.md 3)."""

import pytest

from wezer.core.acts.endorsements import EndorsesSelf, endorse_skill, take_endorsement_back
from wezer.core.acts.profile import set_profile_field
from wezer.core.models import Endorsement, Notice, ProfileField, ProfileTerm, User
from wezer.core.profile_fields import Skill, skill_of
from wezer.core.profiles import profile_of
from wezer.core.skills import skills_of
from wezer.core.testing import deliver, facts_told, viewer
from wezer.kernel.refusals import NotAllowed, NotFound


@pytest.fixture
def people(join):
    return {name: join(name) for name in ("Fern", "Sage", "Basil")}


@pytest.fixture
def says(people):
    def one(skills, name="Fern", audience="community"):
        set_profile_field(by=viewer(people[name]), key="skills", value=skills, audience=audience)

    return one


def client_of(client, name):
    client.force_login(User.objects.get(email=f"{name.lower()}@example.org"))
    return client


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("Bicycles", Skill("Bicycles")),
        ("Bicycles (teaches)", Skill("Bicycles", "teaches")),
        ("Bicycles (teaches, on request)", Skill("Bicycles", "teaches", "on_request")),
        ("Vélos (sur demande, enseigne)", Skill("Vélos", "teaches", "on_request")),
        ("Bread (not now)", Skill("Bread", "", "not_now")),
        ("Cheese (goat, sheep)", Skill("Cheese (goat, sheep)")),
        ("Cheese (goat, able)", Skill("Cheese (goat, able)")),
    ],
)
def test_a_skill_says_how_well_and_whether_one_would(said, means):
    assert skill_of(said) == means and skill_of(means.written()) == means


def test_skills_are_kept_once_shown_in_words_and_found_by_their_word(people, says):
    says("Bicycles (teaches, on request), bicycles, Wood (learning), Cheese (goat, sheep)")
    assert ProfileField.objects.get(key="skills").value == [
        "Bicycles (teaches, on_request)",
        "Wood (learning)",
        "Cheese (goat, sheep)",
    ]
    assert set(ProfileTerm.objects.values_list("term", flat=True)) == {"bicycles", "wood", "cheese (goat, sheep)"}
    shown = profile_of(people["Fern"], viewer(people["Sage"])).lines["skills"].words
    assert shown == ["Bicycles · teaches · on request", "Wood · learning", "Cheese (goat, sheep)"]


def test_others_say_once_that_somebody_can_and_take_it_back(people, says):
    says("Bicycles (teaches), Wood")
    sage, basil = viewer(people["Sage"]), viewer(people["Basil"])
    assert endorse_skill(by=sage, member=people["Fern"], term="BICYCLES") is True
    assert endorse_skill(by=sage, member=people["Fern"], term="Bicycles") is False
    endorse_skill(by=basil, member=people["Fern"], term="Bicycles")
    seen = skills_of(profile_of(people["Fern"], sage), sage)
    assert [(each.term, [one.name for one in each.by], each.is_mine) for each in seen] == [
        ("Bicycles", ["Sage", "Basil"], True),
        ("Wood", [], False),
    ]
    deliver()
    assert Notice.objects.filter(kind="endorsed", member=people["Fern"]).count() == 2
    assert take_endorsement_back(by=sage, member=people["Fern"], term="Bicycles") is True
    assert take_endorsement_back(by=sage, member=people["Fern"], term="Bicycles") is False
    assert [row.by.name for row in Endorsement.objects.all()] == ["Basil"]


def test_nobody_endorses_themselves_what_is_not_said_or_what_they_may_not_read(people, says, join):
    says("Bicycles", audience="nobody")
    before = facts_told()
    with pytest.raises(EndorsesSelf):
        endorse_skill(by=viewer(people["Fern"]), member=people["Fern"], term="Bicycles")
    for term in ("Bicycles", "Wood"):
        with pytest.raises(NotFound):
            endorse_skill(by=viewer(people["Sage"]), member=people["Fern"], term=term)
    with pytest.raises(NotAllowed):
        endorse_skill(by=viewer(None), member=people["Fern"], term="Bicycles")
    assert not Endorsement.objects.exists() and facts_told() == before


def test_what_one_no_longer_names_is_no_longer_said_of_one(people, says):
    says("Bicycles, Wood")
    for term in ("Bicycles", "Wood"):
        endorse_skill(by=viewer(people["Sage"]), member=people["Fern"], term=term)
    says("Wood (able)")
    assert [row.term for row in Endorsement.objects.all()] == ["wood"]
    says("")
    assert not Endorsement.objects.exists()


def test_endorsing_by_page_and_by_api(people, says, client):
    says("Bicycles (teaches, on request)")
    address = people["Fern"].get_absolute_url()
    sage = client_of(client, "Sage")
    page = sage.get(address).content.decode()
    assert "Bicycles · teaches · on request" in page and "Endorse" in page
    assert sage.post(f"{address}skills/endorsement/", {"term": "Bicycles"}).status_code == 303
    assert "You endorse it" in sage.get(address).content.decode()
    assert sage.post(f"{address}skills/endorsement/", {"term": "Juggling"}).status_code == 404
    listed = sage.get(f"/api/v1/core/members/{people['Fern'].uid}/endorsements").json()
    assert [(each["term"], each["by"]["name"]) for each in listed] == [("Bicycles", "Sage")]
    assert sage.delete(f"/api/v1/core/members/{people['Fern'].uid}/endorsements?term=Bicycles").status_code == 204
    own = client_of(client, "Fern")
    assert "Endorse" not in own.get(address).content.decode()
    answer = own.post(
        f"/api/v1/core/members/{people['Fern'].uid}/endorsements", {"term": "Bicycles"}, content_type="application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "endorses_self")
    assert not Endorsement.objects.exists()
