"""Documents and pictures on posts (core.md 9, T-7): checked by their bytes, read by who reads the post, gone with it."""

import io
import threading
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from PIL import Image

from wezer.api.testing import Caller
from wezer.core import images
from wezer.core.acts.files import finish_image, forget_files, prepare_file
from wezer.core.acts.items import blank_withdrawn_items, withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.acts.post_files import add_to_post, take_from_post
from wezer.core.acts.posts import edit_post, publish_post
from wezer.core.acts.settings import change_setting
from wezer.core.duties import data_of
from wezer.core.library.refusals import DocumentRefused, QuotaReached
from wezer.core.models import File, Item, Post, Room
from wezer.core.own_data.written import Files
from wezer.core.search.find import search
from wezer.core.talk_refusals import TooManyFiles, TooManyPictures
from wezer.core.testing import facts_told, two_nights, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import acts, clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed, NotFound, StaleVersion

system = Viewer.system()


def paper(words="Leeks and beans.", name="sowing-plan.txt"):
    return SimpleUploadedFile(name, words.encode())


def picture():
    content = io.BytesIO()
    Image.new("RGB", (60, 40), (90, 120, 60)).save(content, "PNG")
    return SimpleUploadedFile("bed.png", content.getvalue())


@pytest.fixture
def garden(circle, join):
    """Fern tends the garden, Sage works in it, Mint belongs to the community only."""
    fern, sage, mint = (join(name) for name in ("Fern", "Sage", "Mint"))
    group = circle("Garden", founder=fern)
    bring_in(by=system, group=group, member=sage)
    return fern, sage, mint, Room.objects.select_related("group").get(group=group, kind="talk")


def written(garden, *files, **more):
    fern, _sage, _mint, room = garden
    return publish_post(by=viewer(fern), room=room, body="Have a look.", documents=files, **more)


def fresh(post):
    return Post.objects.select_related("group", "room", "audience").get(pk=post.pk)


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


def kept(post):
    return [images.kept_path(row.sha256).exists() for row in File.objects.filter(item=post)]


def test_who_reads_the_post_may_keep_its_documents_and_nobody_else(garden):
    _fern, sage, mint, _room = garden
    post = written(garden, paper())
    file = File.objects.get(item=post)
    assert post.card["files"] == [{"uid": str(file.uid), "name": "sowing-plan.txt", "size": 16}] and kept(post) == [
        True
    ]
    page = signed_in(sage).get(f"/g/garden/posts/{post.uid}/").content.decode()
    assert f"/files/{file.uid}/full/" in page and "sowing-plan.txt" in page
    given = signed_in(sage).get(f"/files/{file.uid}/full/")
    assert b"".join(given.streaming_content) == b"Leeks and beans."
    assert given["Content-Disposition"] == 'attachment; filename="sowing-plan.txt"'
    assert "sandbox" in given["Content-Security-Policy"] and given["X-Content-Type-Options"] == "nosniff"
    assert signed_in(sage).get(f"/files/{file.uid}/480/").status_code == 404
    assert signed_in(mint).get(f"/files/{file.uid}/full/").status_code == 404
    assert Client().get(f"/files/{file.uid}/full/").status_code == 404
    assert [hit.item.pk for hit in search(viewer(sage), "sowing").hits] == [post.pk]
    assert not search(viewer(mint), "sowing").hits
    draft = written(garden, paper("Not yet."), draft=True)
    secret = File.objects.get(item=draft)
    assert signed_in(sage).get(f"/files/{secret.uid}/full/").status_code == 404


def test_what_the_group_does_not_keep_is_not_taken_in(garden):
    fern, _sage, _mint, room = garden
    before = facts_told()
    for refusal, files in (
        (DocumentRefused, [paper("<svg onload='x'/>", "plan.txt")]),
        (DocumentRefused, [paper("Leeks", "plan.pdf")]),
        (TooManyFiles, [paper(str(number)) for number in range(9)]),
    ):
        with pytest.raises(refusal):
            written(garden, *files)
    change_setting(by=system, key="library.quota_mb", value=1, group=room.group)
    with pytest.raises(QuotaReached):
        written(garden, paper("x" * 700_000), paper("y" * 700_000, "second.txt"))
    assert not Post.objects.exists() and not File.objects.exists()
    refused = signed_in(fern).post(
        "/g/garden/talk/write/",
        {"body": "Look.", "audience": "group", "key": "1", "documents": [paper("<html>", "a.txt")]},
    )
    assert refused.status_code == 422 and 'id="id_documents-error"' in refused.content.decode()
    assert facts_told() > before, "only the setting was changed" and not Post.objects.exists()


def test_its_author_adds_and_takes_away_and_what_goes_is_gone(garden, django_capture_on_commit_callbacks):
    fern, sage, _mint, _room = garden
    post = written(garden, paper())
    browser, edit = signed_in(fern), f"/g/garden/posts/{post.uid}/edit/"
    first = File.objects.get(item=post)
    sent = {
        "body": "Have a look.",
        "audience": "group",
        "without": [str(first.uid)],
        "documents": [paper("Peas", "peas.txt")],
    }
    assert "sowing-plan.txt" in browser.get(edit).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(edit, sent).status_code == 303
    assert [each["name"] for each in fresh(post).card["files"]] == ["peas.txt"]
    assert images.kept_path(first.sha256).exists(), "a backup may have copied the row just before"
    two_nights()
    assert not images.kept_path(first.sha256).exists() and kept(post) == [True]
    assert not search(viewer(sage), "sowing").hits and search(viewer(sage), "peas").hits
    for act, more in ((add_to_post, {"documents": [paper()]}), (take_from_post, {"files": [str(first.uid)]})):
        with pytest.raises(NotAllowed):
            act(by=viewer(sage), post=fresh(post), **more)
    with pytest.raises(NotFound):
        take_from_post(by=viewer(fern), post=fresh(post), files=[str(first.uid)])
    edit_post(by=viewer(fern), post=fresh(post), body="Look again.")
    assert [each["name"] for each in fresh(post).card["files"]] == ["peas.txt"]

    program = Caller.of(fern, "*")
    headers = {"Authorization": f"Bearer {program.secret}", "Idempotency-Key": "bean"}
    where = f"/api/v1/core/posts/{post.uid}"
    made = Client().post(f"{where}/files", {"file": paper("Beans", "beans.txt")}, headers=headers)
    assert [(each["kind"], each["name"]) for each in made.json()] == [
        ("document", "peas.txt"),
        ("document", "beans.txt"),
    ]
    again = Client().post(f"{where}/files", {"file": paper("Beans", "beans.txt")}, headers=headers)
    assert (again.json(), File.objects.filter(item=post).count()) == (made.json(), 2)
    bean = made.json()[1]["uid"]
    assert Client().get(f"/api/v1/core/files/{bean}/full", headers=headers).status_code == 200
    assert len(program.send("delete", f"core/posts/{post.uid}/files/{bean}").json()) == 1
    assert len(Caller.of(sage, "*").get(f"core/posts/{post.uid}/files").json()) == 1


def test_a_refused_edit_leaves_what_it_was_to_take_away(garden, django_capture_on_commit_callbacks):
    fern, _sage, _mint, _room = garden
    post = written(garden, paper())
    first, edit = File.objects.get(item=post), {"by": viewer(fern), "body": "Have a look."}
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(DocumentRefused):
        edit_post(**edit, post=fresh(post), without=[str(first.uid)], documents=[paper("<html>", "a.txt")])
    assert images.kept_path(first.sha256).read_bytes() == b"Leeks and beans."
    twin = written(garden, paper())
    with django_capture_on_commit_callbacks(execute=True):
        take_from_post(by=viewer(fern), post=fresh(post), files=[str(first.uid)])
    assert kept(twin) == [True], "another post carries the same"


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_bytes_that_another_post_is_just_hanging_up_stay_when_the_first_lets_them_go(garden, community):
    fern, _sage, _mint, _room = garden
    talk = Room.objects.select_related("group").get(group=community, kind="talk")  # another group: another gate
    first, second = written(garden, paper()), publish_post(by=viewer(fern), room=talk, body="Have a look.")
    hung, gone = threading.Event(), threading.Event()

    @acts.act
    def hang():
        add_to_post(by=viewer(fern), post=fresh(second), documents=[paper()])
        hung.set()
        gone.wait(0.5)  # its row is yet to be committed

    def run():
        hang()
        connection.close()

    hanging = threading.Thread(target=run)
    hanging.start()
    assert hung.wait(30)
    take_from_post(by=viewer(fern), post=fresh(first), files=[first.card["files"][0]["uid"]])
    gone.set()
    hanging.join()
    assert kept(second) == [True] and not kept(first)


def test_of_a_picture_taken_away_while_it_is_prepared_nothing_is_kept(garden, django_capture_on_commit_callbacks):
    fern, _sage, _mint, _room = garden
    post = written(garden)
    add_to_post(by=viewer(fern), post=fresh(post), pictures=[picture(), picture()])
    late, stale = File.objects.filter(item=post).order_by("pk")
    prepare_file(File.objects.get(pk=stale.pk))
    with django_capture_on_commit_callbacks(execute=True):
        forget(files=[late, stale])  # read before the worker was done with the second
    two_nights()
    made, width, height = images.encode(picture().read())
    assert not images.kept_path(images.hash_of(made)).exists()
    finish_image(by=system, file=late, made=made, width=width, height=height)
    assert not images.kept_path(images.hash_of(made)).exists()


@acts.act
def forget(*, files):
    forget_files(files)


def test_what_two_hang_on_it_at_once_is_listed_and_readers_see_that_it_changed(garden):
    fern, sage, _mint, _room = garden
    post = written(garden, paper())
    one, other, third = fresh(post), fresh(post), fresh(post)
    add_to_post(by=viewer(fern), post=one, documents=[paper("Peas", "peas.txt")], pictures=[picture()])
    take_from_post(by=viewer(fern), post=other, files=[third.card["files"][0]["uid"]])
    edit_post(by=viewer(fern), post=third, body="Have a look.", documents=[paper("Kale", "kale.txt")])
    now_there = fresh(post)
    assert [each["name"] for each in now_there.card["files"]] == ["peas.txt", "kale.txt"]
    assert len(now_there.card["pictures"]) == 1 and now_there.edited_at
    assert Fact.objects.filter(name="core.post_edited").count() == 3
    assert "what hangs on the post" in signed_in(sage).get(f"/g/garden/posts/{post.uid}/versions/").content.decode()
    swap = {"without": [now_there.card["files"][0]["uid"]], "version": now_there.version - 1}
    with pytest.raises(StaleVersion):
        edit_post(by=viewer(fern), post=now_there, body="Have a look.", **swap)
    with pytest.raises(TooManyPictures):
        add_to_post(by=viewer(fern), post=now_there, pictures=[picture()] * 8)


def test_it_is_in_the_archive_and_goes_with_the_post(garden, django_capture_on_commit_callbacks):
    fern, sage, _mint, _room = garden
    post = written(garden, paper())
    file = File.objects.get(item=post)
    assert list(Files().files(fern, viewer(fern))) == [(f"{file.uid}.txt", b"Leeks and beans.")]
    assert [each["name"] for each in data_of(fern, viewer(fern))["files"]] == ["sowing-plan.txt"]
    assert data_of(sage, viewer(sage))["files"] == []
    withdraw_item(by=viewer(fern), item=Item.objects.select_related("room", "group", "audience").get(pk=post.pk))
    assert signed_in(sage).get(f"/files/{file.uid}/full/").status_code == 404
    with clock.at(now() + timedelta(days=31)), django_capture_on_commit_callbacks(execute=True):
        blank_withdrawn_items(by=system)
    two_nights()
    assert not File.objects.exists() and not images.kept_path(file.sha256).exists()
