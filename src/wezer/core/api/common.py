"""What the parts of core's API share: the router, types of parameters, who calls."""

from typing import Annotated, Any, Literal

from ninja import Query
from pydantic import Field

from wezer.core.models import Member
from wezer.kernel.refusals import NotAllowed
from wezer.ui.rest import (
    Router,
)

router = Router(tags=["People, groups, rooms"])

Slug = Annotated[str, Field(max_length=60, pattern=r"^[-a-zA-Z0-9_]+$")]
Confirmation = Annotated[str, Query(max_length=200, description="The token of a refusal `needs_confirmation`.")]
Words = Annotated[str, Query(max_length=200)]
OpenNow = Annotated[Literal["", "now"], Query(description="“now”: of what says so, what is open at this moment.")]
Kinds = Annotated[str, Query(max_length=200, description="Kinds, comma between them; all when empty.")]


def caller(request: Any) -> Member:
    """The member who calls. Reading is open to nobody-in-particular; what is one's own is not."""
    if request.viewer.member is None:
        raise NotAllowed()
    return request.viewer.member  # type: ignore[no-any-return]  # Django and ninja say Any here
