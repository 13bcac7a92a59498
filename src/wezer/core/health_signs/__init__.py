"""What core says of its health to those who tend the community."""
