"""The live stream: tells that there is news, to whom it concerns, quickly, and nothing more."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

SIGN_IN = """
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from wezer.core.models import User
user = User.objects.get(email="fern@example.org")
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
"""
TELL = """
from wezer.core.events import MemberAdded
from wezer.core.models import Audience
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.events import emit

@act
def tell(*, by, audience):
    emit(MemberAdded(subject="core.member/x"), audience=audience)

tell(by=Viewer.system(), audience=Audience.objects.filter(kind="{kind}").earliest("pk"))
"""


@pytest.fixture(scope="module")
def cookie(instance):
    return instance.python(SIGN_IN)


def listen(instance, cookie, last_id=""):
    line = HTTPConnection(urlsplit(instance.url).netloc, timeout=40)
    line.request("GET", "/live/", headers={"Cookie": cookie, **({"Last-Event-ID": last_id} if last_id else {})})
    return line.getresponse()


def next_event(answer):
    """(event, id), past comments."""
    found = {}
    while True:
        text = answer.readline().decode().rstrip("\n")
        if not text and "event" in found:
            return found["event"], found["id"]
        name, _, value = text.partition(": ")
        found[name] = value


def test_a_stranger_hears_nothing(instance):
    assert listen(instance, "").status == 401
    assert listen(instance, "wezer_session=made-up").status == 401


def test_a_member_is_told_of_news_and_a_browser_that_lost_the_line_is_told_what_it_missed(instance, cookie):
    answer = listen(instance, cookie)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/event-stream; charset=utf-8")
    event, start = next_event(answer)
    assert event == "hello"
    instance.python(TELL.format(kind="community"))
    event, after = next_event(answer)
    assert event == "news" and after != start  # how soon: bench/live.py
    assert next_event(listen(instance, cookie, last_id=start))[0] == "news"
    assert next_event(listen(instance, cookie, last_id=after))[0] == "hello"


def test_news_for_others_only_is_not_told(instance, cookie):
    answer = listen(instance, cookie)
    assert next_event(answer)[0] == "hello"
    instance.python(TELL.replace('Audience.objects.filter(kind="{kind}").earliest("pk")', "None"))
    instance.python(TELL.format(kind="community"))
    assert next_event(answer)[0] == "news"
    answer.fp.raw._sock.settimeout(1.5)
    with pytest.raises(TimeoutError):
        next_event(answer)


def test_one_person_cannot_take_all_the_lines(instance, cookie):
    open_lines = [listen(instance, cookie) for _ in range(8)]
    refused = listen(instance, cookie)
    assert (refused.status, refused.headers["Retry-After"]) == (503, "30")
    assert all(line.status in (200, 503) for line in open_lines)


def test_open_lines_do_not_keep_the_server_from_stopping(make_instance):
    fresh = make_instance(
        init=("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org"),
        typed="correct horse 42 staple\n",
    ).start()
    answer = listen(fresh, fresh.python(SIGN_IN))
    assert next_event(answer)[0] == "hello"
    assert fresh.stop() < 8
