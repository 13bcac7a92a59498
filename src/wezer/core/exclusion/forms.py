"""Forms of exclusions. What is typed becomes values; acts decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.exclusion.rules import KNOBS, LONGEST_EMERGENCY_HOURS
from wezer.ui.forms import Form


def _text(label: Any, most: int, rows: int, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
        required=required,
    )


class ProposeForm(Form):
    reason = _text(_("Reason"), 2000, 3, _("What it is about, in a few sentences. The person reads it."))
    evidence = _text(
        _("What it rests on"), 10_000, 5, _("What was seen, when, by whom. The person reads this too."), required=False
    )
    hours = forms.IntegerField(
        label=_("Kept out at once, hours"), required=False, min_value=0, max_value=LONGEST_EMERGENCY_HOURS, initial=0,
        help_text=_("Only in an emergency. 0: they stay in while they are heard. It ends by itself."),
    )  # fmt: skip

    def clean_hours(self) -> int:
        return int(self.cleaned_data.get("hours") or 0)


class WordForm(Form):
    body = _text(_("What you say"), 10_000, 5)


class RecordForm(WordForm):
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[("evidence", _("Evidence: the person has days to answer it")), ("note", _("Note of what was said at a hearing"))],
    )  # fmt: skip


class GroundsForm(Form):
    grounds = _text(_("On what grounds"), 4000, 4, _("The person reads them."))


class ExclusionRuleForm(Form):
    """The knobs of the rule, as they are typed everywhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, knob in KNOBS.items():
            told = {"label": knob.label, "help_text": knob.help}
            self.fields[name] = (
                forms.ChoiceField(choices=knob.choices, **told)
                if knob.choices
                else forms.IntegerField(min_value=knob.least, max_value=knob.most, **told)
            )
        self.dress()
