from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.journey.kinds import JourneyPreset, journey_presets
from wezer.hosting import preset_parts as parts


@journey_presets.add
class Lets(JourneyPreset):
    kind, name, icon, order = "lets", gettext_lazy("Local exchange system (LETS)"), "handshake", 10
    about = gettext_lazy(
        "Neighbours exchange services and things in a unit of their own, sixty to the hour, with thanks beside."
    )

    def steps(self) -> dict[str, dict[str, Any]]:
        return {
            "intentions": {
                "purpose": _("We exchange what we can do and what we have, in a unit that we make ourselves."),
                "values": _("Everybody has something to give. An hour is an hour. What we owe each other is a link, not a fault."),
            },
            "charter": {
                "charter": _("We agree before we begin. We keep our word, or say so in time.\nWe pay within a week of the service.\nBeing below zero is a promise to give; being far above is an invitation to ask.\nWhoever leaves brings the balance back to zero first.")
            },
            "groups": {
                "groups": [
                    parts.group(_("Welcome circle"), _("Meets those who join, and helps with their first exchange.")),
                    parts.group(_("Meeting days"), _("Prepares the market days where we see each other."), "talk"),
                ],
                "roles": [parts.welcomer(), parts.role(_("Balance keeper"), _("Looks at wallets near their limits, and talks with their holders."), "ledger.set_limits")],
            },
            "membranes": {
                "mode": "moderated", "welcome": _("Read a little, say hello, then offer one thing and ask for one."),
                "questions": parts.usual_questions(), "members_may": True,
            },
            "spaces": {"closed": ["operation"], "rooms": ["talk", "calendar", "chat", "market", "wallet"]},
            "words": {"words": {}},
            "currencies": {"currencies": [parts.credit("GRAIN", _("Grain"), _("Grains"), 600), parts.thanks()]},
            "market": {"categories": parts.usual_categories(), "criteria": parts.usual_criteria()},
            "transparency": {"balances": "community", "may_hide": True},
            "look": parts.look(346, 76),
        }  # fmt: skip
