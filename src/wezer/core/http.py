"""The request as views know it."""

from uuid import UUID

from django.http import Http404, HttpRequest

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
