"""A community's own words ("member", "circle", "want") are data, not translations. Core tells them here.

Without a source, or for a word the community left alone, the product's own word is used, in the reader's language.

While a community `speaks`, every sentence of the product that is looked up says its words, with articles and agreement
(`rewording.py`): in requests, and while mail is written.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import trans_real

from wezer.ui.rewording import Own, Sentence, rewording

#: The words a community may rename: key → (one, several).
WORDS: dict[str, tuple[Any, Any]] = {
    "member": (_("member"), _("members")),
    "group": (_("group"), _("groups")),
    "circle": (_("circle"), _("circles")),
    "community": (_("community"), _("communities")),
    "offer": (_("offer"), _("offers")),
    "want": (_("want"), _("wants")),
    "reply": (_("answer"), _("answers")),
    "wallet": (_("wallet"), _("wallets")),
    "task": (_("task"), _("tasks")),
    "decision": (_("decision"), _("decisions")),
    "gardener": (_("gardener"), _("gardeners")),
    "facilitator": (_("facilitator"), _("facilitators")),
}

Source = Callable[[str, bool, str], str | None]


def _nothing(key: str, plural: bool, language: str) -> str | None:
    return None


_source: Source = _nothing


def set_source(source: Source) -> None:
    """`source(key, plural, language)` gives the community's own word, or None to keep the product's. Keep it cached."""
    global _source
    _source = source


def word(key: str, plural: bool = False, language: str = "") -> str:
    """The word for `key` in this community. An unknown key is a mistake of the template and raises KeyError."""
    from_community = _source(key, plural, language)
    return from_community or str(WORDS[key][plural])


# ------------------------------------------------------------------ whole sentences

_speaking: ContextVar[Mapping[str, Own] | None] = ContextVar("wezer_words", default=None)
_sayings: dict[str, tuple[Own, Sentence]] = {}


@contextmanager
def speaks(own: Mapping[str, Own] | None) -> Iterator[None]:
    """Inside, sentences say these words: {language: {word: forms}}. None: the product's own."""
    token = _speaking.set(own or None)
    try:
        yield
    finally:
        _speaking.reset(token)


def spoken() -> Mapping[str, Own] | None:
    """The words that sentences say now; None where they are the product's own."""
    return _speaking.get()


@cache
def usual(language: str) -> dict[str, tuple[str, str]]:
    """Each word as the product says it in `language`: one, several."""
    with speaks(None), translation.override(language):
        return {key: (str(one), str(many)) for key, (one, many) in WORDS.items()}


def _saying(language: str, own: Own) -> Sentence:
    """The last one made for a language serves as long as the words are the same."""
    known = _sayings.get(language)
    if known is None or (known[0] is not own and known[0] != own):
        known = _sayings[language] = (own, rewording(language, own, usual(language)))
    return known[1]


class Worded(trans_real.DjangoTranslation):
    """Django's catalogue of a language, in the community's words while one speaks."""

    def gettext(self, message: str) -> str:
        found = super().gettext(message)
        if found == message:  # English with a context: what stands after it is the sentence
            found = message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]
        return self._said(found)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._said(super().ngettext(msgid1, msgid2, n))

    def _said(self, sentence: str) -> str:
        own = _speaking.get()
        if own is None:
            return sentence
        language = self.to_language().partition("-")[0]
        found = own.get(language)
        return _saying(language, found)(sentence) if found else sentence


def hear() -> None:
    """From now on catalogues are ours; those made before are made anew when they are next asked for."""
    trans_real.DjangoTranslation = Worded  # type: ignore[misc]  # Django makes each language's catalogue of it
    trans_real._translations.clear()  # type: ignore[attr-defined]  # its memory of those it made
    trans_real._default = None  # type: ignore[attr-defined]  # the same, of the main language


#: Where a word is at home: key → the name of a route. Packages add theirs; who searches for a word finds the place.
PLACES: dict[str, str] = {}


def places(text: str) -> list[tuple[str, str]]:
    """(word, route) of what `text` names, in the product's words or the community's, in any language that either speaks."""
    wanted = " ".join(text.split()).casefold()
    found: dict[str, str] = {}
    own = _speaking.get() or {}
    for key, route in PLACES.items():
        named = {each.casefold() for language, _name in settings.LANGUAGES for each in usual(language)[key]}
        named |= {
            words[key].get(form, "").casefold() for words in own.values() if key in words for form in ("one", "many")
        }
        if wanted and wanted in named:
            found.setdefault(route, word(key, plural=True))
    return [(said[:1].upper() + said[1:], route) for route, said in found.items()]
