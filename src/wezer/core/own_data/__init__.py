"""What core keeps of a person, part by part: how it is given and how it is forgotten."""
