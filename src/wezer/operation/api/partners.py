"""Partners for machines."""

from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.kernel.permissions import require
from wezer.operation.acts.partners import change_partner, make_partner
from wezer.operation.api.common import router
from wezer.operation.models import Books, Partner
from wezer.operation.permissions import SEE_BOOKS
from wezer.operation.queries import partners as queries
from wezer.operation.queries.books import community_books
from wezer.operation.refusals import BooksMissing
from wezer.ui.rest import MADE, UID, After, Limit, Listed, Schema, Short, Strict, idempotent, listed, made

Email = Annotated[str, Field(max_length=254, pattern=r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$")]
Country = Annotated[str, Field(pattern="^$|^[A-Z]{2}$")]


class PartnerRef(Schema):
    uid: UID
    name: str


class PartnerOut(PartnerRef):
    kind: str
    email: str
    language: str
    street: str
    postcode: str
    city: str
    country: str
    registration: str
    vat_number: str
    iban: str
    is_party: bool


class PartnerIn(Strict):
    kind: Literal["person", "organisation"] = "person"
    name: Annotated[str, Field(min_length=1, max_length=120)]
    email: Email = ""
    language: Literal["", "en", "fr"] = ""
    street: Annotated[str, Field(max_length=200)] = ""
    postcode: Annotated[str, Field(max_length=20)] = ""
    city: Annotated[str, Field(max_length=100)] = ""
    country: Country = ""
    registration: Annotated[str, Field(max_length=40)] = ""
    vat_number: Annotated[str, Field(max_length=20)] = ""
    iban: Annotated[str, Field(max_length=42)] = ""


def show_partner_ref(one: Partner) -> dict[str, Any]:
    return {"uid": one.uid, "name": one.name}


def show_partner(one: Partner) -> dict[str, Any]:
    names = ("kind", "email", "language", "street", "postcode", "city", "country", "registration", "vat_number", "iban")
    return {
        **show_partner_ref(one),
        **{name: getattr(one, name) for name in names},
        "is_party": one.party_id is not None,
    }


def _books(request: Any, right: str = SEE_BOOKS) -> Books:
    books = community_books()
    require(request.viewer, right, books)
    if books is None:
        raise BooksMissing()
    return books


@router.get("/partners", response=Listed[PartnerOut])
def partners(request: Any, q: Short = "", after: After = "", limit: Limit = 20) -> Any:
    """Whoever the books deal with, by name."""
    return listed(queries.listed(_books(request), q), after, limit, show_partner, order=("name", "id"))


@router.post("/partners", response=MADE(PartnerOut))
@idempotent
def new_partner(request: Any, new: PartnerIn) -> Any:
    """Somebody outside of the community."""
    one = make_partner(by=request.viewer, books=_books(request), **new.dict())
    return made(show_partner(one))


@router.get("/partners/{uid}", response=PartnerOut)
def partner(request: Any, uid: UID) -> Any:
    _books(request)
    return show_partner(get_object_or_404(Partner, uid=uid))


@router.put("/partners/{uid}", response=PartnerOut)
def change(request: Any, uid: UID, new: PartnerIn) -> Any:
    """What stands on documents from now on."""
    books = _books(request)
    one = change_partner(by=request.viewer, books=books, partner=get_object_or_404(Partner, uid=uid), **new.dict())
    return show_partner(one)
