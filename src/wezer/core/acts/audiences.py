"""Audience rows. Those of groups are made with the group; those of named parties when first needed."""

import hashlib
from collections.abc import Iterable

from wezer.core.models import Audience, AudienceKind, AudienceParty, Group, Party
from wezer.kernel.acts import act
from wezer.kernel.compiled import Compiled

#: Every group has these from its first day.
OF_GROUPS = (AudienceKind.GROUP, AudienceKind.BRANCH, AudienceKind.STEWARDS)
OF_ALL = (AudienceKind.PUBLIC, AudienceKind.PEERS, AudienceKind.COMMUNITY)


def audience(kind: str, group: Group | None = None) -> Audience:
    """The one row for everyone, the community, or a group's audience."""
    found = _named.first(f"{kind}:{group.pk}" if group else kind)
    if found is None:
        raise Audience.DoesNotExist(f"No audience “{kind}” of {group}.")  # untranslated: a bug’s own words
    return found  # type: ignore[no-any-return]  # a row of a compiled question


_named = Compiled(lambda key: Audience.objects.filter(key=key))


@act
def open_audiences(*, group: Group) -> None:
    kinds: list[tuple[str, Group | None]] = [(kind, None) for kind in OF_ALL] if group.is_root else []
    kinds += [(kind, group) for kind in OF_GROUPS]
    Audience.objects.bulk_create(
        Audience(kind=kind, group=within, key=f"{kind}:{within.pk}" if within else kind) for kind, within in kinds
    )


@act
def audience_of(*, parties: Iterable[Party]) -> Audience:
    """The audience of exactly these parties; holders of a group's wallet see what names their group."""
    ids = sorted({party.pk for party in parties})
    named = ",".join(map(str, ids))
    if len(named) > 50:  # many parties have a long name; the column holds 64 letters
        named = hashlib.sha256(named.encode()).hexdigest()[:50]
    found, is_new = Audience.objects.get_or_create(key=f"parties:{named}", defaults={"kind": AudienceKind.PARTIES})
    if is_new:
        AudienceParty.objects.bulk_create(AudienceParty(audience=found, party_id=number) for number in ids)
    return found
