"""Account, VAT and registration numbers are what their issuers say, or refused beside their field."""

import pytest

from wezer.operation import identifiers
from wezer.operation.kinds import pack_kinds
from wezer.operation.templatetags import office


def test_an_account_number_is_kept_without_spaces():
    assert identifiers.iban(" fr14 2004 1010 0505 0001 3M02 606 ") == "FR1420041010050500013M02606"
    assert office.iban("FR1420041010050500013M02606") == "FR14 2004 1010 0505 0001 3M02 606"
    assert (identifiers.iban(""), identifiers.bic(""), identifiers.vat_number(" ")) == ("", "", "")


@pytest.mark.parametrize(
    ("check", "typed", "refusal"),
    [
        (identifiers.iban, "FR15 2004 1010 0505 0001 3M02 606", identifiers.IbanWrong),
        (identifiers.iban, "x" * 5000, identifiers.IbanWrong),
        (identifiers.bic, "AGRIF", identifiers.BicWrong),
        (identifiers.vat_number, "FR41303265045", identifiers.VatNumberWrong),
        (identifiers.vat_number, "1e400", identifiers.VatNumberWrong),
    ],
)
def test_a_number_that_does_not_add_up_is_refused_beside_its_field(check, typed, refusal):
    with pytest.raises(refusal) as refused:
        check(typed)
    assert refused.value.field == check.__name__


def test_each_country_knows_its_registers():
    association, company, belgian = (pack_kinds[kind] for kind in ("fr_association", "fr", "be"))

    assert identifiers.registration("732 829 320 00074", company) == "73282932000074"
    assert identifiers.registration("w751234567", association) == "W751234567"
    assert identifiers.registration("BE 0428.759.497", belgian) == "0428759497"
    assert identifiers.registration("  anything 12 ", pack_kinds["universal"]) == "anything 12"
    for wrong, pack in (("W751234567", company), ("732 829 321", association), ("0428.759.498", belgian)):
        with pytest.raises(identifiers.RegistrationWrong):
            identifiers.registration(wrong, pack)


def test_every_pack_says_how_one_stands_to_vat():
    for pack in pack_kinds:
        assert pack.regimes and pack.note, pack.kind
        for regime in pack.regimes:
            assert pack.regime(regime.kind) == regime
            assert not regime.usual_tax or regime.usual_tax in pack.taxes, (pack.kind, regime.kind)
            assert not regime.charges or regime.usual_tax, (pack.kind, regime.kind)
        assert len({regime.kind for regime in pack.regimes}) == len(pack.regimes)
    assert pack_kinds["fr"].regime("franchise").mention == "TVA non applicable, art. 293 B du CGI"
