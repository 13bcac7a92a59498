"""Room for all files of a group (core.md T-7): refused beside the field, with what is left and whom to ask; never overrun."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from wezer.api.testing import Caller
from wezer.core.acts.items import withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.health_signs.people import RoomForFiles
from wezer.core.jobs import forget_what_is_over
from wezer.core.models import File, Post, Setting
from wezer.core.refusals import GroupFull
from wezer.core.space import KEY, space_of
from wezer.core.testing import at_once, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

system = Viewer.system()
KB = 1000


def paper(size, name="plan.txt"):
    return SimpleUploadedFile(name, b"Leeks and beans. " * (size // 17))


def picture():
    made = io.BytesIO()
    Image.effect_noise((360, 360), 90).save(made, "PNG")
    return SimpleUploadedFile("beds.png", made.getvalue(), "image/png")


def hang(member, room, *papers, **more):
    return publish_post(by=viewer(member), room=room, body="Look.", audience="group", documents=list(papers), **more)


@pytest.fixture
def garden(circle, join):
    fern, sage = join("Fern"), join("Sage")
    group = circle("Garden", founder=fern)
    bring_in(by=system, group=group, member=sage)
    return fern, sage, group, open_room(by=viewer(fern), group=group, kind="talk")


def test_a_group_holds_what_is_said_for_it_and_no_more(garden, gardener, circle, community, join):
    fern, sage, group, room = garden
    steward, writer, oak = Client(), Client(), Client()
    for client, member in ((steward, fern), (writer, sage), (oak, gardener)):
        client.force_login(member.user)
    hang(sage, room, paper(600 * KB))
    assert "585" in steward.get("/g/garden/settings/").content.decode()  # nothing said: no end, but what there is
    assert oak.post("/g/community/settings/", {"part": "space", "value": "1"}).status_code == 303
    wrong = steward.post("/g/garden/settings/", {"part": "space", "value": "-1"})
    assert (wrong.status_code, 'id="id_value-error"' in wrong.content.decode()) == (422, True)
    before = (facts_told(), File.objects.count(), Post.objects.count())

    sent = {"body": "More.", "audience": "group", "key": "1"}
    page = writer.post("/g/garden/talk/write/", {**sent, "documents": [paper(500 * KB)]})
    text = page.content.decode()
    assert (page.status_code, 'id="id_documents-error"' in text, "Ask Fern for more room" in text) == (422, True, True)
    for _filling in range(3):
        with pytest.raises(GroupFull):
            hang(sage, room, paper(300 * KB), paper(300 * KB, "second.txt"))
    assert (facts_told(), File.objects.count(), Post.objects.count()) == before  # the first of the two went, too
    hang(sage, room, paper(400 * KB))
    full = writer.post("/g/garden/talk/write/", {**sent, "key": "2", "pictures": [picture()]})
    assert (full.status_code, 'id="id_pictures-error"' in full.content.decode()) == (422, True)
    post = Post.objects.order_by("pk").last()
    program = Caller.of(sage)
    program.client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {program.secret}"
    refused = program.client.post(
        f"/api/v1/core/posts/{post.uid}/pictures", {"picture": picture()}, headers={"Idempotency-Key": "k1", "Accept-Language": "fr"}
    )  # fmt: skip
    assert (refused.status_code, refused.json()["code"], refused.json()["detail"]["whom"]) == (
        422,
        "files_full",
        "Fern",
    )
    other = open_room(by=system, group=circle("Orchard", founder=fern), kind="talk")
    hang(fern, other, paper(400 * KB))  # its own room

    assert RoomForFiles().read(viewer(gardener))["text"].endswith("Garden.")
    assert steward.post("/g/garden/settings/", {"part": "space", "value": "2"}).status_code == 303
    hang(sage, room, paper(300 * KB), pictures=[picture()])
    assert RoomForFiles().read(viewer(gardener))["state"] == "good"
    change_setting(by=viewer(gardener), key=KEY, value=1, group=community, locked=True)
    with pytest.raises(GroupFull) as refusal:
        hang(sage, room, paper(20 * KB))
    assert (refusal.value.details["whom"], space_of(group).left) == ("Oak", 0)
    assert 'value="space"' not in steward.get("/g/garden/settings/").content.decode()
    assert oak.post("/g/community/settings/", {"part": "space", "value": "3"}).status_code == 303
    assert Setting.objects.get(key=KEY, group=community).locked, "another number is still the last word"
    program = Caller.of(gardener, "*")
    assert program.send("put", f"core/settings/{KEY}", {"value": 3, "locked": False}).json()["locked"] is False


def test_who_finds_no_room_reads_when_that_of_what_they_withdraw_is_free(garden, gardener):
    _fern, sage, group, room = garden
    change_setting(by=system, key=KEY, value=1, group=group)
    old = hang(sage, room, paper(900 * KB))
    withdraw_item(by=viewer(sage), item=old)
    change_setting(by=viewer(gardener), key="privacy.retention", value={"withdrawn": 12})
    with pytest.raises(GroupFull) as refusal:
        hang(sage, room, paper(300 * KB))
    assert "withdraw what nobody needs: 12 days later its room is free." in str(refusal.value)
    with clock.at(clock.now() + timedelta(days=13)):
        forget_what_is_over()
        hang(sage, room, paper(300 * KB))


@pytest.mark.django_db(transaction=True)
def test_uploads_at_the_same_instant_do_not_overrun_it(community, join, circle):
    fern = join("Fern")
    group = circle("Garden", founder=fern)
    room = open_room(by=viewer(fern), group=group, kind="talk")
    change_setting(by=system, key=KEY, value=1, group=group)
    said = at_once(*(lambda number=number: hang(fern, room, paper(400 * KB + number)) for number in range(4)))
    assert (said, File.objects.count()) == (["done", "done", "files_full", "files_full"], 2)
