"""Templates: nothing inline that the content policy refuses, every visible sentence translated, pages that stay short.

A line that must break a rule says why: `{# inline: reason #}` or `{# untranslated: reason #}`; a long template says
`{# long: reason #}` anywhere.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from checks import bare_sentences
from checks.house import finding, templates

LONG, FAR_TOO_LONG = 80, 160
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*type=[\"']application/(?:ld\+)?json)", re.IGNORECASE
    ),
    "an on… attribute": re.compile(r"<[^>]*\son[a-z]{3,}\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}
EXCUSE = re.compile(r"{#\s*(inline|untranslated):\s*\S+.*?#}")
# A block of translated text, a comment, a tag or a variable says nothing by itself; newlines are kept for line numbers.
NOT_TEXT = [
    re.compile(r"{%-?\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*-?%}", re.DOTALL),
    re.compile(r"{%-?\s*comment\b.*?endcomment\s*-?%}", re.DOTALL),
    re.compile(r"{#.*?#}", re.DOTALL),
    re.compile(r"{%.*?%}", re.DOTALL),
    re.compile(r"{{.*?}}", re.DOTALL),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"<(script|style|svg|code|kbd|pre)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE),
]
# What a tag or a filter is given to say: `{% tag "Late" %}`, `{{ name|default:"Somebody" }}`; `_("…")` is translated.
GIVEN = re.compile(r"""{%(?!-?\s*(?:blocktrans|trans|comment|load)).*?%}|{{.*?}}""", re.DOTALL)
LITERAL = re.compile(r"""(?<!_\()(?<!money:)(["'])(.*?)\1""", re.DOTALL)
SPOKEN = re.compile(r"""\s(?:alt|title|placeholder|aria-label|aria-description|label)\s*=\s*(["'])(.*?)\1""", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>|&[#\w]+;", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
# Templates that only developers see.
WORKSHOP = ("templates/ui/gallery/", "templates/ui/styleguide")
NAMES = {"WeZer", "wezer", "EN", "FR", "English", "Français", "https", "http", "QR", "CSV", "PDF", "JSON", "API"}


def problems(root: Path) -> Iterator[str]:
    for path in templates(root):
        source = path.read_text(encoding="utf-8")
        lines = source.splitlines()
        for number, text in enumerate(lines, 1):
            for what, pattern in INLINE.items():
                if path.suffix == ".html" and pattern.search(text) and not EXCUSE.search(text):
                    yield finding(root, path, number, f"has {what}; the content policy refuses it")
        if any(part in path.as_posix() for part in WORKSHOP):
            continue
        for number, words in untranslated(source, markup=path.suffix == ".html"):
            if not EXCUSE.search(lines[number - 1]):
                yield finding(root, path, number, f"“{words}” is not translated")
        if len(lines) > FAR_TOO_LONG and "{# long:" not in source:
            yield finding(root, path, len(lines), f"{len(lines)} lines; take fragments out")


def warnings(root: Path) -> Iterator[str]:
    for path in templates(root):
        source = path.read_text(encoding="utf-8")
        count = len(source.splitlines())
        if LONG < count <= FAR_TOO_LONG and "{# long:" not in source:
            yield finding(root, path, count, f"{count} lines; the guidance is {LONG}")


def untranslated(source: str, *, markup: bool = True) -> Iterator[tuple[int, str]]:
    """(line, words) of text that people read and that no translation tag surrounds."""
    for given in GIVEN.finditer(source):
        for found in LITERAL.finditer(given.group(0)):
            if bare_sentences.SENTENCE.search(found.group(2)) or bare_sentences.WORD.match(found.group(2)):
                yield source.count("\n", 0, given.start() + found.start()) + 1, found.group(2)[:60]
    for pattern in NOT_TEXT:
        source = pattern.sub(_blank, source)
    if markup:
        for found in SPOKEN.finditer(source):
            if words := _words(found.group(2)):
                yield source.count("\n", 0, found.start(2)) + 1, words
        source = MARKUP.sub(_blank, source)
    for number, text in enumerate(source.splitlines(), 1):
        if words := _words(text):
            yield number, words


def _blank(found: re.Match[str]) -> str:
    return " " + "\n" * found.group(0).count("\n")


def _words(text: str) -> str:
    return text.strip()[:60] if any(word not in NAMES for word in WORD.findall(text)) else ""
