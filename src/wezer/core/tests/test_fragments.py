"""What is the same to everybody is rendered once, and never shown once it has changed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from wezer.core.acts.answers import answer_event
from wezer.core.acts.events import change_event, publish_event
from wezer.core.acts.groups import change_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.profile import rename_member
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.community import community
from wezer.core.forum.acts.threads import ask_question
from wezer.core.models import Member, Room
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now

pytestmark = pytest.mark.django_db
system = Viewer.system()


@pytest.fixture
def fern(circle, join):
    """Fern tends a circle, wrote a post there and asked a question; she reads her pages."""
    fern = join("Fern")
    group = circle("Garden", founder=fern)
    talk = Room.objects.select_related("group").get(group=group, kind="talk")
    publish_post(by=viewer(fern), room=talk, body="The seeds are there.")
    ask_question(
        by=viewer(fern), room=open_room(by=system, group=group, kind="forum"), title="Which soil?", body="For leeks."
    )
    return fern


def reads(member, path):
    client = Client()
    client.force_login(member.user)
    return client.get(path).content.decode()


PAGES = ("/", "/g/garden/forum/")


@pytest.mark.parametrize("path", PAGES)
def test_how_long_ago_goes_on(fern, path):
    assert "just now" in reads(fern, path)
    with clock.at(now() + timedelta(minutes=12)):
        said = reads(fern, path)
    assert "12 min ago" in said and "just now" not in said


@pytest.mark.parametrize("path", PAGES)
def test_another_name_is_read_at_once(fern, path):
    assert ">Fern" in reads(fern, path)
    rename_member(by=viewer(fern), member=fern, name="Bracken")
    said = reads(fern, path)
    assert "Bracken" in said and ">Fern" not in said


def test_so_is_a_groups(fern):
    assert ">Garden</a>" in reads(fern, "/")
    group = Room.objects.select_related("group").get(kind="forum").group
    change_group(by=system, group=group, name="Orchard")
    said = reads(fern, "/")
    assert ">Orchard</a>" in said and ">Garden</a>" not in said


def test_each_language_and_the_words_of_the_community_are_kept_apart(fern):
    for language, said in (("en", "0</b> answers"), ("fr", "0</b> réponse"), ("en", "0</b> answers")):
        Member.objects.filter(pk=fern.pk).update(language=language)
        assert said in reads(fern, "/g/garden/forum/")
    change_setting(by=system, key="words", value={"en": {"reply": {"one": "echo", "many": "echoes"}}})
    assert "0</b> echoes" in reads(fern, "/g/garden/forum/")


def test_a_month_says_to_each_what_they_said(fern, join):
    group = Room.objects.select_related("group").get(kind="forum").group
    sage, day = join("Sage"), timezone.localdate(now()) + timedelta(days=1)
    bring_in(by=system, group=group, member=sage)
    room = open_room(by=system, group=group, kind="calendar")
    event = publish_event(by=viewer(fern), room=room, title="Leek day", starts_on=day)
    pages = f"/g/garden/calendar/?month={day:%Y-%m}", f"/agenda/?month={day:%Y-%m}"
    answer_event(by=viewer(fern), event=event, on=day, answer="going")
    for path in pages:
        assert ["I come" in reads(who, path) for who in (fern, sage, fern)] == [True, False, True], path
    answer_event(by=viewer(fern), event=event, on=day, answer="declined")
    change_event(by=viewer(fern), event=event, title="Leek night", starts_on=day, place="The mill")
    for path in pages:
        said = reads(fern, path)
        assert "I come" not in said and "Leek day" not in said and "The mill" in said, path


def test_menus_follow_what_they_show(fern):
    """The side menu, the drawer and the bottom bar: where one is, the name of the community, its words, what is closed."""
    home, forum = reads(fern, "/"), reads(fern, "/g/garden/forum/")
    assert [page.count('aria-current="page"') for page in (home, forum)] == [
        3,
        4,
    ]  # a room of the group is current, too
    assert all(page.count('href="/market/"') >= 3 for page in (home, forum))
    change_group(by=system, group=community(), name="Bramble Valley")
    change_setting(by=system, key="words", value={"en": {"wallet": {"one": "purse", "many": "purses"}}})
    said = reads(fern, "/")
    assert said.count("<b>Bramble Valley</b>") == 2 and "Purse</a>" in said and "Wallet</a>" not in said
    change_setting(by=system, key="modules.closed", value=["exchange"])
    assert 'href="/market/"' not in reads(fern, "/")
    Member.objects.filter(pk=fern.pk).update(theme="dark")
    assert reads(fern, "/").count('name="theme-color"') == 1
