"""A group moves, and two must agree: each in a browser of their own, without scripts for the one who is asked."""

import json

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.any_database]

MAKE = """
import json
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from wezer.core.acts.groups import create_group
from wezer.core.acts.posts import publish_post
from wezer.core.models import Group, Room
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person

system, root = Viewer.system(), Group.objects.get(parent=None)
keys, people = {}, {}
for name in ("Rowan", "Nettle"):
    member = people[name] = add_person(by=system, name=name, email=f"{name.lower()}-moves@example.org", password="nine calm herons waiting", language="en")
    session = SessionStore()
    session[SESSION_KEY] = str(member.user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.user.get_session_auth_hash()
    session.save()
    keys[name] = session.session_key
shed = create_group(by=Viewer.of(people["Rowan"]), parent=root, type="circle", name="Tool shed of moves")
create_group(by=Viewer.of(people["Nettle"]), parent=root, type="circle", name="Orchard of moves")
room = Room.objects.select_related("group").get(group=shed, kind="talk")
publish_post(by=Viewer.of(people["Rowan"]), room=room, title="Who has the key", body="Of the shed.", audience="branch")
print(json.dumps({"cookie": settings.SESSION_COOKIE_NAME, "slug": shed.slug, **keys}))
"""


def test_one_proposes_a_move_and_the_other_consents(instance, new_page):
    world = json.loads(instance.python(MAKE).splitlines()[-1])
    rowan, nettle = new_page(), new_page(width=360, height=740, scripts=False)
    for name, page in (("Rowan", rowan), ("Nettle", nettle)):
        page.context.add_cookies([{"name": world["cookie"], "value": world[name], "url": instance.url}])

    rowan.goto(f"/g/{world['slug']}/settings/")
    rowan.get_by_label("Inside which group").select_option(label="Orchard of moves")
    rowan.locator("#place").get_by_role("button", name="See what would change").click()
    expect(rowan.get_by_text("1 person gains read access. 1 item is read by more people.")).to_be_visible()
    expect(rowan.get_by_text("Those who tend Orchard of moves will be asked to consent.")).to_be_visible()
    rowan.get_by_label("Why").fill("The trees need their tools near.")
    rowan.get_by_role("button", name="Ask for it").click()
    expect(rowan.get_by_text("Nothing has changed yet.")).to_be_visible()
    address = rowan.url

    nettle.goto(address)
    expect(nettle.get_by_text("The trees need their tools near.")).to_be_visible()
    nettle.get_by_role("button", name="Consent").click()
    expect(nettle.get_by_text("It lies there now.")).to_be_visible()
    rowan.reload()
    expect(rowan.get_by_text("It lies there now.")).to_be_visible()
    rowan.goto(f"/g/{world['slug']}/")
    expect(rowan.get_by_role("link", name="Orchard of moves").first).to_be_visible()
