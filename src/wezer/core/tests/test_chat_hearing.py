"""How much of a conversation one is told: everything, what answers or names one, nothing (core.md 10)."""

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.following import follow
from wezer.core.acts.membership import bring_in, leave_group
from wezer.core.acts.rooms import open_room
from wezer.core.chat.acts.contact import block_member
from wezer.core.chat.acts.conversations import choose_hearing, open_direct, read_conversation
from wezer.core.chat.acts.letters import write_letter
from wezer.core.chat.acts.messages import say
from wezer.core.chat.hearing import hears
from wezer.core.chat.reading import own_conversations
from wezer.core.chat.refusals import HearingUnknown
from wezer.core.duties import data_of
from wezer.core.models import Attendance, Conversation, Notice
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()


@pytest.fixture
def garden(circle, join):
    """A circle of Fern, Sage, Reed and Moss, with a chat."""
    people = [join(name) for name in ("Fern", "Sage", "Reed", "Moss")]
    group = circle("Garden", founder=people[0])
    for one in people[1:]:
        bring_in(by=system, group=group, member=one)
    room = open_room(by=viewer(people[0]), group=group, kind="chat")
    return *people, fresh(Conversation.objects.get(channel_of=room))


def fresh(conversation):
    return Conversation.objects.select_related("channel_of", "group", "audience").get(pk=conversation.pk)


def told(member):
    """What one is told of that was not yet read."""
    deliver()
    return list(Notice.objects.filter(member=member, read_at=None).order_by("pk").values_list("kind", "count"))


def choose(member, conversation, choice):
    choose_hearing(by=viewer(member), conversation=conversation, hears=choice)


def test_in_a_channel_each_hears_what_they_chose(garden):
    fern, sage, reed, moss, channel = garden
    choose(sage, channel, "all")
    choose(reed, channel, "nothing")
    first = say(by=viewer(fern), conversation=channel, body="The gate is open.")
    say(by=viewer(fern), conversation=channel, body="And the shed. @Reed @Moss @Sage")
    assert told(sage) == [("chat_message", 1), ("chat_mention", 1)], "each message once, as what it is most"
    assert (told(reed), told(moss), told(fern)) == ([], [("chat_mention", 1)], [])
    choose(fern, channel, "nothing")
    say(by=viewer(sage), conversation=channel, body="I close it.", answers=first)
    assert told(fern) == [], "not even what answers her"
    choose(fern, channel, "mentions")
    say(by=viewer(sage), conversation=channel, body="It is closed.", answers=first)
    assert [kind for kind, _count in told(fern)] == ["chat_answer"]


def test_who_follows_the_room_hears_everything_until_they_say_otherwise(garden, client):
    fern, sage, reed, _moss, channel = garden
    follow(by=viewer(sage), target=channel.channel_of)
    assert (hears([channel], viewer(sage)), hears([channel], viewer(reed))) == (
        {channel.pk: "all"}, {channel.pk: "mentions"},
    )  # fmt: skip
    for words in ("One.", "Two.", "Three."):
        say(by=viewer(fern), conversation=channel, body=words)
        deliver()
    assert (told(sage), told(reed)) == ([("chat_message", 3)], [])
    client.force_login(sage.user)
    assert "3 messages in the chat of Garden" in client.get("/notices/").content.decode()
    read_conversation(by=viewer(sage), conversation=fresh(channel), number=3)
    assert told(sage) == [], "what was read waits no more"
    choose(sage, channel, "mentions")
    say(by=viewer(fern), conversation=channel, body="Four.")
    assert told(sage) == []


def test_between_members_one_conversation_falls_silent_and_the_others_do_not(garden):
    fern, sage, reed, _moss, _channel = garden
    quiet = open_direct(by=viewer(sage), members=[fern])
    other = open_direct(by=viewer(reed), members=[fern])
    choose(fern, quiet, "nothing")
    say(by=viewer(sage), conversation=quiet, body="Are you there?")
    say(by=viewer(reed), conversation=other, body="Hello.")
    assert told(fern) == [("direct_message", 1)]
    line = own_conversations(viewer(fern)).get(pk=quiet.pk)
    assert (line.seen, line.newest) == (0, 1), "it stands in the list as new all the same"
    choose(fern, quiet, "mentions")
    say(by=viewer(sage), conversation=quiet, body="Well.")
    assert told(fern) == [("direct_message", 1)]
    say(by=viewer(sage), conversation=quiet, body="Well, @Fern?")
    assert told(fern) == [("direct_message", 1), ("direct_message", 1)]


def test_a_letter_is_heard_by_those_who_answer_letters_unless_they_said_no(garden, join):
    fern, _sage, _reed, _moss, channel = garden
    mint = join("Mint")
    letter = write_letter(by=viewer(mint), group=channel.group, title="Seeds", body="Have you beans?")
    assert told(fern) == [("letter", 1)]
    read_conversation(by=viewer(fern), conversation=fresh(letter), number=1)
    choose(fern, letter, "nothing")
    say(by=viewer(mint), conversation=fresh(letter), body="Or peas?")
    assert told(fern) == []


def test_to_want_everything_opens_nothing(garden, join):
    fern, sage, reed, moss, channel = garden
    mint = join("Mint")
    with pytest.raises(NotAllowed):
        choose(mint, channel, "all")
    with pytest.raises(NotAllowed):
        choose_hearing(by=Viewer.anonymous(), conversation=channel, hears="all")
    with pytest.raises(HearingUnknown):
        choose(sage, channel, "some")
    assert not Attendance.objects.filter(conversation=channel).exclude(hears="").exists()
    for one in (sage, reed, moss):
        choose(one, channel, "all")
    leave_group(by=viewer(sage), group=channel.group)
    block_member(by=viewer(reed), member=fern)
    say(by=viewer(fern), conversation=channel, body="Only for us.")
    assert (told(sage), told(reed), told(moss)) == ([], [], [("chat_message", 1)])


def test_what_was_said_before_one_listened_is_not_new(garden):
    fern, sage, _reed, _moss, channel = garden
    for words in ("One.", "Two."):
        say(by=viewer(fern), conversation=channel, body=words)
    choose(sage, fresh(channel), "all")
    assert Attendance.objects.get(member=sage, conversation=channel).seen == 2 and told(sage) == []


def test_it_is_chosen_on_the_page_by_a_program_and_goes_with_ones_own_data(garden, client, join):
    fern, sage, _reed, _moss, channel = garden
    there = f"/c/{channel.uid}/hearing/"
    client.force_login(sage.user)
    page = channel.channel_of.get_absolute_url() if hasattr(channel.channel_of, "get_absolute_url") else f"/g/{channel.group.slug}/{channel.channel_of.slug}/"  # fmt: skip
    assert '<option value="mentions" selected>' in client.get(page).content.decode()
    assert client.post(there, {"hears": "all"}).status_code == 303
    assert '<option value="all" selected>' in client.get(page).content.decode()
    assert client.post(there, {"hears": "x"}).status_code == 422
    api = Caller.of(sage, "*")
    assert api.get(f"core/conversations/{channel.uid}").json()["hears"] == "all"
    said = api.send("put", f"core/conversations/{channel.uid}/hearing", {"hears": "nothing"})
    assert (said.status_code, said.json()["hears"]) == (200, "nothing")
    assert api.send("put", f"core/conversations/{channel.uid}/hearing", {"hears": "x"}).status_code == 422
    assert data_of(sage, viewer(sage))["notices"]["conversations"] == [{"uid": str(channel.uid), "hears": "nothing"}]
    mint = join("Mint")
    client.force_login(mint.user)
    assert client.post(there, {"hears": "all"}).status_code == 404
    assert (
        Caller.of(mint, "*").send("put", f"core/conversations/{channel.uid}/hearing", {"hears": "all"}).status_code
        == 404
    )
    direct = open_direct(by=viewer(sage), members=[fern])
    client.force_login(fern.user)
    assert '<option value="all" selected>' in client.get(f"/c/{direct.uid}/").content.decode()
    assert client.post(f"/c/{direct.uid}/hearing/", {"hears": "nothing"}).status_code == 303
