"""Reads of who is about to leave the community."""

from django.db.models import QuerySet

from wezer.core.models import BelongingState, Departure, Member


def departures() -> QuerySet[Departure]:
    """Everyone who is about to leave."""
    leaving = Departure.objects.filter(belonging__state=BelongingState.LEAVING)
    return leaving.select_related("belonging__member__photo")


def departure_of(member: Member) -> Departure | None:
    return departures().filter(belonging__member=member, belonging__group__parent=None).first()
