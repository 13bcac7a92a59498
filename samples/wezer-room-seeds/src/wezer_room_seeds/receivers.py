"""What follows from facts, in the worker. It may run twice and must not mind."""

from wezer.core.acts.notices import notify
from wezer.core.models import Member
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.ref import resolve


@receiver("seeds.lot_taken")
def tell_who_put_it_there(fact):
    lot = resolve(fact.subject)
    members = Member.objects.filter(pk=lot.author_id) if lot else ()
    taker = resolve(fact.payload["member"])
    notify(
        by=Viewer.system(), members=members, kind="seeds_lot_taken", fact=fact, item=lot, group=lot.group, actor=taker
    )
