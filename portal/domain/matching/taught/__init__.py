"""Senders that staff taught the portal to read: lessons, what comes of them, trust, and whether they still fit."""
