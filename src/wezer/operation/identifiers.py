"""Numbers that others gave an organisation: of its account, in registers, for VAT. Checked as their issuers define them."""

import re
from importlib import import_module
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from stdnum import bic as bic_numbers
from stdnum import iban as iban_numbers
from stdnum.eu import vat as vat_numbers
from stdnum.exceptions import ValidationError as WrongNumber

from wezer.kernel.refusals import Refusal
from wezer.operation.kinds import Identifier, Pack


class IbanWrong(Refusal):
    code = "iban_wrong"
    field = "iban"
    message = _("This account number does not add up. Compare it with the bank's, letter by letter.")


class EmailWrong(Refusal):
    code = "email_wrong"
    field = "email"
    message = _("This is no e-mail address.")


class BicWrong(Refusal):
    code = "bic_wrong"
    field = "bic"
    message = _("A BIC has 8 or 11 letters and figures, such as AGRIFRPP.")


class VatNumberWrong(Refusal):
    code = "vat_number_wrong"
    field = "vat_number"
    message = _("This VAT number does not add up. It begins with two letters of the country, such as FR40303265045.")


class RegistrationWrong(Refusal):
    code = "registration_wrong"
    field = "registration"
    message = _("This number is not one of: {wanted}.")


def iban(typed: str) -> str:
    """Without spaces, or refused; empty stays empty."""
    return _compact(typed, iban_numbers, IbanWrong)


def email(typed: str) -> str:
    try:
        validate_email(typed.strip())
    except ValidationError:
        raise EmailWrong() from None
    return typed.strip()


def bic(typed: str) -> str:
    return _compact(typed, bic_numbers, BicWrong)


def vat_number(typed: str) -> str:
    """With its country's letters: a number of the European Union."""
    return _compact(typed, vat_numbers, VatNumberWrong)


def registration(typed: str, pack: Pack) -> str:
    """Any of the pack's identifiers; where it knows none, what was typed."""
    typed = " ".join(typed.split())
    if not typed or not pack.identifiers:
        return typed
    found = next((made for each in pack.identifiers if (made := _identified(typed, each))), None)
    if found is None:
        examples = [f"{each.name} ({each.example})" for each in pack.identifiers]
        raise RegistrationWrong(wanted=", ".join(examples))
    return found


def _identified(typed: str, known: Identifier) -> str | None:
    if known.pattern:
        plain = re.sub(r"[ .-]", "", typed).upper()
        return plain if re.fullmatch(known.pattern, plain) else None
    try:
        return str(import_module(known.checks).validate(typed))
    except WrongNumber:
        return None


def _compact(typed: str, numbers: Any, refusal: type[Refusal]) -> str:
    if not typed.strip():
        return ""
    try:
        return str(numbers.validate(typed))
    except WrongNumber:
        raise refusal() from None
