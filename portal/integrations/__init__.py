"""The outside world: what we ask of it (`ports`), and the adapters that carry it out."""
