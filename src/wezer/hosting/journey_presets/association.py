from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.journey.kinds import JourneyPreset, journey_presets
from wezer.hosting import preset_parts as parts


@journey_presets.add
class Association(JourneyPreset):
    kind, name, icon, order = "association", gettext_lazy("Association"), "flower-2", 30
    about = gettext_lazy(
        "Volunteers, projects and an agenda: hours given are written down, thanks are said, the board keeps the house."
    )

    def steps(self) -> dict[str, dict[str, Any]]:
        return {
            "intentions": {
                "purpose": _("We carry out together what none of us could alone."),
                "values": _("Whoever does, decides with us. Accounts are open to every member."),
            },
            "charter": {
                "charter": _("We respect each other and the time of others.\nMinutes of every meeting can be read by all members.\nMoney is spent as the assembly has decided.")
            },
            "groups": {
                "groups": [
                    parts.group(_("Board"), _("Keeps the house between two assemblies."), "circle", "invitation"),
                    parts.group(_("Next event"), _("Prepares what comes next."), "project", "open"),
                    parts.group(_("Ideas"), _("What we could do one day."), "talk"),
                ],
                "roles": [
                    parts.welcomer(),
                    parts.role(_("Secretary of the association"), _("Calls meetings and keeps the minutes.")),
                    parts.role(_("Treasurer of the association"), _("Keeps the money and reports on it.")),
                ],
            },
            "membranes": {
                "mode": "moderated", "welcome": _("Welcome. Tell us what you would enjoy doing here."),
                "questions": [_("What would you enjoy doing with us?")], "members_may": True,
            },
            "spaces": {"closed": [], "rooms": ["talk", "calendar", "chat", "market", "wallet"]},
            "words": {"words": {}},
            "currencies": {"currencies": [parts.hours(100), parts.thanks()]},
            "market": {
                "categories": [
                    parts.category(_("Helping hands"), "hand"), parts.category(_("Events"), "calendar-days"),
                    parts.category(_("Material"), "package"), parts.category(_("Skills"), "graduation-cap"),
                    parts.category(_("Transport"), "bike"),
                ],
                "criteria": parts.usual_criteria(),
            },
            "transparency": {"balances": "owner", "may_hide": True},
            "look": parts.look(150, 76),
        }  # fmt: skip
