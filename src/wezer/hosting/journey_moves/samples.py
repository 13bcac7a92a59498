"""People who only play, for the rehearsal."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.journey.kinds import JourneyMove, journey_moves
from wezer.hosting.importing import running
from wezer.hosting.importing.running import ImportRefused
from wezer.hosting.rehearsal import bring_in_samples, the_batch


@journey_moves.add
class Samples(JourneyMove):
    """{"currency"}: three people, two offers, a want and two payments."""

    kind = "samples"

    def says(self, wanted: Mapping[str, Any]) -> str:
        return _("Three people who only play, two offers, a want and two payments in {code}").format(
            code=wanted["currency"]
        )

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        return the_batch() is not None

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        return {"batch": bring_in_samples(wanted["currency"]).code}

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        try:
            running.undo(made["batch"])
        except ImportRefused:
            return False
        return True
