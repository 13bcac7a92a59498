"""Mail that comes back: only what we sent counts, only what failed for good, and each mail once."""

from datetime import timedelta

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
    said = {"From": "wezer@example.org", "To": "basil@example.org", "Message-ID": f"<{number}@example.org>"}
    said |= headers(member, "mentions") | others
    return "".join(f"{name}: {words}\n" for name, words in said.items() if words) + "\nSomebody names you.\n"


def report(mail, *, action="failed", status="5.1.1", whole=True, kind="delivery-status"):
    """What a mail server sends back (RFC 3464)."""
    back = f"message/rfc822\n\n{mail}" if whole else f"text/rfc822-headers\n\n{mail.partition(chr(10) * 2)[0]}\n"
    text = (
        f'Content-Type: multipart/report; report-type={kind}; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nThis mail could not be delivered.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.org\n\n"
        f"Final-Recipient: rfc822; basil@example.org\nAction: {action}\nStatus: {status}\n\n"
        f"--b\nContent-Type: {back}\n--b--\n"
    )
    return text.encode()


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


def test_a_delay_a_full_box_an_answer_a_forgery_and_noise_count_for_nothing(basil):
    mail, link = sent(basil), headers(basil, "mentions")["List-Unsubscribe"]
    assert read_returned(report(mail)) is not None
    for what in (
        report(mail, action="delayed", status="4.4.1"),
        report(mail, status="4.2.2"),
        report(mail, action="delivered", status="2.0.0"),
        report(mail, kind="disposition-notification"),
        report(sent(basil, **{"List-Unsubscribe": link[:-10] + "AAAAAAAA/>"})),
        report(sent(basil, **{"List-Unsubscribe": "<https://example.org/g/>"})),
        report(sent(basil, **{"List-Unsubscribe": ""})),
        b"Auto-Submitted: auto-replied\n\nI am away.",
        b"",
        b"\xff\x00 nonsense",
        report(mail) + b"x" * LONGEST,
    ):
        assert read_returned(what) is None
    assert plan_of(basil).bounces == 0
