"""How it sounds and looks: words, colours, languages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wezer.core.journey.forms import RowsForm, StepForm
from wezer.core.journey.kinds import JourneyStep, Wanted, journey_steps
from wezer.core.settings_registry import setting_key
from wezer.core.settings_registry import value as setting
from wezer.core.views.forms import zones
from wezer.kernel.refusals import Refusal
from wezer.ui.words import usual


class OwnWordsForm(RowsForm):
    """The words of one's own language; the garden's page has all of them in each language."""

    spare = 1
    columns = {
        "word": lambda: forms.ChoiceField(label=_("Instead of"), choices=[("", "—"), *_usual()]),
        "one": lambda: forms.CharField(label=_("We say"), max_length=60),
        "many": lambda: forms.CharField(label=_("And of several"), max_length=60),
    }

    def __init__(self, data: Any = None, value: Mapping[str, Any] | None = None) -> None:
        self.said = dict((value or {}).get("words", {}))
        self.language = _own_language()
        rows = [{"word": key, **forms_of} for key, forms_of in self.said.get(self.language, {}).items()]
        super().__init__(data, rows)

    def clean(self) -> dict[str, Any]:
        for number, row in enumerate(self.read()):
            if not (row["one"] and row["many"]):
                self.add_error(f"r{number}_one", _("Say it of one and of several."))
        try:
            if not self.errors:
                check = setting_key("words").check
                assert check is not None  # it is declared with one
                check(self.value()["words"])
        except Refusal as refusal:
            self.add_error(None, refusal.sentence)
        return dict(self.cleaned_data)

    def value(self) -> dict[str, Any]:
        before = self.said.get(self.language, {})
        own = {
            row["word"]: {**before.get(row["word"], {}), "one": row["one"], "many": row["many"]} for row in self.read()
        }
        return {"words": {**self.said, self.language: own}}


def _own_language() -> str:
    asked = (get_language() or "en").partition("-")[0]
    return asked if asked in dict(settings.LANGUAGES) else "en"


def _usual() -> list[tuple[str, str]]:
    return [(key, one) for key, (one, _many) in usual(_own_language()).items()]


@journey_steps.add
class Words(JourneyStep):
    kind, name, icon, order = "words", _("Words"), "languages", 70
    why = _("Call things as you do at your own table. Where a fine word puzzles newcomers, keep the plain one.")
    place = "garden:words"
    template = "core/journey/_rows.html"

    def proposal(self) -> dict[str, Any]:
        return {"words": setting("words")}

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return OwnWordsForm(data, value)

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        said = {language: words for language, words in value.get("words", {}).items() if words}
        return [("setting", {"key": "words", "value": said})] if said or setting("words") else []


class LookForm(StepForm):
    plum_hue = forms.IntegerField(label=_("First colour"), min_value=0, max_value=359, help_text=_("A hue, 0 to 359."))
    sun_hue = forms.IntegerField(label=_("Second colour"), min_value=0, max_value=359)
    languages = forms.MultipleChoiceField(
        label=_("Languages of the pages"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    language = forms.ChoiceField(label=_("Main language"), choices=settings.LANGUAGES)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=zones)


@journey_steps.add
class Look(JourneyStep):
    kind, name, icon, order = "look", _("Look and languages"), "palette", 100
    why = _(
        "Two colours and a language: enough for a house to be recognised. Lightness stays, so that everyone can read."
    )
    place = "garden:identity"

    def proposal(self) -> dict[str, Any]:
        found = {name: setting(f"community.{name}") for name in ("plum_hue", "sun_hue", "languages", "timezone")}
        return {**found, "language": setting("community.language") or _own_language()}

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return LookForm(data, initial=dict(value))

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        names = ("plum_hue", "sun_hue", "languages", "language", "timezone")
        return [("setting", {"key": f"community.{name}", "value": value[name]}) for name in names if name in value]
