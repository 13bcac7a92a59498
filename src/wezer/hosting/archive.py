"""One archive that holds a whole instance: database, media, keys, settings, and a list with the digest of each file.

The database is copied first, then what packages keep in databases of their own (the books), then the media, which are
write-once: whatever the copy mentions is there (SETTLED row 45). Nothing waits for a backup: both databases give a consistent copy while payments go on.
"""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import wezer
from wezer.hosting.config import FILE_NAME, Config, home_path
from wezer.hosting.databases import SQLITE_FILE
from wezer.hosting.words import Stop
from wezer.kernel.clock import now

FORMAT = 1
CONTENTS = "contents.json"
SQLITE_COPY, POSTGRES_COPY = "database/community.sqlite3", "database/community.dump"
PACKAGES = "packages"
#: Who was forgotten; in a restore it is laid beside the list that is there, and joined with it.
FORGOTTEN, FORGOTTEN_OF_ARCHIVE = "forgotten.jsonl", "forgotten-of-archive.jsonl"
#: Folders of the media that no backup holds: archives that people asked for of their own data.
PASSING = ("own",)
CHUNK = 1 << 20
#: When a backup was opened again last.
TRIED = "backups/tried.json"
#: The name of a backup that was given none.
NAME = "wezer-%Y%m%d-%H%M%S.tar.gz"


@dataclass(frozen=True)
class Contents:
    """The list at the end of an archive."""

    format: int
    version: str
    made_at: str
    vendor: str
    files: dict[str, str]


# --- making ---


def make(config: Config, target: Path | None = None) -> Path:
    """Write the archive, read it back, and only then give it its name."""
    from django.db import connection

    moment = now()
    path = target or config.home / "backups" / f"{moment:{NAME}}"
    if path.exists():
        raise Stop(f"{path} is there already.")
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
            name, copy = _copy_database(connection, Path(folder))
            own = list(_copy_packages(Path(folder)))  # after it: books that are newer than the community do no harm
            files: dict[str, str] = {}
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as raw, tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as archive:
                for inside, source in ((name, copy), *own):
                    files[inside] = _add(archive, inside, source)
                for inside, source in _home_files(config):
                    with suppress(FileNotFoundError):  # the original of a picture, prepared long ago, may go meanwhile
                        files[inside] = _add(archive, inside, source)
                contents = {
                    "format": FORMAT,
                    "version": wezer.__version__,
                    "made_at": moment.isoformat(),
                    "vendor": connection.vendor,
                    "files": files,
                }
                _add_text(archive, CONTENTS, json.dumps(contents, indent=1))
        verify(aside)
        aside.rename(path)
    finally:
        aside.unlink(missing_ok=True)
    return path


def prune(folder: Path, days: int) -> list[Path]:
    """Throw away the backups in `folder` that are older than so many days; their names say when each was made."""
    oldest, found = now() - timedelta(days=days), []
    for path in sorted(folder.glob("wezer-*.tar.gz")):
        with suppress(ValueError):  # somebody's own name: theirs to keep or to throw away
            made_at = datetime.strptime(path.name, NAME).replace(tzinfo=UTC)
            if made_at < oldest:
                path.unlink(missing_ok=True)
                found.append(path)
    return found


def _copy_database(connection: Any, folder: Path) -> tuple[str, Path]:
    if connection.vendor == "sqlite":
        copy = folder / "copy.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        _check_sqlite(copy)
        return SQLITE_COPY, copy
    copy = folder / "copy.dump"
    _run_postgres(connection, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={copy}")
    return POSTGRES_COPY, copy


def _copy_packages(folder: Path) -> Iterator[tuple[str, Path]]:
    """Databases of packages, under `packages/<label>/`."""
    from wezer.kernel.apps import packages

    for package in packages():
        place = folder / package.label
        place.mkdir()
        for copy in package.copies(place):
            yield f"{PACKAGES}/{package.label}/{copy.name}", copy


def take_back_packages(home: Path, *, force: bool) -> None:
    """What packages had copied goes back to its place; nothing of it stays beside it."""
    from wezer.kernel.apps import packages

    for package in packages():
        folder = home / PACKAGES / package.label
        if folder.is_dir() and (reason := package.take_back(folder, force=force)):
            raise Stop(reason)
        shutil.rmtree(folder, ignore_errors=True)
    left = home / PACKAGES
    if left.is_dir() and any(left.iterdir()):
        names = ", ".join(sorted(each.name for each in left.iterdir()))
        raise Stop(f"the archive holds databases of {names}, which this instance does not install; see {left}.")
    if left.is_dir():
        left.rmdir()


def _check_sqlite(path: Path) -> None:
    with sqlite3.connect(path) as database:
        found = database.execute("PRAGMA integrity_check").fetchall()
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
    database.close()
    if found != [("ok",)] or broken:
        raise Stop(f"the database is damaged: {found[0][0]}; {len(broken)} rows point nowhere. Nothing was written.")


def _home_files(config: Config) -> Iterator[tuple[str, Path]]:
    """Keys, settings and media, in that order: media last."""
    from django.conf import settings

    for name in (FILE_NAME, FORGOTTEN):
        if (config.home / name).exists():
            yield name, config.home / name
    for name, folder in (("keys", config.home / "keys"), ("media", Path(settings.MEDIA_ROOT))):
        for path in sorted(folder.rglob("*")):
            is_passing = path.relative_to(folder).parts[0] in PASSING and name == "media"
            if path.is_file() and not (path.is_symlink() or path.name.startswith(".") or is_passing):
                yield f"{name}/{path.relative_to(folder).as_posix()}", path


def _add(archive: tarfile.TarFile, name: str, source: Path) -> str:
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = source.stat().st_size, int(source.stat().st_mtime), 0o600
        archive.addfile(info, file)
    return digest


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    body = text.encode()
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(body), 0o600
    archive.addfile(info, io.BytesIO(body))


# --- reading ---


def verify(path: Path) -> Contents:
    """Read every byte of an archive and compare it with its list. Stop says what is wrong."""
    seen: dict[str, str] = {}
    listed: dict[str, Any] | None = None
    try:
        with tarfile.open(path, "r:gz") as archive:
            for info in archive:
                body = archive.extractfile(info) if info.isreg() else None
                if body is None or not _is_safe(info.name):
                    raise Stop(f"{path} holds “{info.name}”, which no backup of ours would.")
                if info.name == CONTENTS:
                    listed = json.loads(body.read())
                else:
                    seen[info.name] = _digest(body)
    except (OSError, EOFError, tarfile.TarError, ValueError) as error:
        raise Stop(f"{path} cannot be read: {error}.") from error
    if listed is None or listed.get("format") != FORMAT:
        raise Stop(f"{path} is not a backup that this version can read.")
    wrong = sorted(name for name in {*seen, *listed["files"]} if seen.get(name) != listed["files"].get(name))
    if wrong:
        raise Stop(f"{path} is damaged: {', '.join(wrong[:5])}.")
    return Contents(FORMAT, listed["version"], listed["made_at"], listed["vendor"], listed["files"])


def _is_safe(name: str) -> bool:
    parts = Path(name).parts
    return name == CONTENTS or (
        bool(parts)
        and not name.startswith("/")
        and ".." not in parts
        and (name in (FILE_NAME, FORGOTTEN, SQLITE_COPY, POSTGRES_COPY) or parts[0] in ("keys", "media", PACKAGES))
    )


def _digest(body: Any) -> str:
    digest = hashlib.sha256()
    while chunk := body.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def unpack(path: Path, home: Path) -> None:
    """Lay the files of a verified archive into `home`; the SQLite database goes to its place, a dump beside it."""
    with tarfile.open(path, "r:gz") as archive:
        for info in archive:
            body = archive.extractfile(info) if info.isreg() and _is_safe(info.name) else None
            if body is None or info.name == CONTENTS:
                continue
            target = home / {SQLITE_COPY: SQLITE_FILE, FORGOTTEN: FORGOTTEN_OF_ARCHIVE}.get(info.name, info.name)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                shutil.copyfileobj(body, file, CHUNK)


def try_out(path: Path, home: Path) -> Contents:
    """Open a backup again beside what is there, and throw away what it laid out: whole, and its database too. Kept with its day."""
    contents = verify(path)
    with tempfile.TemporaryDirectory(dir=home, prefix="trying-") as folder:
        unpack(path, Path(folder))
        if contents.vendor == "postgresql":
            read = subprocess.run(
                [_tool("pg_restore"), "--list", str(Path(folder) / POSTGRES_COPY)], capture_output=True
            )
            if read.returncode:
                raise Stop(f"{path} holds a dump that cannot be read: {read.stderr.decode()[-500:]}")
        else:
            _check_sqlite(Path(folder) / SQLITE_FILE)
    (home / "backups").mkdir(mode=0o700, exist_ok=True)
    (home / TRIED).write_text(json.dumps({"at": now().isoformat(), "made_at": contents.made_at}), encoding="utf-8")
    return contents


def newest(home: Path) -> Path | None:
    """The newest backup of this instance's own folder."""
    made = sorted((home / "backups").glob("wezer-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return made[-1] if made else None


def newest_backup_at() -> datetime | None:
    """When the newest backup of this machine was begun: its name says so. One with somebody's own name is not known."""
    found = []
    for path in (home_path() / "backups").glob("wezer-*.tar.gz"):
        with suppress(ValueError):
            found.append(datetime.strptime(path.name, NAME).replace(tzinfo=UTC))
    return max(found, default=None)


def last_tried(home: Path) -> datetime | None:
    """When a backup was opened again last."""
    with suppress(OSError, ValueError, KeyError):
        return datetime.fromisoformat(json.loads((home / TRIED).read_text(encoding="utf-8"))["at"])
    return None


def fill_postgres(connection: Any, dump: Path, *, force: bool) -> None:
    """Load a dump into an empty database; with `force` what is in it goes first."""
    if connection.introspection.table_names():
        if not force:
            raise Stop("the database is not empty. Give an empty one, or --force to replace what is in it.")
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    connection.close()
    _run_postgres(
        connection, "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", str(dump)
    )


def _run_postgres(connection: Any, program: str, *arguments: str) -> None:
    """The distribution's own tools; the password goes by the environment, where other accounts cannot read it."""
    made = connection.settings_dict
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
    environ = {**os.environ, **{variable: str(made[key]) for key, variable in names.items() if made[key]}}
    extra = ["--dbname", str(made["NAME"])] if program == "pg_restore" else []
    done = subprocess.run([_tool(program), *extra, *arguments], env=environ, capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"{program} failed: {done.stderr.strip()[-1000:]}")


def _tool(program: str) -> str:
    """The newest of the machine: pg_dump refuses servers newer than itself."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3]))
    name = str(found[-1]) if found else shutil.which(program)
    if name is None:
        raise Stop(f"{program} is missing; install postgresql-client.")
    return name
