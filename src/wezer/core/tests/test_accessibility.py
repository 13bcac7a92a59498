"""The statement on accessibility: nothing is claimed that nobody audited, and the French page has every part of the RGAA's."""

from datetime import timedelta

import pytest
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.settings import change_setting
from wezer.core.refusals import SettingInvalid
from wezer.core.testing import viewer
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db

KEY = "accessibility.statement"
AUDIT = {
    "state": "partial", "audited_on": "2026-03-04", "percent": "81", "audited_by": "The guild of auditors", "pages": "Home",
    "tools": "Firefox and NVDA", "limits": "The old map", "burdens": "", "exempt": "", "contact": "access@example.org",
}  # fmt: skip
PARTS = (
    "État de conformité", "Résultats des tests", "Contenus non accessibles", "Établissement de cette déclaration",
    "Retour d’information et contact", "Voies de recours", "Libre réponse 71120, 75342 Paris CEDEX 07",
    "article 47 de la loi n° 2005-102 du 11 février 2005",
)  # fmt: skip


@pytest.fixture
def tending(gardener):
    browser = Client()
    browser.force_login(gardener.user)
    return browser


def page(language="en"):
    return Client(headers={"accept-language": language}).get("/accessibility/").content.decode()


def test_as_long_as_nobody_says_otherwise_nothing_is_claimed(gardener, tending):
    """Anybody reads it, from the foot of a page inside as well as outside."""
    read = page()
    assert "is not assessed: nobody has audited it yet" in read and "have not looked it over yet" in read
    assert "partially conforms" not in read and "fully conforms" not in read
    for address, browser in (("/account/login/", Client()), ("/", tending)):
        shown = browser.get(address, follow=True).content.decode()
        assert 'href="/accessibility/">Accessibility: not assessed</a>' in shown


def test_in_french_it_is_the_declaration_of_the_rgaa(gardener, tending):
    assert tending.post("/garden/accessibility/", AUDIT).status_code == 303
    read = " ".join(page("fr").split())
    assert [part for part in PARTS if part not in read] == []
    assert "partiellement conforme" in read and "The old map" in read and "mailto:access@example.org" in read
    change_setting(by=viewer(gardener), key=KEY, value={})
    assert "n’est pas conforme" in page("fr"), "without an audit that is what the law calls it"


def test_who_tends_the_community_declares_it_and_programs_read_the_same(gardener, tending, join):
    assert tending.post("/garden/accessibility/", AUDIT).status_code == 303
    assert "found 81 % of the criteria met" in page()
    told = Caller.of(gardener).get("core/accessibility").json()
    assert told.pop("stated_at") and told == AUDIT | {"percent": 81}
    fern = Client()
    fern.force_login(join("Fern").user)
    assert fern.get("/garden/accessibility/").status_code == 404
    with pytest.raises(NotAllowed):
        change_setting(by=viewer(join("Sage")), key=KEY, value={})


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"audited_on": ""}, "audited_on"),
        ({"audited_on": "some day"}, "audited_on"),
        ({"audited_on": (now() + timedelta(days=3)).date().isoformat()}, "audited_on"),
        ({"percent": None}, "percent"),
        ({"percent": 100}, "percent"),
        ({"state": "full", "percent": 99}, "percent"),
        ({"state": "none", "percent": 50}, "percent"),
        ({"percent": "81"}, "percent"),
        ({"percent": True}, "percent"),
        ({"state": "splendid"}, "state"),
        ({"state": []}, "state"),
        ({"limits": "x" * 5001}, "limits"),
        ({"contact": 7}, "contact"),
        ({"award": "gold"}, None),
    ],
)
def test_what_no_audit_found_cannot_be_declared(gardener, change, field):
    with pytest.raises(SettingInvalid) as refused:
        change_setting(by=viewer(gardener), key=KEY, value={**AUDIT, "percent": 81, **change})
    assert refused.value.field == field
    assert "is not assessed" in page()


def test_a_refusal_stands_beside_its_line(tending):
    answer = tending.post("/garden/accessibility/", AUDIT | {"state": "full"})
    assert answer.status_code == 422 and "between 100 and 100" in answer.content.decode()
