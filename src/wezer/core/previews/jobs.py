"""What the worker does for previews, beside the timetable and outside any transaction: another machine may take its time."""

from wezer.core.models import LinkPreview
from wezer.core.previews.acts import keep_preview, take_link
from wezer.core.previews.reading import read_link
from wezer.core.viewer import Viewer
from wezer.kernel.jobs import continuous


@continuous(seconds=5)
def look_at_links() -> bool:
    """Look at the next link. True when others may wait."""
    if not LinkPreview.objects.filter(looked_at=None).exists():
        return False
    taken = take_link(by=Viewer.system())
    if taken is None:
        return False
    keep_preview(by=Viewer.system(), preview=taken, found=read_link(taken.url))
    return True
