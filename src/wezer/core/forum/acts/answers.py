"""Answers to what was asked: giving, changing, withdrawing, hiding, finding useful. They serve whatever item takes them."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import IntegrityError
from django.db.models import F, Sum

from wezer.core.acts.posts import clean_text, confirm_many, keep_revision, one_time
from wezer.core.community import community
from wezer.core.forum.acts.writing import index_text
from wezer.core.forum.events import (
    AnswerEdited,
    AnswerFoundUseful,
    AnswerGiven,
    AnswerHidden,
    AnswerRestored,
    AnswerShown,
    AnswerWithdrawn,
    UsefulTaken,
)
from wezer.core.forum.refusals import OwnAnswer
from wezer.core.markdown import RENDERER, render
from wezer.core.mentions import mentions
from wezer.core.models import ForumEntry, Item, ItemAnswer, UsefulVote
from wezer.core.models.written import WrittenItem
from wezer.core.talk_refusals import ReasonMissing
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import can, require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, NotFound, StaleVersion


def put_answer(
    item: WrittenItem, *, by: Any, body: str, is_wiki: bool, key: str, confirmation: str
) -> tuple[ItemAnswer, bool]:
    """The answer as it is kept, and whether it is new. Whoever calls has asked the right and moves the item's state."""
    if not Item.objects.visible_to(by).filter(pk=item.pk).exists():
        raise NotFound()
    once = one_time(by, key)
    if once and (known := ItemAnswer.objects.filter(author=by.party, key=once).first()):
        return known, False
    text = clean_text(body)
    named = mentions(text, by, group=item.group, audience=item.audience)
    confirm_many(by, named, confirmation)
    try:
        with attempt():
            answer = ItemAnswer.objects.create(
                item_id=item.pk, author=by.party, written_by=by.member, body=text, body_html=render(text, named.links),
                renderer=RENDERER, is_wiki=is_wiki, key=once, created_at=now(),
            )  # fmt: skip
    except IntegrityError:
        return ItemAnswer.objects.get(author=by.party, key=once), False
    follow_answers(item)
    told = AnswerGiven(subject=ref(item), answer=ref(answer), members=tuple(ref(each) for each in named.members))
    emit(told, group=item.group_id, audience=item.audience_id)
    return answer, True


def follow_answers(item: WrittenItem) -> int:
    """What search and the lists know of the item's answers is brought up to date; how many are shown."""
    shown = ItemAnswer.objects.filter(item_id=item.pk, withdrawn_at=None, hidden_at=None)
    number, useful = shown.count(), shown.aggregate(sum=Sum("useful"))["sum"] or 0
    newest = shown.order_by("-created_at").values_list("created_at", flat=True).first()
    entry = ForumEntry.objects.filter(pk=item.pk)
    entry.update(answers=number, useful=useful)
    if newest is not None:
        entry.filter(active_at__lt=newest).update(active_at=newest)
    index_text(item)
    return number


@act
def edit_answer(
    *,
    by: Any,
    answer: ItemAnswer,
    body: str,
    is_wiki: bool | None = None,
    version: int | None = None,
    confirmation: str = "",
) -> ItemAnswer:
    """Say it otherwise; each version is kept. Only its author makes it a wiki answer, or one's own again."""
    require(by, "core.change_answer", answer)
    text, item = clean_text(body), _asked(answer)
    wiki = answer.is_wiki if is_wiki is None or not by.may_act_for(answer.author_id) else is_wiki
    if (text, wiki) == (answer.body, answer.is_wiki):
        return answer
    named = mentions(text, by, group=item.group, audience=item.audience)
    confirm_many(by, named, confirmation)
    fresh = ItemAnswer.objects.filter(pk=answer.pk, version=answer.version if version is None else version)
    html = render(text, named.links)
    if not fresh.update(
        body=text, body_html=html, renderer=RENDERER, is_wiki=wiki, version=F("version") + 1, edited_at=now()
    ):
        raise StaleVersion()
    keep_revision(answer, number=answer.version, body=answer.body, by=by)
    answer.refresh_from_db()
    index_text(item)
    emit(AnswerEdited(subject=ref(item), answer=ref(answer)), group=item.group_id, audience=item.audience_id)
    return answer


@act
def withdraw_answer(*, by: Any, answer: ItemAnswer) -> bool:
    """Its author takes it out of sight."""
    _require_author(by, answer)
    fresh = ItemAnswer.objects.filter(pk=answer.pk, withdrawn_at=None)
    return bool(fresh.update(withdrawn_at=now())) and _settle(answer, AnswerWithdrawn)


@act
def restore_answer(*, by: Any, answer: ItemAnswer) -> bool:
    """Its author brings it back."""
    _require_author(by, answer)
    fresh = ItemAnswer.objects.filter(pk=answer.pk, withdrawn_at__isnull=False)
    return bool(fresh.update(withdrawn_at=None)) and _settle(answer, AnswerRestored)


@act
def hide_answer(*, by: Any, answer: ItemAnswer, reason: str) -> bool:
    """A moderator hides it, with a reason its author reads; the author still sees it."""
    require(by, "core.moderate", answer.item.group or community())
    if not reason.strip():
        raise ReasonMissing()
    fresh = ItemAnswer.objects.filter(pk=answer.pk, hidden_at=None, withdrawn_at=None)
    hidden = fresh.update(hidden_at=now(), hidden_reason=reason.strip()[:500])
    return bool(hidden) and _settle(answer, AnswerHidden, audit=True)


@act
def show_answer(*, by: Any, answer: ItemAnswer) -> bool:
    """A moderator takes the hiding back."""
    require(by, "core.moderate", answer.item.group or community())
    fresh = ItemAnswer.objects.filter(pk=answer.pk, hidden_at__isnull=False)
    return bool(fresh.update(hidden_at=None, hidden_reason="")) and _settle(answer, AnswerShown, audit=True)


def _settle(answer: ItemAnswer, happened: Any, *, audit: bool = False) -> bool:
    """What was asked follows what became of an answer to it."""
    fresh = ItemAnswer.objects.get(pk=answer.pk)
    item = _asked(fresh)  # as it stands now, not as it was read with the answer
    _settlers[item.kind](item, fresh, follow_answers(item))
    emit(happened(subject=ref(item), answer=ref(answer)), group=item.group_id, audit=audit)
    return True


def settle_erased(answers: Iterable[ItemAnswer]) -> None:
    """What was asked follows answers that went with who wrote them. For acts only."""
    for answer in answers:
        item = _asked(answer)
        answer.refresh_from_db()
        _settlers[item.kind](item, answer, follow_answers(item))


Settler = Callable[[Any, ItemAnswer, int], None]
_settlers: dict[str, Settler] = {}


def settles(kind: str) -> Callable[[Settler], Settler]:
    """Items of this kind take answers: `fn(item, answer, shown)` moves the item's state when one came or went."""

    def register(function: Settler) -> Settler:
        _settlers[kind] = function
        return function

    return register


@act
def find_useful(*, by: Any, answer: ItemAnswer) -> bool:
    """Say that it is useful; True when that is new. One vote a member, and none for one's own."""
    _may_vote(by, answer)
    _vote, is_new = UsefulVote.objects.get_or_create(answer_id=answer.pk, member=by.member, defaults={"at": now()})
    if is_new:
        _count(answer, 1)
        told = AnswerFoundUseful(subject=ref(answer.item), answer=ref(answer))
        emit(told, group=answer.item.group_id, audience=answer.item.audience_id)
    return is_new


@act
def take_useful(*, by: Any, answer: ItemAnswer) -> bool:
    """Say it no longer."""
    _may_vote(by, answer)
    gone, _rows = UsefulVote.objects.filter(answer_id=answer.pk, member=by.member).delete()
    if gone:
        _count(answer, -1)
        told = UsefulTaken(subject=ref(answer.item), answer=ref(answer))
        emit(told, group=answer.item.group_id, audience=answer.item.audience_id)
    return bool(gone)


def _may_vote(by: Any, answer: ItemAnswer) -> None:
    if not Item.objects.visible_to(by).filter(pk=answer.item_id).exists() or not answer.is_shown:
        raise NotFound()
    if not can(by, "core.vote_useful", answer):
        own = by.member is not None and (by.may_act_for(answer.author_id) or answer.written_by_id == by.member.pk)
        raise OwnAnswer() if own else NotAllowed()


def _count(answer: ItemAnswer, step: int) -> None:
    """Plain sums in the database, so that two at once both count."""
    ItemAnswer.objects.filter(pk=answer.pk).update(useful=F("useful") + step)
    ForumEntry.objects.filter(pk=answer.item_id).update(useful=F("useful") + step)


def _asked(answer: ItemAnswer) -> Any:
    """The item of its own kind that the answer hangs on."""
    found = answer.item
    if isinstance(found, WrittenItem):
        return found
    return getattr(found, found.kind)


def _require_author(by: Any, answer: ItemAnswer) -> None:
    if not (by.is_system or by.may_act_for(answer.author_id)):
        raise NotAllowed()
