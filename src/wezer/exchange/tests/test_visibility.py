"""I-8: list, page, search, feed and API query never disagree on who may see an announcement."""

import json
from importlib import import_module

from django.apps import apps
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from wezer.core.acts.audiences import audience
from wezer.core.acts.community import found_community
from wezer.core.acts.groups import create_group
from wezer.core.acts.members import add_member
from wezer.core.feed import newest
from wezer.core.models import Group, Item, User
from wezer.core.posting import audiences_of
from wezer.core.search.find import search
from wezer.core.testing import examples, viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, close_announcement, pause_announcement, publish_announcement
from wezer.exchange.acts.categories import create_category
from wezer.exchange.acts.endings import cancel_announcement, remove_announcement
from wezer.exchange.acts.searches import renew_feed_token
from wezer.exchange.models import Announcement
from wezer.exchange.queries.market import Filters, listed, market_page

NAMES = ("Fern", "Sage", "Mint")
WIDTHS = ("public", "community", "group", "branch")
ENDINGS = {"": None, "paused": pause_announcement, "closed": close_announcement, "cancelled": cancel_announcement}

holarchy = st.lists(st.integers(0, 3), min_size=1, max_size=4)  # of each group: which earlier one it lies in
announced = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 4), st.sampled_from(WIDTHS), st.sampled_from([*ENDINGS, "draft", "removed"])),
    min_size=1, max_size=5,
)  # fmt: skip


class TestEveryDoorShowsTheSame(TestCase):
    """For random small holarchies, founders and audiences."""

    @settings(max_examples=examples(12), deadline=None, suppress_health_check=list(HealthCheck))
    @given(holarchy, announced)
    def test_list_page_search_feed_and_query_agree(self, parents, plans):
        cache.clear()
        system = Viewer.system()
        groups = [found_community(by=system, name="Val-Commun")]
        people = [
            add_member(
                by=system, name=name, user=User.objects.create_user(f"{name.lower()}@example.org", "a fine long pass")
            )
            for name in NAMES
        ]
        for number, parent in enumerate(parents):
            founder = viewer(people[number % len(people)])
            inside = groups[parent % len(groups)]
            inside = inside if founder.belongs_directly(inside) else groups[0]
            groups.append(create_group(by=founder, parent=inside, type="talk", name=f"Talk {number}"))
        for number, (who, where, width, ending) in enumerate(plans):
            self.announce(number, viewer(people[who]), groups[where % len(groups)], width, ending)
        for member in (None, *people):
            self.compare(member)

    def announce(self, number, by, group, width, ending):
        group = group if by.belongs(group) else None
        wide = (
            audience(width, group)
            if width in ("group", "branch") and group is not None
            else audience("community" if width in ("group", "branch") else width)
        )
        within = wide.group or group or Group.objects.get(parent=None)
        if wide.pk not in by.audience_ids or not (within.is_root or wide.kind in dict(audiences_of(within))):
            return
        made = announce(by=by, sense="offer", title=f"Lantern {number}", price_mode="free", audience=wide, group=group)
        if ending == "draft":
            return
        publish_announcement(by=by, announcement=made)
        if ending == "removed":
            remove_announcement(by=Viewer.system(), announcement=made)
        elif ENDINGS[ending]:
            ENDINGS[ending](by=by, announcement=made)

    def compare(self, member):
        seen = viewer(member)
        browser = Client()
        if member is not None:
            browser.force_login(member.user)
            token = renew_feed_token(by=seen).token
        every = {str(one.uid): one for one in Announcement.objects.all()}
        shown = {uid for uid in every if browser.get(f"/market/{uid}/").status_code == 200}
        own = {uid for uid, one in every.items() if seen.may_act_for(one.author_id)} if member else set()
        wanted = {str(one.uid) for one in listed(Filters.read({}, seen), seen)}
        page = browser.get("/market/").content.decode()
        feed = json.loads(browser.get(f"/market/feed.json?token={token}" if member else "/market/feed.json").content)
        found, over = search(seen, "lantern"), search(seen, "lantern", over=True)
        at_home = newest(seen, kinds=["announcement"], limit=50)
        live = {uid for uid in shown if every[uid].state == "published"}
        closed = {uid for uid in shown if every[uid].state == "closed" and every[uid].published_at}
        assert live == wanted == {str(one.uid) for one in market_page(Filters.read({}, seen), seen)}
        assert (
            wanted
            == {uid for uid in every if uid in page}
            == {item["id"].removeprefix("urn:uuid:") for item in feed["items"]}
        )
        assert live == {str(hit.item.uid) for hit in found.hits} == {str(item.uid) for item in at_home}
        assert closed == {str(hit.item.uid) for hit in over.hits}
        assert (found.total, found.others) == (len(live), len(closed))
        assert shown - live - closed <= own


def test_a_card_without_a_category_shows_nothing_of_its_author(join, announced, community):
    """Nor does one that was kept before."""
    fern, food = join("Fern"), create_category(by=Viewer.system(), name="Food", hue=90)
    plain, filed = (announced(fern, "offer", title, category=within) for title, within in (("A", None), ("B", food)))
    assert (plain.card["hue"], filed.card["hue"]) == (None, 90)
    Item.objects.filter(pk=plain.pk).update(card={**plain.card, "hue": fern.hue})
    shown = {each.pk: each for each in Item.objects.all()}
    for _time in range(2):
        import_module("wezer.exchange.migrations.0009_cards_without_the_authors_hue").take_none_of_the_author(
            apps, None
        )
    now = {each.pk: (each.card, each.version) for each in Item.objects.filter(pk__in=[plain.pk, filed.pk])}
    assert now == {
        plain.pk: (plain.card, shown[plain.pk].version + 1),
        filed.pk: (filed.card, shown[filed.pk].version),
    }
