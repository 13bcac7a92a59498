"""What a closed kind of rooms held, deleted for good: only after a copy, by its name, piece by piece, and nothing else."""

from datetime import timedelta
from functools import partial

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment
from wezer.core.acts.items import blank_withdrawn_items, withdraw_item
from wezer.core.acts.posts import publish_post
from wezer.core.acts.retention import hold_back
from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting, inherit_setting
from wezer.core.clearing import acts, copies
from wezer.core.clearing.acts import order_clearing
from wezer.core.clearing.jobs import clear_rooms
from wezer.core.clearing.reading import left_in, what_lies_in
from wezer.core.forum.acts.answers import edit_answer
from wezer.core.forum.acts.questions import answer_question
from wezer.core.forum.acts.threads import ask_question, open_topic
from wezer.core.kinds import room_kinds
from wezer.core.models import (
    Comment,
    Item,
    ItemAnswer,
    Member,
    Notice,
    Post,
    Question,
    Revision,
    Role,
    Room,
    RoomClearing,
    SearchDoc,
    Setting,
    Topic,
)
from wezer.core.testing import at_once, deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed, Refusal

system = Viewer.system()
PAGE = "/garden/modules/forum/deletion/"


@pytest.fixture
def forum(gardener, join, community):
    room, sage = open_room(by=system, group=community, kind="forum"), join("Sage")
    topics = [open_topic(by=viewer(sage), room=room, title=f"Pumpkin {each}", body="Soup.") for each in range(3)]
    asked = ask_question(by=viewer(sage), room=room, title="Which pumpkin?", body="For soup.")
    question = Question.objects.select_related("group", "room", "audience").get(pk=asked.pk)
    answer_question(by=viewer(gardener), question=question, body="The red one.")
    topic = Topic.objects.select_related("group", "room", "audience").get(pk=topics[0].pk)
    add_comment(by=viewer(gardener), item=topic, body="Yes.")
    talk = Room.objects.select_related("group").get(group=community, kind="talk")
    publish_post(by=viewer(sage), room=talk, body="Soup for all.")
    return topics


def close(*kinds):
    change_setting(by=system, key="rooms.closed", value=list(kinds))


def refused(by, **more):
    with pytest.raises(Refusal) as no:
        order_clearing(by=by, **{"kind": "forum", "name": "Forum", **more})
    return no.value.code


def test_what_a_closed_forum_held_is_deleted_by_an_explicit_act_alone(forum, gardener, join, client, monkeypatch):
    oak, copied = viewer(gardener), [now() - timedelta(hours=1)]
    monkeypatch.setattr(copies, "_tellers", [lambda: copied[0]])
    monkeypatch.setattr(acts, "PIECE", 2)
    grant_role(by=system, role=Role.objects.get(group__parent=None, key="gardener"), member=join("Elm"))
    before = Item.objects.count()
    assert [kind.kind for kind in room_kinds if kind.may_be_cleared] == ["blog", "forum", "help"]
    assert (refused(oak), refused(oak, kind="market"), refused(oak, kind="talk")) == (
        "still_open", "not_to_be_cleared", "not_to_be_cleared",
    )  # fmt: skip
    client.force_login(gardener.user)
    assert "Close this kind" in client.get(PAGE).content.decode()
    assert client.get("/garden/modules/market/deletion/").status_code == 404
    close("forum")
    with pytest.raises(NotAllowed):
        order_clearing(by=viewer(join("Fern")), kind="forum", name="Forum")
    assert (refused(oak, name="Talk"), refused(oak)) == (
        "not_its_name",
        "copy_missing",
    )  # the copy is of before the closing
    page = client.get(PAGE).content.decode()
    assert "wezer backup" in page and "<form" not in page.partition("<h3")[2].partition("Back to the modules")[0]
    with clock.at(now() + timedelta(hours=30)):
        copied[0] = now() - timedelta(hours=26)
        assert refused(oak) == "copy_missing"  # nor an old one
    copied[0] = now() + timedelta(seconds=1)
    held = hold_back(by=oak, uid=forum[1].uid, reason="Court")
    said = Caller.of(gardener, "*").get("core/modules/rooms/forum/deletion").json()
    assert {key: said[key] for key in ("items", "comments", "answers", "has_copy", "state")} == {
        "items": 3, "comments": 1, "answers": 1, "has_copy": True, "state": "",
    }  # fmt: skip
    assert not RoomClearing.objects.exists() and held.pk
    assert "/account/reauthenticate/" in client.post(PAGE, {"name": "Forums"})["Location"]
    client.post("/account/reauthenticate/", {"password": "a fine long pass"})
    assert client.post(PAGE, {"name": "Forums"}).status_code == 422
    assert client.post(PAGE, {"name": "forum"}).status_code == 303
    assert refused(oak) == "cleared_already"

    acts.clear_a_piece(by=system, clearing=RoomClearing.objects.get())
    assert "2 of 3" in client.get(PAGE).content.decode()
    clear_rooms(), clear_rooms()
    deliver()
    ended = RoomClearing.objects.get()
    assert (ended.state, ended.cleared, refused(oak)) == ("done", 3, "nothing_there")
    assert set(Comment.objects.values_list("body", flat=True)) | set(
        ItemAnswer.objects.values_list("body", flat=True)
    ) == {""}
    assert Item.objects.count() == before and Post.objects.get().body == "Soup for all."
    assert list(Topic.objects.exclude(body="").values_list("title", flat=True)) == ["Pumpkin 1"]
    assert SearchDoc.objects.filter(item__kind__in=("topic", "question")).count() == 1
    names = ("core.rooms_to_be_cleared", "core.rooms_cleared")
    assert list(Fact.objects.filter(name__in=names, audit=True).order_by("id").values_list("name", flat=True)) == [
        *names
    ]
    told = Notice.objects.filter(kind__startswith="rooms_").order_by("kind", "member__name")
    assert list(told.values_list("kind", "member__name")) == [
        ("rooms_cleared", "Elm"), ("rooms_cleared", "Oak"), ("rooms_to_be_cleared", "Elm"),
    ]  # fmt: skip
    close()
    assert "Pumpkin 1" in client.get("/g/community/forum/").content.decode()
    open_topic(
        by=viewer(gardener), room=Room.objects.select_related("group").get(kind="forum"), title="New", body="Again."
    )


def test_opening_the_kind_again_stops_it(forum, gardener, monkeypatch):
    monkeypatch.setattr(copies, "_tellers", [lambda: now() + timedelta(seconds=1)])
    close("forum")
    order_clearing(by=viewer(gardener), kind="forum", name="Forum")
    close()
    assert RoomClearing.objects.get().state == "stopped", "at once: the worker may look when it is closed again"
    close("forum")
    clear_rooms()
    assert Topic.objects.exclude(body="").count() == 3

    order_clearing(by=viewer(gardener), kind="forum", name="Forum")
    close("forum", "blog")
    assert RoomClearing.objects.filter(state="ordered").exists(), "another kind stops nothing"
    Setting.objects.filter(key="rooms.closed").update(value=[])  # by another process: this one remembers the old value
    clear_rooms()
    assert (RoomClearing.objects.filter(state="stopped").count(), Topic.objects.exclude(body="").count()) == (2, 3)
    assert refused(viewer(gardener)) == "still_open"
    close("forum")
    order_clearing(by=viewer(gardener), kind="forum", name="Forum")
    inherit_setting(by=system, key="rooms.closed")
    assert RoomClearing.objects.filter(state="stopped").count() == 3


def test_what_others_wrote_below_what_was_blanked_before_goes_as_well(forum, gardener, client, monkeypatch):
    monkeypatch.setattr(copies, "_tellers", [lambda: now() + timedelta(seconds=1)])
    asked = Question.objects.get()
    edit_answer(by=viewer(gardener), answer=ItemAnswer.objects.get(), body="The red one, then.")
    for item in (forum[0], asked):
        withdraw_item(by=viewer(Member.objects.get(name="Sage")), item=item)
    assert blank_withdrawn_items(by=system, before=now()) == 2
    close("forum")
    client.force_login(gardener.user)
    holding = what_lies_in("forum")
    assert (holding.items, holding.comments, holding.answers) == (4, 1, 1)
    order_clearing(by=viewer(gardener), kind="forum", name="Forum")
    clear_rooms()
    bodies = [*Comment.objects.values_list("body", flat=True), *ItemAnswer.objects.values_list("body", flat=True)]
    assert bodies == ["", ""] and not Revision.objects.exclude(body="").exists()
    assert RoomClearing.objects.get().state == "done" and left_in("forum").count() == 0


def test_a_kind_that_knows_nothing_of_answers_is_cleared_to_the_end(gardener, join, community, monkeypatch):
    monkeypatch.setattr(copies, "_tellers", [lambda: now() + timedelta(seconds=1)])
    monkeypatch.setattr(room_kinds["talk"], "may_be_cleared", True)  # as a kind of a package may say
    talk, fern = Room.objects.select_related("group").get(group=community, kind="talk"), join("Fern")
    post = publish_post(by=viewer(fern), room=talk, body="Soup?")
    ItemAnswer.objects.create(item=post, author=fern, body="With bread.", body_html="<p>With bread.</p>")
    close("talk")
    order_clearing(by=viewer(gardener), kind="talk", name=str(room_kinds["talk"].name))
    clear_rooms()
    answer = ItemAnswer.objects.get()
    assert (answer.body, answer.body_html, RoomClearing.objects.get().state) == ("", "", "done")


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_of_two_who_order_it_at_the_same_instant_one_is_told_so(forum, gardener, monkeypatch):
    monkeypatch.setattr(copies, "_tellers", [lambda: now() + timedelta(seconds=1)])
    close("forum")
    one = partial(order_clearing, by=viewer(gardener), kind="forum", name="Forum")
    assert at_once(one, one) == ["cleared_already", "done"]
