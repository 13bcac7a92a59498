"""CAMT.053: ISO 20022's statement of an account, in XML."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from wezer.operation.bank_files.found import Found, FoundLine
from wezer.operation.bank_files.refusals import (
    Broken,
    Gap,
    HasEntities,
    NotAStatement,
    OddLine,
    SeveralAccounts,
    WrongEncoding,
)
from wezer.operation.bank_files.words import iso_day, refuse_too_many_tags, shown, tidy, units

STATEMENTS = ("Stmt", "Rpt", "Ntfctn")
OPENING, CLOSING = ("OPBD", "PRCD"), ("CLBD",)


def read_camt(content: bytes, digits: int) -> Found:
    """All statements of the file, one after the other, of one account."""
    root = safe_xml(content)
    parts = [_part(each, digits) for each in root.iter() if _name(each) in STATEMENTS]
    if not parts:
        raise NotAStatement(detail=_name(root))
    if len({(part.iban, part.currency) for part in parts}) > 1:
        raise SeveralAccounts()
    for before, after in pairwise(parts):
        if None not in (before.closing, after.opening) and before.closing != after.opening:
            raise Gap(closing=shown(before.closing or 0, digits), opening=shown(after.opening or 0, digits))
    return Found(
        "camt",
        lines=tuple(line for part in parts for line in part.lines),
        number=parts[0].number,
        iban=parts[0].iban,
        currency=parts[0].currency,
        opening=parts[0].opening,
        closing=parts[-1].closing,
    )


def safe_xml(content: bytes) -> Any:
    """The root, from XML without definitions of its own and of a size that can be held."""
    refuse_too_many_tags(content)
    try:
        return fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise HasEntities(detail=type(error).__name__) from error
    except ParseError as error:
        # Expat says 4 for bytes that are no letters in the encoding that was promised, 18 and 19 for encodings it does not know.
        if error.code in (4, 18, 19):
            raise WrongEncoding(detail=str(error)) from error
        raise Broken(line=error.position[0], detail=str(error)) from error
    except (LookupError, ValueError) as error:
        raise WrongEncoding(detail=str(error)) from error


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _find(element: Element | None, path: str) -> Element | None:
    return None if element is None else element.find("/".join(f"{{*}}{part}" for part in path.split("/")))


def _text(element: Element | None, *paths: str) -> str:
    """The first of the paths that says something."""
    for path in paths:
        found = _find(element, path)
        if found is not None and (found.text or "").strip():
            return tidy(found.text)
    return ""


def _part(statement: Element, digits: int) -> Found:
    entries = [each for each in statement if _name(each) == "Ntry" and _is_booked(each)]
    return Found(
        "camt",
        lines=tuple(
            line for number, entry in enumerate(entries, 1) for line in _lines(entry, digits, number)
        ),
        number=_text(statement, "ElctrncSeqNb", "LglSeqNb", "Id")[:35],
        iban=_text(statement, "Acct/Id/IBAN", "Acct/Id/Othr/Id").replace(" ", ""),
        currency=_text(statement, "Acct/Ccy") or _currency(entries),
        opening=_balance(statement, OPENING, digits, last=False),
        closing=_balance(statement, CLOSING, digits, last=True),
    )  # fmt: skip


def _is_booked(entry: Element) -> bool:
    return _text(entry, "Sts/Cd", "Sts") in ("", "BOOK")


def _currency(entries: list[Element]) -> str:
    amount = _find(entries[0], "Amt") if entries else None
    return "" if amount is None else amount.get("Ccy", "")


def _balance(statement: Element, codes: tuple[str, ...], digits: int, *, last: bool) -> int | None:
    found = [
        _signed(each, _text(each, "Amt"), digits, 0)
        for each in statement
        if _name(each) == "Bal" and _text(each, "Tp/CdOrPrtry/Cd") in codes
    ]
    return None if not found else found[-1 if last else 0]


def _signed(element: Element, amount: str, digits: int, line: int) -> int:
    side = _text(element, "CdtDbtInd")
    if side not in ("CRDT", "DBIT"):
        raise OddLine(line=line, what=side or "–", detail="neither credit nor debit")
    made = units(amount, digits, line)
    return made if side == "CRDT" else -made


def _lines(entry: Element, digits: int, number: int) -> Iterator[FoundLine]:
    """One line, or one for each payment of a collective booking, if these add up to it."""
    whole = _signed(entry, _text(entry, "Amt"), digits, number)
    day = iso_day(_text(entry, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm"), number)
    details = [each for each in entry.iter() if _name(each) == "TxDtls"]
    written = [_text(each, "AmtDtls/TxAmt/Amt", "Amt") for each in details]
    if len(details) > 1 and all(written):
        parts = [units(each, digits, number) for each in written]
        if sum(parts) == abs(whole):
            sign = 1 if whole > 0 else -1
            for detail, part in zip(details, parts, strict=True):
                yield _line(entry, detail, day, sign * part)
            return
    yield _line(entry, details[0] if len(details) == 1 else None, day, whole)


def _line(entry: Element, detail: Element | None, day: Any, amount: int) -> FoundLine:
    other, account = ("Dbtr", "DbtrAcct") if amount > 0 else ("Cdtr", "CdtrAcct")
    reference = _text(detail, "Refs/EndToEndId")
    remittance = [tidy(each.text) for each in (detail.iter() if detail is not None else ()) if _name(each) == "Ustrd"]
    return FoundLine(
        day,
        amount,
        text=tidy(" ".join(remittance)) or _text(entry, "AddtlNtryInf") or _text(detail, "AddtlTxInf"),
        name=_text(detail, f"RltdPties/{other}/Pty/Nm", f"RltdPties/{other}/Nm")[:140],
        iban=_text(detail, f"RltdPties/{account}/Id/IBAN").replace(" ", "")[:34],
        reference=("" if reference == "NOTPROVIDED" else reference)[:70]
        or _text(detail, "RmtInf/Strd/CdtrRefInf/Ref", "Refs/PmtInfId")[:70]
        or _text(entry, "NtryDtls/Btch/PmtInfId", "NtryDtls/Btch/MsgId")[:70],
        code=_text(detail, "RtrInf/Rsn/Cd")[:4],
    )
