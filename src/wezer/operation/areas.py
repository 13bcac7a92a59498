"""The areas of the office: its own menu, in order. An area whose addresses are not there yet is absent."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.permissions import can
from wezer.operation.permissions import KEEP_BOOKS, OPEN_BACK_OFFICE, SEE_BOOKS, SET_UP_BOOKS
from wezer.ui.shell import Entries, Space, Visible

OFFICE = "/office/"


def holding(right: str) -> Visible:
    """Shown to who holds this right of the books."""

    def visible(viewer: Any) -> bool:
        return viewer is not None and not viewer.is_anonymous and can(viewer, right)

    return visible


def sees_office(viewer: Any) -> bool:
    """Who holds any right of the books in the community."""
    rights = (SEE_BOOKS, KEEP_BOOKS, OPEN_BACK_OFFICE, SET_UP_BOOKS)
    return viewer is not None and not viewer.is_anonymous and any(can(viewer, right) for right in rights)


areas: Entries[Space] = Entries()
for _key, _label, _icon, _right in (
    ("dashboard", _("Compass"), "gauge", SEE_BOOKS),
    ("invoices", _("Settlement requests (invoices)"), "scroll-text", SEE_BOOKS),
    ("expenses", _("Expenses"), "receipt", SEE_BOOKS),
    ("partners", _("Partners"), "users-round", SEE_BOOKS),
    ("bank", _("Bank"), "landmark", SEE_BOOKS),
    ("sepa", _("Collections and transfers"), "send", SEE_BOOKS),
    ("budgets", _("Budgets"), "target", SEE_BOOKS),
    ("reports", _("Reports"), "chart-column", SEE_BOOKS),
    ("recording", _("Recording"), "history", SEE_BOOKS),
    ("year-end", _("Year's end"), "calendar-days", SEE_BOOKS),
    ("settings", _("Settings of the books"), "settings", SET_UP_BOOKS),
    ("back", _("Back office"), "door-open", OPEN_BACK_OFFICE),
):
    areas.add(Space(_key, _label, _icon, f"office:{_key}", order=10 * (len(list(areas)) + 1), visible=holding(_right)))
