"""Conversations as people and programs meet them: forms without scripts, refusals beside the field, the API's same answers."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.chat.acts.contact import block_member
from wezer.core.chat.acts.letters import write_to
from wezer.core.chat.acts.messages import say
from wezer.core.duties import data_of
from wezer.core.models import Block, ContactPolicy, Conversation, File, Message, Notice, Room
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.models import Fact

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


def picture():
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(out, "JPEG")
    return SimpleUploadedFile("photo.jpg", out.getvalue())


def test_an_answer_with_a_picture_by_a_plain_form_and_its_thread(garden):
    fern, sage, _group, channel = garden
    first = say(by=viewer(fern), conversation=channel, body="Which bed is this?")
    browser = signed_in(sage)
    page = browser.get(f"/c/{channel.uid}/?answer={first.uid}", follow=True).content.decode()
    assert "An answer to" in page and f'name="answers" value="{first.uid}"' in page
    sent = {"key": "p1", "body": "", "answers": str(first.uid), "pictures": [picture()]}
    assert browser.post(f"/c/{channel.uid}/messages/", sent).status_code == 303
    message = Message.objects.get(number=2)
    file = File.objects.get(uid=message.pictures[0])
    assert (message.answers, file.item_id, message.body) == (first, channel.pk, "")
    thread = browser.get(f"/g/garden/chat/?thread={first.uid}").content.decode()
    assert thread.count("<article") == 2 and str(file.uid) in thread
    browser.post(f"/c/messages/{message.uid}/withdrawal/")
    assert not File.objects.filter(pk=file.pk).exists()


def test_a_page_says_beside_the_field_what_is_wrong_and_keeps_the_words(garden, join):
    fern, sage, _group, channel = garden
    browser = signed_in(fern)
    before = facts_told()
    empty = browser.post(f"/c/{channel.uid}/messages/", {"key": "e1", "body": "  "})
    assert empty.status_code == 422 and "Write something first." in empty.content.decode()
    nobody = browser.post("/c/new/", {"key": "n1", "members": "Nobody Here", "body": "Hello?"})
    assert nobody.status_code == 422 and "There is no member called" in nobody.content.decode()
    block_member(by=viewer(sage), member=fern)
    told = facts_told()
    refused = browser.post("/c/new/", {"key": "n2", "members": "sage", "body": "My careful words."})
    page = refused.content.decode()
    assert "Sage cannot be reached this way." in page and "My careful words." in page
    assert (facts_told(), Message.objects.count()) == (told, 0) and told > before
    part = {"HX-Request": "true", "HX-Request-Type": "partial"}
    said = browser.post(f"/c/{channel.uid}/messages/", {"key": "e2", "body": " "}, headers=part)
    assert said.status_code == 422 and 'class="refusal"' in said.content.decode()


def test_one_says_who_may_write_and_whom_one_does_not_hear(garden):
    fern, sage, group, _channel = garden
    browser = signed_in(fern)
    browser.post("/c/contact/", {"writers": "groups"})
    browser.post("/c/contact/blocks/", {"members": "sage"})
    assert (ContactPolicy.objects.get().writers, Block.objects.get().blocked) == ("groups", sage)
    assert "Sage" in browser.get("/c/contact/").content.decode()
    post = publish_post(by=viewer(fern), room=Room.objects.get(group=group, kind="talk"), body="A question.")
    add_comment(by=viewer(sage), item=post, body="An answer, @Fern.")
    deliver()
    assert not Notice.objects.filter(member=fern, actor=sage).exists()
    assert data_of(fern, viewer(fern))["contact"] == {
        "writers": "groups", "shows_reading": False, "shows_writing": False, "blocked": ["Sage"],
    }  # fmt: skip
    told = [fact for fact in Fact.objects.filter(name="core.contact_changed") if str(sage.uid) in str(fact.payload)]
    assert told == [], "whom one blocks is told to nobody"
    browser.post("/c/contact/blocks/", {"to": str(sage.uid), "lift": "yes"})
    assert not Block.objects.exists()


def test_a_letter_by_its_pages_and_the_group_that_takes_none(garden, join):
    fern, _sage, _group, _channel = garden
    mint = signed_in(join("Mint"))
    assert "Write them a letter" in mint.get("/g/garden/").content.decode()
    sent = mint.post("/c/letters/garden/new/", {"key": "l1", "title": "A bed?", "body": "I can water."}, follow=True)
    assert sent.status_code == 200 and "I can water." in sent.content.decode()
    steward = signed_in(fern)
    letter = Conversation.objects.get(form="letter")
    assert "A bed?" in steward.get("/c/letters/garden/").content.decode()
    steward.post(f"/c/{letter.uid}/assignment/", {"member": str(fern.uid)})
    letter.refresh_from_db()
    assert letter.assigned == fern
    assert mint.get("/c/letters/garden/").status_code == 404
    steward.post("/c/letters/garden/", {"from": "nobody"})
    assert mint.get("/c/letters/garden/new/").status_code == 403
    assert "Write them a letter" not in mint.get("/g/garden/").content.decode()


def test_a_program_says_reads_changes_and_is_refused_as_a_page_is(garden, join):
    fern, sage, _group, channel = garden
    program, other, stranger = Caller.of(fern), Caller.of(sage), Caller.of(join("Mint"))
    here = f"core/conversations/{channel.uid}"
    made = program.post(f"{here}/messages", {"body": "By a program."}, key="a1")
    assert (made.status_code, made.json()["number"]) == (201, 1)
    assert program.post(f"{here}/messages", {"body": "By a program."}, key="a1").status_code == 200
    uid = made.json()["uid"]
    assert other.send("put", f"core/messages/{uid}/reactions/thanks").json()["reactions"] == [
        {"kind": "thanks", "number": 1, "mine": True}
    ]
    assert other.send("put", f"core/messages/{uid}", {"body": "Not mine."}).status_code == 403
    changed = program.send("put", f"core/messages/{uid}", {"body": "By a program, better."})
    assert changed.json()["edited_at"] is not None
    news = other.get(f"{here}/changes?since=1").json()
    assert ([one["body"] for one in news["items"]], news["clock"]) == (["By a program, better."], 3)
    assert [row["unread"] for row in program.get("core/conversations").json()["items"]] == [0]
    assert stranger.post(f"{here}/messages", {"body": "?"}, key="a2").status_code == 404
    begun = program.post("core/conversations", {"members": [str(sage.uid)], "body": "Between us."}, key="a3")
    assert (begun.status_code, begun.json()["name"], begun.json()["form"]) == (201, "Sage", "direct")
    block_member(by=viewer(sage), member=fern)
    refused = program.post(f"core/conversations/{begun.json()['uid']}/messages", {"body": "Still there?"}, key="a4")
    assert (refused.status_code, refused.json()["code"]) == (403, "not_reachable")
    assert program.send("delete", f"core/messages/{uid}").status_code == 204
    gone = program.get(f"{here}/messages").json()["items"][0]
    assert (gone["state"], gone["body"]) == ("withdrawn", "")


def test_a_direct_message_is_found_on_the_other_side_and_counted_until_read(garden):
    fern, sage, _group, _channel = garden
    talk = write_to(by=viewer(sage), members=[fern], body="Bread on Thursday?")
    browser = signed_in(fern)
    listed = browser.get("/c/").content.decode()
    assert "Bread on Thursday?" in listed and "1 new" in listed
    assert "Bread on Thursday?" in browser.get(f"/c/{talk.uid}/").content.decode()
    assert "1 new" not in browser.get("/c/").content.decode()
    assert f"/c/new/?to={fern.uid}" in signed_in(sage).get(f"/m/{fern.uid}/").content.decode()


def test_in_a_quiet_browser_new_messages_are_counted_not_read_out(garden):
    """Kept in this browser, as light and dark are; the form works without scripts and leads back to the conversation."""
    fern, sage, _group, channel = garden
    say(by=viewer(fern), conversation=channel, body="The gate is open.")
    browser, there = signed_in(sage), "/g/garden/chat/"
    read_out = browser.get(there).content.decode()
    assert 'role="log" aria-label' in read_out and "data-of=" not in read_out
    assert 'name="quiet" value="on"' in read_out and f'name="next" value="{there}"' in read_out
    assert browser.post("/screen/", {"quiet": "on", "next": there}).headers["Location"] == there
    counted = browser.get(there).content.decode()
    assert 'role="log" aria-live="off"' in counted and 'role="status" data-behaviour="quiet"' in counted
    assert 'role="log" aria-live="off"' not in signed_in(sage).get(there).content.decode(), "another browser reads on"
    browser.post("/screen/", {"quiet": "off", "next": there})
    assert browser.get(there).content.decode().count("data-of=") == 0
    browser.post("/screen/", {"quiet": "on", "next": there})
    sage.language = "fr"
    sage.save(update_fields=["language"])
    assert "{number} nouveaux messages" in browser.get(there).content.decode()
