"""OFX: what many banks call “Money” or “Quicken”; its older kind is not XML, so that both are read as a row of tags."""

import re
from collections.abc import Iterator

from wezer.operation.bank_files.found import Found, FoundLine
from wezer.operation.bank_files.refusals import Broken, HasEntities, NotAStatement, SeveralAccounts
from wezer.operation.bank_files.words import day_of, decoded, refuse_too_many_tags, tidy, units

TAG = re.compile(r"<(/?)([A-Z0-9_.]{1,40})>([^<]*)", re.IGNORECASE)
ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&"))


def read_ofx(content: bytes, digits: int) -> Found:
    """One account's transactions. The closing balance is the ledger's; the opening one follows from the lines."""
    refuse_too_many_tags(content)
    text = decoded(content, _encoding(content[:1000]))
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        raise HasEntities()
    tags = list(_tags(text))
    if not any(name == "STMTTRNRS" or name == "CCSTMTTRNRS" for name, _value, _line in tags):
        raise NotAStatement(detail="no STMTTRNRS")
    if not any(name == "/OFX" for name, _value, _line in tags):
        raise Broken(line=text.count("\n") + 1, detail="no end")
    accounts = {value for name, value, _line in tags if name == "ACCTID"} - {""}
    if sum(name in ("STMTRS", "CCSTMTRS") for name, _value, _line in tags) > 1:
        raise SeveralAccounts(detail=", ".join(sorted(accounts)))
    lines = tuple(_line(fields, digits, line) for fields, line in _groups(tags, "STMTTRN"))
    closing = next((units(each.get("BALAMT", "").replace(",", "."), digits, line) for each, line in _groups(tags, "LEDGERBAL")), None)  # fmt: skip
    return Found(
        "ofx",
        lines,
        iban=_account(tags),
        currency=next((value for name, value, _line in tags if name == "CURDEF"), ""),
        opening=None,
        closing=closing,
    )


def _encoding(head: bytes) -> str:
    """What the head promises; OFX 1 says USASCII and 1252, OFX 2 has an XML declaration."""
    words = head.decode("ascii", "replace").upper()
    if "CHARSET:1252" in words and "ENCODING:UTF-8" not in words:
        return "windows-1252"
    found = re.search(r'<\?XML[^>]*ENCODING="([A-Z0-9-]+)"', words)
    return found[1].lower() if found else "utf-8"


def _tags(text: str) -> Iterator[tuple[str, str, int]]:
    line, seen = 1, 0
    for found in TAG.finditer(text):
        line, seen = line + text.count("\n", seen, found.start()), found.start()
        value = found[3]
        for written, letter in ESCAPES:
            value = value.replace(written, letter)
        yield found[1] + found[2].upper(), tidy(value), line


def _groups(tags: list[tuple[str, str, int]], group: str) -> Iterator[tuple[dict[str, str], int]]:
    """The fields of each group of that name, and the line where it begins."""
    fields: dict[str, str] | None = None
    start = 0
    for name, value, line in tags:
        if name == group:
            fields, start = {}, line
        elif name == f"/{group}" and fields is not None:
            yield fields, start
            fields = None
        elif fields is not None and not name.startswith("/"):
            fields.setdefault(name, value)
    if fields is not None:
        raise Broken(line=start, detail=f"{group} does not end")


def _account(tags: list[tuple[str, str, int]]) -> str:
    """An IBAN stays as it is; a number of another kind is kept too, it says which account this was."""
    return next((value.replace(" ", "") for name, value, _line in tags if name == "ACCTID"), "")[:34]


def _line(fields: dict[str, str], digits: int, line: int) -> FoundLine:
    day = fields.get("DTPOSTED", "")
    return FoundLine(
        day_of(day[:4], day[4:6], day[6:8], line),
        units(fields.get("TRNAMT", "").replace(",", "."), digits, line),
        text=fields.get("MEMO", "") or fields.get("NAME", ""),
        name=fields.get("NAME", "")[:140],
        iban=fields.get("ACCTID", "")[:34] if fields.get("ACCTID", "")[:2].isalpha() else "",
        reference=(fields.get("CHECKNUM", "") or fields.get("FITID", ""))[:70],
    )
