"""Taking a preview away from one's own post."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.http import MemberRequest
from wezer.core.previews.acts import take_preview_away
from wezer.core.views.posts import find_post
from wezer.ui.http import go


@login_required
@require_POST
def removal(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """The words of the other page go; the link stays in the text."""
    take_preview_away(by=request.viewer, post=find_post(request, slug, uid))
    return go(request, reverse("groups:post", args=[slug, uid]), said=_("The preview is gone."))
