"""Why something was found: its words with those marked that were sought, from a little before the first of them on.

Words are compared as the index holds them, so that a plural is marked where the singular was typed. Only what a card knows is
looked through, which is how a text begins: a word that stands further down has the text found, and nothing is marked.
"""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from wezer.core.search.normalise import languages_of, parse_query, query_tokens, tokens_of_word

_WORD = re.compile(r"\w+(?:['’]\w+)*")
#: Letters that a passage shows before the first word that was sought.
BEFORE = 60
#: And in all.
MOST = 200


class Sought:
    """What somebody looked for, as texts are marked with it. Knows which words it has met: a page of results repeats them."""

    def __init__(self, text: str, language: str) -> None:
        self._languages = languages_of(language)
        self._tokens = query_tokens(parse_query(text), language)
        self._met: dict[str, bool] = {}

    def marked(self, text: str) -> SafeString:
        """The whole text, escaped, each word that was sought in a `mark`."""
        parts, end = list[str](), 0
        for each in _WORD.finditer(text):
            if self._is_sought(each[0]):
                parts += escape(text[end : each.start()]), "<mark>", escape(each[0]), "</mark>"
                end = each.end()
        return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308  (escaped piece by piece)

    def passage(self, text: str) -> SafeString:
        """At most MOST letters of the text in one line, about the first word that was sought; else its beginning."""
        line = " ".join(text.split())
        first = next((each.start() for each in _WORD.finditer(line) if self._is_sought(each[0])), 0)
        begin = 0 if first <= BEFORE else line.find(" ", first - BEFORE) + 1
        shown = line[begin:]
        if len(shown) > MOST:
            shown = f"{shown[:MOST].rsplit(' ', 1)[0].rstrip(',;:. ')}…"
        return self.marked(f"{'… ' if begin else ''}{shown}")

    def _is_sought(self, word: str) -> bool:
        if word not in self._met:
            self._met[word] = not self._tokens.isdisjoint(tokens_of_word(word, self._languages))
        return self._met[word]
