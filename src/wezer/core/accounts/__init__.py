"""Logins: django-allauth's pages and flows, wired to our acts.

allauth finds its adapters by these names (see `wezer.site.settings`).
"""

__all__ = ["AccountAdapter", "MFAAdapter"]


def __getattr__(name: str) -> object:
    # allauth's own modules read settings and models: loaded when first asked for, not when the package is.
    if name in __all__:
        from wezer.core.accounts import adapter

        return getattr(adapter, name)
    raise AttributeError(name)
