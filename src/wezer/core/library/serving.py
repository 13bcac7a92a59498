"""How a document leaves: as a file to keep, never as a page of ours, only to who may see it."""

from typing import Any

from django.http import Http404, HttpResponse

from wezer.core.models import Document, DocumentVersion
from wezer.core.pictures import to_keep


def sent(request: Any, document: Document, number: int) -> HttpResponse:
    """A version's bytes. Whoever calls has found the document among what the viewer may see."""
    version = DocumentVersion.objects.filter(document=document, number=number, file__isnull=False).first()
    if version is None:
        raise Http404
    return to_keep(version.sha256, version.name, version.type)
