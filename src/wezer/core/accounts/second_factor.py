"""Whom the community asks for a second lock beside their password, and from when on (core.md 2.3)."""

from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.cache import cache

from wezer.core.models import RoleHolding, Setting
from wezer.core.settings_registry import value
from wezer.kernel.clock import now
from wezer.kernel.permissions import rights

#: Pages that ask for it; packages above add those where money is made.
_guarded = ["/garden/"]
FINE_SECONDS = 60
#: Rights of gardeners that ask for it beside those over money and what cannot be undone.
_TENDING = ("core.tend_community", "core.admit_members")


def guard(prefix: str) -> None:
    """Ask for a second factor on every page whose address begins like this."""
    _guarded.append(prefix)


def is_guarded(path: str) -> bool:
    return path.startswith(tuple(_guarded)) or "/settings/roles/" in path  # giving rights, in whatever group


def asked_from(viewer: Any) -> datetime | None:
    """From when on this person needs one; None when nobody asks, or when they have one. Two statements, three at most."""
    if viewer.member is None or not value("security.second_factor") or not _holds_much(viewer):
        return None
    if has_second_factor(viewer.member.user_id):
        return None
    asked = [_held_since(viewer.member.pk)]
    asked += Setting.objects.filter(key="security.second_factor", group__parent=None).values_list(
        "changed_at", flat=True
    )
    return max(asked) + timedelta(days=int(value("security.grace_days")))


def is_due(viewer: Any) -> bool:
    """Whether the days of grace are over. Who owes nothing is not asked again for a minute: programs call often."""
    if viewer.member is None or cache.get(key := f"second-factor:{viewer.member.pk}"):
        return False
    moment = asked_from(viewer)
    if moment is not None and moment <= now():
        return True
    cache.set(key, True, FINE_SECONDS)
    return False


def has_second_factor(user: int | None) -> bool:
    """A passkey or an authenticator app; recovery codes alone are none."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return Authenticator.objects.filter(user_id=user, type__in=kinds).exists()


def _watched() -> frozenset[str]:
    """Rights held through roles that reach over money, over what cannot be undone, or over who is in."""
    heavy = {each.name for each in rights() if each.by_role and each.risk in ("money", "irreversible")}
    return frozenset(heavy | set(_TENDING))


def _holds_much(viewer: Any) -> bool:
    return any(viewer.has_right(right) for right in _watched())


def _held_since(member: int) -> datetime:
    """Since when they have held such a right in the community without a break: the grace begins there."""
    held = RoleHolding.objects.filter(member_id=member, until=None, role__group__parent=None)
    watched = _watched()
    since = [at for at, bundle in held.values_list("since", "role__rights") if watched & set(bundle)]
    return min(since, default=now())
