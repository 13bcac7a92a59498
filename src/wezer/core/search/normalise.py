"""Search text made the same on every database: folded, stemmed ASCII words that the engines only store (core.md S-1).

Folding comes before stemming, so that accented and unaccented words share one road (S-4). Words in other alphabets are
spelled in ASCII too, because the two engines do not agree on what a letter is. The encoders say the same question to
FTS5 and to PostgreSQL; each word is looked for as every known language would have stored it, since an item and the
person who looks for it need not share one.
"""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any

from wezer.core.search.words import (
    APOSTROPHES,
    ELISIONS,
    FRENCH_PLURALS,
    IRREGULAR,
    LETTERS,
    QUOTES,
    STOP_WORDS,
)

LONGEST_TOKEN = 64
MOST_IN_QUERY = 16
LONGEST_QUERY = 5_000
#: Of one text; keeps PostgreSQL's vector below its megabyte and its 16,383 positions, and both engines equal.
MOST_IN_TEXT = 10_000

OPERATORS = frozenset({"tag", "group", "in", "by", "before", "near"})

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_PART = re.compile(r'(?P<minus>-)?(?:(?P<name>[A-Za-z]{1,10}):)?(?:"(?P<quoted>[^"]*)"?|(?P<word>[^\s"]+))')
_LANGUAGES = {"fr": "french", "en": "english"}
_stemming = threading.Lock()  # a stemmer keeps the word it works on in itself


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody asked for. Texts are as typed; `unfinished` is the last word while it is still being typed."""

    terms: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unfinished: str = ""


def tokens(text: str, language: str) -> list[str]:
    """The words of a text as the index stores them. Words without meaning are left out, unless there are no others."""
    known = _known(language)
    words, stops = [_stem(word, known) for word in _words(text)], _stop_stems(known)
    kept = [word for word in words if word not in stops]
    return (kept or words)[:MOST_IN_TEXT]


def tsvector(words: Iterable[str]) -> str:
    """The tokens of one document as text of a PostgreSQL `tsvector`. Its own parser must not read them: it would take
    “4e2d” for a number and a word. (It keeps 255 places of a word, so a phrase may be missed far down a long text.)"""
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, 1))


def parse_query(text: str) -> Query:
    """Any text as a question; what is not an operator is a word. At most 16 words count."""
    clean = _clean(text)
    room, filters = _Room(), dict[str, tuple[str, ...]]()
    terms, phrases, negatives = list[str](), list[str](), list[str]()
    last = ""
    for part in _PART.finditer(clean):
        name, inside = (part["name"] or "").lower(), part["quoted"] if part["word"] is None else part["word"]
        last = ""
        if name in OPERATORS and not part["minus"] and inside.strip():
            filters[name] = (*filters.get(name, ()), inside.strip()[:LONGEST_TOKEN])[:MOST_IN_QUERY]
            continue
        kept = room.take(f"{part['name']}:{inside}" if name else inside)
        if not kept:
            continue
        if part["minus"]:
            negatives.append(kept)
        elif part["word"] is None:
            phrases.append(kept)
        else:
            terms.append(kept)
            last = kept if part.end() == len(clean) else ""
    return Query(tuple(terms), tuple(phrases), tuple(negatives), filters, last)


def query_words(query: Query, language: str, *, completing: bool = False) -> list[tuple[str, ...]]:
    """For each word of the terms, the tokens as which the index may hold it. A word without meaning counts only where
    there is no other. With `completing` the unfinished word is left out: see `beginnings`."""
    languages = languages_of(language)
    last = query.unfinished if completing else ""
    words = list(_words(" ".join(query.terms[:-1] if last else query.terms)))
    silent = languages if completing else languages[:1]
    kept = [word for word in words if not any(_stem(word, each) in _stop_stems(each) for each in silent)]
    if not (kept or last or query.phrases):
        kept = words
    return [tuple(dict.fromkeys(_stem(word, each) for each in languages)) for word in kept]


def query_tokens(query: Query, language: str) -> frozenset[str]:
    """Each token as which the index may hold a word that was asked for, those of phrases too."""
    phrases = (word for phrase in query.phrases for each in languages_of(language) for word in tokens(phrase, each))
    return frozenset(chain(*query_words(query, language), phrases))


def tokens_of_word(word: str, languages: Iterable[str]) -> set[str]:
    """The tokens as which the index may hold a word of a text; several where signs that no word has stand in it."""
    return {_stem(part, language) for part in _words(word) for language in languages}


def beginnings(typed: str) -> tuple[list[str], list[str]]:
    """For a word still being typed: what stored words may begin with, and whole stems that end before it does
    (“réparati” is stored as “repar”)."""
    words = list(_words(typed))
    if not words:
        return [], []
    word = words[-1]
    begun = dict.fromkeys([word, *(_stem(word, language) for language in _LANGUAGES)])
    return list(begun), [word[:length] for length in range(max(4, len(word) - 5), len(word))]


def fts5_match(query: Query, language: str, *, completing: bool = False) -> str:
    """The question for `MATCH` of an FTS5 table; empty when it asks for nothing. With `completing` the unfinished last
    word stands for every word that begins with it."""
    return _encode(query, language, completing, _FTS5)


def tsquery(query: Query, language: str, *, completing: bool = False) -> str:
    """The same question as text of a PostgreSQL `tsquery`."""
    return _encode(query, language, completing, _POSTGRESQL)


# --- words --------------------------------------------------------------------------------------------------------
def _words(text: str) -> Iterator[str]:
    """Folded words, elisions cut, spelled in ASCII, of at most 64 characters."""
    for piece in text.split():
        yield from _read_again(piece) if len(piece) <= LONGEST_TOKEN else _read(piece)


def _read(piece: str) -> tuple[str, ...]:
    """The words of a text without spaces."""
    whole = map(_without_elision, _WORD.findall(_fold(piece)))
    return tuple(_spell(word)[:LONGEST_TOKEN] for word in whole if word)


_read_again = lru_cache(maxsize=50_000)(_read)


def _fold(text: str) -> str:
    """Lower case without accents or ligatures; every apostrophe straight."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.translate(APOSTROPHES)).casefold()
    return unicodedata.normalize("NFKD", letters).translate(_folded())


@lru_cache(maxsize=1)
def _folded() -> dict[int, Any]:
    """Accents that stand alone are dropped. Made when first needed: most commands look for no word."""
    return LETTERS | {code: None for code in range(0x1F000) if unicodedata.combining(chr(code))}


def _without_elision(word: str) -> str:
    """l'épargne → épargne, jusqu'au → au, Fern's → Fern; elsewhere the apostrophe joins: aujourd'hui, entr'aide."""
    parts = word.split("'")
    while len(parts) > 1 and parts[0] in ELISIONS:
        del parts[0]
    if len(parts) > 1 and parts[-1] == "s":
        del parts[-1]
    return "".join(parts)


def _spell(word: str) -> str:
    return word if word.isascii() else "".join(each if each.isascii() else f"0{ord(each):x}" for each in word)


def _known(language: str) -> str:
    return language[:2].lower()


def languages_of(first: str) -> list[str]:
    return list(dict.fromkeys([_known(first), *_LANGUAGES]))


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    """The stem, on which stemming changes nothing more. Words with a digit in them stay as they are."""
    if language not in _LANGUAGES or not word.isalpha():
        return word
    stemmer = _stemmer(language)
    seen: set[str] = set()
    while word not in seen:
        seen.add(word)
        word = IRREGULAR[language].get(word, word)
        with _stemming:
            word = stemmer.stemWord(word)
        word = _singular(word) if language == "fr" else word
    return word


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Any:
    import snowballstemmer  # brings thirty languages along, and most commands look for no word

    return snowballstemmer.stemmer(_LANGUAGES[language])


def _singular(word: str) -> str:
    if len(word) < 4:
        return word
    for plural, singular in FRENCH_PLURALS:
        if word.endswith(plural):
            return word[: -len(plural)] + singular
    return word


@lru_cache(maxsize=16)
def _stop_stems(language: str) -> frozenset[str]:
    return frozenset(_stem(word, language) for word in STOP_WORDS.get(language, ()))


# --- questions ----------------------------------------------------------------------------------------------------
def _clean(text: str) -> str:
    """Without what no database takes: control characters and halves of characters."""
    text = text[:LONGEST_QUERY].translate(QUOTES)
    return "".join(" " if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in text)


class _Room:
    """Counts the words of a query; what comes after the sixteenth is left out."""

    def __init__(self) -> None:
        self._left = MOST_IN_QUERY

    def take(self, text: str) -> str:
        words = list(_words(text))
        kept = words[: self._left]
        self._left -= len(kept)
        return text if kept == words and words else " ".join(kept)


@dataclass(frozen=True, slots=True)
class _Engine:
    """How one engine writes a question."""

    phrase: Callable[[Iterable[str]], str]
    prefix: Callable[[str], str]
    either: str
    both: str
    without: str


_FTS5 = _Engine(lambda words: f'"{" ".join(words)}"', lambda word: f'"{word}"*', " OR ", " AND ", " NOT ")
_POSTGRESQL = _Engine(
    lambda words: "(" + " <-> ".join(f"'{word}'" for word in words) + ")",
    lambda word: f"'{word}':*",
    " | ",
    " & ",
    " & !",
)


def _encode(query: Query, language: str, completing: bool, engine: _Engine) -> str:
    languages = languages_of(language)
    words = query_words(query, language, completing=completing)
    units = ["(" + engine.either.join(engine.phrase([way]) for way in ways) + ")" for ways in words]
    units += [_phrases(phrase, languages, engine) for phrase in query.phrases]
    units += [_beginnings(word, engine) for word in _words(query.unfinished if completing else "")]
    unwanted = [_phrases(negative, languages, engine) for negative in query.negatives]
    wanted = engine.both.join(units)
    if not unwanted:
        return wanted
    if not wanted:  # only what is not wanted: everything else
        wanted = engine.either.join(map(engine.prefix, "0123456789abcdefghijklmnopqrstuvwxyz"))
    return f"({wanted}){engine.without}({engine.either.join(unwanted)})"


def _phrases(text: str, languages: list[str], engine: _Engine) -> str:
    ways = dict.fromkeys(tuple(tokens(text, language)) for language in languages)
    return "(" + engine.either.join(engine.phrase(way) for way in ways) + ")"


def _beginnings(word: str, engine: _Engine) -> str:
    begun, whole = beginnings(word)
    return "(" + engine.either.join([*map(engine.prefix, begun), *(engine.phrase([stem]) for stem in whole)]) + ")"
