"""What the market keeps of a person. Agreements stay, signed by the pseudonym: the other side relies on them."""
