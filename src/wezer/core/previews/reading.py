"""The first link of a text, and what the page behind it says of itself."""

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from wezer.core.models import LinkPreview, Post
from wezer.core.models.preview import LONGEST_DESCRIPTION, LONGEST_LINK, LONGEST_TITLE
from wezer.core.settings_registry import value
from wezer.kernel.outside import AddressInvalid, Got, get

#: Of a page so much is read: what it says of itself stands at its beginning.
MOST_BYTES = 128 * 1024
_LINK = re.compile(r'<a href="(https://[^"]+)"')
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
_KEYS = {"og:title": "title", "og:description": "description", "description": "description"}


@dataclass(frozen=True, slots=True)
class Found:
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview as it stands below a post."""

    url: str
    host: str
    title: str
    description: str


def first_link(html: str) -> str:
    """Of a rendered text the first address on another machine, without what a browser keeps to itself; empty: none."""
    for found in _LINK.finditer(html):
        url = unescape(found[1]).partition("#")[0]
        if len(url) <= LONGEST_LINK and urlsplit(url).hostname != urlsplit(settings.SITE_URL).hostname:
            return url
    return ""


def are_wanted(group: Any) -> bool:
    """Whether this group shows them."""
    return bool(value("talk.previews", group))


def preview_of(post: Post) -> Shown | None:
    """One statement; none where the group shows no previews, or nothing is linked."""
    link = first_link(post.body_html) if are_wanted(post.group_id) else ""
    made = LinkPreview.objects.filter(post=post, url=link).exclude(title="").first() if link else None
    if made is None:
        return None
    return Shown(made.url, str(urlsplit(made.url).hostname), made.title, made.description)


def read_link(url: str) -> Found:
    """Ask the other machine, wherever it lies on the public internet, once; whatever is wrong there is nothing to show."""
    try:
        got = get(url, {"Accept": "text/html", "User-Agent": "WeZer"}, most=MOST_BYTES, inside=False)
    except (AddressInvalid, OSError, HTTPException, ValueError):
        return Found()
    return found_in(got)


def found_in(got: Got) -> Found:
    """What a page says of itself."""
    kind = got.header("content-type").lower()
    if got.status != 200 or not kind.startswith("text/html") or got.header("content-encoding") not in ("", "identity"):
        return Found()
    named = _CHARSET.search(kind) or _CHARSET.search(got.body[:2000].decode("ascii", "replace"))
    try:
        text = got.body[:MOST_BYTES].decode(named[1] if named else "utf-8", "replace")
    except (LookupError, UnicodeError):  # no encoding, or none that may be wrong in places
        text = got.body[:MOST_BYTES].decode("utf-8", "replace")
    head = _Head()
    head.feed(text)
    title = _line(head.said.get("title") or head.title, LONGEST_TITLE)
    return Found(title, _line(head.said.get("description", ""), LONGEST_DESCRIPTION) if title else "")


class _Head(HTMLParser):
    """Title and description; the first of each counts."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.title = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title" and not self.title
        if tag == "meta":
            told = dict(attrs)
            key = _KEYS.get((told.get("property") or told.get("name") or "").lower(), "")
            if key and told.get("content"):
                self.said.setdefault(key, str(told["content"]))

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


def _line(text: str, longest: int) -> str:
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
