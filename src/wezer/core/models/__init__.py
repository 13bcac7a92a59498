"""The tables of core, one file per aggregate."""

from wezer.core.models.admission import Application, ApplicationMessage, Arrival, Invitation
from wezer.core.models.agreement import Acceptance, Agreement, AgreementText
from wezer.core.models.audience import Audience, AudienceKind, AudienceParty
from wezer.core.models.chat import (
    Attendance,
    Block,
    ContactPolicy,
    Conversation,
    ConversationForm,
    Message,
    MessageReaction,
    Writers,
)
from wezer.core.models.consent import TERMS, Consent, ConsentChannel, ConsentText
from wezer.core.models.crossing import (
    BelongingStep,
    Crossing,
    CrossingState,
    MembraneVersion,
    Voice,
    VoiceChoice,
    VoiceKind,
)
from wezer.core.models.document import (
    Approval,
    Document,
    DocumentTag,
    DocumentVersion,
    Licence,
    Reading,
    Retention,
)
from wezer.core.models.endorsement import Endorsement
from wezer.core.models.evaluation import Criterion, Evaluation, Level
from wezer.core.models.event import (
    CONCERNED,
    AgendaAddress,
    Answer,
    Event,
    EventDate,
    EventDateState,
    EventQuerySet,
    EventState,
    Rsvp,
)
from wezer.core.models.file import File, FileState
from wezer.core.models.following import Follow, Visit
from wezer.core.models.forum import ForumEntry, ItemAnswer, Question, QuestionState, Topic, UsefulVote
from wezer.core.models.group import Group, GroupClosure, GroupState, Membrane, Sight
from wezer.core.models.help import ArticlePage, HelpArticle, Ticket, TicketState
from wezer.core.models.item import Item, ItemCount, ItemQuerySet
from wezer.core.models.journey import Journey, JourneyStep
from wezer.core.models.leaving import Departure
from wezer.core.models.lending import (
    Condition,
    Loan,
    LoanDay,
    LoanState,
    LoanStep,
    Thing,
    ThingState,
)
from wezer.core.models.look import Look
from wezer.core.models.mailing import Channel, MailPlan, NoticeChoice, Rhythm
from wezer.core.models.map import GroupPlace, MapPoint
from wezer.core.models.membership import ACTIVE_STATES, Belonging, BelongingState, Role, RoleHolding
from wezer.core.models.notice import MailState, Notice
from wezer.core.models.party import Displacement, Member, Party, PartyKind, ProfileField, ProfileTerm
from wezer.core.models.privacy import ArchiveState, Erasure, OwnArchive, Wish
from wezer.core.models.retention import LegalHold, RetentionRun
from wezer.core.models.room import READABLE, STANDING, Room, RoomFailure, RoomHealth, RoomState
from wezer.core.models.search import SearchDoc
from wezer.core.models.setting import Setting, SettingMode
from wezer.core.models.structure import GroupMove, MoveState
from wezer.core.models.talk import Comment, Post, Reaction, Revision
from wezer.core.models.user import User, UserState

__all__ = [
    "ACTIVE_STATES",
    "CONCERNED",
    "READABLE",
    "STANDING",
    "TERMS",
    "Acceptance",
    "AgendaAddress",
    "Agreement",
    "AgreementText",
    "Answer",
    "Application",
    "ApplicationMessage",
    "Approval",
    "ArchiveState",
    "Arrival",
    "ArticlePage",
    "Attendance",
    "Audience",
    "AudienceKind",
    "AudienceParty",
    "Belonging",
    "BelongingState",
    "BelongingStep",
    "Block",
    "Channel",
    "Comment",
    "Condition",
    "Consent",
    "ConsentChannel",
    "ConsentText",
    "ContactPolicy",
    "Conversation",
    "ConversationForm",
    "Criterion",
    "Crossing",
    "CrossingState",
    "Departure",
    "Displacement",
    "Document",
    "DocumentTag",
    "DocumentVersion",
    "Endorsement",
    "Erasure",
    "Evaluation",
    "Event",
    "EventDate",
    "EventDateState",
    "EventQuerySet",
    "EventState",
    "File",
    "FileState",
    "Follow",
    "ForumEntry",
    "Group",
    "GroupClosure",
    "GroupMove",
    "GroupPlace",
    "GroupState",
    "HelpArticle",
    "Invitation",
    "Item",
    "ItemAnswer",
    "ItemCount",
    "ItemQuerySet",
    "Journey",
    "JourneyStep",
    "LegalHold",
    "Level",
    "Licence",
    "Loan",
    "LoanDay",
    "LoanState",
    "LoanStep",
    "Look",
    "MailPlan",
    "MailState",
    "MapPoint",
    "Member",
    "Membrane",
    "MembraneVersion",
    "Message",
    "MessageReaction",
    "MoveState",
    "Notice",
    "NoticeChoice",
    "OwnArchive",
    "Party",
    "PartyKind",
    "Post",
    "ProfileField",
    "ProfileTerm",
    "Question",
    "QuestionState",
    "Reaction",
    "Reading",
    "Retention",
    "RetentionRun",
    "Revision",
    "Rhythm",
    "Role",
    "RoleHolding",
    "Room",
    "RoomFailure",
    "RoomHealth",
    "RoomState",
    "Rsvp",
    "SearchDoc",
    "Setting",
    "SettingMode",
    "Sight",
    "Thing",
    "ThingState",
    "Ticket",
    "TicketState",
    "Topic",
    "UsefulVote",
    "User",
    "UserState",
    "Visit",
    "Voice",
    "VoiceChoice",
    "VoiceKind",
    "Wish",
    "Writers",
]
