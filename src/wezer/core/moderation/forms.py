"""Forms of moderation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Ground, Measure
from wezer.core.moderation.rules import LONGEST_DAYS
from wezer.core.retention import in_days
from wezer.core.settings_registry import value
from wezer.ui.forms import Form

#: What each measure does, beside its name.
CONSEQUENCES = {
    Measure.NONE: _("Nothing has to be done: those who reported are told."),
    Measure.MESSAGE: _("A word to its author: they read your reason, nothing else happens."),
    Measure.HIDE: _("Hide it: its author alone still reads it, with your reason."),
    Measure.RESTRICT: _("No writing for a time: they read everything, and write nothing."),
    Measure.SUSPEND: _("Close the community to them: they read why, and can take their data."),
}


def _words(label: Any, *, required: bool = True, help: Any = "", rows: int = 3) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=2000, help_text=help, widget=area)


class ReportForm(Form):
    ground = forms.ChoiceField(label=_("What is wrong with it?"), choices=Ground.choices, widget=forms.RadioSelect)
    words = _words(
        _("In your words"), required=False, help=_("What should those who decide know? Nobody else reads it.")
    )


class DecisionForm(Form):
    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    days = forms.IntegerField(label=_("For how many days"), required=False, min_value=1, max_value=LONGEST_DAYS)
    everywhere = forms.BooleanField(
        label=_("In the whole community"), required=False,
        help_text=_("Otherwise they write nothing in this group and those inside it."),
    )  # fmt: skip
    reason = _words(_("Reason"), help=_("Whom it touches reads it, and may appeal to somebody else."))

    def __init__(self, *args: Any, measures: Iterable[str], may_everywhere: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(measures)
        self.fields["decision"].choices = [(each, CONSEQUENCES[Measure(each)]) for each in offered]
        if not {Measure.RESTRICT, Measure.SUSPEND} & set(offered):
            del self.fields["days"]
        else:
            said = _(
                "No writing for a time needs it, and a closed community: that one for {days} at most, and for longer somebody is heard first."
            )
            self.fields["days"].help_text = said.format(days=in_days(value("moderation.suspension_days")))
        if not may_everywhere or Measure.RESTRICT not in offered:
            del self.fields["everywhere"]


class AnswerForm(Form):
    words = _words(_("Your answer"), help=_("Whoever appealed reads it."))
    uphold = forms.ChoiceField(
        label=_("The decision"), widget=forms.RadioSelect,
        choices=[("yes", _("It stands")), ("no", _("It is overturned: what it did is taken back"))],
    )  # fmt: skip

    def clean_uphold(self) -> bool:
        return bool(self.cleaned_data["uphold"] == "yes")


class AppealForm(Form):
    words = _words(_("Why should it not stand?"))
