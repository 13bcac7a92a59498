"""Opening the doors, and looking again later."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wezer.core.acts.journey import launch
from wezer.core.community import community
from wezer.core.journey.forms import StepForm
from wezer.core.journey.kinds import JourneyStep, Wanted, journey_steps
from wezer.core.models import LinkMailing


class LaunchForm(StepForm):
    title = forms.CharField(label=_("First word to everybody"), required=False, max_length=200)
    body = forms.CharField(label=_("What you say"), required=False, widget=forms.Textarea(attrs={"rows": 5}))
    with_links = forms.BooleanField(
        label=_("Mail everybody you brought along the link to their own place"), required=False
    )

    def clean(self) -> dict[str, Any]:
        clean = dict(super().clean() or {})
        if bool(clean.get("title")) != bool(clean.get("body")):
            self.add_error("body" if clean.get("title") else "title", _("A post has a title and words, or neither."))
        return clean


@journey_steps.add
class Launch(JourneyStep):
    kind, name, icon, order = "launch", _("Launch"), "megaphone", 130
    why = _(
        "Open the doors when three people can answer for the house: someone who welcomes, someone who helps, someone who gives"
        " the first offers. In 30, 90 and 365 days you are asked to look at your choices again."
    )
    is_whole = False
    template = "core/journey/_launch.html"

    def mailing(self) -> LinkMailing | None:
        """The links that were asked for last: how far the worker is."""
        return LinkMailing.objects.order_by("pk").last()

    def proposal(self) -> dict[str, Any]:
        name = community().name
        return {
            "title": _now("{community} is open").format(community=name),
            "body": _now("Welcome. Say who you are, then offer one thing and ask for one. Whoever is lost asks here."),
            "with_links": True,
        }

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return LaunchForm(data, initial=dict(value))

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        wanted: list[Wanted] = []
        if value.get("title"):
            wanted.append(("announcement", {"title": value["title"], "body": value.get("body") or ""}))
        return [*wanted, ("activation", {})] if value.get("with_links") else wanted

    def applied(self, by: Any) -> None:
        launch(by=by)
