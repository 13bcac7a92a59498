"""Saying of somebody that they can do what they name among their skills, and taking it back."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.events import EndorsementTaken, SkillEndorsed
from wezer.core.models import Endorsement, Member
from wezer.core.profile_fields import fold, skill_of
from wezer.core.profiles import readable_fields
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, NotFound, Refusal


class EndorsesSelf(Refusal):
    code = "endorses_self"
    message = _("What you can do is for others to say.")
    field = "term"


@act
def endorse_skill(*, by: Any, member: Member, term: str) -> bool:
    """Say that `member` can do what they name; True when it is new. One speaks for oneself, never for a group."""
    speaker = _speaker(by)
    if speaker.pk == member.pk:
        raise EndorsesSelf()
    shown = _shown(by, member, term)
    made = Endorsement(member=member, term=fold(shown), by=speaker, at=now())
    if Endorsement.objects.filter(member=member, term=made.term, by=speaker).exists():
        return False
    Endorsement.objects.bulk_create([made], ignore_conflicts=True)
    emit(SkillEndorsed(subject=ref(member), term=shown))
    return True


@act
def take_endorsement_back(*, by: Any, member: Member, term: str) -> bool:
    """Say it no longer; True when one did."""
    gone, _rows = Endorsement.objects.filter(member=member, term=fold(term), by=_speaker(by)).delete()
    if gone:
        emit(EndorsementTaken(subject=ref(member)))
    return bool(gone)


def _speaker(by: Any) -> Member:
    if by.member is None or not by.is_inside:
        raise NotAllowed()
    found: Member = by.member
    return found


def _shown(by: Any, member: Member, term: str) -> str:
    """The skill as its member writes it; whoever may not read it learns nothing of it."""
    row = readable_fields(by).filter(member=member, key="skills").first()
    named = [skill_of(str(each)).term for each in row.value] if row else []
    found = next((each for each in named if fold(each) == fold(term)), None)
    if found is None:
        raise NotFound()
    return found
