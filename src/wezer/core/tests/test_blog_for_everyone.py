"""Who begins articles and documents, and who lets an article go out for everyone, also outside (core.md 6.1)."""

from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from wezer.api.testing import Caller
from wezer.core import migrations
from wezer.core.acts.groups import change_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.blog.acts.articles import change_article
from wezer.core.blog.acts.proposals import agree_to_change, propose_change
from wezer.core.blog.acts.states import archive_article, bring_article_back, propose_article, publish_article
from wezer.core.blog.refusals import ChangeNotReadYet, LetOutByOthers
from wezer.core.crossing.refusals import NotFullyIn
from wezer.core.library.acts.documents import add_document
from wezer.core.models import Article, Document, Member, Role
from wezer.core.testing import viewer
from wezer.core.tests.test_blog import ALL, begin, fresh, make_editor, out, readers, system, who
from wezer.kernel.clock import now
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed

INSIDE = ["Fern", "Sage", "Basil", "Mint"]


@pytest.fixture
def blog(circle, join):
    """The open garden that Fern tends; Sage and Basil work in it and hold no role, Mint does not belong to it."""
    group = circle("Garden", founder=join("Fern"), sight="open")
    for name in ("Sage", "Basil"):
        bring_in(by=system, group=group, member=join(name))
    join("Mint")
    return open_room(by=who("Fern"), group=group, kind="blog")


@pytest.mark.parametrize("state", ["newcomer", "observer"])
def test_a_newcomer_and_an_observer_begin_no_article_and_bring_no_document(blog, client, state):
    library = open_room(by=who("Fern"), group=blog.group, kind="library")
    theirs = add_document(by=who("Sage"), room=library, file=SimpleUploadedFile("a.txt", b"Leeks."), audience="group")
    bring_in(by=system, group=blog.group, member=Member.objects.get(name="Mint"), state=state)
    paper = SimpleUploadedFile("b.txt", b"Kale.")
    for refused in (lambda: begin(blog, by="Mint"), lambda: add_document(by=who("Mint"), room=library, file=paper)):
        with pytest.raises(NotFullyIn, match="not for newcomers yet"):
            refused()
    assert not can(who("Mint"), "core.write_document", theirs) and not can(who("Mint"), "core.create_event", blog.group)
    program = Caller.of(Member.objects.get(name="Mint"), "*")
    given = {"title": "Leeks", "body": "They stand."}
    for room in (blog, library):
        kind = {"blog": "articles", "library": "documents"}[room.kind]
        assert program.post(f"core/rooms/{room.uid}/{kind}", given, key=room.kind).status_code in (403, 422)
    assert program.post(f"core/rooms/{blog.uid}/articles", given, key="k").json()["code"] == "not_fully_in"
    client.force_login(Member.objects.get(name="Mint").user)
    assert "Write an article" not in client.get("/g/garden/blog/").content.decode()
    assert client.get("/g/garden/blog/compose/").status_code == 403
    assert not Article.objects.exists() and Document.objects.get() == theirs


def test_who_belongs_by_a_group_inside_begins_none_even_where_they_write(blog, circle):
    change_group(by=system, group=blog.group, derived_may_write=True)
    beds = circle("Beds", founder=Member.objects.get(name="Fern"), parent=blog.group)
    bring_in(by=system, group=beds, member=Member.objects.get(name="Mint"))
    assert can(who("Mint"), "core.write_in_group", blog.group)
    with pytest.raises(NotFullyIn):
        begin(blog, by="Mint")


def test_who_writes_publishes_to_members_and_for_everyone_by_a_role_alone(blog):
    told = out(blog)
    assert (told.audience.kind, readers(told)) == ("community", (INSIDE, INSIDE))
    wide = begin(blog, "Leeks", audience="public")
    for later in (None, now() + timedelta(hours=1)):
        with pytest.raises(LetOutByOthers, match="is let out by Fern"):
            publish_article(by=who("Sage"), article=fresh(wide), at=later)
    with pytest.raises(NotAllowed) as refused:
        publish_article(by=who("Basil"), article=fresh(wide))
    assert not isinstance(refused.value, LetOutByOthers) and fresh(wide).state == "draft"
    propose_article(by=who("Sage"), article=fresh(wide))
    publish_article(by=who("Fern"), article=fresh(wide))
    assert readers(wide) == (ALL, ALL)
    make_editor(blog.group, "Basil")
    assert readers(out(blog, "Kale", by="Basil")) == (ALL, ALL), "an editor's go to everyone, unless they say otherwise"


def test_what_everyone_reads_is_not_said_otherwise_by_who_may_not_tell_them(blog):
    inside, wide = out(blog), begin(blog, "Leeks", audience="public")
    publish_article(by=who("Fern"), article=fresh(propose_article(by=who("Sage"), article=wide)))
    for article, audience in ((wide, ""), (inside, "public")):
        with pytest.raises(ChangeNotReadYet):
            change_article(by=who("Sage"), article=fresh(article), title="x", body="Unread.", audience=audience)
    archive_article(by=who("Sage"), article=fresh(wide))
    with pytest.raises(LetOutByOthers):
        bring_article_back(by=who("Sage"), article=fresh(wide))
    made = propose_change(by=who("Sage"), article=fresh(inside), title="Frost", body="For all.", audience="public")
    agree_to_change(by=who("Fern"), article=fresh(inside), proposal=made.version)
    assert (fresh(inside).body, readers(inside)) == ("For all.", (ALL, ALL))
    change_article(by=who("Sage"), article=fresh(inside), title="Frost", body="For us.", audience="group")
    assert fresh(inside).body == "For us.", "to fewer one says what one likes"


def test_what_waits_for_its_hour_goes_to_everyone_only_by_who_may_tell_them(blog):
    article = begin(blog)
    publish_article(by=who("Sage"), article=article, at=now() + timedelta(hours=1))
    change_article(by=who("Sage"), article=fresh(article), title="Frost", body="x", audience="public")
    assert (fresh(article).state, fresh(article).goes_out_at) == ("review", None)


def test_the_page_says_who_lets_it_go_out_for_everyone(blog, client):
    client.force_login(Member.objects.get(name="Sage").user)
    form = client.get("/g/garden/blog/compose/").content.decode()
    assert '<option value="community" selected>' in form and "articles are let out here by Fern" in form
    given = {"title": "Leeks", "body": "They stand.", "audience": "public", "language": "en", "key": "k"}
    page = client.post("/g/garden/blog/compose/", given, follow=True).content.decode()
    assert "Such articles are let out here by Fern" in page
    assert 'value="published"' not in page and 'value="later"' not in page and 'value="review"' in page
    state = f"/blog/articles/{Article.objects.get().uid}/state/"
    assert client.post(state, {"to": "published"}).status_code == 403
    assert "It waits to be read." in client.post(state, {"to": "review"}, follow=True).content.decode()
    told = out(blog)
    assert "Propose a change" in client.get(f"/blog/articles/{told.uid}/edit/").content.decode()
    client.force_login(Member.objects.get(name="Fern").user)
    assert '<option value="public" selected>' in client.get("/g/garden/blog/compose/").content.decode()
    assert "It is out." in client.post(state, {"to": "published"}, follow=True).content.decode()


def test_a_program_is_told_the_same(blog):
    sage, fern = (Caller.of(Member.objects.get(name=name), "*") for name in ("Sage", "Fern"))
    given = {"title": "Leeks", "body": "They stand."}
    assert sage.post(f"core/rooms/{blog.uid}/articles", given, key="a").json()["audience"] == "community"
    made = sage.post(f"core/rooms/{blog.uid}/articles", {**given, "audience": "public"}, key="b").json()
    here = f"core/articles/{made['uid']}/state"
    refused = sage.send("put", here, {"to": "published"})
    assert (refused.status_code, refused.json()["code"]) == (403, "let_out_by_others")
    assert sage.send("put", here, {"to": "review"}).status_code == 200
    assert fern.send("put", here, {"to": "published"}).json()["state"] == "published"


def test_those_who_tend_hold_the_right_after_the_update_and_a_group_with_a_blog_has_an_editor(blog, circle):
    circle("Oven", founder=Member.objects.get(name="Mint"))
    Role.objects.filter(key="editor").delete()
    for role in Role.objects.all():
        role.rights = [name for name in role.rights if name != "core.publish_article"]
        role.save()
    assert not can(who("Fern"), "core.publish_article", begin(blog, by="Fern", audience="public"))
    [name] = Path(migrations.__path__[0]).glob("*_who_publishes_for_everyone.py")
    for _twice in range(2):
        import_module(f"wezer.core.migrations.{name.stem}").give_the_right(apps, None)
    assert can(viewer(Member.objects.get(name="Fern")), "core.publish_article", fresh(Article.objects.get()))
    held = {(role.group.name, role.key) for role in Role.objects.all() if "core.publish_article" in role.rights}
    assert {each for each in held if each[1] != "gardener"} == {
        ("Garden", "steward"), ("Garden", "editor"), ("Oven", "steward"),
    }  # fmt: skip
