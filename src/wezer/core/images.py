"""Pictures: checked when they arrive, re-encoded before anybody sees them, never served as received (core.md P-5)."""

import hashlib
import os
import re
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wezer.core.refusals import ImageInvalid

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000
#: The widths kept beside the picture itself.
WIDTHS = (96, 480, 960)
LARGEST = 2560
TYPE = "image/webp"
_HASH = re.compile("[0-9a-f]{64}")


def check(received: bytes) -> tuple[str, int, int]:
    """(format, width, height) of a picture we take. Reads its header, not its pixels: an image bomb is not unfolded."""
    from PIL import Image, UnidentifiedImageError

    if len(received) > MOST_BYTES:
        raise ImageInvalid(why=_("it is larger than 5 MB"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(received), formats=FORMATS) as image:
                found, (width, height) = str(image.format), image.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise ImageInvalid(why=_("it is not a JPEG, PNG, WebP or AVIF picture")) from None
    if width * height > MOST_PIXELS:
        raise ImageInvalid(why=_("it has more than 40 million points"))
    if width < 1 or height < 1:
        raise ImageInvalid(why=_("it is empty"))
    return found, width, height


def encode(received: bytes) -> tuple[dict[str, bytes], int, int]:
    """{"full": …, "96": …, "480": …, "960": …} as WebP without any metadata, turned as it was held, and the full size."""
    from PIL import Image, ImageFile, ImageOps

    check(received)
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, once imported, lets half a picture pass for a whole one
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(received), formats=FORMATS) as image:
                image.draft("RGB", (LARGEST, LARGEST))
                turned = ImageOps.exif_transpose(image)
                plain = turned.convert("RGBA" if "A" in turned.getbands() or "transparency" in turned.info else "RGB")
    except (OSError, SyntaxError, ValueError, MemoryError, Image.DecompressionBombError):
        raise ImageInvalid(why=_("it is damaged")) from None
    plain.info = {}  # no camera, no place, no profile
    plain.thumbnail((LARGEST, LARGEST))
    made = {"full": _webp(plain)}
    for width in WIDTHS:
        small = plain.copy()
        small.thumbnail((width, width * 3) if width > 96 else (192, 192))
        made[str(width)] = _webp(small)
    return made, plain.width, plain.height


def _webp(image: Any) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=82, method=4)
    return out.getvalue()


# --- where bytes lie ---


def media() -> Path:
    return Path(settings.MEDIA_ROOT)


def received_path(uid: Any) -> Path:
    return media() / "received" / str(uid)


def originals_before(moment: datetime) -> Iterator[Path]:
    """Pictures as they were sent, received (or prepared) before that moment."""
    for path in received_path("").glob("[!.]*"):
        if path.stat().st_mtime < moment.timestamp():
            yield path


def kept_path(sha256: str, size: str = "full") -> Path:
    """Write-once: the name is the hash of the full picture, so the same picture is kept once."""
    name = sha256 if size == "full" else f"{sha256}.{size}"
    return media() / sha256[:2] / sha256[2:4] / name


def hash_of(made: Mapping[str, bytes]) -> str:
    """By which it is kept, in all its sizes: that of the full one."""
    return hashlib.sha256(made["full"]).hexdigest()


def keep(made: Mapping[str, bytes]) -> None:
    """Write the sizes; what is there already stays."""
    sha256 = hash_of(made)
    for size, content in made.items():
        write_once(kept_path(sha256, size), content)


def forget(sha256: str) -> None:
    """All sizes of a picture that no row names any more."""
    folder = kept_path(sha256).parent
    for path in folder.glob(f"{sha256}*") if folder.is_dir() else ():
        path.unlink(missing_ok=True)


def kept() -> Iterator[str]:
    """The hashes of everything that is kept, each once; what else lies in the media is not ours to count."""
    for folder in media().glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]"):
        names = {path.name.partition(".")[0] for path in folder.glob("[!.]*")}
        yield from (name for name in names if _HASH.fullmatch(name))


def is_older(sha256: str, moment: datetime) -> bool:
    """Whether nobody has brought these bytes, in any size, since then."""
    sizes = kept_path(sha256).parent.glob(f"{sha256}*")
    return all(_is_before(path, moment) for path in sizes)


def _is_before(path: Path, moment: datetime) -> bool:
    with suppress(FileNotFoundError):  # somebody let it go, or finished it, at this moment
        return path.stat().st_mtime < moment.timestamp()
    return False


def forget_half_written(moment: datetime) -> None:
    """What a machine that stopped had begun to write before that moment."""
    for where in ("received", "[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]"):
        for path in media().glob(f"{where}/.*"):
            if _is_before(path, moment):
                path.unlink(missing_ok=True)


def write_once(path: Path, content: bytes) -> None:
    """All of it or nothing, whatever moment the machine stops at. What is there stays, and counts as brought just now."""
    with suppress(FileNotFoundError):
        os.utime(path)
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")  # a backup passes over what begins with a dot
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
