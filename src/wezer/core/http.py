"""The request as views know it."""

from django.http import HttpRequest

from wezer.core.viewer import Viewer


class MemberRequest(HttpRequest):
    """A request that knows who is looking: `ViewerMiddleware` has passed it, or a token's check."""

    viewer: Viewer
