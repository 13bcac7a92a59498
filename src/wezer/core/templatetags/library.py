"""Tags of the library."""

from typing import Any

from django import template

from wezer.core.library.queries import who_works_on
from wezer.core.models import Approval

register = template.Library()
_TONES = {Approval.DRAFT: "", Approval.PROPOSED: "sun", Approval.APPROVED: "good"}


@register.filter
def approval_tone(state: str) -> str:
    return _TONES.get(Approval(state), "")


@register.filter
def works(document: Any) -> Any:
    """Who said that they work on it, as long as it lasts."""
    return who_works_on(document)
