"""Parts that several presets share. All sentences come in the language of who takes the preset."""

from typing import Any

from django.utils.translation import gettext as _

WELCOMING = ["core.admit_members"]


def group(name: str, purpose: str, type: str = "circle", membrane: str = "open") -> dict[str, Any]:
    return {"name": name, "type": type, "membrane": membrane, "purpose": purpose}


def role(name: str, purpose: str, *rights: str) -> dict[str, Any]:
    return {"name": name, "purpose": purpose, "rights": list(rights)}


def category(name: str, icon: str) -> dict[str, Any]:
    return {"name": name, "icon": icon}


def welcomer() -> dict[str, Any]:
    return role(_("Welcome"), _("Answers whoever asks to join, and stays near in the first weeks."), *WELCOMING)


def hours(most: int) -> dict[str, Any]:
    """Hours, so many each way: one is worth one, whoever gives it."""
    return {
        "code": "HOUR", "name": _("Hour"), "name_plural": _("Hours"), "symbol": "h", "kind": "mutual_credit",
        "display_format": "hours_minutes", "rules": {"floor": -3600 * most, "ceiling": 3600 * most},
    }  # fmt: skip


def credit(code: str, name: str, plural: str, most: int) -> dict[str, Any]:
    """A unit of one's own, sixty to the hour."""
    return {
        "code": code, "name": name, "name_plural": plural, "kind": "mutual_credit", "display_format": "decimal",
        "rules": {"floor": -most, "ceiling": most, "value_scale": [[60, code, 1, "h"]]},
    }  # fmt: skip


def thanks() -> dict[str, Any]:
    return {
        # untranslated: a currency's name, theirs to change
        "code": "MERCI", "name": "Merci", "name_plural": "Mercis", "symbol": "Merci", "kind": "gratitude",
        "display_format": "counter", "rules": {"per_day": 20},
    }  # fmt: skip


def euro() -> dict[str, Any]:
    """Money from elsewhere: agreed and written down here, paid elsewhere."""
    return {
        # untranslated: a currency's name, theirs to change
        "code": "EUR", "name": "Euro", "name_plural": "Euros", "symbol": "€", "kind": "external", "scale": 2,
        "display_format": "decimal", "rules": {},
    }  # fmt: skip


def usual_categories() -> list[dict[str, Any]]:
    return [
        category(_("Food"), "carrot"),
        category(_("Garden"), "sprout"),
        category(_("Home and repairs"), "wrench"),
        category(_("Care and company"), "heart"),
        category(_("Learning"), "graduation-cap"),
        category(_("Computers"), "laptop"),
        category(_("Transport"), "bike"),
        category(_("To lend and borrow"), "recycle"),
    ]


def usual_criteria() -> list[str]:
    return [_("Cordial"), _("Meets needs"), _("On time")]


def usual_questions() -> list[str]:
    return [_("What would you like to give, and what do you need?"), _("Who told you about us?")]


def look(plum: int, sun: int) -> dict[str, Any]:
    return {"plum_hue": plum, "sun_hue": sun}


def words(**said: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """words(fr={"group": ("cercle", "cercles")})"""
    return {
        "words": {
            language: {key: {"one": one, "many": many} for key, (one, many) in forms.items()}
            for language, forms in said.items()
        }
    }
