"""That somebody is writing is told while they do, to who shows it too, and never across a block (core.md 9)."""

from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.chat.acts.contact import block_member, set_contact, unblock_member
from wezer.core.chat.acts.letters import write_letter, write_to
from wezer.core.chat.writing import writing_in
from wezer.core.duties import data_of
from wezer.core.models import Conversation
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer


def shows(*members):
    for member in members:
        set_contact(by=viewer(member), writers="members", shows_writing=True)


def heard(conversation, who, *listeners):
    found = writing_in(str(conversation.uid), viewer(who), [member.pk for member in listeners])
    return None if found is None else (found.name, found.hearers)


def test_those_hear_it_who_have_it_open_and_show_it_too(circle, join):
    fern, sage, basil, mint = (join(name) for name in ("Fern", "Sage", "Basil", "Mint"))
    talk = write_to(by=viewer(fern), members=[sage, basil], body="Is the oven free?")
    assert heard(talk, fern, sage, basil) is None  # Fern has not chosen anything
    shows(fern, sage)
    before = facts_told()
    assert heard(talk, fern, fern, sage, basil) == ("Fern", {sage.pk})
    assert heard(talk, basil, fern, sage) is None and heard(talk, mint, fern) is None
    assert writing_in("nonsense", viewer(fern), []) is None
    assert facts_told() == before, "nothing is kept of it"
    shows(basil)
    block_member(by=viewer(fern), member=basil)
    assert heard(talk, fern, sage, basil) == ("Fern", {sage.pk}) and heard(talk, basil, fern, sage) == (
        "Basil",
        {sage.pk},
    )
    unblock_member(by=viewer(fern), member=basil)
    assert heard(talk, fern, sage, basil) == ("Fern", {sage.pk, basil.pk})

    group = circle("Garden", founder=fern)
    bring_in(by=Viewer.system(), group=group, member=sage)
    channel = Conversation.objects.get(channel_of=open_room(by=viewer(fern), group=group, kind="chat"))
    assert heard(channel, sage, fern) == ("Sage", {fern.pk}) and heard(channel, basil, fern) is None
    letter = write_letter(by=viewer(basil), group=group, title="Half a bed?", body="I can water.")
    assert heard(letter, fern, basil) is None  # the group answers, not somebody


def test_each_says_for_themselves_whether_they_show_it(join):
    fern, sage = join("Fern"), join("Sage")
    talk = write_to(by=viewer(fern), members=[sage], body="Is the oven free?")
    browser = Client()
    browser.force_login(fern.user)
    page = f"/c/{talk.uid}/"
    assert "data-writing" not in browser.get(page).content.decode()
    assert browser.post("/c/contact/", {"writers": "groups", "shows_writing": "on"}).status_code == 303
    assert "data-writing" in browser.get(page).content.decode()
    assert "checked" in browser.get("/c/contact/").content.decode().split('name="shows_writing"')[1].split(">")[0]
    kept = Caller.of(fern).send("put", "core/me/contact", {"writers": "members"}).json()
    assert (kept["shows_writing"], kept["shows_reading"]) == (True, False)
    assert data_of(fern, viewer(fern))["contact"]["shows_writing"] is True
    assert (
        Caller.of(fern)
        .send("put", "core/me/contact", {"writers": "members", "shows_writing": False})
        .json()["shows_writing"]
        is False
    )
