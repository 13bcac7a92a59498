"""Names that look alike, for programs that let somebody choose one: they are refused to nobody."""

from typing import Annotated, Any

from ninja import Query
from pydantic import Field

from wezer.core.api.common import router
from wezer.core.naming import names_alike
from wezer.ui.rest import PartyOut, show_party

MOST = 10


@router.get("/names-alike", response=list[PartyOut])
def alike(request: Any, name: Annotated[str, Query(), Field(min_length=1, max_length=120)]) -> Any:
    """Members and groups whose name would be taken for this one, of those you see; ten at most."""
    return [show_party(party) for party in names_alike(request.viewer, name)[:MOST]]
