"""Decisions: what a person, or a gate that is sure, concludes about money, and how it is taken back."""
