"""Core for machines: the questions and acts of its pages, in another voice."""

from wezer.core.api import comments, entry, findings, groups, me, posts
from wezer.core.api.common import router

__all__ = ["comments", "entry", "findings", "groups", "me", "posts", "router"]
