"""Pictures, shown to those who may see what they hang on."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from wezer.core.http import MemberRequest
from wezer.core.models import Party
from wezer.core.pictures import find_file, may_see_photo, served


@require_safe
def show(request: MemberRequest, uid: Any, size: str) -> HttpResponse:
    """`/files/<uid>/<size>/`: full, 96, 480 or 960."""
    return served(request, find_file(request.viewer, uid), size)


@require_safe
def photo(request: MemberRequest, uid: Any, size: str) -> HttpResponse:
    """The photo of a party, whichever it is now; the address in an avatar carries the photo's number, so it may be kept."""
    party = Party.objects.select_related("photo").filter(uid=uid, photo__isnull=False).first()
    if party is None or party.photo is None or not may_see_photo(party, request.viewer):
        raise Http404
    return served(request, party.photo, size)
