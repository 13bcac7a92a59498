"""Belgium: the standard minimum chart, in French; companies and non-profits."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from wezer.operation.kinds import Identifier, Leaf, Pack, TaxOf, TaxRegime, pack_kinds

ROLES: dict[str, str | Leaf] = {
    "receivable": "400",
    "payable": "440",
    "bank": "5500",
    "cash": "570",
    "card_clearing": Leaf("5808", "Cartes bancaires à l'encaissement", "58"),
    "sepa_clearing": Leaf("5809", "Virements et domiciliations en cours", "58"),
    "deposit": "46",
    "deposit_paid": "406",
    "community": Leaf("5508", "Monnaies citoyennes", "5500"),
    "revenue_service": "700",
    "revenue_goods": "701",
    "membership_fee": Leaf("7301", "Cotisations", "743"),
    "donation": Leaf("7302", "Dons", "743"),
    "grant": Leaf("7401", "Subsides affectés", "740"),
    "subsidy": "740",
    "expense_goods": "604",
    "expense_services": "602",
    "expense_supplies": Leaf("6101", "Fournitures", "617"),
    "expense_office": Leaf("6102", "Fournitures de bureau", "617"),
    "expense_travel": Leaf("6103", "Déplacements", "617"),
    "expense_reception": Leaf("6104", "Réceptions", "617"),
    "expense_rent": Leaf("6105", "Locations", "617"),
    "expense_post": Leaf("6106", "Poste et télécommunications", "617"),
    "expense_bank": "657",
    "expense_other": "644",
    "vat_collected": "451",
    "vat_deductible": "411",
    "share_receivable": "416",
    "capital_unpaid": "101",
    "capital_paid": "100",
    "share_premium": Leaf("1101", "Primes d'émission", "100"),
    "expense_payable": Leaf("4891", "Notes de frais à rembourser", "440"),
    "payroll_gross": "6202",
    "payroll_employer": "621",
    "net_pay_payable": "455",
    "social_payable": "454",
    "tax_withheld": "453",
    "rounding": "658",
    "exchange_gain": "754",
    "exchange_loss": "654",
    "cash_difference": "648",
    "volunteer_time_use": Leaf("6191", "Temps bénévole", "617"),
    "volunteer_time_income": Leaf("7491", "Temps bénévole offert", "743"),
    "crowdfunding_held": Leaf("4893", "Financement participatif à reverser", "488"),
    "suspense": "499",
    "result": Leaf("1401", "Bénéfice reporté", "100"),
}
RATES = {"vat_21": "21", "vat_12": "12", "vat_6": "6"}

BCE = Identifier("bce", _("Enterprise number, 10 figures"), checks="stdnum.be.vat", example="0428.759.497")
FRANCHISE = TaxRegime(
    "franchise",
    _("Small business exemption"),
    _("Below the threshold of turnover: no VAT on documents, none taken back."),
    mention="Régime particulier de franchise des petites entreprises",
)
WITH_TAX = TaxRegime(
    "vat",
    _("Liable to VAT"),
    _("VAT on sales, taken back on purchases, and a return."),
    charges=True,
    usual_tax="vat_21",
)
EXEMPT = TaxRegime(
    "none",
    _("No VAT, exempt activities"),
    _("Activities of general interest that the code exempts: no VAT on documents."),
    mention="Exempté de la TVA, art. 44 du Code de la TVA",
)


def _taxes() -> dict[str, tuple[TaxOf, ...]]:
    return {
        name: (
            TaxOf("out", "goods", f"account_be.tva_vente_biens_{rate}_fr"),
            TaxOf("out", "service", f"account_be.tva_vente_services_{rate}_fr"),
            TaxOf("in", "goods", f"account_be.tva_achat_marchandises_{rate}_fr"),
            TaxOf("in", "service", f"account_be.tva_achat_frais_biens_{rate}_fr"),
        )
        for name, rate in RATES.items()
    }


@pack_kinds.add
class BelgianBooks(Pack):
    kind = "be"
    name = _("Belgium, companies")
    country = "BE"
    chart = "account_be.root_fr"
    roles = ROLES
    taxes = _taxes()
    language = "fr"
    unpaid_capital_apart = False  # the whole capital stands on its account as soon as it is subscribed
    note = _("Companies and cooperatives, on the standard minimum chart.")
    regimes: ClassVar[tuple[TaxRegime, ...]] = (FRANCHISE, WITH_TAX)
    identifiers: ClassVar[tuple[Identifier, ...]] = (BCE,)


@pack_kinds.add
class BelgianAssociationBooks(BelgianBooks):
    """The same chart with the funds of a non-profit in place of a capital."""

    kind = "be_association"
    name = _("Belgium, non-profit")
    note = _("Non-profit associations (ASBL): the same chart, with the association's funds in place of a capital.")
    regimes: ClassVar[tuple[TaxRegime, ...]] = (EXEMPT, FRANCHISE, WITH_TAX)
    roles = {**ROLES, "capital_paid": Leaf("1002", "Fonds de l'association", "100")}
