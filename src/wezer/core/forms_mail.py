"""Forms of the pages on notices: which channel for which topic, when mail may come."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.channels import shown_topics
from wezer.core.models import Channel, MailPlan, Rhythm
from wezer.ui.forms import Form

_DAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


def _hours(empty: Any = None) -> list[tuple[str, Any]]:
    return [*([("", empty)] if empty else []), *((str(hour), f"{hour:02}:00") for hour in range(24))]


class ChannelsForm(Form):
    """A choice for every topic; in a group also to leave it as everywhere."""

    def __init__(self, *args: Any, chosen: Mapping[str, str], in_group: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics = shown_topics(in_group=in_group)
        names = dict(Channel.choices)
        for topic in self.topics:
            offered: list[tuple[str, Any]] = [(str(channel), names[channel]) for channel in topic.offered]
            if topic.stands_alone:
                offered = [(Channel.OFF.value, names[Channel.OFF]), (Channel.DIGEST.value, _("in the summary"))]
            if in_group:
                offered = [("", _("as everywhere")), *offered]
            said = chosen.get(topic.kind, "" if in_group else str(topic.channel))
            self.fields[topic.kind] = forms.ChoiceField(
                label=topic.name, choices=offered, initial=said, required=not in_group
            )
        self.dress()


class RemindersForm(Form):
    week = forms.BooleanField(label=_("A week before"), required=False)
    day = forms.BooleanField(label=_("A day before"), required=False)
    hours = forms.BooleanField(label=_("Two hours before"), required=False)

    @classmethod
    def of(cls, plan: MailPlan, sent: Any = None) -> "RemindersForm":
        return cls(sent, initial={name: getattr(plan, f"remind_{name}") for name in cls.base_fields})


class PlanForm(Form):
    rhythm = forms.ChoiceField(label=_("Summary by e-mail"), choices=Rhythm.choices)
    weekday = forms.TypedChoiceField(label=_("On"), coerce=int, choices=list(enumerate(_DAYS)), help_text=_("Of a weekly summary."))  # fmt: skip
    hour = forms.TypedChoiceField(
        label=_("At"), coerce=int, choices=_hours(), help_text=_("In your time zone, as it stands under “Pages and language”.")
    )  # fmt: skip
    quiet_from = forms.TypedChoiceField(
        label=_("Quiet from"), coerce=int, empty_value=None, required=False, choices=_hours(_("no quiet hours"))
    )
    quiet_to = forms.TypedChoiceField(
        label=_("Quiet until"), coerce=int, empty_value=None, required=False, choices=_hours(_("no quiet hours")),
        help_text=_("No mail in these hours, but for the safety of your account; it comes afterwards."),
    )  # fmt: skip
    quiet_until = forms.DateTimeField(
        label=_("No mail at all until"), required=False, help_text=_("A holiday: mail waits until then."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"],
    )  # fmt: skip

    @classmethod
    def of(cls, plan: MailPlan, sent: Any = None) -> "PlanForm":
        return cls(sent, initial={name: getattr(plan, name) for name in cls.base_fields})
