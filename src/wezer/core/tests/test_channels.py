"""By which channel a member hears of what: choices, quiet hours, bounces, the link that stops it (core.md 10)."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.core import mail

from wezer.core.acts import mailing
from wezer.core.acts.channels import choose_channels, choose_reminders, plan_mail, record_bounce, resume_mail
from wezer.core.acts.login import note_login_change
from wezer.core.acts.membership import bring_in, leave_group
from wezer.core.acts.notices import read_notices
from wezer.core.acts.posts import publish_post
from wezer.core.channels import shown_topics, topic_of
from wezer.core.digest import Line, Section
from wezer.core.jobs import mail_what_is_wanted_at_once, send_summaries
from wezer.core.kinds import notice_kinds, notice_topics
from wezer.core.mail_times import next_digest, quiet_ends, zone_of
from wezer.core.models import MailPlan, Member, Notice, NoticeChoice, Room, User
from wezer.core.refusals import ValueInvalid
from wezer.core.testing import before_it_is_written, deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now

system = Viewer.system()
NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def garden(circle, join):
    group = circle("Garden", founder=join("Fern"), membrane="open")
    for name in ("Sage", "Basil"):
        bring_in(by=system, group=group, member=join(name))
    Notice.objects.all().delete()
    return group


@pytest.fixture
def talk(garden):
    return Room.objects.select_related("group").get(group=garden, kind="talk")


def by(name):
    return viewer(Member.objects.get(name=name))


def mention(talk, name="Basil", title="Beds"):
    publish_post(by=by("Sage"), room=talk, body=f"@{name} look", title=title)
    deliver()


def mails():
    """(to, subject) of what left since the last look."""
    found = [(message.to[0].partition("@")[0], message.subject) for message in mail.outbox]
    mail.outbox.clear()
    return found


def client_of(client, name):
    client.force_login(User.objects.get(email=f"{name.lower()}@example.org"))
    return client


def test_n1_few_things_come_by_mail_at_once_and_safety_is_never_off(garden):
    at_once = {topic.kind for topic in notice_topics if topic.channel == "now"}
    assert at_once == {"mentions", "messages", "events", "money", "security", "important"}  # N-6: twice a week at most
    assert "off" not in notice_topics["security"].offered
    with pytest.raises(ValueInvalid):
        choose_channels(by=by("Basil"), chosen={"security": "off"})
    assert not NoticeChoice.objects.exists()


@pytest.mark.parametrize("kind", [kind.kind for kind in notice_kinds])
def test_every_kind_of_notice_has_a_topic_one_can_choose_for(db, community, kind):
    assert topic_of(kind) in shown_topics()


def test_a_mention_is_mailed_at_once_and_only_once(garden, talk):
    mention(talk)
    for _twice in range(2):
        mail_what_is_wanted_at_once()
    [message] = mail.outbox
    assert mails() == [("basil", "Sage mentions you in “Beds”")]
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert Notice.objects.get(kind="mention").mail_state == "delivered"


def test_what_was_read_here_or_may_not_be_read_any_more_is_not_mailed(garden, talk):
    mention(talk)
    read_notices(by=by("Basil"))
    mention(talk, title="Tools")
    leave_group(by=by("Basil"), group=garden)
    mail_what_is_wanted_at_once()
    assert mails() == []
    assert {row.mail_state for row in Notice.objects.filter(kind="mention")} == {"cancelled"}


def test_a_choice_for_a_group_goes_before_the_one_for_everywhere(garden, talk):
    choose_channels(by=by("Basil"), chosen={"mentions": "off"})
    choose_channels(by=by("Fern"), chosen={"mentions": "off"}, group=garden)
    choose_channels(by=by("Basil"), chosen={"mentions": "now"}, group=garden)
    mention(talk, "Basil @Fern")
    assert {row.member.name for row in Notice.objects.filter(kind="mention")} == {"Basil"}
    choose_channels(by=by("Basil"), chosen={"mentions": ""}, group=garden)  # as everywhere again
    mention(talk, "Basil", title="Tools")
    assert Notice.objects.filter(kind="mention").count() == 1


def test_what_waits_for_somebody_is_never_off(garden, join):
    join("Mint")
    choose_channels(by=by("Fern"), chosen={"belonging": "here"})
    NoticeChoice.objects.update(channel="off")  # as if it had been offered once
    from wezer.core.acts.groups import change_group
    from wezer.core.acts.membership import ask_to_enter

    change_group(by=by("Fern"), group=garden, membrane="request")
    garden.refresh_from_db()
    ask_to_enter(by=by("Mint"), group=garden)
    deliver()
    assert Notice.objects.filter(kind="asks_to_enter", member__name="Fern").exists()


def test_n3_about_one_thing_one_mail_in_ten_minutes_while_it_is_unread(garden, talk):
    mention(talk)
    mail_what_is_wanted_at_once()
    first = Notice.objects.get(kind="mention")
    again = Notice.objects.create(
        member=first.member, kind="mention", item=first.item, mail="now", mail_state="queued", actor=first.actor
    )
    mail_what_is_wanted_at_once()
    assert len(mails()) == 1
    with clock.at(now() + timedelta(minutes=11)):
        mail_what_is_wanted_at_once()
    again.refresh_from_db()
    assert (len(mails()), again.mail_state) == (1, "delivered")


def test_n4_quiet_hours_of_the_members_own_zone_hold_everything_but_safety(garden, talk):
    Member.objects.filter(name="Basil").update(timezone="Asia/Tokyo")  # noon UTC is 21:00 there
    plan_mail(by=by("Basil"), quiet_from=20, quiet_to=7)
    basil = Member.objects.get(name="Basil")
    with clock.at(NOON):
        mention(talk)
        note_login_change(by=system, user=basil.user, what="password")
        deliver()
        mail_what_is_wanted_at_once()
        assert [to for to, subject in mails() if "password" in subject] == ["basil"]
        assert Notice.objects.get(kind="mention").mail_state == "queued"
    with clock.at(NOON + timedelta(hours=10, minutes=1)):
        mail_what_is_wanted_at_once()
    assert mails() == [("basil", "Sage mentions you in “Beds”")]


def test_times_are_wall_clock_times_of_the_zone():
    paris = zone_of("Europe/Paris")
    plan = MailPlan(rhythm="daily", hour=7)
    before_summer = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    assert next_digest(plan, paris, before_summer) == datetime(2026, 3, 29, 5, 0, tzinfo=UTC)
    weekly = MailPlan(rhythm="weekly", hour=7, weekday=4)
    assert next_digest(weekly, paris, NOON) == datetime(2026, 3, 13, 6, 0, tzinfo=UTC)
    assert next_digest(MailPlan(rhythm="never"), paris, NOON) is None
    night = MailPlan(quiet_from=22, quiet_to=7)
    assert quiet_ends(night, paris, datetime(2026, 3, 10, 22, 30, tzinfo=UTC)) == datetime(
        2026, 3, 11, 6, 0, tzinfo=UTC
    )
    assert quiet_ends(night, paris, NOON) is None and zone_of("Nowhere/Here") == zone_of("UTC")


def test_an_empty_summary_is_not_sent_and_the_next_one_is_planned(garden):
    send_summaries()
    plan = MailPlan.objects.get(member__name="Basil")
    with clock.at(plan.next_digest_at):
        send_summaries()
    again = MailPlan.objects.get(pk=plan.pk)
    assert mails() == [] and again.next_digest_at == plan.next_digest_at + timedelta(days=1)


def test_a_summary_tells_what_was_not_seen_and_waits_for_the_end_of_quiet(garden, talk, client):
    send_summaries()
    with clock.at(now() + timedelta(minutes=1)):
        publish_post(by=by("Fern"), room=talk, body="Seen", title="Seen")
        client_of(client, "Basil").get("/g/garden/talk/")
    with clock.at(now() + timedelta(minutes=2)):
        publish_post(by=by("Fern"), room=talk, body="New", title="Not seen")
        deliver()
    plan = MailPlan.objects.get(member__name="Basil")
    MailPlan.objects.exclude(pk=plan.pk).delete()
    MailPlan.objects.filter(pk=plan.pk).update(
        quiet_from=plan.next_digest_at.hour, quiet_to=plan.next_digest_at.hour + 1
    )
    due = plan.next_digest_at
    with clock.at(due):
        send_summaries()
        assert [to for to, _subject in mails() if to == "basil"] == []
    with clock.at(due + timedelta(hours=1)):
        send_summaries()
    [body] = [message.body for message in mail.outbox if message.to == ["basil@example.org"]]
    assert "Fern: Not seen" in body and "Fern: Seen" not in body


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_what_one_chooses_while_the_summary_is_written_does_not_bring_it_back(garden):
    basil = by("Basil")
    plan_mail(by=basil, rhythm="daily")
    MailPlan.objects.update(next_digest_at=now() - timedelta(minutes=1), last_digest_at=None)
    plan = MailPlan.objects.select_related("member__user").get(member=basil.member)
    said = before_it_is_written(
        partial(mailing.mail_digest, by=system, plan=plan), partial(choose_reminders, by=basil, week=True)
    )
    again = MailPlan.objects.get(pk=plan.pk)
    assert (said, again.remind_week, again.next_digest_at > now(), again.last_digest_at is not None) == (
        ["done"], True, True, True,
    )  # fmt: skip


def test_n7_three_hard_bounces_pause_mail_and_the_page_says_so(garden, gardener, talk, client):
    for _time in range(3):
        assert MailPlan.objects.filter(paused_at__isnull=False).count() == 0
        record_bounce(by=system, address="BASIL@example.org", reason="550")
    record_bounce(by=system, address="nobody@example.org", reason="550")
    deliver()
    assert {(row.member.name, row.kind) for row in Notice.objects.filter(kind__startswith="mail_")} == {
        ("Basil", "mail_paused"),
        ("Oak", "mail_bounces"),
    }
    mention(talk)
    mail_what_is_wanted_at_once()
    assert "basil" not in {to for to, _subject in mails()}
    page = client_of(client, "Basil").get("/me/notices/").content.decode()
    assert "Your mail is paused" in page and "550" in page
    assert client.post("/me/notices/mail/").status_code == 303
    assert "Your mail is paused" not in client.get("/me/notices/").content.decode()
    mention(talk, title="Tools")
    mail_what_is_wanted_at_once()
    assert ("basil", "Sage mentions you in “Tools”") in mails()


def test_bounces_long_ago_do_not_count_and_another_address_begins_anew(garden):
    for days in (0, 40, 41):
        with clock.at(NOON + timedelta(days=days)):
            record_bounce(by=system, address="basil@example.org", reason="550")
    plan = MailPlan.objects.get(member__name="Basil")
    assert (plan.bounces, plan.paused_at) == (2, None)
    resume_mail(by=system, member=plan.member)
    plan.refresh_from_db()
    assert (plan.bounces, plan.bounce_reason) == (0, "")


def test_channels_and_times_by_page_and_by_api_alike(garden, client):
    basil = client_of(client, "Basil")
    page = basil.get("/me/notices/").content.decode()
    assert "Someone names me" in page
    chosen = {topic.kind: str(topic.channel) for topic in shown_topics()} | {"mentions": "digest"}
    assert basil.post("/me/notices/", chosen).status_code == 303
    assert basil.post("/me/notices/", chosen | {"mentions": "pigeon"}).status_code == 422
    listed = basil.get("/api/v1/core/me/channels").json()
    assert {each["topic"]: each["channel"] for each in listed}["mentions"] == "digest"
    sent = {"channels": {"mentions": "off"}, "group": str(garden.uid)}
    answer = basil.patch("/api/v1/core/me/channels", sent, content_type="application/json")
    assert {each["topic"]: each["channel"] for each in answer.json()}["mentions"] == "off"
    assert "chosen" in basil.get("/me/notices/").content.decode()
    assert basil.get(f"/me/notices/{garden.uid}/").status_code == 200
    refused = basil.patch(
        "/api/v1/core/me/channels", {"channels": {"mentions": "pigeon"}}, content_type="application/json"
    )
    assert (refused.status_code, refused.json()["field"]) == (422, "mentions")
    times = {"rhythm": "weekly", "weekday": 4, "hour": 18, "quiet_from": 22, "quiet_to": 7}
    assert basil.post("/me/notices/times/", times).status_code == 303
    assert basil.post("/me/notices/times/", times | {"quiet_to": ""}).status_code == 422
    plan = basil.get("/api/v1/core/me/mail").json()
    assert {name: plan[name] for name in times} == times
    half = basil.patch("/api/v1/core/me/mail", {"quiet_from": 3}, content_type="application/json")
    assert (half.status_code, half.json()["field"]) == (422, "quiet_to")


def test_the_page_of_channels_takes_few_statements(garden, client, django_assert_max_num_queries):
    basil = client_of(client, "Basil")
    basil.get("/me/notices/")
    with django_assert_max_num_queries(12):
        basil.get("/me/notices/")


def test_a_link_that_nobody_signed_stops_nothing(garden, client):
    for token in ("x", "W10:1vq:abc"):
        assert client.post(f"/mail/stop/{token}/").status_code == 404
    assert not NoticeChoice.objects.exists()


def test_a_mail_is_made_shorter_until_it_is_short_enough(join):
    lines = [Line(f"É{number} " * 20, f"https://example.org/{number}") for number in range(20)]
    parts = [Section(f"Group {number}", "https://example.org/", list(lines)) for number in range(90)]
    mailing._post(join("Fern"), "fern@example.org", "summary", None, parts, {"subject": "New", "template": "digest"})
    [message] = mail.outbox
    assert 10_000 < len(message.message().as_bytes()) < 100_000 and "Group 89" in message.body
