"""The person: what the community knows them by, their profile, who looked at it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Endorsement, Look, Member, ProfileField


@own_data.add
class Person(OwnData):
    kind = "member"
    name = _("Who I am here")
    keeps = ("core.Member.user", "core.Member.party_ptr", "core.Group.party_ptr", "core.Erasure.member")
    order = 90

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        user = member.user
        return {
            "uid": str(member.uid),
            "name": member.name,
            "number": member.number,
            "since": member.created_at.isoformat(),
            "language": member.language,
            "timezone": member.timezone,
            "login": {"email": user.email, "created_at": user.created_at.isoformat()} if user else None,
        }


@own_data.add
class Profile(OwnData):
    kind = "profile"
    name = _("Profile")
    forgets = ("core.ProfileField.member", "core.Displacement.member", "core.SearchDoc.party", "core.MapPoint.party")

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = ProfileField.objects.filter(member=member).select_related("audience").order_by("key")
        return [
            {"key": row.key, "value": row.value, "audience": row.audience.key if row.audience else "nobody"}
            for row in rows
        ]


@own_data.add
class WhoLooked(OwnData):
    kind = "who_looked"
    name = _("Who looked")
    forgets = ("core.Look.member",)
    keeps = ("core.Look.by",)  # those looked at go on knowing that somebody did

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Look.objects.filter(member=member).select_related("by").order_by("at", "id")
        return [
            {"by": row.by.name, "lines": row.lines, "in_list": row.is_list, "at": row.at.isoformat()} for row in rows
        ]


@own_data.add
class Endorsements(OwnData):
    kind = "endorsements"
    name = _("Words on skills")
    forgets = ("core.Endorsement.member", "core.Endorsement.by")

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        given = Endorsement.objects.filter(by=member).select_related("member").order_by("at", "id")
        received = Endorsement.objects.filter(member=member).select_related("by").order_by("at", "id")
        return {
            "given": [{"to": row.member.name, "term": row.term, "at": row.at.isoformat()} for row in given],
            "received": [{"by": row.by.name, "term": row.term, "at": row.at.isoformat()} for row in received],
        }
