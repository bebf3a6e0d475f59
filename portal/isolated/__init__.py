"""Calls of pure functions that can be given up: they run in processes of their own, with limits."""
