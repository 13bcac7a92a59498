from wezer.nations.universal.books import UniversalBooks
from wezer.operation.kinds import Identifier, TaxRegime, pack_kinds


@pack_kinds.add
class AvalonBooks(UniversalBooks):
    """Avalon has no chart of its own in the engine: the universal one, with its register, its sentence and its money."""

    kind = "avalon"
    name = "Avalon"
    note = "Orchards and their keepers."
    country = "AV"
    currency = "GBP"
    regimes = (TaxRegime("none", "No VAT", "Apples are not taxed.", mention="Free of tax under the Apple Act, s. 7"),)
    identifiers = (Identifier("tree", "Tree number, a T and 6 figures", pattern=r"T[0-9]{6}", example="T004217"),)
    mentions = ("Payable in apples where both agree.",)
