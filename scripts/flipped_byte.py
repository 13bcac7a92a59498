"""One byte of a stored amount is flipped behind the back of everything, as a failing disk would, or whoever has the database
in their hands."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from moulds import on_server

#: Rows that keep the amount: the transfer, and the entry of who received it.
TABLES = ("ledger_transfer", "ledger_entry")


def flipped_bytes(instance, units: int) -> Iterator[str]:
    """For each row of an amount that is there once: its last byte is another until the next is asked for."""
    if server := instance.environ.get("WEZER_DATABASE_URL"):
        for table in TABLES:
            _flip_row(server, table, units)
            yield table
            _flip_row(server, table, units ^ 1)
        return
    file = instance.home / "community.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = (units.bit_length() + 8) // 8
    for found in re.finditer(re.escape(units.to_bytes(size, "big")), file.read_bytes()):
        before = _keepers(file, units)
        _flip(file, found.end() - 1)
        yield from before - _keepers(file, units)  # none, where the bytes are what a row has left behind
        _flip(file, found.end() - 1)


def _flip_row(server: str, table: str, units: int) -> None:
    on_server(server, f"ALTER TABLE {table} DISABLE TRIGGER USER")
    on_server(server, f"UPDATE {table} SET units = units # 1 WHERE units = {units}")
    on_server(server, f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _flip(file: Path, place: int) -> None:
    with file.open("r+b") as bare:
        bare.seek(place)
        [byte] = bare.read(1)
        bare.seek(place)
        bare.write(bytes([byte ^ 1]))


def _keepers(file: Path, units: int) -> set[str]:
    with closing(sqlite3.connect(file)) as database:
        asked = "SELECT COUNT(*) FROM {} WHERE units = ?"
        return {table for table in TABLES if database.execute(asked.format(table), [units]).fetchone()[0]}
