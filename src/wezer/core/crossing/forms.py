"""Forms of membranes: every condition of a way with its settings, newcomers, answers, what one says of somebody."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wezer.core.crossing.kinds import Knob, MembraneKind, membrane_kinds
from wezer.core.crossing.membranes import INSIDE_KNOBS, NEWCOMER_KNOBS, Rules, Way
from wezer.core.crossing.refusals import MembraneInvalid
from wezer.core.forms_groups import LinesField, MemberField
from wezer.core.models import Agreement, Member
from wezer.core.models.agreement import LONGEST_AGREEMENT
from wezer.core.modules import open_kinds
from wezer.ui.forms import Form


def _field(knob: Knob) -> forms.Field:
    told: dict[str, Any] = {"label": knob.label, "help_text": knob.help, "required": False, "initial": knob.default}
    if knob.choices:
        return forms.ChoiceField(choices=knob.choices, **told)
    if knob.type is int:
        return forms.IntegerField(min_value=knob.least, max_value=knob.most, **told)
    if knob.type is list:
        return LinesField(**told)
    if knob.lines == 1:
        return forms.CharField(max_length=200, **told)
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "class": "mono"}), **told)


class WayForm(Form):
    """One way in: which conditions it has, each with its settings."""

    def __init__(self, *args: Any, way: Way | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = sorted(open_kinds(membrane_kinds), key=lambda kind: kind.order)
        said = {each["kind"]: each for each in way or []}
        for kind in self.kinds:
            box = forms.BooleanField(label=kind.name, help_text=kind.description, required=False)
            box.initial = kind.kind in said
            self.fields[f"use_{kind.kind}"] = box
            for name, knob in kind.knobs.items():
                field = _field(knob)
                field.initial = said.get(kind.kind, {}).get(name, knob.default)
                self.fields[f"{kind.kind}_{name}"] = field
        self.dress()

    @property
    def conditions(self) -> list[dict[str, Any]]:
        """For the page: each condition with its box and its settings."""
        return [
            {
                "kind": kind,
                "box": self[f"use_{kind.kind}"],
                "fields": [self[f"{kind.kind}_{name}"] for name in kind.knobs],
            }
            for kind in self.kinds
        ]

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or {}
        self.way: Way = []
        for kind in self.kinds:
            if kept.get(f"use_{kind.kind}"):
                self._take(kind, kept)
        return kept

    def _take(self, kind: MembraneKind, kept: dict[str, Any]) -> None:
        said = {name: kept.get(f"{kind.kind}_{name}") for name in kind.knobs}
        said = {name: kind.knobs[name].default if value in (None, "") else value for name, value in said.items()}
        try:
            self.way.append({"kind": kind.kind, **kind.clean(said)})
        except MembraneInvalid as refusal:
            self.add_error(f"{kind.kind}_{refusal.field}", refusal.sentence)


class NewcomersForm(Form):
    trial_days = forms.IntegerField(
        label=_("Days of trial"), min_value=0, max_value=NEWCOMER_KNOBS["trial_days"].most,
        help_text=_("0: whoever comes in is fully in at once. A newcomer reads and writes, and has no vote yet."),
    )  # fmt: skip
    guides = forms.ChoiceField(
        label=_("Who accompanies a newcomer"),
        choices=[
            ("none", _("Nobody in particular")),
            ("turn", _("The guides, in turn")),
            ("chosen", _("A guide whom a steward chooses")),
        ],
        help_text=_("Guides are those who hold the role “Guide” of the group."),
    )
    contact_days = forms.IntegerField(
        label=_("Days until the first hello"), min_value=1, max_value=NEWCOMER_KNOBS["contact_days"].most,
        help_text=_("Then the guide is reminded, once. A message of the guide to the newcomer is a hello."),
    )  # fmt: skip

    @classmethod
    def of(cls, rules: Rules, data: Any = None) -> "NewcomersForm":
        initial = {"trial_days": rules.trial_days, "guides": rules.guides, "contact_days": rules.contact_days}
        return cls(data, prefix="new", initial=initial)


class InsideForm(Form):
    """What the membrane says of those inside: who invites, how one leaves."""

    inviting = forms.ChoiceField(
        label=INSIDE_KNOBS["inviting"].label, choices=INSIDE_KNOBS["inviting"].choices,
        help_text=INSIDE_KNOBS["inviting"].help,
    )  # fmt: skip

    leaving = forms.ChoiceField(
        label=INSIDE_KNOBS["leaving"].label, choices=INSIDE_KNOBS["leaving"].choices,
        help_text=INSIDE_KNOBS["leaving"].help,
    )  # fmt: skip
    leaving_days = forms.IntegerField(
        label=INSIDE_KNOBS["leaving_days"].label, help_text=INSIDE_KNOBS["leaving_days"].help,
        min_value=1, max_value=INSIDE_KNOBS["leaving_days"].most,
    )  # fmt: skip

    @classmethod
    def of(cls, rules: Rules, data: Any = None) -> "InsideForm":
        return cls(data, prefix="in", initial={name: getattr(rules, name) for name in INSIDE_KNOBS})


class ProposalForm(Form):
    """The answer to an invitation that somebody proposed."""

    reason = forms.CharField(label=_("For a no: why not"), required=False, max_length=2000)


class TestForm(Form):
    """For whom the rule is tried."""

    who = MemberField(label=_("For whom"), max_length=120, help_text=_("A member of the community, by name."))


class AnswersForm(Form):
    """What one asks with: a word, and an answer to each question."""

    message = forms.CharField(
        label=_("A word to those who answer"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Who you are, what brings you here."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, questions: list[str], agreements: Sequence[Agreement] = (), asks: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.agreements = agreements
        if not asks:  # nobody reads a word where nobody has to say something
            del self.fields["message"]
        for number, question in enumerate(questions):
            self.fields[f"q{number}"] = forms.CharField(
                label=question, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
            )
        for agreement in agreements:
            self.fields[f"a-{agreement.uid}"] = self._box(agreement)
        self.dress()

    @staticmethod
    def _box(agreement: Agreement) -> forms.BooleanField:
        """A tick that says which version was read."""
        said = _("I have read “{title}” ({version}) and accept it")
        label = format_lazy(said, title=agreement.title, version=agreement.version)
        return forms.BooleanField(label=label, widget=forms.CheckboxInput(attrs={"value": agreement.version}))

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or {}
        answers = [
            {"question": question, "answer": kept.pop(f"q{number}", "")}
            for number, question in enumerate(self.questions)
        ]
        accepted = [f"{each.uid} {self.data.get(f'a-{each.uid}', '')}" for each in self.agreements]
        return {"message": kept.get("message", ""), "answers": answers, "accepted": accepted}


class GuideForm(Form):
    guide = forms.ChoiceField(label=_("Guide"))

    def __init__(self, *args: Any, guides: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guides = {str(each.uid): each for each in guides}
        self.fields["guide"].choices = [(uid, each.name) for uid, each in self.guides.items()]

    def clean_guide(self) -> Member:
        return self.guides[self.cleaned_data["guide"]]


class PauseForm(Form):
    until = forms.DateField(label=_("Back on"), widget=forms.DateInput(attrs={"type": "date"}))


def _day(label: Any, help_text: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip


class AgreementSettingsForm(Form):
    """What an agreement does."""

    is_asked = forms.BooleanField(label=_("One accepts it when entering"), required=False)
    is_limiting = forms.BooleanField(
        label=_("Who has not accepted it only reads"), required=False,
        help_text=_("Also after a new major version, until they accept that."),
    )  # fmt: skip
    review_on = _day(_("To be looked at again on"), _("Those who tend the group are told that day."))


class AgreementForm(AgreementSettingsForm):
    field_order = ("title", "key", "body", "is_asked", "is_limiting", "review_on")

    title = forms.CharField(label=_("Title"), max_length=120)
    key = forms.SlugField(
        label=_("Short name"), required=False, max_length=40,
        help_text=_("By which rules name it: agreed(\"charter\"). Empty: made from the title."),
    )  # fmt: skip
    body = forms.CharField(label=_("Text"), max_length=LONGEST_AGREEMENT, widget=forms.Textarea(attrs={"rows": 12}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_asked"].initial = True


class RevisionForm(Form):
    body = forms.CharField(label=_("Text"), max_length=LONGEST_AGREEMENT, widget=forms.Textarea(attrs={"rows": 12}))
    summary = forms.CharField(label=_("What changes, in a line"), required=False, max_length=300)
    is_major = forms.BooleanField(
        label=_("A major version: everybody is asked again"), required=False,
        help_text=_("A comma or an address is none."),
    )  # fmt: skip
    review_on = _day(_("To be looked at again on"), _("Those who tend the group are told that day."))
