"""What asks for a gardener's hand in people, groups and rooms."""
