"""What is visible to whom: the same as its pages."""

from typing import Annotated, Any, Literal

from pydantic import Field

from wezer.core.api.common import router
from wezer.core.api.groups import found_group
from wezer.core.models import TransparencyVersion
from wezer.core.transparency.acts import open_past, set_transparency
from wezer.core.transparency.moves import moves
from wezer.core.transparency.reading import held_now
from wezer.ui.rest import UID, After, Limit, Listed, PartyOut, Schema, Strict, listed, moment, show_party

Audience = Literal["parties", "stewards", "group", "community", "public"]


class ShownToIn(Strict):
    audience: Audience
    delay_days: Annotated[int, Field(ge=0, le=3650)] = 0


class TransparencyIn(Strict):
    """`rules` by class of data; one that is left out follows the groups around. `word`: how it was decided."""

    rules: dict[Annotated[str, Field(max_length=40)], ShownToIn]
    word: Annotated[str, Field(min_length=1, max_length=2000)]


class ShownToOut(Schema):
    """`decided_by`: the group that said so; null when nobody has."""

    kind: str
    name: str
    audience: str
    delay_days: int
    decided_by: PartyOut | None
    since: str | None


class TransparencyVersionOut(Schema):
    number: int
    rules: dict[str, ShownToIn]
    word: str
    at: str


class MoveSeenOut(Schema):
    member: PartyOut
    came: bool
    at: str


class PastIn(Strict):
    opens: bool


@router.get("/groups/{uid}/transparency", response=list[ShownToOut])
def transparency(request: Any, uid: UID) -> Any:
    """Each class of data with whom it is shown to, after how many days."""
    return [
        {
            "kind": held.kind.kind,
            "name": str(held.kind.name),
            "audience": held.rule.audience,
            "delay_days": held.rule.delay_days,
            "decided_by": show_party(held.by),
            "since": moment(held.since),
        }
        for held in held_now(found_group(request, uid))
    ]


@router.get("/groups/{uid}/transparency/versions", response=list[TransparencyVersionOut])
def versions(request: Any, uid: UID) -> Any:
    """What the group decided, newest first."""
    rows = TransparencyVersion.objects.filter(group=found_group(request, uid)).order_by("-number")[:100]
    return [_show(row) for row in rows]


@router.put("/groups/{uid}/transparency", response=TransparencyVersionOut)
def change(request: Any, uid: UID, said: TransparencyIn) -> Any:
    """Write down what the group decided, as a whole."""
    rules = {kind: rule.dict() for kind, rule in said.rules.items()}
    return _show(set_transparency(by=request.viewer, group=found_group(request, uid), rules=rules, word=said.word))


@router.put("/groups/{uid}/transparency/{kind}/past", response={204: None})
def past(request: Any, uid: UID, kind: str, said: PastIn) -> None:
    """Agree that one's past is shown like the present, or no longer."""
    open_past(by=request.viewer, group=found_group(request, uid), kind=kind, opens=said.opens)


@router.get("/groups/{uid}/membership-moves", response=Listed[MoveSeenOut])
def membership_moves(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """Who came and who left, as far as the group shows it."""
    rows = moves(request.viewer, found_group(request, uid))
    return listed(
        rows,
        after,
        limit,
        lambda step: {
            "member": show_party(step.belonging.member),
            "came": step.state not in ("left", "excluded"),
            "at": moment(step.at),
        },
        order=("-at", "-id"),
    )


def _show(row: TransparencyVersion) -> dict[str, Any]:
    return {"number": row.number, "rules": row.rules, "word": row.word, "at": moment(row.at)}
