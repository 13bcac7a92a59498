"""A message becomes an item: its form begins with the words, and each leads to the other for who may see both (core.md T-8)."""

import pytest
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.chat.acts.becoming import remember_item
from wezer.core.chat.acts.letters import write_to
from wezer.core.chat.acts.messages import say, withdraw_message
from wezer.core.chat.refusals import CameOfAnother, MessageGone
from wezer.core.models import Conversation, Event, Item, Message, MessageItem, Post, Question, Room
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed, NotFound

system = Viewer.system()


@pytest.fixture
def garden(circle, join):
    fern, sage = join("Fern"), join("Sage")
    group = circle("Garden", founder=fern)
    bring_in(by=system, group=group, member=sage)
    room = open_room(by=viewer(fern), group=group, kind="chat")
    return fern, sage, group, Conversation.objects.select_related("channel_of", "group").get(channel_of=room)


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


def test_a_message_becomes_an_event_and_a_question_by_forms_that_begin_with_its_words(garden, join):
    fern, sage, group, channel = garden
    for kind in ("calendar", "forum"):
        open_room(by=viewer(fern), group=group, kind=kind)
    said = say(by=viewer(fern), conversation=channel, body="We sow beans on Saturday.\n\nBring a *rake*.")
    browser = signed_in(sage)
    ways = browser.get(f"/c/messages/{said.uid}/becoming/").content.decode()
    calendar = Room.objects.get(group=group, kind="calendar")
    address = f"/g/garden/{calendar.slug}/new/?message={said.uid}"
    page = browser.get(address).content.decode()
    assert f"message={said.uid}" in ways and address in ways and "An event" in ways
    assert 'value="We sow beans on Saturday."' in page and "Bring a *rake*." in page
    sent = {
        "key": "e1", "title": "Sowing beans", "body": "Bring a rake.", "starts_on": "2030-05-04", "audience": "group",
        "zone": "Europe/Paris",
    }  # fmt: skip
    for _twice in range(2):  # a double click makes one event and one tie
        assert browser.post(address, sent).status_code == 303
    event = Event.objects.get()
    forum = Room.objects.get(group=group, kind="forum")
    asked = {"key": "q1", "title": "Which beans?", "body": "Broad ones?", "audience": "group", "sure": "yes"}
    browser.post(f"/g/garden/{forum.slug}/begin/?message={said.uid}", asked)
    question = Question.objects.get()
    assert set(MessageItem.objects.values_list("message", "item")) == {(said.pk, event.pk), (said.pk, question.pk)}
    chat = signed_in(fern).get("/g/garden/chat/").content.decode()
    assert "Event: Sowing beans" in chat and f"/i/{question.uid}/" in chat
    refused = browser.post(address, {**sent, "key": "e2", "title": ""})
    assert refused.status_code == 422 and MessageItem.objects.count() == 2


def test_what_it_became_is_shown_to_those_alone_who_may_see_it(garden, circle):
    fern, sage, _group, channel = garden
    orchard = circle("Orchard", founder=sage)
    said = say(by=viewer(fern), conversation=channel, body="The press is free.")
    room = Room.objects.get(group=orchard, kind="talk")
    sent = {"key": "p1", "title": "Pressing day", "body": "The press is free.", "audience": "group"}
    signed_in(sage).post(f"/g/orchard/{room.slug}/write/?message={said.uid}", sent)
    post = Post.objects.get()
    assert MessageItem.objects.get().item_id == post.pk
    assert "Pressing day" in signed_in(sage).get("/g/garden/chat/").content.decode()
    assert "Pressing day" not in signed_in(fern).get("/g/garden/chat/").content.decode()
    heard = Caller.of(sage).get(f"core/conversations/{channel.uid}/messages").json()["items"][0]["became"]
    others = Caller.of(fern).get(f"core/conversations/{channel.uid}/messages").json()["items"][0]["became"]
    assert (heard, others) == ([{"item": str(post.uid), "kind": "post", "title": "Pressing day"}], [])


def test_nobody_begins_with_words_they_do_not_read_or_ties_what_is_not_theirs(garden, join):
    fern, sage, group, channel = garden
    mint = join("Mint")
    bring_in(by=system, group=group, member=mint)
    private = Message.objects.get(conversation=write_to(by=viewer(fern), members=[sage], body="Only for you."))
    talk = Room.objects.get(group=group, kind="talk")
    browser, address = signed_in(mint), f"/g/garden/{talk.slug}/write/?message={private.uid}"
    assert browser.get(f"/c/messages/{private.uid}/becoming/").status_code == 404
    assert "Only for you." not in browser.get(address).content.decode()
    browser.post(address, {"key": "m1", "title": "Mine", "body": "My own words.", "audience": "group"})
    mine = Post.objects.get()
    said = say(by=viewer(sage), conversation=channel, body="Said to all.")
    other = say(by=viewer(sage), conversation=channel, body="Said and taken back.")
    withdraw_message(by=viewer(sage), message=other)
    before = facts_told()
    for by, message, item, refusal in (
        (mint, private, mine, NotFound),
        (sage, said, mine, NotAllowed),
        (mint, Message.objects.get(pk=other.pk), mine, MessageGone),
    ):
        with pytest.raises(refusal):
            remember_item(by=viewer(by), message=message, item=Item.objects.get(pk=item.pk))
    assert (MessageItem.objects.count(), facts_told()) == (0, before)
    tied = Caller.of(mint).post(f"core/messages/{said.uid}/items", {"item": str(mine.uid)}, key="t1")
    assert [each["title"] for each in tied.json()["became"]] == ["Mine"]
    third = say(by=viewer(sage), conversation=channel, body="Too late.")
    with pytest.raises(CameOfAnother):
        remember_item(by=viewer(mint), message=third, item=Item.objects.get(pk=mine.pk))


def test_the_item_leads_back_to_the_message_for_who_reads_it(garden, join):
    from wezer.core.chat.acts.messages import hide_message
    from wezer.workflow.queries import thread_of
    from wezer.workflow.testing import settle

    fern, sage, group, channel = garden
    said = say(by=viewer(sage), conversation=channel, body="Who takes the keys?")
    room = Room.objects.get(group=group, kind="talk")
    post = publish_post(by=viewer(sage), room=room, title="Keys", body="Who takes them?", audience="community")
    remember_item(by=viewer(sage), message=said, item=post)
    settle()
    before = [knot.label.title for knot in thread_of(post, viewer(fern)).before]
    assert before == ["Sage: Who takes the keys?"]
    page = signed_in(fern).get(f"/g/garden/posts/{post.uid}/").content.decode()
    assert "Sage: Who takes the keys?" in page and f"#m-{said.uid}" in page
    assert not thread_of(post, viewer(join("Mint")))  # reads the post, not the chat
    hide_message(by=viewer(fern), message=Message.objects.get(pk=said.pk), reason="Not here.")
    assert not thread_of(post, viewer(fern))


def test_an_offer_of_the_market_begins_with_a_message_and_may_turn_into_a_want(garden):
    _fern, sage, _group, channel = garden
    said = say(by=viewer(sage), conversation=channel, body="Plum jam, twelve jars.")
    browser, address = signed_in(sage), f"/market/new/?sense=offer&message={said.uid}"
    assert address.replace("&", "&amp;") in browser.get(f"/c/messages/{said.uid}/becoming/").content.decode()
    page = browser.get(address).content.decode()
    assert page.count("Plum jam, twelve jars.") == 2 and f"sense=want&amp;message={said.uid}" in page
    sent = {
        "key": "o1", "sense": "offer", "title": "Plum jam", "description": "Twelve jars.", "price_mode": "gift",
        "quantity": "1", "audience": "community",
    }  # fmt: skip
    made = browser.post(address, sent)
    assert made.status_code == 303, made.content.decode()
    assert Item.objects.get(kind="announcement").came_of.message == said
