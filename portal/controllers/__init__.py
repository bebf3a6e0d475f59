"""The doors of the web."""
