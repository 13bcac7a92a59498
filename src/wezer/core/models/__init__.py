"""The tables of core, one file per aggregate."""

from wezer.core.models.admission import Application, Invitation
from wezer.core.models.audience import Audience, AudienceKind, AudienceParty
from wezer.core.models.evaluation import Criterion, Evaluation, Level
from wezer.core.models.file import File, FileState
from wezer.core.models.group import Group, GroupClosure, GroupState, Membrane, Sight
from wezer.core.models.item import Item, ItemCount, ItemQuerySet
from wezer.core.models.membership import ACTIVE_STATES, Belonging, BelongingState, Role, RoleHolding
from wezer.core.models.notice import Notice
from wezer.core.models.party import Member, Party, PartyKind, ProfileField
from wezer.core.models.room import Room, RoomState
from wezer.core.models.search import SearchDoc
from wezer.core.models.setting import Setting, SettingMode
from wezer.core.models.talk import Comment, Post, Reaction
from wezer.core.models.user import User, UserState

__all__ = [
    "ACTIVE_STATES",
    "Application",
    "Audience",
    "AudienceKind",
    "AudienceParty",
    "Belonging",
    "BelongingState",
    "Comment",
    "Criterion",
    "Evaluation",
    "File",
    "FileState",
    "Group",
    "GroupClosure",
    "GroupState",
    "Invitation",
    "Item",
    "ItemCount",
    "ItemQuerySet",
    "Level",
    "Member",
    "Membrane",
    "Notice",
    "Party",
    "PartyKind",
    "Post",
    "ProfileField",
    "Reaction",
    "Role",
    "RoleHolding",
    "Room",
    "RoomState",
    "SearchDoc",
    "Setting",
    "SettingMode",
    "Sight",
    "User",
    "UserState",
]
