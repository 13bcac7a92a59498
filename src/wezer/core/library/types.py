"""What a file is, by its content and never by its name. What is none of these is not taken in."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.library.refusals import DocumentRefused
from wezer.core.settings_registry import value

PDF = "application/pdf"
_ODF = "application/vnd.oasis.opendocument."
_OOXML = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class FileType:
    type: str
    extensions: tuple[str, ...]
    name: Any


#: Every kind of file there is, by the short name that the setting uses.
TYPES: dict[str, FileType] = {
    "pdf": FileType(PDF, ("pdf",), "PDF"),
    "odt": FileType(f"{_ODF}text", ("odt",), _("OpenDocument text")),
    "ods": FileType(f"{_ODF}spreadsheet", ("ods",), _("OpenDocument table")),
    "odp": FileType(f"{_ODF}presentation", ("odp",), _("OpenDocument slides")),
    "docx": FileType(f"{_OOXML}wordprocessingml.document", ("docx",), _("Word text")),
    "xlsx": FileType(f"{_OOXML}spreadsheetml.sheet", ("xlsx",), _("Excel table")),
    "pptx": FileType(f"{_OOXML}presentationml.presentation", ("pptx",), _("PowerPoint slides")),
    "text": FileType("text/plain", ("txt", "md", "csv"), _("Plain text")),
}
BY_TYPE = {each.type: name for name, each in TYPES.items()}
_BY_FOLDER = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
MOST_ENTRIES = 5_000
#: What a package may unfold to, declared in it and measured again when it is read.
MOST_UNFOLDED = 300 * 1024 * 1024
_ZIP_END = b"PK\x05\x06"


def kept_kinds(group: Any) -> tuple[str, str, int]:
    """What a group keeps, for a form: endings for the browser, the kinds in words, and the most MB of one file."""
    allowed = [TYPES[name] for name in value("library.types", group) if name in TYPES]
    endings = ",".join(f".{each}" for kind in allowed for each in kind.extensions)
    return endings, ", ".join(str(kind.name) for kind in allowed), int(value("library.most_mb", group))


def sniff(content: bytes, name: str) -> FileType:
    """Which file it is. Refuses what is unknown, what its name denies, and what is two things at once."""
    kind = TYPES[_found(content)]
    if name.rpartition(".")[2].lower() not in kind.extensions:
        raise DocumentRefused(why=_("its name ends otherwise than its content says: {kind}").format(kind=kind.name))
    return kind


def _found(content: bytes) -> str:
    if not content:
        raise DocumentRefused(why=_("it is empty"))
    if content.startswith(b"%PDF-"):
        if _ZIP_END in content[-70_000:]:
            raise DocumentRefused(why=_("it is two files in one"))
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    return _text(content)


def _package(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            entries = package.infolist()
            names = [entry.filename for entry in entries]
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNFOLDED:
                raise DocumentRefused(why=_("it unfolds to more than anybody can read"))
            if content[-22 - len(package.comment) :][:4] != _ZIP_END:
                raise DocumentRefused(why=_("it is two files in one"))
            if any(
                each.lower().endswith("vbaproject.bin") or each.startswith(("Basic/", "Scripts/")) for each in names
            ):
                raise DocumentRefused(why=_("it carries programs (macros); save it without them"))
            if names[0] == "mimetype" and entries[0].file_size < 200:
                found = BY_TYPE.get(package.read("mimetype").decode("ascii", "replace").strip(), "")
            else:
                found = next(
                    (kind for folder, kind in _BY_FOLDER.items() if any(n.startswith(folder) for n in names)), ""
                )
    except (zipfile.BadZipFile, IndexError, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        raise DocumentRefused(why=_("it is damaged")) from None
    if not found:
        raise DocumentRefused(why=_("files of this kind are not kept here"))
    return found


def _text(content: bytes) -> str:
    """UTF-8 without control characters, and nothing that a browser would take for a page or a drawing."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DocumentRefused(why=_("files of this kind are not kept here")) from None
    if any(letter < " " and letter not in "\t\r\n\f" for letter in text):
        raise DocumentRefused(why=_("files of this kind are not kept here"))
    head = text[:2000].lstrip().lower()
    if head.startswith(("<!doctype", "<html", "<svg", "<?xml", "<script")) or "<svg" in head or "<script" in head:
        raise DocumentRefused(why=_("files of this kind are not kept here"))
    return "text"
