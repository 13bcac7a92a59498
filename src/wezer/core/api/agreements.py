"""Agreements: the same as their pages."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.api.common import Slug, caller, router
from wezer.core.api.groups import found_group
from wezer.core.crossing.acts.agreements import (
    accept_agreement,
    change_agreement,
    end_agreement,
    revise_agreement,
    write_agreement,
)
from wezer.core.crossing.agreements import acceptances_of, agreements_of, present_text, with_numbers
from wezer.core.models import Acceptance, Agreement, AgreementText
from wezer.core.models.agreement import LONGEST_AGREEMENT
from wezer.ui.rest import UID, After, Limit, Listed, PartyOut, Schema, Short, Strict, listed, moment, show_party

Body = Annotated[str, Field(min_length=1, max_length=LONGEST_AGREEMENT)]


class AgreementOut(Schema):
    uid: UID
    group: PartyOut
    key: str
    title: str
    version: str
    is_asked: bool
    is_limiting: bool
    review_on: date | None
    accepted: int
    people: int
    mine: bool


class AgreementTextOut(Schema):
    version: str
    body: str
    summary: str
    author: PartyOut | None
    at: str


class AgreementPageOut(AgreementOut):
    body: str


class AcceptanceOut(Schema):
    member: PartyOut
    version: str
    at: str


class AgreementIn(Strict):
    title: Short
    body: Body
    key: Slug | None = None
    is_asked: bool = True
    is_limiting: bool = False
    review_on: date | None = None


class AgreementChange(Strict):
    is_asked: bool
    is_limiting: bool
    review_on: date | None = None


class RevisionIn(Strict):
    body: Body
    is_major: bool
    summary: Annotated[str, Field(max_length=300)] = ""
    review_on: date | None = None


class AgreementAcceptanceIn(Strict):
    version: Annotated[str, Field(max_length=12)]


def _show(one: Any) -> dict[str, Any]:
    kept = ("uid", "key", "title", "version", "is_asked", "is_limiting", "review_on", "accepted", "people", "mine")
    return {"group": show_party(one.group), **{name: getattr(one, name) for name in kept}}


def _found(request: Any, uid: UID) -> Agreement:
    """An agreement of a group whose page the caller may open."""
    one = get_object_or_404(with_numbers(Agreement.objects.select_related("group"), request.viewer), uid=uid)
    one.group = found_group(request, one.group.uid)
    return one


@router.get("/groups/{uid}/agreements", response=Listed[AgreementOut])
def agreements(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """What one accepts to be in the group, how many of those inside have, and whether the caller has."""
    rows = with_numbers(agreements_of(found_group(request, uid)), request.viewer).select_related("group")
    return listed(rows, after, limit, _show, order=("created_at", "id"))


@router.get("/agreements/{uid}", response=AgreementPageOut)
def agreement(request: Any, uid: UID) -> Any:
    """An agreement with its present text."""
    one = _found(request, uid)
    return {**_show(one), "body": present_text(one).body}


@router.get("/agreements/{uid}/versions", response=Listed[AgreementTextOut])
def versions(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """Every version, the newest first."""
    rows = AgreementText.objects.filter(agreement=_found(request, uid)).select_related("author")
    return listed(rows, after, limit, _show_text, order=("-at", "-id"))


def _show_text(text: AgreementText) -> dict[str, Any]:
    said = {"version": text.version, "body": text.body, "summary": text.summary}
    return {**said, "author": show_party(text.author), "at": moment(text.at)}


@router.get("/agreements/{uid}/acceptances", response=Listed[AcceptanceOut])
def acceptances(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """Who accepted its present major version; for those who belong to the group."""
    one = _found(request, uid)
    if not request.viewer.belongs(one.group):
        raise Http404
    return listed(acceptances_of(one, one.major), after, limit, _show_acceptance, order=("id",))


def _show_acceptance(one: Acceptance) -> dict[str, Any]:
    return {"member": show_party(one.member), "version": one.text.version, "at": moment(one.at)}


@router.post("/groups/{uid}/agreements", response=AgreementPageOut)
def write(request: Any, uid: UID, new: AgreementIn) -> Any:
    """A new agreement; those inside are asked."""
    caller(request)
    said = new.model_dump()
    said["key"] = said["key"] or ""
    made = write_agreement(by=request.viewer, group=found_group(request, uid), **said)
    return agreement(request, made.uid)


@router.post("/agreements/{uid}/versions", response=AgreementPageOut)
def revise(request: Any, uid: UID, new: RevisionIn) -> Any:
    """Another version; a major one is asked of everybody again."""
    caller(request)
    revise_agreement(by=request.viewer, agreement=_found(request, uid), **new.model_dump())
    return agreement(request, uid)


@router.put("/agreements/{uid}", response=AgreementPageOut)
def change(request: Any, uid: UID, new: AgreementChange) -> Any:
    """What it does, not what it says."""
    caller(request)
    change_agreement(by=request.viewer, agreement=_found(request, uid), **new.model_dump())
    return agreement(request, uid)


@router.delete("/agreements/{uid}", response={204: None})
def end(request: Any, uid: UID) -> Any:
    """It holds no longer."""
    caller(request)
    end_agreement(by=request.viewer, agreement=_found(request, uid))
    return None


@router.put("/agreements/{uid}/acceptance", response=AgreementPageOut)
def accept(request: Any, uid: UID, new: AgreementAcceptanceIn) -> Any:
    """Accept the version one has read."""
    caller(request)
    accept_agreement(by=request.viewer, agreement=_found(request, uid), version=new.version)
    return agreement(request, uid)
