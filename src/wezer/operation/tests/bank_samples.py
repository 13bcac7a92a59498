"""Small statements as banks send them. One account, opening 100.00, closing 255.00, three movements."""

NS = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"
IBAN = "FR7630006000011234567890189"
FERN_IBAN = "FR1420041010050500013M02606"


def entry(amount, side="CRDT", *, day="2024-03-10", text="", name="", iban="", reference="", status="BOOK"):
    """One `Ntry`."""
    party, account = ("Dbtr", "DbtrAcct") if side == "CRDT" else ("Cdtr", "CdtrAcct")
    return f"""<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts>{status}</Sts>
<BookgDt><Dt>{day}</Dt></BookgDt><NtryDtls><TxDtls>
<Refs><EndToEndId>{reference or "NOTPROVIDED"}</EndToEndId></Refs>
<RltdPties><{party}><Nm>{name}</Nm></{party}><{account}><Id><IBAN>{iban}</IBAN></Id></{account}></RltdPties>
<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"""


def camt(*entries, opening="100.00", closing="255.00", head='<?xml version="1.0" encoding="UTF-8"?>', iban=IBAN):
    """A CAMT.053 file with these entries."""

    def balance(code, amount):
        return f"""<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{amount.lstrip("-")}</Amt>
<CdtDbtInd>{"DBIT" if amount.startswith("-") else "CRDT"}</CdtDbtInd><Dt><Dt>2024-03-31</Dt></Dt></Bal>"""

    entries = entries or (
        entry("180.00", name="Fern", iban=FERN_IBAN, text="Facture F2024-00001", day="2024-03-05"),
        entry("20.00", "DBIT", name="Presse de la Vallée", text="Cidre &amp; presse", day="2024-03-08"),
        entry("5.00", "DBIT", text="Frais de tenue de compte", day="2024-03-10"),
    )
    return f"""{head}<Document xmlns="{NS}"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>2024-03</Id>
<Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>
{balance("OPBD", opening)}{balance("CLBD", closing)}{"".join(entries)}</Stmt></BkToCstmrStmt></Document>""".encode()


OFX = b"""OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:USASCII
CHARSET:1252

<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>30006<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20240301<DTEND>20240331
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20240305<TRNAMT>+180.00<FITID>A1<NAME>Fern<MEMO>Facture F2024-00001</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240308<TRNAMT>-20.00<FITID>A2<NAME>Presse de la Vall\xe9e<MEMO>Cidre &amp; presse</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240310<TRNAMT>-5,00<FITID>A3<MEMO>Frais de tenue de compte</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>255.00<DTASOF>20240331</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""

CSV = """Date;Libellé;Montant;Contrepartie;Référence
05/03/2024;Facture F2024-00001;180,00;Fern;R1
08/03/2024;Cidre & presse;-20,00;Presse de la Vallée;R2
10/03/2024;Frais de tenue de compte;-5,00;;
"""


def _amount(cents):
    return ("0" if cents >= 0 else "1") + str(abs(cents) * 10).rjust(15, "0")


def coda(opening=10000, closing=25500, moves=((18000, "050324", "Fern", "Facture F2024-00001"), (-2500, "080324", "Presse", "Cidre"))):  # fmt: skip
    """A CODA file of lines with 128 letters."""
    account = "BE68539007547034".ljust(34) + "EUR"
    rows = [
        "0000018032430005".ljust(127) + "2",
        ("12" + "001" + account + _amount(opening) + "010324" + "VAL-COMMUN".ljust(26)).ljust(128),
    ]
    for number, (cents, day, name, text) in enumerate(moves, 1):
        rows.append(
            (
                "21"
                + f"{number:04}"
                + "0000"
                + "BANKREF".ljust(21)
                + _amount(cents)
                + day
                + "00150000"
                + "0"
                + text.ljust(53)
                + day
                + "001"
                + "0"
            ).ljust(128)
        )
        rows.append(("23" + f"{number:04}" + "0000" + "BE71096123456769".ljust(34) + "EUR" + name.ljust(35)).ljust(128))
        rows.append(("21" + f"{number:04}" + "0001" + "DETAIL".ljust(21) + _amount(cents) + day + "50150000" + "0" + "twice".ljust(53) + day + "001" + "0").ljust(128))  # fmt: skip
    rows.append(("8" + "001" + account + _amount(closing) + "310324").ljust(128))
    rows.append(("9" + " " * 15 + "000008").ljust(127) + "2")
    return "\r\n".join(rows).encode("windows-1252")
