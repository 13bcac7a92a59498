"""Reporting what one sees, and how a case stands."""

from datetime import datetime, timedelta
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from wezer.core.models import CaseState, ModerationCase
from wezer.core.moderation.kinds import reportable_kinds
from wezer.core.moderation.reading import appeal_days
from wezer.core.retention import in_days
from wezer.kernel.clock import now

register = template.Library()

TONES = {
    CaseState.OPEN: ("sun", "hourglass"),
    CaseState.CLAIMED: ("river", "hand"),
    CaseState.DECIDED: ("", "scale"),
    CaseState.APPEALED: ("sun", "scale"),
    CaseState.UPHELD: ("", "check"),
    CaseState.OVERTURNED: ("good", "rotate-ccw"),
}


@register.filter
def reported_kind(kind: str) -> Any:
    """What it is, in words."""
    found = reportable_kinds.get(kind)
    return found.name if found else kind


@register.filter
def may_appeal(decided_at: datetime | None) -> bool:
    """Whether something can still be said against what was decided then."""
    return decided_at is not None and decided_at >= now() - timedelta(days=appeal_days())


@register.simple_tag
def appeal_time() -> str:
    """For how long something can be said against a decision."""
    return in_days(appeal_days())


@register.inclusion_tag("ui/_tag.html")
def case_tag(case: ModerationCase) -> dict[str, Any]:
    tone, icon = TONES[CaseState(case.state)]
    return {"label": case.get_state_display(), "tone": tone, "icon_name": icon}


@register.simple_tag(takes_context=True)
def report_link(context: template.Context, kind: str, thing: Any, owner: Any) -> SafeString:
    """The quiet way to those who moderate; not to what is one's own."""
    viewer = getattr(context.get("request"), "viewer", None)
    if viewer is None or viewer.member is None or not viewer.is_inside or viewer.may_act_for(owner):
        return mark_safe("")
    return mark_safe(render_to_string("core/moderation/_link.html", {"kind": kind, "thing": thing}))  # noqa: S308 - rendered
