"""Blogs: what those who may not write, who left, or who only read do not get at."""

from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core import migrations
from wezer.core.acts.comments import add_comment, edit_comment
from wezer.core.acts.membership import bring_in, leave_group
from wezer.core.acts.posts import edit_post, publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.blog.acts.articles import begin_article, change_article
from wezer.core.blog.acts.states import publish_article, publish_due_articles
from wezer.core.blog.reading import find_article
from wezer.core.blog.refusals import AuthorUncertain
from wezer.core.library.acts.documents import describe_document
from wezer.core.models import Article, ArticleAuthor, Audience, Document, Group, Item, Member, Notice, Revision
from wezer.core.moderation.acts.cases import decide_case
from wezer.core.moderation.acts.reports import report_thing
from wezer.core.moderation.refusals import Restricted
from wezer.core.revisions import kept_for
from wezer.core.talk_refusals import AudienceRefused
from wezer.core.testing import deliver, viewer
from wezer.core.tests.test_blog import make_editor
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.permissions import can
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

system = Viewer.system()


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


def test_who_may_not_write_for_a_time_neither_begins_changes_nor_publishes_articles(blog):
    draft, told = begin(blog, "Leeks"), out(blog)
    case = report_thing(by=who("Basil"), kind="item", uid=told.uid, ground="other")
    decide_case(by=who("Fern"), case=case, decision="restrict", reason="Enough.", days=3)
    tries = (
        lambda: begin(blog, "More"),
        lambda: change_article(by=who("Sage"), article=fresh(told), title="Frost", body="Otherwise."),
        lambda: publish_article(by=who("Sage"), article=fresh(draft)),
    )
    for attempt in tries:
        with pytest.raises(Restricted):
            attempt()
    assert fresh(told).title == "First frost" and fresh(draft).state == "draft"
    document = Document(group=blog.group, author_id=who("Sage").member.pk, kind="document")
    with pytest.raises(Restricted):
        describe_document(by=who("Sage"), document=document, title="More")
    assert not can(who("Sage"), "core.tend_pages", blog.group)


def test_a_lead_taken_out_is_nowhere_any_more(blog, client):
    article = out(blog, lead="Told too early.")
    assert "Told too early." in client.get("/blog/feed.atom").content.decode()
    change_article(by=who("Sage"), article=article, title=article.title, body=article.body, lead="")
    for address in ("/blog/", "/blog/feed.atom", "/blog/feed.json", "/blog/garden/first-frost/"):
        told = client.get(address).content.decode()
        assert "Told too early." not in told and "Monday" in told, address


def test_of_two_of_the_same_name_nobody_is_meant_but_who_writes_it_already(blog, join):
    article = begin(blog, authors=["Basil"])
    first = Member.objects.get(name="Basil")
    second = join("Other basil")
    bring_in(by=system, group=blog.group, member=second)
    Member.objects.filter(pk=second.pk).update(name="Basil")
    with pytest.raises(AuthorUncertain):
        begin(blog, "Leeks", authors=["Basil"])
    assert not Article.objects.filter(title="Leeks").exists()
    change_article(by=who("Sage"), article=article, title="First frost", body="x", authors=["Basil"])
    assert [each.member_id for each in fresh(article).others.all()] == [first.pk]


def test_a_translation_is_of_an_article_of_the_same_group_that_its_writer_reads(blog, circle):
    theirs = out(open_room(by=who("Mint"), group=circle("Oven", founder=who("Mint").member, sight="open"), kind="blog"), by="Mint")  # fmt: skip
    draft = begin(blog, "Not yet")
    for original in (theirs, draft):
        with pytest.raises(NotFound):
            begin(blog, "Gelées", by="Basil", language="fr", original=original)
    kept = begin(blog, "Gelées", by="Basil", language="fr", original=out(blog))
    assert kept.original.title == "First frost"


def test_what_an_article_said_to_the_group_alone_is_not_read_by_those_it_is_for_later(blog, client):
    article = out(blog, audience="group")
    change_article(by=who("Sage"), article=article, title="First frost", body="For all.", audience="public")
    change_article(by=who("Sage"), article=fresh(article), title="First frost", body="For all of you.")
    page = f"/blog/articles/{article.uid}/versions/?from=1&to=3"
    told = client.get(page).content.decode()
    assert "For all of you." in told and "Monday" not in told
    mint, basil = (Caller.of(Member.objects.get(name=name), "*") for name in ("Mint", "Basil"))
    kept = f"core/articles/{article.uid}/versions"
    assert [each["body"] for each in mint.get(kept).json()] == ["For all of you.", "For all."]
    assert len(basil.get(kept).json()) == 3


def test_what_a_post_said_to_the_group_alone_is_not_read_by_those_it_is_for_later(blog, client):
    room = blog.group.rooms.get(kind="talk")
    post = publish_post(by=who("Sage"), room=room, body="Among us.", audience="group")
    edit_post(by=who("Sage"), post=post, body="For everyone.", audience="public")
    client.force_login(Member.objects.get(name="Mint").user)
    assert "Among us." not in client.get(reverse("groups:post-versions", args=["garden", post.uid])).content.decode()
    client.force_login(Member.objects.get(name="Basil").user)
    assert "Among us." in client.get(reverse("groups:post-versions", args=["garden", post.uid])).content.decode()


def test_what_was_kept_before_it_was_known_for_whom_is_read_by_no_more_than_may_have_read_it(blog, client):
    """Versions kept before 0043: for the group, when what they say is for many today; for those of today, when they are few."""
    article, ours = out(blog, audience="group"), out(blog, "Ours", audience="group")
    change_article(by=who("Sage"), article=article, title="First frost", body="For all.", audience="public")
    change_article(by=who("Sage"), article=ours, title="Ours", body="Ours alone.")
    post = publish_post(by=who("Sage"), room=blog.group.rooms.get(kind="talk"), body="Among us.", audience="group")
    edit_post(by=who("Sage"), post=post, body="For everyone.", audience="public")
    comment = add_comment(by=who("Sage"), item=fresh(article), body="One.")
    edit_comment(by=who("Sage"), comment=comment, body="Two.")
    Revision.objects.update(audience=None)  # as the database was left before

    def readers():
        people = {name: who(name) for name in ("Fern", "Sage", "Basil", "Mint")}
        return [[n for n, each in people.items() if kept_for(each, item).exists()] for item in (article, ours, post)]

    assert readers() == [["Sage"], ["Sage"], ["Sage"]], "until it is derived, its author alone"
    [name] = Path(migrations.__path__[0]).glob("*_earlier_words_of_old.py")
    narrow = import_module(f"wezer.core.migrations.{name.stem}").narrow_versions
    for _twice in range(2):
        narrow(apps, None)
        assert readers() == [["Fern", "Sage", "Basil"]] * 3
    assert Revision.objects.get(subject=ref(comment)).audience is None
    told = client.get(f"/blog/articles/{article.uid}/versions/?from=1&to=2").content.decode()
    assert "Monday" not in told
    Item.objects.filter(pk=ours.pk).update(audience=Audience.objects.get(key=f"stewards:{blog.group.pk}"))
    Revision.objects.update(audience=None)
    narrow(apps, None)
    assert readers()[1] == ["Fern", "Sage"], "no wider than the item is today"


def test_who_left_writes_an_article_no_longer(blog):
    draft, told = begin(blog, "Leeks", authors=["Basil"]), out(blog, authors=["Basil"])
    leave_group(by=who("Basil"), group=blog.group)
    assert not can(who("Basil"), "core.change_article", fresh(told))
    deliver()
    assert not ArticleAuthor.objects.exists() and not Item.objects.visible_to(who("Basil")).filter(pk=draft.pk).exists()
    bring_in(by=system, group=blog.group, member=Member.objects.get(name="Basil"))
    assert not can(who("Basil"), "core.change_article", fresh(told))


def test_one_that_its_writer_could_not_publish_any_more_is_a_draft_again_and_the_others_go_out(blog):
    left, wide, goes = begin(blog, "Left", by="Basil"), begin(blog, "Wide", audience="public"), begin(blog, "Goes", audience="group")  # fmt: skip
    for name, article in (("Basil", left), ("Sage", wide), ("Sage", goes)):
        publish_article(by=who(name), article=article, at=now() + timedelta(hours=1))
    leave_group(by=who("Basil"), group=blog.group)
    Group.objects.filter(pk=blog.group.pk).update(sight="secret")
    with clock.at(now() + timedelta(hours=2)):
        assert publish_due_articles(by=system) == 1
    assert [fresh(each).state for each in (left, wide, goes)] == ["draft", "draft", "published"]
    assert fresh(wide).goes_out_at is None
    deliver()
    assert [each.item.title for each in Notice.objects.filter(kind="article_given_back", member__name="Sage")] == [
        "Wide"
    ]
    with pytest.raises(AudienceRefused):
        publish_article(by=who("Sage"), article=fresh(wide))
