"""Agreements: written, revised, accepted. A new major version asks everybody again."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.text import slugify

from wezer.core.crossing.agreements import present_text, unaccepted
from wezer.core.crossing.events import AgreementAccepted, AgreementEnded, AgreementReviewDue, AgreementRevised
from wezer.core.crossing.refusals import AgreementInvalid, AgreementOlder, AgreementsWait
from wezer.core.models import Acceptance, Agreement, AgreementText, Group, Member
from wezer.core.models.agreement import LONGEST_AGREEMENT
from wezer.core.rules import clean_name
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def write_agreement(
    *,
    by: Any,
    group: Group,
    title: str,
    body: str,
    key: str = "",
    is_asked: bool = True,
    is_limiting: bool = False,
    review_on: date | None = None,
) -> Agreement:
    """A new agreement of the group, asked of those inside by a notice. Its key is how rules name it: `agreed("charter")`."""
    require(by, "core.tend_group", group)
    title = clean_name(title)
    key = slugify(key or title)[:40] or "agreement"
    if Agreement.objects.filter(group=group, key=key).exists():
        raise AgreementInvalid(field="key")
    agreement = Agreement.objects.create(
        group=group, key=key, title=title, is_asked=is_asked, is_limiting=is_limiting, review_on=review_on
    )
    _write(by, agreement, body, "")
    return agreement


@act
def revise_agreement(
    *, by: Any, agreement: Agreement, body: str, is_major: bool, summary: str = "", review_on: date | None = None
) -> AgreementText:
    """Another version: a major one is asked of everybody again, a minor one (a comma, an address) is not."""
    require(by, "core.tend_group", agreement.group)
    found = Agreement.objects.select_for_update().select_related("group").get(pk=agreement.pk)
    if found.ended_at is not None:
        raise AgreementOlder()
    agreement.major = found.major + 1 if is_major else found.major
    agreement.minor = 0 if is_major else found.minor + 1
    agreement.review_on, agreement.review_told_at = review_on, None
    agreement.save(update_fields=["major", "minor", "review_on", "review_told_at"])
    return _write(by, agreement, body, summary.strip()[:300])


def _write(by: Any, agreement: Agreement, body: str, summary: str) -> AgreementText:
    body = body.replace("\x00", "").replace("\r\n", "\n").strip()
    if not 1 <= len(body) <= LONGEST_AGREEMENT:
        raise AgreementInvalid(field="body")
    text = AgreementText.objects.create(
        agreement=agreement,
        major=agreement.major,
        minor=agreement.minor,
        body=body,
        summary=summary,
        author=by.member,
        at=now(),
    )
    told = AgreementRevised(subject=ref(agreement.group), agreement=str(agreement.uid), is_major=agreement.minor == 0)
    emit(told, group=agreement.group, audit=True)
    return text


@act
def change_agreement(
    *, by: Any, agreement: Agreement, is_asked: bool, is_limiting: bool, review_on: date | None = None
) -> None:
    """What it does, not what it says: asked when entering, limiting until accepted, looked at again on a day."""
    require(by, "core.tend_group", agreement.group)
    if review_on != agreement.review_on:
        agreement.review_told_at = None
    agreement.is_asked, agreement.is_limiting, agreement.review_on = is_asked, is_limiting, review_on
    agreement.save(update_fields=["is_asked", "is_limiting", "review_on", "review_told_at"])
    _tell_of_change(agreement)


@act
def end_agreement(*, by: Any, agreement: Agreement) -> None:
    """It holds no longer; who accepted it stays readable."""
    require(by, "core.tend_group", agreement.group)
    if Agreement.objects.filter(pk=agreement.pk, ended_at=None).update(ended_at=now()):
        agreement.ended_at = now()
        emit(
            AgreementEnded(subject=ref(agreement.group), agreement=str(agreement.uid)),
            group=agreement.group,
            audit=True,
        )


def _tell_of_change(agreement: Agreement) -> None:
    told = AgreementRevised(subject=ref(agreement.group), agreement=str(agreement.uid), is_major=False)
    emit(told, group=agreement.group)


@act
def accept_agreement(*, by: Any, agreement: Agreement, version: str) -> Acceptance:
    """Accept the version one has read; refused when another has come meanwhile. Twice is once."""
    require(by, "core.accept_agreement", agreement)
    found = Agreement.objects.select_for_update().select_related("group").get(pk=agreement.pk)
    if version != found.version or found.ended_at is not None:
        raise AgreementOlder()
    acceptance, is_new = Acceptance.objects.get_or_create(
        agreement=found, member=by.member, major=found.major, defaults={"text": present_text(found), "at": now()}
    )
    if is_new:
        told = AgreementAccepted(
            subject=ref(found.group), member=ref(by.member), agreement=str(found.uid), version=version
        )
        emit(told, group=found.group, audit=True)
        by.forget()
    return acceptance


def accept_on_entering(by: Any, group: Group, accepted: Iterable[str]) -> None:
    """What the group asks to accept has to be accepted in the version that was read ("<uid> 2.0"). For acts of entering."""
    read = dict(each.split(" ", 1) for each in accepted if " " in each)
    waiting = [each for each in unaccepted(group, by.member) if each.is_asked]
    if missing := [each.title for each in waiting if str(each.uid) not in read]:
        raise AgreementsWait(titles=", ".join(missing))
    for agreement in waiting:
        accept_agreement(by=by, agreement=agreement, version=read[str(agreement.uid)])


@act
def keep_accepted(*, by: Any, member: Member, accepted: Iterable[str], at: datetime) -> None:
    """What was accepted at sign-up ("<uid> 2.0"), now that there is a member who accepted it. If another major version has
    come meanwhile, that one is asked as usual."""
    for uid, _space, version in (each.partition(" ") for each in accepted):
        major, _dot, minor = version.partition(".")
        texts = AgreementText.objects.select_related("agreement__group")
        text = texts.filter(agreement__uid=uid, major=major, minor=minor).first()
        if text is None:
            continue
        agreement = text.agreement
        _kept, is_new = Acceptance.objects.get_or_create(
            agreement=agreement, member=member, major=text.major, defaults={"text": text, "at": at}
        )
        if is_new:
            told = AgreementAccepted(
                subject=ref(agreement.group), member=ref(member), agreement=str(agreement.uid), version=version
            )
            emit(told, group=agreement.group, audit=True)


@act
def tell_reviews(*, by: Any) -> int:
    """Agreements whose day of review has come: those who tend the group are told, once for each date."""
    due = Agreement.objects.select_related("group").filter(
        ended_at=None, review_on__lte=now().date(), review_told_at=None
    )
    found = list(due.order_by("review_on")[:200])
    for agreement in found:
        Agreement.objects.filter(pk=agreement.pk).update(review_told_at=now())
        emit(AgreementReviewDue(subject=ref(agreement.group), agreement=str(agreement.uid)), group=agreement.group)
    return len(found)
