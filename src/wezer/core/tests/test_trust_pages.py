"""Pages and API of trust and age."""

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.roles import create_role
from wezer.core.models import Age, RoleHolding, TrustMark
from wezer.core.viewer import Viewer

system = Viewer.system()


@pytest.fixture
def mill(circle, join):
    people = {name: join(name) for name in ("Fern", "Sage", "Basil")}
    group = circle("Mill", founder=people["Fern"])
    for name in ("Sage", "Basil"):
        bring_in(by=system, group=group, member=people[name])
    return group, create_role(by=system, group=group, name="Keys", rights=[]), people


@pytest.fixture
def seen_by(client):
    def one(member):
        client.force_login(member.user)
        client.get("/me/")  # what every first request of a process reads is not what is counted
        return client

    return one


def test_trust_is_given_read_and_taken_back_on_one_page(mill, seen_by, django_assert_max_num_queries):
    group, keys, people = mill
    browser, page = seen_by(people["Sage"]), reverse("groups:trust", args=[group.slug])
    with django_assert_max_num_queries(12):
        assert browser.get(page).status_code == 200
    wrong = browser.post(page, {"member": "Nobody", "role": "", "shown_to": "both"})
    assert wrong.status_code == 422 and not TrustMark.objects.exists()
    assert browser.post(page, {"member": "Basil", "role": str(keys.uid), "shown_to": "group"}).status_code == 303
    mark = TrustMark.objects.get()
    assert (mark.role, mark.shown_to) == (keys, "group")
    for name, said in (("Basil", "Sage"), ("Fern", "<b>Sage</b> trusts <b>Basil</b>")):
        browser = seen_by(people[name])
        with django_assert_max_num_queries(12):
            assert said in browser.get(page).content.decode()
    assert browser.post(page, {"mark": str(mark.uid)}).status_code == 404  # somebody else's now: Fern is signed in
    seen_by(people["Sage"]).post(page, {"mark": str(mark.uid)})
    assert not TrustMark.objects.exists()


def test_a_steward_lets_trust_give_a_role(mill, seen_by):
    group, keys, people = mill
    page = reverse("groups:role-trust", args=[group.slug, keys.uid])
    assert seen_by(people["Sage"]).get(page).status_code == 403
    browser = seen_by(people["Fern"])
    assert browser.post(page, {"percent": "200", "cap": "5"}).status_code == 422
    assert browser.post(page, {"percent": "30", "cap": "5"}).status_code == 303
    assert "30 % of those fully in" in browser.get(reverse("groups:role", args=[group.slug, keys.uid])).content.decode()


def test_ones_age_is_said_on_a_page_of_its_own(mill, seen_by, django_assert_max_num_queries):
    _group, _keys, people = mill
    browser, page = seen_by(people["Sage"]), reverse("me:age")
    with django_assert_max_num_queries(12):
        assert browser.get(page).status_code == 200
    assert browser.post(page, {"born_on": "2999-01-01", "told": "adult"}).status_code == 422
    assert browser.post(page, {"born_on": "1990-05-05", "told": "adult"}).status_code == 303
    assert "1990-05-05" in browser.get(page).content.decode()
    assert browser.post(page, {"born_on": "", "told": "nothing"}).status_code == 303
    assert not Age.objects.exists()


def test_the_same_by_api(mill):
    group, keys, people = mill
    fern, sage, basil = (Caller.of(people[name]) for name in ("Fern", "Sage", "Basil"))
    rule = f"core/groups/{group.uid}/roles/{keys.uid}/trust"
    assert sage.send("put", rule, {"percent": 10}).status_code == 403
    assert fern.send("put", rule, {"percent": 10, "cap": 1}).json() == {"percent": 10, "cap": 1}
    new = {"member": str(people["Basil"].uid), "role": str(keys.uid)}
    made = sage.post(f"core/groups/{group.uid}/trust", new, key="k")
    assert (
        made.status_code == 201 and RoleHolding.objects.filter(role=keys, member=people["Basil"], until=None).exists()
    )
    assert [one["uid"] for one in basil.get(f"core/groups/{group.uid}/trust").json()["items"]] == [made.json()["uid"]]
    assert fern.get(f"core/groups/{group.uid}/trust").json()["items"] == []
    assert basil.send("delete", f"core/trust/{made.json()['uid']}").status_code == 404
    assert sage.send("delete", f"core/trust/{made.json()['uid']}").status_code == 204
    assert not RoleHolding.objects.filter(role=keys, until=None).exists()
    assert sage.send("put", "core/me/age", {"born_on": "1990-05-05", "told": "years"}).json()["told"] == "years"
    assert basil.get("core/me/age").json() == {"born_on": None, "told": "nothing"}
