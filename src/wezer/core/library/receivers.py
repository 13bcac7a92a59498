"""What the library does when facts arrive: who follows, who approves and whose document it is are told."""

from typing import Any

from wezer.core.acts.notices import notify, settle_notices, tell_followers
from wezer.core.models import Approval, Document
from wezer.core.queries import actor_of, members_acting_for, members_who_may
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()


@receiver("core.document_added")
def tell_who_follows_the_library(fact: Fact) -> None:
    if document := _document(fact):
        tell_followers(by=system, fact=fact, item=document, actor=actor_of(fact))


@receiver("core.document_version_added")
def tell_whose_it_is(fact: Fact) -> None:
    """Somebody else brought a version of my document; a proposal of the version before waits no more."""
    if document := _document(fact):
        settle_notices(by=system, fact=fact, kind="document_proposed", item=document)
        _notify(fact, "document_version", document, members_acting_for(document.author_id))


@receiver("core.document_proposed")
def tell_who_approves(fact: Fact) -> None:
    document = _document(fact)
    if document is not None and document.group is not None and document.state == Approval.PROPOSED:
        _notify(fact, "document_proposed", document, members_who_may("core.approve_document", document.group))


@receiver("core.document_decided")
def tell_what_was_decided(fact: Fact) -> None:
    if document := _document(fact):
        settle_notices(by=system, fact=fact, kind="document_proposed", item=document)
        kind = "document_approved" if fact.payload["approved"] else "document_given_back"
        _notify(fact, kind, document, members_acting_for(document.author_id))


def _notify(fact: Fact, kind: str, document: Document, people: list[Any]) -> None:
    notify(by=system, members=people, kind=kind, fact=fact, item=document, group=document.group, actor=actor_of(fact))


def _document(fact: Fact) -> Document | None:
    found = resolve(fact.subject)
    return found if isinstance(found, Document) and found.withdrawn_at is None else None
