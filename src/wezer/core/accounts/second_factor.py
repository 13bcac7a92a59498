"""Whom the community asks for a second lock beside their password, and from when on (core.md 2.3)."""

from collections.abc import Callable, Iterable
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
#: Whether what is sent is done for somebody else than oneself: packages above say it of their pages.
_for_others: list[Callable[[Any, dict[str, Any]], bool]] = []
FINE_SECONDS = 60
#: Rights of gardeners that ask for it beside what cannot be undone.
_TENDING = ("core.tend_community", "core.admit_members")


def guard(prefix: str) -> None:
    """Ask for a second factor on every page whose address begins like this."""
    _guarded.append(prefix)


def is_guarded(path: str) -> bool:
    return path.startswith(tuple(_guarded)) or "/settings/roles/" in path  # giving rights, in whatever group


def guard_for_others(is_for_others: Callable[[Any, dict[str, Any]], bool]) -> None:
    """Ask for it where this says, of a request and what its address names, that it is done for a group or for others."""
    _for_others.append(is_for_others)


def is_done_for_others(request: Any, named: dict[str, Any]) -> bool:
    """Sent by somebody who holds a right over money, in a circle or in the community, and not for themselves."""
    viewer = request.viewer
    if request.method in ("GET", "HEAD") or viewer.member is None or not _holds_money(viewer):
        return False
    return viewer.acting_for is not None or any(asks(request, named) for asks in _for_others)


def are_others(viewer: Any, parties: Iterable[int]) -> bool:
    """Whether one of the parties to a thing is a group for whom the viewer acts, or none is the viewer."""
    found = set(parties)
    return bool(found) and (viewer.member.pk not in found or bool(found & viewer.own_party_ids - {viewer.member.pk}))


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


def _over_money() -> frozenset[str]:
    """Rights over money that are held through roles, wherever the role is: a circle's wallet too."""
    return frozenset(each.name for each in rights() if each.by_role and each.risk == "money")


def _in_the_community() -> frozenset[str]:
    """Rights held in the community itself that reach over what cannot be undone, or over who is in."""
    heavy = {each.name for each in rights() if each.by_role and each.risk == "irreversible"}
    return frozenset(heavy | set(_TENDING))


def _holds_money(viewer: Any) -> bool:
    return any(viewer.has_right_somewhere(right) for right in _over_money())


def _holds_much(viewer: Any) -> bool:
    return _holds_money(viewer) or any(viewer.has_right(right) for right in _in_the_community())


def _held_since(member: int) -> datetime:
    """Since when they have held such a right without a break: the grace begins there."""
    held = RoleHolding.objects.filter(member_id=member, until=None)
    anywhere, inside = _over_money(), _in_the_community()
    since = [
        at
        for at, bundle, around in held.values_list("since", "role__rights", "role__group__parent")
        if anywhere & set(bundle) or (around is None and inside & set(bundle))
    ]
    return min(since, default=now())
