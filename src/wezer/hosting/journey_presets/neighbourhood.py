from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.journey.kinds import JourneyPreset, journey_presets
from wezer.hosting import preset_parts as parts


@journey_presets.add
class Neighbourhood(JourneyPreset):
    kind, name, icon, order = "neighbourhood", gettext_lazy("Neighbourhood"), "house", 60
    about = gettext_lazy(
        "Streets that talk, lend and help: an open door, a place for each street, small favours in pebbles, and thanks."
    )

    def steps(self) -> dict[str, dict[str, Any]]:
        return {
            "intentions": {
                "purpose": _("We know who lives next door, and help each other out."),
                "values": _("A favour is not a bill. Whoever lives here belongs here."),
            },
            "charter": {
                "charter": _("We speak to each other before we speak about each other.\nWhat is lent comes back clean and whole.\nNo trade and no politics in the conversation of everybody.")
            },
            "groups": {
                "groups": [
                    parts.group(_("Our street"), _("For those who live here; make one for each street."), "local", "request"),
                    parts.group(_("Street party"), _("Once a year, everybody at one table."), "project"),
                    parts.group(_("Lost and found"), _("Keys, cats, gloves."), "talk"),
                ],
                "roles": [parts.welcomer()],
            },
            "membranes": {
                "mode": "moderated", "welcome": _("Say in which street you live, and knock at a door."),
                "questions": [_("In which street do you live?")], "members_may": True,
            },
            "spaces": {"closed": ["operation"], "rooms": ["talk", "calendar", "chat", "market", "wallet"]},
            "words": parts.words(fr={"member": ("voisin", "voisins")}, en={"member": ("neighbour", "neighbours")}),
            "currencies": {"currencies": [parts.credit("PEBBLE", _("Pebble"), _("Pebbles"), 300), parts.thanks()]},
            "market": {
                "categories": [
                    parts.category(_("To lend and borrow"), "recycle"), parts.category(_("To give away"), "gift"),
                    parts.category(_("Helping hands"), "hand"), parts.category(_("Garden"), "sprout"),
                    parts.category(_("Children and animals"), "baby"), parts.category(_("Transport"), "bike"),
                ],
                "criteria": [_("Cordial"), _("On time")],
            },
            "transparency": {"balances": "owner", "may_hide": True},
            "look": parts.look(20, 90),
        }  # fmt: skip
