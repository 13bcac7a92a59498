"""What is already shown, when it may be shown less widely from now on: lines of profiles (core.md P-1), and what groups
published. For acts."""

from django.db.models import F, QuerySet

from wezer.core.acts.audiences import audience
from wezer.core.community import community
from wezer.core.models import Audience, AudienceKind, ForumEntry, Group, Item, MapPoint, ProfileField, SearchDoc, Sight
from wezer.core.profile_fields import WIDTHS, ProfileKey, profile_keys, width
from wezer.core.profiles import widest
from wezer.kernel.acts import current

#: Settings that say how wide a line may be shown.
OF_LINES = ("profile.widest", "profile.custom")


def narrow_lines() -> None:
    """Each line that is shown wider than it may be: as wide as it may. Allowing more again widens nothing by itself
    (I-5): that is for its member to say. A few statements for each line that is narrowed, however many members."""
    current()
    for field in profile_keys():
        most = max(widest(field), field.narrowest, key=width)
        if most != "public":
            _narrow(field, most)


def narrow_items(group: Group) -> None:
    """Whoever may not know of the group any more reads nothing of it: what it published for them is for those who may know
    it, or in a secret group for its own, and no address opens anything to others. That it may be known again widens nothing
    by itself (I-5)."""
    current()
    if group.is_root or group.sight == Sight.OPEN:
        return
    Item.objects.filter(group=group, is_unlisted=True).update(is_unlisted=False, version=F("version") + 1)
    is_secret = group.sight == Sight.SECRET
    wider = [AudienceKind.PUBLIC]
    if is_secret:
        wider += [AudienceKind.PEERS, AudienceKind.COMMUNITY, AudienceKind.BRANCH]
    rows = Item.objects.filter(group=group, audience__kind__in=wider)
    numbers = list(rows.values_list("pk", flat=True))
    seen_by = audience(AudienceKind.GROUP, group) if is_secret else audience(AudienceKind.COMMUNITY)
    for start in range(0, len(numbers), 5000):
        some = numbers[start : start + 5000]
        SearchDoc.objects.filter(item__in=some).update(audience=seen_by)
        MapPoint.objects.filter(item__in=some).update(audience=seen_by)
        ForumEntry.objects.filter(item__in=some).update(audience=seen_by)
        Item.objects.filter(pk__in=some).update(audience=seen_by, version=F("version") + 1)


def _narrow(field: ProfileKey, most: str) -> None:
    kinds = [kind for kind in WIDTHS if width(kind) > width(most)]
    kinds += [AudienceKind.BRANCH] if "group" in kinds else []
    rows = ProfileField.objects.filter(key=field.key, audience__kind__in=kinds)
    if not rows.exists():
        return
    seen_by = _audience(most)
    if field.key in ("place", "name"):
        points = MapPoint.objects.filter(layer="members", party__in=rows.values("member"), audience__kind__in=kinds)
        _narrow_points(points, audience("community") if field.key == "name" else seen_by)
    rows.update(audience=seen_by)


def _audience(most: str) -> Audience | None:
    """Where only a group may read it, nobody knows which: nobody does until its member names one."""
    if most in ("nobody", "group"):
        return None
    return audience(most, community() if most == "stewards" else None)


def _narrow_points(points: QuerySet[MapPoint], seen_by: Audience | None) -> None:
    """The map has its own note of who sees a point; what only a role lets somebody read stands on no map."""
    if seen_by is None or seen_by.kind == AudienceKind.STEWARDS:
        points.delete()
    else:
        points.update(audience=seen_by)
