"""The queue: what waits for a person, and everything that their pages show of it."""
