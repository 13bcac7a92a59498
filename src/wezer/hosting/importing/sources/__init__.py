"""The presets, by name."""

from wezer.hosting.importing.plan import Source
from wezer.hosting.importing.sources.community_forge import CommunityForge
from wezer.hosting.importing.sources.spreadsheet import Spreadsheet
from wezer.hosting.importing.sources.timeoverflow import TimeOverflow

SOURCES: dict[str, Source] = {each.name: each for each in (TimeOverflow(), CommunityForge(), Spreadsheet())}
