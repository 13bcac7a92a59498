"""A conversation over the real server: news of it alone, rights asked when it is told, nothing missing and nothing twice
when the server goes away and comes back."""

import json
import re
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest

PART = {"HX-Request": "true", "HX-Request-Type": "partial"}
MAKE = """
import json
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from wezer.core.acts.groups import create_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.chat.acts.contact import set_contact
from wezer.core.models import Conversation, Group
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person

system = Viewer.system()
def cookie(user):
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"

people = {name: add_person(by=system, name=name, email=f"{name.lower()}-chat@example.org", password="nine calm herons waiting", language="en")
          for name in ("Sorrel", "Yarrow", "Tansy")}
group = create_group(by=system, parent=Group.objects.get(parent=None), type="circle", name="Chat circle")
for name in ("Sorrel", "Yarrow"):
    bring_in(by=system, group=group, member=people[name])
    set_contact(by=Viewer.of(people[name]), writers="members", shows_writing=True)
room = open_room(by=system, group=group, kind="chat")
talk = Conversation.objects.get(channel_of=room)
print(json.dumps({"talk": str(talk.uid), "slug": group.slug, **{name: cookie(member.user) for name, member in people.items()}}))
"""
OUT = """
from wezer.core.acts.membership import leave_group
from wezer.core.models import Group, Member
from wezer.core.viewer import Viewer
leave_group(by=Viewer.of(Member.objects.get(name="Yarrow")), group=Group.objects.get(slug="{slug}"))
"""


pytestmark = pytest.mark.any_database("postgresql")  # where facts may be told late


@pytest.fixture(scope="module")
def served(make_instance):
    """A community of its own, since its server is stopped and started."""
    made = make_instance(
        init=("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org"),
        typed="correct horse 42 staple\n",
    )
    world = json.loads(made.python(MAKE).splitlines()[-1])
    made.start("--no-worker")
    yield made, world
    made.stop()


class Browser:
    """What a page does, without a screen: it posts, listens, and asks for what changed since the clock it knows."""

    def __init__(self, served, who):
        self.instance, self.world = served
        self.cookie, self.clock, self.last_id, self.heard = self.world[who], 0, "", []
        self.token = ""

    def send(self, method, path, body=None, **headers):
        line = HTTPConnection(urlsplit(self.instance.url).netloc, timeout=40)
        line.request(method, path, body and urlencode(body), {"Cookie": self.cookie, **headers})
        return line.getresponse()

    def say(self, words, key):
        if not self.token:
            page = self.send("GET", f"/g/{self.world['slug']}/chat/")
            crumb = re.search(r"(\w+csrf=\w+)", str(page.headers.get_all("Set-Cookie")))
            self.cookie += f"; {crumb[1]}"
            self.token = re.search(r'csrfmiddlewaretoken" value="(\w+)', page.read().decode())[1]
        body = {"key": key, "body": words, "since": self.clock, "csrfmiddlewaretoken": self.token}
        form = {"Content-Type": "application/x-www-form-urlencoded", "Referer": self.instance.url, **PART}
        answer = self.send("POST", f"/c/{self.world['talk']}/messages/", body, **form)
        self.take(answer.read().decode())
        return answer.status

    def take(self, html):
        """As the page does: each message by its id, once; the clock goes on."""
        for uid, words in re.findall(r'id="m-([\w-]+)".*?<div class="prose"><p>(.*?)</p>', html, re.DOTALL):
            if uid not in [known for known, _words in self.heard]:
                self.heard.append((uid, words))
        self.clock = max(self.clock, int(re.search(r'data-clock="(\d+)"', html)[1]))

    def ask(self):
        self.take(self.send("GET", f"/c/{self.world['talk']}/changes/?since={self.clock}", **PART).read().decode())

    def listen(self):
        more = {"Last-Event-ID": self.last_id} if self.last_id else {}
        self.line = self.send("GET", f"/live/?of={self.world['talk']}", **more)
        return self.line.status

    def next_event(self):
        found = {}
        while text := self.line.readline().decode():
            name, _, value = text.rstrip("\n").partition(": ")
            if not name and "event" in found:
                self.last_id = found.get("id", self.last_id)  # that somebody writes is no piece of news
                self.data = found["data"]
                return found["event"]
            found[name] = value
        return "the end"

    def next_news(self):
        """Past the greeting: while another database of the server is busy, the newest facts are not certain yet."""
        event = self.next_event()
        return self.next_event() if event == "hello" else event

    @property
    def words(self):
        return [words for _uid, words in self.heard]


def test_news_of_one_conversation_reaches_the_other_browser_and_no_stranger(served):
    sorrel, yarrow, tansy = (Browser(served, who) for who in ("Sorrel", "Yarrow", "Tansy"))
    assert tansy.listen() == 404 and tansy.send("GET", f"/c/{sorrel.world['talk']}/changes/").status == 404
    assert yarrow.listen() == 200 and yarrow.next_event() == "hello"
    assert sorrel.say("The kettle is on.", "k1") == 200
    assert yarrow.next_event() == "news"
    yarrow.ask()
    assert sorrel.words == yarrow.words == ["The kettle is on."]


def test_that_one_writes_reaches_who_has_it_open_once_in_three_seconds_and_comes_from_no_other_site(served):
    sorrel, yarrow, tansy = (Browser(served, who) for who in ("Sorrel", "Yarrow", "Tansy"))
    where = f"/live/?of={sorrel.world['talk']}"
    assert yarrow.listen() == 200 and yarrow.next_event() == "hello"
    assert sorrel.send("POST", where).status == 403, "a page from elsewhere cannot send the header"
    assert [sorrel.send("POST", where, **PART).status for _again in range(2)] == [204, 204]
    while (event := yarrow.next_event()) == "news":
        pass  # of what the test before said
    assert event == "writing" and json.loads(yarrow.data) == {"name": "Sorrel"}
    assert tansy.send("POST", where, **PART).status == 204  # and nobody hears of it
    assert sorrel.say("The tea is ready.", "k2") == 200
    assert yarrow.next_event() == "news"


def test_nothing_is_missing_or_doubled_when_the_server_went_away(served):
    instance, _world = served
    sorrel, yarrow = Browser(served, "Sorrel"), Browser(served, "Yarrow")
    yarrow.ask()
    before = len(yarrow.words)
    assert yarrow.listen() == 200 and yarrow.next_event() == "hello"
    sorrel.say("Before the storm.", "s1")
    assert yarrow.next_event() == "news"
    yarrow.ask()
    instance.stop()
    while (event := yarrow.next_event()) == "news":
        pass  # of what was said before, told late while another database of the server was busy
    assert event == "the end"
    with pytest.raises(OSError):
        sorrel.say("Lost in the storm.", "s2")
    instance.start("--no-worker")
    for words, key in (("Lost in the storm.", "s2"), ("Lost in the storm.", "s2"), ("After it.", "s3")):
        assert sorrel.say(words, key) == 200  # it does not know what arrived, and sends again
    assert yarrow.listen() == 200 and yarrow.next_news() == "news"  # told that it missed something
    yarrow.ask()
    yarrow.ask()
    assert yarrow.words[before:] == ["Before the storm.", "Lost in the storm.", "After it."]
    again = Browser(served, "Sorrel")
    again.ask()
    assert again.words == yarrow.words


def test_who_has_left_the_group_is_told_no_more(served):
    instance, world = served
    sorrel, yarrow = Browser(served, "Sorrel"), Browser(served, "Yarrow")
    assert yarrow.listen() == 200 and yarrow.next_event() == "hello"
    instance.python(OUT.format(slug=world["slug"]))
    left = int(instance.python("from wezer.kernel.events import newest_fact_id\nprint(newest_fact_id())"))
    sorrel.say("Now that Yarrow has left.", "x1")
    while (event := yarrow.next_event()) == "news":
        _transaction, _, fact = yarrow.last_id.partition("-")
        assert int(fact) <= left, "only what was said before may be told late"
    assert event == "the end"
    assert yarrow.send("GET", f"/c/{world['talk']}/changes/", **PART).status == 404
