"""How what happened is shown to staff: one registry of words, icons, tones and links, for time lines and the bell."""
