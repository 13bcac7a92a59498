"""Groups that nobody tends, questions without an answer, rooms where nothing is said any more."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from wezer.core.console import SHOWN, GardenList, Row, garden_lists
from wezer.core.models import (
    Conversation,
    Group,
    GroupState,
    Item,
    ItemAnswer,
    Question,
    QuestionState,
    Room,
    RoomState,
)
from wezer.core.rooms.doors import room_name
from wezer.kernel.clock import now

#: A question that waits so long; a room in which nobody wrote for so long.
UNANSWERED, SLEEPY = timedelta(days=3), timedelta(days=90)


@garden_lists.add
class Orphans(GardenList):
    kind, name, icon, order = "orphans", gettext_lazy("Groups that nobody tends"), "users-round", 40
    nothing = gettext_lazy("Every group has somebody who tends it.")

    def rows(self, viewer: Any) -> Sequence[Row]:
        found = Group.objects.filter(in_care_since__isnull=False, state=GroupState.ACTIVE, role_shown=None)
        found = found.select_related("photo").order_by("in_care_since", "pk")[: SHOWN + 1]
        where = "groups:settings"
        return [Row(one.name, reverse(where, args=[one.slug]), at=one.in_care_since, party=one) for one in found]


@garden_lists.add
class Unanswered(GardenList):
    """Only what the gardener may read: nobody learns here of a question in a group that is closed to them."""

    kind, name, icon, order = "unanswered", gettext_lazy("Questions nobody has answered"), "circle-help", 35
    nothing = gettext_lazy("Every question has an answer.")

    def rows(self, viewer: Any) -> Sequence[Row]:
        found = Question.objects.visible_to(viewer) if viewer.is_system else Question.objects.listed_for(viewer)
        found = found.filter(state=QuestionState.OPEN, published_at__lt=now() - UNANSWERED)
        answered = ItemAnswer.objects.filter(withdrawn_at=None, hidden_at=None).values("item")
        found = found.exclude(pk__in=answered).select_related("author__photo", "group").order_by("published_at", "id")
        return [
            Row(one.title, reverse("items:item", args=[one.uid]), note=one.group.name if one.group else "",
                at=one.published_at, party=one.author)
            for one in found[: SHOWN + 1]
        ]  # fmt: skip


@garden_lists.add
class Sleepy(GardenList):
    """Open rooms older than the time, in which nothing was published or said within it."""

    kind, name, icon, order = "sleepy", gettext_lazy("Rooms that have fallen asleep"), "moon", 70
    nothing = gettext_lazy("Something stirs in every room.")

    def rows(self, viewer: Any) -> Sequence[Row]:
        written = Item.objects.filter(room=OuterRef("pk")).order_by().values("room").annotate(at=Max("published_at"))
        said = Conversation.objects.filter(channel_of=OuterRef("pk")).values("newest_at")
        found = Room.objects.filter(
            state=RoomState.OPEN, group__state=GroupState.ACTIVE, kind__in=("talk", "chat", "forum")
        )
        found = found if viewer.is_system else found.filter(group__in=viewer.group_ids)
        found = found.annotate(
            stirred=Greatest(
                Coalesce(Subquery(written.values("at")), "created_at"),
                Coalesce(Subquery(said), "created_at"),
                "created_at",
            )
        )
        found = found.filter(stirred__lt=now() - SLEEPY).select_related("group").order_by("stirred", "pk")
        return [
            Row(
                room_name(one),
                reverse("groups:room", args=[one.group.slug, one.slug]),
                note=one.group.name,
                at=one.stirred,
            )
            for one in found[: SHOWN + 1]
        ]
