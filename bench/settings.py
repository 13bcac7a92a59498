"""The product's settings, and the API without its window per minute: one member sends what a thousand would."""

from wezer.site.settings import *  # noqa: F403

WEZER_API_PER_MINUTE = 0
