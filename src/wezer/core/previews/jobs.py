"""What the worker does for previews, beside the timetable and outside any transaction: another machine may take its time."""

from django.utils.translation import gettext_lazy as _

from wezer.core.models import LinkPreview
from wezer.core.previews.acts import keep_preview, take_link
from wezer.core.previews.reading import read_link
from wezer.core.viewer import Viewer
from wezer.kernel.jobs import continuous


@continuous(seconds=5, words=_("Look at links, to show what they lead to."))
def look_at_links() -> bool:
    """Look at the next link. True when others may wait."""
    if not LinkPreview.objects.filter(looked_at=None).exists():
        return False
    taken = take_link(by=Viewer.system())
    if taken is None:
        return False
    keep_preview(by=Viewer.system(), preview=taken, found=read_link(taken.url))
    return True
