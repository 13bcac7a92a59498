"""The market for machines: the same questions and acts as its pages."""

from wezer.exchange.api import announcements, categories, evaluations, photos, replies, tending
from wezer.exchange.api.common import router

__all__ = ["announcements", "categories", "evaluations", "photos", "replies", "router", "tending"]
