"""What the host's machine says of its health to those who tend the community."""
