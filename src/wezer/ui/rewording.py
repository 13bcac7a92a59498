"""Saying the product's sentences in a community's own words, with articles and agreement.

A sentence is looked up as ever; then each of the product's nouns in it that the community renamed is replaced, together with what
agrees with it: article, contraction, elision, the adjectives known here, the participle after “est” or “sont”. Placeholders,
tags, code and addresses inside a sentence stay as they are. What people wrote never comes this way.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

#: {word: {"one", "many", "gender", "a", "the"}}: what a community says in one language.
Own = Mapping[str, Mapping[str, str]]
#: What no word is looked for in.
_KEPT = re.compile(r"(\{[^}]*\}|%\([^)]*\)[sd]|<[^>]*>|`[^`]*`|&\w+;|https?://\S+|(?<![\w’])/[a-z][\w/<>-]*)")
_VOWEL = re.compile(r"[aeiouyhàâäéèêëîïôöùûüœæ]", re.IGNORECASE)
#: Masculine, feminine, masculine before a vowel, feminine before a vowel.
_FRENCH_BEFORE = (
    ("tout le", "toute la", "tout l’", "toute l’"), ("le", "la", "l’", "l’"), ("un", "une", "un", "une"), ("du", "de la", "de l’", "de l’"), ("au", "à la", "à l’", "à l’"),
    ("ce", "cette", "cet", "cette"), ("mon", "ma", "mon", "mon"), ("ton", "ta", "ton", "ton"), ("son", "sa", "son", "son"),
    ("quel", "quelle", "quel", "quelle"), ("aucun", "aucune", "aucun", "aucune"), ("de", "de", "d’", "d’"),
    ("que", "que", "qu’", "qu’"), ("tous les", "toutes les", "tous les", "toutes les"), ("tout", "toute", "tout", "toute"),
    ("quels", "quelles", "quels", "quelles"), ("certains", "certaines", "certains", "certaines"),
)  # fmt: skip
_FRENCH_ADJECTIVES = (
    ("nouveau", "nouvelle", "nouvel"), ("nouveaux", "nouvelles", "nouveaux"), ("premier", "première", "premier"), ("dernier", "dernière", "dernier"),
    ("seul", "seule", "seul"), ("premiers", "premières", "premiers"), ("vieux", "vieille", "vieil"), ("tel", "telle", "tel"),
)  # fmt: skip
#: After the noun. Participles in -é follow by rule.
_FRENCH_AFTER = (
    ("ouvert", "ouverte"), ("secret", "secrète"), ("parent", "parente"), ("différent", "différente"), ("actif", "active"), ("entier", "entière"),
    ("inconnu", "inconnue"), ("caché", "cachée"), ("écrit", "écrite"), ("choisi", "choisie"), ("pris", "prise"), ("intérieur", "intérieure"),
    ("voisin", "voisine"), ("général", "générale"), ("suivi", "suivie"), ("vide", "vide"),
)  # fmt: skip
_INVARIANT_BEFORE = (
    "les", "des", "aux", "ces", "mes", "tes", "ses", "nos", "vos", "leurs", "votre", "notre", "leur", "chaque", "plusieurs", "quelques",
    "autre", "autres", "même", "mêmes", "deux", "propre", "propres",
)  # fmt: skip
_ENGLISH_BEFORE = (
    "a", "an", "the", "this", "that", "these", "those", "your", "my", "our", "their", "his", "her", "its", "each", "every", "no", "any", "some",
    "one", "which", "another", "new", "own", "other", "first", "last", "open", "all", "several", "many", "more", "whole", "same", "whose",
)  # fmt: skip
#: Words that are verbs as well: replaced where something before them says that they are nouns, or as a whole label.
_ALSO_VERBS = {"en": ("offer", "want", "reply"), "fr": ("offer", "want")}
_FRENCH_FEMININE = ("community", "offer", "reply", "task", "decision", "facilitator")


@dataclass(frozen=True)
class _Noun:
    """A word as the product says it, and as the community does."""

    key: str
    is_many: bool
    own: str
    gender: str
    usual_gender: str
    elides: bool
    article: str


Sentence = Callable[[str], str]


def rewording(language: str, own: Own, usual: Mapping[str, tuple[str, str]]) -> Sentence:
    """What turns a sentence of `language` into the community's. `usual`: each word as the product says it (one, several)."""
    kept = tuple(
        (key, tuple(sorted(forms.items())), usual[key])
        for key, forms in sorted(own.items())
        if key in usual and forms.get("one")
    )
    return _made(language.partition("-")[0], kept)


@lru_cache(maxsize=32)
def _made(language: str, kept: tuple[tuple[str, tuple[tuple[str, str], ...], tuple[str, str]], ...]) -> Sentence:
    nouns: dict[str, _Noun] = {}
    for key, pairs, (one, many) in kept:
        forms = dict(pairs)
        for is_many, said in ((True, many), (False, one)):
            nouns[said.casefold()] = _noun(language, key, forms, is_many)
    if not nouns:
        return str
    names = "|".join(re.escape(each) for each in sorted(nouns, key=len, reverse=True))
    agree = _french if language == "fr" else _english
    pattern = re.compile(_PATTERNS.get(language, _PATTERNS["en"]).replace("NOUN", names), re.IGNORECASE)
    free = _ALSO_VERBS.get(language, ())

    @lru_cache(maxsize=4096)
    def say(sentence: str) -> str:
        parts = _KEPT.split(sentence)
        whole = len(parts) == 1
        for place in range(0, len(parts), 2):
            parts[place] = pattern.sub(lambda found: _said(found, nouns, agree, free, whole), parts[place])
        return "".join(parts)

    return say


def _noun(language: str, key: str, forms: Mapping[str, str], is_many: bool) -> _Noun:
    own = forms.get("many", forms["one"]) if is_many else forms["one"]
    usual_gender = "f" if language == "fr" and key in _FRENCH_FEMININE else "m"
    the = forms.get("the", "").strip().casefold()
    gender = forms.get("gender") or ("f" if the == "la" else "m" if the == "le" else usual_gender)
    elides = the not in ("le", "la") and bool(_VOWEL.match(own))
    article = forms.get("a", "").strip() or ("an" if _VOWEL.match(own) and own[0].lower() not in "hy" else "a")
    return _Noun(key, is_many, own, gender, usual_gender, elides, article)


def _any(words: object) -> str:
    return "|".join(sorted({re.escape(each) for each in words}, key=len, reverse=True))  # type: ignore[attr-defined]  # an iterable of words


_BEFORE = {each: row for row in reversed(_FRENCH_BEFORE) for each in row if each != "l’"} | {
    "l’": next(row for row in _FRENCH_BEFORE if row[0] == "le"),
    "de la": next(row for row in _FRENCH_BEFORE if row[0] == "du"),
}
_ADJECTIVE = {each: row for row in _FRENCH_ADJECTIVES for each in row}
_AFTER = {each + s: tuple(one + s for one in row) for row in _FRENCH_AFTER for each in row for s in ("", "s")}
_PARTICIPLE = re.compile(r"(\w+é)(e?)(s?)")
_PATTERNS = {
    "fr": rf"(?<!\w)(?:(?P<det>{_any([*_BEFORE, *_INVARIANT_BEFORE])})(?P<gap>\s+|(?<=’)))?(?:(?P<adj>{_any([*_ADJECTIVE, 'autre', 'autres', 'propre', 'même'])})(?P<gap2>\s+))?"
    rf"(?P<noun>NOUN)(?!\w)(?P<after>\s+(?:(?:est|sont|reste|restent|a été|ont été|sera|seront)\s+)?(?:{_any(_AFTER)}|\w+ée?s?)(?!\w))?",
    "en": rf"(?<![\w’])(?:(?P<det>{_any(_ENGLISH_BEFORE)})(?P<gap>\s+))?(?P<noun>NOUN)(?!\w)",
}


def _said(
    found: re.Match[str],
    nouns: Mapping[str, _Noun],
    agree: Callable[[re.Match[str], _Noun], str],
    free: tuple[str, ...],
    whole: bool,
) -> str:
    noun = nouns[found["noun"].casefold()]
    if noun.key in free and not found["det"] and not _is_label(found, whole) and not found.groupdict().get("adj"):
        return found[0]
    return agree(found, noun)


def _is_label(found: re.Match[str], whole: bool) -> bool:
    """The word alone, or first in “Offers and wants”."""
    rest = found.string[found.end() :]
    before = found.string[: found.start()]
    alone = re.fullmatch(r"(\s*(and|et|,|or|ou)\s+\w+)?\s*[.:]?", rest) is not None
    return whole and alone and (not before.strip() or re.fullmatch(r"\w+\s+(and|et|or|ou)\s+", before) is not None)


def _english(found: re.Match[str], noun: _Noun) -> str:
    said, before = _as_written(found["noun"], noun.own), found["det"] or ""
    if before.casefold() in ("a", "an"):
        before = _as_written(before, noun.article)
    return f"{before}{found['gap'] or ''}{said}"


def _french(found: re.Match[str], noun: _Noun) -> str:
    """Each part said anew, from the last to the first: what elides depends on what follows it."""
    feminine = noun.gender == "f"
    text = _as_written(found["noun"], noun.own)
    elides = noun.elides
    if adjective := found["adj"]:
        row = _ADJECTIVE.get(adjective.casefold())
        said = (row[1] if feminine else row[2] if elides else row[0]) if row else adjective
        text, elides = f"{_as_written(adjective, said)}{found['gap2']}{text}", bool(_VOWEL.match(said))
    if before := found["det"]:
        row4 = _BEFORE.get(before.casefold())
        said = row4[(2 if elides else 0) + feminine] if row4 else before
        gap = "" if said.endswith("’") else (found["gap"] or " ")
        text = f"{_as_written(before, said)}{gap}{text}"
    return text + (_after(found["after"], feminine) if found["after"] else "")


def _after(words: str, feminine: bool) -> str:
    """What follows the noun: its last word agrees, unless it is no adjective of it."""
    head, gap, last = words.rpartition(" ")
    known = _AFTER.get(last.casefold())
    if known:
        return f"{head}{gap}{known[1] if feminine else known[0]}"
    participle = _PARTICIPLE.fullmatch(last)
    if participle is None:
        return words
    return f"{head}{gap}{participle[1]}{'e' if feminine else ''}{participle[3]}"


def _as_written(before: str, said: str) -> str:
    """With a capital where the sentence has one."""
    return said[:1].upper() + said[1:] if before[:1].isupper() else said
