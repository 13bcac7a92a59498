"""What loans of things cost, in any currency of the market."""
