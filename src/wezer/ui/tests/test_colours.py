"""The tokens keep their contrast in both themes, whatever two hues a community chooses."""

import math
import re
from pathlib import Path

import pytest

from wezer.ui import theme

TOKENS = (Path(__file__).parent.parent / "static/ui/tokens.css").read_text(encoding="utf-8")
COLOUR = r"oklch\(([\d.]+)% ([\d.]+) ([^()]*(?:\([^()]*(?:\([^()]*\))?[^()]*\))?)\)"
PAIR = re.compile(rf"--([a-z0-9-]+):\s*light-dark\({COLOUR}, {COLOUR}\);")
HUES = range(0, 360, 10)
THEMES = (0, 1)

# (text, ground, least contrast)
FIXED = [
    ("ink", "canvas", 12), ("ink", "surface", 12), ("ink-2", "canvas", 7), ("ink-2", "sunken", 6), ("ink-3", "sunken", 4.5),
    ("river-ink", "river-soft", 6), ("mineral-ink", "mineral-soft", 6), ("good", "good-soft", 4.5), ("alert", "alert-soft", 4.5),
    ("good", "surface", 4.5), ("alert", "surface", 4.5), ("river", "surface", 3), ("mineral", "surface", 3), ("line-strong", "surface", 3),
    ("line-strong", "canvas", 3),
]  # fmt: skip
MOVED = [
    ("on-brand", "brand", 7), ("brand", "surface", 7), ("brand", "brand-soft", 6), ("brand", "canvas", 7), ("ink", "brand-soft", 9),
    ("sun-ink", "sun-soft", 4.5), ("ink-2", "sun-soft", 4.5), ("on-sun", "sun", 7),
]  # fmt: skip


def hue(text, plum, sun):
    text = (
        text.replace("var(--plum-hue)", str(plum)).replace("var(--sun-hue)", str(sun)).replace("calc", "").strip("() ")
    )
    numbers = re.fullmatch(r"(-?[\d.]+)(?: ([+-]) ([\d.]+))?", text)
    assert numbers, text
    return float(numbers[1]) + (float(numbers[3]) * (1 if numbers[2] == "+" else -1) if numbers[2] else 0)


def tokens(plum=theme.PLUM_HUE, sun=theme.SUN_HUE):
    """name → (light, dark), each (lightness 0…1, chroma, hue)."""
    found = {}
    for match in PAIR.finditer(TOKENS):
        name, *six = match.groups()
        found[name] = tuple((float(l) / 100, float(c), hue(h, plum, sun)) for l, c, h in (six[:3], six[3:]))  # noqa: E741
    on_sun = re.search(rf"--on-sun:\s*{COLOUR};", TOKENS)
    one = (float(on_sun[1]) / 100, float(on_sun[2]), hue(on_sun[3], plum, sun))
    return found | {"on-sun": (one, one)}


def luminance(colour):
    """Relative luminance of an oklch colour, clipped into sRGB as a browser shows it at worst."""
    lightness, chroma, angle = colour
    a, b = chroma * math.cos(math.radians(angle)), chroma * math.sin(math.radians(angle))
    l, m, s = (  # noqa: E741
        (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    )
    red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
    green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
    blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    red, green, blue = (min(1, max(0, part)) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_so_the_measure_can_be_trusted():
    assert round(contrast((0, 0, 0), (1, 0, 0)), 2) == 21.0


@pytest.mark.parametrize("at", THEMES, ids=["light", "dark"])
def test_text_and_controls_keep_their_contrast(at):
    known = tokens()
    low = [
        (t, g, round(contrast(known[t][at], known[g][at]), 2))
        for t, g, least in FIXED + MOVED
        if contrast(known[t][at], known[g][at]) < least
    ]
    assert low == []


@pytest.mark.parametrize("at", THEMES, ids=["light", "dark"])
def test_any_two_hues_of_a_community_keep_the_contrast(at):
    low = []
    for degrees in HUES:
        known = tokens(degrees, degrees)
        low += [
            (degrees, t, g, round(contrast(known[t][at], known[g][at]), 2))
            for t, g, least in MOVED
            if contrast(known[t][at], known[g][at]) < least
        ]
    assert low == []


def test_hues_of_people_stay_readable_on_their_disc():
    light = [contrast((0.88, 0.062, h), (0.29, 0.07, h)) for h in range(0, 360, 15)]
    dark = [contrast((0.40, 0.072, h), (0.94, 0.035, h)) for h in range(0, 360, 15)]
    assert min(light) > 7 and min(dark) > 5.5


def test_the_theme_stylesheet_takes_angles_only(client):
    assert theme.stylesheet(120, 40) == ":root{--plum-hue:120;--sun-hue:40}\n"
    assert theme.stylesheet("red;}", None) == theme.stylesheet()
    served = client.get("/theme.css?v=120-40")
    assert (served.content.decode(), served["Content-Type"]) == (theme.stylesheet(120, 40), "text/css; charset=utf-8")
    assert "immutable" in served["Cache-Control"]


def test_a_theme_address_made_up_by_somebody_gives_a_plain_stylesheet(client):
    served = client.get("/theme.css?v=1;}x-9999").content.decode()
    assert re.fullmatch(r":root\{--plum-hue:\d+;--sun-hue:\d+\}\n", served)


def test_every_hue_falls_in_one_of_the_24_classes_that_the_stylesheet_has():
    base = (Path(__file__).parent.parent / "static/ui/base.css").read_text(encoding="utf-8")
    classes = {theme.hue_class(degrees) for degrees in range(-720, 720)}
    assert len(classes) == 24 and all(f".{name} {{" in base for name in classes)
