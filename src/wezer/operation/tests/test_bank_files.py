"""Statements as files: the same movements whatever the format, and every bad file refused in plain words."""

import time
import tracemalloc
from dataclasses import replace
from datetime import date

import pytest

from wezer.operation.bank_files import BadFile, FoundLine, Layout, format_of, guess_layout, look_into
from wezer.operation.bank_files.refusals import (
    Broken,
    EmptyFile,
    Gap,
    HasEntities,
    NoLines,
    NotAStatement,
    NotWhatItSays,
    OddLine,
    OtherCurrency,
    SeveralAccounts,
    TooLarge,
    WrongBalance,
    WrongEncoding,
)
from wezer.operation.tests.bank_samples import CSV, FERN_IBAN, IBAN, NS, OFX, camt, coda, entry

PLAIN = [(date(2024, 3, 5), 18000), (date(2024, 3, 8), -2000), (date(2024, 3, 10), -500)]


def look(content, format="camt", **more):
    return look_into(content, format=format, currency="EUR", digits=2, **more)


def short(found):
    return [(line.day, line.amount) for line in found.lines]


def test_a_camt_file_tells_who_what_and_both_balances():
    found = look(camt())
    assert (found.iban, found.currency, found.number, found.opening, found.closing) == (
        IBAN,
        "EUR",
        "2024-03",
        10000,
        25500,
    )
    assert found.lines[0] == FoundLine(date(2024, 3, 5), 18000, "Facture F2024-00001", "Fern", FERN_IBAN)
    assert short(found) == PLAIN
    assert found.lines[1].text == "Cidre & presse"


def test_the_same_month_in_ofx_and_in_a_table_has_the_same_lines():
    layout = guess_layout(CSV.encode())
    ofx, table = look(OFX, "ofx"), look(CSV.encode(), "csv", layout=layout)
    assert short(ofx) == short(table) == PLAIN
    assert (ofx.closing, ofx.iban, ofx.lines[1].name) == (25500, "12345678901", "Presse de la Vallée")
    assert [line.name for line in table.lines] == ["Fern", "Presse de la Vallée", ""]
    assert (layout.delimiter, layout.date, layout.amount, layout.text, layout.name, layout.reference) == (
        ";",
        1,
        3,
        2,
        4,
        5,
    )


def test_a_coda_file_counts_each_movement_once_though_details_repeat_it():
    found = look(coda(), "coda")
    assert (found.iban, found.currency, found.opening, found.closing) == ("BE68539007547034", "EUR", 10000, 25500)
    assert found.lines == (
        FoundLine(date(2024, 3, 5), 18000, "Facture F2024-00001", "Fern", "BE71096123456769"),
        FoundLine(date(2024, 3, 8), -2500, "Cidre", "Presse", "BE71096123456769"),
    )


def test_a_collective_booking_is_split_only_where_its_parts_add_up_to_it():
    def batch(*amounts):
        parts = "".join(
            f'<TxDtls><Refs><EndToEndId>E{number}</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">{amount}</Amt></TxAmt>'
            "</AmtDtls></TxDtls>"
            for number, amount in enumerate(amounts)
        )
        return (
            '<Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2024-03-05</Dt>'
            f"</BookgDt><NtryDtls>{parts}</NtryDtls></Ntry>"
        )

    split = look(camt(batch("10.00", "20.00"), opening="0.00", closing="30.00"))
    whole = look(camt(batch("10.00", "19.00"), opening="0.00", closing="30.00"))
    assert [(line.amount, line.reference) for line in split.lines] == [(1000, "E0"), (2000, "E1")]
    assert [line.amount for line in whole.lines] == [3000]


def test_what_the_bank_has_not_booked_yet_is_left_out():
    found = look(camt(entry("155.00"), entry("9.00", status="PDNG")))
    assert [line.amount for line in found.lines] == [15500]


def test_accounts_in_the_red_and_money_without_decimals_are_read():
    found = look(camt(entry("10.00", "DBIT"), opening="-100.00", closing="-110.00"))
    assert (found.opening, found.closing) == (-10000, -11000)
    assert look_into(camt(), format="camt", currency="EUR", digits=0).lines[0].amount == 180
    with pytest.raises(OddLine):
        look_into(camt(entry("155.50")), format="camt", currency="EUR", digits=0)


@pytest.mark.parametrize(
    ("written", "decimal", "units"),
    [("1 234,50 €", ",", 123450), ("1.234,50", ",", 123450), ("-12.5", ".", -1250), ("1,234.50", ".", 123450), ("−3,00", ",", -300), ("+4", ",", 400), ("7.00 EUR", ".", 700)],
)  # fmt: skip
def test_amounts_of_tables_are_read_as_people_write_them(written, decimal, units):
    layout = Layout(date=1, amount=2, skip=0, decimal=decimal, delimiter="|")
    assert look(f"05.03.2024|{written}".encode(), "csv", layout=layout).lines[0].amount == units


@pytest.mark.parametrize("written", ["1e400", "NaN", "12.345", "∞", "", "١٢", "0x10", "--5", "12,5,0", "9" * 20])
def test_what_is_no_amount_refuses_the_table(written):
    layout = Layout(date=1, amount=2, skip=0, decimal=".", delimiter="|")
    with pytest.raises(OddLine) as refusal:
        look(f"05.03.2024|{written}|x".encode(), "csv", layout=layout)
    assert refusal.value.as_dict()["field"] == "file"


@pytest.mark.parametrize("written", ["31/02/2024", "05/03/0202", "2024", "05/03/2999", "yesterday", "5//2024"])
def test_what_is_no_date_refuses_the_table(written):
    with pytest.raises(OddLine):
        look(f"{written};10,00".encode(), "csv", layout=Layout(date=1, amount=2, skip=0))


def test_months_before_days_are_recognised_and_two_columns_make_one_amount():
    content = b"Booking date,Debit,Credit,Details\n01/31/2024,5.00,,Fee\n02/01/2024,,7.50,Gift\n"
    layout = guess_layout(content)
    assert (layout.day_order, layout.decimal, layout.delimiter) == ("mdy", ".", ",")
    assert short(look(content, "csv", layout=layout)) == [(date(2024, 1, 31), -500), (date(2024, 2, 1), 750)]


BOMB = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE d SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize(
    ("content", "format", "refusal"),
    [
        (camt(closing="255.01"), "camt", WrongBalance),
        (coda(closing=25501), "coda", WrongBalance),
        (camt(head=BOMB), "camt", HasEntities),
        (camt(head=OUTSIDE), "camt", HasEntities),
        (b"<!DOCTYPE OFX SYSTEM 'x'>" + OFX, "ofx", HasEntities),
        (camt()[:-200], "camt", Broken),
        (OFX[:-40], "ofx", Broken),
        (coda()[:-130], "coda", Broken),
        (camt().replace("Vallée".encode(), "Vallée".encode("latin-1")), "camt", WrongEncoding),
        (camt(head='<?xml version="1.0" encoding="EBCDIC-XYZ"?>'), "camt", WrongEncoding),
        (CSV.encode("latin-1"), "csv", WrongEncoding),
        (camt().replace(b'Ccy="EUR"', b'Ccy="USD"').replace(b"<Ccy>EUR", b"<Ccy>USD"), "camt", OtherCurrency),
        (camt().replace(b"CRDT</CdtDbtInd><Sts>", b"BOTH</CdtDbtInd><Sts>"), "camt", OddLine),
        (camt().replace(b"2024-03-05", b"0202-03-05"), "camt", OddLine),
        (camt().replace(b">180.00<", b">1e400<"), "camt", OddLine),
        (camt().replace(b">180.00<", b">NaN<"), "camt", OddLine),
        (f'<Document xmlns="{NS}"/>'.encode(), "camt", NotAStatement),
        (camt(entry("1.00", status="PDNG"), opening="0.00", closing="0.00"), "camt", NoLines),
        (b"", "csv", EmptyFile),
        (b"%PDF-1.7 ...", "camt", NotAStatement),
        (b"Date;Montant\n05/03/2024;1,00\n", "camt", NotAStatement),
        (b"Date;Montant\n" + b"05/03/2024;1,00\n" * 6_000, "csv", TooLarge),
    ],
)
def test_a_bad_file_is_refused_in_plain_words(content, format, refusal):
    with pytest.raises(refusal) as no:
        look(content, format, layout=Layout(date=1, amount=2) if format == "csv" else None)
    assert isinstance(no.value, BadFile)
    assert (no.value.field, no.value.code, "{" in no.value.sentence) == ("file", "bad_input", False)


def test_statements_of_one_file_must_follow_each_other_and_be_of_one_account():
    def two(second):
        return camt().replace(b"</Stmt>", b"</Stmt>" + second[second.index(b"<Stmt>") : second.index(b"</Stmt>") + 7])

    joined = look(two(camt(entry("45.00"), opening="255.00", closing="300.00")))
    assert (joined.opening, joined.closing, len(joined.lines)) == (10000, 30000, 4)
    with pytest.raises(Gap):
        look(two(camt(entry("45.00"), opening="256.00", closing="301.00")))
    with pytest.raises(SeveralAccounts):
        look(two(camt(entry("45.00"), opening="255.00", closing="300.00", iban=FERN_IBAN)))


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("march.xml", camt(), "camt"),
        ("march.ofx", OFX, "ofx"),
        ("march.cod", coda(), "coda"),
        ("march.csv", CSV.encode(), "csv"),
        ("march", CSV.encode(), "csv"),
        ("march.xml", CSV.encode(), NotWhatItSays),
        ("march.csv", camt(), NotWhatItSays),
        ("march.ofx", b"PK\x03\x04zip", NotWhatItSays),
        ("march.csv", b"a\x00b", NotWhatItSays),
        ("march.xml", b"<html><body>Sign in</body></html>", NotWhatItSays),
        ("march.bin", b"PK\x03\x04zip", NotAStatement),
        ("march.csv", b" \n", EmptyFile),
    ],
)
def test_a_file_is_what_its_name_says_or_is_refused(name, content, format):
    if isinstance(format, str):
        assert format_of(content, name) == format
        return
    with pytest.raises(format):
        format_of(content, name)


@pytest.mark.parametrize(
    "content",
    [
        b"05/03/2024;1,00;" + b"x" * 50_000_000,
        f'<Document xmlns="{NS}">'.encode() + b"<a>" * 1_600_000,
        b"OFXHEADER:100<OFX>" + b"<STMTTRN>" * 550_000,
        b"OFXHEADER:100<OFX>" + b"<" * 400_000 + b"x" * 4_000_000,
        b"00000" + b"0" * 123 + b"\n" + b"2" * 128 * 35_000,
        b"Date;Montant\n" + b'"' * 4_000_000,
    ],
    ids=["50 MB", "deep XML", "OFX tags", "OFX without an end", "one long CODA line", "one open quote"],
)
def test_a_file_that_is_made_to_hurt_is_refused_soon_and_small(content):
    began = time.thread_time()
    tracemalloc.start()
    with pytest.raises(BadFile):
        found = format_of(content)
        look(content, found, layout=guess_layout(content) if found == "csv" else None)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.thread_time() - began < 20
    assert held < 150_000_000


def test_what_the_person_corrects_wins_over_the_guess():
    layout = replace(guess_layout(CSV.encode()), opening="100,00", closing="255,00")
    assert look(CSV.encode(), "csv", layout=layout).closing == 25500
    with pytest.raises(WrongBalance):
        look(CSV.encode(), "csv", layout=replace(layout, closing="254,00"))
    assert Layout.from_dict(layout.as_dict()) == layout
