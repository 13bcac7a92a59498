"""Proposing, approving, giving back; and saying that one works on a document."""

from datetime import timedelta
from typing import Any

from django.db.models import F

from wezer.core.library.events import DocumentDecided, DocumentProposed, DocumentTaken
from wezer.core.library.refusals import ApprovalMoved
from wezer.core.models import Approval, Document, Item
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

MOST_HOURS = 14 * 24


@act
def propose_document(*, by: Any, document: Document) -> Document:
    """Ask those who tend the group to approve the version that stands."""
    require(by, "core.write_document", document)
    _move(document, (Approval.DRAFT,), Approval.PROPOSED)
    emit(
        DocumentProposed(subject=ref(document), number=document.number),
        group=document.group_id,
        audience=document.audience_id,
    )
    return document


@act
def decide_document(*, by: Any, document: Document, approved: bool, number: int | None = None) -> Document:
    """Approve it, or give it back. `number`: the version one looked at; another one meanwhile refuses."""
    require(by, "core.approve_document", document)
    seen = document.number if number is None else number
    before = (Approval.PROPOSED,) if approved else (Approval.PROPOSED, Approval.APPROVED)
    if Document.objects.select_for_update(of=("self",)).get(pk=document.pk).number != seen:
        raise ApprovalMoved(state=document.get_state_display())
    _move(document, before, Approval.APPROVED if approved else Approval.DRAFT)
    told = DocumentDecided(subject=ref(document), number=seen, approved=approved)
    emit(told, group=document.group_id, audience=document.audience_id, audit=True)
    return document


@act
def take_document(*, by: Any, document: Document, hours: int = 24) -> None:
    """Say that one works on it: a hint to the others, which holds nobody back and ends by itself."""
    require(by, "core.write_document", document)
    if by.member is None:
        raise NotAllowed()
    assert 1 <= hours <= MOST_HOURS
    _say(document, by.member, now() + timedelta(hours=hours))


@act
def give_document_back(*, by: Any, document: Document) -> None:
    """One no longer works on it; those who may change what is said of it may say so too."""
    if by.member is None or document.taken_by_id != by.member.pk:
        require(by, "core.change_document", document)
    _say(document, None, None)


def _say(document: Document, member: Any, until: Any) -> None:
    Document.objects.filter(pk=document.pk).update(taken_by=member, taken_until=until)
    document.taken_by, document.taken_until = member, until
    told = DocumentTaken(subject=ref(document), taken=member is not None)
    emit(told, group=document.group_id, audience=document.audience_id)


def _move(document: Document, before: tuple[str, ...], after: str) -> None:
    if not move(document, before, after):
        document.refresh_from_db(fields=["state", "number"])
        raise ApprovalMoved(state=document.get_state_display())
    Item.objects.filter(pk=document.pk).update(state_label=after, version=F("version") + 1)
