"""Blogs whose articles are read first: nothing stands there that nobody read, whatever is changed, and when."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.blog.acts.articles import begin_article, change_article, drop_cover, return_to_version
from wezer.core.blog.acts.states import (
    archive_article,
    bring_article_back,
    propose_article,
    publish_article,
    publish_due_articles,
)
from wezer.core.blog.reading import find_article
from wezer.core.models import Group, Member, Notice, Revision
from wezer.core.talk_refusals import AudienceRefused, MentionsMany
from wezer.core.testing import deliver, viewer
from wezer.core.tests.test_blog import PIXEL
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed, StaleVersion

system = Viewer.system()


@pytest.fixture
def blog(circle, join):
    """The open garden that Fern tends; Sage and Basil work in it, and what they write is read first."""
    group = circle("Garden", founder=join("Fern"), sight="open")
    for name in ("Sage", "Basil"):
        bring_in(by=system, group=group, member=join(name))
    join("Mint")
    room = open_room(by=who("Fern"), group=group, kind="blog")
    change_setting(by=who("Fern"), key="room.blog.is_read_first", value=True, group=group)
    return room


@pytest.fixture
def crowd(circle, join, blog):
    """A group of more people than may be named by the way, which Fern tends too."""
    group = circle("Crowd", founder=who("Fern").member, sight="open")
    for number in range(31):
        bring_in(by=system, group=group, member=join(f"Clover {number}", login=False))


def who(name):
    return viewer(Member.objects.get(name=name))


def fresh(article):
    return find_article(system, article.uid)


def begin(blog, title="First frost", by="Sage", body="It came on **Monday**.", **more):
    return fresh(begin_article(by=who(by), room=blog, title=title, body=body, **more))


def scheduled(blog, **more):
    made = begin(blog, **more)
    propose_article(by=who("Sage"), article=made)
    publish_article(by=who("Fern"), article=fresh(made), at=now() + timedelta(hours=1))
    return fresh(made)


def say(article, body, by="Sage", **more):
    change_article(by=who(by), article=fresh(article), title=article.title, body=body, **more)
    return fresh(article)


def told_of(kind):
    deliver()
    return sorted(each.member.name for each in Notice.objects.filter(kind=kind, read_at=None))


CHANGES = {
    "words": lambda article: say(article, "Nobody read this."),
    "lead": lambda article: say(article, article.body, lead="Nobody read this."),
    "picture": lambda article: say(article, article.body, cover=SimpleUploadedFile("a.png", PIXEL)),
    "no picture": lambda article: drop_cover(by=who("Sage"), article=fresh(article)),
    "earlier": lambda article: return_to_version(
        by=who("Sage"), article=fresh(article), number=Revision.objects.order_by("number").first().number
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_its_author_changes_before_its_hour_is_read_once_more(blog, change):
    article = begin(blog)
    say(article, "It came on Tuesday.", cover=SimpleUploadedFile("a.png", PIXEL))
    propose_article(by=who("Sage"), article=fresh(article))
    publish_article(by=who("Fern"), article=fresh(article), at=now() + timedelta(hours=1))
    assert told_of("article_proposed") == []
    CHANGES[change](article)
    assert (fresh(article).state, fresh(article).goes_out_at) == ("review", None)
    assert told_of("article_proposed") == ["Fern"]
    with clock.at(now() + timedelta(hours=2)):
        assert publish_due_articles(by=system) == 0


def test_who_may_publish_changes_it_and_it_keeps_its_hour(blog):
    article = scheduled(blog)
    say(article, "It came on Wednesday.", by="Fern")
    assert (fresh(article).state, fresh(article).goes_out_at) == ("scheduled", article.goes_out_at)
    change_setting(by=who("Fern"), key="room.blog.is_read_first", value=False, group=blog.group)
    say(article, "It came late.")
    assert fresh(article).state == "scheduled"
    with clock.at(now() + timedelta(hours=2)):
        assert publish_due_articles(by=system) == 1
    assert fresh(article).body == "It came late."


def test_what_is_changed_after_it_was_read_does_not_go_out(blog, client):
    article = begin(blog)
    propose_article(by=who("Sage"), article=article)
    read = fresh(article)
    say(article, "Nobody read this.")
    for more in ({}, {"at": now() + timedelta(hours=1)}):
        with pytest.raises(StaleVersion):
            publish_article(by=who("Fern"), article=fresh(article), version=read.version, **more)
    fern = Caller.of(Member.objects.get(name="Fern"), "*")
    step = {"to": "published", "version": read.version}
    refused = fern.send("put", f"core/articles/{article.uid}/state", step)
    assert (refused.status_code, refused.json()["code"]) == (409, "stale_version")
    client.force_login(Member.objects.get(name="Fern").user)
    page = f"/blog/articles/{article.uid}/state/"
    day = (now() + timedelta(days=3)).date().isoformat()
    for sent in ({"to": "published"}, {"to": "later", "day": day, "hour": "08:00"}):
        answer = client.post(page, {**sent, "version": read.version})
        assert "while you were looking at it" in answer.content.decode(), sent
    assert (fresh(article).state, fresh(article).goes_out_at) == ("review", None)
    shown = f'name="version" value="{fresh(article).version}"'
    assert client.get(f"/blog/garden/{article.card['name']}/").content.decode().count(shown) == 2
    client.post(page, {"to": "published", "version": fresh(article).version})
    assert fresh(article).state == "published"


def test_whom_a_draft_names_hears_of_it_when_it_is_out(blog):
    article = scheduled(blog, body="Thanks to @Basil.")
    assert told_of("mention") == []
    say(article, "Thanks to @Basil and @Mint.", by="Fern")
    assert told_of("mention") == []
    with clock.at(now() + timedelta(hours=2)):
        publish_due_articles(by=system)
        assert told_of("mention") == ["Basil", "Mint"]


def test_many_are_named_by_a_second_yes_at_the_moment_from_which_nobody_is_asked(blog, crowd):
    """A draft names whom it likes; who lets it go out says yes, and so does who names them while it waits for its hour."""
    blog.group.refresh_from_db()
    change_setting(by=who("Fern"), key="room.blog.is_read_first", value=False, group=blog.group)
    draft = begin(blog, by="Fern", body="Thanks to @crowd.")
    with pytest.raises(MentionsMany) as asked:
        publish_article(by=who("Fern"), article=draft, at=now() + timedelta(hours=1))
    yes = asked.value.token
    publish_article(by=who("Fern"), article=fresh(draft), at=now() + timedelta(hours=1), confirmation=yes)
    say(draft, "Many thanks to @crowd.", by="Fern")
    waits = begin(blog, "Leeks", by="Fern")
    publish_article(by=who("Fern"), article=waits, at=now() + timedelta(hours=1))
    with pytest.raises(MentionsMany):
        say(waits, "Thanks to @crowd.", by="Fern")
    assert "crowd" not in fresh(waits).body
    say(waits, "Thanks to @crowd.", by="Fern", confirmation=yes)
    number = Revision.objects.filter(subject__endswith=str(waits.uid)).get().number
    say(waits, "Thanks.", by="Fern")
    say(waits, "No more thanks.", by="Fern")
    named = Revision.objects.filter(subject__endswith=str(waits.uid), body__contains="crowd").get().number
    assert named != number
    with pytest.raises(MentionsMany):
        return_to_version(by=who("Fern"), article=fresh(waits), number=named)
    return_to_version(by=who("Fern"), article=fresh(waits), number=named, confirmation=yes)
    with clock.at(now() + timedelta(hours=2)):
        assert publish_due_articles(by=system) == 2


def test_what_comes_out_of_the_archive_is_for_whom_the_group_speaks_to_now(blog):
    article = begin(blog, by="Fern", audience="public")
    publish_article(by=who("Fern"), article=article)
    archive_article(by=who("Fern"), article=fresh(article))
    Group.objects.filter(pk=blog.group.pk).update(sight="secret")
    with pytest.raises(AudienceRefused):
        bring_article_back(by=who("Fern"), article=fresh(article))
    assert fresh(article).state == "archived" and fresh(article).over_at is not None
    say(article, article.body, by="Fern", audience="group")
    bring_article_back(by=who("Fern"), article=fresh(article))
    assert fresh(article).state == "published"
    with pytest.raises(NotAllowed):
        archive_article(by=who("Basil"), article=fresh(article))
