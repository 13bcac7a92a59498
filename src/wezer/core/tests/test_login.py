"""Logins: what changes them is told, mail is kept with the act, sessions end."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.test import Client, override_settings

from wezer.core.accounts.middleware import ABSOLUTE_SECONDS
from wezer.core.acts.admission import decide_application
from wezer.core.acts.invitations import accept_invitation, create_invitation
from wezer.core.mail import as_dict, from_dict
from wezer.core.models import Application, BelongingState, Member, Notice
from wezer.core.receivers_admission import tell_of_a_changed_login, tell_of_the_communitys_door, tell_the_inviter
from wezer.core.testing import viewer
from wezer.kernel.models import Fact

pytestmark = pytest.mark.django_db
OLD, NEW = "a fine long pass", "violet kettle orbit lagoon"


@pytest.fixture(autouse=True)
def _nothing_counted():
    caches["limits"].clear()


@pytest.fixture
def fern(join):
    member = join("Fern")
    EmailAddress.objects.create(user=member.user, email=member.user.email, verified=True, primary=True)
    return member


def come_in(email="fern@example.org", password=OLD):
    client = Client()
    answer = client.post("/account/login/", {"login": email, "password": password})
    return client, answer


def changes():
    return [fact.payload["what"] for fact in Fact.objects.filter(name="core.login_changed").order_by("id")]


def test_one_signs_in_by_address_and_password_however_the_address_is_written(fern):
    client, answer = come_in("FERN@example.org")
    assert answer.status_code == 302 and client.get("/me/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/me/").status_code == 302


def test_a_changed_password_is_told_and_the_old_one_closed(fern):
    client, _answer = come_in()
    client.post("/account/password/change/", {"oldpassword": OLD, "password1": NEW, "password2": NEW})
    assert changes() == ["password"] and mail.outbox[-1].to == ["fern@example.org"]
    assert (come_in()[1].status_code, come_in(password=NEW)[1].status_code) == (200, 302)


def test_a_forgotten_password_is_chosen_anew_by_the_mailed_link(fern):
    client = Client()
    client.post("/account/password/reset/", {"email": "fern@example.org"})
    link = re.search(r"http://testserver(/account/\S+)", mail.outbox[-1].body)[1]
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert come_in(password=NEW)[1].status_code == 302 and changes() == ["password"]


def test_a_new_address_counts_once_confirmed_and_the_old_one_is_told(fern):
    client, _answer = come_in()
    client.post("/account/reauthenticate/", {"password": OLD})
    client.post("/account/email/", {"action_add": "", "email": "frond@example.org"})
    fern.user.refresh_from_db()
    assert fern.user.email == "fern@example.org"
    code = re.search(
        r"^ {4}(\S+)$", next(each for each in mail.outbox if each.to == ["frond@example.org"]).body, re.MULTILINE
    )[1]
    client.post("/account/confirm-email/", {"code": code})
    fern.user.refresh_from_db()
    assert fern.user.email == "frond@example.org" and "email" in changes()
    assert any(each.to == ["fern@example.org"] for each in mail.outbox)


@pytest.mark.django_db(transaction=True)  # allauth tells of it after its own commit
def test_an_app_and_ten_recovery_codes_are_a_second_lock(fern):
    client, _answer = come_in()
    client.post("/account/reauthenticate/", {"password": OLD})
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    client.post("/account/2fa/totp/activate/", {"code": code})
    codes = Authenticator.objects.get(user=fern.user, type="recovery_codes").wrap().get_unused_codes()
    assert len(codes) == 10 and "totp_activated" in changes()

    again, answer = come_in()
    assert answer["Location"].startswith("/account/2fa/authenticate/") and again.get("/me/").status_code == 302
    assert again.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert again.post("/account/2fa/authenticate/", {"code": codes[0]}).status_code == 302
    assert again.get("/me/").status_code == 200


def test_a_code_by_mail_opens_the_door_once(fern):
    client = Client()
    client.post("/account/login/code/", {"email": "fern@example.org"})
    code = re.search(r"^ {4}(\S+)$", mail.outbox[-1].body, re.MULTILINE)[1]
    client.post("/account/login/code/confirm/", {"code": code})
    assert client.get("/me/").status_code == 200


def test_a_session_ends_after_ninety_days_however_busy(fern):
    client, _answer = come_in()
    client.get("/me/")
    session = client.session
    session["opened"] = int(time.time()) - ABSOLUTE_SECONDS - 1
    session.save()
    assert client.get("/me/")["Location"].startswith("/account/login/")


def test_all_other_sessions_are_closed_at_once(fern):
    here, there = come_in()[0], come_in()[0]
    assert there.get("/me/").status_code == 200
    here.post("/account/reauthenticate/", {"password": OLD})
    here.post("/account/sessions/")
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (200, 302)


def test_the_last_visit_is_saved_at_most_every_five_minutes(fern, django_assert_num_queries):
    client, _answer = come_in()
    client.get("/me/data/")
    seen = Member.objects.get(pk=fern.pk).seen_at
    client.get("/me/data/")
    assert seen is not None and Member.objects.get(pk=fern.pk).seen_at == seen


@pytest.mark.parametrize("weak", ["password", "fernfern", "1234567890", "qwertyuiop", "fern@example.org"])
def test_weak_passwords_are_refused(weak, fern):
    with pytest.raises(ValidationError):
        validate_password(weak, fern.user)


def test_mail_goes_to_the_outbox_inside_the_act(gardener, monkeypatch):
    kept = []
    monkeypatch.setattr("wezer.core.mail._outbox", lambda message: kept.append(as_dict(message)))
    with override_settings(EMAIL_BACKEND="wezer.core.accounts.mail.Backend"):
        create_invitation(by=viewer(gardener), email="fern@example.org", message="Come!")
    assert [each["to"] for each in kept] == [["fern@example.org"]] and not mail.outbox
    again = from_dict(kept[0])
    assert again.to == ["fern@example.org"] and "Come!" in again.body and "/join/" in again.body


def test_those_who_admit_are_told_until_somebody_decides_and_the_newcomer_then(join, gardener):
    moss = join("Moss", state=BelongingState.APPLIED, crossing="request")
    application = Application.objects.create(belonging=moss.belongings.get())

    def deliver():
        for fact in Fact.objects.filter(name="core.belonging_changed").order_by("id"):
            tell_of_the_communitys_door(fact)

    deliver()
    deliver()
    asked = Notice.objects.get(member=gardener, kind="asks_to_join")
    assert (asked.read_at, asked.actor.name) == (None, "Moss")
    decide_application(by=viewer(gardener), application=application, accept=True)
    deliver()
    asked.refresh_from_db()
    assert asked.read_at is not None and Notice.objects.filter(member=moss, kind="welcomed").count() == 1


def test_an_inviter_learns_who_came_and_a_member_that_their_login_changed(join, gardener, circle, fern):
    made, _token = create_invitation(by=viewer(gardener), group=circle("Garden", founder=gardener))
    accept_invitation(by=viewer(fern), invitation=made)
    tell_the_inviter(Fact.objects.get(name="core.invitation_accepted"))
    assert Notice.objects.get(member=gardener, kind="came_by_my_invitation").actor.name == "Fern"
    client, _answer = come_in()
    client.post("/account/password/change/", {"oldpassword": OLD, "password1": NEW, "password2": NEW})
    tell_of_a_changed_login(Fact.objects.get(name="core.login_changed"))
    assert Notice.objects.get(member=fern, kind="login_changed").detail == {"what": "password"}
