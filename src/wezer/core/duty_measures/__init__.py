"""How core measures duties."""
