"""The form by which those who tend the community declare how accessible its pages are."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.accessibility import NOT_ASSESSED, TEXTS
from wezer.ui.forms import Form

#: What can be declared. In French the first two come to the same in the law’s words, so each says here what it rests on.
DECLARED = (
    (NOT_ASSESSED, _("Not assessed: nobody has audited the site")),
    ("none", _("Not conforming: fewer than half of the criteria are met")),
    ("partial", _("Partially conforming: half of the criteria are met, or more")),
    ("full", _("Fully conforming: all criteria are met")),
)


def _lines(name: str, label: Any, help_text: Any, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=TEXTS[name], widget=forms.Textarea(attrs={"rows": rows}), help_text=help_text
    )  # fmt: skip


class StatementForm(Form):
    state = forms.ChoiceField(
        label=_("How far the pages conform"), choices=DECLARED, widget=forms.RadioSelect,
        help_text=_("To the RGAA 4.1, by which WCAG 2.1 AA is tested. Without an audit: not assessed; nobody is told more than what was found."),
    )  # fmt: skip
    audited_on = forms.DateField(
        label=_("Day of the audit"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    percent = forms.IntegerField(
        label=_("Percent of the criteria that are met"), required=False, min_value=0, max_value=100,
        help_text=_("As the audit found: 100 conforms fully, 50 and more partially, less does not conform."),
    )  # fmt: skip
    audited_by = forms.CharField(label=_("Who audited"), required=False, max_length=TEXTS["audited_by"])
    pages = _lines("pages", _("Pages that were audited"), _("One a line."))
    tools = _lines("tools", _("With what"), _("Browsers, screen readers, tools of the audit."))
    limits = _lines("limits", _("Known limits"), _("What some people cannot use, one a line, in plain words."), 5)
    burdens = _lines("burdens", _("What would be too great a burden"), _("And what there is instead."))
    exempt = _lines("exempt", _("What need not be accessible"), _("Such as maps of others, or old documents."))
    contact = _lines(
        "contact", _("Whom to tell of what is in the way"), _("An address or a page. The help desk and letters from outside stand beside it, where there are any."), 2
    )  # fmt: skip

    def clean_audited_on(self) -> str:
        day = self.cleaned_data["audited_on"]
        return day.isoformat() if day else ""
