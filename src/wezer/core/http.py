"""The request as views know it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from wezer.core.viewer import Viewer


class MemberRequest(HttpRequest):
    """A request that knows who is looking: `ViewerMiddleware` has passed it, or a token's check."""

    viewer: Viewer


def uid_in(text: str) -> UUID:
    """What a form sent as somebody's uid; 404 when it is none."""
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def csv_file(content: bytes, name: str) -> HttpResponse:
    """A file that no browser keeps."""
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
