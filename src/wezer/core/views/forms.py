"""The forms of members' pages and of the garden: text typed by people becomes values; acts decide."""

import zoneinfo
from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wezer.core.custom_lines import AUDIENCES, KINDS
from wezer.core.forms_week import SLOT_CHOICES, WeekInput
from wezer.core.invitations import LONGEST_DAYS, MOST_USES
from wezer.core.models import Group, Member, ProfileField
from wezer.core.models.glass import LONGEST_HOURS
from wezer.core.profile_fields import SECTIONS, ProfileKey, profile_keys, skill_of
from wezer.core.profiles import audience_choices, audience_key, audience_label, default_audience, spoken_languages
from wezer.core.retention import in_days
from wezer.core.settings_registry import value
from wezer.ui.forms import Form, SwitchInput


class ProfileForm(Form):
    """Every line of the profile with, beside it, who reads it."""

    def __init__(self, member: Member, *args: Any, groups: Sequence[Group], **kwargs: Any) -> None:
        self.member = member
        self.rows = {row.key: row for row in ProfileField.objects.filter(member=member).select_related("audience")}
        self.keys = [field for field in profile_keys() if field.key != "photo" and field.kind != "file"]
        super().__init__(*args, **kwargs)
        for field in self.keys:
            self._add(field, list(groups))
        self.dress()

    def _add(self, field: ProfileKey, groups: list[Group]) -> None:
        row = self.rows.get(field.key)
        said: Any = self.member.name if field.key == "name" else (row.value if row else None)
        if field.kind == "place":
            self._add_place(field, said or {})
        else:
            self.fields[field.key] = control(field)
            self.initial[field.key] = _typed(field, said)
        chosen = audience_key(row.audience) if row else default_audience(field)
        choices = audience_choices(field, self.member, groups)
        if chosen not in dict(choices) and row is not None:
            choices.append((chosen, str(_("As before"))))
        self.fields[f"{field.key}_audience"] = forms.ChoiceField(
            label=_("Who sees “{line}”").format(line=field.label), choices=choices, initial=chosen
        )

    def _add_place(self, field: ProfileKey, said: dict[str, Any]) -> None:
        self.fields["place"] = forms.CharField(
            label=field.label, required=False, max_length=120, help_text=field.help, initial=said.get("name", "")
        )
        self.fields["place_shown"] = forms.ChoiceField(
            label=_("Shown on maps"), required=False, initial=said.get("shown", "town"),
            choices=[
                ("hidden", _("not at all")), ("town", _("about, within 3 km")), ("near", _("about, within 500 m")), ("exact", _("exactly")),
            ],
        )  # fmt: skip
        for name, label in (("latitude", _("Latitude")), ("longitude", _("Longitude"))):
            self.fields[f"place_{name}"] = forms.CharField(
                label=label,
                required=False,
                max_length=14,
                initial=said.get(name, ""),
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )

    def lines(self) -> dict[str, tuple[Any, str]]:
        """What the act takes."""
        found: dict[str, tuple[Any, str]] = {}
        for field in self.keys:
            typed = self.cleaned_data.get(field.key, "")
            if field.kind == "place":
                typed = {
                    "name": typed,
                    **{part: self.cleaned_data.get(f"place_{part}", "") for part in ("shown", "latitude", "longitude")},
                }
            found[field.key] = (typed, self.cleaned_data[f"{field.key}_audience"])
        return found

    @property
    def sections(self) -> list[dict[str, Any]]:
        return [
            {
                "key": key,
                "title": title,
                "lines": [
                    {
                        "field": self[field.key],
                        "audience": self[f"{field.key}_audience"],
                        "more": [self[name] for name in ("place_shown", "place_latitude", "place_longitude")]
                        if field.kind == "place"
                        else [],
                    }
                    for field in self.keys
                    if field.section == key
                ],
            }
            for key, title in SECTIONS.items()
        ]


def control(field: ProfileKey) -> forms.Field:
    """How a line is typed."""
    common: dict[str, Any] = {"label": field.label, "required": field.key == "name", "help_text": field.help}
    if field.kind == "text":
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 5 if field.key == "presentation" else 3}), **common)
    if field.kind == "days":
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), **common)
    if field.kind == "links":
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 2, "inputmode": "url"}), **common)
    if field.kind == "languages":
        return forms.MultipleChoiceField(choices=spoken_languages(), widget=forms.CheckboxSelectMultiple, **common)
    if field.kind == "hours":
        return forms.MultipleChoiceField(choices=SLOT_CHOICES, widget=WeekInput, **common)
    if field.kind in ("choice", "yes_no"):
        offered: list[tuple[str, Any]] = [(each, each) for each in field.choices] or [
            ("yes", _("Yes")),
            ("no", _("No")),
        ]
        return forms.ChoiceField(choices=[("", _("Not said")), *offered], **common)
    widget = forms.EmailInput() if field.kind == "email" else forms.TextInput()
    widget.input_type = {"phone": "tel", "date": "date", "email": "email"}.get(field.kind, "text")
    if field.kind == "number":
        widget.attrs["inputmode"] = "decimal"
    if field.autocomplete:
        widget.attrs["autocomplete"] = field.autocomplete
    return forms.CharField(widget=widget, **common)


def _typed(field: ProfileKey, said: Any) -> Any:
    if said is None:
        return [] if field.kind in ("languages", "hours") else ""
    if field.kind == "skills":
        return ", ".join(skill_of(each).written(in_words=True) for each in said)
    if field.kind == "terms":
        return ", ".join(said)
    if field.kind == "days":
        return "\n".join(each.replace("/", " – ") for each in said)
    return "\n".join(said) if field.kind == "links" else said


class PhotoForm(Form):
    photo = forms.FileField(
        label=_("Photo"), help_text=_("JPEG, PNG, WebP or AVIF, at most 5 MB. Its hidden data (camera, place) is removed."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )  # fmt: skip


class LinePictureForm(Form):
    """The picture of a line that asks for one, and who reads that line."""

    picture = forms.FileField(
        label=_("Picture"), help_text=_("JPEG, PNG, WebP or AVIF, at most 5 MB. Its hidden data (camera, place) is removed."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("Who sees it"))

    def __init__(
        self, *args: Any, field: ProfileKey, member: Member, groups: Sequence[Group], row: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, prefix=field.key, **kwargs)
        self.line, self.picture_uid = field, row.value if row else ""
        self.fields["audience"].choices = audience_choices(field, member, list(groups))
        self.initial["audience"] = audience_key(row.audience) if row else default_audience(field)


class PreferencesForm(Form):
    language = forms.ChoiceField(label=_("Language"), required=False)
    timezone = forms.ChoiceField(label=_("Time zone"), required=False, help_text=_("Hours on your pages follow it."))
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        required=False,
        choices=[("", _("As the device")), ("light", _("Light")), ("dark", _("Dark"))],
    )
    density = forms.ChoiceField(
        label=_("Density"), required=False, choices=[("", _("Roomy")), ("compact", _("Compact"))]
    )
    shortcuts = forms.BooleanField(
        label=_("Keyboard shortcuts"),
        required=False,
        widget=SwitchInput,
        help_text=_("Single keys such as / for search."),
    )
    first_steps = forms.BooleanField(
        label=_("First steps on my home"),
        required=False,
        widget=SwitchInput,
        help_text=_("In your first sixty days, as long as some are left to take."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = value("community.languages")
        names = [(code, name) for code, name in settings.LANGUAGES if code in offered]
        self.fields["language"].choices = [("", _("As the browser says")), *names]
        self.fields["timezone"].choices = [
            ("", _("As the community ({zone})").format(zone=value("community.timezone"))),
            *zones(),
        ]


def zones() -> list[tuple[str, str]]:
    """Time zones by the names of their towns."""
    named = [
        zone for zone in zoneinfo.available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/"))
    ]
    return [("UTC", "UTC"), *((zone, zone.replace("_", " ").replace("/", " · ")) for zone in sorted(named))]


class InvitationForm(Form):
    email = forms.EmailField(
        label=_("Their e-mail"),
        required=False,
        help_text=_("The invitation goes there and serves nobody else. Without it you get a link."),
    )
    most_uses = forms.IntegerField(label=_("For how many people"), initial=1, min_value=1, max_value=MOST_USES)
    days = forms.IntegerField(label=_("Open for how many days"), initial=30, min_value=1, max_value=LONGEST_DAYS)
    message = forms.CharField(
        label=_("A word to them"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswersForm(Form):
    """The community's questions to those who ask to join."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(value("admission.questions")) or [str(_("What brings you here?"))]
        for number, question in enumerate(self.questions):
            self.fields[f"question{number}"] = forms.CharField(
                label=question, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
            )
        self.dress()

    def answers(self) -> list[dict[str, str]]:
        return [{"question": q, "answer": self.cleaned_data[f"question{n}"]} for n, q in enumerate(self.questions)]


class DecisionForm(Form):
    accept = forms.ChoiceField(choices=[("yes", _("yes")), ("no", _("no"))], widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("A word to them"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("They read it. A refusal needs one."),
    )  # fmt: skip


class LeavingForm(Form):
    word = forms.CharField(
        label=_("A word to those who stay"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Those who tend the community read it."),
    )  # fmt: skip
    hands_over = forms.BooleanField(
        label=_("What is left in my wallet goes to the community"), required=False, initial=True, widget=SwitchInput,
        help_text=_("Otherwise you spend it before you leave."),
    )  # fmt: skip


class IdentityForm(Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    purpose = forms.CharField(label=_("Purpose"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
                              help_text=_("Why this community exists, in a sentence or two."))  # fmt: skip
    plum_hue = forms.IntegerField(
        label=_("First colour"), min_value=0, max_value=359, help_text=_("Actions, links, what is selected.")
    )
    sun_hue = forms.IntegerField(label=_("Second colour"), min_value=0, max_value=359, help_text=_("What is new."))
    languages = forms.MultipleChoiceField(
        label=_("Languages of the pages"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    language = forms.ChoiceField(
        label=_("Main language"), required=False, choices=[("", _("As the browser says")), *settings.LANGUAGES]
    )
    timezone = forms.ChoiceField(label=_("Time zone"), choices=zones)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("plum_hue", "sun_hue"):
            self.fields[name].widget = forms.NumberInput(
                attrs={"type": "range", "min": 0, "max": 359, "class": f"hue-range {name}"}
            )


class SecurityForm(Form):
    second_factor = forms.BooleanField(
        label=_("Ask gardeners and those who hold rights over money for a second lock"), required=False,
        widget=SwitchInput, help_text=_("A passkey, or the code of an app. Without it the garden and the pages where units are issued stay closed to them."),
    )  # fmt: skip
    grace_days = forms.IntegerField(
        label=_("Days until it is asked for"), min_value=0, max_value=90,
        help_text=_("Counted from the day they were given the right, or from the last change here."),
    )  # fmt: skip
    glass_hours = forms.IntegerField(
        label=_("Hours for which a group is opened for reading in an emergency"), min_value=1, max_value=LONGEST_HOURS,
        help_text=_("By somebody who is not in it and holds the right; the group is told. 72 at most."),
    )  # fmt: skip


class AdmissionForm(Form):
    mode = forms.ChoiceField(label=_("How people come in"), widget=forms.RadioSelect)
    welcome = forms.CharField(
        label=_("What newcomers read first"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    questions = forms.CharField(
        label=_("Questions to those who ask to join"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line, ten at most. Only those who admit people read the answers."),
    )  # fmt: skip
    members_may = forms.BooleanField(
        label=_("Every member may invite to the community"), required=False, widget=SwitchInput
    )
    grace_days = forms.IntegerField(
        label=_("Days between asking to leave and leaving"), min_value=0, max_value=90,
        help_text=_("So long one may stay after all."),
    )  # fmt: skip
    dormant_months = forms.IntegerField(
        label=_("Months without a visit until a member is dormant"), min_value=0, max_value=120,
        help_text=_("0: never. They are warned twice before; once they are back all is as it was."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        from wezer.core.settings_keys import admission_choices

        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = admission_choices()

    def clean_questions(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()]


class SuspensionForm(Form):
    reason = forms.CharField(
        label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("They read it.")
    )
    days = forms.IntegerField(label=_("For how many days"), min_value=1, max_value=90)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = in_days(value("moderation.suspension_days"))
        said = _("{days} at most. For longer somebody is heard first, before they are excluded.")
        self.fields["days"].help_text = said.format(days=most)


class CustomLineForm(Form):
    """One more line of everybody's profile."""

    label = forms.CharField(label=_("What it asks"), max_length=80)
    kind = forms.ChoiceField(label=_("What is answered"), choices=list(KINDS.items()))
    choices = forms.CharField(
        label=_("To choose from"), required=False, max_length=2000, help_text=_("For “one of several”: separate them with commas."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    help = forms.CharField(label=_("A word of help"), required=False, max_length=200)
    audience = forms.ChoiceField(
        label=_("Who may read it at most"), initial="community", help_text=_("Each member may show it to fewer people.")
    )
    required = forms.BooleanField(label=_("Everybody is asked for it when they change their profile"), required=False)
    at_signup = forms.BooleanField(label=_("It is asked when somebody signs up"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = [(kind, audience_label(kind)) for kind in AUDIENCES]


class LevelForm(Form):
    name = forms.CharField(label=_("Name of the level"), max_length=80)
    position = forms.IntegerField(
        label=_("Its place"), min_value=0, max_value=1000, help_text=_("Smaller numbers stand first.")
    )
