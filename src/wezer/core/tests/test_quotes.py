"""Answers quote by reference: what is taken back or hidden later is quoted nowhere."""

import pytest
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment, edit_comment, hide_comment, show_comment, withdraw_comment
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.chat.acts.messages import hide_message, say, show_message, withdraw_message
from wezer.core.chat.reading import changes, spoken
from wezer.core.models import Comment, Conversation, Message, Room
from wezer.core.testing import viewer
from wezer.core.thread import thread
from wezer.core.viewer import Viewer

system = Viewer.system()


@pytest.fixture
def garden(circle, join):
    fern, sage = join("Fern"), join("Sage")
    group = circle("Garden", founder=fern)
    bring_in(by=system, group=group, member=sage)
    return fern, sage, group


def test_an_answer_to_an_answer_quotes_it_until_it_is_hidden_or_taken_back(garden):
    fern, sage, group = garden
    post = publish_post(by=viewer(fern), room=Room.objects.get(group=group, kind="talk"), title="Beds", body="Dig?")
    top = add_comment(by=viewer(sage), item=post, body="Which one?")
    first = add_comment(by=viewer(fern), item=post, body="The **long** one.", parent=top)
    browser = Client()
    browser.force_login(sage.user)
    browser.post(f"/i/{post.uid}/comments/", {"key": "c1", "body": "At the wall?", "parent": str(first.uid)})
    second = Comment.objects.get(body="At the wall?")
    assert (second.parent, second.quotes, first.quotes) == (top, first, None)

    def quoted(member):
        return [one.quote and one.quote.words for one in thread(post, viewer(member)).said[0].answers]

    assert quoted(sage) == [None, "The long one."]
    page = browser.get(f"/g/garden/posts/{post.uid}/").content.decode()
    assert f'<a href="#comment-{first.uid}"><b>Fern</b> The long one.</a>' in page
    edit_comment(by=viewer(fern), comment=first, body="The short one.")
    told = Caller.of(sage).get(f"core/items/{post.uid}/comments").json()[0]["answers"][1]["quote"]
    assert (told["comment"], told["words"]) == (str(first.uid), "The short one.")
    hide_comment(by=viewer(fern), comment=first, reason="Not so.")
    assert quoted(sage)[-1:] == quoted(fern)[-1:] == [None]  # nor for who may still read it in its place
    show_comment(by=viewer(fern), comment=first)
    assert quoted(sage)[-1] == "The short one."
    withdraw_comment(by=viewer(fern), comment=first)
    assert quoted(sage) == [None]
    assert "The short one." not in browser.get(f"/g/garden/posts/{post.uid}/").content.decode()


def test_an_open_conversation_reads_answers_anew_when_what_they_quote_changes(garden):
    fern, sage, group = garden
    room = open_room(by=viewer(fern), group=group, kind="chat")
    channel = Conversation.objects.select_related("channel_of", "group").get(channel_of=room)
    first = say(by=viewer(sage), conversation=channel, body="Meet at six.")
    answer = say(by=viewer(fern), conversation=channel, body="Good.", answers=first)

    def quotes_since(clock):
        channel.refresh_from_db()
        rows, _until = changes(channel, clock)
        return {one.message.pk: one.quoted for one in spoken(rows, channel, viewer(fern))}

    assert quotes_since(0)[answer.pk] == "Meet at six."
    clock = channel.clock
    hide_message(by=viewer(fern), message=Message.objects.get(pk=first.pk), reason="No.")
    assert quotes_since(clock) == {first.pk: "", answer.pk: ""}
    clock = channel.clock
    show_message(by=viewer(fern), message=Message.objects.get(pk=first.pk))
    assert quotes_since(clock)[answer.pk] == "Meet at six."
    clock = channel.clock
    withdraw_message(by=viewer(sage), message=Message.objects.get(pk=first.pk))
    assert quotes_since(clock) == {first.pk: "", answer.pk: ""}
