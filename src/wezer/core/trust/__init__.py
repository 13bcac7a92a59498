"""Trust among members, and the roles that it gives."""
