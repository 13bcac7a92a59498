"""Making an instance and keeping it up to date: folders, keys, tables, database rules, static files."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from wezer.hosting.config import FILE_NAME, SETTINGS, Config, HostSetting
from wezer.hosting.databases import IDLE_IN_TRANSACTION
from wezer.hosting.keys import secret_key
from wezer.hosting.words import Stop, say

FOLDERS = ("keys", "media", "static", "backups")


def prepare_home(config: Config, packages: Sequence[str] = ()) -> None:
    """The folder, its keys, and a wezer.toml that explains every setting; in a new one `packages` are named."""
    config.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in FOLDERS:
        (config.home / name).mkdir(mode=0o700, exist_ok=True)
    secret_key(config.home)
    settings_file = config.home / FILE_NAME
    if not settings_file.exists():
        settings_file.write_text(sample_settings(packages), encoding="utf-8")
        settings_file.chmod(0o600)


def is_made(config: Config) -> bool:
    """True once `wezer init` has run here."""
    return (config.home / FILE_NAME).exists() and (config.home / "keys").is_dir()


def require_made(config: Config) -> None:
    if not is_made(config):
        raise Stop(f"there is no instance in {config.home} yet. Run “wezer init” first, or set WEZER_HOME.")


def sample_settings(packages: Sequence[str] = ()) -> str:
    """A wezer.toml in which every setting is explained and none is set but, where some are wanted, `packages`."""
    lines = ["# Settings of this instance. Each can also be given as WEZER_<NAME> in the environment, which wins.", ""]
    for setting in SETTINGS:
        line = f"# {setting.key} = {_toml(setting)}"
        if setting.key == "packages" and packages:
            line = f"packages = {json.dumps(list(packages))}"
        lines += [f"# {setting.help}", line, ""]
    return "\n".join(lines)


def _toml(setting: HostSetting) -> str:
    if setting.kind is bool:
        return "true" if setting.default else "false"
    return str(setting.default) if setting.kind is not str else f'"{setting.default}"'


def upgrade(tell: Callable[[str], None] = say, *, finish: bool = False) -> None:
    """Bring database and files to this program's version. Running it again changes nothing.

    `finish`: also what takes minutes and would otherwise be left to the worker.
    """
    from django.core.management import call_command
    from django.db import connection

    tell("Tables …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    if connection.vendor == "postgresql":
        tell("Database rules …")
        set_database_rules()
    install_database_functions(tell)
    forget_again(tell)
    if finish:
        take_package_steps("finish", tell)
    tell("Style sheets, scripts and pictures …")
    collect_static()


def forget_again(tell: Callable[[str], None] = say) -> int:
    """Whoever stands on the list of the forgotten and is known to this (older) database is forgotten again; how many."""
    from wezer.core.acts.erasing import erase_member
    from wezer.core.forgotten import read_list
    from wezer.core.models import Member
    from wezer.core.viewer import Viewer

    listed = {each.uid: each for each in read_list()}
    again = list(Member.objects.filter(uid__in=listed, erased_at=None))
    for member in again:
        said = listed[member.uid]
        erase_member(by=Viewer.system(), member=member, wish=said.wish, pseudonym=said.pseudonym)
    if again:
        tell(f"Forgotten again, as they had asked: {len(again)}.")
    return len(again)


def set_database_rules() -> None:
    """Time zone and the limit on forgotten transactions belong to the database: a pooler forgets what a session sets. Our
    statements are many and small: to compile one takes longer than to run it (the hall: 35 ms of statements, 20 without)."""
    from django.db import connection

    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} SET timezone TO 'UTC'")
        cursor.execute(f"ALTER DATABASE {name} SET jit TO 'off'")
        cursor.execute(f"ALTER DATABASE {name} SET idle_in_transaction_session_timeout TO '{IDLE_IN_TRANSACTION}'")


def install_database_functions(tell: Callable[[str], None] = say) -> None:
    """Each package may offer `upgrade(tell)` in its AppConfig: functions, triggers, a database of its own; safe to run again."""
    take_package_steps("upgrade", tell)


def take_package_steps(name: str, tell: Callable[[str], None]) -> None:
    """`upgrade(tell)` or `finish(tell)` of every package that has one; both are safe to run again."""
    from wezer.kernel.apps import packages

    for package in packages():
        step = getattr(package, name, None)
        if step is not None:
            tell(f"{package.label.capitalize()} …")
            step(tell)


def collect_static() -> bool:
    """Fingerprint and compress static files, when they differ from the last time. True if there was anything to do."""
    from django.conf import settings
    from django.core.management import call_command

    if settings.DEBUG:
        return False
    mark = Path(settings.STATIC_ROOT) / ".source"
    now = static_state()
    if mark.exists() and mark.read_text(encoding="ascii") == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    mark.write_text(now, encoding="ascii")
    return True


def static_state() -> str:
    """A digest of the names, sizes and times of all static files."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def begin_new_transaction_ids() -> None:
    """After a restore or a move: transaction ids of the old cluster mean nothing here, and would hide new facts.

    All rows go to 0 (SETTLED row 10). Every consumer's cursor goes to just before the first fact it had not read, in the
    order of ids: it may be told some facts twice, which it must not mind, and misses none.
    """
    from django.db import connection, transaction

    if connection.vendor != "postgresql":
        return
    tables = connection.introspection.table_names()
    with transaction.atomic(), connection.cursor() as cursor:  # writes: moves the whole database to another cluster
        if "workflow_factcursor" in tables:
            cursor.execute(  # writes: as above
                "UPDATE workflow_factcursor c SET last_id = coalesce("
                " (SELECT min(f.id) - 1 FROM kernel_fact f WHERE (f.xid, f.id) > (c.xid, c.last_id)),"
                " (SELECT max(f.id) FROM kernel_fact f), 0), xid = 0"
            )
            cursor.execute("UPDATE workflow_factcursor SET told_xid = 0, told_id = last_id")  # writes: as above
        cursor.execute("UPDATE kernel_fact SET xid = 0 WHERE xid <> 0")  # writes: as above


def empty_database() -> None:
    """Remove every table and make them anew. Only for the demo: its caller has made sure of that."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    else:
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{settings.DATABASES['default']['NAME']}{suffix}").unlink(missing_ok=True)
    upgrade()
