"""Polls in posts (core.md 9): asked with a post, chosen in until the end, open or anonymous; nothing is decided by one."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from wezer.api.testing import Caller
from wezer.core import migrations
from wezer.core.acts.items import blank_withdrawn_items, withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import plan_poll, publish_draft, publish_post
from wezer.core.crossing.acts.newcomers import set_observer
from wezer.core.duties import data_of
from wezer.core.models import Belonging, Group, Item, Poll, PollAnswer, PollVote, Post, Room
from wezer.core.own_data.polls import Polls
from wezer.core.polls.acts.asking import Plan
from wezer.core.polls.acts.voting import count_ended_polls, end_poll, vote
from wezer.core.polls.reading import people_of, poll_of
from wezer.core.polls.refusals import (
    AnswersMissing,
    AnswerTwice,
    AnswerUnknown,
    EndBeforeBeginning,
    EndOutOfReach,
    NoVoteYet,
    OneAnswerOnly,
    PollIsOver,
    PollStands,
    QuestionMissing,
)
from wezer.core.search.find import search
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import append_only, clock
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, NotFound

system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
TOMORROW = NOON + timedelta(days=1)


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(NOON):
        yield


@pytest.fixture
def garden(circle, join):
    """Fern tends the garden, Sage and Basil work in it, Mint belongs to the community only."""
    fern, sage, basil, mint = (join(name) for name in ("Fern", "Sage", "Basil", "Mint"))
    group = circle("Garden", founder=fern)
    for member in (sage, basil):
        bring_in(by=system, group=group, member=member)
    return fern, sage, basil, mint, Room.objects.select_related("group").get(group=group, kind="talk")


def plan(**more):
    return Plan(**{"question": "Which soup?", "answers": ("Leek", "Pumpkin", "Nettle"), "ends_at": TOMORROW, **more})


def asked(garden, *, draft=False, **more):
    fern, *_others, room = garden
    return publish_post(by=viewer(fern), room=room, body="We cook on Friday.", poll=plan(**more), draft=draft)


def uids(post):
    return [
        str(uid)
        for uid in PollAnswer.objects.filter(poll__post=post).order_by("position").values_list("uid", flat=True)
    ]


def choose(who, post, *places):
    known = uids(post)
    vote(by=viewer(who), post=Post.objects.get(pk=post.pk), answers=[known[place] for place in places])


def stands(post, who=None):
    shown = poll_of(Post.objects.get(pk=post.pk), viewer(who))
    return shown.voters, [(each.number, each.is_mine) for each in shown.choices]


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


def program(member):
    return Caller.of(member, "*")


def test_one_chooses_and_chooses_otherwise_until_the_end(garden, django_assert_num_queries):
    fern, sage, basil, mint, _room = garden
    post = asked(garden)
    choose(sage, post, 0)
    choose(basil, post, 0)
    choose(sage, post, 2)
    assert stands(post, sage) == (2, [(1, False), (0, False), (1, True)])
    one, reader = Post.objects.select_related("group", "room").get(pk=post.pk), viewer(sage)
    assert one.audience_id in reader.audience_ids  # known to every page
    with django_assert_num_queries(1):
        shown = poll_of(one, reader)
    assert [each.percent for each in shown.choices] == [50, 0, 50] and shown.may_vote and shown.names
    assert people_of(shown) == [(basil, [True, False, False]), (sage, [False, False, True])]
    with django_assert_num_queries(0):
        assert poll_of(Post(card={}), reader) is None
    choose(sage, post)
    assert stands(post, sage) == (1, [(1, False), (0, False), (0, False)])

    before = facts_told()
    with pytest.raises(OneAnswerOnly):
        choose(sage, post, 0, 1)
    with pytest.raises(AnswerUnknown):
        vote(by=viewer(sage), post=post, answers=uids(asked(garden)))
    with pytest.raises(NotFound):
        choose(mint, post, 0)
    with pytest.raises(NotAllowed):
        end_poll(by=viewer(sage), post=post)
    with clock.at(TOMORROW), pytest.raises(PollIsOver):
        choose(sage, post, 0)
    assert stands(post)[0] == 1 and facts_told() == before + 1, "of all this only the other post was published"
    end_poll(by=viewer(fern), post=post)
    with pytest.raises(PollIsOver):
        choose(sage, post, 0)


def test_of_several_answers_each_counts_and_a_share_is_of_those_who_voted(garden):
    _fern, sage, basil, _mint, _room = garden
    post = asked(garden, is_several=True)
    choose(sage, post, 0, 1)
    choose(basil, post, 1)
    assert stands(post, sage) == (2, [(1, True), (2, True), (0, False)])
    assert [each.percent for each in poll_of(post, viewer(sage)).choices] == [50, 100, 0]


def test_of_an_anonymous_poll_nobody_reads_who_chose_what_and_only_the_numbers_stay(garden):
    fern, sage, basil, _mint, _room = garden
    post = asked(garden, is_anonymous=True, is_several=True)
    choose(sage, post, 0, 1)
    choose(basil, post, 1)
    shown = poll_of(post, viewer(fern))
    assert not shown.names and people_of(shown) == [] and not shown.shows_numbers
    page = signed_in(fern).get(f"/g/garden/posts/{post.uid}/").content.decode()
    assert "voted." in page and "2 have voted." not in page and "poll-numbers" not in page
    assert signed_in(fern).get(f"/g/garden/posts/{post.uid}/poll/").status_code == 404
    told = program(fern).get(f"core/posts/{post.uid}/poll").json()
    assert (told["voters"], told["people"]) == (None, []) and {each["votes"] for each in told["answers"]} == {None}
    told_of = Fact.objects.filter(name="core.poll_voted")
    assert set(told_of.values_list("actor", "acting_for", "payload__member")) == {(None, None, None)}
    assert count_ended_polls(by=system) == 0

    with clock.at(TOMORROW):
        assert stands(post, sage) == (2, [(1, True), (2, True), (0, False)])
        assert (count_ended_polls(by=system), count_ended_polls(by=system)) == (1, 0)
        assert stands(post, sage) == (2, [(1, False), (2, False), (0, False)])
        assert not PollVote.objects.exists() and poll_of(post, viewer(fern)).shows_voters
        page = signed_in(fern).get(f"/g/garden/posts/{post.uid}/").content.decode()
        assert "2 have voted. Of fewer than three" in page and "poll-numbers" not in page


def test_of_an_anonymous_poll_that_its_author_ends_the_numbers_of_three_are_shown_of_two_not(garden):
    fern, sage, basil, _mint, _room = garden
    few, enough = (asked(garden, is_anonymous=True) for _ in range(2))
    for who in (sage, basil):
        choose(who, few, 0)
        choose(who, enough, 0)
    choose(fern, enough, 1)
    for post, votes in ((few, {None}), (enough, {2, 1, 0})):
        end_poll(by=viewer(fern), post=post)
        told = program(sage).get(f"core/posts/{post.uid}/poll").json()
        assert {each["votes"] for each in told["answers"]} == votes and told["voters"] == (2 if post is few else 3)


def test_nobody_votes_on_a_pause_in_a_closed_room_or_where_they_may_not_write(garden, monkeypatch):
    _fern, sage, _basil, _mint, room = garden
    post = asked(garden)
    for table, number, closed in ((Room, room.pk, "archived"), (Group, room.group_id, "archived")):
        before = table.objects.get(pk=number).state
        table.objects.filter(pk=number).update(state=closed)
        assert not poll_of(Post.objects.get(pk=post.pk), viewer(sage)).may_vote
        with pytest.raises(NotAllowed):
            choose(sage, post, 0)
        table.objects.filter(pk=number).update(state=before)
    for kept_back in ("only_reads", "is_denied"):
        with monkeypatch.context() as patch:
            patch.setattr(Viewer, kept_back, lambda self, *_: True)
            assert not poll_of(Post.objects.get(pk=post.pk), viewer(sage)).may_vote, kept_back
    choose(sage, post, 0)


def test_of_many_who_voted_the_first_are_named_and_the_rest_counted(
    garden, monkeypatch, django_assert_num_queries, django_assert_max_num_queries
):
    fern, sage, basil, _mint, _room = garden
    post = asked(garden)
    for place, who in enumerate((sage, fern, basil)):
        choose(who, post, place)
    monkeypatch.setattr("wezer.core.polls.reading.MOST_NAMED", 2)
    shown = poll_of(post, viewer(sage))
    with django_assert_num_queries(2):
        people = people_of(shown)
    assert people == [(basil, [False, False, True]), (fern, [False, True, False])]
    client, page = signed_in(sage), f"/g/garden/posts/{post.uid}/poll/"
    client.get(page)
    with django_assert_max_num_queries(7):
        html = client.get(page).content.decode()
    assert "and 1 more" in html


def test_what_is_asked_may_change_in_a_draft_and_stands_afterwards(garden):
    fern, sage, _basil, _mint, room = garden
    draft = asked(garden, draft=True)
    with pytest.raises(NotFound):
        choose(sage, draft, 0)
    plan_poll(by=viewer(fern), post=draft, poll=plan(question="Which bread?", answers=["Rye", "Spelt"]))
    with clock.at(TOMORROW), pytest.raises(EndBeforeBeginning):
        publish_draft(by=viewer(fern), post=draft)
    publish_draft(by=viewer(fern), post=draft)
    assert [hit.item.pk for hit in search(viewer(sage), "bread").hits] == [draft.pk]
    assert PollAnswer.objects.count() == 2 and Item.objects.get(pk=draft.pk).card["poll"] == "Which bread?"
    before = facts_told()
    with pytest.raises(PollStands):
        plan_poll(by=viewer(fern), post=draft, poll=None)
    for refusal, more in (
        (QuestionMissing, {"question": " "}),
        (AnswersMissing, {"answers": ("Leek", " ")}),
        (AnswersMissing, {"answers": tuple(map(str, range(21)))}),
        (AnswerTwice, {"answers": ("Leek", "leek")}),
        (EndOutOfReach, {"ends_at": NOON}),
        (EndOutOfReach, {"ends_at": NOON + timedelta(days=400)}),
    ):
        with pytest.raises(refusal):
            publish_post(by=viewer(fern), room=room, body="Once more.", poll=plan(**more))
    assert facts_told() == before and Post.objects.count() == 1


def test_by_pages_one_asks_votes_and_ends(garden):
    fern, sage, _basil, mint, _room = garden
    browser = signed_in(fern)
    write = "/g/garden/talk/write/"
    sent = {"body": "We cook.", "audience": "group", "question": "Which soup?", "answers": "Leek", "key": "1"}
    refused = browser.post(write, sent)
    assert refused.status_code == 422 and "each on a line of its own" in refused.content.decode()
    assert browser.post(write, {**sent, "answers": "Leek\n\nNettle", "ends_on": "2026-11-27"}).status_code == 303
    poll = Poll.objects.select_related("post").get()
    assert poll.ends_at.date() == datetime(2026, 11, 27).date() and not poll.is_anonymous
    page, leek = f"/g/garden/posts/{poll.post.uid}/", uids(poll.post)[0]
    reader = signed_in(sage)
    assert "Poll: Which soup?" in reader.get("/g/garden/talk/").content.decode()
    assert reader.post(f"{page}poll/votes/", {"answer": leek}).status_code == 303
    shown = reader.get(page).content.decode()
    assert "1 has voted." in shown and "100 %" in shown and "Take my vote back" in shown
    assert "Sage" in browser.get(f"{page}poll/").content.decode()
    assert signed_in(mint).get(f"{page}poll/").status_code == 404
    assert browser.post(f"{page}poll/end/").status_code == 303
    assert reader.post(f"{page}poll/votes/", {"answer": leek}).status_code == 409
    assert browser.get(f"{page}poll/edit/").status_code == 404

    browser.post(write, {"body": "Later.", "audience": "group", "as": "draft", "key": "2"})
    draft = Post.objects.get(published_at=None)
    edit = f"/g/garden/posts/{draft.uid}/poll/edit/"
    assert browser.post(edit, {"question": "When?", "answers": "Soon\nLater"}).status_code == 303
    assert "Soon\nLater" in browser.get(edit).content.decode()
    browser.post(edit, {"question": "", "answers": ""})
    assert not Poll.objects.filter(post=draft).exists() and "poll" not in Item.objects.get(pk=draft.pk).card


@pytest.mark.parametrize("state", ["newcomer", "observer"])
def test_newcomers_and_observers_of_its_group_read_a_poll_and_have_no_vote(garden, state):
    _fern, sage, _basil, mint, room = garden
    post = asked(garden)
    choose(sage, post, 0)
    bring_in(by=system, group=room.group, member=mint, state=state)
    with pytest.raises(NoVoteYet):
        choose(mint, post, 0)
    page = signed_in(mint).get(f"/g/garden/posts/{post.uid}/").content.decode()
    assert (
        "poll-numbers" in page and 'name="answer"' not in page and "You read and speak here, and have no vote" in page
    )
    told = program(mint).get(f"core/posts/{post.uid}/poll").json()
    assert (told["may_vote"], told["no_vote"][:18]) == (False, "You read and speak")
    refused = program(mint).send("put", f"core/posts/{post.uid}/poll/votes", {"answers": uids(post)[:1]})
    assert (refused.status_code, refused.json()["code"]) == (403, "no_vote_yet")
    assert stands(post, mint) == (1, [(1, False), (0, False), (0, False)])
    Belonging.objects.filter(group=room.group, member=mint).update(state="member")
    choose(mint, post, 0)
    assert stands(post, mint)[0] == 2 and not poll_of(post, viewer(mint)).no_vote


def test_who_observes_the_community_votes_in_no_poll_of_it(garden, community):
    mint, room = garden[3], garden[4]
    Group.objects.filter(pk=room.group_id).update(sight="open")
    post = publish_post(
        by=viewer(garden[0]),
        room=Room.objects.select_related("group").get(pk=room.pk),
        body="We cook.",
        audience="community",
        poll=plan(),
    )
    choose(mint, post, 0)
    set_observer(by=system, belonging=Belonging.objects.get(member=mint, group=community), observes=True)
    with pytest.raises(NoVoteYet):
        choose(mint, post, 1)


def test_programs_ask_vote_and_end(garden):
    fern, sage, _basil, _mint, room = garden
    ask = {"question": "Which soup?", "answers": ["Leek", "Nettle"], "ends_at": "2026-11-27T12:00:00Z"}
    made = (
        program(fern)
        .post(f"core/rooms/{room.uid}/posts", {"body": "We cook.", "draft": True, "poll": ask}, key="p1")
        .json()
    )
    where = f"core/posts/{made['uid']}"
    assert made["poll"] == "Which soup?"
    assert program(sage).get(f"{where}/poll").status_code == 404
    assert program(fern).send("delete", f"{where}/poll").status_code == 204
    assert program(fern).get(f"{where}/poll").status_code == 404
    late = program(fern).send("put", f"{where}/poll", {**ask, "ends_at": "2026-11-25T12:00:00Z"})
    assert (late.status_code, late.json()["field"]) == (422, "ends_at")
    assert program(fern).send("put", f"{where}/poll", {**ask, "is_several": True}).json()["is_several"] is True
    program(fern).post(f"{where}/publication")
    chosen = [each["uid"] for each in program(sage).get(f"{where}/poll").json()["answers"]]
    told = program(sage).send("put", f"{where}/poll/votes", {"answers": chosen}).json()
    assert [(each["votes"], each["is_mine"]) for each in told["answers"]] == [(1, True), (1, True)]
    assert told["people"] == [{"member": told["people"][0]["member"], "answers": chosen}]
    assert program(fern).post(f"{where}/poll/end").json()["is_over"] is True
    assert program(sage).send("put", f"{where}/poll/votes", {"answers": []}).status_code == 409


def test_votes_are_in_the_archive_of_who_gave_them_and_go_with_them_and_polls_with_their_post(garden):
    fern, sage, basil, _mint, _room = garden
    post = asked(garden)
    choose(sage, post, 0)
    choose(basil, post, 0)
    mine = data_of(sage, viewer(sage))["polls"]
    assert mine["asked"] == [] and [each["answer"] for each in mine["chosen"]] == ["Leek"]
    assert data_of(fern, viewer(fern))["polls"]["asked"][0]["answers"] == ["Leek", "Pumpkin", "Nettle"]
    assert Polls.forgets == ("core.PollVote.member",)
    withdraw_item(by=viewer(fern), item=Item.objects.select_related("room", "group", "audience").get(pk=post.pk))
    with clock.at(NOON + timedelta(days=31)):
        blank_withdrawn_items(by=system)
    assert not Poll.objects.exists() and not PollVote.objects.exists()


def test_facts_of_before_name_nobody_who_voted_without_a_name(garden):
    """Told with a name before: of an anonymous poll, of an open one, of one that is gone."""
    sage = garden[1]
    hidden, shown, gone = (asked(garden, is_anonymous=said) for said in (True, False, True))
    for each in (hidden, shown, gone):
        Fact.objects.create(
            name="core.poll_voted", at=clock.now(), actor=sage.pk, acting_for=sage.pk, subject=str(ref(each))
        )
    Poll.objects.filter(post=gone).delete()
    append_only.free(connection, "kernel_fact")  # as it was then
    name = next(each.name for each in iter_modules(migrations.__path__) if each.name.endswith("votes_name_nobody"))
    import_module(f"{migrations.__name__}.{name}").name_nobody(apps, None)
    told = dict(Fact.objects.filter(name="core.poll_voted").values_list("subject", "actor"))
    assert told == {str(ref(hidden)): None, str(ref(shown)): sage.pk, str(ref(gone)): None}
