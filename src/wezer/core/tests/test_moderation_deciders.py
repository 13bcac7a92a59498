"""Who decides what: suspensions by those who may lift them, members by those who may suspend (core.md 2.1, 17)."""

import pytest
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.roles import grant_role
from wezer.core.models import Belonging, Member, Role
from wezer.core.moderation.acts.appeals import answer_appeal, appeal_decision
from wezer.core.moderation.acts.cases import decide_case
from wezer.core.moderation.reading import cases_of, waiting_number
from wezer.core.testing import deliver
from wezer.core.tests.test_moderation import decided, fresh, post, reported, system, told, who, world
from wezer.kernel.refusals import NotAllowed

__all__ = ["post", "world"]


@pytest.fixture
def keeper(world, join):
    """Willow may suspend members, and moderates nothing."""
    role = Role.objects.create(group=world, key="keeper", name="Keeper", rights=["core.suspend_members"])
    willow = join("Willow")
    grant_role(by=system, role=role, member=willow)
    return willow


def browser(name):
    client = Client()
    client.force_login(Member.objects.get(name=name).user)
    return client


def test_an_appeal_against_a_suspension_is_for_those_who_may_lift_it(post, keeper):
    case = decided(post, "suspend", by="Oak", days=3)
    assert cases_of(who("Elm")).filter(pk=case.pk).exists()  # it was reported where Elm moderates
    appeal_decision(by=who("Fern"), case=fresh(case), words="Let me in.")
    deliver()
    assert "appeal_waits" in told("Willow") and "appeal_waits" not in told("Elm") + told("Oak")
    assert (waiting_number(who("Willow")), waiting_number(who("Elm"))) == (1, 0)
    address = f"/reports/{case.uid}/"
    assert address not in browser("Elm").get("/garden/reports/").content.decode()
    assert browser("Elm").get(address).status_code == 404
    assert Caller.of(Member.objects.get(name="Elm"), "*").get(f"core/reports/{case.uid}").status_code == 404
    for uphold in (True, False):
        with pytest.raises(NotAllowed):
            answer_appeal(by=who("Elm"), case=fresh(case), uphold=uphold, words="No.")
    willow = browser("Willow")
    assert address in willow.get("/garden/reports/").content.decode()
    assert "Answer the appeal" in willow.get(address).content.decode()
    willow.post(address, {"do": "answer", "words": "Come in.", "uphold": "no"})
    assert fresh(case).state == "overturned"
    assert Belonging.objects.get(member__name="Fern", group__parent=None).state == "member"


def test_an_appeal_against_anything_else_stays_with_those_who_moderate(post, keeper):
    case = decided(post, "hide", by="Elm")
    appeal_decision(by=who("Fern"), case=fresh(case), words="It is true.")
    deliver()
    assert "appeal_waits" in told("Oak") and "appeal_waits" not in told("Willow")
    assert not cases_of(who("Willow")).exists() and browser("Willow").get(f"/reports/{case.uid}/").status_code == 404


def test_who_may_suspend_sees_and_decides_the_cases_about_members(post, keeper):
    about_what = reported(post)
    about_whom = reported(Member.objects.get(name="Fern"), kind="member", by="Basil")
    deliver()
    assert list(cases_of(who("Willow"))) == [about_whom] and "report_waits" in told("Willow")
    page = browser("Willow").get("/garden/", follow=True).content.decode()
    assert f"/reports/{about_whom.uid}/" in page and f"/reports/{about_what.uid}/" not in page
    with pytest.raises(NotAllowed):
        decide_case(by=who("Willow"), case=fresh(about_what), decision="none")
    decide_case(by=who("Willow"), case=fresh(about_whom), decision="suspend", reason="It hurts.", days=3)
    assert Belonging.objects.get(member__name="Fern", group__parent=None).state == "suspended"
