"""Mail leaves by a real SMTP server, after the commit, with retries."""

from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import EmailMessage

from ports import free_port
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.workflow.flight_kinds.mail import keep_mail
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle


class Sink:
    def __init__(self):
        self.mails, self.refusing = [], 0

    async def handle_DATA(self, server, session, envelope):
        if self.refusing:
            self.refusing -= 1
            return "451 try later"
        self.mails.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


@pytest.fixture
def sink(settings, unused_port):
    sink = Sink()
    server = Controller(sink, hostname="127.0.0.1", port=unused_port)
    server.start()
    settings.WEZER_MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", unused_port, 5
    yield sink
    server.stop()


@pytest.fixture
def unused_port():
    return free_port()


def test_a_mail_is_sent_once_and_its_text_is_forgotten(db, sink):
    keep_mail(EmailMessage("Welcome", "Here is your code: 1234.", "house@example.org", ["fern@example.org"]))
    settle()
    settle()

    [(to, content)] = sink.mails
    assert to == ["fern@example.org"] and "1234" in content
    flight = Flight.objects.get()
    assert (flight.state, flight.payload) == ("done", {})


def test_a_server_that_says_later_gets_it_later(db, sink):
    sink.refusing = 1
    keep_mail(EmailMessage("Welcome", "Hello.", "house@example.org", ["fern@example.org"]))
    settle()
    assert (Flight.objects.get().state, sink.mails) == ("retry", [])
    assert "451" in Flight.objects.get().error

    with clock.at(now() + timedelta(minutes=1)):
        settle()
    assert Flight.objects.get().state == "done" and len(sink.mails) == 1


def test_without_a_server_the_mail_waits(db, settings, unused_port):
    settings.WEZER_MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", unused_port
    keep_mail(EmailMessage("Welcome", "Hello.", "house@example.org", ["fern@example.org"]))
    settle()
    flight = Flight.objects.get()
    assert flight.state == "retry" and flight.payload["body"] == "Hello."
