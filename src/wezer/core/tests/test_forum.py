"""Forums by their acts: core.md 12."""

from datetime import timedelta

import pytest

from wezer.core.acts.comments import add_comment
from wezer.core.acts.items import blank_withdrawn_items, hide_item, withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import archive_room, open_room
from wezer.core.forum.acts.answers import (
    edit_answer,
    find_useful,
    hide_answer,
    restore_answer,
    show_answer,
    take_useful,
    withdraw_answer,
)
from wezer.core.forum.acts.questions import (
    accept_answer,
    answer_question,
    close_question,
    mark_duplicate,
    reopen_question,
)
from wezer.core.forum.acts.threads import ask_question, edit_thread, open_topic, pin_item
from wezer.core.forum.reading import answers_to, entries, pinned
from wezer.core.forum.refusals import NoAnswersTaken, NotThatQuestion, OwnAnswer, PinnedEnough, QuestionElsewhere
from wezer.core.forum.rules import MOVES, read_tags, sources_of
from wezer.core.models import (
    ForumEntry,
    Item,
    ItemAnswer,
    Member,
    Notice,
    Question,
    QuestionState,
    Revision,
    Topic,
    UsefulVote,
    Wish,
)
from wezer.core.own_data.written import Items
from wezer.core.search.alike import alike
from wezer.core.search.find import search
from wezer.core.talk_refusals import AudienceRefused, RoomNotOpen
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed, NotFound, StaleVersion

system = Viewer.system()


@pytest.fixture
def forum(circle, join):
    """Fern tends the garden, Sage and Basil work in it, Mint belongs to the community only."""
    group = circle("Garden", founder=join("Fern"))
    for name in ("Sage", "Basil"):
        bring_in(by=system, group=group, member=join(name))
    join("Mint")
    return open_room(by=system, group=group, kind="forum")


def who(name):
    return viewer(Member.objects.get(name=name))


@pytest.fixture
def ask(forum):
    def one(title="How do I keep slugs away?", by="Sage", **more):
        made = ask_question(by=who(by), room=forum, title=title, body=more.pop("body", "They eat the lettuce."), **more)
        return fresh(made)

    return one


def fresh(thing):
    return type(thing).objects.select_related("group", "room", "audience").get(pk=thing.pk)


def answered(question, by="Basil", body="Beer in a saucer.", **more):
    answer = answer_question(by=who(by), question=fresh(question), body=body, **more)
    return ItemAnswer.objects.select_related("item__group", "item__room", "item__audience").get(pk=answer.pk)


def titles(room, by, **more):
    return [entry.item.title for entry in entries(room, who(by), **more)[0]]


def told(name):
    return sorted(Notice.objects.filter(member__name=name).values_list("kind", flat=True))


def test_every_state_of_a_question_is_in_the_table_and_no_move_leads_out_of_it():
    assert set(MOVES) == set(QuestionState.values)
    assert {target for targets in MOVES.values() for target in targets} == set(QuestionState.values)
    assert sources_of("accepted") == ("answered", "accepted", "reopened") and sources_of("open") == ("answered",)


def test_tags_are_read_as_people_type_them():
    assert read_tags("Compost, #compost; rain-water  élan <b>") == ["compost", "rain-water", "élan", "b"]
    assert read_tags("") == [] and len(read_tags(" ".join(f"t{number}" for number in range(20)))) == 8


def test_a_question_is_answered_found_useful_and_accepted(forum, ask):
    question = ask(tags="slugs", key="once")
    assert fresh(ask(tags="slugs", key="once")).pk == question.pk and Question.objects.count() == 1
    first, second = answered(question), answered(question, by="Fern", body="Copper around the beds.", key="k")
    assert answered(question, by="Fern", body="Copper around the beds.", key="k").pk == second.pk
    assert fresh(question).state == "answered"
    assert find_useful(by=who("Sage"), answer=second) and not find_useful(by=who("Sage"), answer=second)
    find_useful(by=who("Basil"), answer=second)
    with pytest.raises(OwnAnswer):
        find_useful(by=who("Fern"), answer=second)
    with pytest.raises(NotFound):
        find_useful(by=who("Mint"), answer=second)
    with pytest.raises(NotAllowed):
        accept_answer(by=who("Basil"), question=fresh(question), answer=second)
    accept_answer(by=who("Sage"), question=fresh(question), answer=first)
    shown = answers_to(fresh(question), who("Basil"))
    assert [(one.answer.author.name, one.answer.useful, one.is_accepted) for one in shown.shown] == [
        ("Basil", 0, True),
        ("Fern", 2, False),
    ]
    accept_answer(by=who("Sage"), question=fresh(question), answer=second)
    entry = ForumEntry.objects.get()
    assert (entry.answers, entry.useful, entry.is_waiting) == (2, 2, False)
    assert take_useful(by=who("Sage"), answer=second) and not take_useful(by=who("Sage"), answer=second)
    assert UsefulVote.objects.count() == ForumEntry.objects.get().useful == 1
    assert (fresh(question).state, fresh(question).accepted_id, Item.objects.get().state_label) == (
        "accepted",
        second.pk,
        "accepted",
    )
    deliver()
    assert told("Sage") == ["answer_given"] and told("Fern") == told("Basil") == ["answer_accepted"]


def test_an_accepted_answer_that_goes_opens_the_question_again(ask):
    question = ask()
    answer = answered(question)
    accept_answer(by=who("Sage"), question=fresh(question), answer=answer)
    withdraw_answer(by=who("Basil"), answer=answer)
    assert (fresh(question).state, fresh(question).accepted_id) == ("reopened", None)
    assert (ForumEntry.objects.get().answers, ForumEntry.objects.get().is_waiting) == (0, True)
    restore_answer(by=who("Basil"), answer=answer)
    assert fresh(question).state == "answered"
    with pytest.raises(NotAllowed):
        hide_answer(by=who("Sage"), answer=answer, reason="no")
    hide_answer(by=who("Fern"), answer=answer, reason="Beer is for us.")
    assert fresh(question).state == "open"
    mint, basil, fern = (len(answers_to(fresh(question), who(name)).shown) for name in ("Sage", "Basil", "Fern"))
    assert (mint, basil, fern) == (0, 1, 1)
    assert not search(who("Sage"), "saucer").hits  # its words are in no index either
    show_answer(by=who("Fern"), answer=answer)
    assert fresh(question).state == "answered" and search(who("Sage"), "saucer").hits
    with pytest.raises(NotAllowed):
        withdraw_answer(by=who("Sage"), answer=answer)


def test_closed_and_repeated_questions_take_no_answers_until_they_are_opened_again(ask):
    first, again = ask(), ask("Slugs eat my lettuce")
    close_question(by=who("Sage"), question=first)
    before = facts_told()
    for refused in (lambda: answered(first), lambda: answered(first, by="Mint")):
        with pytest.raises(NoAnswersTaken):
            refused()
    with pytest.raises(QuestionElsewhere):
        mark_duplicate(by=who("Sage"), question=fresh(first), same_as=again)
    with pytest.raises(NotAllowed):
        reopen_question(by=who("Basil"), question=fresh(first))
    assert facts_told() == before
    reopen_question(by=who("Fern"), question=fresh(first))
    with pytest.raises(NotThatQuestion):
        mark_duplicate(by=who("Fern"), question=fresh(again), same_as=fresh(again))
    mark_duplicate(by=who("Fern"), question=fresh(again), same_as=fresh(first))
    assert (fresh(again).state, fresh(again).same_as_id) == ("duplicate", first.pk)
    assert titles(first.room, "Basil") == ["How do I keep slugs away?"]  # what was asked before is read, and in no list
    with pytest.raises(NotThatQuestion):
        mark_duplicate(by=who("Fern"), question=fresh(first), same_as=fresh(again))
    reopen_question(by=who("Sage"), question=fresh(again))
    assert (fresh(again).state, fresh(again).same_as_id, len(titles(first.room, "Basil"))) == ("reopened", None, 2)


def test_a_question_leads_only_to_one_that_its_readers_may_read(ask):
    hidden, wide = ask(), ask("Slugs everywhere", audience="community")
    with pytest.raises(NotThatQuestion):
        mark_duplicate(by=who("Sage"), question=wide, same_as=hidden)
    mark_duplicate(by=who("Sage"), question=hidden, same_as=wide)
    assert fresh(hidden).state == "duplicate"


def test_a_shared_answer_is_written_on_by_many_and_keeps_what_it_said(ask):
    answer = answered(ask(), is_wiki=True)
    edit_answer(by=who("Fern"), answer=answer, body="Beer in a saucer, or a plank to hide under.", is_wiki=False)
    assert ItemAnswer.objects.get().is_wiki  # only its author takes it back for themselves
    kept = Revision.objects.get()
    assert (kept.body, kept.written_by.name) == ("Beer in a saucer.", "Fern")
    with pytest.raises(StaleVersion):
        edit_answer(by=who("Sage"), answer=answer, body="Another.", version=1)
    edit_answer(by=who("Basil"), answer=answer, body="Mine.", is_wiki=False)
    with pytest.raises(NotAllowed):
        edit_answer(by=who("Fern"), answer=ItemAnswer.objects.select_related("item").get(), body="Ours.")
    assert Revision.objects.count() == 2


def test_only_who_writes_in_the_group_asks_there_and_only_for_who_it_may_be(forum, ask):
    archived = open_room(by=who("Fern"), group=forum.group, kind="forum")
    archive_room(by=who("Fern"), room=archived)
    before = facts_told()
    with pytest.raises(NotAllowed):
        ask(by="Mint")
    with pytest.raises(AudienceRefused):
        ask(audience="stewards")
    with pytest.raises(RoomNotOpen):
        ask_question(by=who("Sage"), room=type(archived).objects.get(pk=archived.pk), title="Slugs?", body="x")
    assert not Question.objects.exists() and facts_told() == before


def test_lists_run_by_what_moved_last_by_use_and_by_what_waits(forum, ask):
    start = now()
    for number, name in enumerate(("One", "Two", "Three")):
        with clock.at(start + timedelta(minutes=number)):
            ask(name)
    one, two = (fresh(Question.objects.get(title=name)) for name in ("One", "Two"))
    with clock.at(start + timedelta(hours=1)):
        answer = answered(one)
        find_useful(by=who("Sage"), answer=answer)
        topic = open_topic(by=who("Fern"), room=forum, title="Autumn", body="What do we sow?")
    with clock.at(start + timedelta(hours=2)):
        add_comment(by=who("Basil"), item=fresh(two), body="Which slugs?")
        deliver()
    assert titles(forum, "Basil") == ["Two", "Autumn", "One", "Three"]
    assert titles(forum, "Basil", sort="useful")[0] == "One"
    assert titles(forum, "Basil", sort="waiting") == ["Two", "Three"]
    first, after = entries(forum, who("Basil"), size=3)
    assert [entry.item.title for entry in first] == ["Two", "Autumn", "One"]
    assert [entry.item.title for entry in entries(forum, who("Basil"), after=after)[0]] == ["Three"]
    assert len(entries(forum, who("Basil"), after="nonsense_12")[0]) == 4
    assert titles(forum, "Mint") == [] and entries(forum, Viewer.anonymous())[0] == []
    pin_item(by=who("Fern"), item=fresh(topic), pinned=True)
    assert titles(forum, "Basil") == ["Two", "One", "Three"]
    assert [entry.item.title for entry in pinned(forum, who("Basil"))] == ["Autumn"] and not pinned(forum, who("Mint"))
    hide_item(by=who("Fern"), item=fresh(two), reason="spam")
    withdraw_item(by=who("Fern"), item=fresh(topic))
    assert titles(forum, "Basil") == ["One", "Three"] and not pinned(forum, who("Basil"))


def test_stewards_pin_a_few_and_nobody_else(forum, ask):
    made = [ask(f"Question {number}") for number in range(6)]
    with pytest.raises(NotAllowed):
        pin_item(by=who("Sage"), item=made[0], pinned=True)
    for question in made[:5]:
        assert pin_item(by=who("Fern"), item=question, pinned=True)
    with pytest.raises(PinnedEnough):
        pin_item(by=who("Fern"), item=made[5], pinned=True)
    assert not pin_item(by=who("Fern"), item=made[0], pinned=True)
    assert pin_item(by=who("Fern"), item=made[0], pinned=False) and pin_item(by=who("Fern"), item=made[5], pinned=True)


def test_what_looks_like_the_same_question_is_found_as_far_as_one_may_read(ask):
    ask(), ask("Slugs and snails on the strawberries", by="Fern"), ask("When does the mill open?", by="Fern")
    found = [item.title for item in alike(who("Basil"), "How to keep the slugs away", kinds=("question",))]
    assert found == ["How do I keep slugs away?"]
    assert [item.title for item in alike(who("Basil"), "slugs", kinds=("question",))] == [
        "Slugs and snails on the strawberries",
        "How do I keep slugs away?",
    ]
    assert alike(who("Mint"), "slugs", kinds=("question",)) == alike(who("Basil"), "  ", kinds=("question",)) == []
    assert alike(who("Basil"), '"; DROP -- slugs\x00', kinds=("topic",)) == []


def test_changing_keeps_the_old_words_and_moves_the_entry_with_its_audience(forum, ask):
    question = ask()
    edit_thread(by=who("Sage"), item=question, title="Slugs!", body="All of it.", tags="slugs", audience="community")
    assert (fresh(question).title, Revision.objects.get().title) == ("Slugs!", "How do I keep slugs away?")
    assert titles(forum, "Mint") == ["Slugs!"] and search(who("Mint"), "tag:slugs").total == 1
    with pytest.raises(StaleVersion):
        edit_thread(by=who("Sage"), item=fresh(question), title="Again", body="x", version=1)
    with pytest.raises(NotAllowed):
        edit_thread(by=who("Fern"), item=fresh(question), title="Mine", body="x")


def test_those_named_and_those_who_follow_are_told_once(forum, ask):
    from wezer.core.acts.following import follow

    follow(by=who("Basil"), target=forum)
    question = ask(body="Ask @Fern, she knows.")
    deliver()
    assert told("Fern") == ["mention"] and told("Basil") == ["followed"]
    follow(by=who("Basil"), target=question)
    answered(question, by="Fern", body="@Basil knows.")
    deliver()
    assert told("Sage") == ["answer_given"] and told("Basil") == ["followed", "mention"]


def test_a_withdrawn_question_is_forgotten_with_its_words(ask):
    question = ask(tags="leeks")
    edit_thread(by=who("Sage"), item=question, title="Slugs", body="They eat the leeks.", tags="leeks")
    withdraw_item(by=who("Sage"), item=fresh(question))
    with clock.at(now() + timedelta(days=31)):
        assert blank_withdrawn_items(by=system) == 1
    row = Question.objects.get()
    assert (row.body, row.body_html, row.title, row.tags, Revision.objects.get().body) == ("", "", "", [], "")


def test_what_an_erased_member_asked_goes_with_how_they_named_it(ask):
    question = ask(tags="leeks")
    assert fresh(question).tags == ["leeks"]
    act(Items().erase)(by=system, member=Member.objects.get(name="Sage"), wish=Wish.DELETE)
    assert (fresh(question).body, fresh(question).tags) == ("", [])


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_of_two_moves_at_once_one_wins_and_the_other_is_told(circle, join):
    import threading

    from django.db import connection

    group = circle("Garden", founder=join("Fern"))
    room = open_room(by=system, group=group, kind="forum")
    question = ask_question(by=who("Fern"), room=room, title="Slugs?", body="Where from?")
    gate, said = threading.Barrier(2), []

    @act
    def step(*, by):
        return move(Question.objects.get(pk=question.pk), sources_of("closed"), "closed")

    def close():
        gate.wait()
        said.append(step(by=system))
        connection.close()

    threads = [threading.Thread(target=close) for _each in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(said) == [False, True] and Topic.objects.count() == 0
