"""What was ordered is deleted by the worker, piece by piece."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wezer.core.clearing.acts import clear_a_piece
from wezer.core.models import ClearingState, RoomClearing
from wezer.core.viewer import Viewer
from wezer.kernel.jobs import scheduled


@scheduled(every=timedelta(minutes=1), words=_("Delete what closed kinds of rooms held, where that was ordered."))
def clear_rooms() -> None:
    for clearing in RoomClearing.objects.filter(state=ClearingState.ORDERED).order_by("pk"):
        while clear_a_piece(by=Viewer.system(), clearing=clearing):
            pass
