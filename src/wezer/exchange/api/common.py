"""What the parts of the market's API share: the router, types of parameters, who calls."""

from typing import Annotated

from pydantic import Field

from wezer.ui.rest import (
    MoneyIn,
    Router,
)

router = Router(tags=["Market"])

Prices = Annotated[list[MoneyIn], Field(max_length=10)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]
Message = Annotated[str, Field(max_length=4000)]
Note = Annotated[str, Field(max_length=300)]
Place = Annotated[str, Field(max_length=200)]
Reason = Annotated[str, Field(max_length=500)]
Word = Annotated[str, Field(max_length=40)]
