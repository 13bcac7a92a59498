"""What the books keep of a person, and for how long the law asks for it."""
