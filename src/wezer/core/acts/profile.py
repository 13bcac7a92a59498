"""A member's own profile and preferences."""

import math
import random
import zoneinfo
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wezer.core.acts.members import rename_member
from wezer.core.community import community
from wezer.core.events import PreferencesChanged, ProfileChanged
from wezer.core.maps.points import point_member
from wezer.core.models import (
    ACTIVE_STATES,
    Audience,
    Belonging,
    Displacement,
    Endorsement,
    File,
    Member,
    ProfileField,
    ProfileTerm,
)
from wezer.core.profile_fields import ProfileKey, profile_key, terms_of, width
from wezer.core.profiles import MOVED_METRES, default_audience, widest
from wezer.core.refusals import AudienceTooWide, AudienceUnknown, FieldUnknown, ValueInvalid
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Invalid, NotAllowed, Refusal

METRES_PER_DEGREE = 111_320


@act
def set_profile_field(
    *, by: Any, key: str, value: Any = None, audience: str | None = None, member: Member | None = None
) -> ProfileField | None:
    """Say one line of one's profile and who reads it. An empty value takes the line away.

    `audience` is the key of an audience row ("nobody", "community", "public", "group:12"); None keeps what it was.
    """
    member = _own(by, member)
    field = profile_key(key)
    if field is None:
        raise FieldUnknown(field=key)
    clean = _clean(field, value)
    row = ProfileField.objects.select_related("audience").filter(member=member, key=key).first()
    chosen = _audience(
        field, audience if audience is not None else (_key_of(row) if row else default_audience(field)), member
    )
    if key == "name":
        rename_member(by=by, member=member, name=clean)
        clean = member.name
    if key == "place" and clean:
        clean = _moved(member, clean)
    if field.kind == "file":
        _let_file_go(member, row, clean)
    if not clean and key not in ("photo", "name"):
        _take_away(by, member, row)
        return None
    if row is not None and row.value == clean and row.audience_id == (chosen.pk if chosen else None):
        return row
    row = row or ProfileField(member=member, key=key)
    row.value, row.audience = clean, chosen
    row.save()
    _write_terms(field, row)
    if key in ("name", "place"):
        point_member(member)
    emit(ProfileChanged(subject=ref(member), key=key))
    return row


@act
def set_preferences(
    *,
    by: Any,
    language: str | None = None,
    timezone: str | None = None,
    theme: str | None = None,
    density: str | None = None,
    shortcuts: bool | None = None,
    first_steps: bool | None = None,
) -> Member:
    """How the member reads the pages."""
    member = _own(by, None)
    changes: dict[str, Any] = {
        name: chosen
        for name, chosen in (
            ("language", language),
            ("timezone", timezone),
            ("theme", theme),
            ("density", density),
            ("shortcuts", shortcuts),
            ("first_steps", first_steps),
        )
        if chosen is not None
    }
    allowed: dict[str, set[Any]] = {
        "language": {"", *dict(settings.LANGUAGES)},
        "timezone": {"", *zoneinfo.available_timezones()},
        "theme": {"", "light", "dark"},
        "density": {"", "compact"},
        "shortcuts": {True, False},
        "first_steps": {True, False},
    }
    for name, chosen in changes.items():
        if chosen not in allowed[name]:
            raise ValueInvalid(field=name, why=_("choose one from the list"))
        setattr(member, name, chosen)
    Member.objects.filter(pk=member.pk).update(**changes)
    emit(PreferencesChanged(subject=ref(member)))
    return member


def _let_file_go(member: Member, row: ProfileField | None, chosen: str) -> None:
    """Only a picture of one's own stands on a profile; the one before is let go."""
    if chosen and not File.objects.filter(uid=chosen, owner=member, item=None).exists():
        raise ValueInvalid(field="value", why=_("send the picture itself"))
    if row is not None and row.value != chosen:
        File.objects.filter(uid=row.value, owner=member, item=None).delete()


def _own(by: Any, member: Member | None) -> Member:
    """One's own profile; the system (imports, the demo) writes any."""
    if by.is_system and member is not None:
        return member
    if by.member is None or (member is not None and member.pk != by.member.pk):
        raise NotAllowed()
    found: Member = by.member
    return found


def _clean(field: ProfileKey, value: Any) -> Any:
    try:
        return field.clean(value)
    except Refusal as refusal:
        refusal.field = refusal.field or field.key
        raise


def _key_of(row: ProfileField) -> str:
    return row.audience.key if row.audience else "nobody"


def _audience(field: ProfileKey, key: str, member: Member) -> Audience | None:
    """The chosen row: one that exists, that the member belongs to, and no wider than the community allows."""
    if key == "nobody":
        if width("nobody") < width(field.narrowest):
            raise AudienceUnknown()
        return None
    found = Audience.objects.filter(key=key).first()
    if found is None or found.kind in ("parties", "team"):
        raise AudienceUnknown()
    if found.kind in ("group", "branch") and not _belongs(member, found):
        raise AudienceUnknown()
    if width(found.kind) > width(widest(field)):
        raise AudienceTooWide()
    if width(found.kind) < width(field.narrowest) or (found.kind == "stewards" and found.group_id != community().pk):
        raise AudienceUnknown()
    return found


def _belongs(member: Member, audience: Audience) -> bool:
    return Belonging.objects.filter(
        member=member, state__in=ACTIVE_STATES, group__above__ancestor=audience.group_id, group__above__is_open=True
    ).exists()


def _take_away(by: Any, member: Member, row: ProfileField | None) -> None:
    if row is not None:
        row.delete()
        if row.key == "skills":
            _forget_endorsements(member.pk, [])
        if row.key == "place":
            point_member(member)
        emit(ProfileChanged(subject=ref(member), key=row.key))


def _write_terms(field: ProfileKey, row: ProfileField) -> None:
    terms = terms_of(field, row.value)
    ProfileTerm.objects.filter(field=row).delete()
    ProfileTerm.objects.bulk_create(ProfileTerm(field=row, term=term) for term in terms)
    if field.key == "skills":
        _forget_endorsements(row.member_id, terms)


def _forget_endorsements(member: int, kept: list[str]) -> None:
    """What one no longer names, nobody says of one any more."""
    Endorsement.objects.filter(member_id=member).exclude(term__in=kept).delete()


def _moved(member: Member, place: dict[str, Any]) -> dict[str, Any]:
    """The place with the point others see: moved by the member's own vector, drawn once (core.md P-4)."""
    if "latitude" not in place or place["shown"] not in MOVED_METRES:
        return place
    vector = Displacement.objects.filter(member=member).first() or Displacement.objects.create(
        member=member, **_drawn()
    )
    metres = MOVED_METRES[place["shown"]]
    north = place["latitude"] + vector.north * metres / METRES_PER_DEGREE
    scale = max(math.cos(math.radians(place["latitude"])), 0.01)
    east = place["longitude"] + vector.east * metres / METRES_PER_DEGREE / scale
    return {**place, "moved": [round(max(-90.0, min(90.0, north)), 5), round((east + 180) % 360 - 180, 5)]}


def _drawn() -> dict[str, float]:
    """A point of the disc, nearer its edge than its centre: nobody stays where they are."""
    angle = random.SystemRandom().uniform(0, math.tau)
    reach = math.sqrt(random.SystemRandom().uniform(0.16, 1.0))
    return {"east": reach * math.cos(angle), "north": reach * math.sin(angle)}


@act
def save_profile(*, by: Any, lines: dict[str, tuple[Any, str]]) -> None:
    """Several lines at once, {key: (value, audience)}: all of them or, with what is wrong of each, none."""
    wrong: list[Refusal] = []
    for key, (value, audience) in lines.items():
        try:
            set_profile_field(by=by, key=key, value=value, audience=audience)
        except Refusal as refusal:
            refusal.field = f"{key}_audience" if refusal.field == "audience" else key
            wrong.append(refusal)
    if wrong:
        raise Invalid(wrong)
