"""Where the engine's own database lies. Nothing here imports the engine."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from django.conf import settings

FILE_STEM = "engine"


@dataclass(frozen=True)
class Place:
    """One engine database: an SQLite file in `folder`, or a PostgreSQL database on the server at `url`."""

    name: str
    folder: Path
    url: str = ""

    @property
    def is_postgres(self) -> bool:
        return bool(self.url)

    @property
    def file(self) -> Path:
        """The SQLite file; the engine insists on this ending."""
        return self.folder / f"{self.name}.sqlite"

    @property
    def server(self) -> str:
        """The address of the server without a database, as the engine's configuration wants it."""
        return self._at("/") if self.url else "sqlite://"

    def database(self, name: str) -> str:
        """The address of another database on the same server."""
        return self._at(f"/{name}")

    def _at(self, path: str) -> str:
        """An address over a socket names no host: an empty user keeps its slashes, here and where the engine takes it apart."""
        parts = urlsplit(self.url)
        return urlunsplit(parts._replace(scheme="postgresql", netloc=parts.netloc or "@", path=path))


def place() -> Place:
    """The engine of this instance. Its folder, `WEZER_HOME`, also holds the file of the write lock."""
    url = settings.WEZER_ENGINE_URL
    home = Path(settings.WEZER_HOME)
    if not url:
        return Place(FILE_STEM, home)
    return Place(unquote(urlsplit(url).path.strip("/")), home, url)
