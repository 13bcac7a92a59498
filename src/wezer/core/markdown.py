"""Text as people write it: Markdown kept as source, rendered and sanitised here, cached with the renderer's version.

CommonMark with tables, tasks and bare links, and four signs of our own: `@member` or `@group`, `#tag`, `!item`. What a sign
means is looked up for the author (`wezer.core.mentions`), never here: rendering asks no database and is safe to repeat.
Raw HTML and pictures from elsewhere are not part of it: what looks like a tag is shown as text.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from wezer.core.models.veil import is_under_veil

#: Counted up whenever the same source gives other HTML; rows rendered by an older one are rendered again when read.
RENDERER = 1
#: More signs than this in one text are left as plain words (core.md 21: mention of 10,000 people).
MOST_SIGNS = 50

_SIGN = re.compile(
    r"(?<![\w@#!/&.])(?:"
    r"@(?P<party>[^\W_][\w.'’-]{0,79})"
    r"|\#(?P<tag>(?=[\w-]*[^\W\d_])\w[\w-]{0,39})"
    r"|!(?P<item>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
    r")"
)
_TO_MEMBER = re.compile(r'<a [^>]*href="/m/[^>]*>(.*?)</a>', re.DOTALL)
_TASK = re.compile(r"^\[([ xX])\]\s")
_ALIGN = {"text-align:right": "end", "text-align:center": "center"}
_TAGS = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}}
_CLASSES = {"a": {"mention", "tag-link"}, "li": {"task-item"}, "td": {"end", "center"}, "th": {"end", "center"}}


@dataclass(frozen=True, slots=True)
class Sign:
    """Something a text points at, as it was typed: `party` (a word), `tag`, or `item` (a uid)."""

    kind: str
    word: str


@dataclass(slots=True)
class Link:
    """Where a sign leads and what is shown instead of it (empty: as typed)."""

    href: str
    words: str = ""


@dataclass(slots=True)
class _Work:
    links: Mapping[Sign, Link] = field(default_factory=dict)
    found: list[Sign] = field(default_factory=list)


def signs(source: str) -> list[Sign]:
    """The signs in a text, each once, in order; none from code or inside links."""
    work = _Work()
    _parser().parse(_plain(source), {"work": work})
    return list(dict.fromkeys(work.found))[:MOST_SIGNS]


def render(source: str, links: Mapping[Sign, Link] | None = None) -> str:
    """Safe HTML. `links` says where the signs lead; a sign that is not in it stays the words that were typed."""
    env = {"work": _Work(links=links or {})}
    return clean(str(_parser().render(_plain(source), env)))


def clean(html: str) -> str:
    """Nothing that runs, loads or disguises itself survives, whatever wrote the HTML."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )


def html_of(thing: Any) -> SafeString:
    """The HTML of a row with `body`, `body_html` and `renderer`: the kept one, or a new one when it is out of date."""
    return as_read(thing.body_html if thing.renderer == RENDERER else render(thing.body))


def as_read(html: str) -> SafeString:
    """Our own HTML, as its reader may read it: to somebody outside the sign of a member is the word that was typed, and
    leads to nobody."""
    if "/m/" in html and is_under_veil():
        html = _TO_MEMBER.sub(r"\1", html)
    return mark_safe(html)  # noqa: S308  (sanitised when it was written, or just now)


def plain_html(source: str) -> SafeString:
    """The words as they were typed, in paragraphs: no sign means anything, nothing leads anywhere."""
    return mark_safe(linebreaks(source, autoescape=True))  # noqa: S308  (escaped just now)


def plain_text(source: str, most: int = 280) -> str:
    """The words alone, for searching and short sentences, cut at a word."""
    return _cut(" ".join(_blocks(source)), most)


def excerpt(source: str, most: int = 420) -> str:
    """The words alone, a line for each paragraph, point and row, for cards; cut at a word."""
    return _cut("\n".join(_blocks(source)), most)


def _blocks(source: str) -> Iterator[str]:
    """The words of each paragraph, heading, point of a list, or row of a table."""
    row: list[str] | None = None
    for token in _parser().parse(_plain(source), {"work": _Work()}):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield " · ".join(row or [])
            row = None
        elif token.type == "inline" or token.type in ("fence", "code_block"):
            parts = token.children or [] if token.type == "inline" else [token]
            words = " ".join("".join(" " if c.type.endswith("break") else c.content for c in parts).split())
            if row is None:
                yield words
            else:
                row.append(words)


def _cut(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return f"{re.split(r'[ ]+[^ ]*$', words[: most - 1], maxsplit=1)[0].rstrip(',;:. ')}…"


def _plain(source: str) -> str:
    return source.replace("\x00", "")


def _parser() -> MarkdownIt:
    return _PARSER


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": True, "typographer": False})
    parser.enable(["table", "strikethrough", "linkify"])
    parser.disable(["image", "html_inline", "html_block"])
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})  # type: ignore[union-attr]  # set when the parser was made
    parser.core.ruler.push("house", _house_rule)
    return parser


def _house_rule(state: Any) -> None:
    """What is ours: tasks, headings one level lower (the page has its own), aligned cells, outside links, signs."""
    work: _Work = state.env.setdefault("work", _Work())
    before: list[Token] = []
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
        elif token.type in ("th_open", "td_open") and (style := str(token.attrs.pop("style", ""))):
            if style in _ALIGN:
                token.attrs["class"] = _ALIGN[style]
        elif token.type == "inline" and token.children:
            if [each.type for each in before] == ["list_item_open", "paragraph_open"] and _tick(token.children):
                before[0].attrs["class"] = "task-item"
            token.children = list(_signed(token.children, work))
        before = [*before[-1:], token]


def _tick(children: list[Token]) -> bool:
    """Draw the box of a task; whether it is one."""
    first = children[0]
    found = _TASK.match(first.content) if first.type == "text" else None
    if found:
        first.content = f"{'☐' if found[1] == ' ' else '☑'} {first.content[found.end() :]}"
    return bool(found)


def _signed(children: list[Token], work: _Work) -> Iterator[Token]:
    inside = 0
    for child in children:
        if child.type == "link_open":
            inside += 1
            href = str(child.attrs.get("href", ""))
            if not href.startswith(("/", "#")) or href.startswith(("//", "/\\")):
                child.attrs["rel"] = "nofollow ugc noopener noreferrer"
        elif child.type == "link_close":
            inside -= 1
        if child.type == "text" and not inside:
            yield from _split(child, work)
        else:
            yield child


def _split(child: Token, work: _Work) -> Iterator[Token]:
    text, done = child.content, 0
    for found in _SIGN.finditer(text):
        kind = str(found.lastgroup)
        word = found[kind].rstrip(".'’-") if kind == "party" else found[kind]
        sign = Sign(kind, word.lower() if kind == "tag" else word)
        work.found.append(sign)
        link = work.links.get(sign)
        if link is None:
            continue
        end = found.start() + 1 + len(word)
        yield _text(text[done : found.start()], child.level)
        yield from _link(link, text[found.start() : end], "tag-link" if kind == "tag" else "mention", child.level)
        done = end
    yield _text(text[done:], child.level)


def _link(link: Link, typed: str, css: str, level: int) -> Iterator[Token]:
    yield Token("link_open", "a", 1, attrs={"href": link.href, "class": css}, level=level)
    yield _text(link.words or typed, level + 1)
    yield Token("link_close", "a", -1, level=level)


def _text(words: str, level: int) -> Token:
    return Token("text", "", 0, content=words, level=level)


Resolver = Callable[[str], Mapping[Sign, Link]]
_PARSER = _make_parser()
