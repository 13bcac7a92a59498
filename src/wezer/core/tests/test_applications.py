"""A-2: the conversation on a request to join. Both sides may ask; a decision closes it and is told with its reason."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.admission import apply, decide_application, forget_old_answers, withdraw_application
from wezer.core.acts.applications import remind_applicants, write_on_application
from wezer.core.acts.settings import change_setting
from wezer.core.duties import data_of
from wezer.core.invitations import applications_waiting
from wezer.core.models import Application, ApplicationMessage, BelongingState, Notice
from wezer.core.refusals import ApplicationClosed
from wezer.core.talk_refusals import TextEmpty, TextTooLong
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db
system = Viewer.system()


@pytest.fixture
def fern(join, gardener):
    change_setting(by=system, key="admission.mode", value="moderated")
    return join("Fern", state=BelongingState.APPLIED)


@pytest.fixture
def request_of_fern(fern):
    return Application.objects.create(belonging=fern.belongings.get())


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


def said(application):
    return list(application.messages.order_by("id").values_list("author__name", "is_of_team", "body"))


def test_a2_both_sides_ask_and_answer_until_somebody_decides(fern, gardener, request_of_fern):
    write_on_application(by=viewer(gardener), application=request_of_fern, body="Whom do you know here?")
    write_on_application(by=viewer(fern), application=request_of_fern, body="Sage. Do you meet on Sundays?")
    assert said(request_of_fern) == [
        ("Oak", True, "Whom do you know here?"), ("Fern", False, "Sage. Do you meet on Sundays?"),
    ]  # fmt: skip

    decide_application(by=viewer(gardener), application=request_of_fern, accept=False, reason="Not this year.")
    before = facts_told()
    for member in (fern, gardener):
        with pytest.raises(ApplicationClosed):
            write_on_application(by=viewer(member), application=request_of_fern, body="One more thing")
    assert (len(said(request_of_fern)), facts_told()) == (2, before)
    assert mail.outbox[-1].to == ["fern@example.org"] and "Not this year." in mail.outbox[-1].body


def test_a2_whose_turn_it_is_follows_the_last_word(fern, gardener, request_of_fern):
    turns = []
    for member in (None, gardener, fern):
        if member is not None:
            write_on_application(by=viewer(member), application=request_of_fern, body="And?")
        turns.append(applications_waiting(viewer(gardener)).get().waits_for_team)
    assert turns == [True, False, True]


def test_a2_the_applicant_is_told_by_mail_and_the_team_by_a_notice(fern, gardener, request_of_fern):
    write_on_application(by=viewer(gardener), application=request_of_fern, body="Whom do you know here?")
    assert mail.outbox[-1].to == ["fern@example.org"] and "Whom do you know here?" in mail.outbox[-1].body
    write_on_application(by=viewer(fern), application=request_of_fern, body="Sage.")
    deliver()
    assert list(Notice.objects.filter(kind="applicant_writes").values_list("member__name", "read_at")) == [
        ("Oak", None)
    ]
    decide_application(by=viewer(gardener), application=request_of_fern, accept=True)
    deliver()
    assert not Notice.objects.filter(kind="applicant_writes", read_at=None).exists()


def test_a1_no_member_outside_the_team_reads_or_writes_it_and_no_fact_holds_its_words(
    fern, join, gardener, request_of_fern
):
    sage = join("Sage")
    write_on_application(by=viewer(fern), application=request_of_fern, body="My secret garden")
    with pytest.raises(NotAllowed):
        write_on_application(by=viewer(sage), application=request_of_fern, body="Hello")
    assert not applications_waiting(viewer(sage)).exists()
    assert (
        signed_in(sage).post(f"/garden/waiting/{request_of_fern.uid}/messages/", {"body": "x", "key": "k"}).status_code
        == 404
    )
    assert "secret garden" not in str(list(Fact.objects.values_list("payload", flat=True)))
    assert "My secret garden" in str(data_of(fern, viewer(fern))["application"])


def test_a2_who_does_not_answer_is_reminded_once_for_each_question(fern, gardener, request_of_fern):
    write_on_application(by=viewer(gardener), application=request_of_fern, body="Whom do you know here?")
    mail.outbox.clear()
    assert remind_applicants(by=system) == 0
    with clock.at(clock.now() + timedelta(days=8)):
        assert [remind_applicants(by=system), remind_applicants(by=system)] == [1, 0]
        assert [each.to for each in mail.outbox] == [["fern@example.org"]]
        assert "Whom do you know here?" in mail.outbox[0].body
        write_on_application(by=viewer(fern), application=request_of_fern, body="Sage.")
    with clock.at(clock.now() + timedelta(days=30)):
        assert remind_applicants(by=system) == 0


def test_a1_its_words_go_with_the_answers(fern, gardener, request_of_fern):
    write_on_application(by=viewer(gardener), application=request_of_fern, body="Whom do you know here?")
    decide_application(by=viewer(gardener), application=request_of_fern, accept=False, reason="Not yet")
    forget_old_answers(by=system)
    assert ApplicationMessage.objects.count() == 1
    with clock.at(clock.now() + timedelta(days=366)):
        forget_old_answers(by=system)
    assert ApplicationMessage.objects.count() == 0


def test_a_request_taken_back_leaves_no_words_behind(fern, gardener, request_of_fern):
    write_on_application(by=viewer(fern), application=request_of_fern, body="Hello?")
    withdraw_application(by=viewer(fern))
    assert not ApplicationMessage.objects.exists()
    with clock.at(clock.now() + timedelta(days=31)):
        apply(by=viewer(fern))
    assert said(Application.objects.get()) == []


def test_a_double_click_writes_once_and_nothing_or_too_much_is_refused(fern, gardener, request_of_fern):
    for _time in range(2):
        write_on_application(by=viewer(fern), application=request_of_fern, body="Hello?", key="k1")
    for body, refusal in ((" \n", TextEmpty), ("x" * 4001, TextTooLong)):
        with pytest.raises(refusal):
            write_on_application(by=viewer(fern), application=request_of_fern, body=body)
    assert said(request_of_fern) == [("Fern", False, "Hello?")]


# --- pages and API ---


def test_the_pages_of_both_sides_show_the_conversation(fern, gardener, request_of_fern):
    team, applicant = signed_in(gardener), signed_in(fern)
    asked = team.post(f"/garden/waiting/{request_of_fern.uid}/messages/", {"body": "Whom do you know?", "key": "k1"})
    assert asked.status_code == 303 and "Whom do you know?" in applicant.get("/join/").content.decode()
    applicant.post("/join/application/messages/", {"body": "Sage & <b>Mint</b>", "key": "k2"})
    page = team.get("/garden/waiting/").content.decode()
    assert "Sage &amp; &lt;b&gt;Mint&lt;/b&gt;" in page and "waits for you" in page


def test_many_conversations_cost_no_more_than_one(join, gardener, fern, django_assert_max_num_queries):
    for name in ("Sage", "Mint", "Basil", "Iris"):
        member = join(name, state=BelongingState.APPLIED)
        application = Application.objects.create(belonging=member.belongings.get())
        write_on_application(by=viewer(member), application=application, body="Hello?")
    client = signed_in(gardener)
    client.get("/garden/waiting/")
    with django_assert_max_num_queries(11):
        client.get("/garden/waiting/")


def test_the_api_of_the_team_reads_and_writes_it(fern, join, gardener, request_of_fern):
    api = Caller.of(gardener)
    sent = api.post(f"core/applications/{request_of_fern.uid}/messages", {"body": "Whom do you know?"})
    listed = api.get("core/applications").json()["items"]
    assert (sent.status_code, listed[0]["waits_for_team"]) == (200, False)
    assert [each["body"] for each in listed[0]["messages"]] == ["Whom do you know?"]
    other = Caller.of(join("Sage")).post(f"core/applications/{request_of_fern.uid}/messages", {"body": "Hello"})
    assert other.status_code == 404 and len(said(request_of_fern)) == 1
