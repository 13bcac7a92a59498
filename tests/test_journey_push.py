"""A browser subscribes by the page's own script, is pushed to, and shows it; the push service sees nothing it could read.

Only what the browser asks of its maker's push service is answered here, since no test talks to the outside: the address.
"""

import json
import time

import pytest
from playwright.sync_api import expect

from wezer.core.push.testing import listening

pytestmark = [pytest.mark.browser, pytest.mark.any_database]

MAKE = """
import json
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from wezer.hosting.acts import add_person
from wezer.core.viewer import Viewer

keys = {}
for name in ("Yarrow", "Burdock"):
    member = add_person(by=Viewer.system(), name=name, email=f"{name.lower()}@example.org", password="nine calm herons waiting", language="en")
    session = SessionStore()
    session[SESSION_KEY] = str(member.user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.user.get_session_auth_hash()
    session.save()
    keys[name] = session.session_key
print(json.dumps({"cookie": settings.SESSION_COOKIE_NAME, **keys}))
"""

WRITE = """
from wezer.core.chat.acts.letters import write_to
from wezer.core.models import Member
from wezer.core.viewer import Viewer
write_to(by=Viewer.of(Member.objects.get(name="Burdock")), members=[Member.objects.get(name="Yarrow")], body="The hens are out")
"""

# What stands behind `subscribe` in a browser is its maker's service; here it is the one of the test, in this tab.
OUTSIDE = """
const made = %s;
const one = {
  endpoint: made.endpoint,
  toJSON: () => ({ endpoint: made.endpoint, keys: { p256dh: made.p256dh, auth: made.auth } }),
  unsubscribe: async () => { sessionStorage.removeItem("asked"); return true; },
};
PushManager.prototype.subscribe = async (options) => { sessionStorage.setItem("asked", JSON.stringify(options)); return one; };
PushManager.prototype.getSubscription = async () => (sessionStorage.getItem("asked") ? one : null);
"""


@pytest.fixture
def private_instance(make_instance):
    """One that may call this machine, as its host allowed."""
    made = make_instance(init=("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org"),
        typed="correct horse 42 staple\n", webhooks_private="true")  # fmt: skip
    return made.start()


def wait_for(what):
    until = time.monotonic() + 60
    while not what():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_browser_subscribes_is_pushed_to_and_shows_it(private_instance, whole_browser):
    instance, world = private_instance, None
    world = json.loads(instance.python(MAKE).splitlines()[-1])
    with listening() as service:
        context = whole_browser.new_context(base_url=instance.url, reduced_motion="reduce", locale="en-GB")
        context.add_cookies([{"name": world["cookie"], "value": world["Yarrow"], "url": instance.url}])
        context.grant_permissions(["notifications"], origin=instance.url)
        context.add_init_script(OUTSIDE % json.dumps(service.subscription()))
        page = context.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto("/me/notices/")
        section = page.locator("#devices")
        expect(section.get_by_text("No device is told yet.")).to_be_visible()
        expect(section.get_by_text("scripts allowed for it")).to_be_hidden()
        assert page.evaluate("navigator.serviceWorker.getRegistration('/').then(Boolean)") is False  # nothing unasked
        section.get_by_role("button", name="Tell me on this device").click()
        expect(section.get_by_text("This one", exact=True)).to_be_visible()
        expect(section.get_by_role("button", name="Tell me on this device")).to_be_hidden()
        asked = json.loads(page.evaluate("sessionStorage.getItem('asked')"))
        assert asked["userVisibleOnly"] is True
        wait_for(lambda: len(service.got) == 1)

        instance.python(WRITE)
        wait_for(lambda: len(service.got) == 2)
        told = service.got[1]
        assert told.said["body"] == "Burdock writes to you" and told.key == asked["applicationServerKey"]
        assert shown_by(page, told.said) == [["Willow Valley", "Burdock writes to you"]]

        section.get_by_role("button", name="Remove").click()
        expect(section.get_by_text("No device is told yet.")).to_be_visible()
        expect(section.get_by_role("button", name="Tell me on this device")).to_be_visible()
        assert page.evaluate("sessionStorage.getItem('asked')") is None and errors == []
        context.close()


def shown_by(page, said):
    """What the service worker shows of a push that the browser hands to it."""
    devtools = page.context.new_cdp_session(page)
    found = []
    devtools.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
    devtools.send("ServiceWorker.enable")
    wait_for(lambda: page.evaluate("1") and found)
    origin, number = page.evaluate("location.origin"), found[-1]["registrationId"]
    devtools.send(
        "ServiceWorker.deliverPushMessage", {"origin": origin, "registrationId": number, "data": json.dumps(said)}
    )
    ask = "navigator.serviceWorker.ready.then((one) => one.getNotifications()).then((all) => all.map((one) => [one.title, one.body]))"
    wait_for(lambda: page.evaluate(ask))
    return page.evaluate(ask)


def test_without_scripts_the_page_says_what_pushing_needs(instance, new_page):
    world = json.loads(instance.python(MAKE.replace("Yarrow", "Tansy").replace("Burdock", "Mallow")).splitlines()[-1])
    page = new_page(scripts=False)
    page.context.add_cookies([{"name": world["cookie"], "value": world["Tansy"], "url": instance.url}])
    page.goto("/me/notices/")
    expect(page.locator("#devices").get_by_text("scripts allowed for it")).to_be_visible()
    expect(page.get_by_role("button", name="Tell me on this device")).to_be_hidden()
