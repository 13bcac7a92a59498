"""An evening is planned in one browser and joined in another; its reminder comes by mail, and a calendar elsewhere reads it."""

import json
import re
from datetime import UTC, datetime, timedelta
from email.header import decode_header, make_header
from urllib.request import urlopen

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.any_database]

MAKE = """
import json
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from wezer.core.acts.groups import create_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.models import Group
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person

system = Viewer.system()
group = create_group(by=system, parent=Group.objects.get(parent=None), type="circle", name="Evening kitchen")
open_room(by=system, group=group, kind="calendar")
keys = {}
for name in ("Rowan", "Nettle"):
    member = add_person(by=system, name=name, email=f"{name.lower()}@example.org", password="nine calm herons waiting", language="en")
    bring_in(by=system, group=group, member=member)
    session = SessionStore()
    session[SESSION_KEY] = str(member.user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.user.get_session_auth_hash()
    session.save()
    keys[name] = session.session_key
print(json.dumps({"cookie": settings.SESSION_COOKIE_NAME, "slug": group.slug, **keys}))
"""
#: What the worker does every five minutes and every minute, at once.
REMIND = """
from datetime import timedelta
from django.db.models import F
from wezer.core.jobs import remind_of_events
from wezer.core.models import Rsvp
Rsvp.objects.update(answered_at=F("answered_at") - timedelta(days=2))  # said before the day of the reminder
remind_of_events()
"""
MAIL = """
from wezer.core.jobs import mail_what_is_wanted_at_once
mail_what_is_wanted_at_once()
"""


@pytest.fixture
def kitchen(make_instance, _smtp):
    instance = make_instance(
        init=("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org"),
        typed="correct horse 42 staple\n",
        mail="smtp",
        mail_host="127.0.0.1",
        mail_port=str(_smtp.port),
    )
    instance.start()
    yield instance
    instance.stop()


def test_an_evening_is_planned_joined_announced_by_mail_and_read_by_a_calendar(kitchen, browser, mailbox, look_inside):
    inside = look_inside(kitchen)
    world = json.loads(inside(MAKE).splitlines()[-1])
    people = {}
    for name, width in (("Rowan", 1280), ("Nettle", 360)):
        context = browser.new_context(
            base_url=kitchen.url, viewport={"width": width, "height": 800}, locale="en-GB", reduced_motion="reduce"
        )
        context.add_cookies([{"name": world["cookie"], "value": world[name], "url": kitchen.url}])
        people[name] = context.new_page()
    rowan, nettle = people["Rowan"], people["Nettle"]
    begins = datetime.now(tz=UTC).replace(second=0, microsecond=0) + timedelta(hours=20)

    rowan.goto(f"/g/{world['slug']}/calendar/new/")
    rowan.locator("#main [name=title]").fill("Soup for everybody")
    rowan.locator("[name=starts_on]").fill(f"{begins:%Y-%m-%d}")
    rowan.locator("[name=starts_time]").fill(f"{begins:%H:%M}")
    rowan.locator("[name=place]").fill("The long table")
    rowan.locator("[name=zone]").fill("UTC")
    rowan.get_by_role("button", name="Put it into the calendar").click()
    expect(rowan.get_by_role("heading", level=1)).to_have_text("Soup for everybody")

    nettle.goto(rowan.url)
    nettle.get_by_role("button", name="I come").click()
    expect(nettle.get_by_role("button", name="I come")).to_have_attribute("aria-pressed", "true")

    inside(REMIND)
    inside.wait_until_idle()
    inside(MAIL)
    inside.wait_until_idle()
    reminder = mailbox.wait_for("nettle@example.org")
    assert str(make_header(decode_header(reminder["Subject"]))).strip().startswith("“Soup for everybody” is near")
    assert not [mail for mail in mailbox.received if "rowan@" in mail["To"]]  # did not say that they come

    nettle.goto("/agenda/address/")
    nettle.get_by_role("button", name="Make an address").click()
    secret = nettle.get_by_label("Secret address").input_value()
    with urlopen(re.sub(r"^https?://[^/]+", kitchen.url, secret), timeout=10) as answer:
        calendar = Calendar.from_ical(answer.read())
    [event] = calendar.walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Soup for everybody", "The long table")
    assert event.decoded("DTSTART").astimezone(UTC) == begins
    for page in people.values():
        page.context.close()
