"""From characters to words. Everything that is not plain ASCII outside quotes is refused, with its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from wezer.kernel.wel.errors import WelError

MAX_SOURCE = 2_000
MAX_TOKENS = 400
MAX_DIGITS = 28

KEYWORDS = frozenset({"and", "or", "not", "in", "true", "false", "none"})

_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign><=|>=|!=|==|[=<>+\-*/%().,\[\]])"
    r"|(?P<quote>[\"'])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the source. `kind` is number, name, word (a keyword), sign, text or end."""

    kind: str
    text: str
    position: int


def read_tokens(source: str) -> list[Token]:
    """All words of a rule and an end mark; stops at the first thing beyond the limits."""
    if len(source) > MAX_SOURCE:
        raise WelError("source_too_long", MAX_SOURCE + 1, limit=MAX_SOURCE)
    tokens: list[Token] = []
    at = 0
    while at < len(source):
        found = _TOKEN.match(source, at)
        if found is None:
            raise _strange(source, at)
        token, at = _read(source, at, found)
        if token is None:
            continue
        if len(tokens) == MAX_TOKENS:
            raise WelError("too_many_words", token.position, limit=MAX_TOKENS)
        tokens.append(token)
    tokens.append(Token("end", "", len(source) + 1))
    return tokens


def _read(source: str, at: int, found: re.Match[str]) -> tuple[Token | None, int]:
    kind, text, position = str(found.lastgroup), found.group(), at + 1
    if kind == "space":
        return None, found.end()
    if kind == "quote":
        return _read_text(source, at)
    if kind == "number" and len(text.replace(".", "")) > MAX_DIGITS:
        raise WelError("number_too_long", position, limit=MAX_DIGITS)
    if text == "==":
        raise WelError("unexpected", position, found=text, hint="use_single_equal")
    if text in KEYWORDS:
        kind = "word"
    return Token(kind, text, position), found.end()


def _read_text(source: str, at: int) -> tuple[Token, int]:
    """A text between two equal quotes; a backslash protects a quote or a backslash."""
    quote, here = source[at], at + 1
    letters: list[str] = []
    while here < len(source):
        letter = source[here]
        if letter == quote:
            return Token("text", "".join(letters), at + 1), here + 1
        if letter == "\\":
            here += 1
            letter = source[here : here + 1]
            if letter not in ("\\", '"', "'"):
                raise WelError("unexpected_character", here, found="\\")
        elif unicodedata.category(letter) in ("Cc", "Cs"):
            raise _strange(source, here)
        letters.append(letter)
        here += 1
    raise WelError("unfinished_text", at + 1)


def _strange(source: str, at: int) -> WelError:
    letter = source[at]
    shown = letter if letter.isprintable() else f"U+{ord(letter):04X}"
    hint = "use_ascii_digits" if letter.isnumeric() else "use_straight_quotes" if letter in "“”‘’«»" else ""
    return WelError("unexpected_character", at + 1, found=shown, hint=hint)
