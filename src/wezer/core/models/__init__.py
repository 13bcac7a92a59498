"""The tables of core, one file per aggregate."""

from wezer.core.models.admission import Application, ApplicationMessage, Arrival, Invitation, LinkMailing
from wezer.core.models.agreement import Acceptance, Agreement, AgreementText
from wezer.core.models.audience import Audience, AudienceKind, AudienceParty
from wezer.core.models.blog import Article, ArticleAuthor, ArticleName, ArticleProposal, ArticleState
from wezer.core.models.chat import (
    Attendance,
    Block,
    ContactPolicy,
    Conversation,
    ConversationForm,
    Hears,
    Message,
    MessageItem,
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
from wezer.core.models.date_option import DateOption, OptionAnswer, Suits
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
    SEATED,
    AgendaAddress,
    Answer,
    Event,
    EventDate,
    EventDateState,
    EventQuerySet,
    EventState,
    Rsvp,
)
from wezer.core.models.exclusion import (
    OPEN_EXCLUSIONS,
    Exclusion,
    ExclusionState,
    ExclusionVoice,
    ExclusionWord,
    VerdictStage,
    WordKind,
)
from wezer.core.models.file import File, FileState
from wezer.core.models.following import Follow, Visit
from wezer.core.models.forum import ForumEntry, ItemAnswer, Question, QuestionState, Topic, UsefulVote
from wezer.core.models.group import Group, GroupClosure, GroupState, Membrane, Sight
from wezer.core.models.help import ArticlePage, HelpArticle, Ticket, TicketState
from wezer.core.models.item import FirstReaders, Item, ItemCount, ItemQuerySet
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
from wezer.core.models.links import LIVING_LINKS, GroupLink, LinkKind, LinkState
from wezer.core.models.look import Look
from wezer.core.models.mailing import Channel, MailPlan, NoticeChoice, Rhythm
from wezer.core.models.map import GroupPlace, MapPoint
from wezer.core.models.membership import ACTIVE_STATES, Belonging, BelongingState, Role, RoleHolding, TrustHeld
from wezer.core.models.moderation import WAITING, CaseState, Ground, Measure, ModerationCase, Report, Restriction
from wezer.core.models.notice import MailState, Notice
from wezer.core.models.outside_calendar import OutsideCalendar, OutsideDate, Trouble
from wezer.core.models.pages import SitePage, SitePageState
from wezer.core.models.party import Displacement, Member, Party, PartyKind, ProfileField, ProfileTerm
from wezer.core.models.place import Place, PlaceCategory, PlaceImport, PlaceImportState, PlaceState, PlaceVote
from wezer.core.models.privacy import ArchiveState, Erasure, OwnArchive, Wish
from wezer.core.models.push import PushChoice, PushDevice
from wezer.core.models.retention import LegalHold, RetentionRun
from wezer.core.models.room import READABLE, STANDING, Room, RoomFailure, RoomHealth, RoomState
from wezer.core.models.search import IndexWalk, SearchDoc
from wezer.core.models.setting import Setting, SettingMode
from wezer.core.models.structure import GroupMove, MoveState
from wezer.core.models.talk import Comment, Post, Reaction, Revision
from wezer.core.models.transparency import PastOpened, TransparencyVersion
from wezer.core.models.trust import Age, AgeTold, TrustMark, TrustSight
from wezer.core.models.user import User, UserState

__all__ = [
    "ACTIVE_STATES",
    "CONCERNED",
    "LIVING_LINKS",
    "OPEN_EXCLUSIONS",
    "READABLE",
    "SEATED",
    "STANDING",
    "TERMS",
    "WAITING",
    "Acceptance",
    "Age",
    "AgeTold",
    "AgendaAddress",
    "Agreement",
    "AgreementText",
    "Answer",
    "Application",
    "ApplicationMessage",
    "Approval",
    "ArchiveState",
    "Arrival",
    "Article",
    "ArticleAuthor",
    "ArticleName",
    "ArticlePage",
    "ArticleProposal",
    "ArticleState",
    "Attendance",
    "Audience",
    "AudienceKind",
    "AudienceParty",
    "Belonging",
    "BelongingState",
    "BelongingStep",
    "Block",
    "CaseState",
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
    "DateOption",
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
    "Exclusion",
    "ExclusionState",
    "ExclusionVoice",
    "ExclusionWord",
    "File",
    "FileState",
    "FirstReaders",
    "Follow",
    "ForumEntry",
    "Ground",
    "Group",
    "GroupClosure",
    "GroupLink",
    "GroupMove",
    "GroupPlace",
    "GroupState",
    "Hears",
    "HelpArticle",
    "IndexWalk",
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
    "LinkKind",
    "LinkMailing",
    "LinkState",
    "Loan",
    "LoanDay",
    "LoanState",
    "LoanStep",
    "Look",
    "MailPlan",
    "MailState",
    "MapPoint",
    "Measure",
    "Member",
    "Membrane",
    "MembraneVersion",
    "Message",
    "MessageItem",
    "MessageReaction",
    "ModerationCase",
    "MoveState",
    "Notice",
    "NoticeChoice",
    "OptionAnswer",
    "OutsideCalendar",
    "OutsideDate",
    "OwnArchive",
    "Party",
    "PartyKind",
    "PastOpened",
    "Place",
    "PlaceCategory",
    "PlaceImport",
    "PlaceImportState",
    "PlaceState",
    "PlaceVote",
    "Post",
    "ProfileField",
    "ProfileTerm",
    "PushChoice",
    "PushDevice",
    "Question",
    "QuestionState",
    "Reaction",
    "Reading",
    "Report",
    "Restriction",
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
    "SitePage",
    "SitePageState",
    "Suits",
    "Thing",
    "ThingState",
    "Ticket",
    "TicketState",
    "Topic",
    "TransparencyVersion",
    "Trouble",
    "TrustHeld",
    "TrustMark",
    "TrustSight",
    "UsefulVote",
    "User",
    "UserState",
    "VerdictStage",
    "Visit",
    "Voice",
    "VoiceChoice",
    "VoiceKind",
    "Wish",
    "WordKind",
    "Writers",
]
