"""What is written to the log: one line an event, with the id of the request it belongs to."""

import logging
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from wezer.hosting.config import Config

request_id: ContextVar[str] = ContextVar("wezer_request_id", default="-")


class WithRequestId(logging.Filter):
    """Gives every record the id of the request being answered, or “-”."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


def logging_settings(config: Config) -> dict[str, Any]:
    """Django's LOGGING: to the terminal, and to a file if the host named one."""
    level = config["log_level"].upper()
    handlers: dict[str, Any] = {
        "terminal": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_id"]}
    }
    if config["log_file"]:
        path = config.home / Path(config["log_file"])
        path.parent.mkdir(parents=True, exist_ok=True)
        handlers["file"] = {
            "class": "logging.handlers.WatchedFileHandler",
            "filename": str(path),
            "formatter": "line",
            "filters": ["request_id"],
        }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": "wezer.hosting.logs.WithRequestId"}},
        "formatters": {"line": {"format": "{asctime} {levelname} {name} [{request_id}] {message}", "style": "{"}},
        "handlers": handlers,
        "root": {"handlers": list(handlers), "level": level},
        "loggers": {
            "django": {"level": level},
            "django.db.backends": {"level": "INFO"},
            "asyncio": {"level": "WARNING"},
        },
    }
