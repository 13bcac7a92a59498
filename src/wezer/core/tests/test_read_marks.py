"""What is new since one was there; and that the other has read it, where both show that (core.md 9)."""

from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.chat.acts.contact import set_contact
from wezer.core.chat.acts.conversations import read_conversation
from wezer.core.chat.acts.letters import write_to
from wezer.core.chat.acts.messages import say
from wezer.core.chat.read_marks import read_by
from wezer.core.duties import data_of
from wezer.core.models import Attendance, ContactPolicy, Conversation, Notice
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


def test_that_it_was_read_is_shown_where_both_have_chosen_so(join):
    fern, sage, basil = join("Fern"), join("Sage"), join("Basil")
    talk = write_to(by=viewer(fern), members=[sage, basil], body="Is the oven free?")
    talk.refresh_from_db()
    for reader in (sage, basil):
        read_conversation(by=viewer(reader), conversation=talk, number=1)

    def shown():
        return [member.name for member in read_by(talk, viewer(fern))]

    assert shown() == []  # nobody has chosen anything
    set_contact(by=viewer(sage), writers="members", shows_reading=True)
    assert shown() == []  # who does not show it sees it of nobody
    sent = {"writers": "members", "shows_reading": "on"}
    assert signed_in(fern).post("/c/contact/", sent).status_code == 303
    assert shown() == ["Sage"]  # Basil read it, too, and does not show it
    page = signed_in(fern).get(f"/c/{talk.uid}/").content.decode()
    assert "Your last message was read by Sage." in page and "read by Sage, Basil" not in page
    part = {"HX-Request": "true", "HX-Request-Type": "partial"}
    asked = signed_in(fern).get(f"/c/{talk.uid}/changes/?since=1", headers=part).content.decode()
    assert "Your last message was read by Sage." in asked
    assert [each["name"] for each in Caller.of(fern).get(f"core/conversations/{talk.uid}/readers").json()] == ["Sage"]
    assert Caller.of(join("Mint")).get(f"core/conversations/{talk.uid}/readers").status_code == 404
    say(by=viewer(fern), conversation=talk, body="And the shovel?")
    assert shown() == []
    kept = Caller.of(sage).send("put", "core/me/contact", {"writers": "groups"}).json()
    assert (kept["writers"], kept["shows_reading"]) == ("groups", True)
    assert data_of(sage, viewer(sage))["contact"]["shows_reading"] is True
    assert signed_in(fern).post("/c/contact/", {"writers": "members"}).status_code == 303
    assert not ContactPolicy.objects.get(member=fern).shows_reading


def test_where_scripts_run_only_what_was_on_the_screen_is_read(join):
    fern, sage = join("Fern"), join("Sage")
    talk = write_to(by=viewer(fern), members=[sage], body="One")
    for word in ("Two", "Three"):
        say(by=viewer(fern), conversation=talk, body=word)
    deliver()
    browser, page, part = signed_in(sage), f"/c/{talk.uid}/", {"HX-Request": "true", "HX-Request-Type": "partial"}
    notices = Notice.objects.filter(member=sage, kind="direct_message", read_at=None)

    def read():
        return Attendance.objects.get(conversation=talk, member=sage).seen, notices.exists()

    browser.get(f"{page}changes/?since=0", headers=part)
    assert 'data-read="0"' in browser.get(page).content.decode() and read() == (0, True)
    for number, then in ((2, (2, True)), (1, (2, True)), (3, (3, False))):
        assert browser.post(f"{page}seen/", {"number": number}, headers=part).status_code == 204
        assert read() == then
    say(by=viewer(fern), conversation=talk, body="Four")
    signed_in(sage).get(page)  # elsewhere, without scripts: the whole page
    assert read()[0] == 4


def test_a_line_stands_above_what_is_new_since_one_was_there(circle, join):
    fern, sage = join("Fern"), join("Sage")
    group = circle("Garden", founder=fern)
    bring_in(by=Viewer.system(), group=group, member=sage)
    room = open_room(by=viewer(fern), group=group, kind="chat")
    channel = Conversation.objects.select_related("channel_of", "group").get(channel_of=room)
    say(by=viewer(fern), conversation=channel, body="Rain at last.")
    browser, line = signed_in(sage), "New since you were here"
    assert line not in browser.get("/g/garden/chat/").content.decode()  # all of it is new
    say(by=viewer(sage), conversation=channel, body="Good for the peas.")
    say(by=viewer(fern), conversation=channel, body="And the moss.")
    page = browser.get("/g/garden/chat/").content.decode()
    assert page.index("Good for the peas.") < page.index(line) < page.index("And the moss.")
    assert line not in browser.get("/g/garden/chat/").content.decode()  # it was read
    assert "read by" not in page  # in a chat nobody is told who reads
