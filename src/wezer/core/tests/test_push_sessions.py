"""Pushes end with the session of the browser in which they were asked for: a stolen telephone shows nothing any more."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.forgetting import forget_sessions
from wezer.core.acts.login import change_password
from wezer.core.models import PushDevice
from wezer.core.push.testing import push_service
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.workflow.testing import settle

__all__ = ["push_service"]

WORD, OTHER = "a long row of beans", "another row of leeks"


@pytest.fixture
def fern(join):
    caches["limits"].clear()
    member = join("Fern")
    member.user.set_password(WORD)
    member.user.save()
    EmailAddress.objects.create(user=member.user, email=member.user.email, verified=True, primary=True)
    return member


def signed_in(member, word=WORD):
    """A browser of its own, through the door."""
    client = Client()
    answer = client.post("/account/login/", {"login": member.user.email, "password": word})
    assert answer.status_code == 302, answer.content.decode()
    return client


def told(client, push_service, path):
    """The device of this browser."""
    asked = push_service.subscription(path)
    assert client.post("/me/notices/devices/", asked).status_code == 303
    return PushDevice.objects.get(endpoint=asked["endpoint"])


def living():
    return {device.endpoint.rpartition("/")[2] for device in PushDevice.objects.filter(ended="")}


def test_closing_the_other_sessions_ends_pushes_to_their_devices(fern, push_service):
    desk, phone = signed_in(fern), signed_in(fern)
    told(desk, push_service, "/desk")
    told(phone, push_service, "/phone")
    push_service.subscribe(viewer(fern), path="/unknown")  # added before sessions were noted, or by a program
    settle()
    before = push_service.asked
    assert desk.post("/account/sessions/").status_code == 302
    assert living() == {"desk"}
    assert "the session in which it was added was ended" in desk.get("/me/notices/").content.decode()
    assert phone.get("/me/notices/").status_code == 302  # it is signed out, too
    lost = PushDevice.objects.get(endpoint__endswith="/phone")
    assert desk.post(f"/me/notices/devices/{lost.uid}/trial/").status_code == 409
    settle()
    assert push_service.asked == before
    told(signed_in(fern), push_service, "/phone")  # found again
    assert living() == {"desk", "phone"}


def test_another_password_ends_pushes_but_for_the_browser_in_which_it_was_changed(fern, push_service):
    desk, phone = signed_in(fern), signed_in(fern)
    told(desk, push_service, "/desk")
    told(phone, push_service, "/phone")
    said = {"oldpassword": WORD, "password1": OTHER, "password2": OTHER}
    assert desk.post("/account/password/change/", said).status_code == 302
    assert living() == {"desk"}
    desk.post("/account/sessions/")  # its key is another since, its session is not
    assert living() == {"desk"}
    change_password(by=Viewer.system(), user=fern.user, password=WORD)  # by a link in a mail, from nowhere
    assert living() == set()


def night():
    forget_sessions(by=Viewer.system(), before=now() - timedelta(days=1))


def test_a_session_that_ends_without_a_word_ends_pushes_to_its_browser_at_night(fern, join, push_service, settings):
    desk, phone, shared = (signed_in(fern) for _each in range(3))
    for browser, path in ((desk, "/desk"), (phone, "/phone"), (shared, "/shared")):
        told(browser, push_service, path)
    push_service.subscribe(viewer(fern), path="/program")  # belongs to no session
    night()
    assert living() == {"desk", "phone", "shared", "program"}
    key = phone.cookies[settings.SESSION_COOKIE_NAME].value
    Session.objects.filter(session_key=key).update(expire_date=now() - timedelta(hours=1))
    shared.force_login(join("Sage").user)  # in the same browser, and nobody left before
    night()
    assert living() == {"desk", "program"} and Session.objects.filter(session_key=key).exists()
    assert "the session in which it was added was ended" in desk.get("/me/notices/").content.decode()


def test_leaving_ends_pushes_to_that_browser_alone(fern, push_service):
    desk, phone = signed_in(fern), signed_in(fern)
    told(desk, push_service, "/desk")
    told(phone, push_service, "/phone")
    phone.post("/account/logout/")
    assert living() == {"desk"}
    shown = {each["service"]: each["ended"] for each in Caller.of(fern, "*").get("core/me/devices").json()}
    assert shown == {"127.0.0.1": "session"}
