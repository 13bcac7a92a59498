"""Settings, routes and server entry points: wiring only."""
