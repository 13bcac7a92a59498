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
class RoleEnded:
    subject: Ref
    member: Ref


@fact
class RoomOpened:
    subject: Ref


@fact
class SettingChanged:
    subject: Ref
    key: str
