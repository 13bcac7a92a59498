"""Whom an announcement may be shown to: as far as the group of its market publishes, no further (core.md P-1)."""

import json

import pytest
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.audiences import audience
from wezer.core.acts.groups import change_group
from wezer.core.feed import newest
from wezer.core.models import Audience, Group, Item
from wezer.core.search.find import search
from wezer.core.talk_refusals import AudienceRefused
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, change_announcement, publish_announcement
from wezer.exchange.acts.searches import renew_feed_token
from wezer.exchange.models import Announcement
from wezer.exchange.queries.market import Filters, market_page

pytestmark = pytest.mark.django_db

OFFER = {"sense": "offer", "title": "A bicycle", "price_mode": "free"}


def offered(by, **more):
    return announce(by=viewer(by), **OFFER, **more)


@pytest.fixture
def people(join):
    return join("Fern"), join("Sage")


@pytest.mark.parametrize(("sight", "seen_by"), [("secret", "group"), ("members", "community"), ("open", "community")])
def test_without_a_word_it_is_for_the_community_or_for_a_secret_group_alone(people, circle, sight, seen_by):
    fern, _sage = people
    garden = circle("Hidden", founder=fern, sight=sight)
    assert (offered(fern).audience.kind, offered(fern, group=garden).audience.kind) == ("community", seen_by)


def test_an_announcement_of_a_secret_group_reaches_nobody_outside_by_any_door(people, circle):
    fern, sage = people
    hidden = circle("Hidden", founder=fern, sight="secret")
    sent = {**OFFER, "group": str(hidden.uid)}
    assert Caller.of(fern, "*").post("exchange/announcements", sent, key="a1").json()["audience"] == "group"
    uid = str(Announcement.objects.get().uid)

    def doors(member):
        by, browser = viewer(member), Client()
        browser.force_login(member.user)
        token = renew_feed_token(by=by).token
        feed = json.loads(browser.get(f"/market/feed.json?token={token}").content)
        return [
            [one["uid"] for one in Caller.of(member, "*").get("exchange/announcements").json()["items"]],
            [one["id"].removeprefix("urn:uuid:") for one in feed["items"]],
            [str(one.uid) for one in market_page(Filters.read({}, by), by)],
            [str(hit.item.uid) for hit in search(by, "bicycle").hits],
            [str(one.uid) for one in newest(by, kinds=["announcement"], limit=9)],
        ]

    assert doors(fern) == [[uid]] * 5
    assert doors(sage) == [[]] * 5


@pytest.mark.parametrize(
    ("sight", "kind", "status"),
    [
        ("secret", "public", 422),
        ("secret", "community", 422),
        ("secret", "group", 201),
        ("members", "public", 422),
        ("members", "community", 201),
        ("open", "public", 201),
    ],
)
def test_a_program_reaches_as_far_as_the_group_publishes_and_no_further(people, circle, sight, kind, status):
    fern, _sage = people
    garden = circle("Garden", founder=fern, sight=sight)
    sent = {**OFFER, "group": str(garden.uid), "audience": kind}
    answer = Caller.of(fern, "*").post("exchange/announcements", sent, key="a1")
    assert (answer.status_code, Announcement.objects.count()) == (status, int(status == 201)), answer.json()
    if status == 422:
        assert (answer.json()["code"], answer.json()["field"]) == ("audience_refused", "audience")


def test_the_page_says_so_beside_the_field(people, circle):
    fern, _sage = people
    garden = circle("Garden", founder=fern, sight="secret")
    browser = Client()
    browser.force_login(fern.user)
    where = f"/market/new/?group={garden.slug}"
    sent = {**OFFER, "quantity": "1", "audience": "community", "key": "k1"}
    refused = browser.post(where, sent)
    assert refused.status_code == 422 and refused.context["form"].errors.keys() == {"audience"}
    assert not Announcement.objects.exists()
    assert browser.post(where, {**sent, "audience": f"group:{garden.pk}"}).status_code == 303


@pytest.mark.parametrize("sight", ["secret", "members"])
def test_changing_it_reaches_no_further_either(people, circle, sight):
    fern, _sage = people
    garden = circle("Garden", founder=fern, sight=sight)
    own = audience("group", garden)
    made = offered(fern, group=garden, audience=own)
    too_far = ["public", "community", "branch"] if sight == "secret" else ["public"]
    for kind in too_far:
        wider = audience(kind, garden if kind == "branch" else None)
        with pytest.raises(AudienceRefused):
            change_announcement(by=viewer(fern), announcement=made, audience=wider)
    assert Item.objects.get(pk=made.pk).audience == own


def test_nobody_of_another_group_is_told_of_this_one(people, circle):
    fern, _sage = people
    garden, bakery = circle("Garden", founder=fern), circle("Bakery", founder=fern)
    with pytest.raises(AudienceRefused):
        offered(fern, group=garden, audience=audience("group", bakery))
    assert offered(fern, audience=audience("group", bakery)).group == bakery


def test_what_lies_with_the_community_may_be_for_one_group_as_far_as_that_one_publishes(people, circle):
    fern, _sage = people
    garden = circle("Garden", founder=fern, sight="secret")
    made = offered(fern)
    with pytest.raises(AudienceRefused):
        change_announcement(by=viewer(fern), announcement=made, audience=audience("branch", garden))
    changed = change_announcement(by=viewer(fern), announcement=made, audience=audience("group", garden))
    assert (changed.audience.key, changed.group.is_root) == (f"group:{garden.pk}", True)


def test_a_draft_from_before_is_not_published_further_than_its_group(people, circle):
    """One that was written while nobody asked."""
    fern, _sage = people
    garden = circle("Garden", founder=fern, sight="secret")
    made = offered(fern, group=garden)
    Item.objects.filter(pk=made.pk).update(audience=audience("community"))
    with pytest.raises(AudienceRefused):
        publish_announcement(by=viewer(fern), announcement=Announcement.objects.get(pk=made.pk))
    assert Announcement.objects.get(pk=made.pk).state == "draft"


def test_a_draft_of_a_group_that_became_secret_is_published_within_it(people, circle):
    fern, _sage = people
    garden = circle("Garden", founder=fern, sight="open")
    made = offered(fern, group=garden, audience=audience("public"))
    change_group(by=Viewer.system(), group=Group.objects.get(pk=garden.pk), sight="secret")
    publish_announcement(by=viewer(fern), announcement=Announcement.objects.get(pk=made.pk))
    shown = Announcement.objects.get(pk=made.pk)
    assert (shown.state, Audience.objects.get(pk=shown.audience_id).key) == ("published", f"group:{garden.pk}")
