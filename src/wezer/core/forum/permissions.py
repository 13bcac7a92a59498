"""The rights of forums."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.forum.rules import TAKES_ANSWERS
from wezer.core.models import Question
from wezer.core.permissions import comment_item, moderate, tend_group, write_in_group
from wezer.kernel.permissions import permission


@permission("core.begin_thread", label=_("Open a topic or ask a question"), writes=True)
def begin_thread(viewer: Any, group: Any) -> bool:
    """Who writes in the group."""
    return write_in_group(viewer, group)


@permission("core.answer_question", label=_("Answer a question"), writes=True)
def answer_question(viewer: Any, question: Any) -> bool:
    """Who may comment on it, while it takes answers; and write on its wiki answers."""
    return comment_item(viewer, question) and question.state in TAKES_ANSWERS


@permission("core.change_answer", label=_("Change an answer"), writes=True)
def change_answer(viewer: Any, answer: Any) -> bool:
    """Its author, while they may still read the question; of a wiki answer whoever answers there."""
    if answer.withdrawn_at is not None or viewer.member is None or not _may_open(viewer, answer.item):
        return False
    if viewer.may_act_for(answer.author_id):
        return True
    return bool(answer.is_wiki and answer.hidden_at is None and comment_item(viewer, answer.item))


def _may_open(viewer: Any, item: Any) -> bool:
    """As `Item.visible_to` says of many."""
    listed = item.audience_id in viewer.audience_ids and item.published_at is not None and item.hidden_at is None
    return item.withdrawn_at is None and (listed or viewer.may_act_for(item.author_id))


@permission("core.vote_useful", label=_("Find an answer useful"))
def vote_useful(viewer: Any, answer: Any) -> bool:
    """Members who read it, of the answers of others."""
    reads = answer.is_shown and comment_item(viewer, answer.item)
    return reads and not viewer.may_act_for(answer.author_id) and answer.written_by_id != viewer.member.pk


@permission("core.accept_answer", label=_("Say which answer helped"))
def accept_answer(viewer: Any, question: Any) -> bool:
    """Whoever asked."""
    return bool(viewer.member is not None and question.is_published and viewer.may_act_for(question.author_id))


@permission("core.tend_question", label=_("Close a question, or say that it was asked before"))
def tend_question(viewer: Any, question: Any) -> bool:
    """Whoever asked, and those who moderate its group and read it."""
    if not isinstance(question, Question) or question.withdrawn_at is not None:
        return False
    if accept_answer(viewer, question):
        return True
    reads = question.is_published and question.audience_id in viewer.audience_ids
    return bool(reads and question.group is not None and moderate(viewer, question.group))


@permission("core.pin_item", label=_("Pin on top of a room"))
def pin_item(viewer: Any, item: Any) -> bool:
    """Those who tend the group and read it."""
    reads = item.is_published and item.audience_id in viewer.audience_ids
    return bool(reads and item.group is not None and tend_group(viewer, item.group))
