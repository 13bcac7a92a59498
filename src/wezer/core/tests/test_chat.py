"""Conversations: who may write to whom, what is said once and in one order, what is taken back, who is told."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from wezer.core.acts.items import withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import archive_room, bin_room, empty_rooms, open_room
from wezer.core.acts.settings import change_setting
from wezer.core.chat.acts.contact import block_member, set_contact, unblock_member
from wezer.core.chat.acts.conversations import open_direct, read_conversation
from wezer.core.chat.acts.letters import assign_letter, write_letter, write_to
from wezer.core.chat.acts.messages import edit_message, hide_message, react, say, show_message, withdraw_message
from wezer.core.chat.reading import changes, conversations, own_conversations
from wezer.core.chat.refusals import BlockedByYou, EditedTooLate, LettersClosed, MessageGone, NotReachable
from wezer.core.models import Attendance, Conversation, Message, MessageReaction, Notice, Revision, Role
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.permissions import can
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, NotFound

system = Viewer.system()


@pytest.fixture
def garden(circle, join):
    """A circle of Fern and Sage, with a chat."""
    fern, sage = join("Fern"), join("Sage")
    group = circle("Garden", founder=fern)
    bring_in(by=system, group=group, member=sage)
    room = open_room(by=viewer(fern), group=group, kind="chat")
    return fern, sage, group, Conversation.objects.select_related("channel_of", "group").get(channel_of=room)


def said(conversation):
    return list(Message.objects.filter(conversation=conversation).order_by("number").values_list("number", "body"))


def test_a_channel_holds_what_its_group_says_in_one_order_and_others_do_not_know_of_it(garden, join):
    fern, sage, _group, channel = garden
    first = say(by=viewer(fern), conversation=channel, body="The **gate** is open.")
    say(by=viewer(sage), conversation=channel, body="I come.", answers=first)
    assert said(channel) == [(1, "The **gate** is open."), (2, "I come.")]
    assert (first.body_html.strip(), Message.objects.get(number=2).answers) == (
        "<p>The <strong>gate</strong> is open.</p>",
        first,
    )
    stranger = viewer(join("Mint"))
    assert not conversations(stranger).exists() and not Message.objects.visible_to(stranger).exists()
    before = facts_told()
    with pytest.raises(NotFound):
        say(by=stranger, conversation=channel, body="Let me in.")
    assert (said(channel)[2:], facts_told()) == ([], before)


def test_what_comes_twice_under_one_key_is_said_once(garden):
    fern, sage, _group, channel = garden
    one = say(by=viewer(fern), conversation=channel, body="Once.", key="k1")
    before = facts_told()
    assert say(by=viewer(fern), conversation=channel, body="Once.", key="k1") == one
    assert facts_told() == before
    say(by=viewer(sage), conversation=channel, body="Another's key is another key.", key="k1")
    assert said(channel) == [(1, "Once."), (2, "Another's key is another key.")]


def test_scenario_8_what_was_typed_offline_is_sent_once_in_order_and_nothing_is_missing(garden):
    """The page keeps what it could not send, each with its key, and sends it in order until it is answered; what others
    said meanwhile follows from the clock the page knows."""
    fern, sage, _group, channel = garden
    browser = Client()
    browser.force_login(fern.user)
    page = browser.get("/g/garden/chat/").content.decode()
    assert 'data-clock="0"' in page and "<noscript" not in page
    say(by=viewer(sage), conversation=channel, body="While Fern is in a tunnel.")
    part = {"HX-Request": "true", "HX-Request-Type": "partial"}
    typed = [("t1", "First."), ("t2", "Second."), ("t3", "Third.")]
    for key, body in [typed[0], typed[0], *typed, typed[2]]:  # answers were lost: it sends again
        answer = browser.post(f"/c/{channel.uid}/messages/", {"key": key, "body": body, "since": "0"}, headers=part)
        assert answer.status_code == 200
    told = answer.content.decode()
    assert [told.count(words) for words in ("While Fern", "First.", "Second.", "Third.")] == [1, 1, 1, 1]
    assert said(channel) == [(1, "While Fern is in a tunnel."), (2, "First."), (3, "Second."), (4, "Third.")]
    later = browser.get(f"/c/{channel.uid}/changes/?since=4", headers=part).content.decode()
    assert "article" not in later and 'data-clock="4"' in later
    sent = browser.post(f"/c/{channel.uid}/messages/", {"key": "plain", "body": "Without scripts."})
    last = Message.objects.get(number=5)
    assert (sent.status_code, sent.url) == (303, f"/g/garden/chat/#m-{last.uid}")
    assert "Without scripts." in browser.get("/g/garden/chat/").content.decode()


def test_the_clock_tells_of_every_change_and_of_nothing_twice(garden):
    fern, sage, _group, channel = garden
    one = say(by=viewer(fern), conversation=channel, body="One.")
    two = say(by=viewer(sage), conversation=channel, body="Two.")
    channel.refresh_from_db()
    since = channel.clock
    edit_message(by=viewer(fern), message=Message.objects.get(pk=one.pk), body="One, said better.")
    react(by=viewer(fern), message=Message.objects.get(pk=two.pk), kind="thanks")
    channel.refresh_from_db()
    rows, until = changes(channel, since)
    assert ([row.pk for row in rows], until) == ([one.pk, two.pk], since + 2)
    assert changes(channel, until) == ([], until)


def test_a_message_is_changed_for_a_day_and_what_it_said_is_kept(garden):
    fern, sage, _group, channel = garden
    message = say(by=viewer(fern), conversation=channel, body="At nine.")
    edit_message(by=viewer(fern), message=message, body="At ten.")
    assert [r.body for r in Revision.objects.filter(subject=ref(message))] == ["At nine."]
    with pytest.raises(NotAllowed):
        edit_message(by=viewer(sage), message=message, body="At noon.")
    with clock.at(now() + clock_days(1.1)), pytest.raises(EditedTooLate):
        edit_message(by=viewer(fern), message=message, body="At eleven.")
    message.refresh_from_db()
    assert message.body == "At ten." and message.edited_at is not None


def clock_days(number):
    from datetime import timedelta

    return timedelta(days=number)


def test_what_is_taken_back_leaves_its_place_and_none_of_its_words(garden):
    fern, sage, _group, channel = garden
    message = say(by=viewer(fern), conversation=channel, body="The wrong recipe.")
    answer = say(by=viewer(sage), conversation=channel, body="Are you sure?", answers=message)
    edit_message(by=viewer(fern), message=message, body="The right recipe?")
    with pytest.raises(NotAllowed):
        withdraw_message(by=viewer(sage), message=message)
    withdraw_message(by=viewer(fern), message=message)
    assert said(channel) == [(1, ""), (2, "Are you sure?")]
    assert not Revision.objects.filter(subject=ref(message)).exists()
    with pytest.raises(MessageGone):
        say(by=viewer(sage), conversation=channel, body="And now?", answers=Message.objects.get(pk=message.pk))
    browser = Client()
    browser.force_login(sage.user)
    page = browser.get("/g/garden/chat/").content.decode()
    assert "A message was taken back here." in page and "recipe" not in page and str(answer.uid) in page


def test_a_moderator_hides_in_a_channel_and_nobody_does_between_members(garden):
    fern, sage, _group, channel = garden
    message = say(by=viewer(sage), conversation=channel, body="Rude words.")
    with pytest.raises(NotAllowed):
        hide_message(by=viewer(sage), message=message, reason="mine")
    hide_message(by=viewer(fern), message=message, reason="Our agreements.")
    browsers = {}
    for who in (fern, sage):
        browsers[who.name] = Client()
        browsers[who.name].force_login(who.user)
    assert all("Rude words." in browsers[name].get("/g/garden/chat/").content.decode() for name in browsers)
    show_message(by=viewer(fern), message=Message.objects.get(pk=message.pk))
    private = write_to(by=viewer(sage), members=[fern], body="Between us.")
    with pytest.raises(NotAllowed):
        hide_message(by=viewer(fern), message=private.messages.get(), reason="none")
    with pytest.raises(NotAllowed):
        withdraw_item(by=viewer(sage), item=private)  # nobody takes away what others have written


def test_the_same_people_find_the_same_conversation_and_nobody_else_reads_it(join, gardener):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    one = write_to(by=viewer(fern), members=[sage], body="Hello.")
    assert open_direct(by=viewer(sage), members=[fern]) == one
    three = open_direct(by=viewer(sage), members=[fern, mint])
    assert three != one
    for other in (mint, gardener):
        assert not conversations(viewer(other)).filter(pk=one.pk).exists()
        browser = Client()
        browser.force_login(other.user)
        assert browser.get(f"/c/{one.uid}/").status_code == 404
    many = [join(f"Herb{number}", login=True) for number in range(19)]
    assert open_direct(by=viewer(fern), members=many).attendances.count() == 20


def test_blocked_unwanted_or_away_the_refusal_is_the_same(join, gardener):
    fern, sage, mint, left = join("Fern"), join("Sage"), join("Mint"), join("Clover", login=False)
    block_member(by=viewer(fern), member=sage)
    set_contact(by=viewer(mint), writers="nobody")
    before = (facts_told(), Conversation.objects.count())
    sentences = set()
    for member in (fern, mint, left):
        with pytest.raises(NotReachable) as refused:
            write_to(by=viewer(sage), members=[member], body="Hello?")
        sentences.add(refused.value.sentence.replace(member.name, "…"))
    assert len(sentences) == 1 and (facts_told(), Conversation.objects.count()) == before
    with pytest.raises(BlockedByYou):
        write_to(by=viewer(fern), members=[sage], body="I block and write.")
    talk = write_to(by=viewer(mint), members=[sage], body="I write first.")  # whoever wrote first is answered
    say(by=viewer(sage), conversation=talk, body="Gladly.")
    block_member(by=viewer(mint), member=sage)
    with pytest.raises(NotReachable):
        say(by=viewer(sage), conversation=talk, body="Still there?")
    unblock_member(by=viewer(mint), member=sage)
    say(by=viewer(sage), conversation=talk, body="There you are.")


def test_those_who_share_a_group_may_write_where_that_is_asked(garden, join):
    fern, sage, _group, _channel = garden
    mint = join("Mint")
    set_contact(by=viewer(fern), writers="groups")
    assert write_to(by=viewer(sage), members=[fern], body="From the garden.")
    with pytest.raises(NotReachable):
        write_to(by=viewer(mint), members=[fern], body="From afar.")


def test_a_letter_is_read_by_all_who_tend_the_group_and_answered_in_its_name(garden, join):
    fern, sage, group, _channel = garden
    mint, basil = join("Mint"), join("Basil")
    grant_role(by=system, role=Role.objects.get(group=group, key="steward"), member=basil)
    letter = write_letter(by=viewer(mint), group=group, title="A bed for me?", body="I would like to dig.", key="l1")
    assert (
        write_letter(by=viewer(mint), group=group, title="A bed for me?", body="I would like to dig.", key="l1")
        == letter
    )
    letter = Conversation.objects.select_related("group").get(pk=letter.pk)
    readers = [
        who.name for who in (fern, sage, mint, basil) if conversations(viewer(who)).filter(pk=letter.pk).exists()
    ]
    assert readers == ["Fern", "Mint", "Basil"]
    answer = say(by=viewer(basil), conversation=letter, body="Come on Saturday.")
    assert (answer.author.pk, answer.written_by) == (group.pk, basil)
    assign_letter(by=viewer(fern), conversation=letter, member=basil)
    with pytest.raises(NotAllowed):
        assign_letter(by=viewer(mint), conversation=letter, member=None)
    deliver()
    told = set(Notice.objects.filter(item_id=letter.pk).values_list("member__name", "kind"))
    assert told == {("Fern", "letter"), ("Mint", "letter_answer")}  # Basil answered: he has read it
    change_setting(by=viewer(fern), key="letters.from", value="nobody", group=group)
    with pytest.raises(LettersClosed):
        write_letter(by=viewer(mint), group=group, title="Again", body="Hello?")


def test_who_is_answered_or_named_is_told_once_and_reading_settles_it(garden, join):
    fern, sage, _group, channel = garden
    first = say(by=viewer(fern), conversation=channel, body="Who waters? @Sage perhaps.")
    say(by=viewer(sage), conversation=channel, body="I do, @Fern.", answers=first)
    private = write_to(by=viewer(sage), members=[fern], body="Only for you.")
    say(by=viewer(sage), conversation=private, body="And this.")
    deliver()
    told = sorted(Notice.objects.values_list("member__name", "kind", "count"))
    assert told == [("Fern", "chat_answer", 1), ("Fern", "direct_message", 2)]  # Sage wrote since: he has read it
    read_conversation(by=viewer(fern), conversation=private, number=2)
    assert list(Notice.objects.filter(read_at=None).values_list("kind", flat=True)) == ["chat_answer"]
    read_conversation(by=viewer(fern), conversation=private, number=1)
    assert Attendance.objects.get(conversation=private, member=fern).seen == 2


def test_whom_one_has_blocked_brings_no_notice(garden):
    fern, sage, _group, channel = garden
    block_member(by=viewer(fern), member=sage)
    say(by=viewer(sage), conversation=channel, body="@Fern, listen.")
    deliver()
    assert not Notice.objects.filter(member=fern).exists()


def test_an_archived_room_is_read_and_written_in_no_more(garden):
    fern, sage, _group, channel = garden
    say(by=viewer(sage), conversation=channel, body="The last word.")
    archive_room(by=viewer(fern), room=channel.channel_of)
    again = Conversation.objects.select_related("channel_of", "group").get(pk=channel.pk)
    assert not can(viewer(sage), "core.write_in_conversation", again)
    with pytest.raises(NotAllowed):
        say(by=viewer(sage), conversation=again, body="One more.")
    browser = Client()
    browser.force_login(sage.user)
    assert "The last word." in browser.get("/g/garden/chat/").content.decode()


def test_a_chat_whose_days_in_the_bin_are_over_keeps_no_word(garden):
    fern, sage, _group, channel = garden
    first = say(by=viewer(sage), conversation=channel, body="Between us.")
    edit_message(by=viewer(sage), message=first, body="Between us two.")
    react(by=viewer(fern), message=first, kind="smile")
    room = channel.channel_of
    for act in (archive_room, bin_room):
        act(by=viewer(fern), room=room)
    assert not Message.objects.visible_to(viewer(fern)).exists() and said(channel) == [(1, "Between us two.")]
    with clock.at(now() + timedelta(days=31)):
        assert empty_rooms(by=system) == 1
    assert said(channel) == [(1, "")] and not Revision.objects.filter(subject=ref(first)).exists()
    assert not MessageReaction.objects.exists()


def test_the_list_says_what_is_new_in_a_constant_number_of_statements(garden, join, django_assert_max_num_queries):
    fern, sage, _group, channel = garden
    say(by=viewer(sage), conversation=channel, body="One.")
    read_conversation(by=viewer(fern), conversation=channel, number=0)
    browser = Client()
    browser.force_login(fern.user)
    assert "1 new since you were here" in browser.get("/g/garden/").content.decode()
    for number in range(12):
        write_to(by=viewer(join(f"Herb{number}")), members=[fern], body=f"Hello from {number}.")
    assert own_conversations(viewer(fern)).count() == 13
    browser = Client()
    browser.force_login(fern.user)
    for address in ("/c/", "/g/garden/", "/g/garden/chat/"):
        browser.get(address)
        with django_assert_max_num_queries(12):
            page = browser.get(address).content.decode()
    assert "One." in page
    assert "1 new" in browser.get("/c/").content.decode()


def test_a_page_of_fifty_messages_costs_what_a_page_of_one_does(garden, django_assert_max_num_queries):
    fern, sage, _group, channel = garden
    for number in range(60):
        message = say(by=viewer(sage), conversation=channel, body=f"No. {number} @Fern")
        if number % 5 == 0:
            react(by=viewer(fern), message=message, kind="thanks")
    browser = Client()
    browser.force_login(fern.user)
    browser.get("/g/garden/chat/")
    with django_assert_max_num_queries(12):
        page = browser.get("/g/garden/chat/").content.decode()
    assert page.count("<article") == 50 and "No. 59" in page and "No. 9 " not in page
    with django_assert_max_num_queries(12):
        earlier = browser.get("/g/garden/chat/?before=11").content.decode()
    assert earlier.count("<article") == 10 and "No. 9 " in earlier


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_messages_at_the_same_moment_get_each_their_number_and_one_key_is_said_once(garden):
    fern, sage, _group, channel = garden

    def talk(who, keys):
        try:
            for key in keys:
                say(by=viewer(who), conversation=Conversation.objects.get(pk=channel.pk), body=key, key=key)
        finally:
            connection.close()

    keys = [f"k{number}" for number in range(10)]
    threads = [threading.Thread(target=talk, args=(who, keys)) for who in (fern, fern, sage)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [number for number, _body in said(channel)]
    assert numbers == list(range(1, 21))
