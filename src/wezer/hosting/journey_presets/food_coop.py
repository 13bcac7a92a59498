from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.journey.kinds import JourneyPreset, journey_presets
from wezer.hosting import preset_parts as parts


@journey_presets.add
class FoodCoop(JourneyPreset):
    kind, name, icon, order = "food-coop", gettext_lazy("Food cooperative"), "carrot", 40
    about = gettext_lazy(
        "Members run their shop: hours of work are counted, euros are followed, circles keep products, shop and accounts."
    )

    def steps(self) -> dict[str, dict[str, Any]]:
        return {
            "intentions": {
                "purpose": _("We run a shop of our own, with good food at a fair price for those who grow it and those who eat it."),
                "values": _("One person, one voice. Everybody gives a hand. We know where our food comes from."),
            },
            "charter": {
                "charter": _("Each of us works three hours every four weeks, or finds somebody for that day.\nWhoever shops is up to date with their hours.\nSurplus goes back into the shop.")
            },
            "groups": {
                "groups": [
                    parts.group(_("Shop"), _("Keeps the shop open: shifts, shelves, till."), "local", "open"),
                    parts.group(_("Products"), _("Chooses growers and products."), "circle", "request"),
                    parts.group(_("Accounts"), _("Invoices, margins, cash."), "circle", "invitation"),
                    parts.group(_("Recipes"), _("What to cook with what is there."), "talk"),
                ],
                "roles": [parts.welcomer(), parts.role(_("Shift coordinator"), _("Fills the shifts and finds who steps in."))],
            },
            "membranes": {
                "mode": "moderated", "welcome": _("Come to an information evening, then choose your first shift."),
                "questions": [_("When could you give three hours?"), _("Which evening will you come to hear how it works?")], "members_may": True,
            },
            "spaces": {"closed": [], "rooms": ["talk", "calendar", "chat", "market", "wallet"]},
            "words": parts.words(fr={"member": ("coopérateur", "coopérateurs")}, en={"member": ("cooperator", "cooperators")}),
            "currencies": {"currencies": [parts.hours(12), parts.euro()]},
            "market": {
                "categories": [
                    parts.category(_("Food"), "carrot"), parts.category(_("Shifts to swap"), "repeat"),
                    parts.category(_("From my garden"), "sprout"), parts.category(_("Jars and bottles"), "milk"),
                    parts.category(_("Transport"), "bike"),
                ],
                "criteria": parts.usual_criteria(),
            },
            "transparency": {"balances": "owner", "may_hide": True},
            "look": parts.look(130, 60),
        }  # fmt: skip
