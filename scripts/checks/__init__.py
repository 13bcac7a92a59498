"""House rules that no general tool knows. Each module offers `problems(root)` and may offer `warnings(root)`."""
