"""WeZer's own module inside the engine: keys that happen once, events, account roles, and checks that nothing passes by."""
