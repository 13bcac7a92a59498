"""Who looked at what only holders of a role may read of a member (core.md V-8)."""

from django.db.models import QuerySet

from wezer.core.models import Look, Member
from wezer.core.profile_fields import profile_key


def looks_at(member: Member) -> QuerySet[Look]:
    """Who read what only holders of a role may read of this member."""
    return Look.objects.filter(member=member).select_related("by__photo")


def line_names(look: Look) -> list[str]:
    """The lines that were read, as their member reads them; one that the community took away is left out."""
    return [str(field.label) for key in look.lines if (field := profile_key(key)) is not None]
