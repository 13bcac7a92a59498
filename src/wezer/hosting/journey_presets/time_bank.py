from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.journey.kinds import JourneyPreset, journey_presets
from wezer.hosting import preset_parts as parts


@journey_presets.add
class TimeBank(JourneyPreset):
    kind, name, icon, order = "time-bank", gettext_lazy("Time bank"), "timer", 20
    about = gettext_lazy(
        "Hours against hours, whoever gives them: twenty each way, and a team that helps requests find somebody."
    )

    def steps(self) -> dict[str, dict[str, Any]]:
        return {
            "intentions": {
                "purpose": _("We give each other time, hour for hour."),
                "values": _("Every hour is worth the same. Asking is a gift too: it lets somebody help."),
            },
            "charter": {
                "charter": _("We count the time that was agreed, travel included when we said so.\nWe say in time when we cannot come.\nWhat needs a trade's licence is left to the trade.")
            },
            "groups": {
                "groups": [
                    parts.group(_("Matchmakers"), _("Finds somebody for requests that wait.")),
                    parts.group(_("Coffee hour"), _("An hour every week to drop in."), "talk"),
                ],
                "roles": [parts.welcomer()],
            },
            "membranes": {
                "mode": "moderated", "welcome": _("You begin with zero and may go twenty hours below: ask first, if you like."),
                "questions": parts.usual_questions(), "members_may": True,
            },
            "spaces": {"closed": ["operation"], "rooms": ["talk", "calendar", "chat", "market", "wallet"]},
            "words": {"words": {}},
            "currencies": {"currencies": [parts.hours(20)]},
            "market": {"categories": parts.usual_categories(), "criteria": parts.usual_criteria()},
            "transparency": {"balances": "group", "may_hide": True},
            "look": parts.look(255, 76),
        }  # fmt: skip
