"""What a member wrote of dates that were over: minutes that those who came rely on, unless they are to go."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.acts.event_ends import finish
from wezer.core.acts.files import forget_files
from wezer.core.duties import OwnData, own_data
from wezer.core.kinds import item_kinds
from wezer.core.models import Event, EventDate, EventDateState, EventPhoto, EventReport, EventState, File, Member, Wish
from wezer.kernel.acts import move_all


@own_data.add
class EventReports(OwnData):
    kind = "event_reports"
    name = _("What I wrote of events that were over")
    keeps = ("core.EventReport.written_by",)
    order = 20

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = EventReport.objects.filter(written_by=member).select_related("event_date__event")
        return [
            {
                "event": str(row.event_date.event.uid),
                "title": row.event_date.event.title,
                "on": row.event_date.on.isoformat(),
                "body": row.body,
                "written_at": row.written_at.isoformat(),
            }
            for row in rows.order_by("written_at", "id").iterator(chunk_size=500)
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        mine = EventReport.objects.filter(written_by=member)
        if wish == Wish.ANONYMISE:
            mine.update(written_by=None)
        elif wish == Wish.DELETE:
            given = EventPhoto.objects.filter(file__owner=member)
            forget_files(File.objects.filter(pk__in=given.values("file")))
            dates = EventDate.objects.filter(pk__in=mine.values("event_date"))
            move_all(Event.objects.filter(event_dates__in=dates), EventState.REPORTED, EventState.DONE)
            rows = list(dates.values_list("pk", flat=True))
            events = list(Event.objects.filter(event_dates__in=rows).distinct())
            mine.delete()
            move_all(EventDate.objects.filter(pk__in=rows), EventDateState.REPORTED, EventDateState.PLANNED)
            for event in events:
                _follow(event)


def _follow(event: Event) -> None:
    """Its last date may be reported by somebody else, and search forgets the words that went."""
    event.refresh_from_db(fields=["state"])
    finish(event)
    if event.published_at is not None and event.withdrawn_at is None:
        item_kinds["event"].reindex(event)
