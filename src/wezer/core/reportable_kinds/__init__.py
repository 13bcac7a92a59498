"""What members may report, and how each is hidden."""
