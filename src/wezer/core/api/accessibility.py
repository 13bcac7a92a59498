"""How accessible the pages are, as those who run the community declare: the same as its page, for anybody."""

from dataclasses import asdict
from typing import Any

from wezer.core.accessibility import stated_at, statement
from wezer.core.api.common import router
from wezer.ui.rest import Schema, moment


class AccessibilityOut(Schema):
    """`state`: not_assessed, none, partial, full. `audited_on`: a day, or empty. `stated_at`: null when nobody has looked it over."""

    state: str
    audited_on: str
    percent: int | None
    """Of the criteria, as the audit found them met."""
    audited_by: str
    pages: str
    tools: str
    limits: str
    burdens: str
    """What would be too great a burden to make accessible."""
    exempt: str
    contact: str
    stated_at: str | None


@router.get("/accessibility", response=AccessibilityOut)
def accessibility(request: Any) -> Any:
    """The statement on accessibility; change it with the setting `accessibility.statement`."""
    return asdict(statement()) | {"stated_at": moment(stated_at())}
