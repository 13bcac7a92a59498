"""Agreeing and withdrawing, and the texts that are asked about."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import get_language

from wezer.core.community import community
from wezer.core.events_privacy import ConsentSaid, ConsentTextWritten
from wezer.core.models import TERMS, Arrival, Consent, ConsentChannel, ConsentText, Member
from wezer.core.refusals import ConsentTextEmpty, NothingToAgree, NotOptional
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed


@act
def write_consent_text(*, by: Any, title: str, body: str, key: str = "", is_asked: bool = True) -> ConsentText:
    """Another version of the terms (`key` “terms”) or of an optional use; without a key, a new use. `is_asked` False ends it."""
    require(by, "core.tend_community", community())
    title, body = " ".join(title.split())[:120], body.strip()[:20_000]
    if not title or not body:
        raise ConsentTextEmpty(field="body" if title else "title")
    key = key or _new_key(title)
    number = ConsentText.objects.select_for_update().filter(key=key).aggregate(n=Max("number"))["n"] or 0
    made = ConsentText.objects.create(
        key=key, number=number + 1, title=title, body=body, is_asked=is_asked, written_by=by.member, at=now()
    )
    emit(ConsentTextWritten(subject=ref(made)), group=community(), audit=True)
    return made


def _new_key(title: str) -> str:
    """A use of its own: never the terms, never one that is asked about already."""
    key = slugify(title)[:40]
    taken = not key or key == TERMS or ConsentText.objects.filter(key=key).exists()
    return f"{key[:27]}-{uuid4().hex[:12]}".lstrip("-") if taken else key


@act
def say_consent(
    *,
    by: Any,
    text: ConsentText,
    is_given: bool,
    member: Member | None = None,
    channel: str = ConsentChannel.PAGE,
    proof: str = "",
) -> Consent:
    """Agree to an optional use, or withdraw; accept the terms. For a member without a login, who signed a paper, those who
    admit members write it down with where the paper is."""
    who = member or by.member
    if who is None or by.acting_for is not None:
        raise NotAllowed()
    if by.member is None or who.pk != by.member.pk:
        require(by, "core.erase_for", who)
        channel = ConsentChannel.PAPER
    if not text.is_asked or ConsentText.objects.filter(key=text.key, number__gt=text.number).exists():
        raise NothingToAgree()
    if text.key == TERMS and not is_given:
        raise NotOptional()
    newest = Consent.objects.filter(member=who, text__key=text.key).order_by("-pk").first()
    if newest is not None and newest.is_given == is_given and (newest.text_id == text.pk or not is_given):
        return newest  # said already: a double click is one word
    return _write(who, text, is_given, channel, proof.strip()[:200], now())


@act
def keep_agreed(*, by: Any, member: Member, arrival: Arrival) -> None:
    """What was accepted at sign-up, now that there is a member who accepted it."""
    for text in ConsentText.objects.filter(uid__in=arrival.agreed):
        _write(member, text, True, ConsentChannel.SIGNUP, "", arrival.created_at, arrival.language)


def _write(
    member: Member, text: ConsentText, is_given: bool, channel: str, proof: str, at: datetime, language: str = ""
) -> Consent:
    Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    made = Consent(
        member=member, text=text, is_given=is_given, channel=channel, proof=proof, at=at,
        language=language or (get_language() or "")[:12],
    )  # fmt: skip
    made.digest = made.reckoned()
    made.save(force_insert=True)
    emit(
        ConsentSaid(subject=ref(member), text=ref(text), consent=str(made.uid), digest=made.digest, is_given=is_given),
        group=community(), audit=True,
    )  # fmt: skip
    return made
