"""Pages and API of duties."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.group_duties.jobs import see_to_duties
from wezer.core.models import Belonging, Duty, DutyNote, DutyRound
from wezer.core.testing import deliver
from wezer.core.viewer import Viewer
from wezer.kernel import clock

TASKS = {"name": "Sweep", "description": "", "role": "", "measure": "tasks:", "amount": "2", "every": "month",
         "tolerance": "0", "effect": "pause"}  # fmt: skip


@pytest.fixture
def mill(circle, join):
    people = {name: join(name) for name in ("Fern", "Sage", "Basil", "Rowan")}
    group = circle("Mill", founder=people["Fern"])
    for name in ("Sage", "Basil"):
        bring_in(by=Viewer.system(), group=group, member=people[name])
    return group, people


@pytest.fixture
def seen_by(client):
    def one(member):
        client.force_login(member.user)
        client.get("/me/")
        return client

    return one


def at(month, day):
    return clock.at(datetime(2031, month, day, 10, tzinfo=UTC))


def test_declared_noted_and_let_pass_on_pages(mill, seen_by, django_assert_max_num_queries):
    group, people = mill
    page = reverse("groups:duties", args=[group.slug])
    assert seen_by(people["Rowan"]).get(page).status_code == 403
    assert seen_by(people["Sage"]).post(page, TASKS).status_code == 403
    browser = seen_by(people["Fern"])
    for wrong in ({"amount": "none"}, {"amount": "0"}, {"measure": "tasks:VAL"}, {"tolerance": "13"}):
        assert browser.post(page, TASKS | wrong).status_code == 422
    assert not Duty.objects.exists()
    with at(1, 10):
        assert browser.post(page, TASKS).status_code == 303
    duty = Duty.objects.get()
    one = reverse("groups:duty", args=[group.slug, duty.uid])
    with at(2, 3):
        note = {"do": "note", "key": "k", "member": "Sage", "on": "2031-02-02", "amount": "1", "word": "Yard"}
        assert browser.post(one, note | {"member": "Rowan"}).status_code == 422
        assert browser.post(one, note | {"on": "2031-02-04"}).status_code == 422
        assert [browser.post(one, note).status_code for _ in "ab"] == [303, 303] and DutyNote.objects.count() == 1
        with django_assert_max_num_queries(24):
            assert "1 time of 2 times" in browser.get(one).content.decode()
        assert page in browser.get(reverse("groups:sheet", args=[group.slug])).content.decode()
        browser.post(one, note | {"member": "Fern", "amount": "2", "key": "l"})  # else she were paused herself
    with at(3, 7):
        see_to_duties()
        missing = DutyRound.objects.get(member=people["Basil"])
        assert "What is missing" in browser.get(one).content.decode()
        browser.post(one, {"do": "pass", "round": str(missing.uid), "word": "Away"})
        missing.refresh_from_db()
        assert (missing.state, missing.word) == ("let_pass", "Away")
        browser = seen_by(people["Basil"])
        html = browser.get(one).content.decode()
        assert "Away" in html and "Sage" not in html  # how far others are is not for him
        assert browser.post(one, {"do": "end"}).status_code == 403
        for mine in (page, reverse("me:duties")):
            with django_assert_max_num_queries(24):
                assert "0 times of 2 times" in browser.get(mine).content.decode()
    with at(3, 22):
        see_to_duties()
        deliver()
        here = Belonging.objects.get(group=group, member=people["Sage"])
        html = seen_by(people["Sage"]).get(reverse("groups:standing", args=[group.slug, here.uid])).content.decode()
        assert here.state == "paused" and "It comes from a duty" in html and "I am back" not in html
        browser = seen_by(people["Fern"])
        assert (
            browser.post(
                one, {"do": "change", "name": "Sweep", "amount": "3", "tolerance": "1", "effect": "talk"}
            ).status_code
            == 303
        )
        browser.post(one, {"do": "end"})
    duty.refresh_from_db()
    assert (duty.amount, duty.effect) == (3, "talk") and duty.ended_at
    here.refresh_from_db()
    assert here.state == "member" and browser.get(one).status_code == 200


def test_the_same_by_api(mill):
    group, people = mill
    fern, sage, rowan = (Caller.of(people[name]) for name in ("Fern", "Sage", "Rowan"))
    new = {"name": "Sweep", "measure": "hours", "amount": "1:30", "effect": "talk", "tolerance": 0}
    at_group = f"core/groups/{group.uid}/duties"
    assert sage.post(at_group, new, key="a").status_code == 403
    for wrong in ({"amount": "x"}, {"measure": "moonlight"}):
        assert fern.post(at_group, new | wrong, key=str(wrong)).status_code == 422
    with at(1, 10):
        duty = fern.post(at_group, new, key="b").json()
    assert (duty["amount"], duty["mine"]["is_done"]) == ("1:30\xa0h", False)
    assert rowan.get(at_group).status_code == 403
    here = f"core/duties/{duty['uid']}"
    with at(2, 3):
        note = {"member": str(people["Sage"].uid), "on": "2031-02-02", "amount": "0:45"}
        made = fern.post(f"{here}/notes", note, key="c")
        assert made.status_code == 201 and sage.post(f"{here}/notes", note, key="d").status_code == 403
        assert sage.get("core/me/duties").json()[0]["mine"]["done"] == "0:45\xa0h"
        assert len(fern.get(f"{here}/bearers").json()["items"]) == 3 and sage.get(f"{here}/bearers").status_code == 403
        assert [one["amount"] for one in sage.get(f"{here}/notes").json()["items"]] == ["0:45\xa0h"]
        assert fern.send("delete", f"{here}/notes/{made.json()['uid']}").status_code == 204
    with at(3, 7):
        see_to_duties()
        mine = sage.get(f"{here}/rounds").json()["items"]
        assert [(one["member"]["name"], one["state"]) for one in mine] == [("Sage", "talk")]
        assert len(fern.get(f"{here}/rounds?missing=true").json()["items"]) == 3
        passed = f"{here}/rounds/{mine[0]['uid']}/pass"
        assert sage.post(passed, {}, key="e").status_code == 403
        assert fern.post(passed, {"word": "Ill"}, key="f").json()["state"] == "let_pass"
    assert fern.send("patch", here, {"amount": "2"}).json()["amount"] == "2:00\xa0h"
    assert fern.send("delete", here).status_code == 204 and fern.get(at_group).json() == []
    assert DutyRound.objects.filter(starts_on=date(2031, 2, 1), state="let_pass").count() == 3
