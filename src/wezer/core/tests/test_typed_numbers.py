"""Numbers that come with an address or a form: figures that are no figures, and more of them than a number holds, are no
fault of ours (500)."""

import socket
import threading

import pytest

from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.forum.reading import SORTS
from wezer.core.journey.forms import RowsForm
from wezer.core.models import Member, Room
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import outside

pytestmark = pytest.mark.django_db
ODD = ("²", "9" * 10, "9" * 19, "9" * 30, "9" * 5000, "-1", "x", "")


@pytest.fixture
def garden(circle, join):
    return circle("Garden", founder=join("Fern"), sight="open")


@pytest.fixture
def fern(garden, client):
    found = Member.objects.get(name="Fern")
    client.force_login(found.user)
    return found


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("typed", ODD)
def test_a_forum_begins_anew_after_a_place_that_is_none(fern, garden, client, sort, typed):
    open_room(by=Viewer.system(), group=garden, kind="forum")
    for place in (f"{typed}_{typed}", f"1_{typed}", f"{typed}_1"):
        assert client.get("/g/garden/forum/", {"sort": sort, "after": place}).status_code == 200, place[:30]


@pytest.mark.parametrize("typed", ODD)
def test_a_version_of_a_post_that_is_none_is_no_fault(fern, garden, client, typed):
    post = publish_post(by=viewer(fern), room=Room.objects.get(group=garden, kind="talk"), body="The well is dry.")
    sent = {"body": "The well is full.", "audience": "group", "version": typed}
    assert client.post(f"/g/garden/posts/{post.uid}/edit/", sent).status_code < 500


@pytest.mark.parametrize(("typed", "rows"), [("²", 2), ("9" * 5000, 2), ("x", 2), ("", 2), ("7", 7), ("999", 40)])
def test_a_list_of_a_step_has_as_many_rows_as_were_sent_if_that_is_a_number(typed, rows):
    assert RowsForm({"rows": typed}).count == rows


@pytest.mark.parametrize(("said", "wait"), [("120", 120), ("9" * 5000, None), ("²", None), ("tomorrow", None)])
def test_a_server_that_says_how_long_to_wait_is_heard_if_that_is_a_number(said, wait, settings):
    settings.WEZER_WEBHOOKS_PRIVATE = True
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        line, _whom = listener.accept()
        with line:
            line.recv(65536)
            line.sendall(f"HTTP/1.1 429 Wait\r\nRetry-After: {said}\r\nContent-Length: 0\r\n\r\n".encode("latin-1"))

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        answer = outside.post(f"http://127.0.0.1:{listener.getsockname()[1]}/", b"{}", {})
    finally:
        thread.join()
        listener.close()
    assert (answer.status, answer.retry_after) == (429, wait)
