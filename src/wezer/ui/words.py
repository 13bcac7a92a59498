"""A community's own words ("member", "circle", "want") are data, not translations. Core tells them here.

Without a source, or for a word the community left alone, the product's own word is used, in the reader's language.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

#: The words a community may rename: key → (one, several).
WORDS: dict[str, tuple[Any, Any]] = {
    "member": (_("member"), _("members")),
    "group": (_("group"), _("groups")),
    "circle": (_("circle"), _("circles")),
    "community": (_("community"), _("communities")),
    "offer": (_("offer"), _("offers")),
    "want": (_("want"), _("wants")),
    "reply": (_("answer"), _("answers")),
    "wallet": (_("wallet"), _("wallets")),
    "task": (_("task"), _("tasks")),
    "decision": (_("decision"), _("decisions")),
    "gardener": (_("gardener"), _("gardeners")),
    "facilitator": (_("facilitator"), _("facilitators")),
}

Source = Callable[[str, bool, str], str | None]


def _nothing(key: str, plural: bool, language: str) -> str | None:
    return None


_source: Source = _nothing


def set_source(source: Source) -> None:
    """`source(key, plural, language)` gives the community's own word, or None to keep the product's. Keep it cached."""
    global _source
    _source = source


def word(key: str, plural: bool = False, language: str = "") -> str:
    """The word for `key` in this community. An unknown key is a mistake of the template and raises KeyError."""
    from_community = _source(key, plural, language)
    return from_community or str(WORDS[key][plural])
