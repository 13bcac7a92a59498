"""What every request needs before any package sees it."""

import re
import time
from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from wezer.hosting.logs import request_id

Answer = Callable[[HttpRequest], HttpResponse]
WELL_FORMED = re.compile(r"[A-Za-z0-9-]{8,64}\Z")
RENEW_AFTER_SECONDS = 60 * 60 * 24


class RequestId:
    """Names each request, so that an error page, the log and a proxy can speak of the same one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        name = given if WELL_FORMED.match(given) else uuid4().hex
        token = request_id.set(name)
        request.request_id = name  # type: ignore[attr-defined]  # requests carry it in this house
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = name
        return response


class RenewSession:
    """Whoever comes back stays signed in: the session is saved again at most once a day, not at every page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session = request.session
        if session.accessed and session.get("_auth_user_id"):
            now = int(time.time())  # the age of a cookie is real time, whatever the demo's clock says
            if now - session.get("renewed", 0) > RENEW_AFTER_SECONDS:
                session["renewed"] = now
        return response
