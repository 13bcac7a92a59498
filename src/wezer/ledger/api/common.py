"""What the parts of the ledger's API share: the router, amounts, who calls and for whom."""

import re
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from wezer.core.models import Party
from wezer.kernel.money import parse_amount
from wezer.kernel.refusals import NotAllowed, Refusal
from wezer.ledger.models import Currency
from wezer.ui.rest import MoneyIn, Router, party_or_refuse

router = Router(tags=["Currencies and payments"])

Amounts = Annotated[list[MoneyIn], Field(min_length=1, max_length=20)]
Description = Annotated[str, Field(max_length=2000)]  # the act says how long it may be, in a sentence
Category = Annotated[str, Field(max_length=60)]


CodeInPath = Annotated[str, Field(max_length=12)]
#: An amount that may be zero or below: "-500", "0", "12.50".
Bound = Annotated[str, Field(strict=True, max_length=41, examples=["-500"])]


class PartyMissing(Refusal):
    code = "required"
    message = _("Say who pays and who is paid.")


def bound_in(text: str | None, scale: int) -> int | None:
    """A limit in smallest units, read as strictly as amounts are; None is no limit."""
    if text is None:
        return None
    figures = text.removeprefix("-")
    if re.fullmatch(r"0+(\.0*)?", figures, re.ASCII):
        return 0
    return (-1 if figures != text else 1) * parse_amount(figures, scale)


def bound_out(units: int | None, currency: Currency) -> str | None:
    return None if units is None else currency.text(units)


def caller(request: Any) -> Party:
    """As whom the caller acts."""
    party = request.viewer.party
    if party is None:
        raise NotAllowed()
    return party  # type: ignore[no-any-return]  # Django and ninja say Any here


def found_party(request: Any, uid: UUID | None, field: str) -> Party:
    """The named party; the caller's own when none is named."""
    own = caller(request)
    return own if uid is None or uid == own.uid else party_or_refuse(uid, field)
