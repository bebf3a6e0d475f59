"""The doors of the web, by who comes through them: staff, the public, and developers at a desk."""
