"""By which channel a member hears of a topic: their choice for the group, their choice everywhere, the topic's own."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from wezer.core.kinds import NoticeTopic, notice_kinds, notice_topics
from wezer.core.models import Channel, Group, Member, NoticeChoice, PushChoice
from wezer.core.modules import open_kinds

OTHER = "other"
#: Topics that carry what somebody says: a block silences these, never money or duties.
OF_WORDS = ("mentions", "messages", "answers", "reactions", "following")


def topic_of(kind: str) -> NoticeTopic:
    """The topic of a kind of notice; what names none that is known is among everything else."""
    found = notice_kinds.get(kind)
    return notice_topics.get(found.topic if found else OTHER) or notice_topics[OTHER]


def kinds_of_words() -> list[str]:
    """Kinds of notices that carry what somebody says."""
    return [kind.kind for kind in notice_kinds if topic_of(kind.kind).kind in OF_WORDS]


def shown_topics(*, in_group: bool = False) -> list[NoticeTopic]:
    """What there is to choose: topics that some notice of an open package speaks of."""
    spoken = {topic_of(kind.kind).kind for kind in open_kinds(notice_kinds)}
    found = [each for each in notice_topics if each.kind in spoken or each.stands_alone]
    return sorted((each for each in found if each.in_groups or not in_group), key=lambda each: each.order)


def channels(topic: NoticeTopic, members: Iterable[int], group: int | None) -> dict[int, str]:
    """The channel of each of the members. One statement."""
    wanted = list(members)
    rows = NoticeChoice.objects.filter(member_id__in=wanted, topic=topic.kind)
    rows = rows.filter(group=None) | rows.filter(group_id=group) if group else rows.filter(group=None)
    found: dict[int, tuple[bool, str]] = {}
    for row in rows:
        here = row.group_id is not None
        if here or not found.get(row.member_id, (False, ""))[0]:
            found[row.member_id] = (here, row.channel)
    return {number: _allowed(topic, found[number][1] if number in found else topic.channel) for number in wanted}


def _allowed(topic: NoticeTopic, channel: str) -> str:
    """A choice made when more was offered is the nearest that still is."""
    return channel if channel in topic.offered else str(topic.offered[0])


def choices_of(member: Member, group: Group | None) -> dict[str, str]:
    """What a member chose, by topic: everywhere, or in one group (where what they left open is absent)."""
    rows = NoticeChoice.objects.filter(member=member, group=group)
    return {row.topic: row.channel for row in rows}


def groups_with_choices(member: Member) -> list[Any]:
    """The groups for which the member chose otherwise."""
    chosen = (
        rows.filter(member=member, group__isnull=False).values("group")
        for rows in (NoticeChoice.objects, PushChoice.objects)
    )
    mail, push = (Q(pk__in=numbers) for numbers in chosen)
    return list(Group.objects.filter(mail | push).order_by("name"))


def news_off(member: Member, groups: Iterable[int]) -> set[int]:
    """The groups whose news the member does not want in the summary. One statement."""
    topic, wanted = notice_topics["news"], list(groups)
    said = {row.group_id: row.channel for row in NoticeChoice.objects.filter(member=member, topic="news")}
    everywhere = said.get(None, topic.channel)
    return {number for number in wanted if said.get(number, everywhere) == Channel.OFF}
