"""Which of the engine's modules an instance has. The series is pinned in pyproject.toml, and checked at each start."""

SERIES = "8.0"
MODULES = (
    "party",
    "party_siret",
    "country",
    "currency",
    "company",
    "bank",
    "product",
    "account",
    "account_product",
    "account_invoice",
    "account_statement",
    "account_statement_sepa",
    "account_statement_ofx",
    "account_statement_coda",
    "account_payment",
    "account_payment_sepa",
    "account_payment_clearing",
    "account_fr",
    "account_be",
    "account_eu",
    "account_budget",
    "account_asset",
    "account_deposit",
    "analytic_account",
    "analytic_invoice",
    "wezer_gateway",
)
LANGUAGES = ("en", "fr")
