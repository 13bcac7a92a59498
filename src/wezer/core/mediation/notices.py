"""What both sides, whom they name and those who give roles are told. Each kind of dispute has notices of its own, so that
one chooses how to hear of it with its topic; the sentences are the same."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.community import community
from wezer.core.kinds import NoticeKind
from wezer.core.mediation.queries import where_roles_are_given

#: key, icon, waits, name in the settings, sentence
OF_MEDIATION: tuple[tuple[str, str, bool, Any, Any], ...] = (
    ("nobody_mediates", "life-buoy", True, _("Nobody may mediate"), _("Nobody may mediate on “{title}”: both of you can name somebody")),
    ("mediator_named", "life-buoy", True, _("A mediator to agree on"), _("{name} names {member} to mediate on “{title}”: do you agree?")),
    ("mediator_asked", "life-buoy", True, _("Asked to mediate"), _("Both sides ask you to mediate on “{title}”")),
    ("mediator_accepted", "life-buoy", False, _("Mediators found"), _("{member} mediates on “{title}” from now on")),
    ("mediator_declined", "life-buoy", False, _("Mediators who decline"), _("{member} does not mediate on “{title}”: name somebody else")),
    ("mediator_unwanted", "life-buoy", True, _("Another mediator wished for"), _("{name} wishes that somebody else than {member} mediates on “{title}”: do you?")),
    ("mediator_released", "life-buoy", False, _("Mediation that ended"), _("Both sides want somebody else to mediate on “{title}”: thank you, it is done for you")),
)  # fmt: skip


class MediationLacks(NoticeKind):
    """To those who give roles. What the dispute is about is not theirs to read."""

    icon = "life-buoy"
    name = _("Mediation that nobody may give")
    waits = True
    words: Any

    def sentence(self, notice: Any) -> str:
        return str(self.words)

    def url(self, notice: Any) -> str:
        return where_roles_are_given(notice.group or community())
