"""Scopes: what a token may do. `read`, or `<package>:write`, or `*` for everything its member may do."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

READ, ALL = "read", "*"

_WORDS: dict[str, Any] = {
    READ: _("Read what you may read"),
    "core:write": _("Write in rooms, groups and your profile"),
    "exchange:write": _("Publish and answer in the market"),
    "ledger:write": _("Pay and ask to be paid"),
    "api:write": _("Look after tokens and webhooks"),
    ALL: _("Everything you may do yourself"),
}


def all_scopes() -> dict[str, Any]:
    """Every scope with its words; third-party packages that bring a router have theirs."""
    from wezer.api.mount import packages_with_routers

    more = {f"{name}:write": apps.get_app_config(name).verbose_name for name in packages_with_routers()}
    known = {scope: words for scope, words in _WORDS.items() if scope in (READ, ALL) or scope in more}
    return known | {scope: words for scope, words in more.items() if scope not in known}


def allows(scopes: frozenset[str], package: str, is_safe: bool) -> bool:
    """Whether these scopes open a request to this package."""
    if ALL in scopes or f"{package}:write" in scopes:
        return True
    return is_safe and READ in scopes
