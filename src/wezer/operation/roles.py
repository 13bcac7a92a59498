"""What account roles are called on screen."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NAMES: dict[str, Any] = {
    "revenue_service": _("Services"),
    "revenue_goods": _("Goods"),
    "membership_fee": _("Membership fees"),
    "donation": _("Donations"),
    "grant": _("Grants"),
    "subsidy": _("Subsidies"),
    "expense_goods": _("Goods"),
    "expense_services": _("Services"),
    "expense_supplies": _("Supplies"),
    "expense_office": _("Office supplies"),
    "expense_travel": _("Travel"),
    "expense_reception": _("Meals and receptions"),
    "expense_rent": _("Rent"),
    "expense_post": _("Post and telephone"),
    "expense_bank": _("Bank fees"),
    "expense_other": _("Other"),
    "deposit": _("Deposit"),
    "recall": _("Deposit taken off"),
}


def role_name(role: str) -> Any:
    """A role without a name of ours is called by itself, in words."""
    if further := other_bank(role):
        return _("Account at the bank: {name}").format(name=further)
    return NAMES.get(role) or role.removeprefix("expense_").removeprefix("revenue_").replace("_", " ").capitalize()


def is_bank(role: str) -> bool:
    """`bank`, and those of further accounts: `bank_2`, `bank_savings`."""
    return role == "bank" or role.startswith("bank_")


def other_bank(role: str) -> str:
    """What tells a further account from the first: “2”, “savings”; empty for the first and for anything else."""
    return role.removeprefix("bank_").replace("_", " ") if role.startswith("bank_") else ""
