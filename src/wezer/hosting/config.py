"""The host's settings: what `wezer.toml` and the environment may say, typed and explained.

Each setting is declared once, below. `docs/operate/configure.md` is compared with this list by a test.
A community's own settings (names, rights, limits) live in its database, not here.
"""

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE_NAME = "wezer.toml"
YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off", ""})

# Names that the environment uses for other things than one setting of the file.
NOT_SETTINGS = frozenset({"home", "process", "chromium", "secret_key", "push_key"})
NOT_SETTINGS_PREFIXES = ("test_", "demo_", "bench_")


class ConfigError(Exception):
    """The host wrote something that cannot be used; the message says what and where."""


@dataclass(frozen=True, slots=True)
class HostSetting:
    """One thing a host may choose: `key` in wezer.toml, `WEZER_<KEY>` in the environment."""

    key: str
    default: Any
    help: str
    choices: tuple[str, ...] = ()
    #: Of a number: between the two.
    between: tuple[int, int] | None = None

    @property
    def variable(self) -> str:
        return f"WEZER_{self.key.upper()}"

    @property
    def kind(self) -> type:
        return type(self.default)


SETTINGS: tuple[HostSetting, ...] = (
    HostSetting("host", "127.0.0.1", "Address that the servers listen on."),
    HostSetting("port", 8000, "Port of the pages. 0 takes any free port."),
    HostSetting("live_port", 8001, "Port of `wezer live`, used only when the live server runs by itself."),
    HostSetting(
        "site_url", "", "Public address, such as https://example.org. With https, cookies are sent over TLS only."
    ),
    HostSetting("allowed_hosts", [], "Further host names that this instance answers to, beside the one of site_url."),
    HostSetting("trust_proxy", False, "Believe X-Forwarded-For and X-Forwarded-Proto: only behind your own proxy."),
    HostSetting("database_url", "", "postgres://user@host/name. Empty: an SQLite file inside WEZER_HOME."),
    HostSetting(
        "database_direct_url",
        "",
        "The same database without the pooler, for worker, live and upgrades. Empty: database_url.",
    ),
    HostSetting("database_keep_seconds", 600, "How long a web thread keeps its PostgreSQL connection."),
    HostSetting(
        "packages",
        [],
        "Packages to install: operation, and third-party ones by the name of their wezer.packages entry point.",
    ),
    HostSetting(
        "engine_url",
        "",
        "postgres://user@host/name of the books' own database. Empty: an SQLite file inside WEZER_HOME.",
    ),
    HostSetting("web_workers", 2, "Processes of `wezer web`."),
    HostSetting("web_threads", 4, "Threads that answer pages, in each process."),
    HostSetting("back_port", 8002, "Port of `wezer back`, used only when the back office runs by itself."),
    HostSetting("back_threads", 4, "Threads that answer the back office."),
    HostSetting("live_clients", 1000, "Most live streams that one process keeps open."),
    HostSetting("live_poll_ms", 100, "How often the live server looks for new facts, in milliseconds."),
    HostSetting(
        "language", "en", "Language of pages when nothing else says, before the community has chosen.", ("en", "fr")
    ),
    HostSetting("media_path", "", "Folder of uploaded files. Empty: media in WEZER_HOME."),
    HostSetting(
        "mail", "console", "Where mail goes: console, file (mail in WEZER_HOME), or smtp.", ("console", "file", "smtp")
    ),
    HostSetting("mail_host", "localhost", "SMTP server."),
    HostSetting("mail_port", 25, "Port of the SMTP server."),
    HostSetting("mail_user", "", "Name at the SMTP server. Its password is the file keys/mail_password."),
    HostSetting("mail_security", "none", "none, starttls or tls.", ("none", "starttls", "tls")),
    HostSetting(
        "backup_days",
        90,
        "Days after which backups in WEZER_HOME/backups are thrown away: who was forgotten is still in them. 90 at most.",
        between=(1, 90),
    ),
    HostSetting("mail_from", "", "Sender of this community's mail. Empty: wezer@ the host name of site_url."),
    HostSetting("api_per_minute", 3000, "Most requests of one API token per minute and web process. 0: no limit."),
    HostSetting(
        "webhooks_private", False, "Let webhooks reach this machine and private networks, also over plain http."
    ),
    HostSetting("debug", False, "Error pages with program details. Never on a machine that others reach."),
    HostSetting("log_level", "info", "How much is written to the log.", ("debug", "info", "warning", "error")),
    HostSetting("log_file", "", "File that receives the log as well. Relative paths start in WEZER_HOME."),
)

BY_KEY: Mapping[str, HostSetting] = {setting.key: setting for setting in SETTINGS}


@dataclass(frozen=True)
class Config:
    """The settings of one instance, every value typed, with the place each one came from."""

    home: Path
    values: Mapping[str, Any]
    origins: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        return self.values[key]


def home_path(environ: Mapping[str, str] | None = None) -> Path:
    """The folder that holds everything of this instance."""
    return Path((os.environ if environ is None else environ).get("WEZER_HOME") or "var").expanduser().resolve()


def read_config(environ: Mapping[str, str] | None = None) -> Config:
    """Read wezer.toml, then let the environment override it; refuse what is unknown or mistyped."""
    environ = os.environ if environ is None else environ
    home = home_path(environ)
    path = home / FILE_NAME
    values = {setting.key: setting.default for setting in SETTINGS}
    origins = dict.fromkeys(values, "default")
    for key, value in _from_file(path).items():
        values[key], origins[key] = _typed(_known(key, str(path)), value, str(path)), str(path)
    for name in sorted(environ):
        if name.startswith("WEZER_") and not _is_other(name):
            setting = _known(name.removeprefix("WEZER_").lower(), "the environment")
            values[setting.key], origins[setting.key] = _typed(setting, environ[name], name), name
    return Config(home, values, origins)


def _is_other(name: str) -> bool:
    key = name.removeprefix("WEZER_").lower()
    return key in NOT_SETTINGS or key.startswith(NOT_SETTINGS_PREFIXES)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from error


def _known(key: str, origin: str) -> HostSetting:
    if key in BY_KEY:
        return BY_KEY[key]
    near = difflib.get_close_matches(key, BY_KEY, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    raise ConfigError(f"{origin} sets “{key}”, which is not a setting.{hint}")


def _typed(setting: HostSetting, value: Any, origin: str) -> Any:
    try:
        made = _converted(setting.kind, value)
    except ValueError as error:
        raise ConfigError(f"{origin}: “{setting.key}” must be {_words(setting.kind)}, not {value!r}.") from error
    if setting.choices and made not in setting.choices:
        raise ConfigError(f"{origin}: “{setting.key}” must be one of {', '.join(setting.choices)}, not {made!r}.")
    if setting.between and not setting.between[0] <= made <= setting.between[1]:
        raise ConfigError(f"{origin}: “{setting.key}” lies between {setting.between[0]} and {setting.between[1]}.")
    return made


def _converted(kind: type, value: Any) -> Any:
    if kind is list and isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if kind is list and isinstance(value, list) and all(isinstance(part, str) for part in value):
        return value
    if kind is bool and isinstance(value, str) and value.lower() in YES | NO:
        return value.lower() in YES
    if kind is int and isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    if kind is int and type(value) is int and value >= 0:
        return value
    if kind in (str, bool) and type(value) is kind:
        return value
    raise ValueError(kind)


def _words(kind: type) -> str:
    return {bool: "true or false", int: "a whole number, zero or more", str: "text", list: "a list of names"}[kind]
