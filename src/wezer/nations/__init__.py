"""Everything that a country changes: one folder per country."""
