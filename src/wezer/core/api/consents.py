"""What one agrees to; and the texts, for those who tend the community."""

from datetime import datetime
from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.consents import say_consent, write_consent_text
from wezer.core.api.common import Slug, caller, router
from wezer.core.consents import Standing, log_of, standings, texts
from wezer.core.models import Consent, ConsentChannel, ConsentText
from wezer.core.profiles import members_visible_to
from wezer.kernel.refusals import NotFound
from wezer.ui.rest import UID, After, Limit, Listed, Schema, Strict, listed


class ConsentTextOut(Schema):
    """The version that holds; `is_asked` false: this use has ended."""

    key: str
    version: int
    title: str
    body: str
    is_asked: bool
    at: datetime


class ConsentTextIn(Strict):
    """Another version of the terms (`key` “terms”) or of a use; without a key, a new use."""

    title: Annotated[str, Field(max_length=120)]
    body: Annotated[str, Field(max_length=20_000)]
    key: Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9-]*$")] = ""
    is_asked: bool = True


class ConsentStandingOut(Schema):
    """Where one stands on a text; `is_given` is null while one said nothing."""

    text: ConsentTextOut
    is_given: bool | None
    is_outdated: bool


class ConsentLineOut(Schema):
    key: str
    version: int
    is_given: bool
    language: str
    channel: str
    at: datetime


class ConsentIn(Strict):
    is_given: bool


class PaperConsentIn(Strict):
    """What a member without a login signed on paper, and where the paper is kept."""

    key: Annotated[str, Field(max_length=40)]
    is_given: bool
    proof: Annotated[str, Field(max_length=200)]


def _text(text: ConsentText) -> dict[str, Any]:
    return {"version": text.number} | {name: getattr(text, name) for name in ("key", "title", "body", "is_asked", "at")}


def _standing(each: Standing) -> dict[str, Any]:
    said = each.last.is_given if each.last else None
    return {"text": _text(each.text), "is_given": said, "is_outdated": each.is_outdated}


def _line(each: Consent) -> dict[str, Any]:
    names = ("is_given", "language", "channel", "at")
    return {"key": each.text.key, "version": each.text.number} | {name: getattr(each, name) for name in names}


def _found(key: str) -> ConsentText:
    found = next((text for text in texts() if text.key == key), None)
    if found is None:
        raise NotFound()
    return found


@router.get("/consent-texts", response=list[ConsentTextOut])
def consent_texts(request: Any) -> Any:
    """What people agree to: the terms, and optional uses."""
    caller(request)
    return [_text(text) for text in texts()]


@router.post("/consent-texts", response=ConsentTextOut)
def write_text(request: Any, sent: ConsentTextIn) -> Any:
    """Write another version, or ask for another use; for those who tend the community."""
    caller(request)
    return _text(write_consent_text(by=request.viewer, **sent.dict()))


@router.get("/me/consents", response=list[ConsentStandingOut])
def my_consents(request: Any) -> Any:
    """Where one stands on everything that is asked."""
    return [_standing(each) for each in standings(caller(request))]


@router.put("/me/consents/{key}", response=list[ConsentStandingOut])
def agree(request: Any, key: Slug, sent: ConsentIn) -> Any:
    """Agree to a use, or withdraw."""
    member = caller(request)
    say_consent(by=request.viewer, text=_found(key), is_given=sent.is_given, channel=ConsentChannel.PROGRAM)
    return [_standing(each) for each in standings(member)]


@router.get("/me/consent-log", response=Listed[ConsentLineOut])
def my_consent_log(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """Everything one said, newest first."""
    return listed(log_of(caller(request)), after, limit, _line, order=("-id",))


@router.post("/members/{uid}/consents", response=ConsentLineOut)
def agreed_on_paper(request: Any, uid: UID, sent: PaperConsentIn) -> Any:
    """Write down what a member without a login signed; for those who admit members."""
    found = get_object_or_404(members_visible_to(request.viewer), uid=uid)
    text = _found(sent.key)
    return _line(say_consent(by=request.viewer, member=found, text=text, is_given=sent.is_given, proof=sent.proof))
