"""What a member follows, plans, is told of."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wezer.core.acts.event_leaving import forget_answers
from wezer.core.acts.nobody import somebody
from wezer.core.duties import OwnData, own_data
from wezer.core.models import (
    Attendance,
    Event,
    EventInvitation,
    Follow,
    KeptSearch,
    MailPlan,
    Member,
    Notice,
    NoticeChoice,
    OptionAnswer,
    OutsideCalendar,
    Rsvp,
    Wish,
)


@own_data.add
class Following(OwnData):
    kind = "following"
    name = _("What I follow")
    forgets = ("core.Follow.member", "core.Follow.party", "core.Visit.member")

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Follow.objects.filter(member=member).select_related("party", "room", "item")
        return [
            {"uid": str((row.party or row.room or row.item).uid), "since": row.created_at.isoformat()}  # type: ignore[union-attr]  # one of the three is named
            for row in rows.order_by("created_at", "id")
        ]


@own_data.add
class KeptSearches(OwnData):
    kind = "kept_searches"
    name = _("Searches that I keep")
    forgets = ("core.KeptSearch.member",)

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = KeptSearch.objects.filter(member=member).order_by("pk")
        return [{"q": row.q, "kind": row.kind, "alerts": row.alerts} for row in rows]


@own_data.add
class Agenda(OwnData):
    kind = "events_answered"
    name = _("Events I answered to")
    forgets = (
        "core.Rsvp.member",
        "core.EventInvitation.member",
        "core.OptionAnswer.member",
        "core.AgendaAddress.member",
    )
    keeps = ("core.OutsideCalendar.added_by",)  # the group goes on following it, and nothing tells who began

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        OutsideCalendar.objects.filter(added_by=member).update(added_by=None)
        forget_answers(by=by, member=member)

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = (
            Rsvp.objects.filter(member=member).select_related("event_date__event").prefetch_related("replies__question")
        )
        invited = EventInvitation.objects.filter(member=member).select_related("event")
        suits = OptionAnswer.objects.filter(member=member).select_related("option__event")
        return (
            [
                {
                    "event": str(row.option.event.uid),
                    "title": row.option.event.title,
                    "offered": row.option.starts_at.isoformat(),
                    "suits": row.answer,
                    "answered_at": row.answered_at.isoformat(),
                }
                for row in suits.order_by("option__starts_at", "id").iterator(chunk_size=500)
            ]
            + [
                {
                    "event": str(row.event.uid),
                    "title": row.event.title,
                    "invited_at": row.invited_at.isoformat(),
                }
                for row in invited.order_by("pk").iterator(chunk_size=500)
            ]
            + [
                {
                    "event": str(row.event_date.event.uid),
                    "title": row.event_date.event.title,
                    "on": row.event_date.on.isoformat(),
                    "answer": row.answer,
                    "kept_until": row.offered_until.isoformat() if row.offered_until else None,
                    "guests": row.guests,
                    "needs": row.needs,
                    "reason": row.reason,
                    "replies": [{"question": each.question.words, "reply": each.text} for each in row.replies.all()],
                    "came": row.came,
                    "answered_at": row.answered_at.isoformat(),
                }
                for row in rows.order_by("event_date__starts_at", "id").iterator(chunk_size=500)
            ]
        )

    def files(self, member: Member, viewer: Any) -> Iterator[tuple[str, bytes]]:
        """One's own calendar, for any program that reads calendars."""

        def page(event: Event) -> str:
            return f"{settings.SITE_URL}/i/{event.uid}/"

        # Loaded by those who write a calendar: no start waits for it.
        from wezer.core.agenda.ical import events_of, feed

        yield "calendar.ics", feed(events_of(viewer), name=member.name, address=page, viewer=viewer)


@own_data.add
class Notices(OwnData):
    kind = "notices"
    name = _("How I am told")
    forgets = ("core.Notice.member", "core.NoticeChoice.member", "core.MailPlan.member")
    keeps = ("core.Notice.actor",)  # what others were told of: it names the pseudonym, or whoever signs now

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        rows = NoticeChoice.objects.filter(member=member).select_related("group").order_by("id")
        plan = MailPlan.objects.filter(member=member).first()
        names = (
            "rhythm", "weekday", "hour", "quiet_from", "quiet_to", "bounces", "remind_week", "remind_day", "remind_hours",
        )  # fmt: skip
        return {
            "channels": [
                {"topic": row.topic, "group": row.group.name if row.group else None, "channel": row.channel}
                for row in rows
            ],
            "conversations": [
                {"uid": str(uid), "hears": hears}
                for uid, hears in Attendance.objects.filter(member=member)
                .exclude(hears="")
                .order_by("id")
                .values_list("conversation__uid", "hears")
            ],
            "mail": {name: getattr(plan, name) for name in names} if plan else None,
        }

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        if wish == Wish.ANONYMISE:
            Notice.objects.filter(actor=member).exclude(item=None).update(actor=somebody())
