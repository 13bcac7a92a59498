"""Who may see a file, and how it is served: a picture never as received, a document never as a page."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.urls import reverse

from wezer.core import images
from wezer.core.acts.looks import read_lines
from wezer.core.custom_lines import custom_lines
from wezer.core.models import AudienceKind, File, FileState, Group, Item, Party
from wezer.core.profiles import members_visible_to, profiles_of, readable_fields

SIZES = ("full", *(str(width) for width in images.WIDTHS))
_YEAR = 31_536_000
_WAITING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img"><rect width="96" height="96" fill="#8a7b8633"/>'
    b'<circle cx="40" cy="48" r="18" fill="#8a7b8655"/><circle cx="58" cy="48" r="18" fill="#8a7b8655"/></svg>'
)


def find_file(viewer: Any, uid: Any) -> File:
    """The file, for those who may see it; 404 otherwise, whether it exists or not."""
    file = File.objects.select_related("owner").filter(uid=uid).first()
    if file is None or not may_see(file, viewer):
        raise Http404
    return file


def may_see(file: File, viewer: Any) -> bool:
    """Whose file, on what: an item's by the item's own rule, a photo by its owner's audience, else the owner alone."""
    if viewer.is_system or file.owner_id in viewer.own_party_ids:
        return True
    if file.item_id:
        return Item.objects.visible_to(viewer).filter(pk=file.item_id).exists()
    if file.owner.photo_id == file.pk:
        return may_see_photo(file.owner, viewer)
    return _may_see_line(file, viewer)


def _may_see_line(file: File, viewer: Any) -> bool:
    """A picture on a line of a profile, by that line's own audience, while the community has such a line."""
    keys = [line.key for line in custom_lines() if line.kind == "file"]
    rows = readable_fields(viewer).filter(member_id=file.owner_id, key__in=keys).select_related("audience")
    row = next((row for row in rows if row.value == str(file.uid)), None)
    if row is None or not members_visible_to(viewer).filter(pk=file.owner_id).exists():
        return False
    if row.audience is not None and row.audience.kind == AudienceKind.STEWARDS and viewer.member is not None:
        read_lines(by=viewer, member=row.member, lines=[row.key])
    return True


def picture_address(uid: Any, size: str) -> str:
    """Where a picture is shown."""
    return reverse("files:file", args=[uid, size])


def may_see_photo(party: Party, viewer: Any) -> bool:
    if viewer.is_system or party.pk in viewer.own_party_ids:
        return True
    if party.is_group:
        return Group.objects.visible_to(viewer).filter(pk=party.pk).exists()
    member = members_visible_to(viewer).filter(pk=party.pk).first()
    return member is not None and profiles_of([member], viewer)[member.pk].has_photo


def served(request: Any, file: File, size: str) -> HttpResponse:
    """The picture in one of its sizes, a placeholder while the worker prepares it; a document of a post to keep."""
    if size not in SIZES:
        raise Http404
    if file.type != images.TYPE:
        if size != SIZES[0] or file.item is None or file.item.kind != "post":  # the library has a door of its own
            raise Http404
        return to_keep(file.sha256, file.name, file.type)
    if file.state != FileState.READY:
        response: Any = HttpResponse(_WAITING, content_type="image/svg+xml")
        response["Cache-Control"] = "no-store"
        return sealed(response)
    tag = f'"{file.sha256[:24]}-{size}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=304)
    else:
        try:
            response = FileResponse(images.kept_path(file.sha256, size).open("rb"), content_type=images.TYPE)
        except FileNotFoundError:
            raise Http404 from None
    response["ETag"] = tag
    response["Cache-Control"] = f"private, max-age={_YEAR if 'v' in request.GET else 3600}"
    return sealed(response)


def to_keep(sha256: str, name: str, kind: str) -> HttpResponse:
    """A document as a file to keep, never as a page of ours."""
    try:
        content = images.kept_path(sha256).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response: Any = FileResponse(content, as_attachment=True, filename=name, content_type=kind)
    if kind == "text/plain":
        response["Content-Type"] = "text/plain; charset=utf-8"
    response["Cache-Control"] = "private, no-store"
    return sealed(response)


def sealed(response: Any) -> HttpResponse:
    """Even opened by itself, a file runs nothing."""
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
