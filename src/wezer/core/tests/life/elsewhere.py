"""Acts that change where somebody stands and are not drawn, each with the reason."""

from collections.abc import Callable
from typing import Any

from wezer.core.acts.admission import apply, come_in, decide_application, withdraw_application
from wezer.core.acts.audiences import audience_of
from wezer.core.acts.community import found_community
from wezer.core.acts.dormancy import see_to_the_silent, wake
from wezer.core.acts.identity import change_identity
from wezer.core.acts.invitations import accept_invitation
from wezer.core.acts.lifecycle import second_group
from wezer.core.acts.login import note_visit, sign_in
from wezer.core.acts.members import add_member
from wezer.core.crossing.acts.agreements import change_agreement, keep_accepted
from wezer.core.crossing.acts.voices import vouch
from wezer.core.exclusion.acts.appeals import blank_exclusions
from wezer.core.group_duties.acts.declaring import end_duty
from wezer.core.group_duties.acts.noting import let_pass, note_done
from wezer.core.group_duties.acts.rounds import carry_out_effects, look_at_member_again
from wezer.core.helpdesk.acts.desks import open_desk
from wezer.core.moderation.acts.appeals import answer_appeal, forget_cases

AT_THE_DOOR = "of people who are not members yet; the world has all of its people from the beginning"
A_PROPOSED_GROUP = "a proposed group opens, as a draft does (open_a_draft)"
A_DUTY = "a duty pauses and lets back by the steps that a pause of one's own takes (rest_or_return)"
A_SLEEP = (
    "who sleeps holds what they held; who else tends their groups is looked at as when somebody rests (rest_or_return)"
)
A_NEW_AUDIENCE = "a new audience: nothing that was there is for it"

ELSEWHERE: dict[Callable[..., Any], str] = {
    **dict.fromkeys(
        (apply, come_in, decide_application, withdraw_application, accept_invitation, add_member, sign_in, keep_accepted),
        AT_THE_DOOR,
    ),
    second_group: A_PROPOSED_GROUP,
    **dict.fromkeys((end_duty, let_pass, note_done, carry_out_effects, look_at_member_again), A_DUTY),
    **dict.fromkeys((audience_of, open_desk), A_NEW_AUDIENCE),
    **dict.fromkeys((see_to_the_silent, wake, note_visit), A_SLEEP),
    found_community: "the world begins with it",
    change_identity: "its name and look",
    vouch: "lets in, as a vote does (be_voted_in)",
    change_agreement: "limits or no longer does, as one that is written or ended (agree)",
    blank_exclusions: "asked by the parts of an erasure (be_forgotten)",
    answer_appeal: "lifts a suspension (suspend_or_lift)",
    forget_cases: "restrictions that are over long ago",
}  # fmt: skip
