"""The community on a home screen: what a phone is told of it, and by which pages."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from wezer.ui import theme
from wezer.ui.context import Community, set_community
from wezer.ui.middleware import policy
from wezer.ui.tests.test_colours import tokens

pytestmark = pytest.mark.django_db


@pytest.fixture
def valley():
    before = set_community(lambda: Community(name="Vallée de l’Épine", language="fr", note="Kept between us"))
    yield
    set_community(before)


def test_a_phone_is_told_the_name_the_icons_and_where_it_begins(client, valley):
    served = client.get("/app.webmanifest")
    told = json.loads(served.content)
    assert (served.status_code, served["Content-Type"]) == (200, "application/manifest+json")
    assert (told["name"], told["lang"], told["start_url"], told["scope"], told["display"]) == (
        "Vallée de l’Épine", "fr", "/", "/", "standalone",
    )  # fmt: skip
    assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} == {
        ("192x192", "any"), ("192x192", "maskable"), ("512x512", "any"), ("512x512", "maskable"),
    }  # fmt: skip
    for icon in told["icons"]:
        kept = finders.find(re.sub(r"^.*?(ui/app-\d+).*$", r"\1.png", icon["src"]))
        assert icon["src"].startswith("/") and Image.open(kept).size == tuple(map(int, icon["sizes"].split("x")))


def test_it_is_the_same_for_everybody_and_kept_for_an_hour(client, valley):
    """No name, no preference, no cookie of whoever asks is in it; what is kept in between is nobody's."""
    stranger = client.get("/app.webmanifest")
    client.cookies["theme"] = "dark"
    again = client.get("/app.webmanifest", headers={"Accept-Language": "de"})
    assert stranger.content == again.content and b"Kept between us" not in stranger.content
    assert set(stranger["Cache-Control"].split(", ")) == {"public", "max-age=3600"}
    assert not stranger.cookies and "Cookie" not in stranger.get("Vary", "")
    assert client.post("/app.webmanifest").status_code == 405


def test_every_page_names_it_and_the_content_policy_lets_it_in(client, valley):
    page = client.get("/account/login/").content.decode()
    assert '<link rel="manifest" href="/app.webmanifest">' in page and 'rel="apple-touch-icon"' in page
    assert 'name="apple-mobile-web-app-title" content="Vallée de l’Épine"' in page
    assert "default-src 'self'" in policy() and "manifest-src" not in policy()
    heads = Path(__file__).parent.parent / "templates/ui"
    assert all('include "ui/_head.html"' in (heads / f"{name}.html").read_text() for name in ("page", "door", "public"))


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [("", ["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]), ("light", [""]), ("dark", [""])],
)
def test_the_bar_of_the_phone_has_the_colour_of_the_paper(client, chosen, shown):
    if chosen:
        client.cookies["theme"] = chosen
    page = client.get("/account/login/").content.decode()
    found = re.findall(r'<meta name="theme-color" content="(#[0-9a-f]{6})"(?: media="([^"]*)")?>', page)
    expected = [theme.CANVAS[chosen]] if chosen else list(theme.CANVAS.values())
    assert [colour for colour, _media in found] == expected and [media for _colour, media in found] == shown


def test_the_paper_is_that_of_the_tokens():
    """A grey of oklch lightness L has the sRGB light L³."""
    for which, paper in zip(tokens()["canvas"], theme.CANVAS.values(), strict=True):
        parts = [int(paper[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        brightness = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
        assert abs(brightness ** (1 / 3) - which[0]) < 0.01
