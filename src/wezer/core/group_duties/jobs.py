"""What the worker does for duties by itself."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wezer.core.group_duties.acts.rounds import carry_out_effects, judge_duty, tell_who_is_behind
from wezer.core.models import Duty, GroupState
from wezer.core.viewer import Viewer
from wezer.kernel.jobs import by_itself, scheduled


@scheduled(
    every=timedelta(days=1),
    words=_("Look at duties: tell who is behind before a period ends, judge it after, carry out what was announced."),
)
def see_to_duties() -> None:
    """One duty after the other; one that fails keeps no other from it."""
    for duty in Duty.objects.filter(ended_at=None, group__state=GroupState.ACTIVE).select_related("group", "role"):
        with by_itself(duty):
            for step in (tell_who_is_behind, judge_duty, carry_out_effects):
                after = 0
                while after := step(by=Viewer.system(), duty=duty, after=after):
                    pass
