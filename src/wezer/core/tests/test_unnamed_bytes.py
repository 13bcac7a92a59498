"""Bytes that no row names go by night, and nothing else does (T-7): real files, a row for some of them."""

import os
import threading
from datetime import timedelta

import pytest
from django.db import connection

from wezer.core import images
from wezer.core.acts.files import (
    finish_image,
    forget_originals,
    keep_bytes,
    receive_image,
    remove_file,
    set_group_photo,
)
from wezer.core.models import File, FileState
from wezer.core.testing import viewer
from wezer.core.tests.test_post_files import picture
from wezer.core.unnamed import LIST, let_unnamed_bytes_go
from wezer.core.viewer import Viewer
from wezer.kernel import acts, clock
from wezer.kernel.clock import now


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


@acts.act
def bring(*, owner, content, meanwhile=lambda: None):
    file = File.objects.create(
        owner=owner, name="a", type="text/plain", state=FileState.READY, sha256=keep_bytes(content)
    )
    meanwhile()
    return file


@acts.act
def drop(*, file):
    file.delete()


def is_there(file):
    return images.kept_path(file.sha256).exists()


def nights(*days):
    """How many went in each."""
    counts = []
    for day in days:
        with clock.at(now() + timedelta(days=day)):
            counts.append(let_unnamed_bytes_go())
    return counts


def test_what_nothing_names_goes_the_second_night_and_what_is_shared_stays(join, media):
    fern, sage = join("Fern"), join("Sage")
    mine, twin, other = (bring(owner=who, content=what) for who, what in ((fern, b"A"), (sage, b"A"), (fern, b"B")))
    papers = media / "papers" / "aa" / ("a" * 64)
    images.write_once(papers, b"a paper of the books")
    half = images.kept_path(other.sha256).with_name(".half")
    half.write_bytes(b"a machine stop")
    drop(file=mine)
    drop(file=other)
    assert nights(0, 0) == [0, 0] and (is_there(other), half.exists()) == (True, True)
    assert nights(1.1) == [1] and (is_there(mine), is_there(other), half.exists()) == (True, False, False)
    drop(file=twin)
    assert nights(2.2, 3.3, 4.4) == [0, 1, 0] and not is_there(mine) and papers.exists()
    (media / LIST).write_text('{"at": "20')
    assert nights(5.5) == [0], "a list that was cut off is made anew"


def test_all_sizes_of_a_picture_go_and_the_old_picture_of_a_group_too(join, circle):
    fern = join("Fern")
    group = circle("Garden", founder=fern)
    old = set_group_photo(by=viewer(fern), group=group, upload=picture())
    made, width, height = images.encode(picture().read())
    finish_image(by=Viewer.system(), file=old, made=made, width=width, height=height)
    set_group_photo(by=viewer(fern), group=group, upload=picture())
    remove_file(by=viewer(fern), file=receive_image(by=viewer(fern), upload=picture()))
    assert nights(0, 1.1) == [0, 1]
    assert not list(images.kept_path(images.hash_of(made)).parent.iterdir())
    with clock.at(now() + timedelta(days=1)):
        forget_originals()
    assert [path.name for path in images.received_path("").iterdir()] == [str(File.objects.get().uid)]


def test_what_is_brought_again_or_laid_out_by_a_restore_is_left_alone_until_it_was_listed_anew(join):
    """Listed, named once more and let go once more: a backup that began in between names it, and is still copying."""
    fern = join("Fern")
    again, restored = bring(owner=fern, content=b"A"), bring(owner=fern, content=b"B")
    drop(file=again)
    drop(file=restored)
    assert nights(0) == [0]
    drop(file=bring(owner=fern, content=b"A"))
    images.kept_path(restored.sha256).write_bytes(b"B")
    for file in (again, restored):  # in the days of this test it is the day after
        later = (now() + timedelta(days=1)).timestamp()
        os.utime(images.kept_path(file.sha256), (later, later))
    assert nights(1.1) == [0] and is_there(again) and is_there(restored)
    bring(owner=fern, content=b"B")
    assert nights(2.2, 3.3) == [1, 0] and (is_there(again), is_there(restored)) == (False, True)


@pytest.mark.django_db(transaction=True)
def test_bytes_that_somebody_is_just_bringing_stay(join):
    """They were there, listed, and nothing named them; the act that does has yet to commit its row."""
    fern = join("Fern")
    old = bring(owner=fern, content=b"A")
    drop(file=old)
    nights(0)
    written, swept = threading.Event(), threading.Event()
    brought = []

    def meanwhile():
        written.set()
        swept.wait(0.5)

    def run():
        brought.append(bring(owner=fern, content=b"A", meanwhile=meanwhile))
        connection.close()

    bringing = threading.Thread(target=run)
    bringing.start()
    assert written.wait(30)
    past = (now() - timedelta(days=2)).timestamp()
    os.utime(images.kept_path(old.sha256), (past, past))  # the lock alone guards them, not their day
    nights(1.1)
    swept.set()
    bringing.join()
    assert is_there(brought[0])
