"""The page before a reaction that does more than count: what it costs is said, then it is given. Works without scripts."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wezer.core.acts.gifts import agreement, require_open, sentences_before
from wezer.core.http import MemberRequest
from wezer.core.reactions import Gift
from wezer.ui.forms import Form, status_of, submit
from wezer.ui.http import go


class GiveForm(Form):
    confirmation = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


def before_giving(
    request: MemberRequest, gift: Gift, *, words: str, is_given: bool, give: Callable[..., Any], back: str
) -> HttpResponse:
    """GET: what it is, to whom, what it costs. POST: it is given; a refusal stands beside the button. `give` is the act."""
    chosen, viewer = require_open(gift.kind), request.viewer
    form = GiveForm(request.POST or None)
    if request.method == "POST" and submit(form, give, by=viewer, kind=gift.kind) is not None:
        return go(request, back, said=_("“{name}” is given.").format(name=chosen.name))
    context = {
        "reaction": chosen,
        "author": gift.author,
        "words": words,
        "is_given": is_given,
        "sentences": [] if is_given else sentences_before(viewer, gift),
        "agreement": "" if is_given else agreement(viewer, gift),
        "form": form,
        "back": back,
    }
    return render(request, "core/items/before_giving.html", context, status=status_of(form))
