"""The log for machines."""

from typing import Annotated, Any

from ninja import Query
from pydantic import Field

from wezer.core.api.common import router
from wezer.core.audit_log import Line, Wanted, entries, lines
from wezer.core.community import community
from wezer.kernel.permissions import require
from wezer.ui.paging import page_after
from wezer.ui.rest import UID, After, Limit, Listed, PartyOut, Schema, show_party

Name = Annotated[str, Query(max_length=80, description="The name of a fact: all when empty.")]
Who = Annotated[str, Query(max_length=80, description="A part of the name of who did it.")]
Day = Annotated[str, Query(max_length=10, pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


class LogLineOut(Schema):
    """`by` is null for what the program did, and for who reported something."""

    uid: UID
    at: str
    name: str
    words: Annotated[str, Field(description="In the language asked for.")]
    subject: str
    by: PartyOut | None
    acting_for: PartyOut | None
    group: PartyOut | None
    about: PartyOut | None


@router.get("/log", response=Listed[LogLineOut])
def log(request: Any, what: Name = "", who: Who = "", since: Day = "", until: Day = "", after: After = "", limit: Limit = 20) -> Any:  # fmt: skip
    """What touches rights, logins, money and data, newest first; for those who tend the community."""
    require(request.viewer, "core.tend_community", community())
    wanted = Wanted.read({"what": what, "who": who, "since": since, "until": until})
    page = page_after(entries(wanted), after, size=limit, order=("-id",))
    told = {line.fact.pk: line for line in lines(page.items)}
    return page.as_dict(lambda fact: _show(told[fact.pk]))


def _show(line: Line) -> dict[str, Any]:
    return {
        "uid": line.fact.uid,
        "at": line.fact.at.isoformat(),
        "name": line.fact.name,
        "words": line.words,
        "subject": line.fact.subject,
        "by": show_party(line.by),
        "acting_for": show_party(line.acting_for),
        "group": show_party(line.group),
        "about": show_party(line.about),
    }
