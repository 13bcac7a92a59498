"""The public sites of groups: made, shown, ordered, read by strangers, told to search engines."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wezer.api.testing import Caller
from wezer.core.acts.map_points import place_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.blog.acts.articles import begin_article
from wezer.core.blog.acts.states import publish_article
from wezer.core.models import ACTIVE_STATES, Belonging, File, Group, Item, Member, Revision, SitePage
from wezer.core.pages import acts, refusals
from wezer.core.pages.blocks import blocks
from wezer.core.pages.reading import find_page, flat, pages_of, tree
from wezer.core.places.acts.places import suggest_place
from wezer.core.talk_refusals import AudienceRefused
from wezer.core.testing import viewer
from wezer.core.tests.test_blog import PIXEL
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed, StaleVersion

system = Viewer.system()


@pytest.fixture
def site(circle, join):
    """The open garden that Fern tends; Sage works in it, Mint does not."""
    group = circle("Garden", founder=join("Fern"), sight="open")
    bring_in(by=system, group=group, member=join("Sage"))
    join("Mint")
    return open_room(by=who("Fern"), group=group, kind="pages")


def who(name):
    return viewer(Member.objects.get(name=name))


def fresh(page):
    return find_page(system, page.uid)


def make(site, title="Who we are", body="We **dig**.", by="Fern", **more):
    return fresh(acts.make_page(by=who(by), room=site, title=title, body=body, **more))


def shown(site, title="Who we are", body="We **dig**.", **more):
    page = make(site, title, body, **more)
    acts.show_page(by=who("Fern"), page=page)
    return fresh(page)


def opens(page):
    names = ("Fern", "Sage", "Mint", None)
    seen = {name: viewer(Member.objects.get(name=name)) if name else Viewer.anonymous() for name in names}
    return [name for name, each in seen.items() if Item.objects.visible_to(each).filter(pk=page.pk).exists()]


def test_a_page_is_its_stewards_until_it_is_shown_then_everyones(site):
    page = make(site)
    assert opens(page) == ["Fern"] and page.author_id == site.group_id and page.audience.kind == "public"
    acts.show_page(by=who("Fern"), page=page)
    assert opens(page) == ["Fern", "Sage", "Mint", None]
    with pytest.raises(refusals.PageMoved):
        acts.show_page(by=who("Fern"), page=page)
    acts.take_page_down(by=who("Fern"), page=fresh(page))
    assert opens(page) == ["Fern"]
    inside = shown(site, "Among us", audience="group")
    assert opens(inside) == ["Fern", "Sage"]


def test_a_page_is_shown_to_whom_the_group_speaks_to_now(site):
    page = make(site)
    Group.objects.filter(pk=site.group.pk).update(sight="secret")
    with pytest.raises(AudienceRefused):
        acts.show_page(by=who("Fern"), page=fresh(page))
    assert opens(page) == ["Fern"]
    acts.change_page(by=who("Fern"), page=fresh(page), title=page.title, body=page.body, audience="group")
    acts.show_page(by=who("Fern"), page=fresh(page))
    assert opens(page) == ["Fern", "Sage"]


def test_only_those_who_tend_it_change_it(site):
    page = shown(site)
    for step in (
        lambda: make(site, by="Sage"),
        lambda: acts.change_page(by=who("Sage"), page=page, title="x", body="y"),
        lambda: acts.take_page_down(by=who("Sage"), page=page),
        lambda: acts.move_page(by=who("Sage"), page=page, up=True),
        lambda: acts.remove_page(by=who("Mint"), page=page),
    ):
        with pytest.raises(NotAllowed):
            step()


def test_pages_stand_below_each_other_in_their_order_and_never_below_themselves(site):
    first = shown(site, "Garden", is_first=True)
    beds = make(site, "Beds")
    tools = make(site, "Tools")
    rakes = make(site, "Rakes", parent=tools)

    def order():
        return [(row.depth, row.page.title) for row in flat(tree(pages_of(site, who("Fern"))))]

    assert order() == [(0, "Garden"), (0, "Beds"), (0, "Tools"), (1, "Rakes")]
    acts.move_page(by=who("Fern"), page=tools, up=True)
    acts.move_page(by=who("Fern"), page=fresh(tools), up=True)
    acts.move_page(by=who("Fern"), page=fresh(tools), up=True)
    assert order() == [(0, "Garden"), (0, "Tools"), (1, "Rakes"), (0, "Beds")]
    with pytest.raises(refusals.ParentInvalid):
        acts.change_page(by=who("Fern"), page=fresh(tools), title="Tools", body="x", parent=fresh(rakes))
    with pytest.raises(refusals.TakeDownFirst):
        acts.remove_page(by=who("Fern"), page=first)
    acts.remove_page(by=who("Fern"), page=fresh(tools))
    assert sorted(order()) == [(0, "Beds"), (0, "Garden"), (0, "Rakes")]
    assert acts.bring_page_back(by=who("Fern"), page=SitePage.objects.get(pk=tools.pk)).name == "tools"
    assert beds.name == "beds"


def test_an_address_is_one_pages_and_the_first_page_has_the_sites_own(site):
    make(site, "Garden", is_first=True)
    with pytest.raises(refusals.PageAddressTaken):
        make(site, "Again", is_first=True)
    page = make(site, "Beds", name="our-beds")
    assert make(site, "Our beds").name == "our-beds-2"
    with pytest.raises(refusals.PageAddressTaken):
        make(site, "Beds", name="our-beds")
    with pytest.raises(refusals.PageAddressInvalid):
        acts.change_page(by=who("Fern"), page=page, title="Beds", body="x", name="Ça va?")
    with pytest.raises(StaleVersion):
        acts.change_page(by=who("Fern"), page=page, title="Beds", body="x", version=99)


def test_versions_are_kept_and_brought_back(site, client):
    page = shown(site, "Beds", "Three of them.")
    acts.change_page(by=who("Fern"), page=page, title="Beds", body="Four of them.")
    address = f"/site/pages/{page.uid}/versions/"
    client.force_login(Member.objects.get(name="Sage").user)
    assert client.get(address).status_code == 403
    client.force_login(Member.objects.get(name="Fern").user)
    page_of_versions = client.get(address).content.decode()
    assert "<del>" in page_of_versions and "Three" in page_of_versions
    number = Revision.objects.get().number
    client.post(f"{address}return/", {"number": number})
    assert fresh(page).body == "Three of them." and Revision.objects.count() == 2


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[[events]]", "events"), ("[[articles 3]]", "articles"), ("[[picture 2 | A gate]]", "picture"),
        ("[[button Come in | /join/]]", "button"), ("[[button Come in | javascript:x]]", "text"), ("[[button Come in | //x.org]]", "text"),
        ("[[events 999]]", "text"), ("see [[events]]", "text"), ("[[party]]", "text"), ("[[map]]", "map"), ("[[map 8]]", "map"), ("[[numbers]]", "numbers"), ("```\n[[events]]\n```", "text"),
    ],
)  # fmt: skip
def test_a_line_of_its_own_stands_for_something_living(line, kind):
    assert [each.kind for each in blocks(line)] == [kind]
    assert [each.kind for each in blocks(f"Before\n{line}\nafter")] == (
        ["text"] if kind == "text" else ["text", kind, "text"]
    )


def test_strangers_are_met_by_the_first_page_once_everyone_may_read_it(site, client, community):
    assert client.get("/g/garden/").status_code == 200 and client.get("/site/garden/").status_code == 404
    page = make(
        site, "Garden", "Welcome.\n[[button Come in | /join/]]\n[[events]]\n[[articles 2]]\n[[pages]]", is_first=True
    )
    below = shown(site, "Beds", parent=page)
    assert client.get("/g/garden/").status_code == 200
    acts.show_page(by=who("Fern"), page=page)
    blog = open_room(by=who("Fern"), group=site.group, kind="blog")
    for title, seen_by in (("For all", "public"), ("Among us", "group")):
        made = begin_article(by=who("Fern"), room=blog, title=title, body="x", audience=seen_by)
        publish_article(by=who("Fern"), article=made)
    assert client.get("/g/garden/")["Location"] == "/site/garden/"
    said = client.get("/site/garden/").content.decode()
    for words in ("Welcome.", 'href="/join/"', "Nothing is planned.", "For all", 'href="/site/garden/beds/"', 'property="og:title"', "schema.org/WebPage"):  # fmt: skip
        assert words in said, words
    assert "Among us" not in said and below.name == "beds"
    assert client.get("/g/garden/?hall=yes").status_code == 200
    client.force_login(Member.objects.get(name="Mint").user)
    assert client.get("/g/garden/").status_code == 200, "members go to the hall"
    client.logout()
    change_setting(by=who("Fern"), key="room.pages.is_front_door", value=False, group=site.group)
    assert client.get("/g/garden/").status_code == 200
    home = open_room(by=system, group=community, kind="pages")
    root = acts.make_page(by=system, room=home, title="Val-Commun", body="A valley.", is_first=True)
    assert client.get("/")["Location"].startswith("/account/login/")
    acts.show_page(by=system, page=root)
    assert client.get("/")["Location"] == "/site/community/"


def test_a_page_tells_where_the_group_is_and_its_numbers_as_each_reader_may_see_them(site, client, join):
    shown(site, "Garden", "[[map 3]]\n[[numbers]]", is_first=True)
    fern = who("Fern")
    client.logout()
    empty = client.get("/site/garden/").content.decode()
    assert "Nothing of it is on the map." in empty and "There is nothing to count yet." in empty
    place_group(by=fern, group=site.group, place="Terraces", latitude=44.91, longitude=5.23)
    room = open_room(by=fern, group=site.group, kind="map")
    for title, seen_by in (("Well", "public"), ("Compost", "group")):
        suggest_place(by=fern, room=room, title=title, audience=seen_by, latitude=44.9, longitude=5.2)
    people = Belonging.objects.filter(group=site.group, state__in=ACTIVE_STATES).count()

    def read():
        said = client.get("/site/garden/").content.decode()
        numbers = dict(re.findall(r'<dt class="sm muted">([^<]+)</dt><dd class="display lg num">(\d+)</dd>', said))
        return (
            [title for title in ("Well", "Compost") if f">{title}</a>" in said],
            numbers,
            "near=44.910000,5.230000" in said,
        )

    assert people < 5 and read() == (["Well"], {"Places on the map": "1"}, True)
    for number in range(5 - people):
        bring_in(by=system, group=site.group, member=join(f"Moss {number}"))
    assert read()[1] == {"Members": "5", "Places on the map": "1"}
    client.force_login(Member.objects.get(name="Fern").user)
    with CaptureQueriesContext(connection) as asked:
        assert read() == (["Well", "Compost"], {"Members": "5", "Places on the map": "2"}, True)
    assert len(asked) <= 18, len(asked)


def test_search_engines_are_told_of_what_is_for_everyone_and_of_nothing_when_the_community_says_so(site, client):
    shown(site, "Garden", is_first=True)
    shown(site, "Among us", audience="community")
    make(site, "Not yet")
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /\n" in robots and "Allow: /site/" in robots and "/sitemap.xml" in robots
    told = client.get("/sitemap.xml").content.decode()
    assert told.count("<loc>") == 1 and "/site/garden/</loc>" in told
    change_setting(by=system, key="site.is_indexed", value=False)
    assert "Allow" not in client.get("/robots.txt").content.decode()
    assert client.get("/sitemap.xml").status_code == 404


def test_one_makes_looks_shows_orders_and_removes_without_scripts(site, client):
    client.force_login(Member.objects.get(name="Fern").user)
    new = "/site/pages/in/garden/"
    given = {
        "title": "Garden",
        "body": "We *dig*.",
        "audience": "public",
        "language": "en",
        "in_menu": "on",
        "key": "a",
    }
    looked = client.post(new, {**given, "as": "look"}).content.decode()
    assert "So it would look" in looked and "<em>dig</em>" in looked and not SitePage.objects.exists()
    files = {"pictures": SimpleUploadedFile("a.png", PIXEL)}
    made = client.post(new, {**given, **files}, follow=True).content.decode()
    assert "It is not shown yet" in made and "only those who tend the site see it" in made
    page = SitePage.objects.get()
    assert page.name == "" and len(page.card["pictures"]) == 1
    assert client.post(new, {**given, "title": "", "key": "b"}).status_code == 422
    client.post(new, {**given, "title": "Beds", "key": "c"})
    state, edit = (f"/site/pages/{page.uid}/{part}/" for part in ("state", "edit"))
    assert "It is shown." in client.post(state, {"to": "show"}, follow=True).content.decode()
    assert client.post(state, {"to": "show"}).status_code == 409 and client.post(state, {"to": "x"}).status_code == 404
    said = {**given, "body": "Look.\n[[picture 1 | A gate]]", "version": fresh(page).version}
    assert 'alt="A gate"' in client.post(edit, said, follow=True).content.decode()
    assert client.post(edit, {**said, "version": 1}).status_code == 409
    picture = File.objects.get(item=page.pk)
    assert picture.owner_id == site.group_id
    client.post(f"/site/pages/{page.uid}/pictures/{picture.uid}/removal/")
    assert fresh(page).card["pictures"] == []
    beds = SitePage.objects.get(name="beds")
    gone = client.post(f"/site/pages/{beds.uid}/state/", {"to": "away"}, follow=True).content.decode()
    assert "It is gone." in gone and "Beds</b>" not in gone
    assert "It is back." in client.post(f"/site/pages/{beds.uid}/return/", follow=True).content.decode()
    client.force_login(Member.objects.get(name="Sage").user)
    assert client.get(new).status_code == 403 and client.get(edit).status_code == 403
    assert "Beds" not in client.get("/g/garden/pages/").content.decode()


def test_pages_stay_quick(site, client):
    first = shown(site, "Garden", "Hello\n[[articles]]\n[[pages]]", is_first=True)
    for number in range(5):
        shown(site, f"Page {number}", parent=first)
    for address, most in (("/site/garden/", 12), ("/g/garden/pages/", 12)):
        client.force_login(Member.objects.get(name="Fern").user)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= most, (address, len(asked))


def test_a_program_does_the_same(site):
    fern, sage = (Caller.of(Member.objects.get(name=name), "*") for name in ("Fern", "Sage"))
    new = f"core/rooms/{site.uid}/pages"
    first, again = (fern.post(new, {"title": "Garden", "body": "We dig."}, key="k1") for _time in range(2))
    assert (first.status_code, again.status_code, first.json()["name"]) == (201, 200, "")
    here = f"core/pages/{first.json()['uid']}"
    assert sage.get(here).status_code == 404 and sage.post(new, {"title": "x", "body": "y"}, key="k").status_code == 403
    assert fern.send("put", f"{here}/shown", {"shown": True}).json()["state"] == "published"
    assert fern.send("put", f"{here}/shown", {"shown": True}).status_code == 409
    below = fern.post(new, {"title": "Beds", "body": "Three.", "parent": first.json()["uid"]}, key="k2").json()
    assert (below["name"], below["parent"]) == ("beds", first.json()["uid"])
    assert [(each["title"], each["depth"]) for each in fern.get(new).json()] == [("Garden", 0), ("Beds", 1)]
    assert [each["title"] for each in sage.get(new).json()] == ["Garden"]
    changed = fern.send(
        "put", here, {"title": "Garden", "body": "We rest.", "version": fern.get(here).json()["version"]}
    )
    assert changed.json()["body"] == "We rest."
    kept = fern.get(f"{here}/versions").json()
    assert sage.get(f"{here}/versions").status_code == 403
    assert fern.post(f"{here}/versions/return", {"number": kept[1]["number"]}).json()["body"] == "We dig."
    there = f"core/pages/{below['uid']}"
    assert fern.post(f"{there}/moves", {"up": True}).status_code == 204
    assert fern.send("delete", there).status_code == 204 and fern.get(there).status_code == 404
    assert fern.post(f"{there}/return", {}).json()["title"] == "Beds"
