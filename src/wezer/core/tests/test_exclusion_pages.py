"""Pages and API of exclusions: what each side reads and may do, in few statements; others find nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.roles import grant_role
from wezer.core.exclusion.acts.procedure import end_hearings, propose_exclusion
from wezer.core.models import Belonging, Exclusion, Role
from wezer.core.own_data.exclusion import Exclusions
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

system = Viewer.system()


@pytest.fixture
def oven(circle, join):
    people = {name: join(name) for name in ("Fern", "Sage", "Basil", "Mint")}
    group = circle("Oven", founder=people["Fern"])
    for name in ("Sage", "Basil", "Mint"):
        bring_in(by=system, group=group, member=people[name])
    grant_role(by=system, role=Role.objects.get(group=group, key="steward"), member=people["Sage"])
    return group, people


@pytest.fixture
def seen_by(client):
    def one(member):
        client.force_login(member.user)
        client.get("/me/")  # what every first request of a process reads is not what is counted
        return client

    return one


def open_one(group, people, **more):
    return propose_exclusion(
        by=viewer(people["Fern"]), group=group, member=people["Basil"], reason="Lent the key.", **more
    )


def test_a_steward_proposes_and_reads_first_what_it_would_end(oven, seen_by, django_assert_max_num_queries):
    group, people = oven
    basil = Belonging.objects.get(group=group, member=people["Basil"])
    grant_role(by=system, role=Role.objects.get(group=group, key="wallet"), member=people["Basil"])
    browser = seen_by(people["Fern"])
    page = reverse("groups:exclude", args=[group.slug, basil.uid])
    with django_assert_max_num_queries(12):
        answer = browser.get(page)
    assert "Wallet holder · Oven" in answer.content.decode()
    assert page in browser.get(reverse("groups:standing", args=[group.slug, basil.uid])).content.decode()
    wrong = browser.post(page, {"reason": "", "hours": "99"})
    assert wrong.status_code == 422 and not Exclusion.objects.exists()
    made = browser.post(page, {"reason": "Lent the key.", "evidence": "Twice.", "hours": ""})
    exclusion = Exclusion.objects.get()
    assert made.url == exclusion.get_absolute_url() and exclusion.suspended_until is None
    with django_assert_max_num_queries(12):
        listed = browser.get(reverse("groups:exclusions", args=[group.slug])).content.decode()
    assert exclusion.get_absolute_url() in listed


def test_each_side_reads_the_file_and_others_find_nothing(oven, seen_by, django_assert_max_num_queries):
    group, people = oven
    exclusion = open_one(group, people, evidence="Seen by Mint.", hours=5)
    page = exclusion.get_absolute_url()
    browser = seen_by(people["Basil"])
    with django_assert_max_num_queries(12):
        told = browser.get(page).content.decode()
    assert "Lent the key." in told and "Seen by Mint." in told and 'value="answer"' in told
    assert 'value="withdraw"' not in told
    assert browser.post(page, {"do": "answer", "body": " "}).status_code == 422
    assert browser.post(page, {"do": "answer", "body": "To my sister."}).url == page
    browser = seen_by(people["Sage"])
    with django_assert_max_num_queries(12):
        told = browser.get(page).content.decode()
    assert "To my sister." in told and 'value="withdraw"' in told and 'value="answer"' not in told
    assert browser.post(page, {"do": "nothing"}).status_code == 404
    browser = seen_by(people["Mint"])
    assert browser.get(page).status_code == 404
    assert browser.get(reverse("groups:exclusions", args=[group.slug])).status_code == 403


def test_the_decision_the_appeal_and_the_last_word_on_pages(oven, gardener, seen_by, django_assert_max_num_queries):
    group, people = oven
    exclusion = open_one(group, people)
    page = exclusion.get_absolute_url()
    with clock.at(clock.now() + timedelta(days=8)):
        end_hearings(by=system)
        browser = seen_by(people["Sage"])
        assert browser.post(page, {"do": "decide", "answer": "yes", "grounds": ""}).status_code == 422
        browser.post(page, {"do": "decide", "answer": "yes", "grounds": "Three times."})
        browser = seen_by(people["Basil"])
        with django_assert_max_num_queries(12):
            told = browser.get(page).content.decode()
        assert "Three times." in told and 'value="appeal"' in told
        browser.post(page, {"do": "appeal", "body": "Only twice."})
        browser = seen_by(gardener)
        with django_assert_max_num_queries(12):
            told = browser.get(page).content.decode()
        assert "Only twice." in told and 'value="judge"' in told
        browser.post(page, {"do": "judge", "answer": "no", "grounds": "Twice is not thrice."})
    exclusion.refresh_from_db()
    assert exclusion.state == "overturned"
    assert Belonging.objects.get(group=group, member=people["Basil"]).state == "member"


def test_the_rule_has_a_page_and_a_version(oven, seen_by):
    group, people = oven
    page = reverse("groups:exclusion-rule", args=[group.slug])
    assert seen_by(people["Mint"]).get(page).status_code == 403
    browser = seen_by(people["Fern"])
    typed = {"decided_by": "vote", "deciders": 1, "quorum": 60, "threshold": 75, "days": 5, "hearing_days": 10, "appeal_days": 20, "return_days": 0}  # fmt: skip
    assert browser.post(page, typed | {"hearing_days": 1}).status_code == 422
    assert browser.post(page, typed).status_code == 303
    group.refresh_from_db()
    assert group.membrane_rules["exclusion"] == typed and group.membrane_version == 2


def test_the_same_by_api(oven, gardener):
    group, people = oven
    sage, basil, mint = (Caller.of(people[name]) for name in ("Sage", "Basil", "Mint"))
    fern = Caller.of(people["Fern"])
    rule = fern.send("patch", f"core/groups/{group.uid}/exclusion-rule", {"deciders": 2}).json()
    assert rule["deciders"] == 2 and rule["hearing_days"] == 7
    assert mint.send("patch", f"core/groups/{group.uid}/exclusion-rule", {"deciders": 1}).status_code == 403
    new = {"member": str(people["Basil"].uid), "reason": "Lent the key."}
    assert mint.send("post", f"core/groups/{group.uid}/exclusions", new, key="m").status_code == 403
    made = fern.send("post", f"core/groups/{group.uid}/exclusions", new, key="k")
    again = fern.send("post", f"core/groups/{group.uid}/exclusions", new, key="k")
    assert (made.status_code, again.status_code, made.json()["uid"]) == (201, 200, again.json()["uid"])
    uid = made.json()["uid"]
    assert mint.get(f"core/exclusions/{uid}").status_code == 404
    assert basil.send("post", f"core/exclusions/{uid}/words", {"body": "Once."}, key="w").status_code in (200, 201)
    file = sage.get(f"core/exclusions/{uid}").json()
    assert [each["body"] for each in file["words"]] == ["Once."] and file["may"] == ["record", "withdraw"]
    early = sage.send("post", f"core/exclusions/{uid}/decision", {"exclude": True, "grounds": "Yes."})
    assert (early.status_code, early.json()["code"]) == (409, "hearing_goes_on")
    assert sage.send("delete", f"core/exclusions/{uid}", {}).json()["state"] == "withdrawn"
    mine = Exclusions().export(people["Basil"], viewer(people["Basil"]))
    assert [each["state"] for each in mine] == ["withdrawn"] and mine[0]["words"][0]["body"] == "Once."
