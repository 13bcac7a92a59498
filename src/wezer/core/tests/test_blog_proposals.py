"""Articles that are out, where articles are read first: their authors propose, those who tend the group agree."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from wezer.api.testing import Caller
from wezer.core.acts.items import blank_withdrawn_items, withdraw_item
from wezer.core.acts.settings import change_setting
from wezer.core.blog.acts.articles import drop_cover, return_to_version
from wezer.core.blog.acts.proposals import agree_to_change, drop_change, give_change_back, propose_change
from wezer.core.blog.acts.states import archive_article, propose_article, publish_article
from wezer.core.blog.reading import proposal_of
from wezer.core.blog.refusals import ChangeNotReadYet, NotOutYet
from wezer.core.models import ArticleProposal, Group, Item, Member, Notice, Revision
from wezer.core.own_data.blog import ArticlesTogether
from wezer.core.talk_refusals import AudienceRefused, TextEmpty
from wezer.core.testing import deliver
from wezer.core.tests.test_blog import PIXEL
from wezer.core.tests.test_blog_read_first import begin, blog, fresh, say, system, told_of, who  # noqa: F401
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed, StaleVersion


@pytest.fixture
def article(blog):  # noqa: F811
    """By Sage with Basil, read by Fern, out for the community."""
    made = begin(blog, authors=["Basil"], audience="community")
    propose_article(by=who("Sage"), article=made)
    publish_article(by=who("Fern"), article=fresh(made))
    deliver()
    return fresh(made)


def propose(article, body="It came on **Tuesday**.", by="Sage", **more):
    given = {"title": article.title, "body": body, **more}
    return propose_change(by=who(by), article=fresh(article), **given)


def read(article):
    return {"proposal": proposal_of(fresh(article)).version, "version": fresh(article).version}


def test_what_is_out_goes_on_saying_what_was_read(article):
    changes = (
        lambda: say(article, "Nobody read this."),
        lambda: say(article, article.body, lead="Nobody read this."),
        lambda: say(article, article.body, by="Basil", audience="public"),
        lambda: say(article, article.body, cover=SimpleUploadedFile("a.png", PIXEL)),
        lambda: drop_cover(by=who("Sage"), article=fresh(article)),
        lambda: return_to_version(by=who("Sage"), article=fresh(article), number=1),
    )
    for state in ("published", "archived"):
        for change in changes:
            with pytest.raises(ChangeNotReadYet):
                change()
        if state == "published":
            archive_article(by=who("Sage"), article=fresh(article))
    assert fresh(article).body == article.body and fresh(article).audience == article.audience
    say(article, "Fern may.", by="Fern")
    change_setting(by=who("Fern"), key="room.blog.is_read_first", value=False, group=article.group)
    say(article, "And so may Sage now.")
    assert fresh(article).body == "And so may Sage now."


def test_a_change_is_proposed_read_and_agreed_to(article):
    made = propose(article, title="The frost", lead="Late.", tags="frost", audience="public")
    assert (fresh(article).body, fresh(article).title) == (article.body, article.title)
    assert told_of("article_change_proposed") == ["Fern"]
    for name in ("Sage", "Basil"):
        with pytest.raises(NotAllowed):
            agree_to_change(by=who(name), article=fresh(article), **read(article))
    agree_to_change(by=who("Fern"), article=fresh(article), **read(article))
    now_said = fresh(article)
    assert (now_said.title, now_said.body, now_said.lead, now_said.tags, now_said.audience.kind, now_said.state) == (
        "The frost", "It came on **Tuesday**.", "Late.", ["frost"], "public", "published",
    )  # fmt: skip
    assert not ArticleProposal.objects.filter(pk=made.pk).exists()
    assert [each.body for each in Revision.objects.all()] == [article.body]
    assert [each.member.name for each in now_said.others.all()] == ["Basil"] and now_said.card["name"] == "first-frost"
    assert told_of("article_change_agreed") == ["Sage"] and told_of("article_change_proposed") == []


def test_who_agrees_agrees_to_what_they_read(article):
    propose(article)
    seen = read(article)
    propose(article, "Nobody read this.", by="Basil")
    with pytest.raises(StaleVersion):
        agree_to_change(by=who("Fern"), article=fresh(article), **seen)
    with pytest.raises(StaleVersion):
        give_change_back(by=who("Fern"), article=fresh(article), proposal=seen["proposal"])
    seen = read(article)
    say(article, "Fern said it otherwise.", by="Fern")
    with pytest.raises(StaleVersion):
        agree_to_change(by=who("Fern"), article=fresh(article), **seen)
    assert fresh(article).body == "Fern said it otherwise." and proposal_of(fresh(article)).is_waiting


def test_of_two_who_propose_the_second_is_told_of_the_first(article):
    propose(article, proposal=0)
    with pytest.raises(StaleVersion):
        propose(article, "Mine.", by="Basil", proposal=0)
    assert ArticleProposal.objects.get().body == "It came on **Tuesday**."
    first = read(article)["proposal"]
    propose(article, "Ours.", by="Basil", proposal=first)
    kept = ArticleProposal.objects.get()
    assert (kept.body, kept.proposed_by.name) == ("Ours.", "Basil") and kept.version > first


def test_a_number_that_was_read_never_stands_for_other_words(article):
    propose(article)
    seen = read(article)
    drop_change(by=who("Sage"), article=fresh(article), proposal=seen["proposal"])
    propose(article, "Nobody read this.")
    with pytest.raises(StaleVersion):
        agree_to_change(by=who("Fern"), article=fresh(article), **seen)
    assert fresh(article).body == article.body and read(article)["proposal"] != seen["proposal"]


def test_who_drops_a_change_drops_what_they_read_and_whose_it_was_is_told(article, client):
    propose(article)
    seen = read(article)["proposal"]
    propose(article, "Sage went on writing.")
    with pytest.raises(StaleVersion):
        drop_change(by=who("Basil"), article=fresh(article), proposal=seen)
    assert proposal_of(fresh(article)).body == "Sage went on writing."
    drop_change(by=who("Basil"), article=fresh(article), proposal=read(article)["proposal"])
    assert told_of("article_change_dropped") == ["Sage"] and told_of("article_change_proposed") == []
    client.force_login(who("Sage").member.user)
    assert "Basil dropped your change of “First frost”" in client.get("/notices/").content.decode()
    propose(article, "Mine.", by="Basil")
    drop_change(by=who("Basil"), article=fresh(article), proposal=read(article)["proposal"])
    deliver()
    assert (
        Notice.objects.get(kind="article_change_dropped").member.name == "Sage"
    )  # of what one drops oneself one knows


def test_that_the_article_was_corrected_meanwhile_is_said_where_one_writes_on_or_agrees(article, client):
    said = "The article was changed after this was proposed"
    propose(article)
    there = f"/blog/articles/{article.uid}/proposal/"
    for moment in ("before", "after"):
        for name, page in (("Fern", there), ("Sage", there), ("Sage", f"{there}edit/")):
            client.force_login(who(name).member.user)
            assert (said in client.get(page).content.decode()) == (moment == "after")
        say(article, article.body, by="Fern", lead="Corrected.")  # its versions show the text alone
    assert Caller.of(who("Sage").member, "*").get(f"core/articles/{article.uid}/proposal").json()["is_overtaken"]
    assert f"/blog/articles/{article.uid}/versions/" in client.get(there).content.decode()
    propose(article, "With what was corrected.")
    assert said not in client.get(there).content.decode()


def test_one_that_is_given_back_keeps_its_words_and_may_be_proposed_again(article):
    propose(article)
    with pytest.raises(NotAllowed):
        give_change_back(by=who("Basil"), article=fresh(article), proposal=read(article)["proposal"])
    seen = read(article)["proposal"]
    give_change_back(by=who("Fern"), article=fresh(article), proposal=seen)
    assert told_of("article_change_given_back") == ["Sage"] and told_of("article_change_proposed") == []
    assert proposal_of(fresh(article)).body == "It came on **Tuesday**."
    with pytest.raises(StaleVersion):
        agree_to_change(by=who("Fern"), article=fresh(article), proposal=seen)
    propose(article, "On Wednesday, then.")
    assert told_of("article_change_proposed") == ["Fern"]
    seen = read(article)["proposal"]
    drop_change(by=who("Basil"), article=fresh(article), proposal=seen)
    assert not ArticleProposal.objects.exists() and told_of("article_change_proposed") == []
    with pytest.raises(StaleVersion):
        drop_change(by=who("Basil"), article=fresh(article), proposal=seen)


def test_what_is_not_allowed_is_refused(article, blog):  # noqa: F811
    for by in ("Mint",):
        with pytest.raises(NotAllowed):
            propose(article, by=by)
    with pytest.raises(TextEmpty):
        propose(article, " ")
    with pytest.raises(AudienceRefused):
        propose(article, audience="everybody")
    with pytest.raises(NotOutYet):
        propose(begin(blog, "Leeks"))
    propose(article, audience="public")
    Group.objects.filter(pk=blog.group.pk).update(sight="secret")
    with pytest.raises(AudienceRefused):
        agree_to_change(by=who("Fern"), article=fresh(article), **read(article))
    assert fresh(article).body == article.body


def test_what_is_proposed_is_read_by_those_who_may_change_it_and_goes_with_the_article(article, client):
    propose(article, "A word for Fern alone.")
    page, there = "/blog/garden/first-frost/", f"/blog/articles/{article.uid}/proposal/"
    for name in ("Mint", None):
        client.logout()
        if name:
            client.force_login(Member.objects.get(name=name).user)
            said = client.get(page).content.decode()
            assert "It came on" in said and "proposes a change" not in said
        assert client.get(there).status_code in (302, 403)
    assert ArticlesTogether().export(who("Sage").member, who("Sage"))[-1]["proposed"] == "A word for Fern alone."
    withdraw_item(by=who("Sage"), item=fresh(article))
    Item.objects.filter(pk=article.pk).update(withdrawn_at=now().replace(year=2001))
    blank_withdrawn_items(by=system)
    assert not ArticleProposal.objects.exists()


def test_without_scripts_one_proposes_and_another_agrees(article, client):
    page, there = "/blog/garden/first-frost/", f"/blog/articles/{article.uid}/proposal/"
    client.force_login(Member.objects.get(name="Sage").user)
    assert "Nothing is proposed" in client.get(there).content.decode()
    form = client.get(f"/blog/articles/{article.uid}/edit/", follow=True).content.decode()
    assert "Propose a change" in form and 'name="cover"' not in form and 'name="authors"' not in form
    sent = {"title": "The frost", "body": "It came on *Tuesday*.", "audience": "community", "proposal": 0}
    assert client.post(f"{there}edit/", {**sent, "title": ""}).status_code == 422
    done = client.post(f"{there}edit/", {**sent, "version": article.version}, follow=True).content.decode()
    assert "It waits to be read." in done and "<ins>The frost</ins>" in done and 'value="agree"' not in done
    assert "It came on *Tuesday*." in client.get(f"{there}edit/").content.decode()
    versions = client.get(f"/blog/articles/{article.uid}/versions/").content.decode()
    assert "Let it say again" not in versions
    client.force_login(Member.objects.get(name="Fern").user)
    assert "Sage proposes a change." in client.get(page).content.decode()
    seen = read(article)
    for do in ("agree", "drop"):
        assert client.post(there, {"do": do, **seen, "proposal": seen["proposal"] + 1}).status_code == 409
    assert client.post(there, {"do": "drop"}).status_code == 409 and client.post(there, {"do": "x"}).status_code == 404
    shown = client.get(there).content.decode()
    assert 'value="agree"' in shown and f'name="version" value="{article.version}"' in shown
    agreed = client.post(there, {"do": "agree", **seen}, follow=True)
    assert "It says so from now on." in agreed.content.decode() and "<em>Tuesday</em>" in agreed.content.decode()


def test_a_program_does_the_same(article):
    sage, fern, mint = (Caller.of(Member.objects.get(name=name), "*") for name in ("Sage", "Fern", "Mint"))
    here = f"core/articles/{article.uid}"
    said = {"title": "The frost", "body": "It came on Tuesday.", "version": fern.get(here).json()["version"]}
    assert sage.send("put", here, said).json()["code"] == "change_not_read_yet"
    assert sage.get(f"{here}/proposal").status_code == 404
    made = sage.send("put", f"{here}/proposal", {**said, "proposal": 0}).json()
    assert (made["is_waiting"], made["is_overtaken"], made["proposed_by"]["name"]) == (True, False, "Sage")
    assert mint.get(f"{here}/proposal").status_code == 403
    answer = {"agreed": False, "proposal": made["version"], "version": said["version"]}
    assert sage.send("put", f"{here}/proposal/answer", answer).status_code == 403
    assert fern.send("put", f"{here}/proposal/answer", answer).json()["body"] == article.body
    again = sage.send("put", f"{here}/proposal", {**said, "proposal": made["version"]}).json()
    answer = {"agreed": True, "proposal": again["version"], "version": said["version"]}
    assert fern.send("put", f"{here}/proposal/answer", answer).json()["body"] == "It came on Tuesday."
    assert fern.send("put", f"{here}/proposal/answer", answer).status_code == 409
    last = sage.send("put", f"{here}/proposal", {"title": "x", "body": "y"}).json()["version"]
    assert sage.send("delete", f"{here}/proposal").status_code == 422
    assert sage.send("delete", f"{here}/proposal?proposal={again['version']}").status_code == 409
    assert sage.send("delete", f"{here}/proposal?proposal={last}").status_code == 204
    assert not ArticleProposal.objects.exists()


def test_a_notice_of_a_change_leads_to_it(article, client):
    propose(article)
    deliver()
    notice = Notice.objects.get(kind="article_change_proposed")
    client.force_login(Member.objects.get(name="Fern").user)
    said = client.get("/notices/").content.decode()
    assert "Sage proposes to change “First frost”" in said
    assert str(notice.item.uid) == str(article.uid)


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", ["proposes", "drops"])
def test_i6_while_one_agrees_another_proposes_or_drops_and_only_what_was_read_stands(circle, join, other):
    from wezer.core.acts.membership import bring_in
    from wezer.core.acts.rooms import open_room

    group = circle("Garden", founder=join("Fern"), sight="open")
    bring_in(by=system, group=group, member=join("Sage"))
    made = begin(open_room(by=who("Fern"), group=group, kind="blog"), by="Sage")
    publish_article(by=who("Sage"), article=made)
    change_setting(by=who("Fern"), key="room.blog.is_read_first", value=True, group=group)
    propose(made, "Read.")
    seen, gate, said = read(made), threading.Barrier(2), []

    def run(what):
        mine = fresh(made)
        gate.wait()
        try:
            what(mine)
            said.append("done")
        except StaleVersion:
            said.append("stale")
        connection.close()

    number = seen["proposal"]
    meanwhile = {
        "proposes": lambda mine: propose_change(
            by=who("Sage"), article=mine, title="x", body="Unread.", proposal=number
        ),
        "drops": lambda mine: drop_change(by=who("Sage"), article=mine, proposal=number),
    }
    tries = (lambda mine: agree_to_change(by=who("Fern"), article=mine, **seen), meanwhile[other])
    threads = [threading.Thread(target=run, args=(each,)) for each in tries]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(said) == ["done", "stale"] and fresh(made).body != "Unread."
