"""What can be wrong with a file, in words for who chose it."""

from django.utils.translation import gettext_lazy as _

from wezer.operation.gateway.errors import GatewayRefusal


class BadFile(GatewayRefusal):
    """Nothing of the file was kept."""

    code = "bad_input"
    field = "file"
    message = _("This file cannot be read. Ask your bank for the statement in another format.")


class EmptyFile(BadFile):
    message = _("This file is empty. Download the statement from your bank once more.")


class TooLarge(BadFile):
    message = _("This file is too large. Ask your bank for shorter periods, and import them one after the other.")


class NotWhatItSays(BadFile):
    message = _("The name of this file says “{name}”, but it holds something else. Choose the file your bank gave you.")


class NotAStatement(BadFile):
    message = _("This is not a bank statement that can be read here: CAMT.053, OFX, CODA or a table of text (CSV).")


class WrongEncoding(BadFile):
    message = _("The letters of this file are not written as it says. Download it again, or choose the other encoding.")


class HasEntities(BadFile):
    message = _("This file brings definitions of its own, which no bank does. It was not read any further.")


class Broken(BadFile):
    message = _("This file breaks off or is damaged, near line {line}. Download it from your bank once more.")


class OddLine(BadFile):
    message = _("Line {line} of this file cannot be understood: {what}. Nothing was taken from it.")


class WrongBalance(BadFile):
    message = _(
        "The lines of this file lead from {opening} to {sum}, but it says that {closing} is the closing balance. "
        "Something is missing: download the whole period again."
    )


class Gap(BadFile):
    message = _("The statements in this file do not follow each other: one closes with {closing}, the next opens with {opening}.")  # fmt: skip


class SeveralAccounts(BadFile):
    message = _("This file holds several bank accounts. Download one file for each account.")


class OtherCurrency(BadFile):
    message = _("This file is in {found}, the books are kept in {wanted}.")


class NoLines(BadFile):
    message = _("There is no movement in this file.")
