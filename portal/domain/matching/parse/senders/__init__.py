"""The registry: one file per sender. Formats: docs/mail.md tells where they were seen."""
