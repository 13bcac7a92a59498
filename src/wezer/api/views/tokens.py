"""Tokens of one's own: made and shown once, revoked at once."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from wezer.api.acts.tokens import make_token, revoke_token
from wezer.api.models import Token
from wezer.api.refusals import NotSignedIn
from wezer.api.scopes import READ, all_scopes
from wezer.core.accounts.sudo import show_again
from wezer.ui.forms import Form, submit
from wezer.ui.http import go


class TokenForm(Form):
    name = forms.CharField(label=gettext_lazy("What it is for"), max_length=80)
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"), widget=forms.CheckboxSelectMultiple, initial=[READ]
    )
    days = forms.IntegerField(label=gettext_lazy("Days until it ends"), min_value=1, max_value=3650, initial=365)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = list(all_scopes().items())


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_variables("secret")
def tokens(request: Any) -> HttpResponse:
    """The list, and the form; after making one, its secret is shown on this answer and never again."""
    member = request.viewer.member
    if member is None:
        raise NotSignedIn()
    form = TokenForm(request.POST or None)
    secret, status = "", 200
    if request.method == "POST":
        if form.is_valid() and form.cleaned_data["scopes"] != [READ]:
            show_again(request, _("Make the token “{name}”").format(name=form.cleaned_data["name"]))
        made = submit(form, make_token, by=request.viewer)
        if made is None:
            status = 422
        else:
            secret, form = made[1], TokenForm()
    mine = Token.objects.filter(member=member, revoked_at=None).order_by("-id")[:50]
    context = {"form": form, "secret": secret, "tokens": mine, "words": all_scopes()}
    return render(request, "api/tokens.html", context, status=status)


@login_required
@require_POST
def revoke(request: Any, uid: str) -> HttpResponse:
    revoke_token(by=request.viewer, token=get_object_or_404(Token, uid=uid, member=request.viewer.member))
    return go(request, "tokens:list", said=_("The token no longer works."))
