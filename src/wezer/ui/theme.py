"""A community's colours: two hues, same lightness and chroma, served as a tiny stylesheet (inline styles are refused)."""

from django.urls import reverse

PLUM_HUE = 346
SUN_HUE = 76
#: The paper of both themes (`--canvas` in tokens.css) for what is drawn around pages and reads no style sheet.
CANVAS = {"light": "#f8f3f1", "dark": "#181016"}


def stylesheet(plum_hue: int = PLUM_HUE, sun_hue: int = SUN_HUE) -> str:
    """The stylesheet that moves the two hues. Anything that is no angle falls back to the product's own."""
    return f":root{{--plum-hue:{_angle(plum_hue, PLUM_HUE)};--sun-hue:{_angle(sun_hue, SUN_HUE)}}}\n"


def address(plum_hue: int = PLUM_HUE, sun_hue: int = SUN_HUE) -> str:
    """Where the stylesheet is; its version is the colours themselves, so it may be kept for ever."""
    plum, sun = _angle(plum_hue, PLUM_HUE), _angle(sun_hue, SUN_HUE)
    return f"{reverse('ui:theme')}?v={plum}-{sun}"


def hue_class(hue: int | None) -> str:
    """The class of the nearest of the 24 hues."""
    return f"h-{round(((hue if hue is not None else 345) % 360) / 15) * 15 % 360}"


def _angle(hue: object, otherwise: int) -> int:
    return hue % 360 if isinstance(hue, int) else otherwise
