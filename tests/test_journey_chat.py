"""Two members talk, each in a browser of their own: live, also after a tunnel, and nothing stands twice."""

import json

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

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
group = create_group(by=system, parent=Group.objects.get(parent=None), type="circle", name="Orchard of words")
open_room(by=system, group=group, kind="chat")
keys = {}
for name in ("Rowan", "Nettle"):
    member = add_person(by=system, name=name, email=f"{name.lower()}-words@example.org", password="nine calm herons waiting", language="en")
    bring_in(by=system, group=group, member=member)
    session = SessionStore()
    session[SESSION_KEY] = str(member.user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.user.get_session_auth_hash()
    session.save()
    keys[name] = session.session_key
print(json.dumps({"cookie": settings.SESSION_COOKIE_NAME, "slug": group.slug, **keys}))
"""


SAY_MORE = """
from wezer.core.chat.acts.messages import say
from wezer.core.models import Conversation, Member
from wezer.core.viewer import Viewer
talk = Conversation.objects.select_related("channel_of", "group").get(channel_of__group__slug="{slug}")
rowan = Viewer.of(Member.objects.get(user__email="rowan-words@example.org"))
for number in range(25):
    say(by=rowan, conversation=talk, body=f"Row {{number}} is sown.")
"""
LEFT = """
from wezer.core.models import Attendance
mine = Attendance.objects.select_related("conversation").get(
    conversation__channel_of__group__slug="{slug}", member__user__email="nettle-words@example.org")
print(mine.conversation.newest - mine.seen)
"""


def words(page):
    return [each.strip() for each in page.locator("#messages .prose").all_inner_texts()]


def test_scenario_08_two_members_talk_live_and_a_tunnel_loses_and_doubles_nothing(instance, new_page):
    world = json.loads(instance.python(MAKE).splitlines()[-1])
    pages = {"Rowan": new_page(), "Nettle": new_page(width=360, height=740)}
    for name, page in pages.items():
        page.context.add_cookies([{"name": world["cookie"], "value": world[name], "url": instance.url}])
        with page.expect_response(lambda answer: "/changes/" in answer.url):  # the line is open
            page.goto(f"/g/{world['slug']}/chat/")
    rowan, nettle = pages.values()

    rowan.get_by_label("Your message").fill("Who waters on **Sunday**?")
    rowan.get_by_label("Your message").press("Enter")
    expect(nettle.get_by_text("Who waters on Sunday?")).to_be_visible()
    nettle.get_by_role("link", name="Answer", exact=True).click()
    expect(nettle.get_by_text("An answer to Rowan")).to_be_visible()
    nettle.get_by_label("Your message").fill("I do.")
    nettle.get_by_role("button", name="Send").click()
    expect(rowan.locator(".quoted")).to_contain_text("Rowan Who waters on Sunday?")

    nettle.context.set_offline(True)
    for said in ("First from the tunnel.", "Second from the tunnel."):
        nettle.get_by_label("Your message").fill(said)
        nettle.get_by_label("Your message").press("Enter")
    expect(nettle.get_by_text("Waits for the network")).to_have_count(2)
    rowan.get_by_label("Your message").fill("Meanwhile, outside.")
    rowan.get_by_label("Your message").press("Enter")
    expect(rowan.get_by_text("Meanwhile, outside.")).to_be_visible()
    nettle.context.set_offline(False)
    expect(rowan.get_by_text("Second from the tunnel.")).to_be_visible()
    expect(nettle.get_by_text("Meanwhile, outside.")).to_be_visible()
    expect(nettle.get_by_text("Waits for the network")).to_have_count(0)
    said = [
        "Who waters on Sunday?",
        "I do.",
        "Meanwhile, outside.",
        "First from the tunnel.",
        "Second from the tunnel.",
    ]
    seen = words(rowan)  # what was said outside may reach the server after what waited in the tunnel
    assert seen == words(nettle) and sorted(seen) == sorted(said)
    assert seen[:2] == said[:2] and seen.index("First from the tunnel.") < seen.index("Second from the tunnel.")

    first = rowan.locator("article.message").first
    first.get_by_label("React to Rowan").click()
    first.get_by_role("button", name="Thank you").click()
    expect(nettle.locator("article.message").first.locator(".react .num").first).to_have_text("1")
    outside = rowan.locator("article.message", has_text="Meanwhile, outside.")
    outside.get_by_role("button", name="Take back").click()
    expect(nettle.get_by_text("A message was taken back here.")).to_be_visible()
    expect(rowan.get_by_text("Meanwhile, outside.")).to_have_count(0)
    for page in pages.values():
        page.reload()
        assert words(page) == [each for each in seen if each != "Meanwhile, outside."]

    def left():
        return int(instance.python(LEFT.format(slug=world["slug"])).splitlines()[-1])

    nettle.goto("/notices/")
    instance.python(SAY_MORE.format(slug=world["slug"]))
    with nettle.expect_response(lambda answer: "/seen/" in answer.url):
        nettle.goto(f"/g/{world['slug']}/chat/")
    assert 0 < left() < 25  # below the fold nothing is read
    with nettle.expect_response(lambda answer: "/seen/" in answer.url):
        nettle.locator("#messages").evaluate("each => each.scrollTo(0, each.scrollHeight)")
    assert left() == 0
