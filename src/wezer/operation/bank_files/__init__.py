"""Bank statements as files: CAMT.053, OFX, CODA and tables of text, read strictly. Nothing here knows the engine or a database.

`look_into` reads a file whole and proves that it adds up, or refuses it with a sentence about the file. Pages show what
it found before anything is kept, and the gateway reads the same bytes the same way.
"""

from wezer.operation.bank_files.found import Found, FoundLine, Layout
from wezer.operation.bank_files.looking import FORMATS, digest_of, format_of, look_into
from wezer.operation.bank_files.refusals import BadFile
from wezer.operation.bank_files.table import guess_layout

__all__ = ["FORMATS", "BadFile", "Found", "FoundLine", "Layout", "digest_of", "format_of", "guess_layout", "look_into"]
