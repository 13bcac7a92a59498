"""How a document leaves: as a file to keep, never as a page of ours, only to who may see it."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse

from wezer.core import images
from wezer.core.models import Document, DocumentVersion
from wezer.core.pictures import sealed


def sent(request: Any, document: Document, number: int) -> HttpResponse:
    """A version's bytes. Whoever calls has found the document among what the viewer may see."""
    version = DocumentVersion.objects.filter(document=document, number=number, file__isnull=False).first()
    if version is None:
        raise Http404
    try:
        content = images.kept_path(version.sha256).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response: Any = FileResponse(content, as_attachment=True, filename=version.name, content_type=version.type)
    if version.type == "text/plain":
        response["Content-Type"] = "text/plain; charset=utf-8"
    response["Cache-Control"] = "private, no-store"
    return sealed(response)
