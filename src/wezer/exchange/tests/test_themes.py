"""The market by its themes: what is counted for whom, drawn as circles and told as a table; circles of groups by exchanges."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.audiences import audience
from wezer.core.acts.membership import bring_in
from wezer.core.circle_map import circle_map, drawn
from wezer.core.kinds import circle_sizes
from wezer.core.models import Group
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import pause_announcement
from wezer.exchange.acts.categories import create_category
from wezer.exchange.acts.exchanges import deliver_reply, pay_reply
from wezer.exchange.models import Sense
from wezer.exchange.queries.market import Filters, listed
from wezer.exchange.queries.themes import Themes
from wezer.kernel import clock

system = Viewer.system()


@pytest.fixture
def market(announced, join, circle):
    """Fern and Sage announce: two offers of food, one of them for a secret circle; a want of bread; one without a category."""
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    group = circle("Cellar", founder=fern, sight="secret")
    food = create_category(by=system, name="Food")
    bread = create_category(by=system, name="Bread", parent=food)
    tools = create_category(by=system, name="Tools")
    announced(fern, "offer", "Leeks", category=food, audience=audience("community"))
    announced(fern, "offer", "Wine", category=food, audience=audience("group", group))
    announced(sage, "want", "A loaf", category=bread, audience=audience("public"))
    announced(sage, "want", "Company", audience=audience("community"))
    pause_announcement(by=viewer(sage), announcement=announced(sage, "offer", "A saw", category=tools))
    return fern, sage, mint, food, bread


def told(who):
    return {line.category.name: (line.depth, line.numbers.offers, line.numbers.wants) for line in Themes(who).lines()}


def test_each_counts_what_they_may_find_in_a_category_and_below_it(market):
    fern, _sage, mint, _food, _bread = market
    assert told(viewer(fern)) == {"Food": (0, 2, 1), "Bread": (1, 0, 1), "Tools": (0, 0, 0)}
    assert told(viewer(mint)) == {"Food": (0, 1, 1), "Bread": (1, 0, 1), "Tools": (0, 0, 0)}
    assert told(Viewer.anonymous()) == {"Food": (0, 0, 1), "Bread": (1, 0, 1), "Tools": (0, 0, 0)}
    for who in (viewer(fern), viewer(mint), Viewer.anonymous()):
        for line in Themes(who).lines():
            for sense, number in ((Sense.OFFER, line.numbers.offers), (Sense.WANT, line.numbers.wants)):
                filters = Filters.read({"category": str(line.category.uid), "sense": sense}, who)
                assert listed(filters, who).count() == number
        assert Themes(who).everything.all == listed(Filters(), who).count()


def test_circles_and_table_lead_to_the_market_of_their_category(market, client, django_assert_max_num_queries):
    _fern, _sage, mint, food, bread = market
    client.force_login(mint.user)
    client.get("/market/circles/")
    with django_assert_max_num_queries(8):
        page = client.get("/market/circles/").content.decode()
    assert page.count('<circle class="h') == 4 and "Cellar" not in page
    assert page.count(f"/market/?category={food.uid}") >= 3 and f"category={bread.uid}&amp;sense=want" in page
    sizes = {each.thing.name: each.size for each in drawn(Themes(viewer(mint)).circles("want"))}
    assert sizes == {"Market": 2, "Food": 1, "Bread": 1, "Tools": 0}
    only = client.get("/market/circles/?sense=want").content.decode()
    assert re.search(rf'<a href="/market/\?category={bread.uid}&amp;sense=want" class="h-', only)
    assert client.get("/market/circles/?sense=nonsense").status_code == 200
    assert "/market/circles/" in client.get("/market/").content.decode()
    map_page = client.get("/map/").content.decode()
    assert "/market/circles/" in map_page and 'href="/g/tree/"' in map_page
    assert Client().get("/market/circles/").status_code == 200
    program = Caller.of(mint, "*").get("exchange/categories/numbers").json()
    assert {(str(food.uid), 1, 1), (str(bread.uid), 0, 1)} <= {
        (one["category"], one["offers"], one["wants"]) for one in program
    }


def test_without_categories_the_page_says_so(join, client):
    client.force_login(join("Fern").user)
    assert "No category yet" in client.get("/market/circles/").content.decode()


def test_groups_are_sized_by_exchanges_only_where_five_took_part(
    accepted_reply, join, circle, client, django_assert_max_num_queries
):
    fern, people = join("Fern"), [join(name) for name in ("Sage", "Mint", "Basil", "Oak", "Reed")]
    oven, mill = circle("Oven", founder=fern), circle("Mill", founder=fern)
    size = circle_sizes["exchanges"]

    def exchanged(group, member):
        bring_in(by=system, group=group, member=member)
        reply = accepted_reply(wanted_by=member, given_by=fern, group=group, audience=audience("group", group))
        deliver_reply(by=viewer(fern), reply=reply)
        pay_reply(by=viewer(member), reply=reply, key=f"{group.pk}-{member.pk}")

    for member in people[:4]:
        exchanged(oven, member)
        exchanged(mill, member)
    assert size.sizes([oven.pk, mill.pk], viewer(fern)) == {}
    exchanged(oven, people[4])
    assert size.sizes([oven.pk, mill.pk], viewer(fern)) == {oven.pk: 5}
    top = circle_map(Group.objects.root(), viewer(fern), size)
    assert {each.thing.name: each.size for each in top.inside} == {"Oven": 5, "Mill": None}
    client.force_login(fern.user)
    client.get("/g/tree/")
    with django_assert_max_num_queries(13):
        page = client.get("/g/tree/?size=exchanges").content.decode()
    assert "Where fewer than five people took part" in page
    assert "more people are in it" in client.get("/g/tree/?size=nonsense").content.decode()
    with clock.at(clock.now() + timedelta(days=366)):
        assert size.sizes([oven.pk], viewer(fern)) == {}
