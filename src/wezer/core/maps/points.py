"""Writing the index of points. Called inside acts only, so that what is written and what the map shows never differ."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import F, Q

from wezer.core.kinds import map_layers
from wezer.core.maps.grid import cell
from wezer.core.maps.opening import read_week
from wezer.core.models import (
    ACTIVE_STATES,
    Audience,
    AudienceKind,
    Belonging,
    Group,
    GroupPlace,
    Item,
    MapPoint,
    Member,
    Party,
    Place,
    ProfileField,
    Room,
    Sight,
    Thing,
)
from wezer.kernel.acts import current
from wezer.kernel.compiled import Compiled
from wezer.kernel.ref import ref

Spot = tuple[float | None, float | None]
#: Whom a thing may be for that tells where its group is at home, by who may know the group.
KNOWN_TO: Mapping[str, tuple[AudienceKind, ...]] = {
    Sight.OPEN: tuple(AudienceKind),
    Sight.MEMBERS: (AudienceKind.COMMUNITY, AudienceKind.BRANCH, AudienceKind.GROUP),
    Sight.SECRET: (AudienceKind.GROUP,),
}


def point_item(item: Item) -> None:
    """Put the item (as its own kind) on the map, or take it off when it has no point or no layer."""
    layer = next((each for each in map_layers if each.takes(item)), None)
    if layer is None:
        return
    if item.latitude is None or item.longitude is None:
        unpoint(item)
        return
    _write(
        MapPoint(
            ref=ref(item), layer=layer.kind, item_id=item.pk, audience_id=item.audience_id, latitude=item.latitude,
            longitude=item.longitude, theme=layer.theme(item), place=item.place, is_rough=layer.is_rough(item),
            open_week=read_week(layer.hours(item)), is_listed=item.is_published and item.over_at is None,
        )
    )  # fmt: skip


def list_on_map(item: Item, *, listed: bool) -> None:
    """Withdrawn, restored, hidden, shown again, over."""
    MapPoint.objects.filter(item_id=item.pk).update(is_listed=listed)


def forget_on_map(numbers: Collection[int]) -> None:
    """Items whose words are forgotten: where they were goes as well, for good."""
    current()
    MapPoint.objects.filter(item__in=numbers).delete()
    Place.objects.filter(pk__in=numbers).update(tags=[])
    Item.objects.filter(pk__in=numbers).update(place="", latitude=None, longitude=None)


def room_on_map(room: Room) -> None:
    """A room went into the bin or came back: the points of all that is in it follow its items. Two statements."""
    inside = MapPoint.objects.filter(item__room=room)
    shown = Item.objects.filter(room=room, published_at__isnull=False, over_at=None, withdrawn_at=None, hidden_at=None)
    inside.exclude(item_id__in=shown.values("pk")).update(is_listed=False)
    inside.filter(item_id__in=shown.values("pk")).update(is_listed=True)


def unlist_on_map(party: Party) -> None:
    MapPoint.objects.filter(party_id=party.pk).update(is_listed=False)


def point_member(member: Member) -> None:
    """The member's point follows their line “Place”, who reads it, and whether they belong here."""
    said = {line.key: line for line in _lines_of(member.pk)}
    seen_by = _narrower(said)
    place = said["place"].value if "place" in said else {}
    shown = place.get("shown", "town")
    spot: Any = (place.get("latitude"), place.get("longitude")) if shown == "exact" else place.get("moved")
    if seen_by is None or shown == "hidden" or not spot or spot[0] is None:
        unpoint(member)
        return
    inside = Belonging.objects.filter(member=member, group__parent=None, state__in=ACTIVE_STATES).exists()
    _write(
        MapPoint(
            ref=ref(member), layer="members", party_id=member.pk, audience=seen_by, latitude=spot[0], longitude=spot[1],
            place=place.get("name", ""), is_rough=shown != "exact", is_listed=inside and member.erased_at is None,
        )
    )  # fmt: skip


_lines_of = Compiled(
    lambda member: ProfileField.objects.filter(member=member, key__in=("place", "name")).select_related("audience")
)


def _narrower(said: dict[str, ProfileField]) -> Audience | None:
    """Who reads the place; where it is everybody, but the name only members know, members. What only a role lets
    somebody read stands on no map: they could look without the member being told."""
    seen_by = said["place"].audience if "place" in said else None
    if seen_by is None or seen_by.kind == AudienceKind.STEWARDS:
        return None
    if seen_by.kind != AudienceKind.PUBLIC:
        return seen_by
    name = said["name"].audience if "name" in said else None
    return seen_by if name and name.kind == AudienceKind.PUBLIC else Audience.objects.get(key="community")


def point_group(group: Group, *, audience: Audience, listed: bool) -> None:
    """A group stands where it is at home, for those who may know that it exists; its things that are nowhere else follow."""
    home = GroupPlace.objects.filter(group=group).first()
    former = MapPoint.objects.filter(party_id=group.pk).values_list("latitude", "longitude").first()
    if home is not None:
        _write(
            MapPoint(
                ref=ref(group), layer="groups", party_id=group.pk, audience=audience, latitude=home.latitude,
                longitude=home.longitude, place=home.place, theme=group.type, is_listed=listed,
            )
        )  # fmt: skip
    elif former is not None:
        unpoint(group)
    if home is not None or former is not None:
        _things_follow(group, former or (None, None), (home.latitude, home.longitude) if home else (None, None))


def _things_follow(group: Group, former: Spot, home: Spot) -> None:
    """Things that name no place stand where their group is at home, as long as all who read them may know that."""
    things = Thing.objects.filter(group=group).exclude(
        latitude=None, withdrawn_at__isnull=False
    )  # forgotten ones stay so
    at_former, at_home = (Q(latitude=spot[0], longitude=spot[1]) for spot in (former, home))
    may_know = Q(audience__kind__in=KNOWN_TO[group.sight])
    _put(things.filter(at_former | at_home, ~may_know).exclude(latitude=None), (None, None))
    _put(things.filter(at_former | Q(latitude=None), may_know, place="").exclude(at_home), home)


def _put(things: Any, spot: Spot) -> None:
    for thing in list(things):
        Item.objects.filter(pk=thing.pk).update(latitude=spot[0], longitude=spot[1], version=F("version") + 1)
        thing.latitude, thing.longitude = spot
        point_item(thing)


def unpoint(thing: Item | Party) -> None:
    where: dict[str, Any] = {"item_id": thing.pk} if isinstance(thing, Item) else {"party_id": thing.pk}
    MapPoint.objects.filter(**where).delete()


def _write(point: MapPoint) -> None:
    current()
    point.cell = cell(point.latitude, point.longitude)
    columns = [field.name for field in MapPoint._meta.local_fields if field.name not in ("id", "ref")]
    MapPoint.objects.bulk_create([point], update_conflicts=True, unique_fields=["ref"], update_fields=columns)
