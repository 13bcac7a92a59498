"""The implementation journey: steps, what each would do, and presets that fill them all."""
