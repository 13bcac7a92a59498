"""What a page is made of: Markdown, and lines of their own that stand for something living.

    [[events]]  [[articles 3]]  [[pages]]  [[map]]  [[numbers]]  [[picture 1 | A gate in the snow]]  [[button Come in | /join/]]

No database here: what the lines stand for is looked up where the page is shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

KINDS = ("events", "articles", "pages", "map", "numbers", "picture", "button")
MOST = 20
_LINE = re.compile(rf"^\[\[\s*({'|'.join(KINDS)})\b\s*([^|\]]*?)\s*(?:\|\s*([^\]]*?)\s*)?\]\]\s*$")
_HREF = re.compile(r"(/(?![/\\])\S*|https?://[^\s\"'<>]+|mailto:[^\s\"'<>]+)")


@dataclass(slots=True)
class Block:
    """`text` is Markdown; of the others `number` says how many or which, `words` and `href` what is shown and where it leads."""

    kind: str
    text: str = ""
    number: int = 0
    words: str = ""
    href: str = ""
    found: Any = None  # what it stands for, for who shows it


def blocks(source: str) -> list[Block]:
    """The parts of a page in their order. A line that is not quite one of ours stays text."""
    return list(_blocks(source))


def _blocks(source: str) -> Iterator[Block]:
    text: list[str] = []
    is_code, made = False, 0
    for line in source.split("\n"):
        is_code ^= line.lstrip().startswith("```")
        block = None if is_code or made >= MOST else _read(line)
        if block is None:
            text.append(line)
            continue
        made += 1
        yield from _text(text)
        text = []
        yield block
    yield from _text(text)


def _text(lines: list[str]) -> Iterator[Block]:
    if words := "\n".join(lines).strip():
        yield Block("text", text=words)


def _read(line: str) -> Block | None:
    found = _LINE.match(line)
    if found is None:
        return None
    kind, first, second = found[1], found[2], found[3] or ""
    if kind == "button":
        return Block(kind, words=first[:80], href=second) if first and _HREF.fullmatch(second) else None
    if first and not (first.isdecimal() and 0 < int(first[:4]) <= MOST and len(first) < 4):
        return None
    return Block(kind, number=int(first or (1 if kind == "picture" else 5)), words=second[:300])
