"""Finding what was said: whatever way it is written, by those who may read it now, and by nobody else in any way."""

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in, leave_group
from wezer.core.acts.rooms import open_room
from wezer.core.chat.acts.contact import block_member, unblock_member
from wezer.core.chat.acts.letters import write_letter, write_to
from wezer.core.chat.acts.messages import (
    edit_message,
    hide_message,
    read_older_messages,
    say,
    show_message,
    withdraw_message,
)
from wezer.core.chat.finding import messages_holding
from wezer.core.jobs import complete_the_search_of_messages
from wezer.core.models import Conversation, Message, SearchDoc, Wish
from wezer.core.models.chat import NOT_READ_YET
from wezer.core.own_data.written import Messages
from wezer.core.search.find import search, suggest
from wezer.core.testing import examples, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.jobs import continuous_jobs

system = Viewer.system()


@pytest.fixture
def garden(circle, join):
    """A circle that Fern tends and Sage is in, with a chat."""
    fern, sage = join("Fern"), join("Sage")
    group = circle("Garden", founder=fern)
    bring_in(by=system, group=group, member=sage)
    room = open_room(by=viewer(fern), group=group, kind="chat")
    return fern, sage, group, Conversation.objects.select_related("channel_of", "group").get(channel_of=room)


def found(member, text, conversation=None):
    rows = messages_holding(viewer(member), text, conversation=conversation)
    return list(rows.order_by("-pk").values_list("body", flat=True))


def fresh(message):
    return Message.objects.select_related("conversation__group", "conversation__channel_of").get(pk=message.pk)


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


@pytest.mark.parametrize(
    "asked",
    [
        "epargne", "l'épargne", "L’ÉPARGNE", "epargnes", "jardin", "JARDINS", '"nos jardins"', "jardin -tomate",
        "épargne by:fern", "jardins before:2999-01-01", "jardins before:nonsense", "tag:jardin", "bicycles near:bicycle",
    ],
)  # fmt: skip
def test_however_it_is_written(garden, asked):
    fern, _sage, _group, channel = garden
    say(by=viewer(fern), conversation=channel, body="L'épargne de nos **jardins** paie les bicycles.")
    assert len(found(fern, asked)) == 1, asked


@pytest.mark.parametrize("asked", ["", "   ", "-", '""', "tomate", "jardin -épargne", '"jardins épargne"', "by:sage jardins",
    "jardins before:1999-01-01", "\x00", "%", "_", "' OR 1=1 --", "💥", "(((", "a" * 5000, "-" * 5000])  # fmt: skip
def test_what_asks_for_nothing_or_for_something_else_finds_nothing(garden, asked):
    fern, _sage, _group, channel = garden
    say(by=viewer(fern), conversation=channel, body="L'épargne de nos jardins.")
    assert found(fern, asked) == []
    assert signed_in(fern).get("/c/search/", {"q": asked}).status_code == (400 if "\x00" in asked else 200)


def test_only_what_one_takes_part_in_is_looked_through_and_no_other_search_knows_of_it(garden, join, gardener):
    fern, sage, group, channel = garden
    mint, basil = join("Mint"), join("Basil")
    say(by=viewer(fern), conversation=channel, body="Pumpkins in the chat.")
    private = write_to(by=viewer(fern), members=[mint], body="Pumpkins between us.")
    letter = write_letter(by=viewer(basil), group=group, title="Vegetables", body="Pumpkins for the group.")
    assert found(fern, "pumpkin") == ["Pumpkins between us.", "Pumpkins in the chat."]  # the letter was not opened yet
    assert (found(mint, "pumpkin"), found(basil, "pumpkin")) == (["Pumpkins between us."], ["Pumpkins for the group."])
    assert found(sage, "pumpkin") == []  # he has never been in the chat
    assert found(sage, "pumpkin", channel) == ["Pumpkins in the chat."]  # but may read it, and asks there
    assert found(gardener, "pumpkin") == found(gardener, "pumpkin", private) == []
    assert found(sage, "pumpkin", letter) == []
    assert not SearchDoc.objects.filter(kind="conversation").exists()
    for member in (fern, mint, basil, gardener):
        told = search(viewer(member), "pumpkin")
        assert (told.hits, told.counts, told.others, suggest(viewer(member), "pump")) == ([], {}, 0, [])


def test_who_left_or_blocked_finds_no_more_and_again_when_they_may(garden):
    fern, sage, group, channel = garden
    say(by=viewer(sage), conversation=channel, body="My pumpkin.")
    say(by=viewer(fern), conversation=channel, body="Your pumpkin.")
    assert found(sage, "pumpkin") == ["Your pumpkin.", "My pumpkin."]
    block_member(by=viewer(sage), member=fern)
    assert found(sage, "pumpkin") == ["My pumpkin."]
    unblock_member(by=viewer(sage), member=fern)
    leave_group(by=viewer(sage), group=group)
    assert found(sage, "pumpkin") == found(sage, "pumpkin", channel) == []
    bring_in(by=system, group=group, member=sage)
    assert len(found(sage, "pumpkin")) == 2


def test_what_was_changed_taken_back_hidden_or_forgotten_is_not_found_by_its_words(garden):
    fern, sage, _group, channel = garden
    changed, taken, rude, forgotten = (
        say(by=viewer(sage), conversation=channel, body=f"A pumpkin, {word}.")
        for word in ("one", "two", "three", "four")
    )
    edit_message(by=viewer(sage), message=fresh(changed), body="A cucumber.")
    assert found(sage, "cucumber") == ["A cucumber."] and "A cucumber." not in found(sage, "pumpkin")
    withdraw_message(by=viewer(sage), message=fresh(taken))
    hide_message(by=viewer(fern), message=fresh(rude), reason="Our agreements.")
    assert found(sage, "pumpkin") == ["A pumpkin, four."]
    show_message(by=viewer(fern), message=fresh(rude))
    assert found(sage, "pumpkin") == ["A pumpkin, four.", "A pumpkin, three."]

    @act
    def forget(*, by, member):
        Messages().erase(by=by, member=member, wish=Wish.DELETE)

    say(by=viewer(fern), conversation=channel, body="Pumpkins are mine.")
    forget(by=system, member=sage)
    assert found(fern, "pumpkin") == ["Pumpkins are mine."]
    assert not Message.objects.exclude(tokens="").filter(author=sage).exists()
    assert forgotten.pk


def test_what_was_said_before_there_was_a_search_is_read_by_the_worker_piece_by_piece(garden):
    fern, _sage, _group, channel = garden
    for number in range(5):
        say(by=viewer(fern), conversation=channel, body=f"Pumpkin no. {number}")
    Message.objects.update(tokens="")
    assert found(fern, "pumpkin") == []
    assert read_older_messages(by=system, limit=2) and len(found(fern, "pumpkin")) == 2
    assert "core.complete_the_search_of_messages" in continuous_jobs()
    assert not complete_the_search_of_messages() and len(found(fern, "pumpkins")) == 5


def test_a_message_without_words_is_read_once_and_keeps_no_other_from_being_found(garden):
    fern, _sage, _group, channel = garden
    for body in ("…", "💥", "Pumpkins."):
        say(by=viewer(fern), conversation=channel, body=body)
    withdraw_message(by=viewer(fern), message=fresh(say(by=viewer(fern), conversation=channel, body="Taken.")))
    Message.objects.update(tokens="")
    assert [read_older_messages(by=system, limit=2) for _turn in range(3)] == [True, False, False]
    assert found(fern, "pumpkin") == ["Pumpkins."] and Message.objects.filter(NOT_READ_YET).count() == 0


def test_what_is_still_to_be_read_is_looked_up_and_not_searched_for(garden):
    if connection.vendor == "postgresql":  # with so few rows it would read them all
        with connection.cursor() as db:
            db.execute("SET LOCAL enable_seqscan = off")
    assert "chat_message_not_read_yet" in Message.objects.filter(NOT_READ_YET).order_by("pk")[:500].explain()


def test_the_pages_lead_to_each_message_in_parts_that_do_not_overlap(garden, join, django_assert_max_num_queries):
    fern, sage, _group, channel = garden
    for number in range(25):
        say(by=viewer(sage if number % 2 else fern), conversation=channel, body=f"Pumpkin no. {number}.")
    for number in range(6):
        write_to(by=viewer(join(f"Herb{number}")), members=[fern], body="A pumpkin for you.")
        write_to(by=viewer(fern), members=[sage], body=f"Cucumber {number}.")
    browser = signed_in(fern)
    Conversation.objects.filter(form="direct")
    page = browser.get("/c/search/?q=pumpkin")
    with django_assert_max_num_queries(8):
        page = browser.get("/c/search/?q=pumpkin")
    first = [hit.message.pk for hit in page.context["hits"]]
    rest = browser.get(page.context["page"].address)
    second = [hit.message.pk for hit in rest.context["hits"]]
    assert (len(first), len(second)) == (20, 11) and not set(first) & set(second)
    assert "Herb5" in page.content.decode() and "Garden, Chat" in rest.content.decode()
    there = browser.get(rest.context["hits"][-1].address, follow=True).content.decode()
    assert "Pumpkin no. 0." in there
    inside = browser.get(f"/c/{channel.uid}/search/?q=pumpkin")
    assert {hit.place for hit in inside.context["hits"]} == {"Garden, Chat"}
    assert "Nothing found" in browser.get(f"/c/{channel.uid}/search/?q=cucumber").content.decode()
    assert signed_in(join("Mint")).get(f"/c/{channel.uid}/search/?q=pumpkin").status_code == 404
    assert "Search here" in browser.get("/g/garden/chat/").content.decode()
    assert Client().get("/c/search/?q=pumpkin").status_code == 302


def test_a_program_finds_what_its_member_finds(garden, join):
    fern, sage, _group, channel = garden
    say(by=viewer(sage), conversation=channel, body="Where is the pumpkin?")
    other = write_to(by=viewer(sage), members=[fern], body="I ate the pumpkin.")
    mine, stranger = Caller.of(sage), Caller.of(join("Mint"))
    hits = mine.get("core/messages?q=pumpkins&limit=1").json()
    assert ([hit["words"] for hit in hits["items"]], bool(hits["next"])) == (["I ate the pumpkin."], True)
    more = mine.get(f"core/messages?q=pumpkins&limit=1&after={hits['next']}").json()
    assert [(hit["words"], hit["place"]) for hit in more["items"]] == [("Where is the pumpkin?", "Garden, Chat")]
    one = mine.get(f"core/messages?q=pumpkin&conversation={other.uid}").json()["items"]
    assert [hit["conversation"] for hit in one] == [str(other.uid)]
    assert stranger.get("core/messages?q=pumpkin").json()["items"] == []
    assert stranger.get(f"core/messages?q=pumpkin&conversation={other.uid}").status_code == 404


@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_is_a_safe_question(garden, text):
    fern, _sage, _group, channel = garden
    list(messages_holding(viewer(fern), text, conversation=channel)[:5])
