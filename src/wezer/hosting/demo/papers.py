"""What the groups of Val-Commun keep: ten documents, some with several versions, one waiting for approval."""

import zipfile
from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from wezer.core.acts.rooms import open_room
from wezer.core.library.acts.approval import decide_document, propose_document, take_document
from wezer.core.library.acts.documents import add_document, add_version
from wezer.core.models import Document, Room
from wezer.hosting.demo.valley import Valley

#: Group, who, file, title, folders, how long kept, versions (what each says), what becomes of it.
PAPERS: tuple[tuple[str, str, str, str, str, str, tuple[str, ...], str], ...] = (
    ("", "Oak", "charter.odt", "Charter of Val-Commun", "charter", "always",
     ("We share what we have and say what we need.", "We share what we have, say what we need, and thank each other."), "approved"),
    ("", "Oak", "minutes-spring.txt", "Minutes of the spring meeting", "minutes, spring", "ten",
     ("Thirty-one people came. The mill will have a new roof.",), "approved"),
    ("", "Oak", "minutes-autumn.txt", "Minutes of the autumn meeting", "minutes, autumn", "ten",
     ("Forty people came.", "Forty-two people came. The roof is paid."), "proposed"),
    ("", "Fern", "welcome.md", "A letter to newcomers", "welcome", "none", ("Come to the mill on Tuesday.",), ""),
    ("garden", "Fern", "beds.csv", "Who cares for which bed", "beds, plan", "none",
     ("bed,who\n1,Fern\n2,Sage", "bed,who\n1,Fern\n2,Sage\n3,Clover"), "taken"),
    ("garden", "Fern", "seeds.odt", "Seeds we keep", "seeds", "none", ("Blue leek, marrow bean, rampion.",), ""),
    ("garden", "Fern", "lease.odt", "Lease of the lower field", "contracts", "ten", ("Twelve years from last March.",), "approved"),
    ("repair", "Basil", "safety.txt", "Safety at the workbench", "workshop", "none",
     ("Goggles first.", "Goggles first, then gloves, then power."), "approved"),
    ("oven", "Sage", "sourdough.md", "Our sourdough", "recipes", "none", ("Feed it on Thursday, bake on Saturday.",), ""),
    ("music", "Mélisse", "contes.txt", "Programme des contes", "programme", "none", ("Quatre soirées cet hiver.",), ""),
)  # fmt: skip


def plan_papers(valley: Valley) -> None:
    """Libraries are opened seven weeks before the end; versions follow, the last ones are decided upon."""
    story = valley.story
    story.at(story.end - timedelta(days=49), lambda: _open(valley))
    for number, (_group, _who, _file, title, *_more, versions, fate) in enumerate(PAPERS):
        story.at(story.end - timedelta(days=48 - 4 * number), lambda number=number: _add(valley, number))  # type: ignore[misc]  # a lambda whose default keeps the loop's value
        for place, text in enumerate(versions[1:], 1):
            when = story.end - timedelta(days=48 - 4 * number - place)
            story.at(when, lambda number=number, text=text: _again(valley, number, text))  # type: ignore[misc]  # a lambda whose default keeps the loop's value
        story.at(story.end - timedelta(days=4, hours=number), lambda title=title, fate=fate: _end(valley, title, fate))  # type: ignore[misc]  # a lambda whose default keeps the loop's value


def _open(valley: Valley) -> None:
    for key in dict.fromkeys(row[0] for row in PAPERS):
        open_room(by=valley.by(valley.holder_of(key) if key else "Oak"), group=valley.groups[key], kind="library")


def _add(valley: Valley, number: int) -> None:
    group, who, name, title, tags, kept, versions, _fate = PAPERS[number]
    room = Room.objects.select_related("group").get(group=valley.groups[group], kind="library")
    wide = {} if group else {"audience": "community"}
    add_document(
        by=valley.by(who),
        room=room,
        file=_file(name, title, versions[0]),
        title=title,
        tags=tags,
        retention=kept,
        note="First",
        **wide,
    )


def _again(valley: Valley, number: int, text: str) -> None:
    _group, who, name, title, *_more = PAPERS[number]
    add_version(by=valley.by(who), document=_named(title), file=_file(name, title, text), note="As discussed")


def _end(valley: Valley, title: str, fate: str) -> None:
    document = _named(title)
    by = valley.by(document.author.name)
    if fate in ("approved", "proposed"):
        propose_document(by=by, document=document)
    if fate == "approved":
        tends = valley.by("Oak") if document.group is None or document.group.is_root else by
        decide_document(by=tends, document=document, approved=True)
    if fate == "taken":
        take_document(by=by, document=document, hours=240)


def _named(title: str) -> Document:
    return Document.objects.select_related("author", "group", "room", "audience").get(title=title)


def _file(name: str, title: str, text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, _odt(title, text) if name.endswith(".odt") else f"{title}\n\n{text}\n".encode())


def _odt(title: str, text: str) -> bytes:
    """The smallest OpenDocument text there is."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:text>'
            f"<text:h>{title}</text:h><text:p>{text}</text:p></office:text></office:body></office:document-content>",
        )
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
    return out.getvalue()
