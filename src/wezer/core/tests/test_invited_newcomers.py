"""Whoever comes by an invitation: what they read and accept first, and what happens when it serves another address."""

import re

import pytest
from django.core import mail
from django.core.cache import caches
from django.test import Client

from wezer.core.acts.consents import write_consent_text
from wezer.core.acts.invitations import create_invitation
from wezer.core.acts.settings import change_setting
from wezer.core.crossing.acts.agreements import write_agreement
from wezer.core.invitations import applications_waiting
from wezer.core.models import Acceptance, Arrival, Belonging, Consent, Member, User
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

PASSWORD = "violet kettle orbit lagoon"
SIGNUP = {"email": "moss@example.org", "name": "Moss", "password1": PASSWORD}
TOLD = {**SIGNUP, "other_address": "moss@example.org"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_counted():
    caches["limits"].clear()


@pytest.fixture
def settings_of(community):
    def choose(**values):
        for name, said in values.items():
            change_setting(by=Viewer.system(), key=name.replace("__", "."), value=said)

    return choose


@pytest.fixture
def invited(gardener):
    """A stranger's browser that has opened an invitation, and the address of its page."""

    def open_it(**bounds):
        _made, token = create_invitation(by=viewer(gardener), **bounds)
        client = Client()
        assert client.get(f"/join/{token}/").status_code == 200
        return client, f"/join/{token}/"

    return open_it


def page_of(answer):
    return " ".join(answer.content.decode().split())


def confirm(client):
    code = re.search(r"^ {4}(\S+)$", mail.outbox[-1].body, re.MULTILINE)[1]
    client.post("/account/confirm-email/", {"code": code})


def stands(name):
    return Belonging.objects.get(member__name=name, group__parent=None).state


# --- what they read and accept ---


def test_who_is_invited_reads_the_welcome_and_the_charter_as_at_the_door(settings_of, invited, join):
    settings_of(admission__welcome="Bring a cup.", community__charter="We share what we grow.")
    client, address = invited()
    page, door = page_of(client.get(address)), page_of(client.get("/join/"))
    folded = re.search(r"<details>.*?</details>", door)[0]
    assert "We share what we grow." in folded and folded in page
    assert "<p>Bring a cup.</p>" in page and "<p>Bring a cup.</p>" in door
    inside = Client()
    inside.force_login(join("Fern").user)
    assert "Bring a cup." not in page_of(inside.get(address))  # they have long read it


def test_who_is_invited_accepts_what_others_accept_at_sign_up(settings_of, invited, community, gardener):
    settings_of(admission__mode="invitation")
    charter = write_agreement(by=viewer(gardener), group=community, title="Charter", body="We share.")
    client, _address = invited()
    assert "Without it nobody comes in." in page_of(client.post("/account/signup/", SIGNUP))
    client.post("/account/signup/", {**SIGNUP, "agreement_charter_1_0": "on"})
    confirm(client)
    assert (stands("Moss"), Acceptance.objects.get(member__name="Moss").agreement) == ("member", charter)


def test_who_waited_outside_comes_in_as_who_they_said_with_what_they_accepted(
    settings_of, invited, community, gardener
):
    settings_of(admission__mode="invitation")
    charter = write_agreement(by=viewer(gardener), group=community, title="Charter", body="We share.")
    terms = write_consent_text(by=viewer(gardener), key="terms", title="Terms", body="Be kind.")
    client, _address = invited(email="fern@example.org")
    accepted = {"agreement_charter_1_0": "on", "terms": "on"}
    client.post("/account/signup/", {**TOLD, "name": "Moss of the mill", **accepted})
    confirm(client)
    assert not Member.objects.filter(user__email="moss@example.org")

    _made, token = create_invitation(by=viewer(gardener))
    assert client.post(f"/join/{token}/").status_code == 303
    moss = Member.objects.get(user__email="moss@example.org")
    assert (moss.name, stands(moss.name), Arrival.objects.exists()) == ("Moss of the mill", "member", False)
    assert Acceptance.objects.get(member=moss).agreement == charter
    assert Consent.objects.get(member=moss).text == terms


# --- an invitation that serves another address ---


def test_the_address_an_invitation_serves_is_filled_in_and_needs_no_answers(settings_of, invited):
    settings_of(admission__mode="moderated", admission__questions=["What brings you?"])
    client, _address = invited(email="moss@example.org")
    page = page_of(client.get("/account/signup/"))
    assert 'value="moss@example.org"' in page and "What brings you?" not in page
    client.post("/account/signup/", {**SIGNUP, "email": " Moss@Example.org "})
    confirm(client)
    assert stands("Moss") == "member"


def test_who_writes_another_address_is_told_and_asked_what_every_applicant_is_asked(settings_of, invited, gardener):
    settings_of(admission__mode="moderated", admission__questions=["What brings you?"])
    client, _address = invited(email="fern@example.org")
    told = client.post("/account/signup/", SIGNUP)
    page = page_of(told)
    assert "Your invitation is for f…@example.org. With another address you ask to join like everybody" in page
    assert "fern@" not in page and re.search(r'<p class="error"[^>]*id="id_email[^>]*>.*?Your invitation', page)
    assert 'name="question0"' in page and 'name="other_address" value="moss@example.org"' in page
    assert not User.objects.filter(email="moss@example.org") and "This field is required" not in page

    client.post("/account/signup/", TOLD)  # without answers nobody reads anything
    assert not User.objects.filter(email="moss@example.org")
    again = client.post("/account/signup/", {**TOLD, "email": "mint@example.org", "question0": "Bread"})
    assert "Your invitation is for" in page_of(again)  # yet another one
    client.post("/account/signup/", {**TOLD, "question0": "Bread"})
    confirm(client)
    assert stands("Moss") == "applied"
    assert applications_waiting(viewer(gardener)).get().answers == [{"question": "What brings you?", "answer": "Bread"}]


@pytest.mark.parametrize(
    ("mode", "said", "then"),
    [
        ("open", "With another address you come in without it.", "member"),
        ("invitation", "With another address you wait outside until that one is invited, too.", None),
        ("moderated", "With another address you ask to join like everybody", "applied"),
    ],
)
def test_what_another_address_means_is_said_once_by_how_people_come_in(settings_of, invited, mode, said, then):
    settings_of(admission__mode=mode)
    client, _address = invited(email="fern@example.org")
    assert said in page_of(client.post("/account/signup/", SIGNUP)) and not mail.outbox[1:]
    client.post("/account/signup/", TOLD)
    confirm(client)
    found = Belonging.objects.filter(member__name="Moss", group__parent=None).first()
    assert (found.state if found else None) == then
