"""Blogs: from the draft to the archive, who sees what when, addresses that stay, pages, feeds and the API."""

import json
import threading
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wezer.api.testing import Caller
from wezer.core.acts.items import blank_withdrawn_items, hide_item, withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import lock_room, open_room, reopen_room
from wezer.core.acts.settings import change_setting
from wezer.core.blog.acts.articles import begin_article, change_article, return_to_version
from wezer.core.blog.acts.states import (
    archive_article,
    bring_article_back,
    propose_article,
    publish_article,
    publish_due_articles,
    take_article_back,
)
from wezer.core.blog.reading import articles, find_article
from wezer.core.blog.refusals import (
    AddressTaken,
    ArticleMoved,
    AuthorUnknown,
    GoesOutInThePast,
    NotReadYet,
    TranslationThere,
)
from wezer.core.models import Article, ArticleAuthor, ArticleName, Item, Member, Notice, Revision, Role
from wezer.core.refusals import ImageInvalid
from wezer.core.revisions import compare, versions_of
from wezer.core.talk_refusals import AudienceRefused, RoomNotOpen
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed, StaleVersion

system = Viewer.system()
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f0300050001ffa3d0c1970000000049454e44ae426082"
)


@pytest.fixture
def blog(circle, join):
    """The open garden that Fern tends; Sage, its editor, and Basil work in it, Mint does not."""
    group = circle("Garden", founder=join("Fern"), sight="open")
    for name in ("Sage", "Basil"):
        bring_in(by=system, group=group, member=join(name))
    join("Mint")
    room = open_room(by=who("Fern"), group=group, kind="blog")
    make_editor(group, "Sage")
    return room


def make_editor(group, name):
    grant_role(by=system, role=Role.objects.get(group=group, key="editor"), member=Member.objects.get(name=name))


def who(name):
    return viewer(Member.objects.get(name=name))


def fresh(article):
    return find_article(system, article.uid)


def begin(blog, title="First frost", by="Sage", **more):
    return fresh(begin_article(by=who(by), room=blog, title=title, body="It came on **Monday**.", **more))


def out(blog, title="First frost", by="Sage", **more):
    made = begin(blog, title, by, **more)
    publish_article(by=who(by), article=made)
    return fresh(made)


def readers(article):
    """Who may open it, and who finds it in a list."""
    names = ("Fern", "Sage", "Basil", "Mint", None)
    seen = {name: viewer(Member.objects.get(name=name)) if name else Viewer.anonymous() for name in names}
    opens = [n for n, each in seen.items() if Item.objects.visible_to(each).filter(pk=article.pk).exists()]
    lists = [n for n, each in seen.items() if Item.objects.listed_for(each).filter(pk=article.pk).exists()]
    return opens, lists


ALL = ["Fern", "Sage", "Basil", "Mint", None]


def test_a_draft_is_its_authors_one_in_review_is_read_by_those_who_tend_one_that_is_out_by_everyone(blog):
    article = begin(blog)
    assert readers(article) == (["Sage"], [])
    propose_article(by=who("Sage"), article=article)
    assert readers(article) == (["Fern", "Sage"], [])
    publish_article(by=who("Fern"), article=fresh(article))
    assert readers(article) == (ALL, ALL)
    archive_article(by=who("Sage"), article=fresh(article))
    assert readers(article) == (ALL, [])
    bring_article_back(by=who("Sage"), article=fresh(article))
    assert readers(article) == (ALL, ALL)


def test_who_writes_it_too_sees_and_changes_it_before_it_is_out(blog):
    article = begin(blog, authors=["Basil"])
    assert readers(article) == (["Sage", "Basil"], [])
    change_article(by=who("Basil"), article=article, title="First frost", body="On Tuesday.", authors=["Basil"])
    assert fresh(article).body == "On Tuesday."
    change_article(by=who("Sage"), article=fresh(article), title="First frost", body="On Tuesday.", authors=[])
    assert readers(article) == (["Sage"], []) and not ArticleAuthor.objects.exists()
    with pytest.raises(NotAllowed):
        change_article(by=who("Basil"), article=fresh(article), title="x", body="y")
    with pytest.raises(AuthorUnknown):
        begin(blog, "Other", authors=["Mint"])


def test_where_articles_are_read_first_its_author_does_not_publish(blog):
    change_setting(by=who("Fern"), key="room.blog.is_read_first", value=True, group=blog.group)
    article = begin(blog)
    with pytest.raises(NotReadYet):
        publish_article(by=who("Sage"), article=article)
    propose_article(by=who("Sage"), article=article)
    deliver()
    assert [each.member.name for each in Notice.objects.filter(kind="article_proposed")] == ["Fern"]
    take_article_back(by=who("Fern"), article=fresh(article))
    deliver()
    assert [each.member.name for each in Notice.objects.filter(kind="article_given_back")] == ["Sage"]
    assert not Notice.objects.filter(kind="article_proposed", read_at=None).exists()
    propose_article(by=who("Sage"), article=fresh(article))
    publish_article(by=who("Fern"), article=fresh(article))
    deliver()
    assert [each.member.name for each in Notice.objects.filter(kind="article_out")] == ["Sage"]
    assert fresh(article).state == "published"


def test_two_who_let_it_go_out_at_once_one_wins(blog):
    first = begin(blog)
    propose_article(by=who("Sage"), article=first)
    second = fresh(first)
    publish_article(by=who("Sage"), article=first)
    with pytest.raises(ArticleMoved):
        publish_article(by=who("Fern"), article=second)
    assert Article.objects.get(pk=first.pk).state == "published"


def test_one_goes_out_by_itself_at_its_hour_when_its_room_is_open(blog):
    article = begin(blog)
    with pytest.raises(GoesOutInThePast):
        publish_article(by=who("Sage"), article=article, at=now() - timedelta(minutes=1))
    with pytest.raises(GoesOutInThePast):
        publish_article(by=who("Sage"), article=article, at=now() + timedelta(days=900))
    publish_article(by=who("Sage"), article=article, at=now() + timedelta(hours=1))
    assert publish_due_articles(by=system) == 0 and readers(article) == (["Fern", "Sage"], [])
    Article.objects.filter(pk=article.pk).update(goes_out_at=now() - timedelta(minutes=1))
    lock_room(by=who("Fern"), room=blog)
    assert publish_due_articles(by=system) == 0
    reopen_room(by=who("Fern"), room=blog)
    assert publish_due_articles(by=system) == 1 and publish_due_articles(by=system) == 0
    assert readers(article) == (ALL, ALL)


def test_what_is_not_allowed_is_refused(blog):
    with pytest.raises(NotAllowed):
        begin(blog, by="Mint")
    with pytest.raises(AudienceRefused):
        begin(blog, audience="everybody")
    with pytest.raises(ImageInvalid):
        begin(blog, cover=SimpleUploadedFile("a.png", b"not a picture"))
    article = out(blog)
    with pytest.raises(ArticleMoved):
        propose_article(by=who("Sage"), article=article)
    with pytest.raises(NotAllowed):
        archive_article(by=who("Basil"), article=article)
    lock_room(by=who("Fern"), room=blog)
    blog.refresh_from_db()
    with pytest.raises(RoomNotOpen):
        begin(blog, "Another")
    with pytest.raises(StaleVersion):
        change_article(by=who("Sage"), article=article, title="a", body="b", version=article.version - 1)


def test_an_address_stays_whatever_the_title_becomes(blog, client):
    article = begin(blog)
    assert article.card["name"] == "first-frost"
    change_article(by=who("Sage"), article=article, title="The frost", body="x", name="the-frost")
    assert list(ArticleName.objects.values_list("name", flat=True)) == ["the-frost"], "nobody was told of the first"
    publish_article(by=who("Sage"), article=fresh(article))
    change_article(by=who("Sage"), article=fresh(article), title="Frost", body="x", name="frost")
    assert client.get("/blog/garden/frost/").status_code == 200
    for old in ("the-frost", str(article.uid)):
        answer = client.get(f"/blog/garden/{old}/")
        assert (answer.status_code, answer["Location"]) == (301, "/blog/garden/frost/")
    assert client.get("/blog/garden/first-frost/").status_code == 404
    assert begin(blog, "Frost").card["name"] == "frost-2"
    with pytest.raises(AddressTaken):
        begin(blog, "Other", name="the-frost")
    assert begin(blog, "雪").card["name"].startswith("article-")


def test_translations_lead_to_each_other_once_a_language(blog, client):
    article = out(blog, language="en")
    french = begin(blog, "Premières gelées", language="fr", original=article)
    with pytest.raises(TranslationThere):
        begin(blog, "Encore", language="fr", original=article)
    page = client.get("/blog/garden/first-frost/").content.decode()
    assert "premieres-gelees" not in page, "not out yet"
    publish_article(by=who("Sage"), article=french)
    assert 'hreflang="fr"' in client.get("/blog/garden/first-frost/").content.decode()
    assert 'hreflang="en"' in client.get("/blog/garden/premieres-gelees/").content.decode()


def test_versions_are_kept_compared_and_brought_back(blog, client):
    article = begin(blog)
    change_article(by=who("Sage"), article=article, title="First frost", body="It came on Tuesday.")
    publish_article(by=who("Sage"), article=fresh(article))
    change_article(by=who("Sage"), article=fresh(article), title="The frost", body="It came late on Tuesday.")
    assert [each.place for each in versions_of(fresh(article))] == [3, 2, 1]
    address = f"/blog/articles/{article.uid}/versions/"
    stranger = client.get(f"{address}?from=1&to=2").content.decode()
    assert "late" in stranger and "Monday" not in stranger, "what a draft said is its authors'"
    client.force_login(Member.objects.get(name="Sage").user)
    page = client.get(f"{address}?from=1&to=3").content.decode()
    assert "<del>" in page and "Monday" in page and "Title:" in page
    number = Revision.objects.order_by("number").first().number
    done = client.post(f"{address}return/", {"number": number}, follow=True).content.decode()
    assert "It says again what it said then." in done and fresh(article).body == "It came on **Monday**."
    assert client.post(f"{address}return/", {"number": 999}).status_code == 404
    with pytest.raises(NotAllowed):
        return_to_version(by=who("Basil"), article=fresh(article), number=number)


@pytest.mark.parametrize(
    ("old", "new", "signs"),
    [
        ("", "", []),
        ("one", "one", ["same"]),
        ("one", "one\ntwo", ["same", "new"]),
        ("one\ntwo", "two", ["gone", "same"]),
        ("it rained a lot in May", "it rained a lot in June", ["mixed"]),
        ("apples", "a whole other sentence here", ["gone", "new"]),
        ("word " * 900, "word " * 901, ["gone", "new"]),
    ],
)
def test_a_comparison_says_what_is_the_same_gone_and_new(old, new, signs):
    lines = compare(old, new)
    assert [line.sign for line in lines] == signs
    said = "\n".join(part.text for line in lines for part in line.parts if part.sign != "gone")
    assert said.split() == new.split()


def test_a_stranger_reads_what_is_public_and_other_sites_are_told_of_nothing_else(blog, client):
    out(blog, "For all", lead="In short.", tags="frost", cover=SimpleUploadedFile("a.png", PIXEL), cover_words="Ice")
    inside = out(blog, "Among us", audience="group")
    begin(blog, "Not yet")
    page = client.get("/blog/garden/for-all/").content.decode()
    for said in ('property="og:title" content="For all"', 'rel="canonical"', 'content="In short."', "og:image", "schema.org/BlogPosting", 'itemprop="headline"'):  # fmt: skip
        assert said in page, said
    for address in ("/blog/", "/g/garden/blog/", "/blog/feed.atom", "/blog/feed.json", "/blog/garden/feed.atom", "/blog/garden/feed.json"):  # fmt: skip
        told = client.get(address)
        said = told.content.decode()
        assert told.status_code == 200 and "For all" in said, address
        assert "Among us" not in said and "Not yet" not in said, address
    assert client.get(f"/blog/garden/{inside.card['name']}/").status_code == 404
    feed = json.loads(client.get("/blog/garden/feed.json?tag=frost").content)
    assert [each["title"] for each in feed["items"]] == ["For all"] and "image" in feed["items"][0]
    assert json.loads(client.get("/blog/feed.json?tag=nothing").content)["items"] == []
    tag = client.get("/blog/feed.atom")["ETag"]
    assert client.get("/blog/feed.atom", headers={"If-None-Match": tag}).status_code == 304
    for nowhere in ("/blog/feed.xml", "/blog/nowhere/feed.atom", "/blog/community/feed.atom"):
        assert client.get(nowhere).status_code == 404, nowhere
    client.force_login(Member.objects.get(name="Sage").user)
    mine = client.get(f"/blog/garden/{inside.card['name']}/").content.decode()
    assert 'name="robots" content="noindex"' in mine and "og:title" not in mine


def test_comments_can_be_closed_and_hidden_articles_are_their_authors(blog, client):
    article = out(blog, comments=False)
    client.force_login(Member.objects.get(name="Basil").user)
    assert client.post(f"/i/{article.uid}/comments/", {"body": "Hm", "key": "a"}).status_code in (403, 422)
    hide_item(by=who("Fern"), item=article, reason="No.")
    assert client.get("/blog/garden/first-frost/").status_code == 404
    client.force_login(Member.objects.get(name="Sage").user)
    assert "No." in client.get("/blog/garden/first-frost/").content.decode()


def test_what_was_withdrawn_long_ago_leaves_no_words_in_its_address(blog):
    article = out(blog)
    withdraw_item(by=who("Sage"), item=article)
    Item.objects.filter(pk=article.pk).update(withdrawn_at=now() - timedelta(days=40))
    assert blank_withdrawn_items(by=system) == 1
    assert not ArticleName.objects.exists() and Article.objects.get(pk=article.pk).lead == ""


def test_one_writes_publishes_and_archives_without_scripts(blog, client):
    client.force_login(Member.objects.get(name="Sage").user)
    new = "/g/garden/blog/compose/"
    assert "Keep the draft" in client.get(new).content.decode()
    given = {
        "title": "Leeks",
        "body": "They *stand*.",
        "audience": "public",
        "language": "en",
        "comments": "on",
        "key": "k",
    }
    made = client.post(new, given, follow=True).content.decode()
    assert "Your draft is kept" in made and "Only those who write it see it." in made
    assert client.post(new, {**given, "title": ""}).status_code == 422
    client.post(new, given)
    article = Article.objects.get()
    state = f"/blog/articles/{article.uid}/state/"
    wrong = client.post(state, {"to": "later", "day": "2001-01-01", "hour": "08:00"})
    assert wrong.status_code == 422 and "still to come" in wrong.content.decode()
    day = (now() + timedelta(days=3)).date().isoformat()
    assert "goes out" in client.post(state, {"to": "later", "day": day, "hour": "08:00"}, follow=True).content.decode()
    assert "It is a draft again." in client.post(state, {"to": "draft"}, follow=True).content.decode()
    assert "It is out." in client.post(state, {"to": "published"}, follow=True).content.decode()
    assert (
        client.post(state, {"to": "published"}).status_code == 409
        and client.post(state, {"to": "x"}).status_code == 404
    )
    edit = f"/blog/articles/{article.uid}/edit/"
    assert "They *stand*." in client.get(edit).content.decode()
    changed = client.post(edit, {**given, "body": "They **lie**.", "version": fresh(article).version}, follow=True)
    assert "<strong>lie</strong>" in changed.content.decode()
    assert client.post(edit, {**given, "body": "Old", "version": 1}).status_code == 409
    client.post(state, {"to": "archived"})
    assert "Leeks" not in client.get("/g/garden/blog/").content.decode()
    assert "Leeks" in client.get("/g/garden/blog/?archived=yes").content.decode()


def test_the_number_of_statements_does_not_grow(blog):
    client = Client()
    client.force_login(Member.objects.get(name="Fern").user)

    def cost(address):
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    out(blog, "One", authors=["Basil"])
    places = ("/g/garden/blog/", "/blog/", "/blog/garden/one/")
    before = {address: cost(address) for address in places}
    for number in range(6):
        out(blog, f"More {number}", authors=["Basil"], tags=f"t{number}")
        begin(blog, f"Begun {number}", by="Fern")
    after = {address: cost(address) for address in places}
    assert max(after.values()) <= 12 and all(after[place] <= before[place] + 1 for place in places), (before, after)


def test_a_program_does_the_same(blog):
    sage, fern, mint = (Caller.of(Member.objects.get(name=name), "*") for name in ("Sage", "Fern", "Mint"))
    new = f"core/rooms/{blog.uid}/articles"
    given = {"title": "Leeks", "body": "They stand.", "tags": "leeks", "authors": ["Basil"], "audience": "community"}
    first, again = (sage.post(new, given, key="k1") for _time in range(2))
    assert (first.status_code, again.status_code, Article.objects.count()) == (201, 200, 1)
    here = f"core/articles/{first.json()['uid']}"
    assert [each["name"] for each in first.json()["authors"]] == ["Sage", "Basil"]
    assert mint.get(here).status_code == 404 and mint.post(new, given, key="k2").status_code == 403
    assert fern.get(here).status_code == 404, "a draft"
    assert sage.send("put", f"{here}/state", {"to": "review"}).json()["state"] == "review"
    assert fern.send("put", f"{here}/state", {"to": "published"}).json()["state"] == "published"
    assert fern.send("put", f"{here}/state", {"to": "published"}).status_code == 409
    changed = {"title": "Leeks", "body": "They lie.", "tags": "leeks", "version": sage.get(here).json()["version"]}
    assert sage.send("put", here, changed).json()["body"] == "They lie."
    assert sage.send("put", here, changed).status_code == 409
    kept = sage.get(f"{here}/versions").json()
    assert [each["body"] for each in kept] == ["They lie.", "They stand."]
    back = sage.post(f"{here}/versions/return", {"number": kept[1]["number"]})
    assert back.json()["body"] == "They stand."
    assert [each["title"] for each in mint.get("core/articles?tag=leeks").json()["items"]] == ["Leeks"]
    french = {"title": "Poireaux", "body": "Debout.", "language": "fr", "original": first.json()["uid"]}
    made = sage.post(new, french, key="k3").json()
    assert [each["name"] for each in sage.get(f"core/articles/{made['uid']}/translations").json()] == ["leeks"]
    assert sage.send("put", f"{here}/state", {"to": "archived"}).status_code == 200
    assert [each["title"] for each in sage.get(f"{new}?archived=true").json()["items"]] == ["Leeks"]
    assert not list(articles(who("Mint")))


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_of_two_who_let_it_go_out_at_the_same_time_one_is_told_otherwise(circle, join):
    group = circle("Garden", founder=join("Fern"), sight="open")
    article = begin(open_room(by=who("Fern"), group=group, kind="blog"), by="Fern")
    gate, said = threading.Barrier(2), []

    def go_out():
        mine = fresh(article)
        gate.wait()
        try:
            publish_article(by=who("Fern"), article=mine)
            said.append("out")
        except ArticleMoved:
            said.append("moved")
        connection.close()

    threads = [threading.Thread(target=go_out) for _each in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(said) == ["moved", "out"] and Article.objects.get().state == "published"
