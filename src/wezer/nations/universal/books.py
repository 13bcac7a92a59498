"""A plain chart for places whose own is not here yet. It brings no taxes: rates are a matter of law."""

from django.utils.translation import gettext_lazy as _

from wezer.operation.kinds import Leaf, Pack, pack_kinds


@pack_kinds.add
class UniversalBooks(Pack):
    kind = "universal"
    name = _("Universal chart, without taxes")
    chart = "account.account_template_root_en"
    note = _("Where your country is not in the list: a plain chart of accounts. Taxes are up to you.")
    roles = {
        "receivable": "1.2.1",
        "payable": "2.1.1",
        "bank": "1.1.1",
        "cash": Leaf("1.1.11", "Cash", "1.1.1"),
        "card_clearing": Leaf("1.1.12", "Card payments on their way", "1.1.1"),
        "sepa_clearing": Leaf("1.1.15", "SEPA transfers on their way", "1.1.1"),
        "deposit": Leaf("2.1.45", "Deposits received", "2.1.4"),
        "deposit_paid": Leaf("1.2.31", "Deposits paid", "1.2.3"),
        "community": Leaf("1.1.13", "Community currencies", "1.1.1"),
        "revenue_service": "4.1.2",
        "revenue_goods": "4.1.1",
        "membership_fee": Leaf("6.1.11", "Membership fees", "6.1.1"),
        "donation": Leaf("6.1.12", "Donations", "6.1.1"),
        "grant": Leaf("6.1.13", "Grants", "6.1.1"),
        "subsidy": Leaf("6.1.14", "Subsidies", "6.1.1"),
        "expense_goods": "5.1.1",
        "expense_services": "5.1.3",
        "expense_supplies": Leaf("5.2.21", "Supplies", "5.2.2"),
        "expense_office": Leaf("5.2.22", "Office supplies", "5.2.2"),
        "expense_travel": Leaf("5.2.23", "Travel", "5.2.2"),
        "expense_reception": Leaf("5.2.24", "Receptions", "5.2.2"),
        "expense_rent": Leaf("5.2.25", "Rent", "5.2.2"),
        "expense_post": Leaf("5.2.26", "Post and telephone", "5.2.2"),
        "expense_bank": Leaf("5.2.27", "Bank charges", "5.2.2"),
        "expense_other": "6.1.2",
        "share_receivable": "3.4.2",
        "capital_unpaid": Leaf("3.1.11", "Capital called, not yet paid", "3.1.1"),
        "capital_paid": "3.1.1",
        "share_premium": "3.1.2",
        "expense_payable": Leaf("2.1.11", "Expenses to reimburse", "2.1.1"),
        "payroll_gross": Leaf("5.2.31", "Wages", "5.2.2"),
        "payroll_employer": Leaf("5.2.32", "Employer's contributions", "5.2.2"),
        "net_pay_payable": Leaf("2.1.41", "Net pay", "2.1.4"),
        "social_payable": Leaf("2.1.42", "Social contributions", "2.1.4"),
        "tax_withheld": Leaf("2.1.43", "Tax withheld", "2.1.4"),
        "rounding": "6.1.2",
        "exchange_gain": "6.2.1",
        "exchange_loss": "6.2.1",
        "cash_difference": "6.1.2",
        "volunteer_time_use": Leaf("5.2.33", "Volunteer time", "5.2.2"),
        "volunteer_time_income": Leaf("6.1.15", "Volunteer time given", "6.1.1"),
        "crowdfunding_held": Leaf("2.1.44", "Crowdfunding held for others", "2.1.4"),
        "suspense": "3.2.4",
        "result": "3.2.1",
    }
