"""Who a post may be for: what its group allows, told to the form and asked again by the act."""

from typing import Any

from django.utils.translation import gettext as _

from wezer.core.models import AudienceKind, Group, Sight


def audiences_of(group: Group) -> list[tuple[str, str]]:
    """The audiences a post in `group` may have, narrowest first, with their names."""
    if group.is_root:
        allowed = [AudienceKind.COMMUNITY, AudienceKind.PUBLIC]
    else:
        allowed = [AudienceKind.GROUP]
        if group.sight != Sight.SECRET:  # whoever may not know of the group reads nothing of it
            allowed += [AudienceKind.BRANCH, AudienceKind.COMMUNITY]
        if group.sight == Sight.OPEN:
            allowed.append(AudienceKind.PUBLIC)
    return [(kind.value, audience_words(kind, group)) for kind in allowed]


#: Its group's, and open to whoever has its address: no list tells anybody else of it (core.md 11, “public or unlisted”).
UNLISTED = "unlisted"


def reaches_of(group: Group) -> list[tuple[str, str]]:
    """The same for what may be unlisted besides: where it might be for everyone, too."""
    found = audiences_of(group)
    may_open = AudienceKind.PUBLIC in dict(found)
    return [found[0], (UNLISTED, unlisted_words(found[0][0], group)), *found[1:]] if may_open else found


def unlisted_words(kind: Any, group: Group | None = None) -> str:
    return _("{readers}, and whoever has the address: unlisted").format(readers=audience_words(kind, group))


def audience_words(kind: Any, group: Group | None = None) -> str:
    """Who sees it, in a few words."""
    name = group.name if group else ""
    return {
        AudienceKind.PUBLIC: _("Everyone, also outside"),
        AudienceKind.PEERS: _("Members here and in partner communities"),
        AudienceKind.COMMUNITY: _("All members of the community"),
        AudienceKind.BRANCH: _("{group} and the groups around it").format(group=name),
        AudienceKind.GROUP: name,
        AudienceKind.STEWARDS: _("Those who tend {group}").format(group=name),
        AudienceKind.TEAM: _("Those who give help in {group}").format(group=name),
        AudienceKind.PARTIES: _("Only those concerned"),
    }[AudienceKind(kind)]


def audience_key(kind: str, group: Group) -> str:
    """The key of the one audience row (see `core.Audience`)."""
    return (
        f"{kind}:{group.pk}"
        if kind in (AudienceKind.GROUP, AudienceKind.BRANCH, AudienceKind.STEWARDS, AudienceKind.TEAM)
        else kind
    )
