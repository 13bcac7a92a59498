"""What the worker and what leaves say of their health to those who tend the community."""
