"""Home, notices and search, seen by a member; statement budgets."""

import re

import pytest

from wezer.core.acts.audiences import audience
from wezer.core.acts.notices import notify, read_notices
from wezer.core.acts.profile import set_preferences
from wezer.core.acts.reactions import give_reaction
from wezer.core.community import community
from wezer.core.models import Notice, Post
from wezer.core.search.find import search
from wezer.core.search.index import index_item
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now

system = Viewer.system()


@act
def say(*, by, title, who, body="", seen_by="community", group=None):
    where = group or community()
    post = Post.objects.create(
        kind="post", author=who, written_by=who, audience=audience(seen_by, group), group=where, title=title,
        published_at=now(), body=body,
    )  # fmt: skip
    index_item(post, body=body)
    return post


def titles(found):
    return [hit.item.title if hit.item else hit.party.name for hit in found.hits]


def test_s2_search_counts_only_what_one_may_see(join, circle):
    fern, sage = join("Fern"), join("Sage")
    garden = circle("Garden", founder=sage)
    say(by=system, title="Courgettes for all", who=sage)
    say(by=system, title="Courgettes of the circle", who=sage, seen_by="group", group=garden)
    for who, number in ((fern, 1), (sage, 2), (None, 0)):
        found = search(viewer(who), "courgettes")
        assert (len(found.hits), found.total) == (number, number)


def test_a_withdrawn_item_leaves_the_search(join):
    from wezer.core.acts.items import restore_item, withdraw_item

    fern = join("Fern")
    post = say(by=system, title="Bicycle pump", who=fern)
    withdraw_item(by=viewer(fern), item=post)
    assert titles(search(viewer(fern), "pump")) == []
    restore_item(by=viewer(fern), item=post)
    assert titles(search(viewer(fern), "pump")) == ["Bicycle pump"]


def test_members_and_groups_are_found_by_name(join, circle):
    fern = join("Fern")
    circle("Fern lovers")
    assert sorted(titles(search(viewer(fern), "fern"))) == ["Fern", "Fern lovers"]
    assert titles(search(viewer(None), "fern")) == []


def test_search_goes_on_from_its_last_hit(join):
    fern = join("Fern")
    for number in range(5):
        say(by=system, title=f"Apples {number}", who=fern)
    for number in range(5):
        say(by=system, title=f"Basket {number}", body="apples inside", who=fern)
    seen, after = [], ""
    while True:
        found = search(viewer(fern), "apples", after=after, limit=3)
        seen += titles(found)
        after = found.next
        if not after:
            break
    assert seen == [f"Apples {n}" for n in (4, 3, 2, 1, 0)] + [f"Basket {n}" for n in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize(("number", "most"), [(3, 10), (30, 9)])
def test_home_takes_few_statements_whatever_there_is(client, join, number, most, django_assert_max_num_queries):
    """One more while somebody is new: their first steps."""
    fern = join("Fern")
    set_preferences(by=viewer(fern), first_steps=most == 10)
    for each in range(number):
        say(by=system, title=f"News {each}", who=fern)
    client.force_login(fern.user)
    client.get("/")
    with django_assert_max_num_queries(most):  # one of them is the agenda's
        answer = client.get("/")
    assert answer.status_code == 200 and "News" in answer.content.decode()


def test_each_page_brings_its_own_token_and_each_person_their_own_reactions(client, join):
    fern, sage = join("Fern"), join("Sage")
    item = say(by=system, title="Bread", who=fern)
    give_reaction(by=viewer(sage), item=item, kind="thanks")
    told = {}
    for who in (fern, sage, fern):
        client.force_login(who.user)
        page = client.get("/").content.decode()
        line = page[page.index(f'id="actions-{item.uid}"') :].partition("</form>")[0]
        tokens = set(re.findall(r'name="csrfmiddlewaretoken" value="(\w{64})"', line))
        assert len(tokens) == 1 and "the-token" not in page
        assert not tokens & told.setdefault("tokens", set())
        told["tokens"] |= tokens
        told.setdefault(who.name, []).append('aria-pressed="true"' in line)
    assert (told["Fern"], told["Sage"]) == ([False, False], [True])


def test_search_takes_few_statements(client, join, django_assert_max_num_queries):
    fern = join("Fern")
    for each in range(25):
        say(by=system, title=f"News {each}", who=fern)
    client.force_login(fern.user)
    client.get("/search/?q=news")
    with django_assert_max_num_queries(9):
        answer = client.get("/search/?q=news")
    assert answer.content.decode().count("<mark>News</mark> ") >= 20


def test_a_notice_is_told_once_and_read_once(join, client):
    fern, sage = join("Fern"), join("Sage")
    post = say(by=system, title="Hello", who=fern)
    kind = "comment_on_mine"
    notify(by=system, members=[fern, sage], kind=kind, item=post, actor=sage)
    notify(by=system, members=[fern], kind=kind, item=post, actor=sage)
    assert list(Notice.objects.values_list("member__name", "count")) == [("Fern", 2)]
    assert viewer(fern).unread == 1
    assert read_notices(by=viewer(fern)) == 1 and viewer(fern).unread == 0


def test_home_counts_all_that_waits_and_shows_it_on_request(join, client):
    fern, sage = join("Fern"), join("Sage")
    for number in range(7):
        post = say(by=system, title=f"Question {number}", who=sage)
        notify(by=system, members=[fern], kind="asks_to_join", item=post, actor=sage, detail={"number": number})
    client.force_login(fern.user)
    page = client.get("/")
    assert (page.context["waits"], len(page.context["waiting"])) == (7, 5)
    words = page.content.decode()
    assert "7 things wait for you." in words and "See all 7 that wait" in words
    everything = client.get("/?waiting=all")
    assert len(everything.context["waiting"]) == 7 and "that wait</a>" not in everything.content.decode()
