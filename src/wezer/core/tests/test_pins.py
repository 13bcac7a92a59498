"""Pins: few messages at the top of a conversation, by those whom the group trusts with it, or by whoever talks in private."""

import threading

import pytest
from django.db import connection
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import archive_room, open_room
from wezer.core.chat.acts import pins as pinning
from wezer.core.chat.acts.contact import block_member, unblock_member
from wezer.core.chat.acts.letters import write_letter, write_to
from wezer.core.chat.acts.messages import edit_message, hide_message, say, show_message, withdraw_message
from wezer.core.chat.acts.pins import pin_message, unpin_message
from wezer.core.chat.reading import changes, pins
from wezer.core.chat.refusals import BlockedByYou, MessageGone, NotReachable, TooManyPins
from wezer.core.models import Conversation, Message, Wish
from wezer.core.own_data.written import Messages
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.refusals import NotAllowed, NotFound

system = Viewer.system()
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def garden(circle, join):
    """A circle that Fern tends and Sage is in, with a chat."""
    fern, sage = join("Fern"), join("Sage")
    group = circle("Garden", founder=fern)
    bring_in(by=system, group=group, member=sage)
    room = open_room(by=viewer(fern), group=group, kind="chat")
    return fern, sage, group, Conversation.objects.select_related("channel_of", "group").get(channel_of=room)


def fresh(message):
    return Message.objects.select_related("conversation__group", "conversation__channel_of").get(pk=message.pk)


def at_top(conversation):
    conversation = Conversation.objects.get(pk=conversation.pk)
    return [(pin.words, pin.message.pinned_by.name if pin.message.pinned_by else "") for pin in pins(conversation)]


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


def test_who_tends_the_group_pins_everybody_there_reads_it_at_the_top_and_others_may_not(garden, join):
    fern, sage, _group, channel = garden
    stranger = viewer(join("Mint"))
    code = say(by=viewer(sage), conversation=channel, body="The code of the shed is **1871**.")
    rota = say(by=viewer(fern), conversation=channel, body="Who waters when: the list hangs at the door.")
    pin_message(by=viewer(fern), message=fresh(code))
    pin_message(by=viewer(fern), message=fresh(rota))
    before = facts_told()
    pin_message(by=viewer(fern), message=fresh(rota))  # twice is once
    assert facts_told() == before
    with pytest.raises(NotAllowed):
        pin_message(by=viewer(sage), message=fresh(rota))
    with pytest.raises(NotAllowed):
        unpin_message(by=viewer(sage), message=fresh(rota))
    with pytest.raises(NotFound):
        pin_message(by=stranger, message=fresh(code))
    assert facts_told() == before
    told = [("Who waters when: the list hangs at the door.", "Fern"), ("The code of the shed is 1871.", "Fern")]
    assert at_top(channel) == told
    page = signed_in(sage).get("/g/garden/chat/").content.decode()
    assert "2 pinned messages" in page and "Pinned by Fern" in page and f"#m-{code.uid}" in page
    assert f"/c/messages/{code.uid}/pin/" not in page, "Sage may not take it down"
    unpin_message(by=viewer(fern), message=fresh(code))
    assert at_top(channel) == told[:1]


def test_a_pin_leads_to_its_message_however_long_ago_it_was_said(garden):
    fern, sage, _group, channel = garden
    first = say(by=viewer(sage), conversation=channel, body="In the beginning.")
    pin_message(by=viewer(fern), message=fresh(first))
    for number in range(70):
        say(by=viewer(fern), conversation=channel, body=f"No. {number}")
    channel.refresh_from_db()
    (pin,) = pins(channel)
    there = signed_in(sage).get(pin.address, follow=True).content.decode()
    assert f'id="m-{first.uid}"' in there and "No. 8" in there and "No. 9" not in there
    assert "To the newest messages" in there


def test_an_open_page_hears_of_a_pin_of_its_words_and_of_its_end_and_of_nothing_else(garden):
    fern, sage, _group, channel = garden
    message = say(by=viewer(fern), conversation=channel, body="At nine.")
    browser = signed_in(sage)

    def news():
        channel.refresh_from_db()
        since = news.clock
        news.clock = channel.clock
        return browser.get(f"/c/{channel.uid}/changes/?since={since}", headers=PART).content.decode()

    news.clock = 0
    assert 'id="pins"' not in news()
    pin_message(by=viewer(fern), message=fresh(message))
    assert "1 pinned message" in news()
    say(by=viewer(sage), conversation=channel, body="I come.")
    assert 'id="pins"' not in news()
    edit_message(by=viewer(fern), message=fresh(message), body="At ten.")
    told = news()
    assert told.count("At ten.") == 2 and "1 pinned message" in told
    withdraw_message(by=viewer(fern), message=fresh(message))
    told = news()
    assert '<div id="pins" class="pins"></div>' in told and "At ten." not in told
    assert changes(channel, channel.clock) == ([], channel.clock)


def test_what_is_taken_back_or_hidden_leaves_the_top_and_does_not_come_back_by_itself(garden):
    fern, sage, _group, channel = garden
    rude, wrong = (say(by=viewer(sage), conversation=channel, body=body) for body in ("Rude words.", "Wrong words."))
    for message in (rude, wrong):
        pin_message(by=viewer(fern), message=fresh(message))
    hide_message(by=viewer(fern), message=fresh(rude), reason="Our agreements.")
    withdraw_message(by=viewer(sage), message=fresh(wrong))
    assert at_top(channel) == []
    for message in (rude, wrong):
        with pytest.raises(MessageGone):
            pin_message(by=viewer(fern), message=fresh(message))
    show_message(by=viewer(fern), message=fresh(rude))
    assert at_top(channel) == []
    page = signed_in(fern).post(f"/c/messages/{wrong.uid}/pin/")
    assert page.status_code in (409, 422) and "no longer there" in page.content.decode()


def test_the_top_holds_so_many_and_no_more(garden, monkeypatch):
    fern, sage, _group, channel = garden
    monkeypatch.setattr(pinning, "MOST_PINS", 2)
    said = [say(by=viewer(sage), conversation=channel, body=body) for body in ("One.", "Two.", "Three.")]
    for message in said[:2]:
        pin_message(by=viewer(fern), message=fresh(message))
    before = facts_told()
    with pytest.raises(TooManyPins):
        pin_message(by=viewer(fern), message=fresh(said[2]))
    assert ([words for words, _by in at_top(channel)], facts_told()) == (["Two.", "One."], before)
    unpin_message(by=viewer(fern), message=fresh(said[0]))
    pin_message(by=viewer(fern), message=fresh(said[2]))
    assert [words for words, _by in at_top(channel)] == ["Three.", "Two."]


def test_between_members_each_of_them_pins_and_in_a_letter_both_sides_do(garden, join):
    fern, sage, group, _channel = garden
    mint = join("Mint")
    talk = write_to(by=viewer(mint), members=[sage], body="The key lies under the pot.")
    message = talk.messages.get()
    pin_message(by=viewer(sage), message=fresh(message))
    unpin_message(by=viewer(mint), message=fresh(message))
    pin_message(by=viewer(mint), message=fresh(message))
    assert at_top(talk) == [("The key lies under the pot.", "Mint")]
    with pytest.raises(NotFound):
        pin_message(by=viewer(fern), message=fresh(message))
    letter = write_letter(by=viewer(mint), group=group, title="A bed?", body="I can water.")
    asked = letter.messages.get()
    pin_message(by=viewer(fern), message=fresh(asked))
    unpin_message(by=viewer(mint), message=fresh(asked))
    assert at_top(letter) == []


def test_who_is_blocked_pins_nothing_for_the_other_and_may_still_take_down(garden, join):
    _fern, sage, _group, _channel = garden
    mint = join("Mint")
    talk = write_to(by=viewer(mint), members=[sage], body="Call me.")
    message = talk.messages.get()
    pin_message(by=viewer(mint), message=fresh(message))
    block_member(by=viewer(sage), member=mint)
    unpin_message(by=viewer(mint), message=fresh(message))
    before = facts_told()
    with pytest.raises(NotReachable):
        pin_message(by=viewer(mint), message=fresh(message))
    with pytest.raises(BlockedByYou):
        pin_message(by=viewer(sage), message=fresh(message))
    assert (at_top(talk), facts_told()) == ([], before)
    unblock_member(by=viewer(sage), member=mint)
    pin_message(by=viewer(mint), message=fresh(message))
    assert at_top(talk) == [("Call me.", "Mint")]


def test_in_an_archived_room_what_is_pinned_stays_and_nobody_moves_it(garden):
    fern, sage, _group, channel = garden
    message = say(by=viewer(sage), conversation=channel, body="The last word.")
    pin_message(by=viewer(fern), message=fresh(message))
    archive_room(by=viewer(fern), room=channel.channel_of)
    assert "1 pinned message" in signed_in(sage).get("/g/garden/chat/").content.decode()
    with pytest.raises(NotAllowed):
        unpin_message(by=viewer(fern), message=fresh(message))


def test_who_is_forgotten_is_named_no_more_and_their_own_words_leave_the_top(garden):
    fern, sage, _group, channel = garden
    said = [say(by=viewer(who), conversation=channel, body=f"By {who.name}.") for who in (fern, sage)]
    for message in said:
        pin_message(by=viewer(fern), message=fresh(message))

    @act
    def forget(*, by, member):
        Messages().erase(by=by, member=member, wish=Wish.DELETE)

    forget(by=system, member=fern)
    assert at_top(channel) == [("By Sage.", "")]


def test_pages_and_programs_pin_by_the_same_acts(garden, join):
    fern, sage, _group, channel = garden
    message = say(by=viewer(sage), conversation=channel, body="Soup at noon.")
    browser = signed_in(fern)
    done = browser.post(f"/c/messages/{message.uid}/pin/")
    assert (done.status_code, done.url) == (303, "/g/garden/chat/#pins")
    part = browser.post(f"/c/messages/{message.uid}/pin/", {"take": "yes"}, headers=PART).content.decode()
    assert "Pin</button>" in part and at_top(channel) == []
    steward, other, stranger = Caller.of(fern), Caller.of(sage), Caller.of(join("Mint"))
    one = f"core/messages/{message.uid}/pin"
    assert steward.send("put", one).json()["pinned_at"] is not None
    (pin,) = other.get(f"core/conversations/{channel.uid}/pins").json()
    assert (pin["message"], pin["words"], pin["pinned_by"]["name"]) == (str(message.uid), "Soup at noon.", "Fern")
    assert other.send("delete", one).status_code == 403
    assert stranger.send("put", one).status_code == 404
    assert stranger.get(f"core/conversations/{channel.uid}/pins").status_code == 404
    assert steward.send("delete", one).json()["pinned_at"] is None


def test_a_page_with_twenty_pins_costs_what_one_with_a_single_pin_does(garden, django_assert_max_num_queries):
    fern, sage, _group, channel = garden
    for number in range(pinning.MOST_PINS):
        pin_message(by=viewer(fern), message=fresh(say(by=viewer(sage), conversation=channel, body=f"No. {number}")))
    browser = signed_in(fern)
    browser.get("/g/garden/chat/")
    with django_assert_max_num_queries(13):
        page = browser.get("/g/garden/chat/").content.decode()
    assert "20 pinned messages" in page


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_two_who_pin_at_once_do_not_share_the_last_place(garden, monkeypatch):
    fern, _sage, _group, channel = garden
    monkeypatch.setattr(pinning, "MOST_PINS", 3)
    said = [say(by=viewer(fern), conversation=channel, body=f"No. {number}") for number in range(6)]
    refused = []

    def pin(message):
        try:
            pin_message(by=viewer(fern), message=fresh(message))
        except TooManyPins:
            refused.append(message)
        finally:
            connection.close()

    threads = [threading.Thread(target=pin, args=(message,)) for message in said]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(at_top(channel)), len(refused)) == (3, 3)
