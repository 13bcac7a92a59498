"""The tables of the market."""

from wezer.exchange.models.announcement import (
    OPEN_STATES,
    SHOWN_STATES,
    WITHOUT_PRICE,
    Announcement,
    AnnouncementState,
    Asked,
    PriceLine,
    PriceMode,
    Sense,
)
from wezer.exchange.models.category import Category, CategoryCriterion, Skill, Tag
from wezer.exchange.models.evaluation import ReplyEvaluation
from wezer.exchange.models.reply import HOLDING, NEGOTIATING, OVER, Message, Reply, ReplyPrice, ReplyState, Terms
from wezer.exchange.models.search import FeedToken, SavedSearch

__all__ = [
    "HOLDING",
    "NEGOTIATING",
    "OPEN_STATES",
    "OVER",
    "SHOWN_STATES",
    "WITHOUT_PRICE",
    "Announcement",
    "AnnouncementState",
    "Asked",
    "Category",
    "CategoryCriterion",
    "FeedToken",
    "Message",
    "PriceLine",
    "PriceMode",
    "Reply",
    "ReplyEvaluation",
    "ReplyPrice",
    "ReplyState",
    "SavedSearch",
    "Sense",
    "Skill",
    "Tag",
    "Terms",
]
