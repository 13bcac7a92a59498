"""Coming in: sign-up, confirmation, admission modes, invitations."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import caches
from django.test import Client
from django.utils.formats import date_format
from django.utils.timezone import localtime

from wezer.core.acts.admission import apply, decide_application, forget_old_answers, withdraw_application
from wezer.core.acts.erasing import ask_erasure, finish_erasure
from wezer.core.acts.invitations import accept_invitation, create_invitation, revoke_invitation
from wezer.core.acts.leaving import ask_to_leave, leave_community
from wezer.core.acts.login import purge_unconfirmed
from wezer.core.acts.membership import suspend_member
from wezer.core.acts.settings import change_setting
from wezer.core.crossing.refusals import AskedTooSoon
from wezer.core.erasures import erasures_due
from wezer.core.exclusion.barring import why_barred
from wezer.core.invitations import applications_waiting, find_invitation, invitations_of, token_hash
from wezer.core.models import Application, Belonging, BelongingState, Erasure, Invitation, Member, User, UserState
from wezer.core.refusals import (
    AdmissionClosed,
    ApplicationClosed,
    ExpiryInvalid,
    InvitationInvalid,
    NotWaiting,
    ReasonMissing,
    UsesInvalid,
    ValueInvalid,
)  # fmt: skip
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db
PASSWORD = "violet kettle orbit lagoon"


@pytest.fixture(autouse=True)
def _nothing_counted():
    caches["limits"].clear()


@pytest.fixture
def mode(community):
    def choose(name):
        change_setting(by=Viewer.system(), key="admission.mode", value=name)

    return choose


def sign_up(client, email, name="Fern", **more):
    return client.post("/account/signup/", {"email": email, "name": name, "password1": PASSWORD, **more})


def code_sent_to(email):
    last = [each for each in mail.outbox if email in each.to][-1]
    return re.search(r"^ {4}(\S+)$", last.body, re.MULTILINE)[1]


def confirm(client, email):
    return client.post("/account/confirm-email/", {"code": code_sent_to(email)})


def state_of(name):
    return Belonging.objects.get(member__name=name, group__parent=None).state


# --- sign-up ---


def test_an_open_door_lets_in_whoever_confirms_their_address(mode):
    mode("open")
    client = Client()
    sign_up(client, "Fern@Example.org")
    fern = User.objects.get()
    assert (fern.email, fern.state, Member.objects.count()) == ("fern@example.org", UserState.UNVERIFIED, 0)

    answer = confirm(client, "fern@example.org")

    fern.refresh_from_db()
    assert answer.status_code == 302 and client.get("/directory/").status_code == 200
    assert (fern.state, fern.member.name, state_of("Fern")) == (UserState.ACTIVE, "Fern", "member")
    assert EmailAddress.objects.get(user=fern).verified
    opened = Fact.objects.get(name="core.account_opened")
    assert opened.payload == {"crossing": "open"}


def test_a_moderated_door_keeps_applicants_outside_until_somebody_decides(mode, gardener):
    mode("moderated")
    change_setting(by=Viewer.system(), key="admission.questions", value=["What brings you?", "Who do you know?"])
    client = Client()
    sign_up(client, "fern@example.org", question0="Bread", question1="Sage")
    confirm(client, "fern@example.org")

    assert state_of("Fern") == "applied"
    assert client.get("/directory/")["Location"] == "/join/"
    assert "Your request is being read" in client.get("/join/").content.decode()
    application = applications_waiting(viewer(gardener)).get()
    assert application.answers == [
        {"question": "What brings you?", "answer": "Bread"}, {"question": "Who do you know?", "answer": "Sage"},
    ]  # fmt: skip

    decide_application(by=viewer(gardener), application=application, accept=True, reason="Welcome!")

    assert (state_of("Fern"), client.get("/directory/").status_code) == ("member", 200)
    assert mail.outbox[-1].to == ["fern@example.org"] and "Welcome!" in mail.outbox[-1].body


def test_a_weak_password_is_refused_beside_its_field(mode):
    mode("open")
    page = Client().post("/account/signup/", {"email": "fern@example.org", "name": "Fern", "password1": "password1234"})
    assert "guessed too easily" in page.content.decode() and not User.objects.exists()


def test_a_name_of_nothing_visible_is_refused(mode):
    mode("open")
    page = sign_up(Client(), "fern@example.org", name="\u202e\u200b")
    assert page.status_code == 200 and not User.objects.exists()


def test_by_invitation_only_the_sign_up_page_is_closed_without_one(mode):
    mode("invitation")
    sign_up(Client(), "fern@example.org")
    assert not User.objects.exists()
    assert "One comes in by invitation" in Client().get("/account/signup/").content.decode()


def test_logins_never_confirmed_are_purged_after_a_week(mode):
    mode("open")
    sign_up(Client(), "fern@example.org")
    assert purge_unconfirmed(by=Viewer.system()) == 0
    with clock.at(clock.now() + timedelta(days=8)):
        purge_unconfirmed(by=Viewer.system())
    assert not User.objects.exists()


# --- A-1, A-2 ---


def test_a1_answers_are_for_those_who_admit_people_and_are_forgotten_a_year_after_a_refusal(mode, join, gardener):
    mode("moderated")
    client = Client()
    sign_up(client, "fern@example.org")
    confirm(client, "fern@example.org")
    application = Application.objects.get()
    Application.objects.update(answers=[{"question": "Why?", "answer": "Bread"}])
    sage = join("Sage")

    assert applications_waiting(viewer(gardener)).exists() and not applications_waiting(viewer(sage)).exists()
    with pytest.raises(NotAllowed):
        decide_application(by=viewer(sage), application=application, accept=True)
    with pytest.raises(ReasonMissing):
        decide_application(by=viewer(gardener), application=application, accept=False, reason=" ")
    decide_application(by=viewer(gardener), application=application, accept=False, reason="Not yet")
    with pytest.raises(ApplicationClosed):
        decide_application(by=viewer(gardener), application=application, accept=True)

    assert state_of("Fern") == "refused" and forget_old_answers(by=Viewer.system()) == 0
    with clock.at(clock.now() + timedelta(days=366)):
        assert forget_old_answers(by=Viewer.system()) == 1
    assert Application.objects.get().answers == []


def test_somebody_refused_may_ask_again_after_thirty_days(mode, join, gardener):
    mode("moderated")
    fern = join("Fern", state=BelongingState.APPLIED)
    application = Application.objects.create(belonging=fern.belongings.get())
    decide_application(by=viewer(gardener), application=application, accept=False, reason="Not yet")
    with pytest.raises(AskedTooSoon) as too_soon:
        apply(by=viewer(fern))
    day = date_format(localtime(clock.now() + timedelta(days=30)), "DATE_FORMAT")
    assert day in too_soon.value.sentence and why_barred(fern, fern.belongings.get().group) == too_soon.value.sentence
    with clock.at(clock.now() + timedelta(days=31)):
        apply(by=viewer(fern), answers=[{"question": "Why?", "answer": "Still bread"}])
    assert (state_of("Fern"), Application.objects.get().answers[0]["answer"]) == ("applied", "Still bread")
    withdraw_application(by=viewer(fern))
    assert state_of("Fern") == "withdrawn"


def door_of(member):
    client = Client()
    client.force_login(member.user)
    return client, " ".join(client.get("/join/").content.decode().split())


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
@pytest.mark.parametrize("how", ["open", "moderated"])
def test_the_thirty_days_hold_after_a_refusal_and_after_taking_back_and_the_door_says_until_when(
    mode, join, gardener, how, state
):
    mode("moderated")
    fern = join("Fern", state=BelongingState.APPLIED)
    application = Application.objects.create(belonging=fern.belongings.get())
    if state == "refused":
        decide_application(by=viewer(gardener), application=application, accept=False, reason="Not yet")
    else:
        withdraw_application(by=viewer(fern))
    mode(how)
    before = facts_told()
    with pytest.raises(AskedTooSoon, match="You may ask again from"):
        apply(by=viewer(fern))
    client, page = door_of(fern)
    assert "You may ask again from" in page and 'action="/join/application/"' not in page
    assert client.post("/join/application/", {}).status_code in (403, 422)
    assert client.post("/api/v1/core/me/application", "{}", "application/json").json()["code"] == "asked_too_soon"
    assert (state_of("Fern"), facts_told()) == (state, before)
    with clock.at(clock.now() + timedelta(days=31)):
        assert 'action="/join/application/"' in door_of(fern)[1]
        apply(by=viewer(fern))
    assert state_of("Fern") == ("member" if how == "open" else "applied")


def test_who_left_an_open_community_comes_back_in_by_its_door(mode, join, gardener):
    mode("open")
    fern, sage = join("Fern"), join("Sage")
    for member in (fern, sage):
        ask_to_leave(by=viewer(member))
        leave_community(by=viewer(member))
    client, page = door_of(fern)
    assert "you may come back in whenever you like" in page and "by invitation" not in page
    assert client.get("/directory/").status_code == 302
    back = client.post("/join/application/", {})
    assert (back.status_code, back["Location"], state_of("Fern")) == (303, "/", "member")
    assert client.get("/directory/").status_code == 200
    again = client.post("/join/application/", {})
    assert again.status_code == 409 or again.status_code == 422

    program = Client()
    program.force_login(sage.user)
    assert program.post("/api/v1/core/me/application", "{}", "application/json").status_code == 204
    assert (state_of("Sage"), Application.objects.count()) == ("member", 0)


def test_who_comes_back_wishes_no_longer_to_be_forgotten(mode, join, gardener):
    mode("open")
    fern = join("Fern")
    ask_erasure(by=viewer(fern), wish="anonymise")
    leave_community(by=viewer(fern))
    apply(by=viewer(fern))
    assert not Erasure.objects.exists() and Fact.objects.filter(name="core.erasure_withdrawn", audit=True).count() == 1
    with clock.at(clock.now() + timedelta(days=60)):
        ask_to_leave(by=viewer(fern))
        leave_community(by=viewer(fern))
        assert [finish_erasure(by=Viewer.system(), erasure=one) for one in erasures_due()] == []
    assert (state_of("Fern"), Member.objects.get(pk=fern.pk).erased_at) == ("left", None)


def test_an_open_door_is_closed_to_who_is_suspended_and_to_who_never_was_there(mode, join):
    mode("open")
    fern = join("Fern")
    suspend_member(by=Viewer.system(), member=fern, reason="Threats.")
    with pytest.raises(NotWaiting):
        apply(by=viewer(fern))
    with pytest.raises(AdmissionClosed):
        apply(by=Viewer.anonymous())
    assert state_of("Fern") == "suspended" and "come back in" not in door_of(fern)[1].lower()


def test_by_invitation_only_nobody_comes_back_by_themselves(mode, join, gardener):
    mode("open")
    fern = join("Fern")
    ask_to_leave(by=viewer(fern))
    leave_community(by=viewer(fern))
    mode("invitation")
    with pytest.raises(AdmissionClosed):
        apply(by=viewer(fern))
    assert state_of("Fern") == "left" and "One comes in by invitation" in door_of(fern)[1]


# --- A-3 ---


def same(body, *own):
    """The page without what is each visitor's own: tokens, and the address they typed."""
    body = re.sub(r'name="(csrfmiddlewaretoken|key)" value="[^"]*"', "", body)
    for each in own:
        body = body.replace(each, "…")
    return body


@pytest.mark.parametrize(
    "address, typed",
    [
        ("/account/login/", {"password": "not the right one at all"}),
        ("/account/password/reset/", {}),
        ("/account/login/code/", {}),
        ("/account/signup/", {"name": "Fern", "password1": PASSWORD}),
    ],
)
def test_a3_pages_answer_alike_whether_or_not_an_address_is_known(address, typed, mode, join):
    mode("open")
    fern = join("Fern")
    EmailAddress.objects.create(user=fern.user, email=fern.user.email, verified=True, primary=True)
    answers = []
    for email in ("fern@example.org", "moss@example.org"):
        mail.outbox.clear()
        name = "login" if address == "/account/login/" else "email"
        client = Client()
        page = client.post(address, {name: email, **typed}, follow=True)
        sent = [each.to for each in mail.outbox]
        answers.append((page.status_code, page.redirect_chain, same(page.content.decode(), email), len(sent)))
        assert sent in ([], [[email]]), "a mail only ever goes to the address that was typed"
    assert answers[0] == answers[1]


def test_a3_an_invitation_looks_alike_whether_or_not_its_address_is_known(mode, join, gardener):
    mode("invitation")
    join("Fern")
    pages = []
    for email in ("fern@example.org", "moss@example.org"):
        _made, token = create_invitation(by=viewer(gardener), email=email)
        pages.append(same(Client().get(f"/join/{token}/").content.decode(), token, email))
    assert pages[0] == pages[1] and [each.to for each in mail.outbox] == [["fern@example.org"], ["moss@example.org"]]


def test_a3_five_failures_close_one_account_for_a_while_and_not_the_others(mode, join):
    mode("open")
    for name in ("Fern", "Sage"):
        member = join(name)
        EmailAddress.objects.create(user=member.user, email=member.user.email, verified=True, primary=True)
    for _try in range(5):
        Client().post("/account/login/", {"login": "fern@example.org", "password": "wrong wrong wrong"})
    right = Client().post("/account/login/", {"login": "fern@example.org", "password": "a fine long pass"})
    other = Client().post("/account/login/", {"login": "sage@example.org", "password": "a fine long pass"})
    assert (right.status_code, other.status_code) == (200, 302)
    assert "Too many tries" in right.content.decode()


# --- invitations ---


def test_an_invitation_brings_into_the_community_and_its_group(mode, gardener, circle):
    mode("invitation")
    garden = circle("Garden", founder=gardener)
    _made, token = create_invitation(by=viewer(gardener), group=garden, message="Come and dig")
    client = Client()
    assert "Come and dig" in client.get(f"/join/{token}/").content.decode()
    sign_up(client, "fern@example.org")
    confirm(client, "fern@example.org")

    fern = Member.objects.get(name="Fern")
    told = set(fern.belongings.values_list("group__name", "state", "crossing", "invited_by__name"))
    assert told == {("Val-Commun", "member", "invitation", "Oak"), ("Garden", "member", "invitation", "Oak")}
    assert Invitation.objects.get().uses == 1
    with pytest.raises(InvitationInvalid):  # reused
        find_invitation(token)


def test_only_the_hash_of_a_token_is_kept(gardener):
    made, token = create_invitation(by=viewer(gardener))
    assert made.token_hash == token_hash(token) and token not in str(Invitation.objects.values().get())


def test_an_expired_revoked_or_unknown_invitation_gets_one_and_the_same_answer(gardener):
    _expired, first = create_invitation(by=viewer(gardener), days=1)
    revoked, second = create_invitation(by=viewer(gardener))
    revoke_invitation(by=viewer(gardener), invitation=revoked)
    with clock.at(clock.now() + timedelta(days=2)):
        pages = {
            same(Client().get(f"/join/{each}/").content.decode(), each)
            for each in (first, second, "unknown", "x" * 400)
        }
    assert len(pages) == 1 and "not valid any more" in pages.pop()


def test_an_invitation_forwarded_to_another_address_lets_nobody_in(mode, gardener):
    mode("invitation")
    _made, token = create_invitation(by=viewer(gardener), email="fern@example.org")
    client = Client()
    client.get(f"/join/{token}/")
    sign_up(client, "moss@example.org", name="Moss", other_address="moss@example.org")
    confirm(client, "moss@example.org")

    assert not Member.objects.filter(name="Moss").exists() and Invitation.objects.get().uses == 0
    assert client.get("/directory/")["Location"] == "/join/"
    assert client.post(f"/join/{token}/").status_code == 404


def test_somebody_left_outside_comes_in_with_a_new_invitation(mode, gardener):
    mode("invitation")
    _made, token = create_invitation(by=viewer(gardener), email="fern@example.org")
    client = Client()
    client.get(f"/join/{token}/")
    sign_up(client, "moss@example.org", name="Moss", other_address="moss@example.org")
    confirm(client, "moss@example.org")
    _made, token = create_invitation(by=viewer(gardener))
    assert client.post(f"/join/{token}/").status_code == 303
    assert client.get("/directory/").status_code == 200


def test_a_shared_link_serves_so_many_and_no_more(join, gardener, circle):
    garden = circle("Garden", founder=gardener)
    made, _token = create_invitation(by=viewer(gardener), group=garden, most_uses=2)
    for name in ("Fern", "Sage"):
        accept_invitation(by=viewer(join(name)), invitation=made)
    with pytest.raises(InvitationInvalid):
        accept_invitation(by=viewer(join("Mint")), invitation=made)
    made.refresh_from_db()
    assert made.uses == 2 and garden.belongings.filter(state="member").count() == 3


def test_accepting_twice_takes_one_place(join, gardener, circle):
    fern = join("Fern")
    made, _token = create_invitation(by=viewer(gardener), group=circle("Garden", founder=gardener), most_uses=2)
    accept_invitation(by=viewer(fern), invitation=made)
    before = facts_told()
    accept_invitation(by=viewer(fern), invitation=made)
    made.refresh_from_db()
    assert made.uses == 1 and facts_told() == before


def test_nobody_suspended_comes_back_by_an_invitation(join, gardener):
    fern = join("Fern")
    suspend_member(by=viewer(gardener), member=fern, reason="Rude")
    made, _token = create_invitation(by=viewer(gardener))
    with pytest.raises(InvitationInvalid):
        accept_invitation(by=viewer(fern), invitation=made)
    assert state_of("Fern") == "suspended"


def test_the_bounds_of_an_invitation_and_who_may_make_one(join, gardener):
    by = viewer(gardener)
    for wrong, refusal in (
        ({"days": 91}, ExpiryInvalid), ({"days": 0}, ExpiryInvalid), ({"most_uses": 0}, UsesInvalid),
        ({"most_uses": 2, "email": "moss@example.org"}, UsesInvalid), ({"email": "not an address"}, ValueInvalid),
    ):  # fmt: skip
        with pytest.raises(refusal):
            create_invitation(by=by, **wrong)
    fern, sage = join("Fern"), join("Sage")
    made, _token = create_invitation(by=viewer(fern))
    with pytest.raises(NotAllowed):
        revoke_invitation(by=viewer(sage), invitation=made)
    root = made.group
    assert not invitations_of(viewer(sage), root).exists() and invitations_of(by, root).get() == made
    change_setting(by=Viewer.system(), key="invitation.members_may", value=False)
    with pytest.raises(NotAllowed):
        create_invitation(by=viewer(fern))
    assert not mail.outbox
