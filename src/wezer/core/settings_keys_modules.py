"""The modules that a community may close, and which of them stand on which."""

import re
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from wezer.core.refusals import ModuleNeeded, SettingInvalid

#: Modules of the product that a community may close; third-party packages add theirs by their label.
MODULES: dict[str, Any] = {
    "exchange": _("Market"),
    "ledger": _("Wallet and currencies"),
    "workflow": _("Threads of life"),
    "operation": _("Office: the books, invoices, bank"),
}
#: Of them those that others stand on: closed alone, it would leave the others without what they need.
NEEDED_BY = {"ledger": ("exchange", "operation")}


def closed(value: list[Any]) -> list[str]:
    """Labels of modules; those of packages that are not installed now are kept for when they come back."""
    for each in value:
        if not isinstance(each, str) or not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", each):
            raise SettingInvalid(why=_("a list of modules was expected"))
    for label in value:
        standing = [
            MODULES[each]
            for each in NEEDED_BY.get(label, ())
            if each not in value and apps.is_installed(f"wezer.{each}")
        ]
        if standing:
            raise ModuleNeeded(module=MODULES[label], names=", ".join(map(str, standing)))
    return list(dict.fromkeys(value))
