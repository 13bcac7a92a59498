"""Facts of core."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class CommunityFounded:
    subject: Ref


@fact
class MemberAdded:
    subject: Ref


@fact
class GroupCreated:
    subject: Ref


@fact
class GroupActivated:
    subject: Ref


@fact
class GroupMoved:
    subject: Ref
    parent: Ref


@fact
class GroupChanged:
    subject: Ref


@fact
class GroupPlaced:
    """Those who tend it said where the group is at home, or that it stands on no map."""

    subject: Ref


@fact
class GroupArchived:
    subject: Ref


@fact
class BelongingChanged:
    """Someone asked, was invited, entered, paused, left: `state` is the new one."""

    subject: Ref
    member: Ref
    state: str
    crossing: str


@fact
class RoleGranted:
    subject: Ref
    member: Ref


@fact
class RoleLent:
    """A holder lets somebody else hold the role as well, for a time."""

    subject: Ref
    member: Ref


@fact
class LevelChanged:
    """A member stands at another level; "" is none."""

    subject: Ref
    level: str


@fact
class RoleChanged:
    subject: Ref


@fact
class RoleEnded:
    subject: Ref
    member: Ref


@fact
class RoomOpened:
    subject: Ref


@fact
class RoomProposed:
    subject: Ref


@fact
class RoomChanged:
    """Locked, opened again, archived, put into the bin or back, or (`declined`) not opened: `member` had proposed it."""

    subject: Ref
    state: str
    kind: str
    member: str = ""


@fact
class RoomDisabled:
    """Its kind failed three times in ten minutes; the group goes on without it."""

    subject: Ref
    kind: str


@fact
class RoomTriedAgain:
    """Somebody who tends the group puts it to use again."""

    subject: Ref


@fact
class ModuleClosed:
    """The community has closed a package: its pages are absent and its jobs rest."""

    subject: Ref
    module: str


@fact
class ModuleOpened:
    """A package that was closed is open again."""

    subject: Ref
    module: str


@fact
class SettingChanged:
    subject: Ref
    key: str


@fact
class AccountOpened:
    """A login was made for the member: their address is confirmed. `crossing` says by which admission."""

    subject: Ref
    crossing: str


@fact
class LoginChanged:
    """Something of a member's login changed: password, email, second_factor, passkey. Nothing of it is told here."""

    subject: Ref
    what: str


@fact
class DormancyNear:
    """The member has not been here for long: dormant on this day, unless they come."""

    subject: Ref
    on: str


@fact
class MemberDormant:
    """The member has not been here for long, and was warned: nothing is mailed to them until they come again."""

    subject: Ref


@fact
class MemberWoke:
    """A dormant member is here again."""

    subject: Ref


@fact
class InvitationCreated:
    subject: Ref
    invitation: str


@fact
class InvitationRevoked:
    subject: Ref
    invitation: str


@fact
class InvitationAccepted:
    subject: Ref
    invitation: str
    member: Ref


@fact
class ApplicationDecided:
    """Those who admit members said yes or no; `state` is the belonging's new state."""

    subject: Ref
    member: Ref
    state: str


@fact
class ApplicationMessaged:
    """A question or an answer was written on a request to join; its words stay between the two sides."""

    subject: Ref
    member: Ref
    is_of_team: bool


@fact
class DepartureReminded:
    """The days of grace of somebody who leaves the community are over, and something is still open; or their notice in a
    group ends soon."""

    subject: Ref
    member: Ref


@fact
class ProfileChanged:
    subject: Ref
    key: str


@fact
class PreferencesChanged:
    subject: Ref


@fact
class FileReceived:
    subject: Ref
    file: str


@fact
class PostPublished:
    """`members` and `groups` are those its text mentions."""

    subject: Ref
    members: tuple[Ref, ...] = ()
    groups: tuple[Ref, ...] = ()


@fact
class PostEdited:
    """`members` are those the new text mentions and the old one did not."""

    subject: Ref
    members: tuple[Ref, ...] = ()


@fact
class CommentAdded:
    """`answers` is the comment it answers, if any."""

    subject: Ref
    comment: Ref
    answers: str = ""
    members: tuple[Ref, ...] = ()
    groups: tuple[Ref, ...] = ()


@fact
class CommentWithdrawn:
    subject: Ref
    comment: Ref


@fact
class CommentHidden:
    subject: Ref
    comment: Ref


@fact
class ReactionGiven:
    """To an item, or to the `comment` on it that is named."""

    subject: Ref
    reaction: str
    comment: str = ""


@fact
class ReactionTaken:
    """Taken back."""

    subject: Ref
    reaction: str
    comment: str = ""


@fact
class ItemWithdrawn:
    subject: Ref


@fact
class ItemRestored:
    subject: Ref


@fact
class ItemHidden:
    subject: Ref


@fact
class ItemShown:
    """A moderator took the hiding back."""

    subject: Ref


@fact
class MailPaused:
    """The member's address refused mail for good several times: nothing more is sent there."""

    subject: Ref


@fact
class DeviceAdded:
    """The member's notices are pushed to one more browser."""

    subject: Ref


@fact
class DeviceRemoved:
    """To one less: they removed it, or it is gone."""

    subject: Ref


@fact
class GroupLookedInto:
    """Somebody whose role reaches here opened a secret group that they are not in."""

    subject: Ref


@fact
class SkillEndorsed:
    """Somebody says that the member can do what they name."""

    subject: Ref
    term: str


@fact
class EndorsementTaken:
    """Somebody says it no longer."""

    subject: Ref


@fact
class JourneyStepChanged:
    """A step of the community's journey was decided, applied, taken back."""

    subject: Ref
    step: str
    state: str


@fact
class JourneyReviewDue:
    """So many days after the launch: time to look at the choices again."""

    subject: Ref
    days: int


@fact
class GroupTold:
    """Those who tend a group told everybody in it something: `subject` is the post."""

    subject: Ref
    important: bool
