"""Found by the registry of packs; importing a country's books registers them."""

from wezer.nations.be import books as belgium
from wezer.nations.fr import books as france
from wezer.nations.universal import books as universal

__all__ = ["belgium", "france", "universal"]
