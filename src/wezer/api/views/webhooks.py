"""Webhooks of one's own: made, tried, paused, removed; what they sent, and whether it arrived."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wezer.api.acts.webhooks import make_webhook, pause_webhook, remove_webhook, renew_secret, try_webhook
from wezer.api.models import Webhook
from wezer.api.queries import deliveries_of, facts_by_package, told_of
from wezer.core.views.doors import member_required
from wezer.ui.forms import Form, submit
from wezer.ui.http import go
from wezer.ui.paging import page_of


class WebhookForm(Form):
    """Where to, and of what. The facts are drawn by the template, a package at a time."""

    name = forms.CharField(label=gettext_lazy("What it is for"), max_length=80)
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
        help_text=gettext_lazy("It begins with https:// and lies on the public internet."),
    )
    facts = forms.MultipleChoiceField(
        label=gettext_lazy("Told of"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one thing to be told of.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = set(self.data.getlist("facts")) if self.is_bound else set()  # type: ignore[attr-defined]  # a QueryDict
        self.packages = [
            {
                "name": name,
                "label": label,
                "all": f"{label}.*",
                "is_all": f"{label}.*" in chosen,
                "facts": [(fact, fact in chosen) for fact in facts],
                "is_open": bool(chosen & set(facts)),
            }
            for name, label, facts in facts_by_package()
        ]
        offered = [each["all"] for each in self.packages] + [f for each in self.packages for f, _on in each["facts"]]
        self.fields["facts"].choices = [(each, each) for each in offered]


@member_required
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_variables("secret")
def webhooks(request: Any) -> HttpResponse:
    """The list, and the form; after making one, its secret is shown on this answer and never again."""
    form = WebhookForm(request.POST or None)
    made, status = None, 200
    if request.method == "POST":
        made = submit(form, make_webhook, by=request.viewer)
        status = 200 if made else 422
        form = WebhookForm() if made else form
    mine = Webhook.objects.filter(owner=request.viewer.member).order_by("-id")[:50]
    context = {"form": form, "secret": made.secret if made else "", "webhooks": mine}
    return render(request, "api/webhooks.html", context, status=status)


@member_required
@require_safe
def webhook(request: Any, uid: Any) -> HttpResponse:
    """One of them: what it is told of, its last deliveries."""
    return _page(request, _found(request, uid))


def _page(request: Any, hook: Webhook, secret: str = "") -> HttpResponse:
    page = page_of(deliveries_of(hook), request, size=20, order=("-id",))
    for flight in page:
        flight.told_of = told_of(flight)  # type: ignore[attr-defined]  # read by the template
    return render(request, "api/webhook.html", {"webhook": hook, "page": page, "secret": secret})


@member_required
@never_cache
@require_POST
@sensitive_variables("secret")
def secret(request: Any, uid: Any) -> HttpResponse:
    """A new secret, shown on this answer and never again."""
    hook = _found(request, uid)
    return _page(request, hook, secret=renew_secret(by=request.viewer, webhook=hook))


@member_required
@require_POST
def pause(request: Any, uid: Any) -> HttpResponse:
    hook = _found(request, uid)
    is_paused = request.POST.get("pause") == "yes"
    pause_webhook(by=request.viewer, webhook=hook, pause=is_paused)
    said = _("It is silent now.") if is_paused else _("It speaks again. What happened meanwhile is not made up for.")
    return go(request, reverse("webhooks:webhook", args=[uid]), said=said)


@member_required
@require_POST
def test(request: Any, uid: Any) -> HttpResponse:
    try_webhook(by=request.viewer, webhook=_found(request, uid))
    said = _("A test is on its way. Load the page again to see whether it arrived.")
    return go(request, reverse("webhooks:webhook", args=[uid]), said=said)


@member_required
@require_POST
def remove(request: Any, uid: Any) -> HttpResponse:
    remove_webhook(by=request.viewer, webhook=_found(request, uid))
    return go(request, "webhooks:list", said=_("It is told of nothing any more."))


def _found(request: Any, uid: Any) -> Webhook:
    return get_object_or_404(Webhook, uid=uid, owner=request.viewer.member)
