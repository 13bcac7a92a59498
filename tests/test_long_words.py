"""Names and titles of one long word: on a phone they break, and no page grows wider than the screen."""

import json

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.any_database]

LONG = "W" * 58
MAKE = f"""
import json
from datetime import timedelta
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from wezer.core.acts.answers import answer_event
from wezer.core.acts.events import publish_event
from wezer.core.acts.groups import create_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.models import Group, Member, Room
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person
from wezer.kernel.clock import now

gardener, root = Member.objects.get(name="Fern"), Group.objects.get(parent=None)
group = create_group(by=Viewer(gardener), parent=root, type="circle", name="G{LONG}")
member = add_person(by=Viewer.system(), name="M{LONG}", email="m@example.org", password="nine calm herons waiting", language="en")
bring_in(by=Viewer.system(), group=group, member=member)
mine = Viewer(member)
soon = (now() + timedelta(days=2)).date()
calendar = open_room(by=Viewer(gardener), group=group, kind="calendar")
event = publish_event(by=mine, room=calendar, title="E{LONG}", place="P{LONG}", starts_on=soon, audience="community")
answer_event(by=mine, event=event, on=soon, answer="going")
publish_post(by=mine, room=Room.objects.get(group=root, kind="talk"), body="B{LONG}")
session = SessionStore()
session[SESSION_KEY] = str(gardener.user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = gardener.user.get_session_auth_hash()
session.save()
hall = f"/g/{{group.slug}}/"
pages = [
    "/", "/g/", "/g/tree/", f"/g/tree/{{group.slug}}/", hall, hall + "people/", hall + "settings/", hall + "calendar/",
    f"{{hall}}events/{{event.uid}}/", "/agenda/", "/directory/", f"/m/{{member.uid}}/", "/wallet/pay/", "/search/?q=W",
]
print(json.dumps({{"cookie": settings.SESSION_COOKIE_NAME, "session": session.session_key, "pages": pages}}))
"""


@pytest.fixture(scope="module")
def valley(make_instance):
    instance = make_instance(
        init=("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org"),
        typed="correct horse 42 staple\n",
    )
    world = json.loads(instance.python(MAKE).splitlines()[-1])
    instance.start("--no-worker")
    yield instance, world
    instance.stop()


@pytest.mark.parametrize("width", [360, 390])
def test_one_long_word_makes_no_page_wider_than_a_phone(valley, browser, width):
    instance, world = valley
    context = browser.new_context(base_url=instance.url, viewport={"width": width, "height": 800}, locale="en-GB")
    context.add_cookies([{"name": world["cookie"], "value": world["session"], "url": instance.url}])
    page, seen = context.new_page(), {}
    for address in world["pages"]:
        assert page.goto(address).status == 200, address
        seen[address] = page.evaluate("document.documentElement.scrollWidth")
    assert seen == dict.fromkeys(world["pages"], width)
    context.close()
