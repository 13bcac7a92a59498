"""The index is proved and written anew, step by step, beside whatever else happens (core.md S-1)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from wezer.core.acts.groups import change_group
from wezer.core.acts.items import blank_withdrawn_items, hide_item, withdraw_item
from wezer.core.acts.membership import bring_in, suspend_member
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import archive_room, bin_room, open_room
from wezer.core.acts.search_walk import begin_walk, walk_on
from wezer.core.forum.acts.questions import answer_question
from wezer.core.forum.acts.threads import ask_question
from wezer.core.lending.acts.things import offer_thing
from wezer.core.library.acts.documents import add_document
from wezer.core.models import IndexWalk, Item, MapPoint, Question, Room, SearchDoc
from wezer.core.pages.acts import make_page, show_page
from wezer.core.places.acts.places import suggest_place
from wezer.core.search.find import search
from wezer.core.search.proof import prove
from wezer.core.testing import at_once, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now

system = Viewer.system()
WORDS = ("compost", "tag:soil", "beans", "ladder", "minutes", "well", "welcome", "garden", "fern", "sage")


@pytest.fixture
def world(circle, join):
    """A circle with a post, a question and its answer, a thing, a document, a place and a page; Mint is outside it."""
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    group = circle("Garden", founder=fern)
    change_group(by=system, group=group, sight="open")
    bring_in(by=system, group=group, member=sage)
    kinds = {
        kind: open_room(by=system, group=group, kind=kind) for kind in ("forum", "things", "library", "map", "pages")
    }
    talk = Room.objects.select_related("group").get(group=group, kind="talk")
    publish_post(by=viewer(sage), room=talk, body="The compost is ripe. #soil")
    asked = ask_question(by=viewer(sage), room=kinds["forum"], title="Which seeds?", body="For spring. #soil")
    question = Question.objects.select_related("group", "room", "audience").get(pk=asked.pk)
    answer_question(by=viewer(fern), question=question, body="Beans.")
    offer_thing(by=viewer(sage), room=kinds["things"], title="Ladder", body="Long. #soil", audience="community")
    file = SimpleUploadedFile("minutes.txt", b"minutes of the meeting")
    add_document(by=viewer(sage), room=kinds["library"], file=file, title="Minutes")
    suggest_place(by=viewer(sage), room=kinds["map"], title="Well", latitude=44.9, longitude=5.2, audience="public")
    page = make_page(by=system, room=kinds["pages"], title="Welcome", body="Come in.\n\n[[events]]", audience="public", is_first=True)  # fmt: skip
    show_page(by=system, page=type(page).objects.select_related("group", "audience").get(pk=page.pk))
    return fern, sage, mint, group


def found(*people):
    """What each of them finds by each word."""
    return {
        (who.name if who else None, word): sorted(str(hit.title) for hit in search(viewer(who), word).hits)
        for who in people
        for word in WORDS
    }


def lose_everything():
    with connection.cursor() as db:
        if connection.vendor == "sqlite":
            db.execute("DELETE FROM core_searchtext")
    SearchDoc.objects.all().delete()
    MapPoint.objects.all().delete()


def entries():
    names = ("ref", "kind", "audience", "group", "author", "language", "title_tokens", "at", "is_listed", "is_over")
    return {row[0]: (*row[1:], tags) for *row, tags in _rows(names)}


def _rows(names):
    for *row, tags in SearchDoc.objects.values_list(*names, "tags"):
        yield *row, frozenset(tags.split())


def test_what_was_lost_is_found_again_by_the_same_people_and_nobody_else(world):
    fern, sage, mint, _group = world
    before, kept, points = found(fern, sage, mint, None), entries(), MapPoint.objects.count()
    assert before["Sage", "compost"] and not before["Mint", "compost"] and before["Sage", "tag:soil"]
    said = []
    assert prove(said.append) == 0 and said == []
    lose_everything()
    assert not any(found(sage).values())
    assert prove(said.append) == 3 and said[0].startswith("search: 6 items are published and have no entry")
    said.clear()
    assert prove(said.append, repair=True) == 0
    assert found(fern, sage, mint, None) == before and entries() == kept and MapPoint.objects.count() == points
    assert said[0].endswith("entries are written anew.") and said[-1].endswith("entries written anew.")
    assert prove(said.append, repair=True) == 0 and entries() == kept, "twice is once"


def test_lost_words_are_noticed_and_come_back(world):
    _fern, sage, _mint, _group = world
    before = found(sage)
    with connection.cursor() as db:
        db.execute("UPDATE core_searchdoc SET tokens = NULL" if connection.vendor == "postgresql" else "DELETE FROM core_searchtext")  # fmt: skip
    said = []
    assert prove(said.append) == 1 and said[0].endswith("entries have lost their words.")
    prove(said.append, repair=True)
    assert found(sage) == before


def test_what_may_not_be_found_stays_hidden_and_what_is_wrong_in_the_index_is_put_right(world):
    fern, sage, mint, group = world
    post, thing = Item.objects.get(kind="post"), Item.objects.get(kind="thing")
    hide_item(by=system, item=post, reason="a test")
    withdraw_item(by=viewer(sage), item=thing)
    suspend_member(by=system, member=mint, reason="A pause.")
    forum = Room.objects.select_related("group").get(group=group, kind="forum")
    archive_room(by=system, room=forum), bin_room(by=system, room=forum)
    before = found(fern, sage, mint, None)
    assert not before["Fern", "compost"] and not before["Fern", "ladder"] and not before["Fern", "beans"]
    everyone = Item.objects.get(kind="place").audience_id
    SearchDoc.objects.filter(item__kind__in=["post", "thing", "question"]).update(is_listed=True, audience=everyone)
    assert found(None)[None, "compost"], "as a fault would show it"
    said = []
    assert prove(said.append) == 2
    assert [each.split(" ", 2)[2] for each in said] == [
        "entries are for others than their items.", "entries are found though their items are not shown.",
    ]  # fmt: skip
    assert prove(said.append, repair=True) == 0 and found(fern, sage, mint, None) == before


def test_what_was_forgotten_does_not_come_back(world):
    _fern, sage, _mint, _group = world
    withdraw_item(by=viewer(sage), item=Item.objects.get(kind="thing"))
    blank_withdrawn_items(by=system, before=now())
    number = SearchDoc.objects.count()
    assert prove(lambda _words: None, repair=True) == 0 and SearchDoc.objects.count() == number
    assert not SearchDoc.objects.filter(item__kind="thing").exists()


def test_a_walk_that_was_stopped_goes_on_where_it_stood(world):
    kept = entries()
    walk = begin_walk(by=system)
    assert walk_on(by=system, walk=walk, limit=2) and walk_on(by=system, walk=walk, limit=2)
    stood = IndexWalk.objects.get()
    assert (stood.written, stood.ended_at) == (4, None)
    first = Item.objects.filter(pk__lte=stood.item, kind="post").get()
    SearchDoc.objects.filter(item=first.pk).update(tags=" untouched ")
    assert begin_walk(by=system) == stood
    said = []
    prove(said.append, repair=True)
    assert said[0].startswith("search: goes on after 4 of ")
    assert SearchDoc.objects.get(item=first.pk).tags == " untouched ", "what was written is not written twice"
    ended = IndexWalk.objects.get()
    assert ended.ended_at is not None and ended.written == len(kept) and not walk_on(by=system, walk=ended)
    assert begin_walk(by=system) != ended, "the next one begins anew"


def test_words_that_belong_to_no_entry_go(world):
    if connection.vendor == "postgresql":
        assert prove(lambda _words: None) == 0
        return
    with connection.cursor() as db:
        db.execute("INSERT INTO core_searchtext (rowid, tokens) VALUES (999999, 'ghost')")
    said = []
    assert prove(said.append) == 1 and "1 texts belong to no entry" in said[0]
    assert prove(said.append, repair=True) == 0


@pytest.mark.django_db(transaction=True)
def test_what_is_written_meanwhile_is_not_lost(circle, join):
    from wezer.core.acts.posts import edit_post
    from wezer.core.models import Post

    fern = join("Fern")
    group = circle("Garden", founder=fern)
    talk = Room.objects.select_related("group").get(group=group, kind="talk")
    posts = [publish_post(by=viewer(fern), room=talk, body=f"Old words {number}") for number in range(6)]

    def write():
        for post in posts:
            said = Post.objects.select_related("group", "audience", "room").get(pk=post.pk)
            edit_post(by=viewer(fern), post=said, body=f"Fresh words {said.pk}")

    assert at_once(write, lambda: prove(lambda _words: None, repair=True)) == ["done", "done"]
    assert len(search(viewer(fern), "fresh").hits) == 6 and not search(viewer(fern), "old").hits
