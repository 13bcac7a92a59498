"""Whoever is new: their first steps on their home, the first hello, and who of them needs a hand."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment
from wezer.core.acts.membership import bring_in, enter_group
from wezer.core.acts.posts import publish_post
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.acts.settings import change_setting
from wezer.core.chat.acts.conversations import open_direct
from wezer.core.chat.acts.messages import say
from wezer.core.console import garden_lists
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.jobs import see_to_newcomers
from wezer.core.models import Belonging, Member, Notice, Room
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.core.welcome.reading import first_steps_of
from wezer.exchange.testing import announced  # noqa: F401
from wezer.kernel import clock
from wezer.kernel.clock import now

pytestmark = pytest.mark.django_db
system = Viewer.system()
TITLE = "Your first steps"


def days(number):
    return clock.at(now() + timedelta(days=number, minutes=5))


def home(client):
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/").content.decode()
    return page, len(asked)


def taken(member):
    return [step.kind.kind for step in first_steps_of(member).steps if step.taken]


def say_hello(member, group):
    room = Room.objects.select_related("group").get(group=group, kind="talk")
    return publish_post(by=viewer(member), room=room, body="Slugs.", audience="community" if group.is_root else "group")


def test_the_path_is_walked_by_doing_and_leaves_the_home(client, community, gardener, join, circle, announced):  # noqa: F811
    mill, fern = circle("Mill", founder=gardener, membrane="open"), join("Fern")
    client.force_login(fern.user)
    client.get("/")
    page, new = home(client)
    assert TITLE in page and "0 / 5" in page and "Offer or want something" in page and "Answer an event" not in page
    change_setting(by=system, key="modules.closed", value=["exchange"])
    page, _number = home(client)
    assert "Answer an event" in page and "Offer or want something" not in page
    change_setting(by=system, key="modules.closed", value=[])

    assert client.post("/me/first-steps/").status_code == 303 and TITLE not in home(client)[0]
    me = Caller.of(fern, "*")
    assert me.send("patch", "core/me/preferences", {"first_steps": True}).json()["first_steps"] is True
    assert "First steps on my home" in client.get("/me/preferences/").content.decode() and TITLE in home(client)[0]
    with days(61):
        later = Client()
        later.force_login(fern.user)
        later.get("/")
        page, past = home(later)
    assert TITLE not in page and (new <= 10) and past <= 9 and past < new

    by = viewer(fern)
    set_profile_field(by=by, key="tagline", value="Bicycles, wood, patience.")
    set_profile_field(by=by, key="needs", value="Jam")
    enter_group(by=by, group=mill)
    assert taken(fern) == ["about", "skills", "group"]
    add_comment(by=by, item=say_hello(gardener, community), body="Mine, too.")
    announced(fern, "offer")
    told = me.get("core/me/first-steps").json()
    assert [(one["kind"], one["taken"]) for one in told] == [
        (kind, True) for kind in ("about", "skills", "group", "hello", "announcement")
    ]
    assert TITLE not in home(client)[0]


def test_who_is_new_and_alone_is_seen_by_guides_and_gardeners(client, community, gardener, join, circle):
    """Idle for two weeks, or unheard where the reader reads; neither those before them nor those who were answered."""
    old, mint = join("Hazel"), join("Mint")
    with days(61):
        fern, sage, basil, guide = join("Fern"), join("Sage"), join("Basil"), join("Thyme")
        join("Paper", login=False)
        grant_role(by=system, role=open_role(by=system, group=community, key="guide"), member=guide)
        set_profile_field(by=viewer(guide), key="tagline", value="Tea.")
        mill = circle("Mill", founder=mint)
        bring_in(by=system, group=mill, member=basil)
        add_comment(by=viewer(mint), item=say_hello(sage, community), body="Welcome.")
        say_hello(basil, mill)
    names = lambda who: [row.text for row in garden_lists["needs_a_hand"].rows(viewer(who))]  # noqa: E731
    with days(62):
        assert names(gardener) == []
    with days(76):
        assert (names(gardener), names(mint)) == (["Fern"], ["Fern", "Basil"])
        hello = say_hello(fern, community)
        add_comment(by=viewer(fern), item=hello, body="Anybody?")
    with days(80):
        client.force_login(guide.user)
        page = client.get("/g/community/people/newcomers/hand/")
        assert (
            page.status_code == 200 and "Fern" in page.content.decode() and "nobody answered" in page.content.decode()
        )
        told = Caller.of(guide, "*").get(f"core/groups/{community.uid}/newcomers/hand").json()["items"]
        assert [(one["member"]["name"], one["why"]) for one in told] == [("Fern", "nobody_answered")]
        assert Caller.of(old, "*").get(f"core/groups/{community.uid}/newcomers/hand").status_code == 403
        client.force_login(mint.user)
        assert client.get("/g/mill/people/newcomers/hand/").status_code == 404
        add_comment(by=viewer(mint), item=hello, body="Here!")
        assert names(gardener) == []
    with days(122):
        assert names(mint) == []


def test_who_was_written_to_is_met_and_of_the_others_the_guide_hears_once(community, circle, join):
    sage, guide = join("Sage"), join("Basil")
    mill = circle("Mill", founder=sage)
    bring_in(by=system, group=mill, member=guide)
    grant_role(by=system, role=open_role(by=system, group=mill, key="guide"), member=guide)
    set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "open"}]], trial_days=30, guides="turn")
    fern, mint, hazel = (join(name) for name in ("Fern", "Mint", "Hazel"))
    for one in (fern, mint, hazel):
        enter_group(by=viewer(one), group=mill)
    talks = {(a, b): open_direct(by=viewer(a), members=[b]) for a, b in ((guide, fern), (mint, guide), (sage, hazel))}
    for (a, _b), talk in talks.items():
        say(by=viewer(a), conversation=talk, body="Hello!")
    with days(2):
        see_to_newcomers()
    with days(4):
        see_to_newcomers()
        see_to_newcomers()
        deliver()
    met = Belonging.objects.filter(group=mill, contacted_at__isnull=False).values_list("member__name", flat=True)
    assert set(met) == {"Fern", "Hazel"}
    told = Notice.objects.filter(kind="newcomer_unmet").values_list("member__name", "actor__name", "count")
    assert list(told) == [("Basil", "Mint", 1)]
    assert Member.objects.get(pk=mint.pk).first_steps
