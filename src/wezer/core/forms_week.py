"""When somebody is free, as a table that one fills with a keyboard."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.functional import lazy
from django.utils.safestring import SafeString

from wezer.core.profile_fields import DAYS, PARTS, SLOTS, slot_words

SLOT_CHOICES = [(slot, lazy(slot_words, str)(slot)) for slot in SLOTS]  # each reader in their own language


def week_of(chosen: Sequence[str]) -> list[dict[str, Any]]:
    """A row for each day: its name, and for each part its slot, what it is called and whether it was chosen."""
    return [
        {
            "name": name,
            "slots": [
                {"slot": f"{day}-{part}", "words": f"{name}, {words}", "chosen": f"{day}-{part}" in chosen}
                for part, words in PARTS.items()
            ],
        }
        for day, name in DAYS.items()
    ]


class WeekInput(forms.CheckboxSelectMultiple):
    """A week: a row for each day, a column for each part of it."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = value if isinstance(value, list) else []
        return render_to_string(
            "core/members/_week.html", {"week": week_of(chosen), "parts": PARTS.values(), "name": name}
        )
