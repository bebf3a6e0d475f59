"""The nouns: every row the portal keeps, one file per word."""
