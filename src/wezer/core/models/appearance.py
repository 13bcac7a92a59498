"""How a name looks: names with the same look are taken for each other."""

import unicodedata
from typing import Any

from django.db import models

#: Small letters and signs that most typefaces draw alike: a part of the confusables of Unicode Technical Standard 39.
_DRAWN_ALIKE = {
    "a": "аα", "b": "в", "c": "сϲ", "d": "ԁđ", "e": "е", "g": "ɡ", "h": "нһ", "k": "кκ", "l": "1|iіıιł", "m": "м", "o": "0оοø", "p": "рρ",
    "q": "ԛ", "s": "ѕ", "t": "тτ", "u": "υ", "v": "ν", "w": "ԝω", "x": "хχ", "y": "у", "j": "ј",
}  # fmt: skip
_ONE_FOR_ALL = {ord(other): letter for letter, others in _DRAWN_ALIKE.items() for other in others}
LONGEST = 120


def look(name: str) -> str:
    """What the eye makes of a name: without case, accents, spaces and punctuation, and with one letter for all that are
    drawn like it (0 and o, I and l, Latin and Cyrillic a, rn and m). Empty for a name of other signs alone."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    letters = "".join(each for each in folded if each.isalnum() or each == "|")
    return letters.translate(_ONE_FOR_ALL).replace("rn", "m").replace("vv", "w")[:LONGEST]


class LookField(models.CharField):  # type: ignore[type-arg]  # generic for the type checker only
    """The look of the row's name, written whenever the row is."""

    def pre_save(self, model_instance: Any, add: bool) -> str:
        model_instance.look = look(model_instance.name)
        return str(model_instance.look)
