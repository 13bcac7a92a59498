"""The form of the community's own words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.settings_registry import value
from wezer.ui.forms import Form
from wezer.ui.words import WORDS, usual

#: What stands before a word, by language: what is shown → what the sentences need of it.
ARTICLES: dict[str, dict[str, dict[str, str]]] = {
    "fr": {
        "le": {"gender": "m", "the": "le"}, "la": {"gender": "f", "the": "la"}, "l’ (m.)": {"gender": "m", "the": "l’"},
        "l’ (f.)": {"gender": "f", "the": "l’"},
    },
    "en": {"a": {"a": "a"}, "an": {"a": "an"}},
}  # fmt: skip


class WordsForm(Form):
    """One language's words: singular, plural and article of each, empty for the product's own."""

    def __init__(self, language: str, *args: Any, **kwargs: Any) -> None:
        self.language = language
        super().__init__(*args, **kwargs)
        said = value("words").get(language, {})
        self.articles = ARTICLES.get(language, {})
        for key, (one, many) in usual(language).items():
            for form, usual_word in (("one", one), ("many", many)):
                self.fields[f"{key}_{form}"] = forms.CharField(
                    label=usual_word, required=False, max_length=60, initial=said.get(key, {}).get(form, ""),
                    widget=forms.TextInput(attrs={"placeholder": usual_word, "aria-label": usual_word}),
                )  # fmt: skip
            self._add_article(key, one, said.get(key, {}))
        self.dress()

    def _add_article(self, key: str, one: str, said: dict[str, str]) -> None:
        chosen = next((shown for shown, forms_of in self.articles.items() if forms_of.items() <= said.items()), "")
        label = _("Article of “{word}”").format(word=one)
        self.fields[f"{key}_article"] = forms.ChoiceField(
            label=label, required=False, initial=chosen, choices=[("", "—"), *((each, each) for each in self.articles)],
            widget=forms.Select(attrs={"aria-label": label}),
        )  # fmt: skip

    @property
    def pairs(self) -> list[dict[str, Any]]:
        return [
            {"usual": one, "one": self[f"{key}_one"], "many": self[f"{key}_many"], "article": self[f"{key}_article"]}
            for key, (one, _many) in usual(self.language).items()
        ]

    def words(self) -> dict[str, dict[str, str]]:
        made: dict[str, dict[str, str]] = {}
        for key in WORDS:
            forms_of = {form: self.cleaned_data.get(f"{key}_{form}", "") for form in ("one", "many")}
            kept = {form: said for form, said in forms_of.items() if said}
            if kept:
                made[key] = {**kept, **self.articles.get(self.cleaned_data.get(f"{key}_article", ""), {})}
        return made
