"""What the package keeps of a person: WeZer does not start a package that does not say it."""
