"""Partners: whoever the books deal with. What the engine knows of them follows from what is written here."""

from typing import Any

from stdnum import iban as iban_numbers
from stdnum.eu import vat as vat_numbers

from wezer.core.models import Party
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.operation.acts.recording import record
from wezer.operation.events import PartnerChanged
from wezer.operation.models import Books, Partner, PartnerKind
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.refusals import NumberInvalid
from wezer.workflow.models import Flight

#: What the engine is told of a partner; a change in one of them is told anew.
TOLD = ("kind", "name", "language", "street", "postcode", "city", "country", "vat_number", "iban")


@act
def make_partner(*, by: Any, books: Books | None = None, name: str, **fields: Any) -> Partner:
    """Somebody outside of the community."""
    require(by, KEEP_BOOKS, books)
    partner = Partner.objects.create(name=name, **_clean(fields))
    emit(PartnerChanged(subject=ref(partner)))
    return partner


@act
def change_partner(*, by: Any, partner: Partner, books: Books | None = None, **fields: Any) -> Partner:
    """What stands on documents and in the books from now on; what was issued stays as it was."""
    require(by, KEEP_BOOKS, books)
    fields = _clean(fields)
    changed = {name: value for name, value in fields.items() if getattr(partner, name) != value}
    if not changed:
        return partner
    if set(changed) & set(TOLD):
        changed["version"] = partner.version + 1
    Partner.objects.filter(pk=partner.pk).update(**changed)
    for name, value in changed.items():
        setattr(partner, name, value)
    emit(PartnerChanged(subject=ref(partner)))
    return partner


@act
def partner_of(*, by: Any, party: Party) -> Partner:
    """The partner that a member or a group is; made when they first come into the books. For acts only."""
    known = Partner.objects.filter(party=party).first()
    if known is not None:
        return known
    member = getattr(party, "member", None)
    user = getattr(member, "user", None)
    partner, is_new = Partner.objects.get_or_create(
        party=party,
        defaults={
            "uid": party.uid,
            "kind": PartnerKind.ORGANISATION if party.is_group else PartnerKind.PERSON,
            "name": party.name,
            "language": getattr(member, "language", "") or "",
            "email": getattr(user, "email", "") or "",
        },
    )
    if is_new:
        emit(PartnerChanged(subject=ref(partner)))
    return partner


@act
def tell_partner(*, by: Any, books: Books, partner: Partner) -> Flight:
    """Let the books know the partner as they are now; once for each change."""
    payload: dict[str, Any] = {"uid": str(partner.uid), "kind": partner.kind, "name": partner.name}
    payload["language"] = "fr" if partner.language.startswith("fr") else "en"
    address = {name: getattr(partner, name) for name in ("street", "postcode", "city", "country")}
    payload["address"] = {name: value for name, value in address.items() if value}
    payload |= {name: value for name, value in (("vat", partner.vat_number), ("iban", partner.iban)) if value}
    return record(
        books=books,
        method="ensure_party",
        key=f"party:{partner.uid}:v{partner.version}",
        payload=payload,
        origin=partner,
    )


def _clean(fields: dict[str, Any]) -> dict[str, Any]:
    """Numbers in their compact spelling; those whose check digits are wrong are refused beside their field."""
    clean = dict(fields)
    for name, numbers in (("iban", iban_numbers), ("vat_number", vat_numbers)):
        if typed := clean.get(name):
            if not numbers.is_valid(typed):
                raise NumberInvalid(field=name)
            clean[name] = numbers.compact(typed)
    return clean
