"""The rights of the library."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.permissions import tend_group, why_not_fully, writes_fully
from wezer.kernel.permissions import permission


@permission("core.add_document", label=_("Put a document into the library"), writes=True, why=why_not_fully)
def add_document(viewer: Any, group: Any) -> bool:
    """Who is fully in the group (core.md 6.1)."""
    return writes_fully(viewer, group)


@permission("core.write_document", label=_("Bring a new version of a document"), writes=True)
def write_document(viewer: Any, document: Any) -> bool:
    """Its author, and whoever reads it and may add documents to its group: a library is worked on together."""
    if document.withdrawn_at is not None or document.hidden_at is not None:
        return False
    if viewer.may_act_for(document.author_id):
        return True
    return bool(document.audience_id in viewer.audience_ids and document.group and add_document(viewer, document.group))


@permission("core.change_document", label=_("Change what is said of a document: licence, readers, how long it is kept"))
def change_document(viewer: Any, document: Any) -> bool:
    """Its author, and those who tend its group and read it."""
    if document.withdrawn_at is not None:
        return False
    if viewer.may_act_for(document.author_id):
        return True
    reads = document.is_published and document.audience_id in viewer.audience_ids
    return bool(reads and document.group and tend_group(viewer, document.group))


@permission("core.approve_document", label=_("Approve documents"), default_roles=("gardener", "steward"))
def approve_document(viewer: Any, document: Any) -> bool:
    reads = viewer.is_system or document.audience_id in viewer.audience_ids
    return bool(reads and document.is_published and viewer.has_right("core.approve_document", document.group))
