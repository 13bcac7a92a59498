"""Summaries by mail, from posts to a real SMTP server, and the link that stops them."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from ports import free_port
from wezer.core.acts.groups import change_group
from wezer.core.acts.items import hide_item, withdraw_item
from wezer.core.acts.membership import bring_in, leave_group
from wezer.core.acts.posts import publish_post
from wezer.core.jobs import send_summaries
from wezer.core.models import Item, MailPlan, Member, Room
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

system = Viewer.system()


@pytest.fixture
def by_smtp(settings, mailbox):
    """Mail leaves as in a real community: kept with the act, flown by the worker, taken by a server."""
    settings.EMAIL_BACKEND = "wezer.core.accounts.mail.Backend"
    settings.WEZER_MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = mailbox.host, mailbox.port, 5
    return mailbox


def of(name):
    return viewer(Member.objects.get(name=name))


def to(mailbox, address):
    mails = [message_from_bytes(each.as_bytes(), policy=policy.default) for each in mailbox.received]
    return [mail for mail in mails if address in mail["To"]]


def write(group, title, by="Sage", **more):
    room = Room.objects.select_related("group").get(group=group, kind="talk")
    words = "A long story about beds, tools, rain and the people who look after them. " * 4
    post = publish_post(by=of(by), room=room, body=words, title=title, **more)
    return Item.objects.select_related("group", "audience", "room").get(pk=post.pk)


def test_scenario_09_three_hundred_posts_in_twelve_groups_are_one_short_mail_of_what_may_still_be_read(
    circle, join, by_smtp, client
):
    sage, fern = join("Sage"), join("Fern", language="fr")
    groups = [circle(f"Circle {letter}", founder=sage, sight="secret") for letter in "ABCDEFGHIJKL"]
    for group in groups:
        bring_in(by=system, group=group, member=fern)
    send_summaries()
    due = MailPlan.objects.get(member=fern).next_digest_at
    MailPlan.objects.exclude(member=fern).delete()
    with clock.at(due - timedelta(hours=12)):
        posts = [
            write(
                group,
                f"{group.name} says é {number:02} in many words, and then goes on and on about très longues soirées d’été",
            )
            for number in range(25)
            for group in groups
        ]
        left, taken, hidden = groups[0], posts[-1], posts[-2]
        leave_group(by=of("Fern"), group=left)
        withdraw_item(by=of("Sage"), item=taken)
        hide_item(by=of("Sage"), item=hidden, reason="Not kind")
        change_group(by=of("Sage"), group=groups[1], name="Renamed circle")
    by_smtp.received.clear()

    with clock.at(due):
        send_summaries()
        send_summaries()
        settle()

    [mail] = to(by_smtp, "fern@example.org")
    text, html = mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()
    assert len(mail.as_bytes()) < 100_000
    assert mail["Subject"] == "273 nouveautés dans Val-Commun"
    for body in (text, html):
        assert "Circle A" not in body and taken.title not in body and hidden.title not in body
        assert body.index("Circle C") < body.index("Circle D") < body.index("Renamed circle")  # by group, by name
        assert re.search(r"et \d+ de plus", body)  # what does not fit is counted
    assert "<img" not in html and mail["List-Id"] == "<notices.testserver>"

    # RFC 8058: what a mail program posts by itself, without cookies, without a login
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.fullmatch(r"<http://testserver(/mail/stop/\S+/)>", mail["List-Unsubscribe"].replace(" ", ""))[1]
    assert client.get(address).status_code == 200 and MailPlan.objects.get(member=fern).rhythm == "daily"
    assert client.post(address[:-3] + "xx/", {"List-Unsubscribe": "One-Click"}).status_code == 404
    strict = type(client)(enforce_csrf_checks=True)
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    plan = MailPlan.objects.get(member=fern)
    assert (plan.rhythm, plan.next_digest_at) == ("never", None)


def test_n2_a_link_of_a_mail_about_one_topic_stops_that_topic_and_nothing_else(circle, join, by_smtp, client):
    sage, fern = join("Sage"), join("Fern")
    garden = circle("Garden", founder=sage)
    bring_in(by=system, group=garden, member=fern)
    write_to = Room.objects.select_related("group").get(group=garden, kind="talk")

    def mention(title):
        from wezer.core.jobs import mail_what_is_wanted_at_once

        by_smtp.received.clear()
        publish_post(by=of("Sage"), room=write_to, body="@Fern look", title=title)
        settle()
        mail_what_is_wanted_at_once()
        settle()
        return to(by_smtp, "fern@example.org")

    [mail] = mention("Beds")
    address = mail["List-Unsubscribe"].replace(" ", "").strip("<>").removeprefix("http://testserver")
    assert "Someone names me" in client.get(address).content.decode()
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert mention("Tools") == []
    assert [row.channel for row in fern.notice_choices.all()] == ["here"]
    assert fern.notices.filter(kind="mention").count() == 2


def test_an_address_that_is_refused_for_good_is_not_tried_again(join, settings, free_smtp):
    from django.core.mail import EmailMessage

    from wezer.workflow.flight_kinds.mail import keep_mail

    join("Fern")
    settings.WEZER_MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_smtp, 5
    for number in range(3):
        keep_mail(EmailMessage(f"Mail {number}", "Hello.", "house@example.org", ["fern@example.org"]))
    settle()
    assert set(Flight.objects.values_list("state", flat=True)) == {"held"}
    plan = MailPlan.objects.get(member__name="Fern")
    assert (plan.bounces, plan.bounce_reason, plan.paused_at is None) == (3, "550", False)


@pytest.fixture
def free_smtp():
    """A server that knows nobody."""
    from aiosmtpd.controller import Controller

    class Nobody:
        async def handle_RCPT(self, server, session, envelope, address, options):
            return "550 5.1.1 no such person"

    server = Controller(Nobody(), hostname="127.0.0.1", port=(port := free_port()))
    server.start()
    yield port
    server.stop()
