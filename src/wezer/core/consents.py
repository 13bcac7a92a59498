"""Reads of what people agreed to: the texts that hold now, where a member stands, the log."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max, OuterRef, QuerySet, Subquery

from wezer.core.models import TERMS, Consent, ConsentText, Member
from wezer.kernel.models import Fact


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member stands on one text: `last` is their newest word on any version of it."""

    text: ConsentText
    last: Consent | None

    @property
    def is_given(self) -> bool:
        return self.last is not None and self.last.is_given

    @property
    def is_outdated(self) -> bool:
        """They agreed to a version that does not hold any more."""
        return self.is_given and self.last is not None and self.last.text_id != self.text.pk


def texts() -> list[ConsentText]:
    """The newest version of each text, the terms first. One statement."""
    newest = ConsentText.objects.values("key").annotate(n=Max("number"))
    found = ConsentText.objects.filter(number=Subquery(newest.filter(key=OuterRef("key")).values("n")))
    return sorted(found, key=lambda text: (text.key != TERMS, text.title))


def asked_texts() -> list[ConsentText]:
    """Those that people are asked about."""
    return [text for text in texts() if text.is_asked]


def terms() -> ConsentText | None:
    """What everybody accepts to come in; None when the community wrote nothing."""
    return next((text for text in asked_texts() if text.key == TERMS), None)


def standings(member: Member) -> list[Standing]:
    """Where the member stands on everything that is asked. Two statements."""
    said: dict[str, Consent] = {}
    for each in Consent.objects.filter(member=member).select_related("text").order_by("pk"):
        said[each.text.key] = each
    return [Standing(text, said.get(text.key)) for text in asked_texts()]


def agrees(member: Member, key: str) -> bool:
    """Whether an optional use of the member's data is allowed now; for whoever uses it."""
    newest = Consent.objects.filter(member=member, text__key=key).order_by("-pk").first()
    return newest is not None and newest.is_given


def who_agrees(key: str) -> QuerySet[Member]:
    """Members whose newest word on it is yes."""
    newest = Consent.objects.filter(member=OuterRef("pk"), text__key=key).order_by("-pk").values("is_given")[:1]
    return Member.objects.annotate(said=Subquery(newest)).filter(said=True)


def log_of(member: Member) -> QuerySet[Consent]:
    return Consent.objects.filter(member=member).select_related("text")


def broken() -> Iterator[str]:
    """For the audit: lines that are not as they were written, that no fact of the chain tells of, or that stand elsewhere."""
    facts = Fact.objects.filter(name="core.consent_said", audit=True).order_by("id").values_list("id", "payload")
    told = {str(payload.get("consent")): (number, payload.get("digest")) for number, payload in facts}
    newest: dict[int, int] = {}
    for each in Consent.objects.select_related("member", "text").order_by("pk").iterator(chunk_size=500):
        number, digest = told.pop(str(each.uid), (0, None))
        if each.digest not in (each.reckoned(), each.reckoned(with_title=False)):
            yield f"Consent {each.uid} was changed after it was written."
        if digest != each.digest:
            yield f"Consent {each.uid} is not as the chain tells it."
        elif number < newest.get(each.member_id, 0):
            yield f"Consent {each.uid} does not stand where it was written."
        newest[each.member_id] = max(number, newest.get(each.member_id, 0))
    yield from (f"Consent {uid} is told by the chain and is gone." for uid in told)
