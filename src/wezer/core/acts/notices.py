"""Notices: told by receivers in the worker, read by their member."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from wezer.core.acts.nobody import somebody
from wezer.core.channels import OF_WORDS, channels, topic_of
from wezer.core.chat.reaching import deaf_to
from wezer.core.following import followers
from wezer.core.kinds import notice_kinds
from wezer.core.models import Channel, Erasure, Group, Item, MailState, Member, Notice, Party, Wish
from wezer.core.push.choosing import wanting
from wezer.core.queries import closed_notices, notices_of
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.compiled import Compiled
from wezer.kernel.models import Fact

#: Same kind, same item within this time: one notice that counts (core.md N-3).
TOGETHER = timedelta(minutes=15)
#: A push waits so long: whoever has the page open has read it by then.
PATIENCE = timedelta(seconds=6)


@act
def notify(
    *,
    by: Any,
    members: Iterable[Member],
    kind: str,
    fact: Fact | None = None,
    item: Item | None = None,
    group: Group | None = None,
    actor: Party | None = None,
    subject: str = "",
    detail: dict[str, Any] | None = None,
) -> None:
    """Tell each member once about the fact. Nobody is told of what they may not see (I-7), nor of what they did, nor of a
    topic they switched off, nor of words of somebody they have blocked; what waits for somebody is never off, unless its kind may be. A fact may be
    delivered after somebody was forgotten: nobody is told any more, or named otherwise than what they made is signed."""
    assert kind in notice_kinds, kind
    told = _already_told(fact, kind, item)
    wanted = {
        member.pk: member
        for member in members
        if member.pk not in told
        and member.erased_at is None
        and (actor is None or member.pk != actor.pk)
        and _may_see(member, item)
    }
    if actor is not None and notice_kinds[kind].topic in OF_WORDS:
        wanted = {number: member for number, member in wanted.items() if number not in deaf_to(actor)}
    wanted, mails = _by_channel(wanted, kind, group)
    mails = {number: mail for number, mail in mails.items() if _is_written_to(wanted[number], kind)}
    awake = {number: member for number, member in wanted.items() if _is_written_to(member, kind)}
    pushed = wanting(topic_of(kind), awake, group.pk if group else None) if awake else set()
    grouped = _joined_to_recent(set(wanted), kind, item, fact)
    if wanted and item is not None and actor is not None and _is_unsigned(actor):
        actor = somebody()
    Notice.objects.bulk_create(
        (
            Notice(
                member=member,
                kind=kind,
                fact=fact.uid if fact else None,
                subject=subject or (fact.subject if fact else ""),
                item=item,
                group=group,
                actor=actor,
                detail=detail or {},
                created_at=now(),
                mail=mails.get(number, ""),
                mail_state=MailState.QUEUED if number in mails else MailState.NONE,
                push_state=MailState.QUEUED if number in pushed else MailState.NONE,
                push_at=now() + PATIENCE if number in pushed else None,
            )
            for number, member in wanted.items()
            if number not in grouped
        ),
        ignore_conflicts=True,
    )


def _is_unsigned(actor: Party) -> bool:
    """Whether they wished that nothing tells any more who wrote what they wrote."""
    return Erasure.objects.filter(member=actor.pk, wish=Wish.ANONYMISE).exclude(done_at=None).exists()


def _is_written_to(member: Member, kind: str) -> bool:
    """Whoever is dormant finds the notice when they come again; outside they hear of their own standing and login only."""
    return member.dormant_at is None or notice_kinds[kind].always or topic_of(kind).breaks_quiet


def _by_channel(members: dict[int, Member], kind: str, group: Group | None) -> tuple[dict[int, Member], dict[int, str]]:
    """Those who want to hear of it, and which of them also by mail: {member: "digest" or "now"}."""
    chosen = channels(topic_of(kind), members, group.pk if group else None)
    if notice_kinds[kind].always:
        return members, {number: str(Channel.NOW) for number, one in members.items() if one.user_id is not None}
    if not notice_kinds[kind].waits or notice_kinds[kind].may_be_off:
        members = {number: member for number, member in members.items() if chosen[number] != Channel.OFF}
    mails = {
        number: chosen[number]
        for number, member in members.items()
        if chosen[number] in (Channel.DIGEST, Channel.NOW) and member.user_id is not None
    }
    return members, mails


@act
def tell_followers(
    *, by: Any, fact: Fact, item: Item, actor: Party | None = None, besides: Iterable[Member] = ()
) -> None:
    """An item of any kind was published: who follows its group, its room or its author hears of it, `besides` those who
    hear of it otherwise."""
    told = {member.pk for member in besides}
    members = [member for member in followers(item, fact.at) if member.pk not in told]
    notify(by=by, members=members, kind="followed", fact=fact, item=item, group=item.group, actor=actor)


def _already_told(fact: Fact | None, kind: str, item: Item | None) -> set[int]:
    """Members told of this fact, in a notice of their own or in one that counts several."""
    if fact is None:
        return set()
    told = Q(fact=fact.uid)
    if item is not None:
        told |= Q(item=item, count__gt=1, created_at__gt=fact.at - TOGETHER)
    rows = Notice.objects.filter(told, kind=kind)
    return {
        member
        for member, first, detail in rows.values_list("member_id", "fact", "detail")
        if first == fact.uid or str(fact.uid) in detail.get("facts", ())
    }


def _may_see(member: Member, item: Item | None) -> bool:
    return item is None or Item.objects.visible_to(Viewer.of(member)).filter(pk=item.pk).exists()


def _joined_to_recent(members: set[int], kind: str, item: Item | None, fact: Fact | None) -> set[int]:
    if item is None:
        return set()
    recent = Notice.objects.filter(
        member_id__in=members, kind=kind, item=item, read_at=None, created_at__gt=now() - TOGETHER
    )
    joined = set()
    for notice in recent:
        heard = notice.detail.setdefault("facts", [])
        if fact is None or str(fact.uid) not in heard:
            heard.append(str(fact.uid) if fact else "")
            notice.count += 1
        joined.add(notice.member_id)
    Notice.objects.bulk_update(recent, ["detail", "count"])
    return joined


@act
def read_notices(*, by: Any, notices: Iterable[Notice] | None = None) -> int:
    """Mark one's own notices as read; all of them when none are named."""
    mine = Notice.objects.filter(member=by.member, read_at=None)
    if notices is not None:
        mine = mine.filter(pk__in=[notice.pk for notice in notices])
    return mine.update(read_at=now())


@act
def read_unseen(*, by: Any) -> int:
    """What stands in one's list no more, because one may not read it any more, is not counted as unread either. What is
    closed is left as it was."""
    unread = Notice.objects.filter(member=by.member, read_at=None)
    listed, closed = notices_of(by).values("pk"), closed_notices(by).values("pk")
    return unread.exclude(pk__in=listed).exclude(pk__in=closed).update(read_at=now())


@act
def settle_notices(
    *,
    by: Any,
    kind: str | tuple[str, ...],
    fact: Fact | None = None,
    subject: str = "",
    item: Item | None = None,
    member: Member | None = None,
) -> None:
    """What a notice, of one kind or of one of several, waited for is done: it waits no more, whoever did it. Receivers say by
    which fact: what was told of something that happened later waits on, also when the fact is told again."""
    if subject and _waiting_about.first(subject) is None:  # of most nothing waits
        return
    waiting = Notice.objects.filter(kind__in=(kind,) if isinstance(kind, str) else kind, read_at=None)
    if fact is not None:
        earlier = Fact.objects.filter(uid=OuterRef("fact"), id__lt=fact.pk)
        waiting = waiting.filter(Q(fact=None) | Exists(earlier))
    if subject:
        waiting = waiting.filter(subject=subject)
    if item is not None:
        waiting = waiting.filter(item=item)
    if member is not None:
        waiting = waiting.filter(member=member)
    waiting.update(read_at=now())


_waiting_about = Compiled(lambda subject: Notice.objects.filter(subject=subject, read_at=None).values_list("pk")[:1])
