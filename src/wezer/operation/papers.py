"""Drawing documents on paper: HTML made by our templates, with our own faces, and nothing from outside."""

import logging
from functools import lru_cache
from importlib import resources
from typing import Any

from django.template.loader import render_to_string

from wezer.core.images import kept_path
from wezer.core.speaking import speaking
from wezer.operation.kinds import PaperKind, paper_kinds
from wezer.operation.refusals import PaperMissing

#: Addresses that a printed page may name: our own faces. Everything else is refused.
FACES = "wezer-face:"
#: And pictures kept here, by their hash: the organisation's logo.
PICTURES = "wezer-picture:"


def draw(label: str, document: Any, language: str) -> bytes:
    """The PDF of a document in one language."""
    kind = paper_kinds[label]
    with speaking(language):
        html = render_to_string(kind.template, {**kind.context(document), "language": language})
        return as_pdf(html)


def name_of(label: str, document: Any, language: str) -> str:
    kind: PaperKind = paper_kinds[label]
    with speaking(language):
        return kind.file_name(document)


def as_pdf(html: str) -> bytes:
    """Needs Pango; where it is missing this refuses in a sentence."""
    for talkative in ("fontTools", "weasyprint.progress"):
        logging.getLogger(talkative).setLevel(logging.WARNING)  # they tell of every step and table
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
    except OSError as missing:
        raise PaperMissing() from missing
    fetcher, fonts = _fetcher(), FontConfiguration()
    look = CSS(string=_look(), url_fetcher=fetcher, font_config=fonts)
    page = HTML(string=html, url_fetcher=fetcher)
    return bytes(page.write_pdf(stylesheets=[look], font_config=fonts))


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnThingsOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            body, kind = own(url)
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    return OwnThingsOnly()


def own(url: str) -> tuple[bytes, str]:
    """What a printed page may name, with its type; anything else is refused."""
    if url.startswith(FACES):
        return _face(url.removeprefix(FACES)), "font/woff2"
    if url.startswith(PICTURES) and (sha256 := url.removeprefix(PICTURES)).isalnum():
        return kept_path(sha256).read_bytes(), "image/webp"
    raise ValueError(f"a document reads nothing from outside, not even {url}")


@lru_cache(maxsize=8)
def _face(name: str) -> bytes:
    known = {"atkinson-latin", "atkinson-ext", "atkinson-italic", "bricolage-latin"}
    if name not in known:
        raise ValueError(f"no face is called {name}")
    return resources.files("wezer.ui").joinpath(f"static/ui/fonts/{name}.woff2").read_bytes()


@lru_cache(maxsize=1)
def _look() -> str:
    return resources.files("wezer.operation").joinpath("templates/operation/papers/paper.css").read_text("utf-8")
