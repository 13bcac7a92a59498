"""What the parts of the market's API share: the router, types of parameters, who calls."""

from typing import Annotated

from pydantic import Field

from wezer.ui.rest import MoneyIn, MoneyOut, Router

router = Router(tags=["Market"])

Amount = Annotated[str, Field(strict=True, max_length=40, examples=["12.50"])]


class PriceLineIn(MoneyIn):
    """What is asked for one unit; an answer may propose from `least` to `most`, and at least `share` per cent of it."""

    least: Amount | None = None
    most: Amount | None = None
    share: Annotated[int, Field(ge=1, le=100)] | None = None


class PriceLineOut(MoneyOut):
    least: str | None
    most: str | None
    share: int | None


PriceLines = Annotated[list[PriceLineIn], Field(max_length=10)]
Prices = Annotated[list[MoneyIn], Field(max_length=10)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]
Message = Annotated[str, Field(max_length=4000)]
Note = Annotated[str, Field(max_length=300)]
Place = Annotated[str, Field(max_length=200)]
Reason = Annotated[str, Field(max_length=500)]
Word = Annotated[str, Field(max_length=40)]
