"""The steps of naming somebody, as the pages of what is disputed take them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.http import MemberRequest
from wezer.core.mediation.acts import (
    accept_mediation,
    agree_to_mediator,
    decline_mediation,
    release_mediator,
    take_back_release,
)

#: The step in the address → the act, what is said.
STEPS: dict[str, tuple[Any, Any]] = {
    "agree-to-mediator": (agree_to_mediator, _("Agreed. They are asked now.")),
    "accept-mediation": (accept_mediation, _("You mediate here from now on.")),
    "decline-mediation": (decline_mediation, _("Said.")),
    "release-mediator": (release_mediator, _("Said.")),
    "take-back-release": (take_back_release, _("Said.")),
}
_NAMED = _("Said. The other side is asked whether they agree.")


def said_of_naming(case: Any) -> str:
    """Who names whom the other side named has agreed."""
    return str(_NAMED if case.mediator_agreed_at is None else STEPS["agree-to-mediator"][1])


def take_step(request: MemberRequest, case: Any, step: str) -> str:
    """What is said when it went."""
    act, said = STEPS[step]
    more = {"seen": request.POST.get("mediator", "")} if act is agree_to_mediator else {}
    act(by=request.viewer, case=case, **more)
    return str(said)
