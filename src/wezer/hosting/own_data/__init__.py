"""What imports keep of a person."""
