"""Telling everybody in a group: how many hear of it, by which channel, and how often that may be done (core.md N-6)."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from wezer.core.channels import channels, topic_of
from wezer.core.models import ACTIVE_STATES, Belonging, Channel, Group, Member
from wezer.kernel.clock import now
from wezer.kernel.models import Fact

A_WEEK = timedelta(days=7)
#: How often within a week: any announcement; one that is important.
MOST, MOST_IMPORTANT = 7, 2
KINDS = {False: "announced", True: "announced_important"}


def everybody_in(group: Group) -> QuerySet[Member]:
    """Who is directly in the group, in a state that reads."""
    inside = Belonging.objects.filter(group=group, state__in=ACTIVE_STATES).values("member")
    return Member.objects.filter(pk__in=inside).order_by("pk")


@dataclass(frozen=True, slots=True)
class Told:
    """By how many an announcement is heard: here on their pages, in their summary, by a mail at once."""

    important: bool
    total: int
    here: int
    digest: int
    now: int
    off: int


def who_is_told(group: Group) -> list[Told]:
    """For an announcement, and for an important one; without those who have not been here for long. Three statements, however
    many people."""
    people = list(everybody_in(group).filter(dormant_at=None).values_list("pk", flat=True))
    return [_told(people, group, important) for important in KINDS]


def _told(people: list[int], group: Group, important: bool) -> Told:
    chosen: Counter[Any] = Counter(channels(topic_of(KINDS[important]), people, group.pk).values())
    off = chosen[Channel.OFF]
    return Told(important, len(people) - off, chosen[Channel.HERE], chosen[Channel.DIGEST], chosen[Channel.NOW], off)


def left_this_week(group: Group) -> tuple[int, int]:
    """How many more announcements, and how many more important ones, within these seven days. One statement."""
    made = Fact.objects.filter(name="core.group_told", at__gt=now() - A_WEEK, group=group.pk)
    said = [bool(payload.get("important")) for payload in made.values_list("payload", flat=True)]
    return max(0, MOST - len(said)), max(0, MOST_IMPORTANT - sum(said))
