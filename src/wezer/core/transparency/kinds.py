"""Classes of data whose audience a group decides, an open set in `<package>/transparency_classes/*.py`.

@transparency_classes.add
class Moves(TransparencyClass):
    kind, name = "membership_moves", _("Who comes and goes")
    audience, delay_days = "group", 0          # what holds until a group says otherwise

Whoever shows such data asks `transparency.reading.windows(viewer, kind, group)` in the query itself.
"""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.registry import Registry

if TYPE_CHECKING:
    from wezer.core.models import Group

#: From the narrowest to the widest. Parties see their own whatever a rule says.
AUDIENCES: dict[str, Any] = {
    "parties": _("Those concerned alone"),
    "stewards": _("Those who tend the group"),
    "group": _("The group"),
    "community": _("The community"),
    "public": _("Everyone, also outside"),
}
#: Figures of fewer people than this tell of somebody.
FEWEST = 5
LONGEST_DELAY = 3650


class TransparencyClass:
    """A class of data."""

    kind: str
    name: Any
    #: What of it is shown, in a sentence.
    description: Any = ""
    icon = "eye"
    order = 50
    audience = "group"
    delay_days = 0
    #: The widest that a group may choose.
    widest = "public"
    #: Each figure is about a person who may agree that their past is opened.
    of_people = False

    def address(self, group: "Group") -> str:
        """The page that shows it; empty when there is none for this group."""
        return ""


transparency_classes: Registry[TransparencyClass] = Registry("transparency_classes", TransparencyClass)


def width(audience: str) -> int:
    return list(AUDIENCES).index(audience)


def offered(kind: TransparencyClass) -> list[str]:
    return list(AUDIENCES)[: width(kind.widest) + 1]
