"""The worker's part: read the words inside a version and keep them."""

from wezer.core import images
from wezer.core.library.acts.documents import keep_words
from wezer.core.library.reading import words_in
from wezer.core.library.types import BY_TYPE
from wezer.core.models import DocumentVersion, Reading
from wezer.core.viewer import Viewer


def read_version(number: int) -> None:
    """Twice changes nothing."""
    version = DocumentVersion.objects.filter(pk=number, reading=Reading.WAITING).first()
    if version is not None:
        text = words_in(images.kept_path(version.sha256), BY_TYPE[version.type])
        keep_words(by=Viewer.system(), version=version, text=text)
