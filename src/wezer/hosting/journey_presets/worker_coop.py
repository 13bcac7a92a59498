from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.journey.kinds import JourneyPreset, journey_presets
from wezer.hosting import preset_parts as parts


@journey_presets.add
class WorkerCoop(JourneyPreset):
    kind, name, icon, order = "worker-coop", gettext_lazy("Worker cooperative"), "briefcase-business", 50
    about = gettext_lazy(
        "Those who work own the firm: circles with their roles, hours given to each other, euros followed, the books open."
    )

    def steps(self) -> dict[str, dict[str, Any]]:
        return {
            "intentions": {
                "purpose": _("We earn our living together in a firm that belongs to those who work in it."),
                "values": _("One person, one voice. Salaries are known to all of us. Work has to leave room for life."),
            },
            "charter": {
                "charter": _("Circles decide what is theirs by consent.\nA tension is brought to the circle, not to the corridor.\nAccounts and salaries can be read by every associate.")
            },
            "groups": {
                "groups": [
                    parts.group(_("General circle"), _("Joins the circles and keeps the whole in sight."), "circle", "invitation"),
                    parts.group(_("Customers"), _("Offers, orders, contact."), "circle", "request"),
                    parts.group(_("Production"), _("What we make, and how."), "circle", "request"),
                    parts.group(_("Administration"), _("Invoices, wages, law."), "circle", "invitation"),
                    parts.group(_("Kitchen table"), _("Everything that is not work."), "talk"),
                ],
                "roles": [parts.welcomer(), parts.role(_("Facilitation"), _("Prepares and chairs the meetings of the general circle."))],
            },
            "membranes": {
                "mode": "invitation", "welcome": _("Welcome on board. Your circle shows you the house."),
                "questions": [], "members_may": False,
            },
            "spaces": {"closed": [], "rooms": ["talk", "calendar", "chat", "market", "wallet"]},
            "words": parts.words(fr={"member": ("associé", "associés")}, en={"member": ("associate", "associates")}),
            "currencies": {"currencies": [parts.hours(80), parts.euro()]},
            "market": {
                "categories": [
                    parts.category(_("Help between circles"), "handshake"), parts.category(_("Learning"), "graduation-cap"),
                    parts.category(_("Tools and rooms"), "hammer"), parts.category(_("Private"), "house"),
                ],
                "criteria": parts.usual_criteria(),
            },
            "transparency": {"balances": "community", "may_hide": False},
            "look": parts.look(210, 40),
        }  # fmt: skip
