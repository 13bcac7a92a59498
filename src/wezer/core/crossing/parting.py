"""How one leaves a group, as its membrane says: at once, with notice, or after a talk. Nobody can be kept."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.crossing.kinds import Knob
from wezer.core.models import BelongingState, Departure, Group, Member

FREE, NOTICE, TALK = "free", "notice", "talk"
#: So long a notice lasts at most, and so long one who was asked to talk first.
LONGEST_NOTICE, LONGEST_TALK = 90, 30
#: So long before they go, who leaves is reminded.
REMINDED_BEFORE = timedelta(days=3)

KNOBS = {
    "leaving": Knob(
        str, FREE, gettext_lazy("How one leaves"),
        gettext_lazy("Read before one enters and when one leaves. Whoever said already that they leave goes as it was then. Who is new, observes or is on a pause goes at once."),
        choices=(
            (FREE, gettext_lazy("At once")),
            (NOTICE, gettext_lazy("With notice")),
            (TALK, gettext_lazy("After a talk with those who tend the group")),
        ),
    ),
    "leaving_days": Knob(
        int, 14, gettext_lazy("Days until one has left"),
        gettext_lazy("Of the notice: at most 90. After a talk: at most 30; then they are out, whatever was said."),
        least=1, most=LONGEST_NOTICE,
    ),
}  # fmt: skip


def leaving_of(group: Group) -> tuple[str, int]:
    """The mode that holds, and its days. The community has its own, and a role's page follows who holds it. No statement."""
    kept = group.membrane_rules
    if group.is_root or group.type == "role":
        return FREE, 0
    return str(kept.get("leaving", FREE)), int(kept.get("leaving_days", KNOBS["leaving_days"].default))


def in_words(mode: str, days: int) -> str:
    if mode == NOTICE:
        said = ngettext(
            "Whoever leaves says so {days} day before, and may stay after all",
            "Whoever leaves says so {days} days before, and may stay after all",
            days,
        )
    elif mode == TALK:
        said = ngettext(
            "Whoever leaves talks with those who tend the group first; after {days} day they are out in any case",
            "Whoever leaves talks with those who tend the group first; after {days} days they are out in any case",
            days,
        )
    else:
        said = _("One may leave at any time, at once")
    return said.format(days=days)


def announced(group: Group, member: Member | None) -> Departure | None:
    """That this member leaves, where they said so. One statement."""
    found = Departure.objects.filter(belonging__group=group, belonging__member=member)
    return found.select_related("belonging__member", "talk").first() if member is not None else None


def leaving_soon(group: Group) -> QuerySet[Departure]:
    """Who has said that they leave this group, the next one first."""
    found = Departure.objects.filter(belonging__group=group, belonging__state=BelongingState.LEAVING)
    return found.select_related("belonging__member__photo", "talk").order_by("due_at", "belonging_id")


def parting_of(viewer: Any, group: Group) -> tuple[str, int]:
    """How this viewer would leave now: whoever is not a full member goes at once. Reads `my_state`, where it is annotated."""
    return leaving_of(group) if getattr(group, "my_state", None) == BelongingState.MEMBER else (FREE, 0)
