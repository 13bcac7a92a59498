"""What every package stands on: acts, facts, refusals, rights, registries, money, references, the clock. No screens."""
