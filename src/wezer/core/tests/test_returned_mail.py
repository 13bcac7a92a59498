"""Mail that comes back: only what we sent counts, only what failed for good, and each mail once."""

from datetime import timedelta
from email.message import EmailMessage, MIMEPart
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText

import pytest

from wezer.core.acts.channels import plan_of, record_return
from wezer.core.returned import LONGEST, read_returned
from wezer.core.unsubscribing import headers
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now

system = Viewer.system()


def sent(member, number=1, **others):
    """A mail about notices, as it left."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "wezer@example.org", "basil@example.org", "Rain"
    mail["Message-ID"] = f"<{number}@example.org>"
    for name, said in (headers(member, "mentions") | others).items():
        mail[name] = said
    mail.set_content("Somebody names you.")
    return mail


def report(mail, *, action="failed", status="5.1.1", whole=True, kind="delivery-status"):
    """What a mail server sends back (RFC 3464)."""
    made = MIMEMultipart("report", **{"report-type": kind})
    made.attach(MIMEText("This mail could not be delivered."))
    about = MIMENonMultipart("message", "delivery-status")
    about.set_payload(
        f"Reporting-MTA: dns; mail.example.org\n\nFinal-Recipient: rfc822; basil@example.org\nAction: {action}\nStatus: {status}\n"
    )
    made.attach(about)
    if whole:
        made.attach(MIMEMessage(mail))
    else:
        only = MIMEPart()
        only["Content-Type"] = "text/rfc822-headers"
        only.set_payload("".join(f"{name}: {said}\n" for name, said in mail.items()))
        made.attach(only)
    return made.as_bytes()


@pytest.fixture
def basil(join):
    return join("Basil")


@pytest.mark.parametrize("whole", [True, False])
def test_n7_a_mail_that_comes_back_says_whose_it_was_and_the_third_one_stops_the_rest(basil, whole):
    for number in (1, 2, 3):
        returned = read_returned(report(sent(basil, number), whole=whole))
        assert returned.member == basil and returned.reason == f"5.1.1 <{number}@example.org>"
        for _twice in range(2):
            record_return(by=system, member=returned.member, reason=returned.reason)
        plan = plan_of(basil)
        assert (plan.bounces, plan.paused_at is not None) == (number, number == 3)


def test_returns_that_lie_a_month_apart_stop_nothing(basil):
    for number in range(4):
        with clock.at(now() + timedelta(days=31 * number)):
            record_return(by=system, member=basil, reason=f"5.1.1 <{number}@example.org>")
    assert plan_of(basil).paused_at is None


def test_a_delay_a_full_box_an_answer_a_forgery_and_noise_count_for_nothing(basil, join):
    mail = sent(basil)
    forged = sent(basil)
    token = forged["List-Unsubscribe"]
    del forged["List-Unsubscribe"]
    bare = report(forged)
    forged["List-Unsubscribe"] = token[:-10] + "AAAAAAAA/>"
    elsewhere = sent(basil)
    del elsewhere["List-Unsubscribe"]
    elsewhere["List-Unsubscribe"] = "<https://example.org/g/>"
    answer = EmailMessage()
    answer["Auto-Submitted"] = "auto-replied"
    answer.set_content("I am away.")
    for what in (
        report(mail, action="delayed", status="4.4.1"),
        report(mail, status="4.2.2"),
        report(mail, action="delivered", status="2.0.0"),
        report(mail, kind="disposition-notification"),
        report(forged),
        report(elsewhere),
        bare,
        answer.as_bytes(),
        b"",
        b"\xff\x00 nonsense",
        report(mail) + b"x" * LONGEST,
    ):
        assert read_returned(what) is None
    assert plan_of(basil).bounces == 0
