"""Facts of places."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class PlaceSuggested:
    subject: Ref


@fact
class PlaceCorrected:
    """It says something else; `returned`: what an earlier version said."""

    subject: Ref
    returned: bool = False


@fact
class PlaceJudged:
    """Somebody says that it is there, or that it is no longer as described."""

    subject: Ref
    is_there: bool


@fact
class PlaceMovedOn:
    """It is in another state, by the voices of several or by somebody who tends the group."""

    subject: Ref
    state: str


@fact
class PlacesImported:
    """A file brought or changed so many places of a room."""

    subject: Ref
    number: int


@fact
class PlacesTakenBack:
    """An import is undone; so many stay, since others have touched them."""

    subject: Ref
    left: int
