"""Pages and API of membranes: tended, tried, asked at; what one may see and say of somebody who wants to come in."""

import json

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.groups import create_group
from wezer.core.acts.membership import ask_to_enter, bring_in
from wezer.core.acts.roles import grant_role
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.models import Belonging, Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

system = Viewer.system()


@pytest.fixture
def mill(circle, join):
    sage = join("Sage")
    group = circle("Mill", founder=sage)
    for name in ("Basil", "Mint"):
        bring_in(by=system, group=group, member=join(name))
    ways = [
        [{"kind": "vouching", "vouchers": 1}, {"kind": "request", "questions": ["What brings you?"]}],
        [{"kind": "vote"}],
    ]
    set_membrane(by=viewer(sage), group=group, ways=ways)
    return group


@pytest.fixture
def seen_by(client):
    def one(member):
        client.force_login(member.user)
        client.get("/me/")  # what every first request of a process reads is not what is counted
        return client

    return one


def way(number, **said):
    """What a browser sends of one way: its ticked conditions with their settings."""
    return {f"way{number}-{name}": value for name, value in said.items()}


def member(name):
    return Belonging.objects.select_related("member__user").filter(member__name=name).first().member


NEW = {"new-trial_days": 30, "new-guides": "turn", "new-contact_days": 5, "in-inviting": "holders"}
NEW |= {"in-leaving": "free", "in-leaving_days": 14}


def test_a_steward_writes_a_membrane_of_two_ways_and_reads_it_in_words(mill, seen_by, django_assert_max_num_queries):
    page = reverse("groups:membrane", args=[mill.slug])
    browser = seen_by(member("Sage"))
    with django_assert_max_num_queries(12):
        assert browser.get(page).status_code == 200
    typed = (
        way(0, use_invitation="on", use_rule="on", rule_expression="member.days >= 0", rule_grace_days=7)
        | way(1, use_vouching="on", vouching_vouchers=3, vouching_seniority_days=0)
        | NEW
    )
    assert browser.post(page, typed).status_code == 303
    mill.refresh_from_db()
    assert (mill.membrane, mill.membrane_version, mill.has_rule) == ("mixed", 3, True)
    assert mill.membrane_rules["ways"] == [
        [{"kind": "invitation"}, {"kind": "rule", "expression": "member.days >= 0", "grace_days": 7}],
        [{"kind": "vouching", "vouchers": 3, "seniority_days": 0}],
    ]
    said = browser.get(page).content.decode()
    assert "One enters when one is invited and this rule holds: member.days &gt;= 0; or when 3 members vouch." in said
    assert "Guide" in {role.name for role in Role.objects.filter(group=mill)}
    tried = browser.get(page, {"who": "Basil"}).content.decode()
    assert "member.days &gt;= 0" in tried.partition('id="test"')[2]


def test_whom_a_new_rule_would_put_into_grace_is_listed_before_anything_is_kept(mill, seen_by):
    page = reverse("groups:membrane", args=[mill.slug])
    browser = seen_by(member("Sage"))
    typed = way(0, use_rule="on", rule_expression='member.role("steward")', rule_grace_days=7) | NEW
    listed = browser.post(page, typed).content.decode()
    mill.refresh_from_db()
    assert ("2 people would fall out" in listed, mill.membrane_version) == (True, 2)
    assert browser.post(page, typed | {"sure": "yes"}).status_code == 303
    inside = Belonging.objects.filter(group=mill).order_by("member__name")
    assert [(each.member.name, each.state, bool(each.grace_until)) for each in inside] == [
        ("Basil", "member", True), ("Mint", "member", True), ("Sage", "member", False),
    ]  # fmt: skip


def test_a_rule_that_cannot_be_read_is_said_beside_its_field(mill, seen_by):
    typed = way(0, use_rule="on", rule_expression="member.dayz > 3") | NEW
    answer = seen_by(member("Sage")).post(reverse("groups:membrane", args=[mill.slug]), typed)
    assert answer.status_code == 422 and "did you mean" in answer.content.decode()
    assert seen_by(member("Basil")).get(reverse("groups:membrane", args=[mill.slug])).status_code == 403


def test_the_join_page_says_what_is_asked_and_takes_word_and_answers(
    mill, join, seen_by, django_assert_max_num_queries
):
    browser = seen_by(join("Fern"))
    page = reverse("groups:enter", args=[mill.slug])
    with django_assert_max_num_queries(12):
        said = browser.get(page).content.decode()
    assert "one member vouches" in said and "a vote of 7 days among the members says yes" in said
    assert browser.post(page, {"message": "Hello"}).status_code == 422  # the question has no answer
    assert browser.post(page, {"message": "Hello", "q0": "Flour."}).status_code == 303
    asked = Belonging.objects.get(member__name="Fern", group=mill)
    assert (asked.state, asked.crossings.get().answers) == (
        "applied",
        [{"question": "What brings you?", "answer": "Flour."}],
    )


def test_who_has_a_say_sees_the_attempt_and_not_its_log(mill, join, seen_by, django_assert_max_num_queries):
    fern, outsider = join("Fern"), join("Tansy")
    answers = [{"question": "What brings you?", "answer": "Flour."}]
    asked = ask_to_enter(by=viewer(fern), group=mill, message="Hello there", answers=answers)
    page = reverse("groups:standing", args=[mill.slug, asked.uid])
    browser = seen_by(member("Basil"))
    with django_assert_max_num_queries(12):
        basil_reads = browser.get(page).content.decode()
    sage_reads, fern_reads = (seen_by(one).get(page).content.decode() for one in (member("Sage"), fern))
    assert seen_by(outsider).get(page).status_code == 404
    assert [("Hello there" in text, "Flour." in text, "Every step" in text) for text in (basil_reads, sage_reads, fern_reads)] == [
        (True, False, False), (True, True, True), (True, False, True),
    ]  # fmt: skip
    browser = seen_by(member("Basil"))
    assert browser.post(page, {"do": "ballot", "choice": "blank"}).status_code == 303
    assert browser.post(page, {"do": "vouch"}).status_code == 303
    text = browser.get(page).content.decode()
    assert "1 of 3 has voted" in text and "You vouch" in text and "Change my ballot" in text
    assert seen_by(member("Sage")).post(page, {"do": "decide", "accept": "yes"}).status_code == 303
    asked.refresh_from_db()
    assert (asked.state, asked.crossing) == ("member", "request+vouching")
    assert seen_by(member("Basil")).get(page).status_code == 404  # nothing is asked of them any more
    assert "Vouching: yes (needed 1, vouching 1)" in seen_by(fern).get(page).content.decode()


def test_guides_and_stewards_see_who_is_new_and_who_waits_for_a_hello(
    mill, join, seen_by, django_assert_max_num_queries
):
    set_membrane(by=system, group=mill, ways=[[{"kind": "open"}]], trial_days=20, guides="turn")
    grant_role(by=system, role=Role.objects.get(group=mill, key="guide"), member=member("Basil"))
    new = ask_to_enter(by=viewer(join("Fern")), group=mill)
    page, of_fern = reverse("groups:newcomers", args=[mill.slug]), reverse("groups:standing", args=[mill.slug, new.uid])
    browser = seen_by(member("Basil"))
    with django_assert_max_num_queries(12):
        said = browser.get(page).content.decode()
    assert "guide: Basil" in said and "1 without contact" in said
    assert seen_by(member("Mint")).get(page).status_code == 403
    assert seen_by(member("Mint")).get(of_fern).status_code == 404
    assert seen_by(member("Basil")).post(of_fern, {"do": "met"}).status_code == 303
    assert "Everybody who is new has been met." in seen_by(member("Sage")).get(page, {"unmet": "1"}).content.decode()
    assert seen_by(member("Basil")).post(of_fern, {"do": "end_trial"}).status_code == 403
    assert seen_by(member("Sage")).post(of_fern, {"do": "end_trial"}).status_code == 303
    new.refresh_from_db()
    assert new.state == "member"


def test_the_api_says_and_does_the_same(mill, join):
    sage, basil, fern = Caller.of(member("Sage")), Caller.of(member("Basil")), Caller.of(join("Fern"))
    at = f"core/groups/{mill.uid}/membrane"
    assert (
        fern.get(at)
        .json()["words"]
        .startswith("One enters when one of those who decide who enters says yes and one member")
    )
    new = {"ways": [[{"kind": "vouching", "vouchers": 1}], [{"kind": "vote", "quorum": 0}]], "trial_days": 9}
    assert basil.send("put", at, new).status_code == 403
    assert sage.send("put", at, {"ways": [[{"kind": "vote", "quorum": 300}]]}).json()["code"] == "membrane_invalid"
    assert sage.send("put", at, new).json()["version"] == 3
    rule = {"ways": [[{"kind": "rule", "expression": "member.role('steward')"}]]}
    falling = sage.post(f"{at}/falling", rule).json()["falling"]
    assert [each["name"] for each in falling] == ["Basil", "Mint"]
    asked = fern.post(f"core/groups/{mill.uid}/entry", {"message": "Hello"}).json()
    one = f"core/belongings/{asked['uid']}"
    assert basil.send("put", f"{one}/ballot", {"choice": "no"}).json()["my_ballot"] == "no"
    assert basil.send("put", f"{one}/vouching").json()["state"] == "newcomer"
    mine = fern.get(one).json()
    assert [(each["before"], each["state"], each["crossing"], each["membrane_version"]) for each in mine["steps"]] == [
        ("applied", "newcomer", "vouching", 3), ("", "applied", "mixed", 3),
    ]  # fmt: skip
    assert "no" not in json.dumps([each["inputs"] for each in mine["steps"]]).replace('"no":', "")
    assert [
        each["member"]["name"] for each in sage.get(f"core/groups/{mill.uid}/newcomers?unmet=true").json()["items"]
    ] == ["Fern"]
    assert fern.get(f"core/groups/{mill.uid}/newcomers").status_code == 403
    assert sage.send("put", f"{one}/contact").json()["contacted_at"] is not None
    assert sage.send("delete", f"{one}/trial").json()["state"] == "member"
    assert sage.send("put", f"{one}/observer", {"observes": True}).json()["state"] == "observer"
    assert basil.send("put", f"{one}/observer", {"observes": False}).status_code in (403, 404)


def test_a_circle_says_in_words_who_is_in_it_and_offers_no_request_that_nobody_would_answer(community, join, client):
    fern, sage = join("Fern"), join("Sage")
    circle = create_group(by=viewer(fern), parent=community, type="circle", name="Kitchen")
    client.force_login(sage.user)
    hall = client.get(circle.get_absolute_url()).content.decode()
    assert "How one comes in" in hall and "Ask to join" not in hall
    page = client.get(reverse("groups:enter", args=[circle.slug])).content.decode()
    assert (
        "How one comes into Kitchen" in page
        and "one holds a role here" in page
        and "here.roles" not in page.partition("How the rule stands")[0]
    )
