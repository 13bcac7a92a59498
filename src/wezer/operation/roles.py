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
#: What each role is called where accounts are given to them.
ROLE_NAMES: dict[str, Any] = {
    "receivable": _("Members and partners who owe"),
    "payable": _("Whom we owe"),
    "bank": _("Bank"),
    "cash": _("Cash"),
    "card_clearing": _("Card payments on their way"),
    "community": _("Community currencies"),
    "revenue_service": _("Services provided"),
    "revenue_goods": _("Goods sold"),
    "membership_fee": _("Membership fees"),
    "donation": _("Donations"),
    "grant": _("Grants"),
    "subsidy": _("Subsidies"),
    "expense_goods": _("Goods bought"),
    "expense_services": _("Services bought"),
    "expense_supplies": _("Supplies"),
    "expense_office": _("Office supplies"),
    "expense_travel": _("Travel"),
    "expense_reception": _("Receptions"),
    "expense_rent": _("Rent"),
    "expense_post": _("Post and telephone"),
    "expense_bank": _("Bank charges"),
    "expense_other": _("Other expenses"),
    "vat_collected": _("VAT collected"),
    "vat_deductible": _("VAT to take back"),
    "expense_payable": _("Expenses to reimburse"),
    "share_receivable": _("Shares subscribed, to be paid"),
    "capital_unpaid": _("Capital called, not yet paid"),
    "capital_paid": _("Capital paid"),
    "share_premium": _("Share premium"),
    "payroll_gross": _("Wages"),
    "payroll_employer": _("Employer's contributions"),
    "net_pay_payable": _("Net pay due"),
    "social_payable": _("Social contributions due"),
    "tax_withheld": _("Tax withheld"),
    "rounding": _("Rounding"),
    "exchange_gain": _("Exchange gains"),
    "exchange_loss": _("Exchange losses"),
    "cash_difference": _("Cash differences"),
    "volunteer_time_income": _("Volunteer time given"),
    "volunteer_time_use": _("Volunteer time used"),
    "crowdfunding_held": _("Crowdfunding held for others"),
    "suspense": _("Suspense: to be looked into"),
    "result": _("Result of closed years"),
}


def role_name(role: str) -> Any:
    """A role without a name of ours is called by itself, in words."""
    if further := other_bank(role):
        return _("Account at the bank: {name}").format(name=further)
    own = NAMES.get(role) or ROLE_NAMES.get(role)
    return own or role.removeprefix("expense_").removeprefix("revenue_").replace("_", " ").capitalize()


def is_bank(role: str) -> bool:
    """`bank`, and those of further accounts: `bank_2`, `bank_savings`."""
    return role == "bank" or role.startswith("bank_")


def other_bank(role: str) -> str:
    """What tells a further account from the first: “2”, “savings”; empty for the first and for anything else."""
    return role.removeprefix("bank_").replace("_", " ") if role.startswith("bank_") else ""
