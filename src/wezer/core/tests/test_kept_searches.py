"""Searches that members keep, and the feed of a tag: nobody is told of what they may not see (core.md S-2, S-5, I-8)."""

from datetime import timedelta

import pytest
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.duties import data_of
from wezer.core.jobs import tell_who_searches
from wezer.core.models import KeptSearch, Notice, Room
from wezer.core.search.acts import keep_search
from wezer.core.search.kept import MOST
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now


@pytest.fixture
def garden(circle, join):
    fern, sage = join("Fern"), join("Sage")
    group = circle("Garden", founder=fern, sight="open")
    bring_in(by=Viewer.system(), group=group, member=sage)
    return fern, sage, Room.objects.get(group=group, kind="talk")


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


def test_what_is_new_in_a_kept_search_is_told_once_to_those_who_may_see_it(garden, join):
    fern, sage, room = garden
    mint = join("Mint")
    publish_post(by=viewer(fern), room=room, title="Old beehives", body="Said before.", audience="community")
    assert signed_in(mint).post("/search/kept/", {"q": "  beehive "}).status_code == 303
    keep_search(by=viewer(mint), q="beehive")  # twice is once
    keep_search(by=viewer(fern), q="beehive")
    publish_post(by=viewer(fern), room=room, title="Beehives to share", body="Two.", audience="community")
    publish_post(by=viewer(sage), room=room, title="Beehives of ours", body="Among us.", audience="group")

    def told(member):
        rows = Notice.objects.filter(member=member, kind="search_found").order_by("pk").select_related("item")
        return [(row.item.title, row.detail["q"]) for row in rows]

    tell_who_searches()
    assert told(mint) == []  # once a day
    for days in (1, 2):
        with clock.at(now() + timedelta(days=days, minutes=1)):
            tell_who_searches()
    assert (told(mint), told(fern)) == ([("Beehives to share", "beehive")], [("Beehives of ours", "beehive")])
    page = signed_in(mint).get("/notices/").content.decode()
    assert "New for your search “beehive”" in page and "Beehives of ours" not in page


def test_keeping_is_ones_own_and_has_its_bounds(garden):
    fern, sage, _room = garden
    program, other = Caller.of(fern), Caller.of(sage)
    made = program.post("core/searches", {"q": "tag:honey", "kind": "post"}, key="s1").json()
    assert [each["q"] for each in program.get("core/searches").json()] == ["tag:honey"]
    assert other.send("delete", f"core/searches/{made['uid']}").status_code == 404
    assert signed_in(sage).post(f"/search/kept/{made['uid']}/", {"forget": "yes"}).status_code == 404
    assert program.send("put", f"core/searches/{made['uid']}", {"alerts": False}).json()["alerts"] is False
    for body, code in (({"q": "  "}, "nothing_asked"), ({"q": "honey", "kind": "nonsense"}, "kind_unknown")):
        refused = program.post("core/searches", body, key=code)
        assert (refused.status_code, refused.json()["code"]) == (422, code)
    for number in range(MOST - 1):
        keep_search(by=viewer(fern), q=f"word{number}")
    assert program.post("core/searches", {"q": "onemore"}, key="s2").json()["code"] == "too_many_kept"
    assert len(data_of(fern, viewer(fern))["kept_searches"]) == MOST
    browser = signed_in(fern)
    assert "tag:honey" in browser.get("/search/kept/").content.decode()
    assert browser.post(f"/search/kept/{made['uid']}/", {"forget": "yes"}).status_code == 303
    assert KeptSearch.objects.count() == MOST - 1


def test_a_tag_has_a_feed_of_what_everyone_may_read_and_nothing_else(garden):
    fern, _sage, room = garden
    publish_post(by=viewer(fern), room=room, title="For all", body="Ripe now #honey", audience="public")
    publish_post(by=viewer(fern), room=room, title="For members", body="Also #honey", audience="community")
    publish_post(by=viewer(fern), room=room, title="Of wax", body="Only #honeycomb", audience="public")
    feed = Client().get("/search/tags/Honey/feed.atom")
    words = feed.content.decode()
    assert feed["Content-Type"].startswith("application/atom+xml") and "For all" in words
    assert "For members" not in words and "Of wax" not in words
    assert signed_in(fern).get("/search/tags/honey/feed.atom").content.decode().count("<entry>") == 1
    assert "/search/tags/honey/feed.atom" in Client().get("/search/?q=tag:honey").content.decode()
    assert Client().get("/search/tags/ho%20ney/feed.atom").status_code == 404
