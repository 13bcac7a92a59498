"""Forms of the console."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.models.glass import LONGEST_REASON
from wezer.core.models.talk import LONGEST_BODY
from wezer.ui.forms import Form, SwitchInput


class AnnouncementForm(Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    body = forms.CharField(
        label=_("Text"), max_length=LONGEST_BODY, strip=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Markdown: **bold**, lists, tables. @name, @group, #tag."),
    )  # fmt: skip
    important = forms.BooleanField(
        label=_("It is important"), required=False, widget=SwitchInput,
        help_text=_("It reaches everybody by mail at once, outside their quiet hours. Twice a week at most."),
    )  # fmt: skip


class SeeAsForm(Form):
    page = forms.CharField(
        label=_("Which page"), max_length=300, initial="/", help_text=_("Its address here, such as /g/community/.")
    )
    who = forms.ChoiceField(
        label=_("As whom"), widget=forms.RadioSelect, initial="member",
        choices=[
            ("member", _("Any member: you, without your roles")),
            ("visitor", _("A visitor who has not come in")),
        ],
    )  # fmt: skip


class GlassForm(Form):
    reason = forms.CharField(
        label=_("Why it has to be"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The people of the group read it, now and later."),
    )  # fmt: skip


class ClearingForm(Form):
    name = forms.CharField(
        label=_("Its name, to be sure"), max_length=80, help_text=_("As it stands in the heading of this page.")
    )
