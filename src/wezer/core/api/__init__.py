"""Core for machines: the questions and acts of its pages, in another voice."""

from wezer.core.api import (
    admission,
    chat,
    comments,
    entry,
    events,
    findings,
    following,
    groups,
    leaving,
    levels,
    mailing,
    me,
    moves,
    pictures,
    posts,
    rights,
    settings,
)
from wezer.core.api.common import router

__all__ = [
    "admission",
    "chat",
    "comments",
    "entry",
    "events",
    "findings",
    "following",
    "groups",
    "leaving",
    "levels",
    "mailing",
    "me",
    "moves",
    "pictures",
    "posts",
    "rights",
    "router",
    "settings",
]
