"""France: the general chart of accounts, and what associations keep besides."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from wezer.operation.kinds import Identifier, Leaf, Pack, TaxOf, TaxRegime, pack_kinds

CHART = "account_fr.root"
ROLES: dict[str, str | Leaf] = {
    "receivable": "4111",
    "payable": "4011",
    "bank": "5121",
    "cash": "5311",
    "card_clearing": Leaf("5115", "Cartes bancaires à l'encaissement", "5112"),
    "sepa_clearing": Leaf("5118", "Virements et prélèvements SEPA en cours", "5112"),
    "deposit": "4191",
    "deposit_paid": "4091",
    "community": Leaf("5128", "Monnaies citoyennes", "5121"),
    "revenue_service": "706",
    "revenue_goods": "7071",
    "membership_fee": Leaf("7561", "Cotisations", "758"),
    "donation": Leaf("7541", "Dons", "758"),
    "grant": Leaf("7411", "Subventions affectées", "758"),
    "subsidy": Leaf("7412", "Subventions d'exploitation", "758"),
    "expense_goods": "6071",
    "expense_services": "604",
    "expense_supplies": "6063",
    "expense_office": "6064",
    "expense_travel": "6251",
    "expense_reception": "6257",
    "expense_rent": "6132",
    "expense_post": "626",
    "expense_bank": "6278",
    "expense_other": "658",
    "vat_collected": "44571",
    "vat_deductible": "44566",
    "share_receivable": "45621",
    "capital_unpaid": "1012",
    "capital_paid": "10131",
    "share_premium": "1041",
    "expense_payable": Leaf("4671", "Notes de frais à rembourser", "4011"),
    "payroll_gross": "6411",
    "payroll_employer": "6451",
    "net_pay_payable": Leaf("4211", "Rémunérations dues", "431"),
    "social_payable": "431",
    "tax_withheld": "4421",
    "rounding": "658",
    "exchange_gain": "766",
    "exchange_loss": "666",
    "cash_difference": "658",
    "volunteer_time_use": Leaf("864", "Personnel bénévole", "658"),
    "volunteer_time_income": Leaf("875", "Bénévolat", "758"),
    "crowdfunding_held": Leaf("4673", "Financement participatif à reverser", "431"),
    "suspense": "471",
    "result": "10131",
}
#: The chart's normal and intermediate taxes know which rate was in force on which day.
RATES = {"vat_20": "taux_normal", "vat_10": "taux_intermediaire", "vat_5_5": "5_5", "vat_2_1": "2_1", "vat_8_5": "8_5"}
SIDES = (
    ("out", "goods", "vente_biens"),
    ("out", "service", "vente_services"),
    ("in", "goods", "achat_biens"),
    ("in", "service", "achat_services"),
)

SIREN = Identifier("siren", _("SIREN, 9 figures"), checks="stdnum.fr.siren", example="732 829 320")
SIRET = Identifier("siret", _("SIRET, 14 figures"), checks="stdnum.fr.siret", example="732 829 320 00074")
RNA = Identifier("rna", _("RNA, a W and 9 figures or letters"), pattern=r"W[0-9][0-9A-Z][0-9]{7}", example="W751234567")
FRANCHISE = TaxRegime(
    "franchise",
    _("Small business exemption"),
    _("Below the threshold of turnover: no VAT on documents, none taken back."),
    mention="TVA non applicable, art. 293 B du CGI",
)
WITH_TAX = TaxRegime(
    "vat",
    _("Liable to VAT"),
    _("VAT on sales, taken back on purchases, and a return."),
    charges=True,
    usual_tax="vat_20",
)
#: Code de commerce, art. L441-9 and L441-10: what every invoice between professionals says.
LATE = (
    "En cas de retard de paiement : pénalités égales à trois fois le taux d'intérêt légal et indemnité forfaitaire de "
    "40 € pour frais de recouvrement. Pas d'escompte pour paiement anticipé."
)


def _taxes() -> dict[str, tuple[TaxOf, ...]]:
    return {
        name: tuple(TaxOf(side, nature, f"account_fr.tva_{word}_{rate}") for side, nature, word in SIDES)
        for name, rate in RATES.items()
    }


@pack_kinds.add
class FrenchBooks(Pack):
    kind = "fr"
    name = _("France, general chart")
    country = "FR"
    chart = CHART
    roles = ROLES
    taxes = _taxes()
    language = "fr"
    note = _("Companies, cooperatives and everyone who keeps the general chart of accounts.")
    regimes: ClassVar[tuple[TaxRegime, ...]] = (FRANCHISE, WITH_TAX)
    identifiers: ClassVar[tuple[Identifier, ...]] = (SIREN, SIRET)
    mentions = (LATE,)
    files = {"fec": _("Accounting entries file (FEC)")}


@pack_kinds.add
class FrenchAssociationBooks(FrenchBooks):
    """The general chart with an association's own funds in place of a capital."""

    kind = "fr_association"
    name = _("France, association")
    note = _("Associations under the law of 1901: own funds in place of a capital, volunteer time beside the accounts.")
    regimes: ClassVar[tuple[TaxRegime, ...]] = (
        TaxRegime(
            "none",
            _("No VAT, non-profit"),
            _("Managed without profit, activities open to members or exempt: no VAT on documents."),
            mention="TVA non applicable, art. 261, 7, 1° du CGI",
        ),
        FRANCHISE,
        WITH_TAX,
    )
    identifiers: ClassVar[tuple[Identifier, ...]] = (SIREN, SIRET, RNA)
    roles = {
        **ROLES,
        "capital_paid": Leaf("1024", "Fonds propres avec droit de reprise", "10131"),
        "result": Leaf("10689", "Réserves pour projet de l'entité", "10131"),
    }
