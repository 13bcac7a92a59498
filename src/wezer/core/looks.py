"""How a group may look: an icon of the sprite, and a hue. Lightness and chroma are the product's, so every hue is readable."""

from django.utils.translation import gettext_lazy as _

from wezer.core.refusals import HueUnknown, IconUnknown

#: Icons that say something about a group, each with a word for those who hear the page.
ICONS = (
    ("users-round", _("People")), ("circle-dot", _("Circle")), ("landmark", _("Organisation")), ("network", _("Alliance")),
    ("building-2", _("Workplace")), ("map-pin", _("Place")), ("flag", _("Project")), ("badge-check", _("Role")),
    ("messages-square", _("Talk")), ("leaf", _("Leaf")), ("sprout", _("Garden")), ("tree-deciduous", _("Trees")),
    ("wheat", _("Fields")), ("carrot", _("Vegetables")), ("croissant", _("Bakery")), ("coffee", _("Café")),
    ("shopping-basket", _("Groceries")), ("store", _("Shop")), ("wrench", _("Repair")), ("hammer", _("Building")),
    ("bike", _("Bicycles")), ("truck", _("Transport")), ("house", _("Housing")), ("heart-handshake", _("Care")),
    ("baby", _("Children")), ("graduation-cap", _("Learning")), ("book-open", _("Books")), ("music", _("Music")),
    ("palette", _("Arts")), ("megaphone", _("News")), ("scale", _("Decisions")), ("coins", _("Money")), ("sun", _("Energy")),
    ("droplets", _("Water")), ("recycle", _("Second life")), ("star", _("Festivities")),
)  # fmt: skip
#: Hues to choose from: every second of the style sheet's 24.
HUES = (
    (0, _("Pink")), (30, _("Red")), (60, _("Orange")), (90, _("Yellow")), (120, _("Lime")), (150, _("Green")),
    (180, _("Teal")), (210, _("Cyan")), (240, _("Blue")), (270, _("Indigo")), (300, _("Violet")), (330, _("Magenta")),
)  # fmt: skip


def check_looks(icon: str | None, hue: int | None, *, own_icon: str = "") -> None:
    """Refuses an icon that is not among those offered (nor the kind's own), and a hue that is no angle."""
    if icon is not None and icon not in (*dict(ICONS), own_icon):
        raise IconUnknown()
    if hue is not None and not 0 <= hue < 360:
        raise HueUnknown()
